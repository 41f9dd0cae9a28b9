import { z } from 'zod';
import type { Override } from '../domain/on-call.ts';
import type { OverrideStore } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { instant, objectId } from './field-schema.ts';
import { addJobs } from './job-store.ts';
import { fit } from './row.ts';
import type { OverrideTable, Queries } from './tables.ts';

const schema = z.strictObject({ who: objectId, from: instant, until: instant, rotation: z.string().min(1) });

/** Does not compile when the schema and the domain's type part. */
export const OVERRIDE_IN_STEP: InStep<z.output<typeof schema>, Override> = true;

/** Overrides in the database. One that ended stays as a row, with the moment it really ended. */
export function createOverrideStore(database: Database, append: AppendFacts): OverrideStore {
  return {
    current: (from) =>
      database.query(async (db) => {
        const rows = await db
          .selectFrom('overrides')
          .selectAll()
          .where('ends_at', '>', from)
          .orderBy('id')
          .execute();
        return rows.map(({ id, who, starts_at, ends_at, rotation }) =>
          fitting({ who, from: starts_at, until: ends_at, rotation }, id),
        );
      }),
    add: (override, { facts, effects }) =>
      database.transact(async (transaction) => {
        // No unique index knows of overlaps: whoever adds one waits here for the others, and then sees theirs.
        await database.dialect.serialiseAudit(transaction);
        if (await isOverlapped(transaction, override)) return 'conflict';
        await transaction.insertInto('overrides').values(columnsOf(override)).execute();
        await append(transaction, facts);
        await addJobs(transaction, effects);
        return 'added';
      }),
    end: (override, at, { facts, effects }) =>
      database.transact(async (transaction) => {
        const isEnded = await endAt(transaction, override, at);
        if (!isEnded) return false;
        await append(transaction, facts);
        await addJobs(transaction, effects);
        return true;
      }),
  };
}

const fitting = (override: Override, key: number | string): Override =>
  fit<Override>(schema, override, { table: 'overrides', key });

function columnsOf(override: Override): Omit<OverrideTable, 'id'> {
  const { who, from, until, rotation } = fitting(override, override.rotation);
  return { rotation, who, starts_at: from, ends_at: until };
}

async function isOverlapped(transaction: Queries, { rotation, from, until }: Override): Promise<boolean> {
  const other = await transaction
    .selectFrom('overrides')
    .select('id')
    .where('rotation', '=', rotation)
    .where('starts_at', '<', until)
    .where('ends_at', '>', from)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

async function endAt(transaction: Queries, override: Override, at: string): Promise<boolean> {
  const { rotation, who, starts_at, ends_at } = columnsOf(override);
  const { numUpdatedRows } = await transaction
    .updateTable('overrides')
    .set({ ends_at: at })
    .where('rotation', '=', rotation)
    .where('who', '=', who)
    .where('starts_at', '=', starts_at)
    .where('ends_at', '=', ends_at)
    .where('ends_at', '>', at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
