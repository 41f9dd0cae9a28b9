// Who has the turn: participants one after the other on the wall clock, or shifts that somebody planned elsewhere.
import { Temporal } from 'temporal-polyfill';
import { epochOf, type Duration, type Instant } from './instant.ts';
import { openingsOf, type Restriction } from './restriction.ts';
import { DAY, firstMomentShowing, readingAt, readingOf, type Reading } from './wall-clock.ts';

/**
 * Participants (Entra object ids) in turns of equal length on the wall clock. `from` is the first hand-off there, without
 * an offset (`2026-11-02T09:00`). Outside the hours of `only`, where there are any, nobody has the turn. An interval of
 * less than a second, like any malformed text here, makes the look-ups throw RangeError: configuration refuses it before.
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

/**
 * Shifts from elsewhere, such as Teams Shifts. Outside `known` nothing is known, which is not the same as nobody; a shift
 * that reaches out of it counts only within. Shifts of one person that overlap count as one, from the first to the last.
 */
export interface PlannedShifts {
  readonly kind: 'shifts';
  readonly shifts: readonly Shift[];
  readonly known: { readonly from: Instant; readonly until: Instant };
}

/** One way of saying who is on call. */
export type Layer = (Turns | PlannedShifts) & { readonly name?: string };

/** What an escalation step can name. A layer counts where no later one has anybody, known or not. */
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

/** Whom a layer names at any moment in epoch milliseconds. */
export type Schedule = (moment: number) => LayerState;

/** The schedule of that layer, its texts read once; throws RangeError where they are malformed. */
export function scheduleOf(layer: Layer, rosterZone: string): Schedule {
  return layer.kind === 'turns' ? turnSchedule(layer, layer.timeZone ?? rosterZone) : plannedSchedule(layer);
}

function turnSchedule({ participants, handOff, only = [] }: Turns, timeZone: string): Schedule {
  const handOffs = handOffsOf(handOff, timeZone);
  const openingAt = openingsOf(only, timeZone);
  const nobody = { people: [], isKnown: true };
  if (participants.length === 0) return () => ({ ...nobody, from: -Infinity, until: Infinity });
  return (moment) => {
    const { isOpen, from, until } = openingAt(moment);
    if (!isOpen) return { ...nobody, from, until };
    const turn = turnAt(handOffs, readingAt(moment, timeZone), moment);
    const who = turn.number < 0 ? undefined : participants[turn.number % participants.length];
    return {
      people: who === undefined ? [] : [{ who, since: turn.from }],
      isKnown: true,
      from: Math.max(turn.from, from),
      until: Math.min(turn.until, until),
    };
  };
}

/** When turns begin, counted from 0. `estimate` is the turn of a reading, give or take a few. */
interface HandOffs {
  readonly turn: (turn: number) => number;
  readonly estimate: (reading: Reading) => number;
}

/** Mean days of a month over the 400 years after which the Gregorian calendar repeats itself. */
const DAYS_PER_MONTH = 146_097 / 4_800;

function handOffsOf({ every, from }: Turns['handOff'], timeZone: string): HandOffs {
  const first = readingOf(from);
  const { years, months, weeks, days, hours, minutes, seconds, sign } = Temporal.Duration.from(every);
  const fixed = (weeks * 7 + days) * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  const calendar = years * 12 + months;
  const length = fixed + calendar * DAYS_PER_MONTH * DAY;
  if (sign <= 0 || length < 1)
    throw new RangeError('A rotation needs a hand-off interval of a second or more.');
  return {
    // Counted from the first hand-off, so that "the 31st" doesn't drift to the 28th.
    turn: (turn) => firstMomentShowing(monthsLater(first, turn * calendar) + turn * fixed, timeZone),
    estimate: (reading) => Math.floor((reading - first) / length),
  };
}

function monthsLater(reading: Reading, months: number): Reading {
  if (months === 0) return reading;
  const local = Temporal.Instant.fromEpochMilliseconds(reading).toZonedDateTimeISO('UTC');
  return local.add({ months }).epochMilliseconds;
}

/** The turn that holds the moment; number -1 is the time before the first. */
function turnAt(handOffs: HandOffs, reading: Reading, moment: number) {
  let number = Math.max(0, handOffs.estimate(reading));
  let from = handOffs.turn(number);
  let until = handOffs.turn(number + 1);
  // The estimate is off where months differ in length or the clock was changed.
  while (moment < from) {
    number -= 1;
    until = from;
    from = number < 0 ? -Infinity : handOffs.turn(number);
  }
  while (until <= moment) {
    number += 1;
    from = until;
    until = handOffs.turn(number + 1);
  }
  return { number, from, until };
}

interface PlannedSpan {
  readonly who: string;
  readonly from: number;
  readonly until: number;
}

function plannedSchedule({ shifts, known }: PlannedShifts): Schedule {
  const [begin, end] = [epochOf(known.from), epochOf(known.until)];
  const spans = merged(
    shifts.map(({ who, from, until }) => ({ who, from: epochOf(from), until: epochOf(until) })),
  );
  const edges = [begin, end, ...spans.flatMap(({ from, until }) => [from, until])];
  return (moment) => {
    if (moment < begin) return { people: [], isKnown: false, from: -Infinity, until: begin };
    if (moment >= end) return { people: [], isKnown: false, from: end, until: Infinity };
    const present = spans.filter(({ from, until }) => from <= moment && moment < until);
    return {
      people: present.map(({ who, from }) => ({ who, since: from })),
      isKnown: true,
      from: Math.max(...edges.filter((edge) => edge <= moment)),
      until: Math.min(...edges.filter((edge) => edge > moment)),
    };
  };
}

/** Nobody is on call twice at once: overlapping spans of one person become one, in its place in the order of their starts. */
function merged(spans: readonly PlannedSpan[]): readonly PlannedSpan[] {
  const runs: PlannedSpan[] = [];
  for (const span of spans.filter(({ from, until }) => from < until).toSorted((a, b) => a.from - b.from)) {
    const last = runs.findLastIndex(({ who }) => who === span.who);
    const run = runs[last];
    if (run === undefined || run.until <= span.from) runs.push(span);
    else runs[last] = { ...run, until: Math.max(run.until, span.until) };
  }
  return runs;
}
