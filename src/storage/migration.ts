import type { SqlDialect } from './dialect.ts';
import type { Queries } from './tables.ts';

/** One step of the schema; steps only add, so that the release before can still run. */
export interface Migration {
  readonly name: string;
  up(db: Queries, dialect: SqlDialect): Promise<void>;
}
