import { Temporal } from 'temporal-polyfill';

/**
 * A moment as ISO 8601 in UTC with exactly three fraction digits (`2026-11-22T10:00:00.000Z`), so that
 * comparing strings compares moments.
 */
export type Instant = string;

/** An ISO 8601 duration such as `PT10M` or `P7D`. */
export type Duration = string;

/** The moment that many milliseconds after the epoch. */
export function instantOf(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString();
}

/** Milliseconds since the epoch of a moment; throws RangeError for what is none. */
export function epochOf(instant: Instant): number {
  const epoch = Date.parse(instant);
  if (Number.isNaN(epoch)) throw new RangeError(`"${instant}" is no moment.`);
  return epoch;
}

/** The moment `duration` later; a day is 24 hours here, since a moment knows no time zone. */
export function plus(instant: Instant, duration: Duration): Instant {
  return instantOf(epochOf(instant) + lengthOf(duration));
}

/** The moment `duration` earlier; a day is 24 hours here. */
export function minus(instant: Instant, duration: Duration): Instant {
  return instantOf(epochOf(instant) - lengthOf(duration));
}

/** The same few durations, from constants and the configuration, are asked for again and again. */
const lengths = new Map<Duration, number>();

/** In milliseconds. */
function lengthOf(duration: Duration): number {
  const known = lengths.get(duration);
  if (known !== undefined) return known;
  const { weeks, days, hours, minutes, seconds } = Temporal.Duration.from(duration);
  const length = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
  lengths.set(duration, length);
  return length;
}
