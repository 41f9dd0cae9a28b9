import { peopleOfStep, reachablePeople } from '../../src/domain/escalation.ts';
import type { Roster } from '../../src/domain/on-call.ts';

const handOff = { every: 'P1W', from: '2026-11-02T09:00' };
const roster: Roster = {
  timeZone: 'Europe/Berlin',
  rotations: [
    { name: 'primary', layers: [{ kind: 'turns', participants: ['amir', 'dana'], handOff }] },
    { name: 'secondary', layers: [{ kind: 'turns', participants: ['dana', 'amir'], handOff }] },
  ],
  overrides: [],
  escalation: [
    { after: 'PT0M', notify: 'primary' },
    { after: 'PT10M', notify: 'secondary' },
    { after: 'PT20M', notify: 'everyone' },
  ],
};
const now = '2026-11-03T10:00:00.000Z';

describe('a step of the escalation policy', () => {
  it.each([
    [0, ['amir']],
    [1, ['dana']],
    [2, ['dana', 'amir', 'sol']],
    [3, []],
    [-1, []],
  ])('step %i names %j', (step, people) => {
    expect(peopleOfStep(roster, step, now, ['dana', 'amir', 'sol', 'dana'])).toEqual(people);
  });

  it('names nobody while nobody is on call, and everyone all the same', () => {
    const before = '2026-11-01T10:00:00.000Z';
    expect(peopleOfStep(roster, 0, before, ['sol'])).toEqual([]);
    expect(peopleOfStep(roster, 2, before, ['sol'])).toEqual(['sol']);
  });
});

describe('who of a step is asked', () => {
  it('leaves out whoever can not be asked and says why, by the first reason', () => {
    const people = reachablePeople(
      ['amir', 'dana', 'sol'],
      [
        { id: 'dana', reason: 'is_requester' },
        { id: 'dana', reason: 'unreachable' },
        { id: 'amir', reason: 'disabled' },
        { id: 'stranger', reason: 'not_an_approver' },
      ],
    );
    expect(people).toEqual({
      asked: ['sol'],
      skipped: [
        { id: 'amir', reason: 'disabled' },
        { id: 'dana', reason: 'is_requester' },
      ],
    });
  });
});
