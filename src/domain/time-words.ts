// What people mean by a time: "until 18:00", "Friday night", "from 18:00 until 22:00", in the zone they write from.
import { Temporal } from 'temporal-polyfill';
import { clockIn, dayIn, DAY_WORDS } from './day-words.ts';
import type { DayWord } from './day-words.ts';
import { epochOf, instantOf, type Instant } from './instant.ts';
import { firstMomentOf } from './wall-clock.ts';

/**
 * Why no span was found in people's words. `bare_hour`: "18" alone might be a day or an hour. `skipped`: the clock is put
 * forward over it that night. `ends_first`: it ends before it begins.
 */
export type TimeProblem =
  'missing' | 'unreadable' | 'bare_hour' | 'no_such_time' | 'skipped' | 'past' | 'ends_first' | 'too_far';

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
 * first one after the beginning; what has begun counts from now.
 */
export function readSpan(text: string, context: TimeContext): SpanReading {
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

/** A moment on the wall clock. */
interface Wall {
  readonly at: Temporal.ZonedDateTime;
  readonly isTwice: boolean;
}

interface Walls {
  readonly from: Wall;
  readonly until: Wall;
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
  return text
    .toLowerCase()
    .replace(/\b([ap])\.m\b\.?/g, '$1m')
    .replace(/\b(\d{4}-\d\d-\d\d)t(?=\d)/g, '$1 ')
    .replace(/(?<=[\dm]) ?[–—-] ?(?=\d{1,2}(?:[:.]\d\d| ?[ap]m))/g, ' until ')
    .replace(/,|\b(?:at|on|the|my)\b/g, ' ')
    .replace(/\b(?:till|til|to|through)\b/g, 'until')
    .replace(/\s+/g, ' ')
    .trim();
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
  if (start === '' || start === 'now') {
    const until = lengthIn(right, here) ?? point(right, 'later', { here, on: here.toPlainDate() });
    return typeof until === 'string' ? until : { from: { at: here, isTwice: false }, until };
  }
  // "from 18:00 until 22:00 on Friday": a day at the very end is meant for both.
  const shared = DAY_WORDS.exec(start) === null ? dayAtEnd(right) : undefined;
  return between(shared === undefined ? start : `${shared} ${start}`, right, here);
}

function dayAtEnd(right: string): string | undefined {
  const day = DAY_WORDS.exec(right);
  return day !== null && day.index > 0 && day.index + day[0].length === right.length ? day[0] : undefined;
}

const beginning = (said: string, here: Temporal.ZonedDateTime): Wall | TimeProblem =>
  lengthIn(said, here) ?? point(said, 'earlier', { here, on: here.toPlainDate() });

function between(start: string, end: string, here: Temporal.ZonedDateTime): Walls | TimeProblem {
  const from = beginning(start, here);
  if (typeof from === 'string') return from;
  const anchor = { here: from.at, on: from.at.toPlainDate() };
  const hasDay = DAY_WORDS.exec(end) !== null;
  const until = point(end, 'later', hasDay ? { here, on: here.toPlainDate() } : anchor);
  if (typeof until === 'string') return until;
  if (until.at.epochMilliseconds > from.at.epochMilliseconds) return { from, until };
  // "from 22:00 until 06:00" ends the next morning; with the day named last, it began the evening before.
  if (!hasDay) return withEnd(from, point(end, 'later', { ...anchor, on: anchor.on.add({ days: 1 }) }));
  if (dayAtEnd(end) === undefined || !start.startsWith(dayAtEnd(end) ?? ' ')) return { from, until };
  const before = from.at.subtract({ days: 1 });
  return { from: { at: before, isTwice: false }, until };
}

const withEnd = (from: Wall, until: Wall | TimeProblem): Walls | TimeProblem =>
  typeof until === 'string' ? until : { from, until };

function lasting(said: string, here: Temporal.ZonedDateTime): Walls | TimeProblem | undefined {
  const split = /^(?:(?:from )?(?<start>.+) )?(?<length>for .+)$/.exec(said);
  const { start, length = '' } = split?.groups ?? {};
  const from = start === undefined || start === 'now' ? { at: here, isTwice: false } : beginning(start, here);
  const isLength = lengthIn(length, here) !== undefined;
  if (!isLength) return undefined;
  if (typeof from === 'string') return from;
  const until = lengthIn(length, from.at);
  return until === undefined ? undefined : { from, until };
}

const PART = String.raw`(?:\d{1,4} ?|half an |an? )(?:minutes?|mins?|m|hours?|hrs?|h|days?|d)`;
const LENGTH = new RegExp(`^(?:for|in)(?: next)? (?<parts>${PART}(?:(?: and)? ?${PART})?)$`);
const AMOUNT = /(?<count>\d{1,4} ?|half an |an? )(?<unit>[mhd])/g;
const UNITS = { m: 'minutes', h: 'hours', d: 'days' } as const;

function lengthIn(said: string, from: Temporal.ZonedDateTime): Wall | undefined {
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

const onTheMinute = (time: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  time.round({ smallestUnit: 'minute', roundingMode: 'ceil' });

/** The parts of a day that have a name, as hours; a night goes on into the next morning. */
const PARTS: Readonly<Record<string, readonly [from: number, until: number]>> = {
  night: [18, 32],
  morning: [8, 12],
  afternoon: [12, 18],
  evening: [18, 22],
};
/** Before this hour "tonight" is the night that is running. */
const NIGHT_RUNS_UNTIL = 5;

function namedSpan(said: string, here: Temporal.ZonedDateTime): Walls | TimeProblem | undefined {
  const today = here.toPlainDate();
  const weekend = /^(?:this |coming )?(?:(next) )?weekend$/.exec(said);
  if (weekend !== null) return weekendFrom(today, weekend[1] !== undefined, here);
  const day = DAY_WORDS.exec(said)?.[0];
  if (day === undefined) return undefined;
  const rest = said
    .replace(day, ' ')
    .replace(/\b(?:all day|whole day)\b/, ' ')
    .trim();
  const isNight = day === 'tonight' && rest === '';
  const hours = isNight ? PARTS['night'] : rest === '' ? ([0, 24] as const) : PARTS[rest];
  if (hours === undefined) return undefined;
  const meant = dayIn(day, today);
  if (meant === undefined) return 'no_such_time';
  const isRunning = day === 'tonight' && here.hour < NIGHT_RUNS_UNTIL;
  const date = isRunning ? meant.date.subtract({ days: 1 }) : meant.date;
  const walls = hoursOf(date, hours, here);
  const isOver = walls.until.at.epochMilliseconds <= here.epochMilliseconds;
  return isOver && meant.isWeekday ? hoursOf(date.add({ days: 7 }), hours, here) : walls;
}

function weekendFrom(today: Temporal.PlainDate, isNext: boolean, here: Temporal.ZonedDateTime): Walls {
  const saturday = today.add({ days: 6 - today.dayOfWeek + (isNext ? 7 : 0) });
  return hoursOf(saturday, [0, 48], here);
}

function hoursOf(
  date: Temporal.PlainDate,
  [from, until]: readonly [number, number],
  { timeZoneId }: Temporal.ZonedDateTime,
): Walls {
  const at = (hours: number): Wall => {
    const moment = firstMomentOf(date.toPlainDateTime().add({ hours }), timeZoneId);
    const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZoneId);
    return { at: zoned, isTwice: false };
  };
  return { from: at(from), until: at(until) };
}

/** Where a time is looked for: `on` is the day of one that names none, and before `here` a weekday is over. */
interface Anchor {
  readonly here: Temporal.ZonedDateTime;
  readonly on: Temporal.PlainDate;
}

function point(said: string, which: 'earlier' | 'later', { here, on }: Anchor): Wall | TimeProblem {
  const day = DAY_WORDS.exec(said)?.[0];
  const words = (day === undefined ? said : said.replace(day, ' ')).replace(/\s+/g, ' ').trim();
  const minutes = clockIn(words);
  if (typeof minutes === 'string') return minutes;
  const meant: DayWord | undefined = day === undefined ? { date: on, isWeekday: false } : dayIn(day, on);
  if (meant === undefined) return 'no_such_time';
  const wall = onWall(meant.date, minutes, here.timeZoneId, which);
  if (typeof wall === 'string' || !meant.isWeekday) return wall;
  // On a Friday "friday 09:00" is today's until it is over.
  const isOver = wall.at.epochMilliseconds <= here.epochMilliseconds;
  return isOver ? onWall(meant.date.add({ days: 7 }), minutes, here.timeZoneId, which) : wall;
}

function onWall(
  date: Temporal.PlainDate,
  minutes: number,
  timeZone: string,
  which: 'earlier' | 'later',
): Wall | TimeProblem {
  const local = date.toPlainDateTime().add({ minutes });
  const at = local.toZonedDateTime(timeZone, { disambiguation: which });
  const other = local.toZonedDateTime(timeZone, {
    disambiguation: which === 'later' ? 'earlier' : 'later',
  });
  return at.toPlainDateTime().equals(local) ? { at, isTwice: !at.equals(other) } : 'skipped';
}
