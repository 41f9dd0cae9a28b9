// The hours of the week in which a layer counts, and the working hours.
import { DAY, firstMomentShowing, readingAt, readingOf } from './wall-clock.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** The days of the week from Monday on, as ISO 8601 counts them. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Hours of the day on some days of the week, on the wall clock: `from` (`18:00`) up to but not including `until`
 * (`08:00`). Hours that end at or before they begin go on into the next day; `days` are those on which they begin.
 * A night in which the clock is changed counts by the furthest the clock has come: what it shows a second time is over.
 */
export interface Restriction {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly until: string;
}

/** Whether hours are open at a moment, and since and until when that is certain, in epoch milliseconds. */
export interface Opening {
  readonly isOpen: boolean;
  readonly from: number;
  readonly until: number;
}

const always = (isOpen: boolean) => (): Opening => ({ isOpen, from: -Infinity, until: Infinity });

/** Whether any of these hours holds the moment (epoch milliseconds), on the wall clock of that zone. */
export function openingAt(hours: readonly Restriction[], timeZone: string, moment: number): Opening {
  return openingsOf(hours, timeZone)(moment);
}

/**
 * The same for many moments, with the hours read once: without any everything is open, with none on any day nothing is.
 * Throws RangeError for a malformed time.
 */
export function openingsOf(hours: readonly Restriction[], timeZone: string): (moment: number) => Opening {
  if (hours.length === 0) return always(true);
  const windows = hours.map(windowOf).filter(({ days }) => days.size > 0);
  if (windows.length === 0) return always(false);
  return (moment) => openingOf(windows, timeZone, moment);
}

/** Hours of the day in milliseconds from midnight; `until` is later than `from`. Days are counted from Monday as 0. */
interface Window {
  readonly days: ReadonlySet<number>;
  readonly from: number;
  readonly until: number;
}

function windowOf({ days, from, until }: Restriction): Window {
  const [begin, end] = [timeOfDay(from), timeOfDay(until)];
  return {
    days: new Set(days.map((day) => WEEKDAYS.indexOf(day))),
    from: begin,
    until: end <= begin ? end + DAY : end,
  };
}

const timeOfDay = (text: string): number => readingOf(`1970-01-01T${text}`);

interface Span {
  readonly from: number;
  readonly until: number;
}

function openingOf(windows: readonly Window[], timeZone: string, moment: number): Opening {
  const today = Math.floor(readingAt(moment, timeZone) / DAY);
  // Tomorrow's too: where the clock is put back over midnight they may have begun.
  const spans = [today - 1, today, today + 1].flatMap((day) => spansOn(windows, day, timeZone));
  const open = spans.filter(({ from, until }) => from <= moment && moment < until);
  const [longest] = open.toSorted((a, b) => b.until - a.until);
  if (longest !== undefined) return { isOpen: true, ...longest };
  // Nothing that began two days ago lasts until today, and nothing of the day after tomorrow has begun.
  const ends = spans.map(({ until }) => until).filter((until) => until <= moment);
  const starts = spans.map(({ from }) => from).filter((from) => from > moment);
  return {
    isOpen: false,
    from: Math.max(firstMomentShowing(today * DAY, timeZone), ...ends),
    until: Math.min(firstMomentShowing((today + 2) * DAY, timeZone), ...starts),
  };
}

/** The hours that begin on that day, counted from 1970-01-01; none on other days of the week, nor where the clock skips them. */
function spansOn(windows: readonly Window[], day: number, timeZone: string): readonly Span[] {
  const midnight = day * DAY;
  return windows
    .filter(({ days }) => days.has(weekdayOf(day)))
    .map((window) => ({
      from: firstMomentShowing(midnight + window.from, timeZone),
      until: firstMomentShowing(midnight + window.until, timeZone),
    }))
    .filter(({ from, until }) => from < until);
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
