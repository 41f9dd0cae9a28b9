import type { Migration } from '../migration.ts';

/** Where the shared card of each request stands in the desk channel. */
export const DESK_CARDS: Migration = {
  name: 'desk cards',
  up: async (db, dialect) => {
    await dialect
      .typed(db.schema.createTable('desk_cards'))
      .addColumn('number', 'integer', (column) => column.primaryKey().references('requests.number'))
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('activity', 'text', (column) => column.notNull())
      .addColumn('standing', 'text', (column) => column.notNull())
      .execute();
  },
};
