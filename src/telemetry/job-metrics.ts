// What the worker of this instance does with jobs, seen where it takes them and lets go of them.
import { epochOf } from '../domain/instant.ts';
import { poolOf } from '../domain/lane.ts';
import type { Clock } from '../workflow/ports.ts';
import type { Job, JobStore } from '../workflow/storage-ports.ts';
import type { Metrics } from './metrics.ts';

type LeaseChange = 'taken' | 'renewed' | 'given_back' | 'lost';
type Outcome = 'done' | 'again' | 'failed' | 'put_aside';

/** The same store; what happens to jobs is counted and timed. */
export function countedJobs(jobs: JobStore, metrics: Metrics, clock: Clock): JobStore {
  const taken = new WeakMap<Job, number>();
  const now = (): number => epochOf(clock.now());

  const note = (job: Job): void => {
    const at = now();
    taken.set(job, at);
    const pool = poolOf(job.effect);
    const delay = (at - epochOf(job.dueAt)) / 1_000;
    // Later attempts may be due anew, or come back when a lease ended: that is no slow worker.
    if (job.attempts === 1) metrics.time('latchkey_job_pick_up_delay_seconds', { pool }, delay);
  };

  const settled = async (job: Job, outcome: Outcome, saving: Promise<boolean>): Promise<boolean> => {
    const isOurs = await saving;
    const { kind } = job.effect;
    metrics.count('latchkey_jobs_finished_total', { kind, outcome: isOurs ? outcome : 'lost' });
    const at = taken.get(job);
    const pool = poolOf(job.effect);
    if (at !== undefined) metrics.time('latchkey_job_duration_seconds', { pool }, (now() - at) / 1_000);
    return isOurs;
  };

  const leases = (change: LeaseChange, count: number): void =>
    metrics.count('latchkey_leases_total', { change }, count);

  return {
    ...jobs,
    lease: async (ask) => {
      const leased = await jobs.lease(ask);
      for (const job of leased) note(job);
      leases('taken', leased.length);
      return leased;
    },
    renew: async (ask) => {
      const kept = await jobs.renew(ask);
      leases('renewed', kept.size);
      leases('lost', ask.jobs.length - kept.size);
      return kept;
    },
    release: async (held) => {
      await jobs.release(held);
      leases('given_back', held.length);
    },
    complete: (job, at) => settled(job, 'done', jobs.complete(job, at)),
    postpone: (job, dueAt) => settled(job, 'again', jobs.postpone(job, dueAt)),
    fail: (job, dueAt, problem) => settled(job, 'failed', jobs.fail(job, dueAt, problem)),
    abandon: (job, at, problem) => settled(job, 'put_aside', jobs.abandon(job, at, problem)),
  };
}
