// The part of the state machine where people decide: vouchers, approvers, the call-back code, escalation.
import { isOutOfApprovers } from './asked-people.ts';
import type { ApproverFacts, Command } from './command.ts';
import { again, raisedTo } from './decide-again.ts';
import type { Event } from './event.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { end, move, notNow, QUIET, refuse } from './outcome.ts';
import type { Move, Outcome, Rules } from './outcome.ts';
import type { ObjectId } from './person.ts';
import { ROSTER_MAX_AGE } from './policy.ts';
import type { Refusal } from './refusal.ts';
import { isUndecided } from './request-status.ts';
import type { AlarmingReason, AwaitingApproval, DenyReason, Request } from './request.ts';
import { chosenPlan } from './reset-choice.ts';
import type { ResetChoice } from './reset-choice.ts';
import { atTier, higher } from './verification.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** A step of the escalation policy asks its people. With nobody left to ask, or too few, the request ends. */
export function notifyStep(request: Request, command: By<'notify_step'>, { now, policy }: Rules): Outcome {
  if (request.status !== 'awaiting_approval') return QUIET;
  const { step, people, skipped } = command;
  const doubt = command.doubt === undefined ? {} : { doubt: command.doubt };
  const { escalation } = request;
  if (step <= escalation.step) return QUIET;
  const added = people.filter((who) => !escalation.notified.includes(who));
  const notified = [...escalation.notified, ...added];
  const event: Event = { kind: 'step_notified', step, people: added, skipped, ...doubt };
  const next = {
    ...request,
    escalation: { ...escalation, step, notified, skipped: [...escalation.skipped, ...skipped], ...doubt },
  };
  return waitOrEnd(next, { now, policy }, event);
}

/** With nobody left to ask the request ends, rather than wait for what can't come. */
function waitOrEnd(request: AwaitingApproval, { now, policy }: Rules, event: Event): Outcome {
  const { step, notified } = request.escalation;
  const steps = policy.steps.length;
  if (step >= steps - 1 && notified.length === 0)
    return end(request, { status: 'expired', reason: 'nobody_on_call' }, now, event);
  if (isOutOfApprovers(request, steps))
    return end(request, { status: 'refused', reason: 'too_few_approvers' }, now, event);
  return move(request, event);
}

/** An approver can't be reached by the bot: that counts as silence of zero minutes. */
export function unreachable(request: Request, command: By<'unreachable'>, { now, policy }: Rules): Outcome {
  if (request.status !== 'awaiting_approval') return QUIET;
  const { escalation } = request;
  if (!escalation.notified.includes(command.who)) return QUIET;
  const notified = escalation.notified.filter((who) => who !== command.who);
  const skipped = [...escalation.skipped, { id: command.who, reason: 'unreachable' } as const];
  const next = { ...request, escalation: { ...escalation, notified, skipped } };
  const event: Event = { kind: 'approver_unreachable', who: command.who };
  return waitOrEnd(next, { now, policy }, event);
}

/** An approver who was asked passes the request to the next step, never to a chosen person. */
export function handOver(request: Request, command: By<'hand_over'>, { policy }: Rules): Outcome {
  if (!command.facts.isApprover) return refuse({ reason: 'not_an_approver' });
  if (request.status !== 'awaiting_approval') return tooLate(request);
  if (!request.escalation.notified.includes(command.by)) return refuse({ reason: 'not_notified' });
  const { escalation } = request;
  const { handedOverBy = [] } = escalation;
  if (handedOverBy.includes(command.by)) return QUIET;
  if (escalation.step >= policy.steps.length - 1) return refuse({ reason: 'last_step' });
  return move(
    { ...request, escalation: { ...escalation, handedOverBy: [...handedOverBy, command.by] } },
    { kind: 'handed_over', by: command.by },
  );
}

