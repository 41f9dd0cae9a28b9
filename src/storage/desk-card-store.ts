import { z } from 'zod';
import type { DeskCard, DeskCardStore } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { fit } from './row.ts';

const number = z.int().positive();
const schema = z.union([
  z.strictObject({
    number,
    conversation: z.string(),
    activity: z.string(),
    standing: z.enum(['first', 'stand_in']),
  }),
  z.strictObject({ number, standing: z.enum(['maybe_sent', 'stand_in_maybe_sent']) }),
]);

/** Does not compile when the schema and the port's type part. */
export const DESK_CARD_IN_STEP: InStep<z.output<typeof schema>, DeskCard> = true;

/** The cards of the desk channel in the database, one per request. */
export function createDeskCardStore(database: Database): DeskCardStore {
  return {
    of: (request) =>
      database.query(async (db) => {
        const row = await db
          .selectFrom('desk_cards')
          .selectAll()
          .where('number', '=', request)
          .executeTakeFirst();
        return row === undefined
          ? undefined
          : fit<DeskCard>(schema, withoutNulls(row), { table: 'desk_cards', key: request });
      }),
    claim: (claim, before) =>
      database.query(async (db) => {
        const values = columnsOf(claim);
        if (before === undefined) {
          const { numInsertedOrUpdatedRows } = await db
            .insertInto('desk_cards')
            .values(values)
            .onConflict((conflict) => conflict.column('number').doNothing())
            .executeTakeFirst();
          return numInsertedOrUpdatedRows === 1n;
        }
        const { numUpdatedRows } = await db
          .updateTable('desk_cards')
          .set(values)
          .where('number', '=', claim.number)
          .where('standing', '=', before)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    settle: ({ number: request, standing }, card) =>
      database.query(async (db) => {
        if (card === undefined)
          await db
            .deleteFrom('desk_cards')
            .where('number', '=', request)
            .where('standing', '=', standing)
            .execute();
        else
          await db
            .updateTable('desk_cards')
            .set(columnsOf(card))
            .where('number', '=', request)
            .where('standing', '=', standing)
            .execute();
      }),
  };
}

const withoutNulls = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

const columnsOf = (card: DeskCard) => ({ conversation: null, activity: null, ...card });
