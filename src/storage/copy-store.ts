import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import type { CardCopy, CopyStore, FoundCopy } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { objectId } from './field-schema.ts';
import { fit } from './row.ts';
import type { Queries, Tables } from './tables.ts';

const schema = z.strictObject({
  number: z.int().positive(),
  person: objectId,
  role: z.enum(['requester', 'approver', 'voucher', 'informed', 'follower']),
  conversation: z.string(),
  activity: z.string(),
  standing: z.enum(['first', 'stand_in', 'replaced']),
});

/** Does not compile when the schema and the port's type part. */
export const COPY_IN_STEP: InStep<z.output<typeof schema>, FoundCopy> = true;

const current = schema.extend({ standing: z.enum(['first', 'stand_in']) });

/**
 * Posted cards in the database. A message, by its conversation and activity, is one copy: adding it again replaces it. What is
 * written outlives a kill of this process and not always the death of the database: a card that is not known to be posted is not
 * repainted until somebody clicks it, and then shows what is true.
 */
export function createCopyStore(database: Database): CopyStore {
  const write = async (work: (db: Queries) => Promise<unknown>): Promise<void> => {
    await database.transact(work, { outlives: 'kill' });
  };
  const rowAt = (place: Place) =>
    database.query((db) => db.selectFrom('card_copies').selectAll().where(isAt(place)).executeTakeFirst());

  return {
    add: async (copy) => {
      const { number, person, role, conversation, activity, standing } = copy;
      // Each click says again which message it came from: to write what is known would cost it a second commit.
      const known = await rowAt(copy);
      if (known?.number === number && known.person === person && known.role === role) return;
      await write((db) =>
        db
          .insertInto('card_copies')
          .values({ number, person, role, conversation, activity, standing })
          .onConflict((conflict) =>
            conflict.columns(['conversation', 'activity']).doUpdateSet({ number, person, role }),
          )
          .execute(),
      );
    },
    of: (number) =>
      database.query(async (db) => {
        const rows = await db
          .selectFrom('card_copies')
          .selectAll()
          .where('number', '=', number)
          .where('standing', '!=', 'replaced')
          .orderBy('id')
          .execute();
        return rows.map(({ id, ...copy }) => fit<CardCopy>(current, copy, { table: 'card_copies', key: id }));
      }),
    at: async (place) => {
      const row = await rowAt(place);
      if (row === undefined) return undefined;
      const { id, ...copy } = row;
      return fit<FoundCopy>(schema, copy, { table: 'card_copies', key: id });
    },
    replace: (copy) =>
      write((db) => db.updateTable('card_copies').set({ standing: 'replaced' }).where(isAt(copy)).execute()),
    remove: (copy) => write((db) => db.deleteFrom('card_copies').where(isAt(copy)).execute()),
  };
}

type Place = Pick<CardCopy, 'conversation' | 'activity'>;

const isAt =
  ({ conversation, activity }: Place) =>
  (where: ExpressionBuilder<Tables, 'card_copies'>) =>
    where.and({ conversation, activity });
