import type { Migration } from '../migration.ts';

/** What approvers put to each other about their shifts. */
export const SHIFT_PROPOSALS: Migration = {
  name: 'shift proposals',
  up: async (db, dialect) => {
    await dialect
      .typed(db.schema.createTable('shift_proposals'))
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('asker', 'text', (column) => column.notNull())
      .addColumn('colleague', 'text', (column) => column.notNull())
      .addColumn('over_at', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('shift_proposals_by_end').on('shift_proposals').column('over_at').execute();
  },
};
