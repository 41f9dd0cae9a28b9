import type { Selectable, Updateable } from 'kysely';
import type { PlannedEffect } from '../domain/effect.ts';
import { plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import { laneOf, poolOf } from '../domain/lane.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { Job, JobStore } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import type { Database } from './database.ts';
import { effectSchema, isKnownKind } from './effect-schema.ts';
import { byDueTime, claimed, claimingIn, isAnyDue, nextDue } from './job-claim.ts';
import { readJson, writeJson } from './row.ts';
import type { JobTable, Queries } from './tables.ts';

type Row = Selectable<JobTable>;
type Ask = Parameters<JobStore['lease']>[0];

/**
 * Jobs in the database. A job whose effect can't be read is put aside, so that it never stands in the way again, and
 * `lease` throws DATABASE_ROW_INVALID that once, which names each; jobs leased with it are due again at once. A job of a
 * kind that this release doesn't know waits for the newer one that left it. How a job ended outlives the death of this
 * process and not always that of the database: it is then carried out again, as after a kill before its end was saved.
 */
export function createJobStore(database: Database, append: AppendFacts): JobStore {
  const lightly = <Value>(work: (db: Queries) => Promise<Value>): Promise<Value> =>
    database.transact(work, { outlives: 'kill' });
  const settle = (job: Job, set: Updateable<JobTable>): Promise<boolean> =>
    lightly((db) => settleHeld(db, job, set));

  return {
    lease: async (ask) => {
      // Most looks find nothing, and a claim waits for all other claims: that question alone waits for nobody.
      if (!(await database.query((db) => isAnyDue(db, ask)))) return [];
      const rows = await claimed(database, ask);
      const jobs: Job[] = [];
      const unreadable: ServiceError[] = [];
      for (const row of rows.toSorted(byDueTime)) {
        const job = jobOf(row, ask.owner);
        if (!isServiceError(job)) jobs.push(job);
        else if (!isKnownKind(row.kind)) await leaveToNewer(database, row, ask);
        else {
          unreadable.push(job);
          const failed = { failed_at: ask.now, problem: job.detail };
          await database.query((db) => settleHeld(db, { ...row, owner: ask.owner }, failed));
        }
      }
      if (unreadable.length > 0) {
        await database.transact((transaction) => release(transaction, jobs));
        throw new ServiceError('DATABASE_ROW_INVALID', unreadable.map(({ detail }) => detail).join(' '));
      }
      return jobs;
    },
    renew: ({ owner, jobs, until }) =>
      database.transact(async (transaction) => {
        // A lease that has ended is still its owner's until somebody claims the job, so the two must not overlap.
        await database.dialect.takeLock(transaction, 'claims');
        return prolong(transaction, owner, jobs, until);
      }, claimingIn(database)),
    release: (jobs) => lightly((transaction) => release(transaction, jobs)),
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
    nextDue: (after) => database.query((db) => nextDue(db, after)),
  };
}

const ASKED_AGAIN_AFTER: Duration = 'PT5M';

function leaveToNewer(database: Database, row: Row, { now, owner }: Ask): Promise<boolean> {
  const later = {
    due_at: plus(now, ASKED_AGAIN_AFTER),
    owner: null,
    problem: 'of a kind that a newer release knows',
  };
  return database.query((db) => settleHeld(db, { ...row, owner }, later));
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
    lane: laneOf(effect),
    pool: poolOf(effect),
    effect: writeJson(effectSchema, effect, { table: 'jobs', key }),
    request: ('number' in effect ? effect.number : undefined) ?? null,
    due_at: dueAt,
    attempts: 0,
  };
}

async function prolong(
  db: Queries,
  owner: string,
  held: readonly Job[],
  until: Instant,
): Promise<ReadonlySet<number>> {
  const attempts = new Map(held.map((job) => [job.id, job.attempts]));
  const rows = await db
    .updateTable('jobs')
    .set({ lease_until: until })
    .where('id', 'in', [...attempts.keys()])
    .where('owner', '=', owner)
    .where('lease_until', 'is not', null)
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .returning(['id', 'attempts'])
    .execute();
  return new Set(rows.filter((row) => attempts.get(row.id) === row.attempts).map(({ id }) => id));
}

async function release(db: Queries, held: readonly Job[]): Promise<void> {
  for (const job of held) await settleHeld(db, job, { owner: null });
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
