import { Temporal } from 'temporal-polyfill';
import { epochOf, instantOf, type Duration, type Instant } from './instant.ts';

/**
 * Whose turn it is, in turns of equal length on the wall clock. `participants` are Entra object ids in order;
 * `from` is the first hand-off in the roster's time zone, without an offset (`2026-11-02T09:00`). An interval of
 * nothing or less, like any malformed text here, makes the look-ups throw RangeError: configuration refuses it before.
 */
export interface Rotation {
  readonly name: string;
  readonly participants: readonly string[];
  readonly handOff: { readonly every: Duration; readonly from: string };
}

/** Someone standing in for whoever the rotation names, from `from` up to but not including `until`. */
export interface Override {
  readonly who: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly rotation: string;
}

/** Whom to tell, and how long after the request was ready: a rotation's name, or `everyone` for all approvers. */
export interface EscalationStep {
  readonly after: Duration;
  readonly notify: string;
}

/** Everything that on-call answers are computed from; `timeZone` is an IANA name. */
export interface Roster {
  readonly timeZone: string;
  readonly rotations: readonly Rotation[];
  readonly overrides: readonly Override[];
  readonly escalation: readonly EscalationStep[];
}

/** One unbroken stretch of one person being on call, `until` not included, and what put them there. */
export interface Duty {
  readonly rotation: string;
  readonly who: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly because: 'rotation' | 'override';
}

type Stretch = Omit<Duty, 'rotation'>;

/**
 * Who is on call in that rotation at that moment. Nobody before the rotation's first hand-off, in a rotation
 * without participants or with an unknown name. Where overrides overlap, the one listed last counts.
 */
export function dutyAt(roster: Roster, rotation: string, at: Instant): Duty | undefined {
  const plan = roster.rotations.find(({ name }) => name === rotation);
  if (plan === undefined) return undefined;
  const overrides = overridesOf(roster, rotation);
  const winner = overrides.findLastIndex(({ from, until }) => from <= at && at < until);
  const override = overrides[winner];
  const stretch = override
    ? { ...override, because: 'override' as const }
    : shiftAt(plan, roster.timeZone, at);
  // An override is cut only by those listed after it, a shift by all of them.
  return stretch && { rotation, ...cut(stretch, overrides.slice(winner + 1), at) };
}

/** Who is on call at that moment, at most one duty per rotation, in the roster's order. */
export function dutiesAt(roster: Roster, at: Instant): readonly Duty[] {
  return roster.rotations.flatMap(({ name }) => dutyAt(roster, name, at) ?? []);
}

