// A roster for the suites about shifts that change hands.
import type { Roster } from '../../src/domain/on-call.ts';
import type { Override } from '../../src/domain/override.ts';
import type { ShiftFacts } from '../../src/domain/shift-proposal.ts';

export const BERLIN = 'Europe/Berlin';
/** A Monday, 10:00 in Berlin: the fourth week, in which it is Iris' turn. */
export const NOW = '2026-11-23T09:00:00.000Z';
export const UNTIL = '2026-11-23T17:00:00.000Z';
export const APPROVERS = ['amir', 'dana', 'iris'];

const weekly = (name: string, participants: readonly string[]) => ({
  name,
  layers: [{ kind: 'turns', participants, handOff: { every: 'P1W', from: '2026-11-02T09:00' } } as const],
});

/** Dana in secondary all the time; Amir and Iris in primary, week by week. */
export const rosterWith = (overrides: readonly Override[] = []): Roster => ({
  timeZone: BERLIN,
  rotations: [weekly('secondary', ['dana']), weekly('primary', ['amir', 'iris'])],
  overrides,
  escalation: [
    { after: 'PT0M', notify: 'primary' },
    { after: 'PT10M', notify: 'secondary' },
  ],
});

/** What a change is judged by, with those overrides of the chat. */
export const factsWith = (chat: readonly Override[] = [], more: Partial<ShiftFacts> = {}): ShiftFacts => ({
  roster: rosterWith(chat),
  chat,
  approvers: APPROVERS,
  now: NOW,
  ...more,
});
