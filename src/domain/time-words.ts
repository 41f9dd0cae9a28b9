// What people mean by a time: "until 18:00", "Friday night", "from 18:00 until 22:00", in the zone they write from.
import { Temporal } from 'temporal-polyfill';
import { clockIn, dayIn, DAY_WORDS, nearestDay } from './day-words.ts';
import { epochOf, instantOf, type Instant } from './instant.ts';
import { namedSpan } from './named-span.ts';
import { daysOn, lastMoment, lengthIn, onTheMinute, onWall, readingOn, timeIn } from './said-time.ts';
import type { SaidTime, TimeProblem, Wall, Walls } from './said-time.ts';
import { FROM_FRENCH } from './time-words/french.ts';
import { FROM_GERMAN } from './time-words/german.ts';
import { FROM_JAPANESE } from './time-words/japanese.ts';
import { FROM_SPANISH } from './time-words/spanish.ts';
import { inEnglish } from './time-words/translation.ts';

/** A stretch of time, `until` not included. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * What was read. `isTwice`: a time in it comes twice, on the night on which the clock is put back; the beginning then is the
 * first of the two and the end the second, so that nobody is missed in between.
 */
export type SpanReading =
  | { readonly ok: true; readonly span: Span; readonly isTwice: boolean }
  | { readonly ok: false; readonly problem: TimeProblem };

/** How words are read: now, the IANA zone of whoever wrote them, and in how many days from now the span must have ended. */
export interface TimeContext {
  readonly now: Instant;
  readonly timeZone: string;
  readonly withinDays: number;
}

/**
 * Reads `until 18:00`, `for 2 hours`, `from 18:00 until 22:00`, `friday 18:00 to saturday 8 am`, `tonight`, `Friday night`
 * (18:00 to 08:00), `tomorrow`, `this weekend`, `2026-12-24`. A time without a day is today's, an end without a day the
 * first one after the beginning. A weekday's span is the nearest one that isn't over; what has begun counts from now. The same
 * in German, French, Spanish and Japanese: `bis 18 Uhr`, `ce soir`, `mañana`, `18時まで`.
 */
export function readSpan(text: string, context: TimeContext): SpanReading {
  const inAllLanguages = [text, ...OTHER_LANGUAGES.flatMap((table) => inEnglish(text, table) ?? [])];
  const readings = inAllLanguages.map((said) => readEnglish(said, context));
  return readings.find((reading) => reading.ok || reading.problem !== 'unreadable') ?? problem('unreadable');
}

const OTHER_LANGUAGES = [FROM_GERMAN, FROM_FRENCH, FROM_SPANISH, FROM_JAPANESE] as const;

function readEnglish(text: string, context: TimeContext): SpanReading {
  const said = plainWords(text);
  if (said === '') return problem('missing');
  const here = Temporal.Instant.from(context.now).toZonedDateTimeISO(context.timeZone);
  const read = fromUntil(said, here) ?? lasting(said, here) ?? namedSpan(said, here) ?? nothing(said);
  if (typeof read === 'string') return problem(read);
  return judged(read, here, context.withinDays);
}

/** The span between two local times such as `2026-11-27T18:00`, as pickers give them; an empty beginning is now. */
export function readPicked(from: string, until: string, context: TimeContext): SpanReading {
  if (until === '') return problem('missing');
  return readSpan(`${from === '' ? '' : `from ${from} `}until ${until}`, context);
}