/** Every duty of that person that touches the span, whole and not clipped to it, the earliest first. */
export function shiftsOf(roster: Roster, who: string, from: Instant, until: Instant): readonly Duty[] {
  return roster.rotations
    .flatMap(({ name }) => dutiesBetween(roster, name, from, until))
    .filter((duty) => duty.who === who)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** When the present duty ends or, while nobody is on call, when the next one begins; undefined if none ever does. */
export function nextHandOff(roster: Roster, rotation: string, at: Instant): Instant | undefined {
  const plan = roster.rotations.find(({ name }) => name === rotation);
  if (plan === undefined) return undefined;
  const duty = dutyAt(roster, rotation, at);
  if (duty !== undefined) return duty.until;
  const starts = overridesOf(roster, rotation).map(({ from }) => from);
  if (plan.participants.length > 0) starts.push(instantOf(handOffAt(plan, roster.timeZone, 0)));
  return starts.filter((start) => start > at).sort()[0];
}

function dutiesBetween(roster: Roster, rotation: string, from: Instant, until: Instant): readonly Duty[] {
  const duties: Duty[] = [];
  let at: Instant | undefined = from;
  while (at !== undefined && at < until) {
    const duty = dutyAt(roster, rotation, at);
    if (duty !== undefined) duties.push(duty);
    at = duty?.until ?? nextHandOff(roster, rotation, at);
  }
  return duties;
}

function overridesOf(roster: Roster, rotation: string): readonly Omit<Override, 'rotation'>[] {
  return roster.overrides
    .filter((override) => override.rotation === rotation && override.from < override.until)
    .map(({ who, from, until }) => ({ who, from, until }));
}

function cut(stretch: Stretch, stronger: readonly Omit<Override, 'rotation'>[], at: Instant): Stretch {
  const ends = stronger.filter(({ until }) => until <= at).map(({ until }) => until);
  const starts = stronger.filter(({ from }) => from > at).map(({ from }) => from);
  const from = ends.reduce((latest, end) => (end > latest ? end : latest), stretch.from);
  const until = starts.reduce((earliest, start) => (start < earliest ? start : earliest), stretch.until);
  return { ...stretch, from, until };
}

function shiftAt(plan: Rotation, timeZone: string, at: Instant): Stretch | undefined {
  const moment = epochOf(at);
  const turn = turnAt(plan, timeZone, moment);
  if (turn < 0) return undefined;
  const who = plan.participants[turn % plan.participants.length];
  if (who === undefined) return undefined;
  const from = instantOf(handOffAt(plan, timeZone, turn));
  return { who, from, until: instantOf(handOffAt(plan, timeZone, turn + 1)), because: 'rotation' };
}

/** The number of the turn that holds the moment; -1 before the first. */
function turnAt(plan: Rotation, timeZone: string, moment: number): number {
  let turn = Math.max(0, estimatedTurn(plan, timeZone, moment));
  // The estimate is off by a turn or two where months differ in length or the clock was changed.
  while (turn >= 0 && handOffAt(plan, timeZone, turn) > moment) turn -= 1;
  while (turn >= 0 && handOffAt(plan, timeZone, turn + 1) <= moment) turn += 1;
  return turn;
}

/** Mean days of a month over the 400 years after which the Gregorian calendar repeats itself. */
const DAYS_PER_MONTH = 146_097 / 4_800;
const DAY = 86_400_000;

function estimatedTurn(plan: Rotation, timeZone: string, moment: number): number {
  const { every, first } = parsed(plan);
  const { years, months, ...fixed } = fields(every);
  const length =
    Temporal.Duration.from(fixed).total({ unit: 'milliseconds', relativeTo: '2026-01-01' }) +
    (years * 12 + months) * DAYS_PER_MONTH * DAY;
  const wall = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const asIfUtc = (local: Temporal.PlainDateTime) => local.toZonedDateTime('UTC').epochMilliseconds;
  return Math.floor((asIfUtc(wall) - asIfUtc(first)) / length);
}

/**
 * When that turn begins: the first moment at which the wall clock shows the hand-off time or a later one. So a
 * time that is skipped in spring hands off at the first moment after the gap, and an hour that is repeated in
 * autumn makes the shift longer. Counted from the first hand-off, so that "the 31st" doesn't drift to the 28th.
 */
function handOffAt(plan: Rotation, timeZone: string, turn: number): number {
  const { every, first } = parsed(plan);
  const local = first.add(times(every, turn));
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  return (zoned.getTimeZoneTransition('next') ?? zoned).epochMilliseconds;
}

function parsed(plan: Rotation): {
  readonly every: Temporal.Duration;
  readonly first: Temporal.PlainDateTime;
} {
  const every = Temporal.Duration.from(plan.handOff.every);
  if (every.sign <= 0)
    throw new RangeError(`Rotation ${plan.name} needs a hand-off interval longer than nothing.`);
  return { every, first: Temporal.PlainDateTime.from(plan.handOff.from) };
}

function times(every: Temporal.Duration, factor: number): Temporal.Duration {
  const scaled = Object.entries(fields(every)).map(([unit, amount]) => [unit, amount * factor]);
  return Temporal.Duration.from(Object.fromEntries(scaled) as Temporal.DurationLike);
}

function fields(d: Temporal.Duration) {
  const { years, months, weeks, days, hours, minutes, seconds } = d;
  return { years, months, weeks, days, hours, minutes, seconds };
}
