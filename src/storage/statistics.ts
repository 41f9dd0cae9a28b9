// How things stand in the whole database, for whoever watches it: a few looks at indexes, however long the history.
import { z } from 'zod';
import type { Instant } from '../domain/instant.ts';
import type { RequestStatus } from '../domain/request.ts';
import { POOLS } from '../domain/lane.ts';
import type { Pool } from '../domain/lane.ts';
import type { Database } from './database.ts';
import { instant } from './field-schema.ts';
import type { Queries } from './tables.ts';

/** How many there are, and since when the oldest waits, where that is known. */
interface Waiting {
  readonly count: number;
  readonly oldest?: Instant;
}

/** What is true of all instances together. */
export interface Statistics {
  /** By status; without those that are over, and without statuses of which there are none. */
  readonly requests: ReadonlyMap<string, Waiting>;
  /** Due and not taken, by pool; without pools for which nothing is due. */
  readonly dueJobs: ReadonlyMap<Pool, Waiting>;
  readonly leasedJobs: number;
  /** Put aside for good, by kind. */
  readonly jobsPutAside: ReadonlyMap<string, number>;
  readonly auditEntries: number;
  readonly halted: boolean;
  readonly frozenAccounts: number;
}

/** Reads them as they are at that moment. */
export function readStatistics(database: Database, now: Instant): Promise<Statistics> {
  return database.query(async (db) => ({
    requests: await openRequests(db),
    dueJobs: await dueJobs(db, now),
    leasedJobs: await leasedJobs(db, now),
    jobsPutAside: await jobsPutAside(db),
    auditEntries: await auditEntries(db),
    ...(await brakes(db)),
  }));
}

/** A look at so many is enough to say how old the oldest is: requests are numbered in the order they were opened. */
const OLDEST_LOOKED_AT = 50;
/** In these somebody waits for somebody; a draft, and a reset after which nobody registers, have ends of their own. */
const WAITING: readonly RequestStatus[] = [
  'verifying',
  'awaiting_approval',
  'approved',
  'resetting',
  'needs_hands',
];

async function openRequests(db: Queries): Promise<ReadonlyMap<string, Waiting>> {
  const open = db.selectFrom('requests').where('ended_at', 'is', null);
  const counts = await open
    .select(({ fn }) => ['status', fn.countAll<number | string>().as('count')])
    .groupBy('status')
    .execute();
  const oldest = new Map<string, Instant>();
  for (const status of WAITING) {
    const rows = await open
      .select('data')
      .where('status', '=', status)
      .orderBy('number')
      .limit(OLDEST_LOOKED_AT)
      .execute();
    const [first] = rows.flatMap(({ data }) => sinceIn(data) ?? []).toSorted();
    if (first !== undefined) oldest.set(status, first);
  }
  return new Map(
    counts.map(({ status, count }) => [status, waitingOf(Number(count), oldest.get(status))] as const),
  );
}

const asJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
});
const ages = asJson.pipe(z.looseObject({ submittedAt: instant, approvedAt: instant.optional() }));

/** Since when others are waited for. A row that can't be read is told of by whoever works with it. */
function sinceIn(data: string): Instant | undefined {
  const { submittedAt, approvedAt } = ages.safeParse(data).data ?? {};
  return approvedAt ?? submittedAt;
}

/** A queue that is so long is stuck, however long it is. */
const MOST_JOBS_COUNTED = 10_000;

async function dueJobs(db: Queries, now: Instant): Promise<ReadonlyMap<Pool, Waiting>> {
  const due = db
    .selectFrom('jobs')
    .select(['pool', 'due_at'])
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('due_at', '<=', now)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
    .orderBy('due_at')
    .limit(MOST_JOBS_COUNTED);
  const rows = await db
    .selectFrom(due.as('due'))
    .select(({ fn }) => ['pool', fn.countAll<number | string>().as('count'), fn.min('due_at').as('oldest')])
    .groupBy('pool')
    .execute();
  return new Map(
    POOLS.flatMap((pool) => {
      const found = rows.find((row) => row.pool === pool);
      return found === undefined ? [] : [[pool, waitingOf(Number(found.count), found.oldest)] as const];
    }),
  );
}

async function leasedJobs(db: Queries, now: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('jobs')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('lease_until', 'is not', null)
    .where('lease_until', '>', now)
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function jobsPutAside(db: Queries): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('jobs')
    .select(({ fn }) => ['kind', fn.countAll<number | string>().as('count')])
    .where('failed_at', 'is not', null)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, count }) => [kind, Number(count)] as const));
}

async function auditEntries(db: Queries): Promise<number> {
  const last = await db
    .selectFrom('audit_entries')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.sequence ?? 0;
}

async function brakes(db: Queries): Promise<Pick<Statistics, 'halted' | 'frozenAccounts'>> {
  const rows = await db.selectFrom('brakes').select('key').execute();
  const halted = rows.some(({ key }) => key === 'halt');
  return { halted, frozenAccounts: rows.length - (halted ? 1 : 0) };
}

function waitingOf(count: number, oldest: Instant | undefined): Waiting {
  return oldest === undefined ? { count } : { count, oldest };
}
