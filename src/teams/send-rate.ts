/** At most so many in so many milliseconds. */
export interface Limit {
  readonly most: number;
  readonly within: number;
}

/**
 * What Teams takes from one bot in one conversation. New messages and updates count alike, and creating conversations has
 * the same limits of its own.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const CONVERSATION_LIMITS: readonly Limit[] = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
];

/** What Teams takes from one app in one tenant: older texts say 30 a second, newer answers 50. */
export const APP_LIMITS: readonly Limit[] = [{ most: 30, within: 1_000 }];

/** Counts over sliding spans. All times in milliseconds, of one clock. */
export interface Gauge {
  /** The first moment from `now` on at which one more is within every limit. */
  freeAt(now: number): number;
  note(now: number): void;
  /** Whether nothing noted counts any more. */
  isIdle(now: number): boolean;
}

export function createGauge(limits: readonly Limit[]): Gauge {
  const kept = Math.max(...limits.map(({ most }) => most));
  const longest = Math.max(...limits.map(({ within }) => within));
  let noted: number[] = [];
  // A clock that was put back would else make everything wait for the time that was lost.
  const forgetFuture = (now: number): void => {
    if ((noted.at(-1) ?? now) > now) noted = [];
  };
  return {
    freeAt: (now) => {
      forgetFuture(now);
      return Math.max(now, ...limits.map(({ most, within }) => (noted.at(-most) ?? -Infinity) + within));
    },
    note: (now) => {
      forgetFuture(now);
      noted.push(now);
      if (noted.length > kept) noted.shift();
    },
    isIdle: (now) => (noted.at(-1) ?? -Infinity) + longest <= now,
  };
}
