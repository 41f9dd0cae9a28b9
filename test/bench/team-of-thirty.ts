// A team of thirty: three rotations with layers, restricted hours and, where asked for, two hundred overrides.
import { instantOf } from '../../src/domain/instant.ts';
import type { Roster } from '../../src/domain/on-call.ts';
import type { Override } from '../../src/domain/override.ts';
import type { Rotation } from '../../src/domain/rotation.ts';

const HOUR = 3_600_000;
const TEAM = Array.from(
  { length: 30 },
  (_, place) => `be2c0000-0000-4000-8000-${String(place).padStart(12, '0')}`,
);
const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const NAMES = ['primary', 'secondary', 'field'] as const;

/** The first moment of the weeks that are looked at; a Monday. */
export const BEGIN = Date.UTC(2026, 10, 2);

/** Ten people each: weeks in turn, nights in another zone on top, and weekends on top of those. */
function rotation(name: string, place: number): Rotation {
  const people = TEAM.slice(place * 10, place * 10 + 10);
  return {
    name,
    layers: [
      { kind: 'turns', participants: people, handOff: { every: 'P1W', from: '2025-01-06T09:00' } },
      {
        kind: 'turns',
        name: 'nights',
        participants: people.slice(5),
        handOff: { every: 'P1D', from: '2025-01-06T18:00' },
        only: [{ days: WORKDAYS, from: '18:00', until: '08:00' }],
        timeZone: 'America/New_York',
      },
      {
        kind: 'turns',
        name: 'weekends',
        participants: people.slice(0, 5),
        handOff: { every: 'PT12H', from: '2025-01-06T08:00' },
        only: [{ days: ['sat', 'sun'], from: '00:00', until: '00:00' }],
      },
    ],
  };
}

/** One every three hours in turn over the rotations, of seven hours each. */
function override(place: number): Override {
  const from = BEGIN + place * 3 * HOUR;
  const rotationPlace = place % NAMES.length;
  const someone = (step: number): string => TEAM[rotationPlace * 10 + ((place * step) % 10)] ?? '';
  const span = {
    who: someone(3),
    rotation: NAMES[rotationPlace] ?? '',
    from: instantOf(from),
    until: instantOf(from + 7 * HOUR),
    source: 'chat',
  } as const;
  return place % 4 === 0 ? { ...span, kind: 'add' } : { ...span, kind: 'replace', instead: someone(7) };
}

/** The team's roster with so many overrides. */
export const rosterOfThirty = (overrides: number): Roster => ({
  timeZone: 'Europe/Berlin',
  rotations: NAMES.map(rotation),
  overrides: Array.from({ length: overrides }, (_, place) => override(place)),
  escalation: [],
});
