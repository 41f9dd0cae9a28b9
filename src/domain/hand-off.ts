// Hand-offs: who comes on call and who goes off, where nobody does, and what is worth saying of it ahead of time.
import { Temporal } from 'temporal-polyfill';
import { epochOf, instantOf, minus, plus, type Duration, type Instant } from './instant.ts';
import {
  dutiesAt,
  dutiesBetween,
  gapsBetween,
  isKnownAt,
  onCallAt,
  type Duty,
  type Roster,
} from './on-call.ts';
import { firstMomentOf, wallClockAt } from './wall-clock.ts';

/** Somebody's coming on call in a rotation, as it was planned at some time: the plan may have changed since. */
export type HandOff = Pick<Duty, 'rotation' | 'who' | 'from'>;

/** Why somebody who is to be on call counts for nothing there; `unanswered`: Teams gave no answer, so nobody knows. */
export type OnCallProblem = 'unreachable' | 'unanswered' | 'not_an_approver' | 'disabled' | 'gone';

/** A stretch in which nobody is on call in any rotation; without `until` none is in sight within a week. */
export interface WholeGap {
  readonly from: Instant;
  readonly until?: Instant;
}

/** What those who can act are told about a hand-off that doesn't go as planned. */
export type HandOffNews =
  | ({ readonly kind: 'unreachable'; readonly because: OnCallProblem } & HandOff)
  | ({ readonly kind: 'reachable' } & HandOff)
  | ({ readonly kind: 'nobody' } & WholeGap);

/** Whoever was off call for less knows what is going on, and gets a card only if requests wait. */
const SHORT_REST: Duration = 'PT8H';
const HALF_DAY = 43_200_000;
const LONGEST_GAP: Duration = 'P7D';
/** So many turns of one person in a row are looked through for their end. */
const MOST_TURNS = 8;

/**
 * The duties with which somebody comes on call after `after`, up to and including `upTo`. Somebody who was on call in that
 * rotation until that very moment, by another turn or an override, stays on and doesn't come on.
 */
export function comingOn(roster: Roster, after: Instant, upTo: Instant): readonly Duty[] {
  if (upTo <= after) return [];
  return roster.rotations
    .flatMap(({ name }) => dutiesBetween(roster, name, after, shifted(upTo, 1)))
    .filter((duty) => duty.from > after && duty.from <= upTo && comesOn(roster, duty));
}

/** The duties of those who are on call now and came on after `after`; those who came and went in between are left out. */
export function cameOn(roster: Roster, after: Instant, now: Instant): readonly Duty[] {
  return dutiesAt(roster, now).filter((duty) => duty.from > after && comesOn(roster, duty));
}

/** The duty that a hand-off meant, if by this roster it is still so, and `at` that moment; undefined once the plan is another. */
export function dutyOf(roster: Roster, handOff: HandOff, at: Instant): Duty | undefined {
  const duty = onCallAt(roster, handOff.rotation, at).find(
    ({ who, from }) => who === handOff.who && from === handOff.from,
  );
  return duty !== undefined && comesOn(roster, duty) ? duty : undefined;
}

/** Until when the one who comes on stays on call there, over turns that follow one another; undefined when no end is in sight. */
export function staysUntil(roster: Roster, duty: Duty): Instant | undefined {
  let { until } = duty;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const next = onCallAt(roster, duty.rotation, until).find(({ who }) => who === duty.who);
    if (next === undefined) return until;
    until = next.until;
  }
  return undefined;
}

/** Who was on call in that rotation until that duty began, and isn't any more. */
export function goingOff(roster: Roster, { rotation, from }: HandOff): readonly string[] {
  const staying = onCallAt(roster, rotation, from).map(({ who }) => who);
  const before = onCallAt(roster, rotation, shifted(from, -1)).map(({ who }) => who);
  return [...new Set(before)].filter((who) => !staying.includes(who));
}

