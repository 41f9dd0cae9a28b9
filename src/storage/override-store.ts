import type { Selectable } from 'kysely';
import { z } from 'zod';
import { conflictOf, type Override } from '../domain/override.ts';
import type { OverrideStore } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { instant, objectId } from './field-schema.ts';
import { addJobs } from './job-store.ts';
import { fit } from './row.ts';
import type { OverrideTable, Queries } from './tables.ts';

const span = {
  who: objectId,
  from: instant,
  until: instant,
  rotation: z.string().min(1),
  source: z.enum(['configuration', 'chat']),
};
const schema = z.union([
  z.strictObject({ ...span, kind: z.literal('replace'), instead: z.exactOptional(objectId) }),
  z.strictObject({ ...span, kind: z.enum(['add', 'remove']) }),
]);

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
        return rows.map(overrideOf);
      }),
    add: (override, { facts, effects }) =>
      database.transact(async (transaction) => {
        // No unique index knows of overlaps: whoever adds one waits here for the others, and then sees theirs.
        await database.dialect.serialiseAudit(transaction);
        if (await contradicts(transaction, override)) return 'conflict';
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

function overrideOf({ id, kind, instead, ...row }: Selectable<OverrideTable>): Override {
  const { who, starts_at, ends_at, rotation } = row;
  const read = { kind, who, from: starts_at, until: ends_at, rotation, source: 'chat' };
  return fit<Override>(schema, instead === null ? read : { ...read, instead }, {
    table: 'overrides',
    key: id,
  });
}

function columnsOf(override: Override): Omit<OverrideTable, 'id'> {
  const { kind, who, from, until, rotation } = fitting(override, override.rotation);
  const instead = override.kind === 'replace' ? (override.instead ?? null) : null;
  return { rotation, kind, who, instead, starts_at: from, ends_at: until };
}

async function contradicts(transaction: Queries, override: Override): Promise<boolean> {
  const others = await transaction
    .selectFrom('overrides')
    .selectAll()
    .where('rotation', '=', override.rotation)
    .where('starts_at', '<', override.until)
    .where('ends_at', '>', override.from)
    .execute();
  return others.some((row) => conflictOf(overrideOf(row), override) !== undefined);
}

async function endAt(transaction: Queries, override: Override, at: string): Promise<boolean> {
  const { rotation, kind, who, instead, starts_at, ends_at } = columnsOf(override);
  const { numUpdatedRows } = await transaction
    .updateTable('overrides')
    .set({ ends_at: at })
    .where('rotation', '=', rotation)
    .where('kind', '=', kind)
    .where('who', '=', who)
    .where('instead', 'is not distinct from', instead)
    .where('starts_at', '=', starts_at)
    .where('ends_at', '=', ends_at)
    .where('ends_at', '>', at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
