import type { Migration } from '../migration.ts';

/** Who stands in for whom by the chat, beside what the configuration file says. */
export const OVERRIDES: Migration = {
  name: 'overrides',
  up: async (db, dialect) => {
    await dialect
      .typed(db.schema.createTable('overrides'))
      .addColumn('id', 'integer', (column) => dialect.countingKey(column))
      .addColumn('rotation', 'text', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .addColumn('starts_at', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('overrides_by_end').on('overrides').column('ends_at').execute();
  },
};
