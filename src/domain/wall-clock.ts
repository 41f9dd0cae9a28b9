// What the clock on the wall of a time zone shows, and at which moment it first shows it.
import { Temporal } from 'temporal-polyfill';

/** What a wall clock shows, in milliseconds since 1970-01-01T00:00 on that clock. Where it hangs is not in it. */
export type Reading = number;

/** A day on the wall clock, in milliseconds. */
export const DAY = 86_400_000;

/** The reading that is written as `2026-11-02T09:00`; throws RangeError for anything else. */
export function readingOf(local: string): Reading {
  const reading = Date.parse(`${local}Z`);
  if (Number.isNaN(reading)) throw new RangeError(`There is no time on a wall clock like "${local}".`);
  return reading;
}

/** What the wall clock of that zone (IANA name) shows at a moment in epoch milliseconds. */
export function readingAt(moment: number, timeZone: string): Reading {
  return moment + steadySpanAt(moment, timeZone).offset;
}

/**
 * The first moment, in epoch milliseconds, at which the wall clock of that zone shows the reading or a later one. So a
 * time that is skipped in spring means the first moment after the gap, and one that happens twice in autumn its first time.
 */
export function firstMomentShowing(reading: Reading, timeZone: string): number {
  // No zone was ever a whole day from UTC, so that the clock hasn't come so far yet here.
  let span = steadySpanAt(reading - DAY, timeZone);
  while (span.until + span.offset <= reading) span = steadySpanAt(span.until, timeZone);
  return Math.max(reading - span.offset, span.from);
}

/** {@link firstMomentShowing} a time of Temporal's. */
export function firstMomentOf(local: Temporal.PlainDateTime, timeZone: string): number {
  return firstMomentShowing(local.toZonedDateTime('UTC').epochMilliseconds, timeZone);
}

/** {@link readingAt} as a time of Temporal's. */
export function wallClockAt(moment: number, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

/** Between these two moments the clock is not changed. `offset` is what it is ahead of UTC by, in milliseconds. */
interface SteadySpan {
  readonly offset: number;
  readonly from: number;
  readonly until: number;
}

const CHUNK = 366 * DAY;

/**
 * Asking the platform about a zone costs more than everything else in a look-up together. What it says of a zone and a
 * stretch of time never changes, so it is kept; the limits are far above what one helpdesk asks about.
 */
const KEPT = new Map<string, Map<number, readonly SteadySpan[]>>();
const MOST_ZONES = 50;
const MOST_CHUNKS = 200;

function steadySpanAt(moment: number, timeZone: string): SteadySpan {
  const chunk = Math.floor(moment / CHUNK);
  const spans = KEPT.get(timeZone)?.get(chunk) ?? keep(chunk, timeZone);
  for (const span of spans) if (moment < span.until) return span;
  throw new RangeError(`There is no moment ${moment}.`);
}

function keep(chunk: number, timeZone: string): readonly SteadySpan[] {
  const spans = spansOf(chunk * CHUNK, timeZone);
  const known = KEPT.get(timeZone);
  if (known === undefined && KEPT.size >= MOST_ZONES) KEPT.clear();
  const chunks = known === undefined || known.size >= MOST_CHUNKS ? new Map<number, typeof spans>() : known;
  KEPT.set(timeZone, chunks.set(chunk, spans));
  return spans;
}

function spansOf(begin: number, timeZone: string): readonly SteadySpan[] {
  const end = begin + CHUNK;
  const spans: SteadySpan[] = [];
  let zoned = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(timeZone);
  for (let from = begin; from < end; from = zoned.epochMilliseconds) {
    const { offsetNanoseconds } = zoned;
    const next = zoned.getTimeZoneTransition('next');
    const until = Math.min(next?.epochMilliseconds ?? end, end);
    spans.push({ offset: Math.round(offsetNanoseconds / 1_000_000), from, until });
    if (next === null) break;
    zoned = next;
  }
  return spans;
}
