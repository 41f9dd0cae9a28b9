import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { Dialect, Transaction } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { AuditHead } from '../domain/audit.ts';
import { ServiceError } from '../errors.ts';
import { lineWrittenIn } from './commit-proof.ts';
import type { Database, DatabaseSettings } from './database.ts';
import { nameOf } from './database-name.ts';
import { createCommitLookUp } from './postgres-commit.ts';
import type { CommitLookUp } from './postgres-commit.ts';
import { POSTGRES } from './postgres-dialect.ts';
import { CommitUnanswered, createPostgresDriver } from './postgres-driver.ts';
import { isPostgresFailure, PostgresFailure } from './postgres-failure.ts';
import type { Tables } from './tables.ts';

const USUAL_POOL = 10;

// A click should be answered within three seconds: after this, nothing is tried another time.
const PATIENCE_MS = 2_500;
const FIRST_PAUSE_MS = 50;

// For a free connection and for a new one.
const CONNECTING_MS = 1_500;

/** What the server keeps to, in milliseconds. */
const LIMITS = {
  statement_timeout: 10_000,
  lock_timeout: 4_000,
  // A process that is stopped in the middle of a transaction must not keep the others from their turns.
  idle_in_transaction_session_timeout: 3_000,
};

// Where the network swallows answers, no limit of the server ends the wait.
const HURRIED = { query_timeout: 12_000 };

/** A pool of connections to a PostgreSQL database that exists; throws DATABASE_UNAVAILABLE when it can't be reached. */
export async function openPostgres(settings: DatabaseSettings): Promise<Database> {
  const { url, readOnly = false, poolSize = USUAL_POOL, unhurried = false } = settings;
  const name = nameOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'latchkey',
    max: poolSize,
    connectionTimeoutMillis: CONNECTING_MS,
    keepAlive: true,
    ...(unhurried ? {} : HURRIED),
    verify: settingUp(readOnly),
  });
  // Without a listener these would end the process. A connection that breaks idle leaves the pool by itself; one that
  // breaks in use fails whatever is sent on it next.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const lookUp = createCommitLookUp(pool);
  const wayOf = (outlives: 'kill' | 'power_cut'): Way => ({
    kysely: new Kysely<Tables>({ dialect: over(pool, outlives) }),
    lookUp,
    outlives,
  });
  const ways = { kill: wayOf('kill'), power_cut: wayOf('power_cut') };
  const { kysely } = ways.power_cut;
  const running = new Set<Promise<unknown>>();
  let closed = false;

  const guarded = async <Value>(work: () => Promise<Value>, repeats = true): Promise<Value> => {
    if (closed) throw new ServiceError('DATABASE_UNAVAILABLE', `${name} was closed.`);
    const run = repeats ? repeated(work) : work();
    running.add(run);
    try {
      return await run;
    } catch (error) {
      throw described(name, error);
    } finally {
      running.delete(run);
    }
  };
  const database: Database = {
    dialect: POSTGRES,
    readOnly,
    query: (work) => guarded(() => work(kysely)),
    transact: (work, { outlives = 'power_cut', repeats } = {}) =>
      guarded(() => once(ways[outlives], work), repeats),
    connections: () => ({
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: async () => {
      if (closed) return;
      closed = true;
      await Promise.allSettled(running);
      await kysely.destroy();
    },
  };
  try {
    await database.query((db) => sql`select 1`.execute(db));
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/**
 * Sets what holds on a new connection, before anybody has it. Not in the start-up message, which poolers turn down for
 * such settings, or pass on without them.
 */
function settingUp(readOnly: boolean): NonNullable<pg.PoolConfig['verify']> {
  const limits = Object.entries(LIMITS).map(([name, limit]) => `set ${name} = ${limit}`);
  const text = [...limits, ...(readOnly ? ['set default_transaction_read_only = on'] : [])].join('; ');
  const settings = { text, query_timeout: CONNECTING_MS };
  return (client, done) => {
    client.query(settings).then(() => done(), done);
  };
}

function over(pool: pg.Pool, outlives: 'kill' | 'power_cut'): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createPostgresDriver(pool, outlives),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/**
 * Runs work again that failed and left nothing behind, as long as somebody may wait for it: a server that restarts or
 * hands over to another is then a slow answer and no failure.
 */
async function repeated<Value>(work: () => Promise<Value>): Promise<Value> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let wait = FIRST_PAUSE_MS, isFirst = true; ; wait *= 2, isFirst = false) {
    try {
      return await work();
    } catch (error) {
      const mayRepeat = isPostgresFailure(error) && error.aftermath === 'nothing';
      // Once in any case: a process that slept too long in a transaction finds its patience over when it wakes.
      if (!mayRepeat || (!isFirst && performance.now() + wait > giveUpAt)) throw error;
    }
    await pause(wait);
  }
}

/** One transaction. A COMMIT whose answer was lost is looked up, so that what was saved is not said to have failed. */
async function once<Value>(
  { kysely, lookUp, outlives }: Way,
  work: (transaction: Transaction<Tables>) => Promise<Value>,
): Promise<Value> {
  let worked: { readonly value: Value; readonly line: AuditHead | undefined } | undefined;
  try {
    return await kysely.transaction().execute(async (transaction) => {
      const value = await work(transaction);
      worked = { value, line: lineWrittenIn(transaction) };
      return value;
    });
  } catch (error) {
    if (!(error instanceof CommitUnanswered) || worked === undefined) throw error;
    if (await lookUp.wasCommitted(error, { line: worked.line, outlives })) return worked.value;
    throw new PostgresFailure('nothing', error);
  }
}

/** How transactions are run that have to outlive the same. */
interface Way {
  readonly kysely: Kysely<Tables>;
  readonly lookUp: CommitLookUp;
  readonly outlives: 'kill' | 'power_cut';
}

function described(name: string, error: unknown): unknown {
  if (error instanceof CommitUnanswered)
    return new ServiceError('DATABASE_OUTCOME_UNKNOWN', `${name} did not answer to COMMIT.`, {
      cause: error,
    });
  if (isPostgresFailure(error))
    return new ServiceError('DATABASE_UNAVAILABLE', `${name} ${wordsOf(error)}.`, { cause: error });
  return error;
}

function wordsOf({ aftermath, code }: PostgresFailure): string {
  const meaning = MEANINGS[code];
  if (meaning !== undefined) return `answered ${code}: ${meaning}`;
  return aftermath === 'refused' ? `answered ${code}` : `could not be reached, or broke off (${code})`;
}

/** What the commonest codes mean to whoever has to mend them. */
const MEANINGS: Readonly<Record<string, string>> = {
  '53100': 'the disk of the server is full, so free some space there',
  '53300': 'the server has no connection left, so raise max_connections or lower DATABASE_POOL',
  '57P03': 'the server is starting, so wait for it',
  '25006': 'this server takes no writes, so name the primary in DATABASE_URL',
  '28P01': 'the password is wrong, so correct DATABASE_URL',
  '3D000': 'there is no database of that name, so create it or correct DATABASE_URL',
  '42P01': 'a table is missing, so run `latchkey migrate`',
  '42501':
    'the user may not do that: run `latchkey migrate` as the owner of the tables, and give the user the rights of deploy/postgresql.md',
  '55P03': 'another process held a lock for too long, so look for one that hangs',
  '57014': 'the statement took too long, so look at the load of the server',
};
