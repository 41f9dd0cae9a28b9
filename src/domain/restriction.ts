// The hours of the week in which a layer counts, and the working hours.
import { Temporal } from 'temporal-polyfill';
import { firstMomentOf, wallClockAt } from './wall-clock.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** The days of the week from Monday on, as ISO 8601 counts them. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Hours of the day on some days of the week, on the wall clock: `from` (`18:00`) up to but not including `until`
 * (`08:00`). Hours that end at or before they begin go on into the next day; `days` are those on which they begin.
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

/** Without restrictions everything is open, always. */
const ALWAYS: Opening = { isOpen: true, from: -Infinity, until: Infinity };

/** A week and a day to either side: whatever comes once a week is among them. */
const DAYS_AROUND = 8;

/** Whether any of these hours holds the moment (epoch milliseconds), on the wall clock of that zone. */
export function openingAt(hours: readonly Restriction[], timeZone: string, moment: number): Opening {
  if (hours.length === 0) return ALWAYS;
  const today = wallClockAt(moment, timeZone).toPlainDate();
  const near = hours.flatMap((one) => [-1, 0].flatMap((days) => spanOn(one, today.add({ days }), timeZone)));
  const open = near.filter(({ from, until }) => from <= moment && moment < until);
  const [first] = open.toSorted((a, b) => b.until - a.until);
  if (first !== undefined) return { isOpen: true, ...first };
  const ends = hours.map((one) => lastEnd(one, today, { timeZone, moment }));
  const starts = hours.map((one) => nextStart(one, today, { timeZone, moment }));
  return { isOpen: false, from: Math.max(...ends), until: Math.min(...starts) };
}

interface Span {
  readonly from: number;
  readonly until: number;
}

interface Place {
  readonly timeZone: string;
  readonly moment: number;
}

function lastEnd(hours: Restriction, today: Temporal.PlainDate, { timeZone, moment }: Place): number {
  for (let days = 0; days <= DAYS_AROUND; days += 1) {
    const [span] = spanOn(hours, today.subtract({ days }), timeZone);
    if (span !== undefined && span.until <= moment) return span.until;
  }
  return -Infinity;
}

function nextStart(hours: Restriction, today: Temporal.PlainDate, { timeZone, moment }: Place): number {
  for (let days = 0; days <= DAYS_AROUND; days += 1) {
    const [span] = spanOn(hours, today.add({ days }), timeZone);
    if (span !== undefined && span.from > moment) return span.from;
  }
  return Infinity;
}

/** The hours that begin on that day; none on other days of the week, nor where the clock skips them. */
function spanOn(
  { days, from, until }: Restriction,
  date: Temporal.PlainDate,
  timeZone: string,
): readonly Span[] {
  if (!days.some((day) => WEEKDAYS.indexOf(day) + 1 === date.dayOfWeek)) return [];
  const lastDay = until <= from ? date.add({ days: 1 }) : date;
  const at = (day: Temporal.PlainDate, time: string): number =>
    firstMomentOf(day.toPlainDateTime(Temporal.PlainTime.from(time)), timeZone);
  const span = { from: at(date, from), until: at(lastDay, until) };
  return span.from < span.until ? [span] : [];
}
