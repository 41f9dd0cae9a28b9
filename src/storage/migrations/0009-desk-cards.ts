import type { Migration } from '../migration.ts';

/** Where the shared card of each request stands in the desk channel; nowhere yet while it is not known whether it was sent. */
export const DESK_CARDS: Migration = {
  name: 'desk cards',
  up: async (db, dialect) => {
    await dialect
      .typed(db.schema.createTable('desk_cards'))
      .addColumn('number', 'integer', (column) => column.primaryKey().references('requests.number'))
      .addColumn('conversation', 'text')
      .addColumn('activity', 'text')
      .addColumn('standing', 'text', (column) => column.notNull())
      .execute();
  },
};