/** The rotations in which somebody was on call until that moment, and nobody is any more. */
export function endingAt(roster: Roster, at: Instant): readonly string[] {
  const has = (name: string, moment: Instant): boolean => onCallAt(roster, name, moment).length > 0;
  return roster.rotations
    .map(({ name }) => name)
    .filter((name) => has(name, shifted(at, -1)) && !has(name, at));
}

/** Whether that person was on call in the same rotation within eight hours before. */
export function wasOnCallLately(roster: Roster, { rotation, who, from }: HandOff): boolean {
  return dutiesBetween(roster, rotation, minus(from, SHORT_REST), from).some((duty) => duty.who === who);
}

/**
 * Whether it is the first time in its half-day (00:00 to 12:00 or 12:00 to 24:00 UTC) that this person comes on call, in
 * whichever rotation: where turns are short, whoever was found to be reachable isn't looked for every hour.
 */
export function isFirstInHalfDay(roster: Roster, { who, from }: HandOff): boolean {
  const begin = halfDayOf(from);
  // Theirs are picked out before it is asked which come on: that is what takes time, and it is asked every minute.
  return !roster.rotations
    .flatMap(({ name }) => dutiesBetween(roster, name, begin, from))
    .some((duty) => duty.who === who && duty.from >= begin && duty.from < from && comesOn(roster, duty));
}

/** When the half-day of that moment began, as `isFirstInHalfDay` counts them. */
export function halfDayOf(at: Instant): Instant {
  return instantOf(Math.floor(epochOf(at) / HALF_DAY) * HALF_DAY);
}

/** Everybody whom the layers of that rotation name, each once. */
export function participantsOf({ rotations }: Roster, name: string): readonly string[] {
  const layers = rotations.find((rotation) => rotation.name === name)?.layers ?? [];
  const named = layers.flatMap((layer) =>
    layer.kind === 'turns' ? layer.participants : layer.shifts.map(({ who }) => who),
  );
  return [...new Set(named)];
}

/** Where somebody was on call and then nobody is, in any rotation, beginning after `after`, up to and including `upTo`. */
export function wholeGaps(roster: Roster, after: Instant, upTo: Instant): readonly WholeGap[] {
  const begins = roster.rotations
    .flatMap(({ name }) => gapsBetween(roster, name, after, shifted(upTo, 1)))
    .map(({ from }) => from)
    .filter((from) => from > after && beginsGap(roster, from));
  return [...new Set(begins)].toSorted().map((from) => wholeGap(roster, from));
}

/**
 * Whether a gap began at that time a week before, too, on the wall clock of the roster's zone: then the roster is meant
 * that way, or has a hole that is no news.
 */
export function isUsual(roster: Roster, { from }: WholeGap): boolean {
  const weekBefore = wallClockAt(epochOf(from), roster.timeZone).subtract(new Temporal.Duration(0, 0, 1));
  return beginsGap(roster, instantOf(firstMomentOf(weekBefore, roster.timeZone)));
}

/** Whether it is known that no rotation has anybody at that moment. */
export function isNobody(roster: Roster, at: Instant): boolean {
  return roster.rotations.every(({ name }) => gapsBetween(roster, name, at, shifted(at, 1)).length > 0);
}

const beginsGap = (roster: Roster, at: Instant): boolean =>
  isNobody(roster, at) && dutiesAt(roster, shifted(at, -1)).length > 0;

/** A duty that only begins because nothing is known of the time before is older than that, and no coming on. */
function comesOn(roster: Roster, { rotation, who, from }: HandOff): boolean {
  const before = shifted(from, -1);
  return (
    isKnownAt(roster, rotation, before) &&
    !onCallAt(roster, rotation, before).some((duty) => duty.who === who)
  );
}

function wholeGap(roster: Roster, from: Instant): WholeGap {
  const limit = plus(from, LONGEST_GAP);
  const ends = roster.rotations.map(({ name }) => gapsBetween(roster, name, from, limit)[0]?.until ?? from);
  const until = ends.toSorted()[0];
  return until === undefined || until >= limit ? { from } : { from, until };
}

const shifted = (at: Instant, milliseconds: number): Instant => instantOf(epochOf(at) + milliseconds);
