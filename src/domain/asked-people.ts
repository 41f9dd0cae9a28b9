// Whom a request has to do with, beside the one who asks.
import type { ObjectId } from './person.ts';
import type { AwaitingApproval, Request } from './request.ts';

/** Approvers who were asked by a step or a hand-over. */
export function peopleAsked(request: Request): readonly ObjectId[] {
  if (request.status === 'draft') return [];
  return request.escalation?.notified ?? [];
}

/** The subject and whoever speaks for them. */
export function concernedBy(request: Request): readonly ObjectId[] {
  if (request.status === 'draft') return [];
  return [...(request.subject === undefined ? [] : [request.subject]), ...(request.vouchers ?? [])];
}

/** Everybody who waits for the outcome or must hear of it, each once. */
export function told(request: Request): readonly ObjectId[] {
  const people = [request.requester, ...request.followers, ...peopleAsked(request), ...concernedBy(request)];
  return [...new Set(people)];
}

/** Whether anybody but the requester has heard of it. */
export function wasSubmitted(request: Request): boolean {
  return 'plan' in request;
}

/** Whether more approvals are needed than people who may still give one were asked; whoever vouched may not. */
export function lacksApprovers({
  escalation,
  approvals,
  barred,
  vouches,
  verification,
}: AwaitingApproval): boolean {
  const spoken = [...approvals, ...vouches].map(({ by }) => by);
  const gone = [...spoken, ...barred, ...(escalation.handedOverBy ?? [])];
  const left = escalation.notified.filter((who) => !gone.includes(who));
  return left.length < verification.needs.approvals - approvals.length;
}
