// A server that crashed gives the ids of transactions it lost to others: what is said of an id may be another one's.
import pg from 'pg';
import { createCommitLookUp } from '../../src/storage/postgres-commit.ts';
import { CommitUnanswered } from '../../src/storage/postgres-driver.ts';
import { PostgresFailure } from '../../src/storage/postgres-failure.ts';
import { lendDatabase, SERVER } from '../support/postgres-server.ts';
import type { LentDatabase } from '../support/postgres-server.ts';

const LINE = { sequence: 1, hash: 'a'.repeat(64) };
const LOST = new PostgresFailure('unknown', { code: 'ECONNRESET' });

(SERVER === undefined ? describe.skip : describe)('a COMMIT without an answer', () => {
  let lent: LentDatabase;
  let pool: pg.Pool;
  beforeEach(async () => {
    lent = await lendDatabase();
    pool = new pg.Pool({ connectionString: lent.url });
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
});
