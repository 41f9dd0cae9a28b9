// What `latchkey on-call` answers, before it is written down in one form or another.
import type { Instant } from '../domain/instant.ts';
import type { Override } from '../domain/override.ts';
import {
  dutiesBetween,
  gapsBetween,
  isKnownAt,
  nextHandOff,
  onCallAt,
  type Duty,
  type Gap,
  type Roster,
} from '../domain/on-call.ts';

/** When somebody comes on call who is not now, and who that is. */
export interface NextOnCall {
  readonly at: Instant;
  readonly people: readonly Duty[];
}

/** One rotation at a moment and in the days after it. Where it isn't known who is on call, nobody is shown and no gap. */
export interface RotationAnswer {
  readonly name: string;
  readonly isKnown: boolean;
  /** After this moment nothing is known; absent where everything is to the end. */
  readonly knownUntil?: Instant;
  readonly onCall: readonly Duty[];
  /** Overrides in force that take somebody off and put nobody on. */
  readonly takenOff: readonly Override[];
  readonly next?: NextOnCall;
  readonly duties: readonly Duty[];
  readonly gaps: readonly Gap[];
}

/** Hand-offs into nobody that are looked past to find who is next. */
const GAPS_LOOKED_PAST = 50;

/** The answer for every rotation of the roster, from `at` to `until`. */
export function answersOf(roster: Roster, at: Instant, until: Instant): readonly RotationAnswer[] {
  return roster.rotations.map(({ name }) => {
    const next = nextOf(roster, name, at);
    const end = knownUntil(roster, name, until);
    return {
      name,
      isKnown: isKnownAt(roster, name, at),
      ...(end === undefined ? {} : { knownUntil: end }),
      onCall: onCallAt(roster, name, at),
      takenOff: roster.overrides.filter(
        (one) => one.kind === 'remove' && one.rotation === name && one.from <= at && at < one.until,
      ),
      ...(next === undefined ? {} : { next }),
      duties: dutiesBetween(roster, name, at, until),
      gaps: gapsBetween(roster, name, at, until),
    };
  });
}

function nextOf(roster: Roster, rotation: string, at: Instant): NextOnCall | undefined {
  let change = nextHandOff(roster, rotation, at);
  for (let looked = 0; change !== undefined && looked < GAPS_LOOKED_PAST; looked += 1) {
    const people = onCallAt(roster, rotation, change);
    if (people.length > 0) return { at: change, people };
    change = nextHandOff(roster, rotation, change);
  }
  return undefined;
}

/** The end of what is known of the rotation's shifts, where it comes before `until`. */
export function knownUntil(roster: Roster, rotation: string, until: Instant): Instant | undefined {
  const layers = roster.rotations.find(({ name }) => name === rotation)?.layers ?? [];
  const ends = layers.flatMap((layer) => (layer.kind === 'shifts' ? [layer.known.until] : []));
  return ends.filter((end) => end < until).toSorted()[0];
}
