// Standing in for whoever is on call: what people mean by "until", and whether a shift may change hands.
import { Temporal } from 'temporal-polyfill';
import { instantOf, minus, plus, type Duration, type Instant } from './instant.ts';
import { onCallAt, type Roster } from './on-call.ts';
import type { Override } from './override.ts';

/** Why no end was found in people's words. `skipped`: the clock is put forward over it that night. */
export type UntilProblem =
  'missing' | 'unreadable' | 'starts_later' | 'no_such_time' | 'skipped' | 'past' | 'too_long';

/** The end of a stand-in, or why there is none. */
export type UntilReading =
  { readonly ok: true; readonly until: Instant } | { readonly ok: false; readonly problem: UntilProblem };

/** Longer stays a matter for the configuration file. */
const LONGEST_DAYS = 7;
/** Two messages this close that want the same are one message delivered twice. */
const SAME_WISH: Duration = 'PT2M';

/** What somebody asked for: the rotation they named, and the end in their own words. */
export interface TakeOverWish {
  readonly by: string;
  readonly rotation?: string;
  readonly until: string;
}

/** What a wish is judged by. `overrides` are those made in the chat, and `roster` has them in it too. */
export interface ShiftFacts {
  readonly roster: Roster;
  readonly overrides: readonly Override[];
  readonly now: Instant;
}

/** Why a shift doesn't change hands. `taken`: `who` stands in there already, by the chat, until `until`. */
export type ShiftRefusal =
  | { readonly reason: 'not_an_approver' }
  | { readonly reason: 'until'; readonly problem: UntilProblem }
  | { readonly reason: 'unknown_rotation'; readonly named: string; readonly rotations: readonly string[] }
  | { readonly reason: 'already_on_call'; readonly rotation: string; readonly until: Instant }
  | {
      readonly reason: 'taken';
      readonly who: string;
      readonly rotation: string;
      readonly until: Instant;
    }
  | { readonly reason: 'nothing_to_give_back' };

/** `held`: it was done already, which is what a message delivered twice finds. */
export type TakeOver =
  | { readonly kind: 'take' | 'held'; readonly override: Override; readonly insteadOf: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: ShiftRefusal };

/** `ending` is what ends now; `repeated` is what the asker gave back a moment ago. */
export type GiveBack =
  | { readonly kind: 'give_back'; readonly ending: readonly Override[] }
  | { readonly kind: 'repeated'; readonly ended: readonly Override[] }
  | { readonly kind: 'refused'; readonly refusal: ShiftRefusal };

/** Whether, where and until when the asker stands in from now on; whether they are an approver is asked before. */
export function takeOver({ by, rotation: named, until: words }: TakeOverWish, facts: ShiftFacts): TakeOver {
  const { roster, overrides, now } = facts;
  const rotation = rotationMeant(roster, named);
  if (rotation === undefined) {
    const rotations = roster.rotations.map(({ name }) => name);
    return refused({ reason: 'unknown_rotation', named: named ?? '', rotations });
  }
  const reading = readUntil(words, now, roster.timeZone);
  if (!reading.ok) return refused({ reason: 'until', problem: reading.problem });
  const { until } = reading;
  const overlapping = overrides.find(
    (other) => other.rotation === rotation && other.from < until && now < other.until,
  );
  if (overlapping !== undefined) return besides(overlapping, by, until, facts);
  const duty = onCallAt(roster, rotation, now).find(({ who }) => who === by);
  if (duty !== undefined) return refused({ reason: 'already_on_call', rotation, until: duty.until });
  const override: Override = { kind: 'replace', who: by, from: now, until, rotation, source: 'chat' };
  return { kind: 'take', override, insteadOf: replacedBy(roster, override) };
}

