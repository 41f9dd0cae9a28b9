// Who covers a stretch of time: what is needed to take over, to swap, and to see whether either still fits.
import { dutiesBetween, onCallAt, shiftsOf, type Roster } from './on-call.ts';
import type { Instant } from './instant.ts';
import type { Span } from './time-words.ts';

/** A stretch of one rotation. */
export interface Stretch extends Span {
  readonly rotation: string;
}

/** Steps looked at; rotations that hand off more often than hourly are cut short. */
const MOST_STEPS = 200;

/** Until when that person is on call without a break from the beginning of the stretch on: its beginning when they aren't. */
export function coveredUntil(roster: Roster, who: string, { rotation, from, until }: Stretch): Instant {
  let at = from;
  for (let count = 0; at < until && count < MOST_STEPS; count += 1) {
    const duty = onCallAt(roster, rotation, at).find((one) => one.who === who);
    if (duty === undefined) break;
    at = duty.until;
  }
  return at;
}

/** Whether that person is on call at any moment of the stretch. */
export function touches(roster: Roster, who: string, { rotation, from, until }: Stretch): boolean {
  return dutiesBetween(roster, rotation, from, until).some((duty) => duty.who === who);
}

/** Somebody on call; `isExtra` where only an addition made in the chat put them there. */
export interface Covering {
  readonly who: string;
  readonly isExtra: boolean;
}

/** Everybody on call in the stretch, each once and in the order of their shifts. */
export function coveringDuring(roster: Roster, { rotation, from, until }: Stretch): readonly Covering[] {
  const people = new Map<string, boolean>();
  let at = from;
  for (let count = 0; at < until && count < MOST_STEPS; count += 1) {
    const duties = onCallAt(roster, rotation, at);
    for (const { who, because } of duties) {
      const isExtra = because.kind === 'override' && because.change === 'add' && because.source === 'chat';
      people.set(who, isExtra && (people.get(who) ?? true));
    }
    const next = duties.map((duty) => duty.until).toSorted()[0];
    if (next === undefined) {
      const [later] = dutiesBetween(roster, rotation, at, until);
      if (later === undefined) break;
      at = later.from;
    } else at = next;
  }
  return [...people].map(([who, isExtra]) => ({ who, isExtra }));
}

/** What of the span that person is on call for, in every rotation, clipped to the span and without seams. */
export function stretchesOf(roster: Roster, who: string, { from, until }: Span): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const duty of shiftsOf(roster, who, from, until)) {
    const clipped = {
      rotation: duty.rotation,
      from: duty.from < from ? from : duty.from,
      until: duty.until > until ? until : duty.until,
    };
    const index = stretches.findIndex(
      (one) => one.rotation === clipped.rotation && one.until >= clipped.from,
    );
    const before = stretches[index];
    if (before === undefined) stretches.push(clipped);
    else if (clipped.until > before.until) stretches[index] = { ...before, until: clipped.until };
  }
  return stretches;
}
