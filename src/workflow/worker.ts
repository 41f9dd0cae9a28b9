// Carries out effects: leases due jobs, runs them, and keeps trying until they are done or visibly put aside.
import type { Effect } from '../domain/effect.ts';
import { epochOf, plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import { carryOut } from './carry-out.ts';
import { createHands } from './hands.ts';
import type { Hands } from './hands.ts';
import { afterFailure, wordsOf } from './job-failure.ts';
import type { Ports } from './ports.ts';
import type { Job, JobKinds } from './storage-ports.ts';

/** The worker of one process. */
export interface Worker {
  /** Runs until {@link stop}: at once when the bell rings, else when the next job is due. */
  start(): void;
  /** Takes no more jobs, gives back those that have not begun, and waits for those that run. */
  stop(): Promise<void>;
  /** Carries out everything that is due now, and what that makes due; for tests and for shutting down. */
  drain(): Promise<void>;
  ring(): void;
  /** Jobs that run at this moment. */
  underWay(): readonly Job[];
}

export interface WorkerOptions {
  /** Names this process in leases. */
  readonly owner: string;
  /** Longest pause between two looks at the jobs, in milliseconds. */
  readonly pollEvery: number;
  /** Told after each look at the jobs whether they could be read. */
  readonly onLook?: (couldRead: boolean) => void;
}

const LEASE: Duration = 'PT120S';
// What starts later might outlive its lease, and be carried out by somebody else at the same time.
const START_WITHIN: Duration = 'PT60S';

/**
 * Repaints have hands of their own: there may be hundreds, and nobody who has to act should wait for them. So have the desk
 * channel and the pager, which may take long to answer and must hold up nothing but themselves. Of jobs that wait in the
 * lane of one slow chat many are held with one hand, so that the other chats have theirs.
 */
const POOLS = [
  { kinds: 'others', atOnce: 16, mostHeld: 64 },
  { kinds: 'repaints', atOnce: 8, mostHeld: 16 },
  { kinds: 'desk', atOnce: 1, mostHeld: 4 },
  { kinds: 'pages', atOnce: 2, mostHeld: 4 },
] as const;

interface Pool {
  readonly kinds: JobKinds;
  readonly mostHeld: number;
  readonly hands: Hands;
  held: number;
}

/** A worker over these ports. It holds no state that matters: everything is in the jobs. */
export function createWorker(ports: Ports, options: WorkerOptions): Worker {
  const lanes = new Map<string, Promise<void>>();
  /** Lanes whose jobs go back one and all, and before anything is leased: a part of them would come back out of order. */
  const returning = new Set<string>();
  const pools = POOLS.map(({ kinds, atOnce, mostHeld }): Pool => ({
    kinds,
    mostHeld,
    hands: createHands(atOnce),
    held: 0,
  }));
  const isFull = ({ held, mostHeld }: Pool): boolean => held >= mostHeld;
  const underWay = new Set<Job>();
  let isRunning = false;
  let isStopping = false;
  let wake: (() => void) | undefined;
  let loop: Promise<void> = Promise.resolve();

  async function takeDue(): Promise<number> {
    for (const lane of returning) await lanes.get(lane);
    let taken = 0;
    for (const pool of pools) taken += await takeDueFor(pool);
    return taken;
  }

  async function takeDueFor(pool: Pool): Promise<number> {
    if (isFull(pool)) return 0;
    const now = ports.clock.now();
    const startBy = plus(now, START_WITHIN);
    const jobs = await ports.jobs.lease({
      now,
      until: plus(now, LEASE),
      owner: options.owner,
      limit: pool.mostHeld - pool.held,
      kinds: pool.kinds,
    });
    for (const job of jobs) follow(pool, job, startBy);
    return jobs.length;
  }

  /**
   * Jobs of one lane run one after the other, so that one person's messages keep their order. A lane never rejects: a
   * rejection nobody waits for would end the process, and the jobs behind would be skipped.
   */
  function follow(pool: Pool, job: Job, startBy: Instant): void {
    pool.held += 1;
    const lane = laneOf(job.effect);
    const before = lanes.get(lane) ?? Promise.resolve();
    const run = before
      .then(() =>
        pool.hands(() => {
          if (!isStopping && !returning.has(lane) && ports.clock.now() < startBy) return begin(job);
          returning.add(lane);
          return giveBack(ports, job);
        }),
      )
      .catch((error: unknown) => {
        const fields = { job: job.key, problem: wordsOf(error) };
        ports.log.error(fields, 'how a job ended cannot be saved; it comes back when its lease ends');
      })
      .finally(() => {
        pool.held -= 1;
        if (lanes.get(lane) === run) {
          lanes.delete(lane);
          returning.delete(lane);
        }
        wake?.();
      });
    lanes.set(lane, run);
  }

  async function begin(job: Job): Promise<void> {
    underWay.add(job);
    try {
      await runJob(ports, job);
    } finally {
      underWay.delete(job);
    }
  }

  /** Until something is due; where what is due finds no free place, until a job has ended. */
  async function rest(): Promise<void> {
    const nextDue = pools.every(isFull) ? undefined : await ports.jobs.nextDue();
    const untilDue =
      nextDue === undefined ? options.pollEvery : epochOf(nextDue) - epochOf(ports.clock.now());
    const isStuck = untilDue <= 0 && pools.some(isFull);
    const pause = isStuck ? options.pollEvery : Math.max(10, Math.min(untilDue, options.pollEvery));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = undefined;
  }

  async function run(): Promise<void> {
    while (isRunning) {
      try {
        const taken = await takeDue();
        options.onLook?.(true);
        if (taken === 0) await rest();
      } catch (error) {
        options.onLook?.(false);
        ports.log.error({ problem: wordsOf(error) }, 'jobs cannot be read; trying again');
        await new Promise((resolve) => setTimeout(resolve, options.pollEvery));
      }
    }
  }

  return {
    start() {
      isRunning = true;
      isStopping = false;
      loop = run();
    },
    async stop() {
      isRunning = false;
      isStopping = true;
      wake?.();
      await loop;
      await Promise.all(lanes.values());
    },
    async drain() {
      isStopping = false;
      while ((await takeDue()) > 0 || lanes.size > 0) await Promise.all(lanes.values());
    },
    ring() {
      wake?.();
    },
    underWay: () => [...underWay],
  };
}

function laneOf(effect: Effect): string {
  switch (effect.kind) {
    case 'tell':
    case 'tell_alarm':
    case 'tell_shift':
    case 'tell_proposal':
    case 'tell_recovery_contact':
    case 'tell_hand_off':
      return `person:${effect.to}`;
    case 'reach':
    case 'go_on_call':
      return `person:${effect.who}`;
    case 'watch_hand_offs':
    case 'warn_nobody':
      return 'hand_offs';
    case 'mail':
    case 'mail_recovery_contact':
      return `mail:${effect.to}`;
    case 'watch':
    case 'look_back':
      return `watch:${effect.number}`;
    case 'purge':
      return 'purge';
    case 'expire_proposal':
      return `proposal:${effect.proposal}`;
    case 'alarm':
      return `alarm:${effect.number ?? effect.by}`;
    case 'reset':
      return `reset:${effect.number}`;
    case 'repaint':
    case 'repaint_late':
      return `repaint:${effect.number}`;
    case 'desk':
      // One channel, one order.
      return 'desk';
    case 'page':
      // A pager that hangs must not hold up the next step.
      return `page:${effect.number}`;
    case 'check':
    case 'escalate':
    case 'hold_over':
    case 'ask_voucher':
    case 'expire':
    case 'remind':
      return `request:${effect.number}`;
  }
}

/** For a job that waited in its lane so long that its lease may end under way: it comes back with a new one. */
async function giveBack(ports: Ports, job: Job): Promise<void> {
  // Due from now: what fell due meanwhile in other lanes goes first, or one slow chat would hold up every timer.
  await ports.jobs.postpone(job, ports.clock.now());
}

async function runJob(ports: Ports, job: Job): Promise<void> {
  try {
    const result = await carryOut(ports, job);
    const isOurs =
      result.kind === 'again'
        ? await ports.jobs.postpone(job, result.at)
        : await ports.jobs.complete(job, ports.clock.now());
    if (!isOurs) ports.log.warn({ job: job.key }, 'lease lost; another worker has this job now');
  } catch (error) {
    await afterFailure(ports, job, error);
  }
}
