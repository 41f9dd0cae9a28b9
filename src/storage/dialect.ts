import { sql } from 'kysely';
import type { ColumnDefinitionBuilder, CreateTableBuilder } from 'kysely';
import { codeOf } from './error-code.ts';
import type { Queries } from './tables.ts';

/** Everything in which the engines' SQL differs; the stores are otherwise written with Kysely's builder alone. */
export interface SqlDialect {
  /** Whether one process writes at a time, so that a lease found when it starts belongs to nobody alive. */
  readonly hasOneWriter: boolean;
  /** The engine's own code for one of its errors; undefined for errors that are not the database's. */
  codeOf(error: unknown): string | undefined;
  /** Whether a statement was refused because a unique index already holds its values. */
  isDuplicate(error: unknown): boolean;
  /** Makes an integer key that the engine counts up by itself. */
  countingKey(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** Makes the engine refuse values of another type than the column's. */
  typed<Name extends string>(table: CreateTableBuilder<Name>): CreateTableBuilder<Name>;
  /** Makes the engine refuse to change or drop audit entries, and to add any but the next one. */
  protectAudit(db: Queries): Promise<void>;
  /** Makes appends wait for each other until their transactions end; an append is the last that a transaction does. */
  serialiseAudit(db: Queries): Promise<void>;
  /** Makes changes that rest on rows nobody has written yet wait for each other; by a lock of its own, so that no append waits. */
  serialiseChanges(db: Queries): Promise<void>;
  /** Makes claims and renewals of jobs wait for each other until their transactions end. */
  serialiseClaims(db: Queries): Promise<void>;
}

/** SQLite: one writing process, whose transactions begin immediate and so follow each other. */
export const SQLITE: SqlDialect = {
  hasOneWriter: true,
  codeOf: sqliteCode,
  isDuplicate: (error) => sqliteCode(error) === 'SQLITE_CONSTRAINT_UNIQUE',
  countingKey: (column) => column.primaryKey().autoIncrement(),
  typed: (table) => table.modifyEnd(sql`strict`),
  protectAudit: async (db) => {
    for (const trigger of AUDIT_TRIGGERS) await trigger.execute(db);
  },
  serialiseAudit: () => Promise.resolve(),
  serialiseChanges: () => Promise.resolve(),
  serialiseClaims: () => Promise.resolve(),
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

function sqliteCode(error: unknown): string | undefined {
  const code = codeOf(error);
  return code?.startsWith('SQLITE_') === true ? code : undefined;
}
