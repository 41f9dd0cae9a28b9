// Shifts as somebody wrote them down elsewhere, turned into when people really are on call.
import { epochOf } from './instant.ts';
import type { Shift } from './rotation.ts';

/** A stretch in which somebody is away, whatever shift they have; `until` is not included. */
export type TimeOff = Shift;

/**
 * When people are on call by those shifts: what overlaps is one stretch for the same person, and time off is cut out of it,
 * so that one in the middle leaves two. A shift that begins when another ends stays one of its own, as a turn does.
 * Different people may well be on call at once. A shift or time off that ends before it begins, or lasts no time, counts
 * for nothing. The earliest first.
 */
export function shiftPlan(shifts: readonly Shift[], timesOff: readonly TimeOff[]): readonly Shift[] {
  const people = [...new Set(shifts.map(({ who }) => who))];
  return people
    .flatMap((who) => without(joined(shifts, who), joined(timesOff, who)))
    .toSorted((a, b) => epochOf(a.from) - epochOf(b.from));
}

/** Whether it lasts at all. */
export const hasLength = ({ from, until }: Pick<Shift, 'from' | 'until'>): boolean => from < until;

/** One person's spans without overlaps, in order. */
function joined(spans: readonly Shift[], who: string): readonly Shift[] {
  const own = spans.filter((span) => span.who === who && hasLength(span));
  const inOrder = own.toSorted((a, b) => epochOf(a.from) - epochOf(b.from));
  return inOrder.reduce<readonly Shift[]>((before, span) => {
    const last = before.at(-1);
    if (last === undefined || last.until <= span.from) return [...before, span];
    const until = last.until < span.until ? span.until : last.until;
    return [...before.slice(0, -1), { ...last, until }];
  }, []);
}

function without(shifts: readonly Shift[], timesOff: readonly TimeOff[]): readonly Shift[] {
  return timesOff.reduce((left, away) => left.flatMap((shift) => rest(shift, away)), shifts);
}

function rest(shift: Shift, away: TimeOff): readonly Shift[] {
  if (away.until <= shift.from || shift.until <= away.from) return [shift];
  const before = { ...shift, until: away.from };
  const after = { ...shift, from: away.until };
  return [before, after].filter(hasLength);
}
