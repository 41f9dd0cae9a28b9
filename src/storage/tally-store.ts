import { z } from 'zod';
import type { Tally } from '../domain/tally.ts';
import type { TallyStore } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';
import { instant, objectId } from './field-schema.ts';
import type { InStep } from './in-step.ts';
import { fit } from './row.ts';
import type { Queries } from './tables.ts';

const schema = z.strictObject({
  what: z.enum([
    'asked',
    'approved',
    'reset',
    'alarmed',
    'alarm_lifted',
    'objected_to',
    'objection_lifted',
    'turned_down',
    'wrong_code',
  ]),
  who: objectId,
  number: z.int().positive(),
  at: instant,
});

/** Does not compile when the schema and the domain's type part. */
export const TALLY_IN_STEP: InStep<z.output<typeof schema>, Tally> = true;

/** Counts in the database. They are added with the change that they count, see {@link addTallies}. */
export function createTallyStore(database: Database): TallyStore {
  return {
    count: ({ what, who, since, except }) =>
      database.query(async (db) => {
        let query = db
          .selectFrom('tallies')
          .select(({ fn }) => fn.count('number').distinct().as('requests'))
          .where('what', '=', what)
          .where('at', '>=', since);
        if (who !== undefined) query = query.where('who', '=', who);
        if (except !== undefined) query = query.where('number', '!=', except);
        const { requests } = await query.executeTakeFirstOrThrow();
        return Number(requests);
      }),
  };
}

/** Saves counts in the transaction of the change that they count. */
export async function addTallies(transaction: Queries, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return;
  const rows = tallies.map((tally) => fit<Tally>(schema, tally, { table: 'tallies', key: tally.number }));
  await transaction.insertInto('tallies').values(rows).execute();
}
