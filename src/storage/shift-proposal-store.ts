import type { Selectable } from 'kysely';
import { z } from 'zod';
import { canonicalJson, factsOf } from '../domain/audit.ts';
import type { AuditFact } from '../domain/audit.ts';
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { tellingOf, withoutColleague } from '../domain/proposal-news.ts';
import { overAt, type ShiftProposal } from '../domain/shift-proposal.ts';
import type { ShiftChange, ShiftProposalStore, Stored } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import type { Database } from './database.ts';
import { instant, objectId } from './field-schema.ts';
import type { InStep } from './in-step.ts';
import { addJobs } from './job-store.ts';
import { addOverride, contradicts, endOverride, isCurrent } from './override-store.ts';
import { readJson } from './row.ts';
import type { Queries, ShiftProposalTable } from './tables.ts';

const standIn = z.strictObject({
  who: objectId,
  instead: objectId,
  rotation: z.string().min(1),
  from: instant,
  until: instant,
});
const terms = {
  id: z.string().min(1),
  kind: z.enum(['take_over', 'swap', 'undo']),
  by: objectId,
  to: objectId,
  proposedAt: instant,
  expiresAt: instant,
  changes: z.array(standIn),
  undoes: z.exactOptional(z.string().min(1)),
};
const schema = z.union([
  z.strictObject({ ...terms, status: z.literal('proposed') }),
  z.strictObject({ ...terms, status: z.literal('agreed'), agreedAt: instant, made: z.array(standIn) }),
  z.strictObject({ ...terms, status: z.enum(['declined', 'withdrawn']), endedAt: instant }),
  z.strictObject({
    ...terms,
    status: z.literal('expired'),
    endedAt: instant,
    because: z.enum(['time', 'changed']),
  }),
  z.strictObject({ ...terms, status: z.literal('ended'), endedAt: instant, endedBy: objectId }),
]);

/** Does not compile when the schema and the domain's type part. */
export const SHIFT_PROPOSAL_IN_STEP: InStep<z.output<typeof schema>, ShiftProposal> = true;

/** Proposals in the database, and with them the overrides that the chat makes. */
export function createShiftProposalStore(database: Database, append: AppendFacts): ShiftProposalStore {
  return {
    byId: (id) =>
      database.query(async (db) => {
        const row = await db
          .selectFrom('shift_proposals')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? undefined : storedOf(row);
      }),
    of: (person, from) =>
      database.query(async (db) => {
        const rows = await db
          .selectFrom('shift_proposals')
          .selectAll()
          .where((where) => where.or([where('asker', '=', person), where('colleague', '=', person)]))
          .where('over_at', '>', from)
          .execute();
        return rows.map(storedOf).toSorted((a, b) => (a.value.proposedAt < b.value.proposedAt ? -1 : 1));
      }),
    commit: (change) => commit(database, append, change),
  };
}

function commit(
  database: Database,
  append: AppendFacts,
  change: ShiftChange,
): Promise<'committed' | 'conflict' | 'asked_already'> {
  const { at, opens = [], settles = [], adds = [], ends = [], facts, effects } = change;
  return database.transact(async (transaction) => {
    // No unique index knows of overlaps: whoever changes something waits here for the others, and then sees theirs.
    await database.dialect.takeLock(transaction, 'shifts');
    if (await conflicts(transaction, change)) return 'conflict';
    for (const one of opens) if (await isAskedAlready(transaction, one)) return 'asked_already';
    for (const one of ends) await endOverride(transaction, one, at);
    for (const one of adds) await addOverride(transaction, one);
    for (const one of settles) await settle(transaction, one);
    for (const one of opens)
      await transaction
        .insertInto('shift_proposals')
        .values({ ...columnsOf(one), version: 1 })
        .execute();
    await addJobs(transaction, effects);
    await append(transaction, facts);
    return 'committed';
  });
}

/** Whether anything that the change rests on was changed since it was read. */
async function conflicts(transaction: Queries, change: ShiftChange): Promise<boolean> {
  const { at, settles = [], adds = [], ends = [] } = change;
  for (const { value, version } of settles) {
    const row = await transaction
      .selectFrom('shift_proposals')
      .select('version')
      .where('id', '=', value.id)
      .executeTakeFirst();
    if (row?.version !== version) return true;
  }
  for (const one of ends) if (!(await isCurrent(transaction, one, at))) return true;
  for (const one of adds) if (await contradicts(transaction, one, ends)) return true;
  return false;
}

/** Ends what somebody who is erased was asked and has not answered, without their id, and tells the askers. Returns what happened. */
export async function endQuestionsTo(
  transaction: Queries,
  person: ObjectId,
  at: Instant,
): Promise<readonly AuditFact[]> {
  const rows = await transaction
    .selectFrom('shift_proposals')
    .selectAll()
    .where('colleague', '=', person)
    .where('asker', '!=', person)
    .where('status', '=', 'proposed')
    .orderBy('id')
    .execute();
  const facts: AuditFact[] = [];
  for (const { value, version } of rows.map(storedOf)) {
    const { proposals, events } = withoutColleague(value, at);
    for (const one of proposals) {
      await settle(transaction, { value: one, version });
      await addJobs(transaction, [tellingOf(one, one.by, at)]);
    }
    facts.push(...factsOf(events, at));
  }
  return facts;
}

async function settle(transaction: Queries, { value, version }: Stored<ShiftProposal>): Promise<void> {
  const { id, ...columns } = columnsOf(value);
  await transaction
    .updateTable('shift_proposals')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

async function isAskedAlready(transaction: Queries, wanted: ShiftProposal): Promise<boolean> {
  const rows = await transaction
    .selectFrom('shift_proposals')
    .selectAll()
    .where('asker', '=', wanted.by)
    .where('colleague', '=', wanted.to)
    .where('status', '=', 'proposed')
    .execute();
  const what = ({ kind, changes, undoes }: ShiftProposal): string => canonicalJson({ kind, changes, undoes });
  return rows.some((row) => what(storedOf(row).value) === what(wanted));
}

function columnsOf(proposal: ShiftProposal): Omit<ShiftProposalTable, 'version'> {
  const { id, status, by, to } = proposal;
  const data = canonicalJson(proposal);
  return { id, status, asker: by, colleague: to, over_at: overAt(proposal), data };
}

function storedOf({ id, version, data }: Selectable<ShiftProposalTable>): Stored<ShiftProposal> {
  return { value: readJson(schema, data, { table: 'shift_proposals', key: id }), version };
}
