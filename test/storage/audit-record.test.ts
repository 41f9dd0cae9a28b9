import SqliteFile from 'better-sqlite3';
import { join } from 'node:path';
import type { AuditHead } from '../../src/domain/audit.ts';
import type { Event } from '../../src/domain/event.ts';
import { readAudit, verifyAudit } from '../../src/storage/audit-record.ts';
import type { AuditVerification } from '../../src/storage/audit-walk.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from './digest.ts';
import { ENGINES, temporaryFolder, withEngine } from './engine.ts';
import { AT } from './request-examples.ts';

const event = (step: number): Event => ({ kind: 'step_notified', step, people: ['amir'], skipped: [] });

describe.each(ENGINES)('the record on $name', (engine) => {
  const opened = withEngine(engine);

  it('is in order when empty', async () => {
    const head = { sequence: 0, hash: '0'.repeat(64) };
    expect(await verifyAudit(opened().database, digest)).toEqual({ entries: 0, head });
    expect(await opened().stores.audit.head()).toEqual(head);
  });

  it('is read back in order as it was written, across batches', async () => {
    const { database, stores } = opened();
    const facts = Array.from({ length: 1_200 }, (_, step) => ({
      at: AT,
      event: event(step),
      ...(step % 2 === 0 ? { request: 1001 } : {}),
    }));
    await stores.brakes.set({ kind: 'halt', by: 'amir', since: AT }, undefined, { facts });
    const entries = [];
    for await (const entry of readAudit(database)) entries.push(entry);
    expect(entries).toHaveLength(1_200);
    expect(entries[0]).toMatchObject({ sequence: 1, at: AT, request: 1001, event: event(0) });
    expect(entries[1]).not.toHaveProperty('request');
    expect(entries.at(-1)).toMatchObject({ sequence: 1_200, event: event(1_199) });
    const head = await stores.audit.head();
    expect(await verifyAudit(database, digest, [head])).toEqual({ entries: 1_200, head });
  });

  it('chains facts that are appended at the same time one behind the other', async () => {
    const { database, stores } = opened();
    await Promise.all([1, 2, 3, 4].map((step) => stores.audit.append({ at: AT, event: event(step) })));
    expect(await verifyAudit(database, digest)).toMatchObject({ entries: 4 });
  });

  it('takes facts with fields that are undefined', async () => {
    const { database, stores } = opened();
    const finding = { check: 'cool_down', lastReset: undefined, within: false } as const;
    const checks = [{ finding, outcome: 'pass' as const }];
    await stores.audit.append({ at: AT, event: { kind: 'tier_raised', tier: 'elevated', checks } });
    expect(await verifyAudit(database, digest)).toMatchObject({ entries: 1 });
  });
});

describe('a record in a SQLite file', () => {
  const folder = temporaryFolder();
  let made = 0;
  afterAll(() => folder.remove());

  /** Five entries, then `sql` on a connection of its own; answers what it threw. */
  async function tampered(
    sql: string,
  ): Promise<{ readonly head: AuditHead; readonly thrown: unknown; readonly path: string }> {
    made += 1;
    const path = join(folder.path, `${made}.db`);
    const database = await openDatabase({ url: `file:${path}` });
    await migrate(database);
    const { audit } = createStores(database, { digest });
    for (let step = 1; step <= 5; step += 1) await audit.append({ at: AT, event: event(step) });
    const head = await audit.head();
    await database.close();
    const raw = new SqliteFile(path);
    try {
      raw.exec(sql);
      return { head, thrown: undefined, path };
    } catch (thrown) {
      return { head, thrown, path };
    } finally {
      raw.close();
    }
  }

  async function verified(path: string, head: AuditHead): Promise<AuditVerification> {
    const database = await openDatabase({ url: `file:${path}`, readOnly: true });
    return verifyAudit(database, digest, [head]).finally(() => database.close());
  }

  const again = `select sequence, at, request, kind, event, previous, hash from audit_entries where sequence`;
  const columns = `audit_entries (sequence, at, request, kind, event, previous, hash)`;

  it.each([
    ['update', `update audit_entries set at = 'never' where sequence = 3`],
    ['delete', `delete from audit_entries where sequence = 5`],
    ['insert or replace', `insert or replace into ${columns} ${again} = 3`],
    ['an insert under a number that is taken', `insert into ${columns} ${again} = 3`],
    [
      'an insert that leaves a gap',
      `insert into ${columns} select 7, at, request, kind, event, previous, hash from audit_entries where sequence = 5`,
    ],
    [
      'an insert before the first',
      `insert into ${columns} select 0, at, request, kind, event, previous, hash from audit_entries where sequence = 1`,
    ],
    [
      'an insert without a number',
      `insert into ${columns} select null, at, request, kind, event, previous, hash from audit_entries where sequence = 5`,
    ],
    ['an upsert', `insert into ${columns} ${again} = 3 on conflict do update set at = 'never'`],
    ['update or replace', `update or replace audit_entries set sequence = 2 where sequence = 3`],
  ])('refuses %s, also on a connection without our settings', async (_, sql) => {
    const { thrown, path, head } = await tampered(sql);
    expect(thrown).toMatchObject({ code: 'SQLITE_CONSTRAINT_TRIGGER' });
    expect(await verified(path, head)).toEqual({ entries: 5, head });
  });
});
