import { sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';
import { codeOf } from './error-code.ts';

/** SQLite: one writing process, whose transactions begin immediate and so follow each other. */
export const SQLITE: SqlDialect = {
  engine: 'sqlite',
  hasOneWriter: true,
  isDuplicate: (error) => sqliteCode(error) === 'SQLITE_CONSTRAINT_UNIQUE',
  countingKey: (column) => column.primaryKey().autoIncrement(),
  typed: (table) => table.modifyEnd(sql`strict`),
  hasTable: async (db, name) => {
    const { rows } = await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(
      db,
    );
    return rows.length > 0;
  },
  protectAudit: async (db) => {
    for (const trigger of AUDIT_TRIGGERS) await trigger.execute(db);
  },
  heldRows: (query) => query,
  takeLock: () => Promise.resolve(),
};

// The pragma `recursive_triggers`, without which INSERT OR REPLACE walks past the delete trigger, is per connection;
// `audit_is_consecutive` refuses a taken number on connections that never set it.
const AUDIT_TRIGGERS = [
  sql`create trigger audit_is_never_changed before update on audit_entries
      begin select raise(abort, 'audit entries are never changed'); end`,
  sql`create trigger audit_is_never_dropped before delete on audit_entries
      begin select raise(abort, 'audit entries are never dropped'); end`,
  sql`create trigger audit_is_consecutive before insert on audit_entries
      when new.sequence is not (select coalesce(max(sequence), 0) + 1 from audit_entries)
      begin select raise(abort, 'audit entries are only appended'); end`,
];

/** SQLite's code of an error; undefined for errors that are not the database's. */
export function sqliteCode(error: unknown): string | undefined {
  const code = codeOf(error);
  return code?.startsWith('SQLITE_') === true ? code : undefined;
}
