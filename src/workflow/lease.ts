// The leases this process holds: renewed while their jobs run, and asked for before anything leaves the process.
import type { Pool } from '../domain/lane.ts';
import { epochOf, instantOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { ServiceError } from '../errors.ts';
import { wordsOf } from './job-failure.ts';
import type { Clock, Log } from './ports.ts';
import type { Job, JobStore } from './storage-ports.ts';

/** What a run may ask of its lease. */
export interface Lease {
  /**
   * Makes a call if nobody else can have the job before one to Graph or Teams that starts now is over; throws LEASE_LOST
   * otherwise. Renews the lease where that isn't certain; a process that was paused so hears whether it still has the job.
   */
  during<Answer>(call: () => Promise<Answer>): Promise<Answer>;
}

/** The leases of one process. */
export interface Leases {
  /** Leases due jobs as far as there is room; they are renewed until they are let go of. */
  take(room: Readonly<Record<Pool, number>>): Promise<readonly Job[]>;
  of(job: Job): Lease;
  /** The job has ended, or is given up. */
  letGo(job: Job): void;
  /**
   * Ends the leases of these jobs that are still held, so that others take over at once. Where a call is under way the lease
   * only isn't renewed any more: whoever took over now would make the call again.
   */
  giveBack(jobs: readonly Job[]): Promise<void>;
}

/** Measures from now: milliseconds since. */
export type Stopwatch = () => () => number;

const LEASE = 30_000;
const RENEW_EVERY = 10_000;
/** The longest that a call to Graph may take, see `graph/graph-client.ts`; those to Teams and pagers take less. */
const LONGEST_CALL = 20_000;
const MOST_AGE = LEASE - LONGEST_CALL;

interface Held {
  readonly job: Job;
  /** Since the lease was asked for, or the last renewal that was confirmed. */
  age: () => number;
  /** Calls under way. */
  calls: number;
}

export interface LeaseOptions {
  /** Names this process in leases. */
  readonly owner: string;
  readonly stopwatch?: Stopwatch;
}

/** Leases over these jobs; nothing is held at first. */
export function createLeases(
  { clock, jobs, log }: { readonly clock: Clock; readonly jobs: JobStore; readonly log: Log },
  { owner, stopwatch = furthestOf(clock) }: LeaseOptions,
): Leases {
  const held = new Map<number, Held>();
  let timer: NodeJS.Timeout | undefined;
  let renewing: Promise<void> | undefined;
  const untilFrom = (now: Instant): Instant => instantOf(epochOf(now) + LEASE);

  function letGo({ id, attempts }: Job): void {
    if (held.get(id)?.job.attempts === attempts) held.delete(id);
    if (held.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  async function renewAll(): Promise<void> {
    const asked = [...held.values()];
    const age = stopwatch();
    const kept = await jobs.renew({
      owner,
      jobs: asked.map(({ job }) => job),
      until: untilFrom(clock.now()),
    });
    for (const one of asked) {
      if (kept.has(one.job.id)) one.age = age;
      // Those that ended meanwhile are no longer held, and no loss.
      else if (held.get(one.job.id) === one) {
        letGo(one.job);
        log.warn({ job: one.job.key }, 'lease lost; another worker has this job now');
      }
    }
  }

  /** One at a time; a failure is logged, and shows in the age of the leases. */
  function renew(): Promise<void> {
    renewing ??= renewAll()
      .catch((error: unknown) => {
        log.warn({ problem: wordsOf(error) }, 'leases cannot be renewed; trying again');
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  }

  return {
    take: async (room) => {
      // After a pause of the whole process its own jobs would look like those of somebody who is gone.
      if ([...held.values()].some((one) => one.age() > MOST_AGE)) await renew();
      const age = stopwatch();
      const now = clock.now();
      const leased = await jobs.lease({ now, until: untilFrom(now), owner, room });
      // A claim that was found by when it ends may bring what was renewed until the same moment.
      const taken = leased.filter(({ id, attempts }) => held.get(id)?.job.attempts !== attempts);
      for (const job of taken) held.set(job.id, { job, age, calls: 0 });
      if (taken.length > 0) timer ??= setInterval(() => void renew(), RENEW_EVERY);
      return taken;
    },
    of: ({ id, attempts }) => {
      const safe = (): Held | undefined => {
        const one = held.get(id);
        return one?.job.attempts === attempts && one.age() <= MOST_AGE ? one : undefined;
      };
      return {
        during: async (call) => {
          if (safe() === undefined && held.has(id)) await renew();
          const one = safe();
          if (one === undefined)
            throw new ServiceError(
              'LEASE_LOST',
              'A job was stopped before a call, since its lease is not held.',
            );
          one.calls += 1;
          try {
            return await call();
          } finally {
            one.calls -= 1;
          }
        },
      };
    },
    letGo,
    giveBack: async (given) => {
      const left = given.flatMap(({ id, attempts }) => {
        const one = held.get(id);
        return one?.job.attempts === attempts ? [one] : [];
      });
      for (const { job } of left) letGo(job);
      const idle = left.flatMap(({ job, calls }) => (calls === 0 ? [job] : []));
      if (idle.length > 0) await jobs.release(idle);
    },
  };
}

/**
 * By whichever clock went furthest: the monotonic one can't be put back, the wall's goes on while the machine sleeps, and
 * the service's is the one that leases are written in.
 */
function furthestOf(clock: Clock): Stopwatch {
  const clocks = [() => performance.now(), Date.now, () => epochOf(clock.now())];
  return () => {
    const starts = clocks.map((read) => ({ read, at: read() }));
    return () => Math.max(...starts.map(({ read, at }) => read() - at));
  };
}
