import type { Oddity } from '../../domain/after-care.ts';

/** What looks wrong about a new registration, for approvers and security only. */
export function oddLines(odd: readonly Oddity[]): readonly string[] {
  return odd.map((one) => ODD[one]);
}

const ODD: Readonly<Record<Oddity, string>> = {
  too_soon: 'It was set up within a minute of the reset, sooner than anybody could have been told of it.',
  unusual_place: 'It was set up from an address and a country they never signed in from.',
  several_at_once: 'More methods were set up at once than one person needs.',
};
