// Whom a request has to do with, beside the one who asks.
import type { Escalation } from './escalation.ts';
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
export function lacksApprovers(request: AwaitingApproval): boolean {
  const { handOvers = [] } = request.escalation;
  const gone = handOvers.map(({ by }) => by);
  return left(request, gone) < missing(request);
}

/** Whether they are missing for good: every step was asked, and with those who handed over there are still too few. */
export function isOutOfApprovers(request: AwaitingApproval, steps: number): boolean {
  return wasEveryStepAsked(request.escalation, steps) && left(request, []) < missing(request);
}

/** Whether no step is left to ask; those that were left out last still are. */
export function wasEveryStepAsked(escalation: Escalation, steps: number): boolean {
  return escalation.step - leftOutAtEnd(escalation) >= steps - 1;
}

/** How many steps were left out since one was asked. */
export function leftOutAtEnd({ taken = [] }: Escalation): number {
  return taken.length - 1 - taken.findLastIndex(({ leftOut }) => leftOut !== true);
}

function left(
  { approvals, barred, vouches, escalation }: AwaitingApproval,
  gone: readonly ObjectId[],
): number {
  const spoken = [...approvals, ...vouches].map(({ by }) => by);
  const unable = [...spoken, ...barred, ...gone];
  return escalation.notified.filter((who) => !unable.includes(who)).length;
}

function missing({ approvals, verification }: AwaitingApproval): number {
  return verification.needs.approvals - approvals.length;
}
