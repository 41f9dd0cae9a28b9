// Rosters in few words.
import { instantOf, type Instant } from '../../src/domain/instant.ts';
import type { Duty, Roster } from '../../src/domain/on-call.ts';
import type { Override } from '../../src/domain/override.ts';
import type { Restriction, Weekday } from '../../src/domain/restriction.ts';
import type { Layer, PlannedShifts, Turns } from '../../src/domain/rotation.ts';

export const at = (text: string): Instant => instantOf(Date.parse(text));

export const WEEKDAYS_ONLY: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
export const ALL_DAYS: readonly Weekday[] = [...WEEKDAYS_ONLY, 'sat', 'sun'];

export const hours = (days: readonly Weekday[], from: string, until: string): Restriction => ({
  days,
  from,
  until,
});

export function turns(
  every: string,
  from: string,
  participants: readonly string[] = ['amir', 'dana', 'sol'],
  more: Partial<Pick<Turns, 'only' | 'timeZone'>> & { readonly name?: string } = {},
): Turns & { readonly name?: string } {
  return { kind: 'turns', participants, handOff: { every, from }, ...more };
}

/** Shifts as `who from until`. */
export function planned(known: readonly [string, string], shifts: readonly string[]): PlannedShifts {
  return {
    kind: 'shifts',
    known: { from: at(known[0]), until: at(known[1]) },
    shifts: shifts.map((text) => {
      const [who = '', from = '', until = ''] = text.split(' ');
      return { who, from: at(from), until: at(until) };
    }),
  };
}

/** A roster with one rotation, "primary". */
export function roster(
  timeZone: string,
  layers: readonly Layer[],
  overrides: readonly Override[] = [],
): Roster {
  return { timeZone, rotations: [{ name: 'primary', layers }], overrides, escalation: [] };
}

/** An override of "primary" as `sol for amir`, `sol for all`, `add sol` or `remove sol`. */
export function override(
  words: string,
  from: string,
  until: string,
  source: Override['source'] = 'configuration',
): Override {
  const span = { from: at(from), until: at(until), rotation: 'primary', source };
  const [first = '', second = '', third = ''] = words.split(' ');
  if (first === 'add' || first === 'remove') return { kind: first, who: second, ...span };
  return { kind: 'replace', who: first, ...span, ...(third === 'all' ? {} : { instead: third }) };
}

/** Duties as `who from until`, to the minute. */
export const lines = (duties: readonly Duty[]): readonly string[] =>
  duties.map(({ who, from, until }) => `${who} ${from.slice(5, 16)} ${until.slice(5, 16)}`);

/** The same value, with nothing in it that can be changed. */
export function deeplyFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deeplyFrozen);
    Object.freeze(value);
  }
  return value;
}
