// Days and times of the day in people's words.
import { Temporal } from 'temporal-polyfill';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*`;
const WEEKDAY = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?`;

/** A day in lower-case words, anywhere in a text. */
export const DAY_WORDS = new RegExp(
  String.raw`(?<![\p{L}\d])(?:today|tonight|day after tomorrow|tomorrow|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?: \d{4})?|${MONTH} \d{1,2}(?:st|nd|rd|th)?(?: \d{4})?(?![:.]\d)|(?:(?:this|next|coming) )?${WEEKDAY})(?![\p{L}\d])`,
  'u',
);

/** A day that was named; `isWeekday`: the same day of another week may be meant. */
export interface DayWord {
  readonly date: Temporal.PlainDate;
  readonly isWeekday: boolean;
}

/**
 * The day that those words name, seen from `today`; undefined for one that no calendar has. A weekday is the next one, today
 * included; "next Friday" is the one of the week after this. A day of a month without a year is the next one.
 */
export function dayIn(words: string, today: Temporal.PlainDate): DayWord | undefined {
  if (words === 'today' || words === 'tonight') return { date: today, isWeekday: false };
  if (words === 'day after tomorrow') return { date: today.add({ days: 2 }), isWeekday: false };
  if (words === 'tomorrow') return { date: today.add({ days: 1 }), isWeekday: false };
  const [, which, name = ''] = /^(?:(this|next|coming) )?([a-z]{3})[a-z]*$/.exec(words) ?? [];
  const weekday = WEEKDAYS.indexOf(name) + 1;
  if (weekday > 0 && which === 'next')
    return { date: today.add({ days: 7 + weekday - today.dayOfWeek }), isWeekday: false };
  if (weekday > 0) return { date: today.add({ days: (weekday - today.dayOfWeek + 7) % 7 }), isWeekday: true };
  const date = dateIn(words, today);
  return date === undefined ? undefined : { date, isWeekday: false };
}

/**
 * {@link dayIn}, only that a plain weekday is the nearest one, up to three days back: what began on it may still be running.
 * "This Friday" and "coming Friday" are never over.
 */
export function nearestDay(words: string, today: Temporal.PlainDate): DayWord | undefined {
  const coming = dayIn(words, today);
  if (coming?.isWeekday !== true || /^(?:this|coming) /.test(words)) return coming;
  return dayIn(words, today.subtract({ days: 3 }));
}

function dateIn(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(words);
  if (iso !== null) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const day = Number(/(?<!\d)\d{1,2}(?!\d)/.exec(words)?.[0]);
  const month = MONTHS.findIndex((name) => new RegExp(`(?<![a-z])${name}`).test(words)) + 1;
  const year = /\d{4}/.exec(words)?.[0];
  if (year !== undefined) return realDate(Number(year), month, day);
  const thisYear = realDate(today.year, month, day);
  const isOver = thisYear !== undefined && Temporal.PlainDate.compare(thisYear, today) < 0;
  return isOver ? realDate(today.year + 1, month, day) : thisYear;
}

function realDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  // Temporal would take the 30th of February for its last day.
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : undefined;
}

const CLOCK = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?(?: ?(?<half>[ap])m)?$/;

/** "10.12" may be the 10th of December, too; "18.00" and "18.30" are no days. */
function isMaybeDate(said: string): boolean {
  const [day, month] = said.includes('.') ? said.split('.').map(Number) : [];
  return day !== undefined && month !== undefined && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/** Minutes since midnight of a time of the day, or why it is none; midnight is the end of the day. */
export function clockIn(words: string): number | 'unreadable' | 'bare_hour' | 'no_such_time' | 'maybe_date' {
  const said = words.trim();
  if (said === 'noon' || said === 'midday') return 12 * 60;
  if (said === 'midnight') return 24 * 60;
  const { hour, minute, half } = CLOCK.exec(said)?.groups ?? {};
  if (hour === undefined) return 'unreadable';
  if (half === undefined && isMaybeDate(said)) return 'maybe_date';
  if (minute === undefined && half === undefined) return 'bare_hour';
  const isPossible = half === undefined ? Number(hour) < 24 : Number(hour) >= 1 && Number(hour) <= 12;
  const rest = Number(minute ?? '0');
  if (half === undefined && Number(hour) === 24 && rest === 0) return 24 * 60;
  if (!isPossible || rest > 59) return 'no_such_time';
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  return hours * 60 + rest;
}
