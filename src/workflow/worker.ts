// Carries out effects: leases due jobs, runs them, and keeps trying until they are done or visibly put aside.
import { instantOf, epochOf, plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { Effect } from '../domain/effect.ts';
import { isServiceError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import { tellShift } from './change-shift.ts';
import { escalate } from './escalate.ts';
import { raiseAlarm, repaint, tell, tellAlarm } from './follow-up.ts';
import { performReset } from './perform-reset.ts';
import type { JobResult } from './perform-reset.ts';
import type { Job, Ports } from './ports.ts';
import { runChecks } from './run-checks.ts';

/** The worker of one process. */
export interface Worker {
  /** Runs until {@link stop}: at once when the bell rings, else when the next job is due. */
  start(): void;
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
  /** Carries out everything that is due now, and what that makes due; for tests and for shutting down. */
  drain(): Promise<void>;
  ring(): void;
}

export interface WorkerOptions {
  /** Names this process in leases. */
  readonly owner: string;
  /** Longest pause between two looks at the jobs, in milliseconds. */
  readonly pollEvery: number;
}

const LEASE: Duration = 'PT120S';
const AT_ONCE = 16;
const MOST_FAILURES = 30;
const LONGEST_PAUSE_SECONDS = 60;

/** A worker over these ports. It holds no state that matters: everything is in the jobs. */
export function createWorker(ports: Ports, options: WorkerOptions): Worker {
  const lanes = new Map<string, Promise<void>>();
  let isRunning = false;
  let wake: (() => void) | undefined;
  let loop: Promise<void> = Promise.resolve();

  async function takeDue(): Promise<number> {
    const free = AT_ONCE - lanes.size;
    if (free <= 0) return 0;
    const now = ports.clock.now();
    const jobs = await ports.jobs.lease({ now, until: plus(now, LEASE), owner: options.owner, limit: free });
    for (const job of jobs) follow(laneOf(job.effect), job);
    return jobs.length;
  }

  /**
   * Jobs of one lane run one after the other, so that one person's messages keep their order. A lane never rejects: a
   * rejection nobody waits for would end the process, and the jobs behind would be skipped.
   */
  function follow(lane: string, job: Job): void {
    const before = lanes.get(lane) ?? Promise.resolve();
    const run = before
      .then(() => runJob(ports, job))
      .catch((error: unknown) => {
        const fields = { job: job.key, problem: wordsOf(error) };
        ports.log.error(fields, 'how a job ended cannot be saved; it comes back when its lease ends');
      })
      .finally(() => {
        if (lanes.get(lane) === run) lanes.delete(lane);
        wake?.();
      });
    lanes.set(lane, run);
  }

  async function rest(): Promise<void> {
    const nextDue = await ports.jobs.nextDue();
    const untilDue =
      nextDue === undefined ? options.pollEvery : epochOf(nextDue) - epochOf(ports.clock.now());
    const pause = Math.max(10, Math.min(untilDue, options.pollEvery));
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
        if ((await takeDue()) === 0) await rest();
      } catch (error) {
        ports.log.error({ problem: wordsOf(error) }, 'jobs cannot be read; trying again');
        await new Promise((resolve) => setTimeout(resolve, options.pollEvery));
      }
    }
  }

  return {
    start() {
      isRunning = true;
      loop = run();
    },
    async stop() {
      isRunning = false;
      wake?.();
      await loop;
      await Promise.all(lanes.values());
    },
    async drain() {
      while ((await takeDue()) > 0 || lanes.size > 0) await Promise.all(lanes.values());
    },
    ring() {
      wake?.();
    },
  };
}

function laneOf(effect: Effect): string {
  switch (effect.kind) {
    case 'tell':
    case 'tell_alarm':
    case 'tell_shift':
      return `person:${effect.to}`;
    case 'reset':
      return `reset:${effect.number}`;
    case 'repaint':
      return `repaint:${effect.number}`;
    case 'check':
    case 'escalate':
    case 'expire':
    case 'remind':
    case 'alarm':
      return `request:${effect.number}`;
  }
}

async function runJob(ports: Ports, job: Job): Promise<void> {
  try {
    const result = await carryOut(ports, job);
    const isOurs =
      result.kind === 'again'
        ? await ports.jobs.postpone(job, result.at, '')
        : await ports.jobs.complete(job, ports.clock.now());
    if (!isOurs) ports.log.warn({ job: job.key }, 'lease lost; another worker has this job now');
  } catch (error) {
    await afterFailure(ports, job, error);
  }
}

async function afterFailure(ports: Ports, job: Job, error: unknown): Promise<void> {
  const problem = wordsOf(error);
  const isFinal = isServiceError(error, 'TEAMS_REJECTED') || isServiceError(error, 'CARD_TOO_LARGE');
  const now = ports.clock.now();
  if (isFinal || job.attempts >= MOST_FAILURES) {
    ports.log.error(
      { job: job.key, attempts: job.attempts, problem, code: 'JOB_EXHAUSTED' },
      'job put aside',
    );
    await ports.jobs.abandon(job, now, problem);
    return;
  }
  ports.log.warn({ job: job.key, attempts: job.attempts, problem }, 'job failed; trying again');
  await ports.jobs.postpone(job, pauseAfter(job.attempts, now), problem);
}

function pauseAfter(attempts: number, now: Instant): Instant {
  const seconds = Math.min(2 ** Math.min(attempts, 10), LONGEST_PAUSE_SECONDS);
  return instantOf(epochOf(now) + seconds * 1000);
}

/** What an operator may read of an error: ours are written without secrets, others are reduced to their name. */
function wordsOf(error: unknown): string {
  if (isServiceError(error)) return `${error.code}: ${error.detail}`;
  return error instanceof Error
    ? `${error.name} (${error.stack?.split('\n')[1]?.trim() ?? 'no place'})`
    : 'unknown';
}

const DONE: JobResult = { kind: 'done' };

async function carryOut(ports: Ports, job: Job): Promise<JobResult> {
  const { effect } = job;
  switch (effect.kind) {
    case 'check':
      await runChecks(ports, effect.number, job.attempts);
      return DONE;
    case 'escalate':
      await escalate(ports, effect.number, effect.step);
      return DONE;
    case 'expire':
    case 'remind':
      return timer(ports, effect.number, effect.kind);
    case 'reset':
      return performReset(ports, effect.number);
    case 'repaint':
      await repaint(ports, effect.number);
      return DONE;
    case 'tell':
      await tell(ports, effect.number, effect.to, effect.notice);
      return DONE;
    case 'alarm':
      await raiseAlarm(ports, effect, job.key);
      return DONE;
    case 'tell_alarm':
      await tellAlarm(ports, effect);
      return DONE;
    case 'tell_shift':
      await tellShift(ports, effect);
      return DONE;
  }
}

/** Timers re-check the state. One that fired early, because the request got more time, waits for the new end. */
async function timer(ports: Ports, number: number, kind: 'expire' | 'remind'): Promise<JobResult> {
  const changed = await changeRequest(ports, number, { kind });
  const isEarly = changed.kind === 'refused' && changed.refusal.reason === 'not_due';
  if (!isEarly || !('expiresAt' in changed.request)) return DONE;
  const { request } = changed;
  const isApproved = request.status === 'approved';
  const due = isApproved
    ? plus(request.approvedAt, ports.rulebook.policy.approvalStaleAfter)
    : request.expiresAt;
  return { kind: 'again', at: instantOf(epochOf(due) + 1) };
}
