import type { Migration } from '../migration.ts';

/** How often a job failed, beside how often it was leased: waiting and restarts are no failures. */
export const JOB_FAILURES: Migration = {
  name: 'job failures',
  up: async (db) => {
    await db.schema
      .alterTable('jobs')
      .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
