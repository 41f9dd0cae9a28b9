import { z } from 'zod';
import type { CardCopy, CopyStore } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { objectId } from './field-schema.ts';
import { fit } from './row.ts';

const schema = z.strictObject({
  number: z.int().positive(),
  person: objectId,
  role: z.enum(['requester', 'approver', 'voucher', 'informed', 'follower']),
  conversation: z.string(),
  activity: z.string(),
});

/** Does not compile when the schema and the port's type part. */
export const COPY_IN_STEP: InStep<z.output<typeof schema>, CardCopy> = true;

/** Posted cards in the database. A message, by its conversation and activity, is one copy: adding it again replaces it. */
export function createCopyStore(database: Database): CopyStore {
  return {
    add: (copy) =>
      database.query(async (db) => {
        const { number, person, role, conversation, activity } = copy;
        await db
          .insertInto('card_copies')
          .values({ number, person, role, conversation, activity })
          .onConflict((conflict) =>
            conflict.columns(['conversation', 'activity']).doUpdateSet({ number, person, role }),
          )
          .execute();
      }),
    of: (number) =>
      database.query(async (db) => {
        const rows = await db
          .selectFrom('card_copies')
          .selectAll()
          .where('number', '=', number)
          .orderBy('id')
          .execute();
        return rows.map(({ id, ...copy }) => fit<CardCopy>(schema, copy, { table: 'card_copies', key: id }));
      }),
    remove: ({ conversation, activity }) =>
      database.query(async (db) => {
        await db
          .deleteFrom('card_copies')
          .where('conversation', '=', conversation)
          .where('activity', '=', activity)
          .execute();
      }),
  };
}
