// What the owner of a database can do, whatever triggers and rights there are.
import { sql } from 'kysely';
import { chained, lineOf } from '../../src/domain/audit.ts';
import { readAudit } from '../../src/storage/audit-record.ts';
import type { Database } from '../../src/storage/database.ts';
import { digest } from './digest.ts';

/** Takes the triggers away that guard the record. */
export async function unprotect(database: Database): Promise<void> {
  if (!database.dialect.hasOneWriter) return run(database, 'alter table audit_entries disable trigger user');
  const triggers = sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`;
  const { rows } = await database.query((db) => triggers.execute(db));
  for (const { name } of rows) await run(database, `drop trigger ${name}`);
}

/** Runs statements one after the other. */
export async function run(database: Database, statements: string): Promise<void> {
  for (const one of statements.split(';')) await database.query((db) => sql.raw(one).execute(db));
}

/** Says of every entry from `sequence` on that it was Eve, with a chain that fits. */
export async function rewriteFrom(database: Database, sequence: number): Promise<void> {
  const entries = await Array.fromAsync(readAudit(database));
  let head = entries[sequence - 2]!;
  for (const { at, request, event } of entries.slice(sequence - 1)) {
    const forged = { ...event, by: 'eve' } as typeof event;
    head = chained({ at, event: forged, ...(request === undefined ? {} : { request }) }, head, digest);
    const line = lineOf(head);
    await database.query((db) =>
      db.updateTable('audit_entries').set(line).where('sequence', '=', line.sequence).execute(),
    );
  }
}
