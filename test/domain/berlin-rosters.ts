// Rosters of a helpdesk in Berlin, with hand-offs at nine.
import { instantOf, type Instant } from '../../src/domain/instant.ts';
import type { Roster } from '../../src/domain/on-call.ts';
import type { Override } from '../../src/domain/override.ts';
import type { Layer, Rotation, Turns } from '../../src/domain/rotation.ts';

/** A local time of winter in Berlin, or one with its offset. */
export const at = (text: string): Instant => instantOf(Date.parse(text.length > 16 ? text : `${text}+01:00`));

export function turns(every: string, participants: readonly string[], rest: Partial<Turns> = {}): Turns {
  return { kind: 'turns', participants, handOff: { every, from: '2026-11-02T09:00' }, ...rest };
}

export const rotation = (name: string, ...layers: readonly Layer[]): Rotation => ({ name, layers });

export function roster(rotations: readonly Rotation[], overrides: readonly Override[] = []): Roster {
  return { timeZone: 'Europe/Berlin', rotations, overrides, escalation: [] };
}

export const override = (who: string, from: string, until: string, rest: object = {}): Override => ({
  kind: 'replace',
  who,
  rotation: 'primary',
  from: at(from),
  until: at(until),
  source: 'chat',
  ...rest,
});

/** Duties as `who from`, to the minute. */
export const names = (duties: readonly { readonly who: string; readonly from: Instant }[]) =>
  duties.map(({ who, from }) => `${who} ${from.slice(0, 16)}`);

export const weekly = rotation('primary', turns('P1W', ['amir', 'dana']));
export const hourly = rotation('primary', turns('PT1H', ['amir', 'dana', 'iris']));
export const daily = rotation('primary', turns('P1D', ['amir', 'dana']));
export const nightly = rotation(
  'primary',
  turns('P1D', ['amir'], {
    only: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '18:00', until: '08:00' }],
  }),
);
