// Where a step, "I have it" or a pager can lead to more than one place. Values only: no test runs here.
import type { StepTaken } from '../../src/domain/escalation.ts';
import type { Hold } from '../../src/domain/hold.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { AwaitingApproval } from '../../src/domain/request.ts';
import { awaiting, elevated, endedAs, ENDINGS, facts, NOW, policy } from './requests.ts';
import { COMMANDS } from './state-table.ts';
import type { Variant } from './variant.ts';

const TAKEN: StepTaken = { step: 0, at: '2026-11-22T09:50:00.000Z', people: ['amir', 'dana'] };
const paging = { ...awaiting, escalation: { ...awaiting.escalation, taken: [TAKEN] } };

/** Amir has it. */
const held = (more: Partial<Hold> = {}): AwaitingApproval => {
  const hold = {
    by: 'amir',
    at: '2026-11-22T09:55:00.000Z',
    until: '2026-11-22T10:10:00.000Z',
    next: 1,
    ...more,
  };
  return { ...awaiting, escalation: { ...awaiting.escalation, holds: [hold] } };
};

/** Steps of high urgency are left out now. */
const LOW: Policy = {
  ...policy,
  steps: policy.steps.map((step, index) => (index === 0 ? step : { ...step, urgency: 'high' })),
  urgency: { workingHours: 'low', otherHours: 'low' },
};

export const ESCALATION: readonly Variant[] = [
  {
    what: 'handed over with a note',
    in: awaiting,
    command: { ...COMMANDS.hand_over, note: 'gone home' },
    to: 'stays',
  },
  {
    what: 'a step after the request’s own time',
    in: { ...awaiting, expiresAt: NOW },
    command: COMMANDS.notify_step,
    to: 'EXPIRED',
  },
  {
    what: 'a step before its time',
    in: { ...awaiting, escalation: { ...awaiting.escalation, nextAt: '2026-11-22T10:00:00.001Z' } },
    command: COMMANDS.notify_step,
    to: '!not_due',
  },
  { what: '“I have it” by one who has it', in: held(), command: COMMANDS.hold, to: 'quiet' },
  { what: '“I have it” by another one', in: held(), command: { ...COMMANDS.hold, by: 'dana' }, to: 'stays' },
  {
    what: '“I have it” once more, after it ran out',
    in: held({ over: 'ran_out' }),
    command: COMMANDS.hold,
    to: 'quiet',
  },
  {
    what: '“I have it” by one who was not asked',
    in: awaiting,
    command: { ...COMMANDS.hold, by: 'sol' },
    to: '!not_notified',
  },
  {
    what: '“I have it” by one who is no approver',
    in: awaiting,
    command: { ...COMMANDS.hold, facts: facts({ isApprover: false }) },
    to: '!not_an_approver',
  },
  {
    what: '“I have it” by the one who asked',
    in: awaiting,
    command: { ...COMMANDS.hold, facts: facts({ countsAs: 'requester' }) },
    to: '!counts_as',
  },
  {
    what: '“I have it” by one who typed wrong codes',
    in: { ...awaiting, barred: ['amir'] },
    command: COMMANDS.hold,
    to: '!barred_after_wrong_codes',
  },
  {
    what: '“I have it” by one who handed over',
    in: { ...awaiting, escalation: { ...awaiting.escalation, handOvers: [{ by: 'amir', at: NOW }] } },
    command: COMMANDS.hold,
    to: '!handed_over',
  },
  {
    what: '“I have it” by one who approved already',
    in: { ...elevated, approvals: [{ by: 'amir', at: NOW, slot: 0, contact: 'vouch_only' }] },
    command: COMMANDS.hold,
    to: 'quiet',
  },
  { what: 'a hold that runs', in: held(), command: COMMANDS.hold_over, to: '!not_due' },
  { what: 'a hold that ran out', in: held({ until: NOW }), command: COMMANDS.hold_over, to: 'stays' },
  { what: 'a decision by one who has it', in: held(), command: COMMANDS.approve, to: 'approved' },
  { what: 'a pager that answered', in: paging, command: COMMANDS.paged, to: 'stays' },
  {
    what: 'a pager that did not answer',
    in: paging,
    command: { ...COMMANDS.paged, answered: false },
    to: 'stays',
  },
  {
    what: 'a pager that answered before',
    in: { ...awaiting, escalation: { ...awaiting.escalation, taken: [{ ...TAKEN, pager: 'answered' }] } },
    command: COMMANDS.paged,
    to: 'quiet',
  },
  { what: 'a step that is left out', in: awaiting, command: COMMANDS.notify_step, to: 'stays', policy: LOW },
  {
    what: 'the last step would be left out, and nobody was asked',
    in: { ...awaiting, escalation: { step: 1, notified: [], skipped: [] } },
    command: { ...COMMANDS.notify_step, step: 2 },
    to: 'stays',
    policy: LOW,
  },
  {
    what: 'the last step would be left out, and finds nobody either',
    in: { ...awaiting, escalation: { step: 1, notified: [], skipped: [] } },
    command: { ...COMMANDS.notify_step, step: 2, people: [] },
    to: 'EXPIRED',
    policy: LOW,
  },
  {
    what: 'a pager that answered after the end',
    in: endedAs(ENDINGS.expired, { escalation: paging.escalation }),
    command: COMMANDS.paged,
    to: 'stays',
  },
];