/** One approver approves. The order of the tests is the order in which people are told what is missing. */
export function approve(request: Request, command: By<'approve'>, rules: Rules): Outcome {
  const { by, facts, code, choice } = command;
  if (!facts.isApprover) return refuse({ reason: 'not_an_approver' });
  if (request.status === 'draft') return notNow(request);
  const earlier = 'approvals' in request ? (request.approvals ?? []) : [];
  if (earlier.some((approval) => approval.by === by)) return QUIET;
  if (request.status !== 'awaiting_approval') return tooLate(request);
  const hindrance = hindranceFor(request, by, facts, rules);
  if (hindrance !== undefined) return hindrance;
  if (!request.verification.needs.callback) return accept(request, by, choice, rules);
  switch (code) {
    case 'missing':
      return refuse({ reason: 'code_missing' });
    case 'malformed':
      return refuse({ reason: 'code_malformed' });
    case 'late':
    case 'replaced':
    case 'used':
      return {
        ...move(request, { kind: 'code_refused', by, verdict: code }),
        refusal: { reason: `code_${code}` },
      };
    case 'wrong':
      return isSameClick(request, command, rules)
        ? refuse(wrongOf(request, rules))
        : wrongCode(request, command, rules);
    case 'right':
      return accept(request, by, choice, rules);
  }
}

function hindranceFor(
  request: AwaitingApproval,
  by: ObjectId,
  facts: ApproverFacts,
  { now, policy }: Rules,
): Outcome | undefined {
  if (facts.countsAs !== 'nobody_else') return refuse({ reason: 'counts_as', whom: facts.countsAs });
  if (!request.escalation.notified.includes(by)) return refuse({ reason: 'not_notified' });
  if (request.barred.includes(by)) return refuse({ reason: 'barred_after_wrong_codes' });
  if (now > plus(facts.rosterReadAt, ROSTER_MAX_AGE)) return refuse({ reason: 'roster_too_old' });
  const most = policy.perApproverPerHour;
  if (facts.approvedLately >= most) {
    const alarm: Event = { kind: 'alarm_raised', by, because: 'many_approvals' };
    return { ...move(request, alarm), refusal: { reason: 'approver_limit', most } };
  }
  return undefined;
}

/** The first approver chooses; whoever follows approves what was chosen, which their card shows. */
function accept(request: AwaitingApproval, by: ObjectId, choice: ResetChoice, { now }: Rules): Outcome {
  const { offered } = request;
  const plan = offered === undefined ? chosenPlan(request.plan, choice) : request.plan;
  if (plan === undefined) return refuse({ reason: 'choice_not_offered' });
  const slot = request.approvals.length;
  const { callback, approvals: needed } = request.verification.needs;
  const contact = callback
    ? ({ contact: 'callback', issue: request.code.issue } as const)
    : ({ contact: 'vouch_only' } as const);
  const approvals = [...request.approvals, { by, at: now, slot, ...contact }];
  const complete = approvals.length >= needed;
  const event: Event = {
    kind: 'approved',
    by,
    slot,
    complete,
    methods: plan.remove.map(({ id }) => id),
    revokesSessions: plan.sessions === 'revoke',
  };
  const chosen = { ...request, approvals, plan, offered: offered ?? request.plan };
  if (complete) {
    return move({ ...chosen, status: 'approved', approvedAt: now, waitsForGraph: false }, event);
  }
  // The next approver makes a call of their own, so the requester needs the next slot's code. Issues count on across
  // slots: should the approvals become void, the first slot must not come back to a code that was used or ended.
  // The next approver decides about what was chosen, so a card that doesn't show it yet is an older one.
  const revision = request.revision + 1;
  return move({ ...chosen, revision, code: { issue: request.code.issue + 1, issuedAt: now } }, event);
}

/** Teams delivers a click up to five times: one mistyped code must not use up all tries. */
function isSameClick(
  { lastWrongCode: last }: AwaitingApproval,
  { by, print }: By<'approve'>,
  { now }: Rules,
): boolean {
  return last !== undefined && last.by === by && last.print === print && now < plus(last.at, SAME_CLICK);
}

const SAME_CLICK: Duration = 'PT10S';

function wrongOf({ wrongCodes }: AwaitingApproval, { policy: { codeTries } }: Rules): Refusal {
  return { reason: 'code_wrong', triesLeft: codeTries - (wrongCodes % codeTries) };
}

