import type { Log } from './workflow/ports.ts';

/** Compares this machine's clock with Microsoft's, by the `Date` of the answers that come anyway. */
export interface ClockCheck {
  readonly fetch: typeof fetch;
  /** By how many milliseconds this machine's clock is ahead; undefined while no answer told the time. */
  ahead(): number | undefined;
  /** How far off the clock is and what that breaks, as a sentence; undefined while that is tolerable or not known. */
  wrong(): string | undefined;
}

/** What is compared, and with what. */
export interface ClockCheckOptions {
  readonly log: Pick<Log, 'warn'>;
  readonly now?: () => number;
  readonly fetch?: typeof fetch;
}

/** Answers take a while and `Date` has whole seconds; a minute is no accident any more. */
export const NOTICEABLE = 60_000;
/** Microsoft and the check of its tokens allow five minutes. */
export const TOLERABLE = 300_000;
const WARN_EVERY = 3_600_000;

/** A `fetch` that looks at the clock on the way; it says in the log, once an hour, that the clock is wrong. */
export function createClockCheck({ log, now = Date.now, ...options }: ClockCheckOptions): ClockCheck {
  let ahead: number | undefined;
  let warnedAt = -Infinity;
  const look = (answer: Response): void => {
    const theirs = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isNaN(theirs)) return;
    ahead = now() - theirs;
    if (Math.abs(ahead) < NOTICEABLE || performance.now() - warnedAt < WARN_EVERY) return;
    warnedAt = performance.now();
    log.warn({ seconds: Math.round(ahead / 1000) }, sentence(ahead));
  };
  return {
    ahead: () => ahead,
    wrong: () => (ahead === undefined || Math.abs(ahead) < TOLERABLE ? undefined : sentence(ahead)),
    fetch: async (...request) => {
      const answer = await (options.fetch ?? fetch)(...request);
      look(answer);
      return answer;
    },
  };
}

function sentence(ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  const direction = ahead > 0 ? 'ahead of' : 'behind';
  return `The clock of this machine is ${minutes} min ${direction} Microsoft’s: set it by NTP. From five minutes on tokens are refused, and escalation, expiry and shifts come at the wrong time.`;
}
