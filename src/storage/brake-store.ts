import { z } from 'zod';
import { canonicalJson } from '../domain/audit.ts';
import type { Brake } from '../domain/brake.ts';
import type { BrakeStore } from '../workflow/ports.ts';
import type { AppendFacts } from './audit-record.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { instant, objectId } from './field-schema.ts';
import { fit, readJson } from './row.ts';
import type { BrakeTable, Queries } from './tables.ts';

const shared = {
  by: objectId,
  since: instant,
  liftAskedBy: z.exactOptional(objectId),
  liftAskedAt: z.exactOptional(instant),
};
const schema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('halt'), reason: z.exactOptional(z.string()), ...shared }),
  z.strictObject({ kind: z.literal('freeze'), subject: objectId, number: z.int().positive(), ...shared }),
]);

/** Does not compile when the schema and the domain's union part. */
export const BRAKE_IN_STEP: InStep<z.output<typeof schema>, Brake> = true;

/** Brakes in the database: one halt, and one freeze per subject. A brake has changed when anything in it has. */
export function createBrakeStore(database: Database, append: AppendFacts): BrakeStore {
  const read = (key: string): Promise<Brake | undefined> =>
    database.query(async (db) => {
      const row = await db.selectFrom('brakes').select('data').where('key', '=', key).executeTakeFirst();
      return row && readJson<Brake>(schema, row.data, { table: 'brakes', key });
    });

  return {
    halt: () => read(HALT),
    freezeOf: (subject) => read(freezeKey(subject)),
    set: (brake, replacing, facts) =>
      database.transact(async (transaction) => {
        const isSet =
          replacing === undefined
            ? await insert(transaction, brake)
            : await replace(transaction, brake, replacing);
        if (isSet) await append(transaction, facts);
        return isSet;
      }),
    lift: (brake, facts) =>
      database.transact(async (transaction) => {
        const { key, data } = rowOf(brake);
        const { numDeletedRows } = await transaction
          .deleteFrom('brakes')
          .where('key', '=', key)
          .where('data', '=', data)
          .executeTakeFirst();
        if (numDeletedRows === 1n) await append(transaction, facts);
        return numDeletedRows === 1n;
      }),
  };
}

/** Sets a brake whatever was there: a new alarm also ends a lift that was half agreed on. */
export async function putBrake(transaction: Queries, brake: Brake): Promise<void> {
  const row = rowOf(brake);
  await transaction
    .insertInto('brakes')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ data: row.data }))
    .execute();
}

async function insert(transaction: Queries, brake: Brake): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('brakes')
    .values(rowOf(brake))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function replace(transaction: Queries, brake: Brake, before: Brake): Promise<boolean> {
  const { key, data } = rowOf(brake);
  const old = rowOf(before);
  const { numUpdatedRows } = await transaction
    .updateTable('brakes')
    .set({ data })
    .where('key', '=', key)
    .where('key', '=', old.key)
    .where('data', '=', old.data)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const HALT = 'halt';
const freezeKey = (subject: string): string => `freeze:${subject}`;

function rowOf(brake: Brake): BrakeTable {
  const key = brake.kind === 'halt' ? HALT : freezeKey(brake.subject);
  return { key, data: canonicalJson(fit<Brake>(schema, brake, { table: 'brakes', key })) };
}
