import { sql } from 'kysely';
import type { Event } from '../../src/domain/event.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { digest } from './digest.ts';
import { ENGINES, soon, withEngine } from './engine.ts';
import { AT } from './request-examples.ts';

const event = (step: number): Event => ({ kind: 'step_notified', step, people: ['amir'], skipped: [] });
const columns = 'audit_entries (sequence, at, request, kind, event, previous, hash)';
const again = 'select sequence, at, request, kind, event, previous, hash from audit_entries where sequence';

describe.each(ENGINES)('the table of the record on $name', (engine) => {
  const opened = withEngine(engine);

  it.each([
    ['update', `update audit_entries set at = 'never' where sequence = 3`],
    ['update of nothing but the kind', `update audit_entries set kind = kind`],
    ['delete', `delete from audit_entries where sequence = 5`],
    ['an insert under a number that is taken', `insert into ${columns} ${again} = 3`],
    ['an upsert', `insert into ${columns} ${again} = 3 on conflict (sequence) do update set at = 'never'`],
    [
      'an upsert that does nothing, under a number that leaves a gap',
      `insert into ${columns} select 7, at, request, kind, event, previous, hash from audit_entries
       where sequence = 5 on conflict (sequence) do nothing`,
    ],
    ...(engine.name === 'PostgreSQL'
      ? [
          ['truncate', 'truncate audit_entries'],
          [
            'merge',
            `merge into audit_entries a using (select 3 as s) b on a.sequence = b.s when matched then delete`,
          ],
        ]
      : [
          ['insert or replace', `insert or replace into ${columns} ${again} = 3`],
          ['replace', `replace into ${columns} ${again} = 3`],
          ['update or replace', `update or replace audit_entries set sequence = 2 where sequence = 3`],
        ]),
  ])('refuses %s', async (_, statement) => {
    const { database, stores } = opened();
    for (let step = 1; step <= 5; step += 1) await stores.audit.append({ at: AT, event: event(step) });
    const head = await stores.audit.head();
    await expect(database.query((db) => sql.raw(statement).execute(db))).rejects.toThrow();
    expect(await verifyAudit(database, digest, [head])).toEqual({ entries: 5, head });
  });

  it('takes appends of several connections at once as one chain without gaps', async () => {
    const place = await engine.place();
    const first = await openDatabase({ url: place.url });
    await migrate(first);
    // One process writes to a SQLite file; elsewhere each of these is an instance of its own.
    const others = first.dialect.hasOneWriter
      ? []
      : await Promise.all([1, 2].map(() => openDatabase({ url: place.url, poolSize: 3 })));
    const databases = [first, ...others];
    await Promise.all(
      databases.flatMap((database) => {
        const { audit } = createStores(database, { digest });
        return Array.from({ length: 20 }, (_, step) => audit.append({ at: AT, event: event(step) }));
      }),
    );
    expect(await verifyAudit(first, digest)).toMatchObject({ entries: 20 * databases.length });
    for (const database of databases) await database.close();
    await place.remove();
  });

  if (engine.name === 'PostgreSQL') {
    it('lets others append while a transaction is open that appends at its end', async () => {
      const { database, stores } = opened();
      let isHeld: () => void = () => undefined;
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (isHeld = resolve));
      const goOn = new Promise<void>((resolve) => (letGo = resolve));
      const slow = database.transact(async (transaction) => {
        await database.dialect.takeLock(transaction, 'shifts');
        await transaction.insertInto('conversations').values({ person: 'amir', reference: '{}' }).execute();
        isHeld();
        await goOn;
      });
      await held;
      await soon(stores.audit.append({ at: AT, event: event(1) }));
      await soon(
        stores.brakes.set({ kind: 'halt', by: 'amir', since: AT }, undefined, {
          facts: [{ at: AT, event: event(2) }],
        }),
      );
      letGo();
      await slow;
      expect(await verifyAudit(database, digest)).toMatchObject({ entries: 2 });
    });
  }
});
