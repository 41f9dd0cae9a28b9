import { sql } from 'kysely';
import { laneOf, poolOf } from '../../domain/lane.ts';
import { isServiceError } from '../../errors.ts';
import { effectSchema } from '../effect-schema.ts';
import type { Migration } from '../migration.ts';
import { readJson } from '../row.ts';
import type { Queries } from '../tables.ts';

/**
 * The lane of each job, so that its order holds between instances. What the release before adds has none: that is one lane
 * in which everything waits for each other, slow but never out of order.
 */
export const LANES: Migration = {
  name: 'lanes',
  up: async (db) => {
    await db.schema
      .alterTable('jobs')
      .addColumn('lane', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema
      .alterTable('jobs')
      .addColumn('pool', 'text', (column) => column.notNull().defaultTo('others'))
      .execute();
    await fillLanes(db);
    await indexWaiting(db, 'jobs_in_lane', 'lane');
    await indexWaiting(db, 'jobs_in_pool', 'pool');
  },
};

async function indexWaiting(db: Queries, name: string, column: 'lane' | 'pool'): Promise<void> {
  await db.schema
    .createIndex(name)
    .on('jobs')
    .columns([column, 'due_at', 'id'])
    .where(sql.ref('done_at'), 'is', null)
    .where(sql.ref('failed_at'), 'is', null)
    .execute();
}

async function fillLanes(db: Queries): Promise<void> {
  const waiting = await db
    .selectFrom('jobs')
    .select(['id', 'effect'])
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute();
  for (const row of waiting) {
    const found = laneIn(row);
    if (found !== undefined) await db.updateTable('jobs').set(found).where('id', '=', row.id).execute();
  }
}

/** A job that can't be read is put aside when it is leased. */
function laneIn({ id, effect }: { readonly id: number; readonly effect: string }) {
  try {
    const read = readJson(effectSchema, effect, { table: 'jobs', key: id });
    return { lane: laneOf(read), pool: poolOf(read) };
  } catch (error) {
    if (isServiceError(error, 'DATABASE_ROW_INVALID')) return undefined;
    throw error;
  }
}