/** Counts a wrong code (I7): the first limit voids the approvals and raises the tier, the second denies. */
function wrongCode(request: AwaitingApproval, { by, print }: By<'approve'>, rules: Rules): Outcome {
  const { codeTries } = rules.policy;
  const wrongCodes = request.wrongCodes + 1;
  const last = print === undefined ? {} : { lastWrongCode: { by, at: rules.now, print } };
  const counted = { ...request, wrongCodes, ...last };
  const refused: Event = { kind: 'code_refused', by, verdict: 'wrong' };
  const alarm: Event = { kind: 'alarm_raised', by, because: 'wrong_codes' };
  if (wrongCodes >= codeTries * 2) {
    return end(counted, { status: 'denied', by, reason: 'wrong_codes' }, rules.now, refused, alarm);
  }
  if (wrongCodes !== codeTries) {
    return { ...move(counted, refused), refusal: wrongOf(counted, rules) };
  }
  const barred = { ...counted, barred: [...request.barred, by] };
  const { verification: before } = request;
  const tier = higher(before.tier, 'elevated');
  const verification = atTier(before, tier, rules.policy.tiers, before);
  const raised = tier === before.tier ? [] : [raisedTo(verification)];
  return again(barred, { verification }, 'wrong_codes', rules, refused, alarm, ...raised);
}

/** Any approver may deny, whoever is on call. */
export function deny(request: Request, command: By<'deny'>, { now }: Rules): Outcome {
  const { by, facts, reason, note } = command;
  if (!facts.isApprover) return refuse({ reason: 'not_an_approver' });
  if (request.status === 'denied' && request.ending.status === 'denied' && request.ending.by === by)
    return QUIET;
  if (!isUndecided(request)) return denyTooLate(request, command, now);
  const ending = { status: 'denied', by, reason, ...(note === undefined ? {} : { note }) } as const;
  if (!isAlarming(reason)) return end(request, ending, now);
  const denied = end(request, ending, now, { kind: 'alarm_raised', by, because: reason });
  return reason === 'password_known' ? passwordFirst(denied, by, now) : denied;
}

/** Nothing more for this subject, from whomever, until a human has had the password changed. */
function passwordFirst(outcome: Move, by: ObjectId, now: Instant): Move {
  const { subject, number } = outcome.request;
  if (subject === undefined) return outcome;
  const because = 'password_known';
  return { ...outcome, brake: { kind: 'freeze', subject, number, by, since: now, because } };
}

/** Too late to stop it, but never too late to tell security what the subject said on the phone. */
function denyTooLate(request: Request, { by, reason }: By<'deny'>, now: Instant): Outcome {
  const late = tooLate(request);
  const isRunning =
    request.status === 'resetting' || request.status === 'needs_hands' || request.status === 'reset';
  if (!isRunning || !isAlarming(reason) || late.kind !== 'refused') return late;
  const { lateDenials = [] } = request;
  if (lateDenials.some((earlier) => earlier.by === by && earlier.reason === reason)) return late;
  const next = { ...request, lateDenials: [...lateDenials, { by, reason }] };
  const alarmed = move(next, { kind: 'alarm_raised', by, because: `${reason}_late` });
  const stopped = reason === 'password_known' ? passwordFirst(alarmed, by, now) : alarmed;
  return { ...stopped, refusal: late.refusal };
}

/** Whether security has to hear of a denial. */
export function isAlarming(reason: DenyReason): reason is AlarmingReason {
  return reason === 'not_asked' || reason === 'password_known';
}

function tooLate(request: Request): Outcome {
  if (request.status === 'draft' || request.status === 'verifying') return notNow(request);
  const approval = 'approvals' in request ? request.approvals.at(-1) : undefined;
  if (approval !== undefined && request.status !== 'awaiting_approval') {
    return refuse({ reason: 'decided', by: approval.by, at: approval.at });
  }
  return refuse({ reason: 'too_late', status: request.status });
}
