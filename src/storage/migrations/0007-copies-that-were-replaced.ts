import type { Migration } from '../migration.ts';

/** Whether a copy is painted with its request, stands in for one that could not be changed, or was replaced itself. */
export const REPLACED_COPIES: Migration = {
  name: 'copies that were replaced',
  up: async (db) => {
    await db.schema
      .alterTable('card_copies')
      .addColumn('standing', 'text', (column) => column.notNull().defaultTo('first'))
      .execute();
  },
};
