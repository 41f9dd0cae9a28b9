import type { ExpressionBuilder, Selectable, Updateable } from 'kysely';
import type { EffectKind, PlannedEffect } from '../domain/effect.ts';
import type { Instant } from '../domain/instant.ts';
import { isServiceError } from '../errors.ts';
import type { ServiceError } from '../errors.ts';
import type { Job, JobKinds, JobStore } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import type { Database } from './database.ts';
import type { SqlDialect } from './dialect.ts';
import { effectSchema } from './effect-schema.ts';
import { readJson, writeJson } from './row.ts';
import type { JobTable, Queries, Tables } from './tables.ts';

type Row = Selectable<JobTable>;
type Ask = Parameters<JobStore['lease']>[0];

/**
 * Jobs in the database. A job whose effect can't be read is put aside, so that it never stands in the way again, and
 * `lease` throws DATABASE_ROW_INVALID that once; jobs leased with it come round again when their lease ends.
 */
export function createJobStore(database: Database, append: AppendFacts): JobStore {
  const settle = (job: Job, set: Updateable<JobTable>): Promise<boolean> =>
    database.query((db) => settleHeld(db, job, set));

  return {
    lease: async (ask) => {
      const rows = await database.query((db) => claim(db, database.dialect, ask));
      const jobs: Job[] = [];
      let unreadable: ServiceError | undefined;
      for (const row of rows.toSorted(byDueTime)) {
        const job = jobOf(row, ask.owner);
        if (!isServiceError(job)) jobs.push(job);
        else {
          unreadable = job;
          const failed = { failed_at: ask.now, problem: job.detail };
          await database.query((db) => settleHeld(db, { ...row, owner: ask.owner }, failed));
        }
      }
      if (unreadable !== undefined) throw unreadable;
      return jobs;
    },
    complete: (job, now) => settle(job, { done_at: now, problem: null }),
    postpone: (job, dueAt) => settle(job, { due_at: dueAt, owner: null, problem: null }),
    // Nobody else counts: the lease fences.
    fail: (job, dueAt, problem) =>
      settle(job, { due_at: dueAt, owner: null, problem, failures: job.failures + 1 }),
    abandon: (job, now, problem) => settle(job, { failed_at: now, problem, failures: job.failures + 1 }),
    add: (effects) => database.query((db) => addJobs(db, effects)),
    addOnce: ({ effects: [first, ...others], facts }) =>
      database.transact(async (transaction) => {
        if (first === undefined || !(await addJob(transaction, first))) return false;
        await addJobs(transaction, others);
        await append(transaction, facts);
        return true;
      }),
    reclaim: async () => {
      if (database.dialect.hasOneWriter) await database.query(endLeases);
    },
    nextDue: () => database.query(nextDue),
  };
}

/** Saves effects as jobs, in the transaction of the change that wants them. Keys that exist are left as they are. */
export async function addJobs(db: Queries, effects: readonly PlannedEffect[]): Promise<void> {
  if (effects.length === 0) return;
  await db
    .insertInto('jobs')
    .values(effects.map(columnsOf))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Whether the key was free. */
async function addJob(db: Queries, effect: PlannedEffect): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('jobs')
    .values(columnsOf(effect))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

function columnsOf({ key, dueAt, effect }: PlannedEffect) {
  return {
    key,
    kind: effect.kind,
    effect: writeJson(effectSchema, effect, { table: 'jobs', key }),
    request: ('number' in effect ? effect.number : undefined) ?? null,
    due_at: dueAt,
    attempts: 0,
  };
}

const OF_THEIR_OWN: Readonly<Record<Exclude<JobKinds, 'others'>, readonly EffectKind[]>> = {
  repaints: ['repaint', 'repaint_late'],
  desk: ['desk'],
  pages: ['page'],
};

/** Whose hands carry out jobs of that kind. */
export function poolOf(kind: string): JobKinds {
  const found = Object.entries(OF_THEIR_OWN).find(([, kinds]) => kinds.some((one) => one === kind));
  return (found?.[0] as JobKinds | undefined) ?? 'others';
}

function isOf(where: ExpressionBuilder<Tables, 'jobs'>, kinds: JobKinds | undefined) {
  if (kinds === undefined) return where.lit(true);
  if (kinds === 'others') return where('kind', 'not in', Object.values(OF_THEIR_OWN).flat());
  return where('kind', 'in', OF_THEIR_OWN[kinds]);
}

/** One statement, so that no two workers can claim the same job. A lease has ended at its last moment. */
function claim(db: Queries, dialect: SqlDialect, { now, until, owner, limit, kinds }: Ask): Promise<Row[]> {
  const due = db
    .selectFrom('jobs')
    .select('id')
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('due_at', '<=', now)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
    .where((where) => isOf(where, kinds))
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
  return db
    .updateTable('jobs')
    .set((set) => ({ lease_until: until, owner, attempts: set('attempts', '+', 1) }))
    .where('id', 'in', dialect.skipClaimed(due))
    .returningAll()
    .execute();
}

/** Owner and attempts together fence: whoever lost the lease changes nothing. */
async function settleHeld(
  db: Queries,
  held: Pick<Job, 'id' | 'owner' | 'attempts'>,
  set: Updateable<JobTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set({ ...set, lease_until: null })
    .where('id', '=', held.id)
    .where('owner', '=', held.owner)
    .where('attempts', '=', held.attempts)
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Without an owner and a lease a job is as it was before it was leased, but for its attempts. */
async function endLeases(db: Queries): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ lease_until: null, owner: null })
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('lease_until', 'is not', null)
    .execute();
}

/**
 * A leased job counts from the end of its lease: until then nobody can take it. The two are asked for one by one, so that
 * each is the first entry of its index and not a look at every job there is.
 */
async function nextDue(db: Queries): Promise<Instant | undefined> {
  const waiting = db.selectFrom('jobs').where('done_at', 'is', null).where('failed_at', 'is', null);
  const free = await waiting
    .select('due_at as at')
    .where('lease_until', 'is', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  const leased = await waiting
    .select('lease_until as at')
    .where('lease_until', 'is not', null)
    .orderBy('lease_until')
    .limit(1)
    .executeTakeFirst();
  return [free?.at, leased?.at].flatMap((at) => at ?? []).toSorted()[0];
}

function jobOf(row: Row, owner: string): Job | ServiceError {
  const { id, key, attempts, failures } = row;
  try {
    const effect = readJson(effectSchema, row.effect, { table: 'jobs', key: id });
    return { id, key, effect, attempts, failures, owner, dueAt: row.due_at };
  } catch (error) {
    if (isServiceError(error, 'DATABASE_ROW_INVALID')) return error;
    throw error;
  }
}

// RETURNING keeps no order.
function byDueTime(a: Row, b: Row): number {
  if (a.due_at === b.due_at) return a.id - b.id;
  return a.due_at < b.due_at ? -1 : 1;
}
