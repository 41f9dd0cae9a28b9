import { Temporal } from 'temporal-polyfill';

/**
 * A moment as ISO 8601 in UTC with exactly three fraction digits (`2026-11-22T10:00:00.000Z`), so that
 * comparing strings compares moments.
 */
export type Instant = string;

/** An ISO 8601 duration such as `PT10M` or `P7D`. */
export type Duration = string;

const text = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 });

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
  return text(Temporal.Instant.from(instant).add(exact(duration)));
}

/** The moment `duration` earlier; a day is 24 hours here. */
export function minus(instant: Instant, duration: Duration): Instant {
  return text(Temporal.Instant.from(instant).subtract(exact(duration)));
}

function exact(duration: Duration): Temporal.Duration {
  const { days, weeks, ...rest } = fields(Temporal.Duration.from(duration));
  return Temporal.Duration.from({ ...rest, hours: rest.hours + (days + weeks * 7) * 24 });
}

function fields(d: Temporal.Duration): {
  weeks: number;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
} {
  return { weeks: d.weeks, days: d.days, hours: d.hours, minutes: d.minutes, seconds: d.seconds };
}
