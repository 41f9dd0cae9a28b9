// Who has the turn: participants one after the other on the wall clock, or shifts that somebody planned elsewhere.
import { Temporal } from 'temporal-polyfill';
import { epochOf, type Duration, type Instant } from './instant.ts';
import { openingAt, type Restriction } from './restriction.ts';
import { firstMomentOf, wallClockAt } from './wall-clock.ts';

/**
 * Participants (Entra object ids) in turns of equal length on the wall clock. `from` is the first hand-off there, without
 * an offset (`2026-11-02T09:00`). Outside the hours of `only`, where there are any, nobody has the turn. An interval of
 * nothing or less, like any malformed text here, makes the look-ups throw RangeError: configuration refuses it before.
 */
export interface Turns {
  readonly kind: 'turns';
  readonly participants: readonly string[];
  readonly handOff: { readonly every: Duration; readonly from: string };
  /** IANA name; the roster's where it is left out. */
  readonly timeZone?: string;
  readonly only?: readonly Restriction[];
}

/** One person's planned time on call, from `from` up to but not including `until`. */
export interface Shift {
  readonly who: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** Shifts from elsewhere, such as Teams Shifts. Outside `known` nothing is known, which is not the same as nobody. */
export interface PlannedShifts {
  readonly kind: 'shifts';
  readonly shifts: readonly Shift[];
  readonly known: { readonly from: Instant; readonly until: Instant };
}

/** One way of saying who is on call. */
export type Layer = (Turns | PlannedShifts) & { readonly name?: string };

/** What an escalation step can name. A layer counts where no later one has anybody. */
export interface Rotation {
  readonly name: string;
  readonly layers: readonly Layer[];
}

/** Whom a layer names at a moment, and between which moments (epoch milliseconds) that is certain to stay so. */
export interface LayerState {
  readonly people: readonly Turn[];
  readonly isKnown: boolean;
  readonly from: number;
  readonly until: number;
}

/** Somebody's turn. `since` tells one turn of a person from their next. */
export interface Turn {
  readonly who: string;
  readonly since: number;
}

/** Whom that layer names at a moment in epoch milliseconds. */
export function layerAt(layer: Layer, rosterZone: string, moment: number): LayerState {
  return layer.kind === 'turns'
    ? turnsAt(layer, layer.timeZone ?? rosterZone, moment)
    : plannedAt(layer, moment);
}

function turnsAt(layer: Turns, timeZone: string, moment: number): LayerState {
  const { participants, only = [] } = layer;
  const turn = turnAt(layer, timeZone, moment);
  if (turn < 0) return { people: [], isKnown: true, from: -Infinity, until: handOffAt(layer, timeZone, 0) };
  const since = handOffAt(layer, timeZone, turn);
  const opening = openingAt(only, timeZone, moment);
  const who = opening.isOpen ? participants[turn % participants.length] : undefined;
  return {
    people: who === undefined ? [] : [{ who, since }],
    isKnown: true,
    from: Math.max(since, opening.from),
    until: Math.min(handOffAt(layer, timeZone, turn + 1), opening.until),
  };
}

function plannedAt({ shifts, known }: PlannedShifts, moment: number): LayerState {
  const begin = epochOf(known.from);
  const end = epochOf(known.until);
  if (moment < begin) return { people: [], isKnown: false, from: -Infinity, until: begin };
  if (moment >= end) return { people: [], isKnown: false, from: end, until: Infinity };
  const spans = shifts.map((shift) => ({
    who: shift.who,
    from: epochOf(shift.from),
    until: epochOf(shift.until),
  }));
  const edges = [begin, end, ...spans.flatMap(({ from, until }) => [from, until])];
  return {
    people: spans
      .filter(({ from, until }) => from <= moment && moment < until)
      .map(({ who, from }) => ({ who, since: from })),
    isKnown: true,
    from: Math.max(...edges.filter((edge) => edge <= moment)),
    until: Math.min(...edges.filter((edge) => edge > moment)),
  };
}

/** The number of the turn that holds the moment; -1 before the first. */
function turnAt(layer: Turns, timeZone: string, moment: number): number {
  let turn = Math.max(0, estimatedTurn(layer, timeZone, moment));
  // The estimate is off by a turn or two where months differ in length or the clock was changed.
  while (turn >= 0 && handOffAt(layer, timeZone, turn) > moment) turn -= 1;
  while (turn >= 0 && handOffAt(layer, timeZone, turn + 1) <= moment) turn += 1;
  return turn;
}

/** Mean days of a month over the 400 years after which the Gregorian calendar repeats itself. */
const DAYS_PER_MONTH = 146_097 / 4_800;
const DAY = 86_400_000;

function estimatedTurn(layer: Turns, timeZone: string, moment: number): number {
  const { every, first } = parsed(layer);
  const { years, months, ...fixed } = fields(every);
  const length =
    Temporal.Duration.from(fixed).total({ unit: 'milliseconds', relativeTo: '2026-01-01' }) +
    (years * 12 + months) * DAYS_PER_MONTH * DAY;
  const asIfUtc = (local: Temporal.PlainDateTime) => local.toZonedDateTime('UTC').epochMilliseconds;
  return Math.floor((asIfUtc(wallClockAt(moment, timeZone)) - asIfUtc(first)) / length);
}

/** When that turn begins. Counted from the first hand-off, so that "the 31st" doesn't drift to the 28th. */
function handOffAt(layer: Turns, timeZone: string, turn: number): number {
  const { every, first } = parsed(layer);
  return firstMomentOf(first.add(times(every, turn)), timeZone);
}

function parsed({ handOff }: Turns): {
  readonly every: Temporal.Duration;
  readonly first: Temporal.PlainDateTime;
} {
  const every = Temporal.Duration.from(handOff.every);
  if (every.sign <= 0) throw new RangeError('A rotation needs a hand-off interval longer than nothing.');
  return { every, first: Temporal.PlainDateTime.from(handOff.from) };
}

function times(every: Temporal.Duration, factor: number): Temporal.Duration {
  const scaled = Object.entries(fields(every)).map(([unit, amount]) => [unit, amount * factor]);
  return Temporal.Duration.from(Object.fromEntries(scaled) as Temporal.DurationLike);
}

function fields(d: Temporal.Duration) {
  const { years, months, weeks, days, hours, minutes, seconds } = d;
  return { years, months, weeks, days, hours, minutes, seconds };
}
