// A server that crashed gives the ids of transactions it lost to others: what is said of an id may be another one's.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createCommitLookUp } from '../../src/storage/postgres-commit.ts';
import { CommitUnanswered } from '../../src/storage/postgres-driver.ts';
import { PostgresFailure } from '../../src/storage/postgres-failure.ts';
import { openDatabaseProxy } from '../support/database-proxy.ts';
import { lendDatabase, SERVER } from '../support/postgres-server.ts';
import type { LentDatabase } from '../support/postgres-server.ts';

const LINE = { sequence: 1, hash: 'a'.repeat(64) };
const LOST = new PostgresFailure('unknown', { code: 'ECONNRESET' });

/** A pool like the service's: a connection that breaks ends nothing but itself. */
function poolOn(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settings);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

(SERVER === undefined ? describe.skip : describe)('a COMMIT without an answer', () => {
  let lent: LentDatabase;
  let pool: pg.Pool;
  beforeEach(async () => {
    lent = await lendDatabase();
    pool = poolOn({ connectionString: lent.url });
  });
  afterEach(async () => {
    await pool.end();
    await lent.giveBack();
  });

  /** The id of a change that somebody made, and the time before any of the pool's connections. */
  async function anothers(...statements: readonly string[]): Promise<CommitUnanswered> {
    const client = new pg.Client({ connectionString: lent.url });
    await client.connect();
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id');
    await client.query('commit');
    await client.end();
    return new CommitUnanswered({ transactionId: rows[0]?.id ?? '', begunAt: performance.now() }, LOST);
  }

  it('is not taken for saved because another one has its id now', async () => {
    const unanswered = await anothers();
    const lookUp = createCommitLookUp(pool);
    expect(await lookUp.wasCommitted(unanswered, { line: LINE, outlives: 'power_cut' })).toBe(false);
    await expect(lookUp.wasCommitted(unanswered, { line: undefined, outlives: 'power_cut' })).rejects.toBe(
      unanswered,
    );
  });

  it('is taken for saved when its line is in the record', async () => {
    const unanswered = await anothers(`insert into audit_entries (at, sequence, previous, hash, kind, event)
      values ('2026-11-22T10:00:00.000Z', 1, '', '${LINE.hash}', 'halt', '{}')`);
    const lookUp = createCommitLookUp(pool);
    expect(await lookUp.wasCommitted(unanswered, { line: LINE, outlives: 'power_cut' })).toBe(true);
  });

  it('was not saved where the server never heard of its id', async () => {
    const { transactionId, begunAt } = await anothers();
    const future = String(BigInt(transactionId) + 1_000_000n);
    const unanswered = new CommitUnanswered({ transactionId: future, begunAt }, LOST);
    const lookUp = createCommitLookUp(pool);
    expect(await lookUp.wasCommitted(unanswered, { line: undefined, outlives: 'power_cut' })).toBe(false);
  });

  it('of a change that need not outlive a crash is believed by its id', async () => {
    const unanswered = await anothers();
    const lookUp = createCommitLookUp(pool);
    expect(await lookUp.wasCommitted(unanswered, { line: undefined, outlives: 'kill' })).toBe(true);
  });

  it('is looked up on another connection where one does not answer', async () => {
    const unanswered = await anothers();
    const lookUp = createCommitLookUp(pool);
    const client = await pool.connect();
    client.query('select pg_sleep(100)').catch(() => undefined);
    client.release();
    expect(await lookUp.wasCommitted(unanswered, { line: undefined, outlives: 'kill' })).toBe(true);
  });

  it('is looked up for four seconds: a server that is back by then is asked, and one that is not is given up', async () => {
    const unanswered = await anothers();
    const wire = await openDatabaseProxy(lent.url);
    const behind = poolOn({ connectionString: wire.url });
    const lookUp = createCommitLookUp(behind);
    const look = () => lookUp.wasCommitted(unanswered, { line: undefined, outlives: 'kill' });
    // Its last look comes soon after, and a busy machine may miss it.
    const isBackInTime = async (): Promise<boolean> => {
      await wire.refuse();
      const answered = look().catch(() => false);
      await pause(3_250);
      await wire.restore();
      return answered;
    };
    let tries = 1;
    while (!(await isBackInTime()) && tries < 5) tries += 1;
    expect(tries).toBeLessThan(5);
    await wire.refuse();
    await expect(Promise.race([look(), pause(5_500)])).rejects.toBe(unanswered);
    await behind.end();
    await wire.close();
  });
});

(SERVER === undefined ? describe.skip : describe)('a COMMIT without an answer, after a fail-over', () => {
  it('is not taken for lost because the standby that was asked has not heard of it yet', async () => {
    const lent = await lendDatabase({ empty: true });
    // Found before the server's own, as on a server that replays what another one wrote.
    const standby = '-c search_path=public,pg_catalog';
    const pool = poolOn({ connectionString: lent.url, options: standby });
    await pool.query(`create function pg_is_in_recovery() returns boolean language sql as 'select true'`);
    const { rows } = await pool.query<{ future: string }>(
      `select (pg_current_xact_id()::text::bigint + 1000000)::text as future`,
    );
    const unheardOf = { transactionId: rows[0]?.future ?? '', begunAt: performance.now() };
    const unanswered = new CommitUnanswered(unheardOf, LOST);
    const asked = createCommitLookUp(pool).wasCommitted(unanswered, { line: undefined, outlives: 'kill' });
    await expect(asked).rejects.toBe(unanswered);
    await pool.end();
    await lent.giveBack();
  });
});
