import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** The few jobs that were put aside are counted without a look at the many that are done. */
export const JOBS_PUT_ASIDE: Migration = {
  name: 'jobs put aside',
  up: async (db) => {
    await db.schema
      .createIndex('jobs_put_aside')
      .on('jobs')
      .column('kind')
      .where(sql.ref('failed_at'), 'is not', null)
      .execute();
  },
};
