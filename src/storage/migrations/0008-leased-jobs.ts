import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** The few jobs that are leased are found without a look at the many that wait. */
export const LEASED_JOBS: Migration = {
  name: 'leased jobs',
  up: async (db) => {
    await db.schema
      .createIndex('jobs_leased')
      .on('jobs')
      .column('lease_until')
      .where(sql.ref('lease_until'), 'is not', null)
      .where(sql.ref('done_at'), 'is', null)
      .where(sql.ref('failed_at'), 'is', null)
      .execute();
  },
};
