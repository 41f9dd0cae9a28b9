import { z } from 'zod';
import { canonicalJson } from '../domain/audit.ts';
import { frozenOver } from '../domain/brake.ts';
import type { Brake, Freeze, Halt } from '../domain/brake.ts';
import type { ObjectId } from '../domain/person.ts';
import type { BrakeChange, BrakeStore } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { addText } from './erasable-texts.ts';
import { instant, objectId } from './field-schema.ts';
import { addJobs } from './job-store.ts';
import { fit, readJson } from './row.ts';
import type { BrakeTable, Queries } from './tables.ts';
import { addTallies } from './tally-store.ts';

const shared = {
  by: objectId,
  since: instant,
  liftAskedBy: z.exactOptional(objectId),
  liftAskedAt: z.exactOptional(instant),
};
const halt = z.strictObject({ kind: z.literal('halt'), reason: z.exactOptional(z.string()), ...shared });
const freeze = z.strictObject({
  kind: z.literal('freeze'),
  subject: objectId,
  number: z.int().positive(),
  because: z.enum(['not_me', 'password_known']),
  ...shared,
});
const schema = z.discriminatedUnion('kind', [halt, freeze]);

/** Does not compile when the schema and the domain's union part. */
export const BRAKE_IN_STEP: InStep<z.output<typeof schema>, Brake> = true;

/** Brakes in the database: one halt, and one freeze per subject. A brake has changed when anything in it has. */
export function createBrakeStore(database: Database, append: AppendFacts): BrakeStore {
  const saveRest = async (transaction: Queries, change: BrakeChange): Promise<void> => {
    await addJobs(transaction, change.effects ?? []);
    await addTallies(transaction, change.tallies ?? []);
    if (change.text !== undefined) await addText(transaction, change.text);
    await append(transaction, change.facts);
  };

  return {
    halt: () => database.query((db) => read<Halt>(db, HALT, halt)),
    freezeOf: (subject) => database.query((db) => read<Freeze>(db, freezeKey(subject), freeze)),
    set: (brake, replacing, change) =>
      database.transact(async (transaction) => {
        // What a brake holds up looks for it under this lock: it is saved before the brake, or not at all (I11).
        await database.dialect.takeLock(transaction, 'brakes');
        const isSet =
          replacing === undefined
            ? await insert(transaction, brake)
            : await replace(transaction, brake, replacing);
        if (isSet) await saveRest(transaction, change);
        return isSet;
      }),
    lift: (brake, change) =>
      database.transact(async (transaction) => {
        const { key, data } = rowOf(brake);
        const { numDeletedRows } = await transaction
          .deleteFrom('brakes')
          .where('key', '=', key)
          .where('data', '=', data)
          .executeTakeFirst();
        if (numDeletedRows === 1n) await saveRest(transaction, change);
        return numDeletedRows === 1n;
      }),
  };
}

/** Whether a halt is in force, or a freeze of that subject. */
export async function isBraked(transaction: Queries, subject: ObjectId): Promise<boolean> {
  const keys = [HALT, freezeKey(subject)];
  const rows = await transaction.selectFrom('brakes').select('key').where('key', 'in', keys).execute();
  return rows.length > 0;
}

/** Every freeze in force. */
export async function freezesIn(db: Queries): Promise<readonly Freeze[]> {
  const rows = await db.selectFrom('brakes').selectAll().where('key', '!=', HALT).execute();
  return rows.map(({ key, data }) => readJson<Freeze>(freeze, data, { table: 'brakes', key }));
}

/** Sets a brake over whatever was there: a new alarm also ends a lift that was half agreed on. */
export async function putBrake(transaction: Queries, brake: Brake): Promise<void> {
  const row = rowOf(brake.kind === 'halt' ? brake : await overFreeze(transaction, brake));
  await transaction
    .insertInto('brakes')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ data: row.data }))
    .execute();
}

async function overFreeze(transaction: Queries, next: Freeze): Promise<Freeze> {
  return frozenOver(await read<Freeze>(transaction, freezeKey(next.subject), freeze), next);
}

async function read<Kind extends Brake>(
  db: Queries,
  key: string,
  kind: z.ZodType<Kind>,
): Promise<Kind | undefined> {
  const row = await db.selectFrom('brakes').select('data').where('key', '=', key).executeTakeFirst();
  return row && readJson(kind, row.data, { table: 'brakes', key });
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
