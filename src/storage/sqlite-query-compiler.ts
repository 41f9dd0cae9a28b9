import { SqliteQueryCompiler } from 'kysely';
import type { QueryCompiler } from 'kysely';

/**
 * Kysely's compiler, whose parameters SQLite does not look into while it plans. As better-sqlite3 builds it, it would compare
 * them with statistics of the indexes (STAT4), of which there are none, and plan a kept statement anew each time a value is
 * bound: that takes up to ten times as long as most of ours run. A plus sign before a parameter changes no value and ends
 * that. The condition of a partial index has to be a literal, then, for the index to be used.
 */
export const createSteadyCompiler = (): QueryCompiler =>
  Object.assign(new SqliteQueryCompiler(), { getCurrentParameterPlaceholder: () => '+?' });
