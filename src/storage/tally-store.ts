import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { z } from 'zod';
import type { Counted, Tally } from '../domain/tally.ts';
import type { TallyStore } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';
import { instant, objectId } from './field-schema.ts';
import type { InStep } from './in-step.ts';
import { fit } from './row.ts';
import type { Queries, Tables } from './tables.ts';

const schema = z.strictObject({
  what: z.enum([
    'asked',
    'approved',
    'reset',
    'alarmed',
    'alarm_lifted',
    'objected_to',
    'disowned',
    'objection_lifted',
    'turned_down',
    'wrong_code',
    'nobody_to_ask',
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
    count: ({ what, orStill, who, since, except }) =>
      database.query(async (db) => {
        let query = db
          .selectFrom('tallies')
          .select(({ fn }) => fn.count('tallies.number').distinct().as('requests'))
          .where((where) => isCounted(where, what, orStill))
          .where('tallies.at', '>=', since);
        if (who !== undefined) query = query.where('tallies.who', '=', who);
        if (except !== undefined) query = query.where('tallies.number', '!=', except);
        const { requests } = await query.executeTakeFirstOrThrow();
        return Number(requests);
      }),
  };
}

type Still = Parameters<TallyStore['count']>[0]['orStill'];

function isCounted(
  where: ExpressionBuilder<Tables, 'tallies'>,
  what: Counted,
  still: Still,
): Expression<SqlBool> {
  if (still === undefined) return where('tallies.what', '=', what);
  const ended = where
    .selectFrom('tallies as later')
    .select('later.number')
    .where('later.what', '=', still.until)
    .whereRef('later.who', '=', 'tallies.who')
    .whereRef('later.number', '=', 'tallies.number')
    .whereRef('later.at', '>=', 'tallies.at');
  return where.or([
    where('tallies.what', '=', what),
    where.and([where('tallies.what', '=', still.what), where.not(where.exists(ended))]),
  ]);
}

/** Saves counts in the transaction of the change that they count. */
export async function addTallies(transaction: Queries, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return;
  const rows = tallies.map((tally) => fit<Tally>(schema, tally, { table: 'tallies', key: tally.number }));
  await transaction.insertInto('tallies').values(rows).execute();
}
