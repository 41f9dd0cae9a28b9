import { sql } from 'kysely';
import type { TransactionSettings } from '../../src/storage/database.ts';
import type { Queries } from '../../src/storage/tables.ts';
import { ENGINES, withEngine } from './engine.ts';

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
