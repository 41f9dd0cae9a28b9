import { sql } from 'kysely';
import type { SqlDialect, Lock } from './dialect.ts';
import { isPostgresFailure } from './postgres-failure.ts';

/** Numbers of advisory locks, which all programs of a database share: the first one is ours, the second names which. */
const LATCHKEY = 0x4c4b;
const LOCKS: Readonly<Record<Lock, number>> = {
  migrations: 1,
  audit: 2,
  brakes: 3,
  recovery_contacts: 4,
  shifts: 5,
  claims: 6,
};

const UNIQUE_VIOLATION = '23505';

/** PostgreSQL: any number of writing processes. Transactions read what is committed, statement by statement. */
export const POSTGRES: SqlDialect = {
  engine: 'postgres',
  hasOneWriter: false,
  isDuplicate: (error) => isPostgresFailure(error) && error.code === UNIQUE_VIOLATION,
  countingKey: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
  typed: (table) => table,
  hasTable: async (db, name) => {
    const { rows } = await sql`select 1 from information_schema.tables
      where table_schema = current_schema() and table_name = ${name}`.execute(db);
    return rows.length > 0;
  },
  protectAudit: async (db) => {
    for (const statement of AUDIT_GUARD) await statement.execute(db);
  },
  heldRows: (query) => query.forUpdate(),
  takeLock: async (transaction, lock) => {
    // A table that grew for years takes longer to bring up than anybody waits at a screen.
    if (lock === 'migrations')
      for (const limit of LIMITS_OF_CLICKS) await sql`set local ${sql.raw(limit)} = 0`.execute(transaction);
    const [family, number] = [sql.lit(LATCHKEY), sql.lit(LOCKS[lock])];
    await sql`select pg_advisory_xact_lock(${family}, ${number})`.execute(transaction);
  },
};

const LIMITS_OF_CLICKS = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

const AUDIT_GUARD = [
  sql`create function audit_entries_stay() returns trigger language plpgsql as $$
      begin raise exception 'audit entries are never changed or dropped' using errcode = 'restrict_violation'; end $$`,
  sql`create trigger audit_is_never_changed before update on audit_entries
      for each row execute function audit_entries_stay()`,
  sql`create trigger audit_is_never_dropped before delete on audit_entries
      for each row execute function audit_entries_stay()`,
  sql`create trigger audit_is_never_emptied before truncate on audit_entries
      for each statement execute function audit_entries_stay()`,
  sql`create function audit_entries_follow() returns trigger language plpgsql as $$
      begin
        if new.sequence is distinct from (select coalesce(max(sequence), 0) + 1 from audit_entries) then
          raise exception 'audit entries are only appended' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`,
  sql`create trigger audit_is_consecutive before insert on audit_entries
      for each row execute function audit_entries_follow()`,
];
