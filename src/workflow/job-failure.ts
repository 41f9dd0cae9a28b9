// What becomes of a job that failed: it is tried again, or put aside in plain sight.
import type { Effect } from '../domain/effect.ts';
import { epochOf, instantOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { isServiceError } from '../errors.ts';
import { outOfReach } from './follow-up.ts';
import { giveUpPage } from './page.ts';
import type { Ports } from './ports.ts';
import type { Job } from './storage-ports.ts';

const MOST_FAILURES = 30;
const LONGEST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_ASKED = 15 * 60;

/**
 * Counts a failure. Messages are put aside when Teams refuses them for good, and those that can do without when they
 * failed too often; everything else is tried until it works or its time is over, since a request or a duty hangs on it.
 */
export async function afterFailure(ports: Ports, job: Job, error: unknown): Promise<void> {
  const problem = wordsOf(error);
  if (isServiceError(error, 'TEAMS_THROTTLED')) {
    // Waiting is no failure. To the moment Teams named, for whatever waits in the same chat alike: the order stays.
    const at = wholeSecond(pauseFor(error.retryAfterSeconds ?? 0, ports.clock.now()));
    ports.log.info({ job: job.key, until: at }, 'Teams is left alone until then');
    await ports.jobs.postpone(job, at);
    return;
  }
  const failures = job.failures + 1;
  const fields = { job: job.key, failures, problem };
  const isRefused = REFUSALS.some((code) => isServiceError(error, code));
  if (
    isRefused ||
    (isServiceError(error, 'MAIL_UNANSWERED') && failures >= MOST_MAILS_UNANSWERED) ||
    (isServiceError(error, 'PAGER_UNANSWERED') && failures >= MOST_PAGES_UNANSWERED) ||
    (failures >= MOST_FAILURES && canDoWithout(job.effect))
  ) {
    ports.log.error({ ...fields, code: 'JOB_EXHAUSTED' }, 'job put aside');
    await passOver(ports, job.effect);
    await ports.jobs.abandon(job, ports.clock.now(), problem);
    return;
  }
  if (failures === MOST_FAILURES) ports.log.error(fields, 'job fails again and again; it is tried on');
  else ports.log.warn(fields, 'job failed; trying again');
  await ports.jobs.fail(job, pauseAfter(failures, error, ports.clock.now()), problem);
}

/** Trying again would change nothing. */
const REFUSALS = ['TEAMS_REJECTED', 'CARD_TOO_LARGE', 'PAGER_REFUSED'] as const;

/** Some four minutes: whoever waits for the pager to wake somebody should hear soon that it won't. */
const MOST_PAGES_UNANSWERED = 8;

/** Graph knows no key by which a mail that is sent again would be recognised; where it didn't say, twice is enough. */
const MOST_MAILS_UNANSWERED = 2;

function canDoWithout({ kind }: Effect): boolean {
  switch (kind) {
    case 'tell':
    case 'tell_shift':
    case 'tell_proposal':
    case 'repaint':
    case 'repaint_late':
    case 'desk':
    case 'mail':
    case 'tell_recovery_contact':
    case 'mail_recovery_contact':
    case 'page':
    // The next one stands for all before it.
    case 'send_checkpoint':
      return true;
    case 'check':
    case 'escalate':
    case 'hold_over':
    case 'ask_voucher':
    case 'watch':
    case 'look_back':
    case 'purge':
    case 'checkpoint':
    case 'walk_record':
    case 'reconcile':
    case 'watch_hand_offs':
    case 'warn_nobody':
    case 'reach':
    // These two end by themselves, with the time that they are about.
    case 'go_on_call':
    case 'tell_hand_off':
    case 'expire':
    case 'expire_proposal':
    case 'remind':
    case 'reset':
    case 'alarm':
    case 'tell_alarm':
      return false;
  }
}

/**
 * An approver or voucher who never gets the card counts as out of reach, so that nobody waits for them, and a pager that did not
 * answer is named on the cards. Saved before the job is
 * put aside: if only one of the two is saved, it is the one that may be repeated.
 */
async function passOver(ports: Ports, effect: Effect): Promise<void> {
  if (effect.kind === 'tell') await outOfReach(ports, effect.number, effect.to, effect.notice);
  if (effect.kind === 'page') await giveUpPage(ports, effect);
}

/** Longer each time, and at least as long as Graph or Teams said. */
function pauseAfter(failures: number, error: unknown, now: Instant): Instant {
  const said = isServiceError(error) ? (error.retryAfterSeconds ?? 0) : 0;
  const own = Math.min(2 ** Math.min(failures, 10), LONGEST_PAUSE_SECONDS);
  return pauseFor(Math.max(own, said), now);
}

/** A quarter of an hour at most: who comes too early is sent away again at once. */
function pauseFor(seconds: number, now: Instant): Instant {
  return instantOf(epochOf(now) + Math.round(Math.min(seconds, LONGEST_PAUSE_ASKED) * 1000));
}

/**
 * Without the moment that passed since Teams was asked, which differs from one job to the next: jobs that are due together
 * go out in the order they were made.
 */
function wholeSecond(at: Instant): Instant {
  return instantOf(Math.floor(epochOf(at) / 1_000) * 1_000);
}

/** What an operator may read of an error: ours are written without secrets, others are reduced to their name. */
export function wordsOf(error: unknown): string {
  if (isServiceError(error)) return `${error.code}: ${error.detail}`;
  return error instanceof Error
    ? `${error.name} (${error.stack?.split('\n')[1]?.trim() ?? 'no place'})`
    : 'unknown';
}
