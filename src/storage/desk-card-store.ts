import { z } from 'zod';
import type { DeskCard, DeskCardStore } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { fit } from './row.ts';

const schema = z.strictObject({
  number: z.int().positive(),
  conversation: z.string(),
  activity: z.string(),
  standing: z.enum(['first', 'stand_in']),
});

/** Does not compile when the schema and the port's type part. */
export const DESK_CARD_IN_STEP: InStep<z.output<typeof schema>, DeskCard> = true;

/** The cards of the desk channel in the database, one per request. */
export function createDeskCardStore(database: Database): DeskCardStore {
  return {
    of: (number) =>
      database.query(async (db) => {
        const row = await db
          .selectFrom('desk_cards')
          .selectAll()
          .where('number', '=', number)
          .executeTakeFirst();
        return row === undefined
          ? undefined
          : fit<DeskCard>(schema, row, { table: 'desk_cards', key: number });
      }),
    save: (card) =>
      database.query(async (db) => {
        const { number, conversation, activity, standing } = card;
        await db
          .insertInto('desk_cards')
          .values({ number, conversation, activity, standing })
          .onConflict((conflict) =>
            conflict.column('number').doUpdateSet({ conversation, activity, standing }),
          )
          .execute();
      }),
  };
}
