// Where a command can lead to more than one place: the other places, again from the design alone.
import type { Command } from '../../src/domain/command.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Request } from '../../src/domain/request.ts';
import {
  approved,
  AS_IT_STANDS,
  awaiting,
  draft,
  elevated,
  endedAs,
  ENDINGS,
  facts,
  needsHands,
  NOW,
  plan,
  removing,
  resetDone,
  resetting,
  verificationOf,
  verifying,
  withoutElevated,
} from './requests.ts';
import { COMMANDS } from './state-table.ts';
import type { Cell } from './state-table.ts';

/** One transition that the plain table can't hold. */
export interface Variant {
  readonly what: string;
  readonly in: Request;
  readonly command: Command;
  readonly to: Cell;
  readonly policy?: Policy;
  readonly at?: Instant;
}

const checking = { ...draft, checks: 'running' } as const;
const submitAs = (tier: 'elevated' | 'refused'): Command => ({
  ...COMMANDS.submit,
  verification: verificationOf(tier),
});
const raiseTo = (tier: 'elevated' | 'refused'): Command => ({
  ...COMMANDS.raise,
  verification: verificationOf(tier),
});
const replanTo = (tier: 'elevated' | 'refused'): Command => ({
  kind: 'replan',
  plan,
  verification: verificationOf(tier),
});
const word = (said: 'have_not' | 'not_sure' | 'not_asked'): Command => ({ ...COMMANDS.vouch, word: said });
const wrong: Command = { ...COMMANDS.approve, code: 'wrong' };
const lastStep = { ...awaiting.escalation, step: 1, notified: [] };
const DEAD_OF_SILENCE: Command = { kind: 'notify_step', step: 2, people: [], skipped: [] };

/** Checks and vouching. */
const BEFORE_THE_DECISION: readonly Variant[] = [
  { what: 'checks demand a vouch', in: checking, command: submitAs('elevated'), to: 'verifying' },
  {
    what: 'checks demand more than is offered here',
    in: checking,
    command: submitAs('elevated'),
    to: 'REFUSED',
    policy: withoutElevated,
  },
  { what: 'checks rule it out', in: checking, command: submitAs('refused'), to: 'REFUSED' },
  { what: 'nothing was chosen yet', in: bare(), command: COMMANDS.ask_checks, to: '!incomplete' },
  {
    what: 'the requester means themself',
    in: draft,
    command: { kind: 'choose_subject', by: 'rita', subject: 'rita' },
    to: '!subject_is_requester',
  },
  { what: 'the voucher has not spoken to them', in: verifying, command: word('have_not'), to: 'stays' },
  { what: 'the voucher is not sure', in: verifying, command: word('not_sure'), to: 'stays' },
  { what: 'the voucher says they did not ask', in: verifying, command: word('not_asked'), to: 'REFUSED' },
  { what: 'the voucher thinks again', in: awaiting, command: word('not_asked'), to: 'FROZEN' },
  { what: 'the voucher thinks again', in: approved, command: word('not_asked'), to: 'FROZEN' },
  { what: 'the voucher thinks again', in: removing, command: word('not_asked'), to: 'FROZEN' },
  { what: 'the voucher thinks again', in: needsHands, command: word('not_asked'), to: 'FROZEN' },
  { what: 'the voucher thinks again', in: resetDone, command: word('not_asked'), to: 'FROZEN' },
  {
    what: 'somebody else thinks so',
    in: awaiting,
    command: { ...COMMANDS.vouch, by: 'otto', word: 'not_asked' },
    to: '!not_voucher',
  },
  {
    what: 'somebody else vouches',
    in: verifying,
    command: { ...COMMANDS.vouch, by: 'otto' },
    to: '!not_voucher',
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
    in: { ...elevated, approvals: [{ by: 'dana', at: NOW, slot: 0 }] },
    command: COMMANDS.approve,
    to: 'approved',
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
    what: 'the third wrong code where no higher tier is offered',
    in: { ...awaiting, wrongCodes: 2 },
    command: wrong,
    to: 'REFUSED',
    policy: withoutElevated,
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
      what: 'a second look raises the tier where none is offered',
      in: request,
      command: raiseTo('elevated'),
      to: 'REFUSED',
      policy: withoutElevated,
    },
  ]),
  { what: 'a second look rules it out', in: verifying, command: raiseTo('refused'), to: 'REFUSED' },
  { what: 'vouched for before the second look', in: elevated, command: raiseTo('elevated'), to: 'stays' },
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

const QUIET_REPEATS: readonly Variant[] = [
  { what: 'the click that solved it again', in: endedBy('solved'), command: COMMANDS.solved, to: 'quiet' },
  { what: 'the click that ended it again', in: endedBy('cancelled'), command: COMMANDS.cancel, to: 'quiet' },
  {
    what: 'the click that denied it again',
    in: endedAs({ ...ENDINGS.denied, by: 'amir' }),
    command: COMMANDS.deny,
    to: 'quiet',
  },
  {
    what: '“not me” by the same person again',
    in: endedAs({ ...ENDINGS.frozen, by: 'alice' }),
    command: COMMANDS.not_me,
    to: 'quiet',
  },
  {
    what: '“not me” by a stranger',
    in: endedAs(ENDINGS.expired),
    command: { ...COMMANDS.not_me, by: 'otto', role: 'stranger' },
    to: '!not_concerned',
  },
  {
    what: '“not me” by a stranger',
    in: awaiting,
    command: { ...COMMANDS.not_me, by: 'otto', role: 'stranger' },
    to: '!not_concerned',
  },
  ...[draft, verifying, awaiting, approved].flatMap((request): Variant[] => [
    {
      what: 'solved, says somebody else',
      in: request,
      command: { kind: 'solved', by: 'otto' },
      to: '!not_requester',
    },
    {
      what: 'cancelled by somebody else',
      in: request,
      command: { kind: 'cancel', by: 'otto' },
      to: '!not_requester',
    },
  ]),
];

export const VARIANTS: readonly Variant[] = [
  ...BEFORE_THE_DECISION,
  ...THE_DECISION,
  ...THE_RUN,
  ...QUIET_REPEATS,
];

function bare(): Request {
  const { subject: _, symptom: __, ...rest } = draft;
  return rest;
}

function endedBy(status: 'solved' | 'cancelled'): Request {
  return endedAs({ status, by: 'rita' });
}
