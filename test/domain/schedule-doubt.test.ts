import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { plus } from '../../src/domain/instant.ts';
import { isKnownAt, type Roster } from '../../src/domain/on-call.ts';
import type { PlannedShifts, Turns } from '../../src/domain/rotation.ts';
import { awaiting, NOW, policy } from './requests.ts';

/** Every step is due by then. */
const DUE = plus(NOW, 'PT25M');
const OLD = { kind: 'old', asOf: '2026-11-22T09:00:00.000Z' } as const;
const UNKNOWN = { kind: 'unknown' } as const;

const step = (number: number, doubt?: typeof OLD | typeof UNKNOWN): Command => ({
  kind: 'notify_step',
  step: number,
  people: ['sol'],
  skipped: [],
  ...(doubt === undefined ? {} : { doubt }),
});

function after(...commands: readonly Command[]) {
  return commands.reduce(
    ({ request }, command) => {
      const outcome = decide(request, command, DUE, policy);
      if (outcome.kind !== 'moved' || outcome.request.status !== 'awaiting_approval')
        throw new Error('the step did nothing');
      return { request: outcome.request, events: outcome.events };
    },
    { request: awaiting, events: [] as readonly unknown[] },
  );
}

describe('a step that rests on a schedule which could not be read', () => {
  it.each([OLD, UNKNOWN])('says so in the request and in the record: $kind', (doubt) => {
    const { request, events } = after(step(1, doubt));
    expect(request.escalation.doubt).toEqual(doubt);
    expect(events).toEqual([{ kind: 'step_notified', step: 1, people: ['sol'], skipped: [], doubt }]);
  });

  it('is still told when a later step asked nobody’s schedule', () =>
    expect(after(step(1, UNKNOWN), step(2)).request.escalation.doubt).toEqual(UNKNOWN));

  it('gives way to what a later step found', () =>
    expect(after(step(1, OLD), step(2, UNKNOWN)).request.escalation.doubt).toEqual(UNKNOWN));

  it('is nothing where the schedule was read', () =>
    expect(after(step(1)).request.escalation).not.toHaveProperty('doubt'));
});

describe('whether it is known who is on call', () => {
  const shifts: PlannedShifts = {
    kind: 'shifts',
    shifts: [],
    known: { from: '2026-11-20T10:00:00.000Z', until: '2026-12-07T10:00:00.000Z' },
  };
  const turns: Turns = {
    kind: 'turns',
    participants: ['amir'],
    handOff: { every: 'P7D', from: '2026-11-02T09:00' },
  };
  const never: PlannedShifts = { ...shifts, known: { from: NOW, until: NOW } };
  const roster = (...layers: Roster['rotations'][number]['layers']): Roster => ({
    timeZone: 'Europe/Berlin',
    rotations: [{ name: 'primary', layers }],
    overrides: [],
    escalation: [],
  });

  it.each([
    ['turns', roster(turns), NOW, true],
    ['turns before the first hand-off', roster(turns), '2026-10-01T10:00:00.000Z', true],
    ['shifts that were read', roster(shifts), NOW, true],
    ['shifts at the start of what is known', roster(shifts), shifts.known.from, true],
    ['shifts before it', roster(shifts), '2026-11-20T09:59:59.999Z', false],
    ['shifts at its end', roster(shifts), shifts.known.until, false],
    ['shifts that were never read', roster(never), NOW, false],
    ['an empty rotation', roster(), NOW, true],
  ])('%s', (_, plan, at, isKnown) => expect(isKnownAt(plan, 'primary', at)).toBe(isKnown));

  it('a rotation that isn’t there has nobody, and that is known', () =>
    expect(isKnownAt(roster(never), 'third', NOW)).toBe(true));
});
