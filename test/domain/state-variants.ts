// Where a command can lead to more than one place: the other places, again from the design alone.
import type { Command } from '../../src/domain/command.ts';
import type { Request } from '../../src/domain/request.ts';
import {
  approved,
  AS_IT_STANDS,
  awaiting,
  byCall,
  draft,
  elevated,
  facts,
  needsHands,
  NOW,
  plan,
  policy,
  resetDone,
  resetting,
  verificationOf,
  verifying,
  withoutNumber,
} from './requests.ts';
import { COMMANDS } from './state-table.ts';
import type { Variant } from './variant.ts';
import { ESCALATION } from './escalation-variants.ts';
import { QUIET_REPEATS } from './quiet-variants.ts';
import { VOUCHING } from './vouch-variants.ts';

const checking = { ...draft, checks: 'running' } as const;
const submitAs = (tier: 'elevated' | 'refused'): Command => ({
  ...COMMANDS.submit,
  verification: verificationOf(tier),
});
const raiseTo = (tier: 'elevated' | 'refused'): Extract<Command, { readonly kind: 'raise' }> => ({
  ...COMMANDS.raise,
  verification: verificationOf(tier),
});
const replanTo = (tier: 'elevated' | 'refused'): Command => ({
  kind: 'replan',
  plan,
  verification: verificationOf(tier),
});
const overTheLimit = facts({ approvedLately: policy.perApproverPerHour });
const wrong: Command = { ...COMMANDS.approve, code: 'wrong' };
const lastStep = { ...awaiting.escalation, step: 1, notified: [] };
const DEAD_OF_SILENCE: Command = { kind: 'notify_step', step: 2, people: [], skipped: [] };

/** Checks and vouching. */
const BEFORE_THE_DECISION: readonly Variant[] = [
  { what: 'checks demand a vouch', in: checking, command: submitAs('elevated'), to: 'verifying' },
  {
    what: 'checks demand a call, and no number is on file',
    in: checking,
    command: { ...COMMANDS.submit, verification: withoutNumber() },
    to: 'REFUSED',
  },
  {
    what: 'checks demand a vouch, and there is nobody to ask',
    in: checking,
    command: { ...COMMANDS.submit, verification: verificationOf('elevated'), vouchOrder: [] },
    to: 'REFUSED',
  },
  { what: 'checks rule it out', in: checking, command: submitAs('refused'), to: 'REFUSED' },
  { what: 'nothing was chosen yet', in: bare(), command: COMMANDS.ask_checks, to: '!incomplete' },
  {
    what: 'the requester means themself',
    in: draft,
    command: { kind: 'choose_subject', by: 'rita', subject: 'rita' },
    to: '!subject_is_requester',
  },
  ...[draft, verifying, awaiting].map((request): Variant => ({
    what: 'the timer came early',
    in: request,
    command: COMMANDS.expire,
    to: '!not_due',
    at: NOW,
  })),
];

/** Asking approvers and hearing them. */
const THE_DECISION: readonly Variant[] = [
  { what: 'the first of two approvals', in: elevated, command: COMMANDS.approve, to: 'stays' },
  {
    what: 'the second of two approvals',
    in: { ...elevated, approvals: [byCall('dana', 0, 1)] },
    command: COMMANDS.approve,
    to: 'approved',
  },
  {
    what: 'one approval too many within an hour',
    in: awaiting,
    command: { ...COMMANDS.approve, facts: overTheLimit },
    to: 'stays',
  },
  {
    what: 'an approver who spoke for the subject',
    in: elevated,
    command: { ...COMMANDS.approve, facts: facts({ countsAs: 'voucher' }) },
    to: '!counts_as',
  },
  {
    what: 'a choice that is not on offer',
    in: awaiting,
    command: { ...COMMANDS.approve, choice: { ...AS_IT_STANDS, only: 'app' } },
    to: '!choice_not_offered',
  },
  { what: 'a wrong code', in: awaiting, command: wrong, to: 'stays' },
  { what: 'the third wrong code', in: { ...awaiting, wrongCodes: 2 }, command: wrong, to: 'verifying' },
  {
    what: 'the third wrong code, vouched for already',
    in: { ...elevated, wrongCodes: 2 },
    command: wrong,
    to: 'stays',
  },
  {
    what: 'the third wrong code, and there is nobody to vouch',
    in: { ...awaiting, wrongCodes: 2, vouchOrder: [] },
    command: wrong,
    to: 'REFUSED',
  },
  { what: 'the sixth wrong code', in: { ...elevated, wrongCodes: 5 }, command: wrong, to: 'DENIED' },
  { what: 'a step already taken', in: awaiting, command: { ...DEAD_OF_SILENCE, step: 0 }, to: 'quiet' },
  {
    what: 'nobody to ask at the last step',
    in: { ...awaiting, escalation: lastStep },
    command: DEAD_OF_SILENCE,
    to: 'EXPIRED',
  },
  {
    what: 'nobody new at the last step, others were asked',
    in: awaiting,
    command: DEAD_OF_SILENCE,
    to: 'stays',
  },
  {
    what: 'the only one asked is out of reach at the last step',
    in: { ...awaiting, escalation: { step: 2, notified: ['dana'], skipped: [] } },
    command: COMMANDS.unreachable,
    to: 'EXPIRED',
  },
  {
    what: 'handed over at the last step',
    in: { ...awaiting, escalation: { ...awaiting.escalation, step: 2 } },
    command: COMMANDS.hand_over,
    to: '!last_step',
  },
  {
    what: 'handed over by one who was not asked',
    in: awaiting,
    command: { ...COMMANDS.hand_over, by: 'sol' },
    to: '!not_notified',
  },
  {
    what: 'handed over by one who is no approver',
    in: awaiting,
    command: { ...COMMANDS.hand_over, facts: facts({ isApprover: false }) },
    to: '!not_an_approver',
  },
];