function besides(other: Override, by: string, until: Instant, { roster }: ShiftFacts): TakeOver {
  const { who, rotation } = other;
  if (who !== by) return refused({ reason: 'taken', who, rotation, until: other.until });
  const isSameWish = minus(other.until, SAME_WISH) <= until && until <= plus(other.until, SAME_WISH);
  if (!isSameWish) return refused({ reason: 'already_on_call', rotation, until: other.until });
  return { kind: 'held', override: other, insteadOf: replacedBy(roster, other) };
}

/** Which of the chat's overrides the asker ends now; `overrides` may hold ones that ended up to two minutes ago. */
export function giveBack(by: string, overrides: readonly Override[], now: Instant): GiveBack {
  const own = overrides.filter(({ who }) => who === by);
  const ending = own.filter(({ until }) => until > now);
  if (ending.length > 0) return { kind: 'give_back', ending };
  const ended = own.filter(({ until }) => until >= justBefore(now));
  return ended.length > 0
    ? { kind: 'repeated', ended }
    : { kind: 'refused', refusal: { reason: 'nothing_to_give_back' } };
}

/** Since when an override may have ended for its end to be taken for a message delivered twice. */
export const justBefore = (now: Instant): Instant => minus(now, SAME_WISH);

const refused = (refusal: ShiftRefusal): { readonly kind: 'refused'; readonly refusal: ShiftRefusal } => ({
  kind: 'refused',
  refusal,
});

/** Without a name: the rotation that is asked first. */
function rotationMeant({ rotations, escalation }: Roster, named: string | undefined): string | undefined {
  const names = rotations.map(({ name }) => name);
  if (named === undefined) {
    const first = escalation.find(({ notify }) => names.includes(notify));
    return first?.notify ?? names[0];
  }
  const wanted = named.trim().toLowerCase();
  return names.find((name) => name.toLowerCase() === wanted);
}

/** Hand-offs looked at; rotations that hand off more often than hourly are cut short. */
const MOST_HAND_OFFS = 200;

/** Whom an override stands in for, from its start to its end, each once and in the order of their shifts. */
export function replacedBy(roster: Roster, override: Override): readonly string[] {
  const { who, from, until, rotation } = override;
  const isIt = (one: Override): boolean =>
    one.who === who && one.rotation === rotation && one.from === from && one.until === until;
  const without = { ...roster, overrides: roster.overrides.filter((one) => !isIt(one)) };
  const people = new Set<string>();
  let at = from;
  for (let count = 0; at < until && count < MOST_HAND_OFFS; count += 1) {
    const [duty] = onCallAt(without, rotation, at);
    if (duty === undefined) break;
    people.add(duty.who);
    at = duty.until;
  }
  people.delete(who);
  return [...people];
}

/**
 * Reads when a stand-in ends: `18:00`, `6 pm`, `tomorrow 08:00`, `friday 09:00`, `2026-11-24 08:00`, `for 2 hours`,
 * `in 90 minutes`. A bare time is today's. Times are on the wall clock of `timeZone`; one that comes twice in an
 * autumn night means the later one, so that nobody is missing in between.
 */
export function readUntil(text: string, now: Instant, timeZone: string): UntilReading {
  const said = plainWords(text);
  if (said === '') return problem('missing');
  if (/^from\b/.test(said)) return problem('starts_later');
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const end = endOfSpan(said, here) ?? endOnClock(said, here);
  if (typeof end === 'string') return problem(end);
  const until = instantOf(end.epochMilliseconds);
  if (until <= now) return problem('past');
  const latest = onTheMinute(here.add({ days: LONGEST_DAYS }));
  return end.epochMilliseconds > latest.epochMilliseconds ? problem('too_long') : { ok: true, until };
}

