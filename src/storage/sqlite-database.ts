import { CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import type { Dialect } from 'kysely';
import { ServiceError } from '../errors.ts';
import { openForReading, openForWriting, pathOf } from './database-file.ts';
import type { OpenFile } from './database-file.ts';
import type { Database, DatabaseSettings } from './database.ts';
import { keepingStatements } from './prepared-statements.ts';
import { SQLITE, sqliteCode } from './sqlite-dialect.ts';
import { createSteadyCompiler } from './sqlite-query-compiler.ts';
import type { Tables } from './tables.ts';

/** The one process that writes to a file, or a reader beside it; see `openDatabase` for what it refuses. */
export async function openSqlite(settings: DatabaseSettings): Promise<Database> {
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
      const code = sqliteCode(error);
      if (code === undefined) throw error;
      throw new ServiceError('DATABASE_UNAVAILABLE', `${path} answered ${code}${meaningOf(code)}.`, {
        cause: error,
      });
    }
  };

  return Promise.resolve({
    dialect: SQLITE,
    readOnly,
    query: (work) => guarded(() => work(kysely)),
    transact: (work, { outlives = 'power_cut' } = {}) =>
      guarded(() =>
        kysely.connection().execute(async (db) => {
          // It can't be changed within a transaction, and nobody else has the connection until this one ends.
          if (outlives === 'kill') file.connection.pragma('synchronous = NORMAL');
          try {
            return await db.transaction().execute(work);
          } finally {
            if (outlives === 'kill') file.connection.pragma('synchronous = FULL');
          }
        }),
      ),
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
    createQueryCompiler: () => createSteadyCompiler(),
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

/** What the code means to whoever has to mend it, where they can. */
function meaningOf(code: string): string {
  const known = Object.entries(MEANINGS).find(([start]) => code.startsWith(start));
  return known === undefined ? '' : `: ${known[1]}`;
}

const MEANINGS = {
  SQLITE_FULL: 'the disk is full, so free some space; the service goes on by itself then',
  SQLITE_READONLY: 'the file or its folder is read-only, so let the user of the service write there',
  SQLITE_IOERR: 'the disk failed or is full, so look at the system log and the free space',
  SQLITE_CORRUPT: 'the file is damaged, so keep a copy of it and restore the last backup',
  SQLITE_NOTADB: 'the file is no database, so restore the last backup or correct DATABASE_URL',
};
