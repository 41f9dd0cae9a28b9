import type { ExpressionBuilder, Selectable } from 'kysely';
import { z } from 'zod';
import { canonicalJson } from '../domain/audit.ts';
import type { Instant } from '../domain/instant.ts';
import { conflictOf, type Override } from '../domain/override.ts';
import type { OverrideStore } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';
import type { InStep } from './in-step.ts';
import { instant, objectId } from './field-schema.ts';
import { fit } from './row.ts';
import type { OverrideTable, Queries, Tables } from './tables.ts';

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
export function createOverrideStore(database: Database): OverrideStore {
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

/** Adds one. Whoever calls this has made sure that it {@link contradicts} no other, and is alone in adding. */
export async function addOverride(transaction: Queries, override: Override): Promise<void> {
  await transaction.insertInto('overrides').values(columnsOf(override)).execute();
}

/** Whether another one speaks against it; those `ending` don't count. No index knows of overlaps. */
export async function contradicts(
  transaction: Queries,
  override: Override,
  ending: readonly Override[],
): Promise<boolean> {
  const others = await transaction
    .selectFrom('overrides')
    .selectAll()
    .where('rotation', '=', override.rotation)
    .where('starts_at', '<', override.until)
    .where('ends_at', '>', override.from)
    .whereRef('starts_at', '<', 'ends_at')
    .execute();
  const ends = ending.map((one) => canonicalJson(one));
  return others
    .map(overrideOf)
    .some((one) => !ends.includes(canonicalJson(one)) && conflictOf(one, override) !== undefined);
}

/** Whether it is there as it was read, and ends after that moment. */
export async function isCurrent(transaction: Queries, override: Override, at: Instant): Promise<boolean> {
  const row = await transaction
    .selectFrom('overrides')
    .select('id')
    .where(isRowOf(override))
    .where('ends_at', '>', at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends one early; one that is still to come then ends before it begins, and never counts. */
export async function endOverride(transaction: Queries, override: Override, at: Instant): Promise<void> {
  await transaction.updateTable('overrides').set({ ends_at: at }).where(isRowOf(override)).execute();
}

function isRowOf(override: Override) {
  const { rotation, kind, who, instead, starts_at, ends_at } = columnsOf(override);
  return (where: ExpressionBuilder<Tables, 'overrides'>) =>
    where.and([
      where('rotation', '=', rotation),
      where('kind', '=', kind),
      where('who', '=', who),
      where('instead', 'is not distinct from', instead),
      where('starts_at', '=', starts_at),
      where('ends_at', '=', ends_at),
    ]);
}
