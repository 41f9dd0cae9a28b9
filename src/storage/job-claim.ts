// Which jobs are due, and whose they are now.
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Instant } from '../domain/instant.ts';
import { POOLS } from '../domain/lane.ts';
import type { Pool } from '../domain/lane.ts';
import { isServiceError } from '../errors.ts';
import type { JobStore } from '../workflow/storage-ports.ts';
import type { Database, TransactionSettings } from './database.ts';
import type { JobTable, Queries } from './tables.ts';

type Row = Selectable<JobTable>;
type Ask = Parameters<JobStore['lease']>[0];

/** Whoever holds a lease outlives the server of the database, unless the database is a file of its own process. */
export const claimingIn = ({ dialect }: Database): TransactionSettings => ({
  outlives: dialect.hasOneWriter ? 'kill' : 'power_cut',
});

/** Claims what is due, the first of each lane. Where it can't be found out whether it was saved, the rows tell: no other claim ends just then. */
export async function claimed(database: Database, ask: Ask): Promise<readonly Row[]> {
  try {
    return await database.transact(async (transaction) => {
      await database.dialect.takeLock(transaction, 'claims');
      return claim(transaction, ask);
    }, claimingIn(database));
  } catch (error) {
    if (!isServiceError(error, 'DATABASE_OUTCOME_UNKNOWN')) throw error;
    return database.query((db) =>
      db
        .selectFrom('jobs')
        .selectAll()
        .where('owner', '=', ask.owner)
        .where('lease_until', '=', ask.until)
        .where('done_at', 'is', null)
        .where('failed_at', 'is', null)
        .execute(),
    );
  }
}

/**
 * The first due job of each lane in which none is leased, so that a lane has one order and one hand, whichever instance it
 * belongs to. A lease has ended at its last moment. Claims follow each other; what is settled at the same moment is waited
 * for, and looked at again by the conditions of the update.
 */
async function claim(db: Queries, ask: Ask): Promise<readonly Row[]> {
  const { now, until, owner } = ask;
  const ids = await firstInLanes(db, ask);
  if (ids.length === 0) return [];
  return db
    .updateTable('jobs')
    .set((set) => ({ lease_until: until, owner, attempts: set('attempts', '+', 1) }))
    .where('id', 'in', ids)
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('due_at', '<=', now)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
    .returningAll()
    .execute();
}

/** Looks again, past the lanes it has, only where several jobs of one lane came before those of others. */
async function firstInLanes(db: Queries, { now, room }: Ask): Promise<readonly number[]> {
  const found = new Map<string, number>();
  const left = new Map(POOLS.map((pool) => [pool, room[pool] ?? 0] as const));
  for (let pools = POOLS; ;) {
    const wanted = pools.flatMap((pool) =>
      [[pool, left.get(pool) ?? 0] as const].filter(([, most]) => most > 0),
    );
    if (wanted.length === 0) return [...found.values()];
    const lanes = [...found.keys()];
    const parts = wanted.map(([pool, most]) => dueIn(pool, { now, most, lanes }));
    const { rows } = await sql<Due>`${sql.join(parts, sql` union all `)}`.execute(db);
    for (const { id, lane, pool } of rows.toSorted(byDueTime)) {
      if (found.has(lane)) continue;
      found.set(lane, id);
      left.set(pool, (left.get(pool) ?? 0) - 1);
    }
    pools = wanted.flatMap(([pool, most]) =>
      rows.filter((row) => row.pool === pool).length === most ? [pool] : [],
    );
  }
}

type Due = Pick<Row, 'id' | 'lane' | 'due_at'> & { readonly pool: Pool };

/** The look at one index. Looks are in plain SQL, since building them each time costs more than running them. */
const dueIn = (
  pool: Pool,
  { now, most, lanes }: { readonly now: Instant; readonly most: number; readonly lanes: readonly string[] },
) => sql`
  select id, lane, pool, due_at from (
    select id, lane, pool, due_at from jobs
    where done_at is null and failed_at is null and pool = ${pool} and due_at <= ${now}
      and lane not in (
        select lane from jobs where done_at is null and failed_at is null and lease_until > ${now})
      ${lanes.length === 0 ? sql`` : sql`and lane not in (${sql.join(lanes)})`}
    order by due_at, id limit ${most}) as due`;

/** Whether a job waits that a free hand is for; another one of its lane may still be under way. */
export async function isAnyDue(db: Queries, { now, room }: Ask): Promise<boolean> {
  const pools = POOLS.filter((pool) => (room[pool] ?? 0) > 0);
  if (pools.length === 0) return false;
  const { rows } = await sql`select id from jobs
    where done_at is null and failed_at is null and pool in (${sql.join(pools)}) and due_at <= ${now}
      and (lease_until is null or lease_until <= ${now})
    limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * A leased job counts from the end of its lease: until then nobody can take it. The two are asked for one by one, so that
 * each is the first entry of its index and not a look at every job there is.
 */
export async function nextDue(db: Queries, after: Instant | undefined): Promise<Instant | undefined> {
  const { rows } = await sql<{ free: Instant | null; leased: Instant | null }>`select
    (select due_at from jobs
      where done_at is null and failed_at is null and lease_until is null and due_at > ${after ?? ''}
      order by due_at limit 1) as free,
    (select lease_until from jobs
      where done_at is null and failed_at is null and lease_until is not null and lease_until > ${after ?? ''}
      order by lease_until limit 1) as leased`.execute(db);
  return rows
    .flatMap(({ free, leased }) => [free, leased])
    .filter((at) => at !== null)
    .toSorted()[0];
}

// RETURNING keeps no order.
export function byDueTime(a: Pick<Row, 'id' | 'due_at'>, b: Pick<Row, 'id' | 'due_at'>): number {
  if (a.due_at === b.due_at) return a.id - b.id;
  return a.due_at < b.due_at ? -1 : 1;
}
