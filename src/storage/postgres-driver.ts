// Kysely on a pool of PostgreSQL connections. Our own, since a COMMIT whose answer is lost must not be guessed about.
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { TransactionSettings } from './database.ts';
import { failureOf, failureToConnect, isPostgresFailure, PostgresFailure } from './postgres-failure.ts';

/** A transaction that the server has begun. */
interface Begun {
  /** What `pg_xact_status` takes. */
  readonly transactionId: string;
  /** When BEGIN was about to be sent, by `performance.now()`. */
  readonly begunAt: number;
}

/** The answer to COMMIT did not come. */
export class CommitUnanswered extends Error implements Begun {
  readonly transactionId: string;
  readonly begunAt: number;

  constructor({ transactionId, begunAt }: Begun, cause: PostgresFailure) {
    super('COMMIT was sent and its answer did not come', { cause });
    this.name = 'CommitUnanswered';
    this.transactionId = transactionId;
    this.begunAt = begunAt;
  }
}

interface Connection extends DatabaseConnection {
  readonly client: PoolClient;
  /** The transaction under way. */
  begun: Begun | undefined;
  /** Set when nothing more can be expected of it. */
  broken: boolean;
}

/** A driver whose errors are {@link PostgresFailure} and {@link CommitUnanswered}. */
export function createPostgresDriver(pool: Pool, outlives: Outlives): Driver {
  const connections = new WeakMap<DatabaseConnection, Connection>();
  const ours = (connection: DatabaseConnection): Connection => {
    const known = connections.get(connection);
    if (known === undefined) throw new TypeError('The connection is of another driver.');
    return known;
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: async () => {
      const connection = connectionOver(await connected(pool));
      connections.set(connection, connection);
      return connection;
    },
    beginTransaction: (connection) => begin(ours(connection), outlives),
    commitTransaction: (connection) => commit(ours(connection)),
    rollbackTransaction: (connection) => rollback(ours(connection)),
    releaseConnection: (connection) => {
      const { client, broken } = ours(connection);
      client.release(broken);
      return Promise.resolve();
    },
    destroy: () => pool.end(),
  };
}

async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw failureToConnect(error);
  }
}

function connectionOver(client: PoolClient): Connection {
  const connection: Connection = {
    client,
    begun: undefined,
    broken: false,
    executeQuery: async <Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> => {
      // Without a COMMIT the server undoes what it was sent as soon as the connection breaks.
      const isHarmless = connection.begun !== undefined || isReading(sql, query);
      const answer = await answered(connection, isHarmless, () =>
        client.query<Row & QueryResultRow>(sql, [...parameters]),
      );
      const isChange = CHANGES.has(answer.command);
      return { rows: answer.rows, ...(isChange ? { numAffectedRows: BigInt(answer.rowCount ?? 0) } : {}) };
    },
    streamQuery: () => {
      throw new TypeError('Rows are read in batches, never streamed.');
    },
  };
  return connection;
}

/** Statements in plain SQL are held against their first word: no query of ours begins with `select` and changes anything. */
const isReading = (sql: string, { kind }: CompiledQuery['query']): boolean =>
  kind === 'SelectQueryNode' || (kind === 'RawNode' && /^\s*select\b/iu.test(sql));

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

async function answered<Answer>(
  connection: Connection,
  isHarmless: boolean,
  send: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    const failure = failureOf(error, isHarmless);
    if (failure.aftermath !== 'refused') connection.broken = true;
    throw failure;
  }
}

type Outlives = NonNullable<TransactionSettings['outlives']>;

// Several statements in one message: neither the id nor the setting costs a round trip of its own.
const BEGIN: Readonly<Record<Outlives, string>> = {
  power_cut: 'begin; select pg_current_xact_id()::text as id',
  kill: 'begin; set local synchronous_commit = off; select pg_current_xact_id()::text as id',
};
type BeginAnswers = readonly { readonly rows: readonly { readonly id: string }[] }[];

async function begin(connection: Connection, outlives: Outlives): Promise<void> {
  const send = () => connection.client.query(BEGIN[outlives]) as Promise<unknown> as Promise<BeginAnswers>;
  const begunAt = performance.now();
  try {
    const transactionId = (await answered(connection, true, send)).at(-1)?.rows[0]?.id ?? '';
    connection.begun = { transactionId, begunAt };
  } catch (error) {
    // The first statement may stand, and nobody will roll back a transaction that did not begin.
    connection.broken = true;
    throw error;
  }
}

async function commit(connection: Connection): Promise<void> {
  const { begun } = connection;
  connection.begun = undefined;
  const command = await answered(connection, false, () => connection.client.query('commit')).then(
    (answer) => answer.command,
    (error: unknown) => {
      if (begun !== undefined && isPostgresFailure(error) && error.aftermath !== 'refused')
        throw new CommitUnanswered(begun, error);
      throw error;
    },
  );
  // So PostgreSQL answers when a statement had failed and somebody went on all the same.
  if (command === 'ROLLBACK') throw new PostgresFailure('refused', { code: 'ROLLBACK' });
}

/** A broken connection has rolled back by breaking; a second error would hide the first. */
async function rollback(connection: Connection): Promise<void> {
  connection.begun = undefined;
  if (connection.broken) return;
  try {
    await connection.client.query('rollback');
  } catch {
    connection.broken = true;
  }
}