/** The date in that zone, `2026-11-23`. */
export function dateOf(moment: Instant, timeZone: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The date and time there, `2026-11-23 18:00`, as {@link readPicked} takes it. */
export function localTimeOf(moment: Instant, timeZone: string): string {
  const there = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone);
  return `${there.toPlainDate().toString()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** A span in words where the reader's own clock can't be had, such as in a choice: `Fri 4 Dec 18:00 – Sat 5 Dec 08:00`. */
export function wordsForSpan({ from, until }: Span, timeZone: string): string {
  const style = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  } as const;
  const words = (moment: Instant): string =>
    new Intl.DateTimeFormat('en-GB', style).format(epochOf(moment)).replaceAll(',', '');
  return `${words(from)} – ${words(until)}`;
}

const problem = (what: TimeProblem): SpanReading => ({ ok: false, problem: what });

function judged({ from, until }: Walls, here: Temporal.ZonedDateTime, withinDays: number): SpanReading {
  const now = here.epochMilliseconds;
  const [begin, end] = [from.at.epochMilliseconds, until.at.epochMilliseconds];
  if (end <= begin && end > now) return problem('ends_first');
  if (end <= now) return problem('past');
  if (end > onTheMinute(here.add({ days: withinDays })).epochMilliseconds) return problem('too_far');
  const span = { from: instantOf(Math.max(begin, now)), until: instantOf(end) };
  return { ok: true, span, isTwice: (from.isTwice && begin > now) || until.isTwice };
}

function plainWords(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/\b([ap])\.m\b\.?/g, '$1m')
      .replace(/\b(\d{4}-\d\d-\d\d)t(?=\d)/g, '$1 ')
      .replace(/(?<=[\dm]) ?[–—-] ?(?=\d{1,2}(?:[:.]\d\d| ?[ap]m))/g, ' until ')
      .replace(/,|\b(?:at|on|the|my)\b/g, ' ')
      .replace(/\b(?:till|til|to|through)\b/g, 'until')
      .replace(/\s+/g, ' ')
      .trim()
      // A night goes on into the morning until then.
      .replace(/\buntil (\S.{0,30}) morning$/, 'until $1 08:00')
  );
}

/** A number alone after "until" is asked about by itself, everything else isn't understood. */
function nothing(said: string): TimeProblem {
  if (/^(?:until |from )?\d{1,2}$/.test(said)) return 'bare_hour';
  return typeof clockIn(said.replace(DAY_WORDS, ' ').replace('from', ' ')) === 'number' || /^in \d/.test(said)
    ? 'missing'
    : 'unreadable';
}

function fromUntil(said: string, here: Temporal.ZonedDateTime): Walls | TimeProblem | undefined {
  const split = /^(?:(?<left>.*) )?until (?<right>.+)$/.exec(said);
  if (split === null) return /(?:^| )until$/.test(said) ? 'missing' : undefined;
  const { left = '', right = '' } = split.groups ?? {};
  const start = left.replace(/\bfrom\b/g, ' ').trim();
  if (start !== '' && start !== 'now') return between(start, right, here);
  const until = lengthIn(right, here) ?? endFromNow(right, here);
  return typeof until === 'string' ? until : { from: { at: here, isTwice: false }, until };
}

/** On a Friday "until friday 09:00" is today's until it is over. */
function endFromNow(said: string, here: Temporal.ZonedDateTime): Wall | TimeProblem {
  const today = here.toPlainDate();
  const end = timeIn(said, today, (day) => dayIn(day, today));
  if (typeof end === 'string') return end;
  return onWall(end.isWeekday && isOver(end, here) ? daysOn(end, 7) : end, here.timeZoneId, 'later');
}

const isOver = (end: SaidTime, here: Temporal.ZonedDateTime): boolean =>
  lastMoment(end, here.timeZoneId).epochMilliseconds <= here.epochMilliseconds;

function between(start: string, end: string, here: Temporal.ZonedDateTime): Walls | TimeProblem {
  const length = lengthIn(start, here);
  // "from 18:00 until 22:00 on Friday": a day at the very end is meant for both.
  const shared = hasDay(start) || length !== undefined ? undefined : dayAtEnd(end);
  const from =
    length === undefined
      ? beginning(shared === undefined ? start : `${shared} ${start}`, here)
      : shownAt(length);
  if (typeof from === 'string') return from;
  const until = ending(end, from, here);
  if (typeof until === 'string') return until;
  const near = hasDay(end) && !until.isWeekday ? onlyBefore(until, from, here) : from;
  const [begun, ended] = inOrder(near, until, hasDay(end), shared !== undefined);
  // Both are of one week, the first in which the end isn't over.
  const days = begun.isWeekday && isOver(ended, here) ? 7 : 0;
  const begin = length ?? onWall(daysOn(begun, days), here.timeZoneId, 'earlier');
  const finish = onWall(daysOn(ended, days), here.timeZoneId, 'later');
  if (typeof begin === 'string') return begin;
  return typeof finish === 'string' ? finish : { from: begin, until: finish };
}

const hasDay = (said: string): boolean => DAY_WORDS.exec(said) !== null;

function dayAtEnd(right: string): string | undefined {
  const day = DAY_WORDS.exec(right);
  return day !== null && day.index > 0 && day.index + day[0].length === right.length ? day[0] : undefined;
}

function beginning(said: string, here: Temporal.ZonedDateTime): SaidTime | TimeProblem {
  const today = here.toPlainDate();
  return timeIn(said, today, (day) => nearestDay(day, today));
}

/** The weekday of an end is looked for from the day of the beginning on. */
function ending(said: string, from: SaidTime, here: Temporal.ZonedDateTime): SaidTime | TimeProblem {
  return timeIn(said, from.date, (day) => {
    const meant = dayIn(day, here.toPlainDate());
    return meant?.isWeekday === true ? dayIn(day, from.date) : meant;
  });
}

function inOrder(
  from: SaidTime,
  until: SaidTime,
  hasOwnDay: boolean,
  isShared: boolean,
): readonly [from: SaidTime, until: SaidTime] {
  if (Temporal.PlainDateTime.compare(readingOn(from), readingOn(until)) < 0) return [from, until];
  // "from 22:00 until 06:00" ends the next morning; with the day named last, it began the evening before.
  if (!hasOwnDay) return [from, daysOn(until, 1)];
  return isShared ? [daysOn(from, -1), until] : [from, until];
}

/** "friday 18:00 until 2026-12-24 08:00" can end once only: its Friday is the coming one, or the one before where that is too late. */
function onlyBefore(until: SaidTime, from: SaidTime, here: Temporal.ZonedDateTime): SaidTime {
  if (!from.isWeekday) return from;
  const isBack = Temporal.PlainDate.compare(from.date, here.toPlainDate()) < 0;
  const coming = isBack ? daysOn(from, 7) : from;
  const isLate = Temporal.PlainDateTime.compare(readingOn(coming), readingOn(until)) >= 0;
  return { ...(isLate ? daysOn(coming, -7) : coming), isWeekday: false };
}

/** What the wall clock shows at that moment, of which there is no other. */
const shownAt = ({ at }: Wall): SaidTime => ({
  date: at.toPlainDate(),
  minutes: at.hour * 60 + at.minute,
  isWeekday: false,
});

function lasting(said: string, here: Temporal.ZonedDateTime): Walls | TimeProblem | undefined {
  const split = /^(?:(?:from )?(?<start>.+) )?(?<length>for .+)$/.exec(said);
  const { start, length = '' } = split?.groups ?? {};
  if (lengthIn(length, here) === undefined) return undefined;
  const from =
    start === undefined || start === 'now' ? { at: here, isTwice: false } : beginningOf(start, length, here);
  if (typeof from === 'string') return from;
  const until = lengthIn(length, from.at);
  return until === undefined ? undefined : { from, until };
}

function beginningOf(start: string, length: string, here: Temporal.ZonedDateTime): Wall | TimeProblem {
  const later = lengthIn(start, here);
  if (later !== undefined) return later;
  const from = beginning(start, here);
  if (typeof from === 'string') return from;
  const end = lengthIn(length, lastMoment(from, here.timeZoneId));
  const isDone = end !== undefined && end.at.epochMilliseconds <= here.epochMilliseconds;
  return onWall(from.isWeekday && isDone ? daysOn(from, 7) : from, here.timeZoneId, 'earlier');
}
