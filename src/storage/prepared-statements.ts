import type SqliteFile from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Every statement of the stores several times over; what is beyond them was put together from a list of its own length. */
const KEPT = 500;

/**
 * A connection that keeps what it compiled: Kysely prepares each statement anew, which takes longer than most of ours run.
 * Statements that are read row by row are never shared, since two readers would take each other's rows.
 */
export function keepingStatements(connection: SqliteFile.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => void connection.close(),
    prepare: (text) => {
      const known = kept.get(text);
      if (known !== undefined) return known;
      const fresh = keptStatement(connection, text);
      if (kept.size >= KEPT) kept.clear();
      kept.set(text, fresh);
      return fresh;
    },
  };
}

function keptStatement(connection: SqliteFile.Database, text: string): SqliteStatement {
  const statement = connection.prepare(text);
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters),
    run: (parameters) => statement.run(parameters),
    iterate: (parameters) => connection.prepare(text).iterate(parameters),
  };
}
