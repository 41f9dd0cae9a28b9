import type { ColumnDefinitionBuilder, CreateTableBuilder, SelectQueryBuilder } from 'kysely';
import type { Queries, Tables } from './tables.ts';

/** What transactions have to do one after the other, since no unique index can keep them apart. */
export type Lock = 'audit' | 'brakes' | 'recovery_contacts' | 'shifts' | 'claims' | 'migrations';

/** Everything in which the engines' SQL differs; the stores are otherwise written with Kysely's builder alone. */
export interface SqlDialect {
  readonly engine: 'sqlite' | 'postgres';
  /** Whether one process writes at a time, so that a lease found when it starts belongs to nobody alive. */
  readonly hasOneWriter: boolean;
  /** Whether a statement was refused because a unique index already holds its values. */
  isDuplicate(error: unknown): boolean;
  /** Makes an integer key that the engine counts up by itself. */
  countingKey(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** Makes the engine refuse values of another type than the column's. */
  typed<Name extends string>(table: CreateTableBuilder<Name>): CreateTableBuilder<Name>;
  hasTable(db: Queries, name: keyof Tables): Promise<boolean>;
  /** Makes the engine refuse to change or drop audit entries, and to add any but the next one. */
  protectAudit(db: Queries): Promise<void>;
  /** Keeps others from changing the rows that are read until the transaction ends. */
  heldRows<From extends keyof Tables, Row>(
    query: SelectQueryBuilder<Tables, From, Row>,
  ): SelectQueryBuilder<Tables, From, Row>;
  /**
   * Waits until no other transaction holds that lock, and holds it until this one ends; what is read after it holds what
   * the others saved. Take `audit` last: every change waits for it.
   */
  takeLock(transaction: Queries, lock: Lock): Promise<void>;
}
