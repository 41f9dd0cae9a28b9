import type { Migration } from '../migration.ts';

/** From which version on a release can work on the schema: the release before must, so that a roll-out can be taken back. */
export const OLDER_RELEASES: Migration = {
  name: 'older releases',
  up: async (db) => {
    await db.schema
      .alterTable('schema_versions')
      .addColumn('works_from', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
