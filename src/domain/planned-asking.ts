// Who is asked and told next, step by step.
import { concernedBy, lacksApprovers, peopleAsked } from './asked-people.ts';
import { voucherToRemind, vouchersWaitedFor } from './decide-vouch.ts';
import type { Effect, Notice, PlannedEffect } from './effect.ts';
import type { Event } from './event.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { Policy } from './policy.ts';
import { isEnded } from './request-status.ts';
import type { Request } from './request.ts';
import { NEXT_VOUCHER_AFTER, REMIND_VOUCHER_AFTER } from './voucher.ts';

/** After so long an admin who has to finish something by hand is reminded, again and again. */
export const REMIND_AFTER: Duration = 'PT4H';

/** What planning looks at, and the ways of writing an effect down. */
export interface Planning {
  readonly request: Request;
  readonly policy: Policy;
  readonly now: Instant;
  readonly once: (effect: Effect, dueAt?: Instant) => PlannedEffect;
  readonly tell: (to: ObjectId, notice: Notice) => PlannedEffect;
  /** Once per step, whatever else is saved. */
  readonly page: (step: number) => PlannedEffect;
}

/** Who hears first of a request: those it concerns, and whoever has to act. */
export function afterSubmission(planning: Planning): readonly PlannedEffect[] {
  const { request, now, once, tell } = planning;
  if (isEnded(request)) return [];
  const { number } = request;
  const concerned = concernedBy(request).map((who) => tell(who, 'informed'));
  const expire = once({ kind: 'expire', number }, request.expiresAt);
  return [...nextVoucher(planning, now), ...nextStep(planning), ...concerned, expire];
}

/** The voucher's card, the next voucher when they stay silent, and the end of waiting. */
export function afterVouchAsk(
  { who }: Extract<Event, { readonly kind: 'vouch_asked' }>,
  planning: Planning,
): readonly PlannedEffect[] {
  const { request, now, once, tell } = planning;
  const { number } = request;
  return [
    tell(who, 'vouch'),
    ...nextVoucher(planning, plus(now, NEXT_VOUCHER_AFTER)),
    once({ kind: 'remind', number, of: 'vouch' }, plus(now, REMIND_VOUCHER_AFTER)),
    once({ kind: 'expire', number }, request.expiresAt),
  ];
}

/** The next voucher of the order, if there is one. */
export function nextVoucher({ request, once }: Planning, due: Instant): readonly PlannedEffect[] {
  if (request.status !== 'verifying') return [];
  const step = request.vouchAsks.length;
  return step < request.vouchOrder.length
    ? [once({ kind: 'ask_voucher', number: request.number, step }, due)]
    : [];
}

/** Who is told once more that something is still missing. */
export function afterReminder(planning: Planning): readonly PlannedEffect[] {
  const { request, now, once, tell } = planning;
  const { number } = request;
  switch (request.status) {
    case 'verifying':
      return voucherToRemind(request, now).map((who) => tell(who, 'vouch'));
    case 'reset':
      return [request.requester, request.subject].map((who) => tell(who, 'outcome'));
    case 'needs_hands':
      return [
        ...peopleAsked(request).map((who) => tell(who, 'outcome')),
        once({ kind: 'remind', number, of: 'hands' }, plus(now, REMIND_AFTER)),
      ];
    case 'draft':
    case 'awaiting_approval':
    case 'approved':
    case 'resetting':
    case 'solved':
    case 'refused':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'failed':
    case 'frozen':
    case 'reenrolled':
    case 'not_reenrolled':
      return [];
  }
}

/**
 * Whoever must act on a request that begins to wait, again perhaps, gets a new message: the voucher, or the approvers
 * asked before and the requester, whose code is another one now. Escalation goes on too, since a timer that fired while
 * the request did not wait for approvers came to nothing.
 */
export function askedAnew(planning: Planning): readonly PlannedEffect[] {
  const { request, now, tell } = planning;
  if (request.status === 'verifying') {
    const asked = vouchersWaitedFor(request).map((who) => tell(who, 'vouch'));
    return [...asked, ...nextVoucher(planning, now), tell(request.requester, 'progress')];
  }
  if (request.status !== 'awaiting_approval') return [];
  return approversAnew(planning, tell(request.requester, 'progress'));
}

function approversAnew(planning: Planning, ...others: readonly PlannedEffect[]): readonly PlannedEffect[] {
  const { request, tell } = planning;
  if (request.status !== 'awaiting_approval') return [];
  const asked = peopleAsked(request).filter((who) => !request.barred.includes(who));
  return [...asked.map((who) => tell(who, 'approval')), ...others, ...nextStep(planning)];
}

/** Whoever decides hears of signs of somebody else; who told them has the answer already, and vouchers see it on their card. */
export function afterSuspicion(planning: Planning): readonly PlannedEffect[] {
  const { request, once, tell } = planning;
  const { number, status } = request;
  if (status === 'draft' || status === 'verifying' || isEnded(request)) return [];
  if (status === 'awaiting_approval')
    return [...approversAnew(planning), once({ kind: 'expire', number }, request.expiresAt)];
  return peopleAsked(request).map((who) => tell(who, 'outcome'));
}

/** The people of a step, its webhook, and when the next one is due. */
export function afterStep(
  event: Extract<Event, { readonly kind: 'step_notified' }>,
  planning: Planning,
): readonly PlannedEffect[] {
  const { request, policy, page, tell } = planning;
  // Somebody has to be woken all the more where the step found nobody to ask.
  const pager = policy.steps[event.step]?.pages === true ? [page(event.step)] : [];
  if (request.status !== 'awaiting_approval') return pager;
  const asked = event.people.map((who) => tell(who, 'approval'));
  return [...asked, ...pager, ...nextStep(planning)];
}

/** The next step at its time, which the request says. */
export function nextStep({ request, policy, now, once }: Planning): readonly PlannedEffect[] {
  if (request.status !== 'awaiting_approval') return [];
  const { nextAt = now, step: last } = request.escalation;
  const step = last + 1;
  if (step >= policy.steps.length) return [];
  return [once({ kind: 'escalate', number: request.number, step }, nextAt < now ? now : nextAt)];
}

/**
 * The requester has to act again, since the next approver needs a code of their own; and somebody has to be there to ask. A hold
 * that ended with the approval keeps the next step waiting no longer.
 */
export function afterFirstApproval(planning: Planning): readonly PlannedEffect[] {
  const { request, now, tell } = planning;
  if (request.status !== 'awaiting_approval') return [];
  const { holds = [] } = request.escalation;
  const isHoldOver = holds.some(({ over, until }) => over === 'decided' && until === now);
  return [
    tell(request.requester, 'progress'),
    ...(lacksApprovers(request) || isHoldOver ? nextStep(planning) : []),
  ];
}

/** The reset, and what people hear before it. */
export function afterApproval({ request, policy, now, once, tell }: Planning): readonly PlannedEffect[] {
  const { number } = request;
  return [
    once({ kind: 'reset', number }),
    once({ kind: 'expire', number }, plus(now, policy.approvalStaleAfter)),
    tell(request.requester, 'progress'),
    ...concernedBy(request).map((who) => tell(who, 'informed')),
  ];
}