const REPLANNABLE = [awaiting, approved, resetting];

/** A second look before the first removal, and the run itself. */
const THE_RUN: readonly Variant[] = [
  ...REPLANNABLE.flatMap((request): Variant[] => [
    { what: 'a second look raises the tier', in: request, command: raiseTo('elevated'), to: 'verifying' },
    { what: 'a second look rules it out', in: request, command: raiseTo('refused'), to: 'REFUSED' },
    { what: 'a new plan and a higher tier', in: request, command: replanTo('elevated'), to: 'verifying' },
    { what: 'a new plan that is ruled out', in: request, command: replanTo('refused'), to: 'REFUSED' },
    {
      what: 'a second look demands a vouch, and there is nobody to ask',
      in: request,
      command: { ...COMMANDS.raise, verification: verificationOf('elevated'), vouchOrder: [] },
      to: 'REFUSED',
    },
    {
      what: 'the number on file is gone',
      in: request,
      command: { ...COMMANDS.raise, verification: withoutNumber() },
      to: 'REFUSED',
    },
    {
      what: 'whoever vouched may not do so any more',
      in: { ...request, verification: verificationOf('elevated'), vouches: elevated.vouches },
      command: { ...raiseTo('elevated'), voidVouches: true },
      to: 'verifying',
    },
  ]),
  { what: 'a second look rules it out', in: verifying, command: raiseTo('refused'), to: 'REFUSED' },
  { what: 'vouched for before the second look', in: elevated, command: raiseTo('elevated'), to: 'stays' },
  {
    what: 'a call is missing',
    in: { ...approved, approvals: [] },
    command: COMMANDS.claim,
    to: '!not_now',
  },
  {
    what: 'the approval is stale',
    in: approved,
    command: COMMANDS.claim,
    to: 'EXPIRED',
    at: '2026-11-22T10:13:00.000Z',
  },
  {
    what: 'the timer came right on time',
    in: approved,
    command: COMMANDS.expire,
    to: 'EXPIRED',
    at: '2026-11-22T10:13:00.000Z',
  },
  {
    what: 'the timer came early',
    in: approved,
    command: COMMANDS.expire,
    to: '!not_due',
    at: '2026-11-22T10:12:59.999Z',
  },
  {
    what: 'a method outside the plan',
    in: resetting,
    command: { ...COMMANDS.record, method: 'key' },
    to: '!not_now',
  },
  {
    what: 'a step that the plan does not have',
    in: resetting,
    command: { ...COMMANDS.record_step, name: 'default_change' },
    to: '!not_now',
  },
  {
    what: 'the approval is stale, and Graph was waited for',
    in: { ...approved, waitsForGraph: true },
    command: COMMANDS.claim,
    to: 'EXPIRED',
    at: '2026-11-22T10:13:00.000Z',
  },
  {
    what: 'Graph is known to be silent',
    in: { ...resetting, waitsForGraph: true },
    command: COMMANDS.wait_for_graph,
    to: 'quiet',
  },
  {
    what: 'the halt is known',
    in: { ...resetting, haltedAt: NOW },
    command: COMMANDS.halted,
    to: 'quiet',
  },
  {
    what: 'the halt is known',
    in: { ...approved, haltedAt: NOW },
    command: COMMANDS.halted,
    to: 'quiet',
  },
  {
    what: 'a reminder about hands',
    in: needsHands,
    command: { kind: 'remind', of: 'hands' },
    to: 'stays',
  },
  {
    what: 'a reminder about the registration',
    in: resetDone,
    command: { kind: 'remind', of: 'registration' },
    to: 'stays',
  },
  {
    what: 'the registration looks wrong',
    in: resetDone,
    command: { kind: 'registered', odd: ['too_soon'] },
    to: 'REENROLLED',
  },
  {
    what: 'something is left by hand',
    in: needsHands,
    command: { ...COMMANDS.done_by_hand, left: ['app'] },
    to: 'stays',
  },
  {
    what: 'done by hand, says one who is no approver',
    in: needsHands,
    command: { ...COMMANDS.done_by_hand, facts: facts({ isApprover: false }) },
    to: '!not_an_approver',
  },
];

export const VARIANTS: readonly Variant[] = [
  ...VOUCHING,
  ...ESCALATION,
  ...BEFORE_THE_DECISION,
  ...THE_DECISION,
  ...THE_RUN,
  ...QUIET_REPEATS,
];

function bare(): Request {
  const { subject: _, symptom: __, ...rest } = draft;
  return rest;
}
