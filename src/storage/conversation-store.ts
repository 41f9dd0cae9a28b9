import type { ConversationStore } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';

/** Conversation references in the database, the last one saved for each person. */
export function createConversationStore(database: Database): ConversationStore {
  return {
    save: (person, reference) =>
      database.query(async (db) => {
        await db
          .insertInto('conversations')
          .values({ person, reference })
          .onConflict((conflict) => conflict.column('person').doUpdateSet({ reference }))
          .execute();
      }),
    of: (person) =>
      database.query(async (db) => {
        const row = await db
          .selectFrom('conversations')
          .select('reference')
          .where('person', '=', person)
          .executeTakeFirst();
        return row?.reference;
      }),
    forget: (person) =>
      database.query(async (db) => {
        await db.deleteFrom('conversations').where('person', '=', person).execute();
      }),
  };
}
