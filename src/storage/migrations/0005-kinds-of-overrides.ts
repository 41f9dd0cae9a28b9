import type { Migration } from '../migration.ts';

/** Beside standing in for everybody: standing in for one person, and coming in addition. */
export const KINDS_OF_OVERRIDES: Migration = {
  name: 'kinds of overrides',
  up: async (db) => {
    const overrides = db.schema.alterTable('overrides');
    await overrides.addColumn('kind', 'text', (column) => column.notNull().defaultTo('replace')).execute();
    await overrides.addColumn('instead', 'text').execute();
  },
};
