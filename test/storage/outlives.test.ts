import { sql } from 'kysely';
import type { TransactionSettings } from '../../src/storage/database.ts';
import type { Queries } from '../../src/storage/tables.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, LATER, repaint } from './request-examples.ts';

const AWAITS_THE_DISK = {
  SQLite: async (db: Queries) => {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
    return rows[0]?.synchronous === 2;
  },
  PostgreSQL: async (db: Queries) => {
    const { rows } = await sql<{ setting: string }>`
      select current_setting('synchronous_commit') as setting`.execute(db);
    return rows[0]?.setting === 'on';
  },
};

describe.each(ENGINES)('a transaction on $name', (engine) => {
  const opened = withEngine(engine);
  const waits = AWAITS_THE_DISK[engine.name];
  const transact = (settings?: TransactionSettings) => opened().database.transact(waits, settings);

  it('waits for the disk, unless it need outlive no more than a kill', async () => {
    expect(await transact()).toBe(true);
    expect(await transact({ outlives: 'kill' })).toBe(false);
    expect(await transact({ outlives: 'power_cut' })).toBe(true);
    expect(await opened().database.query(waits)).toBe(true);
  });

  it('that failed leaves the next one as careful as ever', async () => {
    const failing = opened().database.transact(() => Promise.reject(new TypeError('no')), {
      outlives: 'kill',
    });
    await expect(failing).rejects.toThrow('no');
    expect(await transact()).toBe(true);
    expect(await opened().database.query(waits)).toBe(true);
  });

  it('that begins beside a careless one is careful all the same', async () => {
    const both = await Promise.all([
      transact({ outlives: 'kill' }),
      transact(),
      transact({ outlives: 'kill' }),
    ]);
    expect(both).toEqual([false, true, false]);
  });
});

const onPostgres = ENGINES.filter(({ name }) => name === 'PostgreSQL');
(onPostgres.length === 0 ? describe.skip : describe)('on PostgreSQL', () => {
  it.each(onPostgres)(
    'a claim of a job waits for the disk, since its holder outlives the server: $name',
    async (engine) => {
      const opened = await engine.open();
      const { database, stores } = opened;
      await database.query((db) =>
        sql`create function claims_wait() returns trigger language plpgsql as $$ begin
        if current_setting('synchronous_commit') = 'off' then raise 'this claim does not wait'; end if;
        return new; end $$`.execute(db),
      );
      await database.query((db) =>
        sql`create trigger claims_wait before update on jobs for each row
        when (new.lease_until is not null) execute function claims_wait()`.execute(db),
      );
      await stores.jobs.add([repaint('a')]);
      const [job, ...others] = await stores.jobs.lease({
        owner: 'me',
        now: AT,
        until: LATER,
        room: { repaints: 1 },
      });
      expect(others).toEqual([]);
      if (job === undefined) throw new TypeError('nothing was due');
      expect((await stores.jobs.renew({ owner: 'me', jobs: [job], until: LATER })).size).toBe(1);
      expect(await stores.jobs.complete(job, AT)).toBe(true);
      await database.query((db) => sql`drop function claims_wait cascade`.execute(db));
      await opened.discard();
    },
  );
});
