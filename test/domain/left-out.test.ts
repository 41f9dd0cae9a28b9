import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { effectsOf } from '../../src/domain/planned-effects.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { AwaitingApproval, Request } from '../../src/domain/request.ts';
import { AS_IT_STANDS, awaiting, elevated, facts, NOW, policy as usual } from './requests.ts';

/** Steps 1 and 2 are only for high urgency, and it is low. */
const policy: Policy = {
  ...usual,
  steps: [
    { after: 'PT0M' },
    { after: 'PT10M', urgency: 'high', pages: true },
    { after: 'PT20M', urgency: 'high' },
  ],
  urgency: { workingHours: 'low', otherHours: 'low' },
};

const amirAsked: AwaitingApproval = {
  ...awaiting,
  escalation: { ...awaiting.escalation, notified: ['amir'] },
};

const takeStep = (request: Request, step: number): Request =>
  movedBy(request, { kind: 'notify_step', step, people: [], skipped: [] }).request;

function movedBy(request: Request, command: Command) {
  const outcome = decide(request, command, NOW, policy);
  if (outcome.kind !== 'moved') throw new TypeError(`${command.kind} came to ${outcome.kind}`);
  return outcome;
}

/** Amir was asked, and both steps behind were left out. */
const leftOut = (asked: AwaitingApproval): Request => {
  const first = takeStep(asked, 1);
  if (first.status !== 'awaiting_approval') throw new TypeError(first.status);
  return takeStep({ ...first, escalation: { ...first.escalation, nextAt: NOW } }, 2);
};

describe('a step that is only for high urgency, while that is low', () => {
  it('is left out while enough others are asked', () => {
    const { events } = movedBy(amirAsked, { kind: 'notify_step', step: 1, people: ['dana'], skipped: [] });
    expect(events.map(({ kind }) => kind)).toEqual(['step_left_out']);
  });

  it.each([
    ['nobody is asked', { ...awaiting, escalation: { ...awaiting.escalation, notified: [] } }],
    ['fewer are asked than have to approve', { ...elevated, escalation: { ...amirAsked.escalation } }],
    [
      'whoever is asked handed over',
      { ...amirAsked, escalation: { ...amirAsked.escalation, handOvers: [{ by: 'amir', at: NOW }] } },
    ],
    ['whoever is asked typed wrong codes', { ...amirAsked, barred: ['amir'] }],
  ])('is asked all the same when %s', (_, request) => {
    const { events } = movedBy(request, { kind: 'notify_step', step: 1, people: ['dana'], skipped: [] });
    expect(events.map(({ kind }) => kind)).toEqual(['step_notified']);
  });

  it.each<[string, Command]>([
    ['can’t be reached', { kind: 'unreachable', who: 'amir' }],
    ['hands over', { kind: 'hand_over', by: 'amir', facts: facts() }],
    [
      'types the last wrong code',
      { kind: 'approve', by: 'amir', facts: facts(), code: 'wrong', choice: AS_IT_STANDS },
    ],
  ])('comes after all when whoever was asked %s', (_, command) => {
    const before = leftOut({ ...amirAsked, vouches: elevated.vouches, wrongCodes: policy.codeTries - 1 });
    const { request, events } = movedBy(before, command);
    expect(request).toMatchObject({ status: 'awaiting_approval', escalation: { step: 0, nextAt: NOW } });
    const effects = effectsOf(request, events, { now: NOW, version: 9 }, policy).map(({ effect }) => effect);
    expect(effects).toContainEqual({ kind: 'escalate', number: 1042, step: 1 });
  });
});
