import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** The last entry about a request stands on cards, and an export may be of one request: both without a look at every entry. */
export const ENTRIES_OF_A_REQUEST: Migration = {
  name: 'entries of a request',
  up: async (db) => {
    await db.schema
      .createIndex('audit_entries_of_request')
      .on('audit_entries')
      .columns(['request', 'sequence'])
      .where(sql.ref('request'), 'is not', null)
      .execute();
  },
};
