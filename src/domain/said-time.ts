// A time in people's words: the day and the time of the day, and the moment at which a wall clock shows them.
import type { Temporal } from 'temporal-polyfill';
import { clockIn, DAY_WORDS } from './day-words.ts';
import type { DayWord } from './day-words.ts';

/**
 * Why no span was found in people's words. `bare_hour`: "18" alone might be a day or an hour. `maybe_date`: "10.12" might be a time or a date. `skipped`: the clock is put
 * forward over it that night. `ends_first`: it ends before it begins.
 */
export type TimeProblem =
  | 'missing'
  | 'unreadable'
  | 'bare_hour'
  | 'maybe_date'
  | 'no_such_time'
  | 'skipped'
  | 'past'
  | 'ends_first'
  | 'too_far';

/** A moment on the wall clock; `isTwice`: that clock shows its time twice. */
export interface Wall {
  readonly at: Temporal.ZonedDateTime;
  readonly isTwice: boolean;
}

/** From one moment to another. */
export interface Walls {
  readonly from: Wall;
  readonly until: Wall;
}

/** A day, and the time on it in minutes since its midnight; `isWeekday`: the same day of another week may be meant. */
export interface SaidTime extends DayWord {
  readonly minutes: number;
}

/** Reads a time: which day words mean is up to `dayOf`, and `on` is the day of a time that names none. */
export function timeIn(
  said: string,
  on: Temporal.PlainDate,
  dayOf: (words: string) => DayWord | undefined,
): SaidTime | TimeProblem {
  const day = DAY_WORDS.exec(said)?.[0];
  const words = (day === undefined ? said : said.replace(day, ' ')).replace(/\s+/g, ' ').trim();
  const minutes = clockIn(words);
  if (typeof minutes === 'string') return minutes;
  const meant = day === undefined ? { date: on, isWeekday: false } : dayOf(day);
  return meant === undefined ? 'no_such_time' : { ...meant, minutes };
}

/** What the wall clock shows then. */
export const readingOn = ({ date, minutes }: SaidTime): Temporal.PlainDateTime =>
  date.toPlainDateTime().add({ minutes });

/** The same time so many days later. */
export const daysOn = (time: SaidTime, days: number): SaidTime => ({
  ...time,
  date: time.date.add({ days }),
});

/** The last moment at which the clock shows that time; where it is skipped, as long after the change as it was before. */
export const lastMoment = (time: SaidTime, timeZone: string): Temporal.ZonedDateTime =>
  readingOn(time).toZonedDateTime(timeZone, { disambiguation: 'later' });

/** The moment at which the clock shows that time, the first or the second where it comes twice. */
export function onWall(time: SaidTime, timeZone: string, which: 'earlier' | 'later'): Wall | 'skipped' {
  const local = readingOn(time);
  const at = local.toZonedDateTime(timeZone, { disambiguation: which });
  const other = local.toZonedDateTime(timeZone, {
    disambiguation: which === 'later' ? 'earlier' : 'later',
  });
  return at.toPlainDateTime().equals(local) ? { at, isTwice: !at.equals(other) } : 'skipped';
}

const PART = String.raw`(?:\d{1,4} ?|half an |an? )(?:minutes?|mins?|m|hours?|hrs?|h|days?|d)`;
const LENGTH = new RegExp(`^(?:for|in)(?: next)? (?<parts>${PART}(?:(?: and)? ?${PART})?)$`);
const AMOUNT = /(?<count>\d{1,4} ?|half an |an? )(?<unit>[mhd])/g;
const UNITS = { m: 'minutes', h: 'hours', d: 'days' } as const;

/** The end of `for 2 hours`, `in 90 minutes` from that moment on, to the minute; undefined where those words are no length. */
export function lengthIn(said: string, from: Temporal.ZonedDateTime): Wall | undefined {
  const parts = LENGTH.exec(said)?.groups?.['parts'];
  if (parts === undefined) return undefined;
  const length = { days: 0, hours: 0, minutes: 0 };
  for (const { groups } of parts.matchAll(AMOUNT)) {
    const count = groups?.['count'] ?? '';
    if (count.startsWith('half')) length.minutes += 30;
    else length[UNITS[groups?.['unit'] as keyof typeof UNITS]] += /^\d/.test(count) ? Number(count) : 1;
  }
  const end = from.add(length);
  return { at: end.equals(from) ? end : onTheMinute(end), isTwice: false };
}

/** The first whole minute from that moment on. */
export const onTheMinute = (time: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  time.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