const problem = (what: UntilProblem): UntilReading => ({ ok: false, problem: what });

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b([ap])\.m\b\.?/g, '$1m')
    .replace(/^(\d{4}-\d\d-\d\d)t/, '$1 ')
    .replace(/,|\b(?:at|on)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const PART = String.raw`(?:\d{1,4} ?|half an |an? )(?:minutes?|mins?|m|hours?|hrs?|h|days?|d)`;
const SPAN = new RegExp(`^(?:for|in)(?: the next)? (?<parts>${PART}(?:(?: and)? ?${PART})?)$`);
const AMOUNT = /(?<count>\d{1,4} ?|half an |an? )(?<unit>[mhd])/g;

function endOfSpan(said: string, here: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const parts = SPAN.exec(said)?.groups?.['parts'];
  if (parts === undefined) return undefined;
  const span = { days: 0, hours: 0, minutes: 0 };
  for (const { groups } of parts.matchAll(AMOUNT)) {
    const count = groups?.['count'] ?? '';
    if (count.startsWith('half')) span.minutes += 30;
    else span[UNITS[groups?.['unit'] as keyof typeof UNITS]] += /^\d/.test(count) ? Number(count) : 1;
  }
  const end = here.add(span);
  return end.equals(here) ? here : onTheMinute(end);
}

const UNITS = { m: 'minutes', h: 'hours', d: 'days' } as const;
const onTheMinute = (time: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  time.round({ smallestUnit: 'minute', roundingMode: 'ceil' });

const DAY =
  /(?<![\p{L}\d])(?:today|tonight|tomorrow|\d{4}-\d\d-\d\d|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?![\p{L}\d])/u;
const CLOCK = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?(?: ?(?<half>[ap])m)?$/;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function endOnClock(said: string, here: Temporal.ZonedDateTime): Temporal.ZonedDateTime | UntilProblem {
  const day = DAY.exec(said)?.[0];
  const words = day === undefined ? said : said.replace(day, ' ').replace(/\s+/g, ' ').trim();
  const minutes = minutesOfDay(words);
  if (typeof minutes === 'string') return minutes;
  const date = dateMeant(day, here.toPlainDate());
  if (date === undefined) return 'no_such_time';
  const end = onWall(date, minutes, here);
  if (typeof end === 'string' || day === undefined || !isWeekday(day)) return end;
  // On a Friday "friday 09:00" is today's until it is over.
  const isOver = end.epochMilliseconds <= here.epochMilliseconds;
  return isOver ? onWall(date.add({ days: 7 }), minutes, here) : end;
}

function minutesOfDay(words: string): number | UntilProblem {
  if (words === 'noon' || words === 'midday') return 12 * 60;
  if (words === 'midnight') return 24 * 60;
  const { hour, minute, half } = CLOCK.exec(words)?.groups ?? {};
  // "18" alone might be a date or an hour.
  if (hour === undefined || (minute === undefined && half === undefined)) return 'unreadable';
  const isPossible = half === undefined ? Number(hour) < 24 : Number(hour) >= 1 && Number(hour) <= 12;
  const rest = Number(minute ?? '0');
  if (half === undefined && Number(hour) === 24 && rest === 0) return 24 * 60;
  if (!isPossible || rest > 59) return 'no_such_time';
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0);
  return hours * 60 + rest;
}

const isWeekday = (day: string): boolean => WEEKDAYS.includes(day.slice(0, 3));

function dateMeant(day: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (day === undefined || day === 'today' || day === 'tonight') return today;
  if (day === 'tomorrow') return today.add({ days: 1 });
  const weekday = WEEKDAYS.indexOf(day.slice(0, 3)) + 1;
  if (weekday > 0) return today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  if (month < 1 || month > 12 || dayOfMonth < 1) return undefined;
  // Temporal would take the 30th of February for its last day.
  const date = Temporal.PlainDate.from({ year, month, day: dayOfMonth });
  return date.day === dayOfMonth ? date : undefined;
}

function onWall(
  date: Temporal.PlainDate,
  minutes: number,
  { timeZoneId }: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | UntilProblem {
  const local = date.toPlainDateTime().add({ minutes });
  const end = local.toZonedDateTime(timeZoneId, { disambiguation: 'later' });
  return end.toPlainDateTime().equals(local) ? end : 'skipped';
}
