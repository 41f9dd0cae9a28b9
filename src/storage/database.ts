import type { Transaction } from 'kysely';
import { ServiceError } from '../errors.ts';
import { isPostgresUrl } from './database-name.ts';
import type { SqlDialect } from './dialect.ts';
import { openPostgres } from './postgres-database.ts';
import { openSqlite } from './sqlite-database.ts';
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
  /** Runs one statement, or several that only read, where no transaction is needed around them. */
  query<Value>(work: (db: Queries) => Promise<Value>): Promise<Value>;
  /**
   * Runs `work` in one writing transaction: all of it is saved when it returns, nothing when it throws. Where a connection
   * breaks, `work` may be run again from its beginning. DATABASE_OUTCOME_UNKNOWN: saved as a whole or not at all, and it
   * could not be found out which.
   */
  transact<Value>(
    work: (transaction: Transaction<Tables>) => Promise<Value>,
    settings?: TransactionSettings,
  ): Promise<Value>;
  /** How the connections of this process stand; absent where there is but one. */
  readonly connections?: () => Connections;
  /** Waits for running work, then lets go of file or connections. May be called again. */
  close(): Promise<void>;
}

/** How a transaction is saved, and how often it is tried. */
export interface TransactionSettings {
  /**
   * What the changes outlive: `power_cut`, unless said otherwise. `kill` is for changes that cost nothing but repeated work
   * when they are lost, and spares them the wait for the disk. The death of this process takes nothing. A power cut, and on
   * PostgreSQL any crash of the server and any fail-over, takes them as if they had never been, and only together with
   * everything that was saved after them: on PostgreSQL those of the last second, in a file those since the last change that waited.
   */
  readonly outlives?: 'kill' | 'power_cut';
  /** Whether it is run again where it failed without a trace: it is, unless somebody asks how the database is just now. */
  readonly repeats?: boolean;
}

/** `waiting`: callers that want a connection and have none yet. */
export interface Connections {
  readonly used: number;
  readonly idle: number;
  readonly waiting: number;
}

/** What {@link openDatabase} needs. */
export interface DatabaseSettings {
  /** `file:` and a path, or `postgres://…`. */
  readonly url: string;
  readonly readOnly?: boolean;
  /** Connections to PostgreSQL at the same time. */
  readonly poolSize?: number;
  /** For a change of large tables, which nobody waits for at a screen. */
  readonly unhurried?: boolean;
}

/**
 * Opens the database that the URL names. A file: as a writer it makes what is missing, and refuses with DATABASE_IN_USE
 * while another process writes to it; read-only works beside a writer and refuses a missing file. PostgreSQL: any number
 * of processes, on a database that exists.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  if (isPostgresUrl(settings.url)) return openPostgres(settings);
  if (settings.url.startsWith('file:')) return openSqlite(settings);
  throw new ServiceError('DATABASE_UNAVAILABLE', 'DATABASE_URL is neither file: nor postgres://.');
}
