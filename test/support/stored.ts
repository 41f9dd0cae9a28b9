// Everything a database holds, whatever its engine.
import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathOf } from '../../src/storage/database-file.ts';
import { isPostgresUrl } from '../../src/storage/database-name.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { onServer } from './postgres-server.ts';

/** Every row of every table, read beside whoever writes. */
export async function storedRows(url: string): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const database = await openDatabase({ url, readOnly: true, poolSize: 2 });
  try {
    return await database.query(async (db) => {
      const tables = await db.introspection.getTables();
      const found = new Map<string, readonly unknown[]>();
      for (const { name } of tables) {
        const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
        found.set(name, rows);
      }
      return found;
    });
  } finally {
    await database.close();
  }
}

/** The same as text, a line for each table. */
export async function storedText(url: string): Promise<string> {
  return [...(await storedRows(url)).values()].map((rows) => JSON.stringify(rows)).join('\n');
}

/** Everything readable of it: rows, and where it is a file every byte that was left on the disk. */
export async function storedBytes(url: string): Promise<string> {
  const rows = await storedText(url);
  if (isPostgresUrl(url)) return rows;
  const folder = dirname(pathOf(url));
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  return [rows, ...files].join('\n');
}

/** What somebody does who has the database in their hands, past all the product's own code. */
export async function asOwner(url: string, statements: readonly string[]): Promise<void> {
  if (isPostgresUrl(url)) {
    await onServer(statements.join(';'), url);
    return;
  }
  const file = new SqliteFile(pathOf(url));
  try {
    for (const statement of statements) file.exec(statement);
  } finally {
    file.close();
  }
}
