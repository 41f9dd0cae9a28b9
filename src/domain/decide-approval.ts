// The part of the state machine where approvers decide, with the call-back code.
import type { ApproverFacts, Command } from './command.ts';
import { again, raisedTo } from './decide-again.ts';
import type { Event } from './event.ts';
import { tooLate, withoutHold } from './decide-escalation.ts';
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
  const escalation = withoutHold(request.escalation, by, 'decided', now);
  const chosen = { ...request, approvals, plan, offered: offered ?? request.plan, escalation };
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
  const escalation = withoutHold(request.escalation, by, 'barred', rules.now);
  const barred = { ...counted, barred: [...request.barred, by], escalation };
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
