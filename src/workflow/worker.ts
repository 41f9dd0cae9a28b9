// Carries out effects: leases due jobs, runs them, and keeps trying until they are done or visibly put aside.
import { epochOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { POOLS, poolOf } from '../domain/lane.ts';
import type { Pool } from '../domain/lane.ts';
import { isServiceError } from '../errors.ts';
import { carryOut } from './carry-out.ts';
import { fencedPorts } from './fenced-ports.ts';
import { afterFailure, wordsOf } from './job-failure.ts';
import { createLeases } from './lease.ts';
import type { Lease, LeaseOptions } from './lease.ts';
import type { Ports } from './ports.ts';
import type { TraceAttributes } from './traced.ts';
import type { Job } from './storage-ports.ts';

/** The worker of one process. */
export interface Worker {
  /** Runs until {@link stop}: at once when the bell rings, else when the next job is due. */
  start(): void;
  /**
   * Takes no more jobs, waits for those under way, and leaves to others what takes longer than anybody should wait; with
   * `atMost`, than so many milliseconds.
   */
  stop(atMost?: number): Promise<void>;
  /** Carries out everything that is due now, and what that makes due; for tests and for shutting down. */
  drain(): Promise<void>;
  ring(): void;
  /** Jobs that run at this moment. */
  underWay(): readonly Job[];
}

export interface WorkerOptions extends LeaseOptions {
  /** Longest pause between two looks at the jobs, in milliseconds; shorter while others' bells are not heard. */
  readonly pollEvery: number | (() => number);
  /** Told after each look at the jobs whether they could be read. */
  readonly onLook?: (couldRead: boolean) => void;
  /** How long a stop waits for jobs under way, in milliseconds. */
  readonly patience?: number;
  /** What each job is run in. */
  readonly around?: Around;
}

/** Runs a job; what is noted is what became of it. */
export type Around = (job: Job, run: (note: Note) => Promise<void>) => Promise<void>;

type Note = (more: TraceAttributes) => void;

/**
 * How many jobs of each pool are carried out at once. Repaints have hands of their own: there may be hundreds, and nobody
 * who has to act should wait for them. So have the desk channel and the pager, which may take long to answer and must hold
 * up nothing but themselves.
 */
const HANDS: Readonly<Record<Pool, number>> = { others: 16, repaints: 8, desk: 1, pages: 2 };

/**
 * Milliseconds between the bell and the look. Whoever rang first gives the answer that somebody waits for, and what others
 * ring for meanwhile is found by the same look.
 */
const AFTER_THE_BELL = 10;

/** By then any call that was under way at the stop is over; where another one is by then, its job keeps its lease. */
const PATIENCE = 20_000;

/** A worker over these ports. It holds no state that matters: everything is in the jobs. */
export function createWorker(ports: Ports, options: WorkerOptions): Worker {
  const { patience = PATIENCE } = options;
  const pollEvery = (): number =>
    typeof options.pollEvery === 'number' ? options.pollEvery : options.pollEvery();
  const around: Around = options.around ?? ((_job, run) => run(() => undefined));
  const leases = createLeases(ports, options);
  const running = new Map<Job, Promise<void>>();
  const free = { ...HANDS };
  let isRunning = false;
  let isStopping = false;
  let isRung = false;
  let wake: (() => void) | undefined;
  let loop: Promise<void> = Promise.resolve();

  function ring(): void {
    isRung = true;
    wake?.();
  }

  /** One look at the jobs; returns how many were taken. */
  async function takeDue(): Promise<number> {
    isRung = false;
    if (!POOLS.some(hasRoom)) return 0;
    const jobs = await leases.take(free);
    if (isStopping) {
      await leases.giveBack(jobs);
      ports.bell.ring();
      return 0;
    }
    for (const job of jobs) start(job);
    return jobs.length;
  }

  const hasRoom = (pool: Pool): boolean => free[pool] > 0;

  /** It never rejects: a rejection nobody waits for would end the process. */
  function start(job: Job): void {
    const pool = poolOf(job.effect);
    free[pool] -= 1;
    const lease = leases.of(job);
    const run = around(job, (note) => runJob(ports, job, { lease, note }))
      .catch((error: unknown) => {
        const fields = { job: job.key, problem: wordsOf(error) };
        ports.log.error(fields, 'how a job ended cannot be saved; it comes back when its lease ends');
      })
      .finally(() => {
        free[pool] += 1;
        leases.letGo(job);
        running.delete(job);
        ring();
      });
    running.set(job, run);
  }

  /** Until something falls due after that last look, a job has ended, or the bell rings. */
  async function rest(since: Instant): Promise<void> {
    const nextDue = await ports.jobs.nextDue(since);
    const untilDue = nextDue === undefined ? pollEvery() : epochOf(nextDue) - epochOf(ports.clock.now());
    if (isRung || !isRunning) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(10, Math.min(untilDue, pollEvery())));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = undefined;
  }

  /** Whoever rang goes first; a stop meanwhile ends it. */
  async function isTimeToLook(): Promise<boolean> {
    if (isRunning && isRung) await pause(AFTER_THE_BELL);
    return isRunning;
  }

  async function run(): Promise<void> {
    while (await isTimeToLook()) {
      try {
        const since = ports.clock.now();
        const taken = await takeDue();
        options.onLook?.(true);
        // What was left behind is of lanes under way, and the bell rings when their jobs end.
        const mayBeMore = taken > 0 && !POOLS.every(hasRoom);
        if (!mayBeMore && !isRung) await rest(since);
      } catch (error) {
        options.onLook?.(false);
        ports.log.error({ problem: wordsOf(error) }, 'jobs cannot be read; trying again');
        await pause(pollEvery());
      }
    }
  }

  return {
    start() {
      isRunning = true;
      isStopping = false;
      loop = run();
    },
    async stop(atMost = patience) {
      isRunning = false;
      isStopping = true;
      wake?.();
      await loop;
      await inTime(Promise.all(running.values()), Math.min(atMost, patience));
      await leases.giveBack([...running.keys()]);
      // What is left is for others, who know nothing of it: neither of what was given back nor of what stood behind it.
      ports.bell.ring();
    },
    async drain() {
      isStopping = false;
      let taken: number;
      do {
        taken = await takeDue();
        if (running.size > 0) await Promise.race(running.values());
        // A job that ended during the look may have made others due that the look did not see.
      } while (taken > 0 || running.size > 0 || isRung);
    },
    ring,
    underWay: () => [...running.keys()],
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

async function inTime(work: Promise<unknown>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

interface Run {
  readonly lease: Lease;
  readonly note: Note;
}

async function runJob(ports: Ports, job: Job, { lease, note }: Run): Promise<void> {
  try {
    const result = await carryOut(fencedPorts(ports, lease), job);
    const isOurs =
      result.kind === 'again'
        ? await ports.jobs.postpone(job, result.at)
        : await ports.jobs.complete(job, ports.clock.now());
    if (!isOurs) ports.log.warn({ job: job.key }, 'lease lost; another worker has this job now');
  } catch (error) {
    note({ 'error.type': isServiceError(error) ? error.code : 'defect' });
    if (isServiceError(error, 'LEASE_LOST')) await handOver(ports, job);
    else await afterFailure(ports, job, error);
  }
}

/** Where nobody has the job yet, it goes on at once under a new lease, in its old place in the lane. */
async function handOver(ports: Ports, job: Job): Promise<void> {
  ports.log.warn({ job: job.key }, 'lease not held; nothing was sent, and the job goes on under a new one');
  await ports.jobs.release([job]);
}
