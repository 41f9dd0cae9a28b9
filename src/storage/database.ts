import { CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import type { Dialect, Transaction } from 'kysely';
import { ServiceError } from '../errors.ts';
import { openForReading, openForWriting, pathOf } from './database-file.ts';
import type { OpenFile } from './database-file.ts';
import { SQLITE } from './dialect.ts';
import type { SqlDialect } from './dialect.ts';
import { keepingStatements } from './prepared-statements.ts';
import type { Queries, Tables } from './tables.ts';

/**
 * An open database. Its failures are ServiceErrors: DATABASE_UNAVAILABLE with the engine's own error as cause.
 *
 * Never use it inside the work given to `transact`: on SQLite that waits for the transaction it stands in, for ever.
 * Functions that belong to a transaction take it as an argument.
 */
export interface Database {
  readonly dialect: SqlDialect;
  readonly readOnly: boolean;
  /** Runs statements that need no transaction around them. */
  query<Value>(work: (db: Queries) => Promise<Value>): Promise<Value>;
  /** Runs `work` in one writing transaction: all of it is saved when it returns, nothing when it throws. */
  transact<Value>(work: (transaction: Transaction<Tables>) => Promise<Value>): Promise<Value>;
  /** Waits for running work, then lets go of the file. May be called again. */
  close(): Promise<void>;
}

/**
 * Opens the database that a `file:` URL names. As a writer it makes what is missing, and refuses with DATABASE_IN_USE
 * while another process writes to the file; read-only works beside a writer and refuses a missing file.
 */
export async function openDatabase(settings: {
  readonly url: string;
  readonly readOnly?: boolean;
}): Promise<Database> {
  const readOnly = settings.readOnly ?? false;
  const path = pathOf(settings.url);
  const file = readOnly ? openForReading(path) : openForWriting(path);
  const kysely = new Kysely<Tables>({ dialect: immediate(file) });
  let closed = false;

  const guarded = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (closed) throw new ServiceError('DATABASE_UNAVAILABLE', `${path} was closed.`);
    try {
      return await work();
    } catch (error) {
      const code = SQLITE.codeOf(error);
      if (code === undefined) throw error;
      throw new ServiceError('DATABASE_UNAVAILABLE', `${path} answered ${code}.`, { cause: error });
    }
  };

  return Promise.resolve({
    dialect: SQLITE,
    readOnly,
    query: (work) => guarded(() => work(kysely)),
    transact: (work) => guarded(() => kysely.transaction().execute(work)),
    close: async () => {
      if (closed) return;
      closed = true;
      // Takes the only connection once more, so that work which began earlier has ended.
      await kysely.connection().execute(() => Promise.resolve());
      file.close();
    },
  });
}

/**
 * Kysely's SQLite dialect begins transactions deferred: one that reads before it writes then fails with
 * SQLITE_BUSY_SNAPSHOT if anybody wrote in between. And it rolls back what SQLite may have rolled back by itself (disk
 * full), which would hide the first error behind a second one.
 */
function immediate({ connection }: OpenFile): Dialect {
  const dialect = new SqliteDialect({ database: keepingStatements(connection) });
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => {
      const driver = dialect.createDriver();
      driver.beginTransaction = async (on) => {
        await on.executeQuery(CompiledQuery.raw('begin immediate'));
      };
      driver.rollbackTransaction = async (on) => {
        if (connection.inTransaction) await on.executeQuery(CompiledQuery.raw('rollback'));
      };
      return driver;
    },
  };
}
