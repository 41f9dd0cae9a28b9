// When a later look finds more to verify, or other methods: approvals and codes are void, and everybody looks again.
import type { Command } from './command.ts';
import type { Event } from './event.ts';
import { plus } from './instant.ts';
import { end, move, notNow } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import { needsVouch } from './policy.ts';
import { isUndecided } from './request-status.ts';
import type { Approved, AwaitingApproval, Request, Resetting, Verifying } from './request.ts';
import { hasChangedDefault, mayHaveRemoved } from './reset-progress.ts';
import { higher } from './verification.ts';
import type { Verification } from './verification.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** A later look found more to verify: approvals and codes are void, the tier goes up. */
export function raise(request: Request, command: By<'raise'>, rules: Rules): Outcome {
  if (!isReplannable(request)) return notNow(request);
  const tier = higher(request.verification.tier, command.verification.tier);
  const verification: Verification = { checks: command.verification.checks, tier };
  return again(request, { verification }, 'raise', rules, raisedTo(verification));
}

/** The subject's methods changed before the first removal: everybody looks again. */
export function replan(request: Request, command: By<'replan'>, rules: Rules): Outcome {
  if (!isReplannable(request)) return notNow(request);
  const { plan } = command;
  const tier = higher(request.verification.tier, command.verification.tier);
  const verification = { ...command.verification, tier };
  const event: Event = { kind: 'replanned', methods: plan.remove.map(({ id }) => id) };
  const raised = tier === request.verification.tier ? [] : [raisedTo(verification)];
  return again(request, { plan, verification }, 'replan', rules, event, ...raised);
}

/** The event of a tier that went up. */
export function raisedTo({ tier, checks }: Verification): Event {
  return { kind: 'tier_raised', tier, checks };
}

type Replannable = Verifying | AwaitingApproval | Approved | Resetting;

function isReplannable(request: Request): request is Replannable {
  if (request.status !== 'resetting') return isUndecided(request);
  return !mayHaveRemoved(request.progress);
}

/** The request as it waits anew; a tier that can't be waited for ends it. */
export function again(
  request: Replannable,
  change: Partial<Pick<AwaitingApproval, 'plan' | 'verification'>>,
  because: 'raise' | 'replan' | 'wrong_codes',
  { now, policy }: Rules,
  ...events: Event[]
): Outcome {
  const voided: Event[] = request.approvals.length > 0 ? [{ kind: 'approvals_voided', because }] : [];
  const { status: _, offered, ...rest } = withoutRun(request);
  // Whoever is asked anew gets the time that a new request has; their cards name its end.
  const isAskedAnew = events.some(({ kind }) => kind === 'replanned' || kind === 'tier_raised');
  const anew = {
    ...rest,
    // A choice ends with the approval that made it.
    plan: offered ?? rest.plan,
    ...change,
    expiresAt: isAskedAnew ? plus(now, policy.requestLifetime) : request.expiresAt,
    revision: request.revision + 1,
    approvals: [],
    code: { issue: request.code.issue + 1, issuedAt: now },
  };
  const { tier } = anew.verification;
  if (tier === 'refused')
    return end(request, { status: 'refused', reason: 'privileged' }, now, ...events, ...voided);
  if (tier === 'elevated' && policy.elevated.kind === 'not_offered') {
    return end(request, { status: 'refused', reason: 'needs_more_verification' }, now, ...events, ...voided);
  }
  const vouchAgain = needsVouch(anew.verification) && !needsVouch(request.verification);
  const status = vouchAgain || request.status === 'verifying' ? 'verifying' : 'awaiting_approval';
  return move({ ...anew, status }, ...events, ...voided);
}

function withoutRun(request: Replannable): Verifying | AwaitingApproval {
  if (request.status === 'verifying' || request.status === 'awaiting_approval') return request;
  if (request.status === 'approved') {
    const {
      approvedAt: _,
      waitsForGraph: __,
      silentCall: ___,
      rightsUnread: ____,
      haltedAt: _____,
      ...rest
    } = request;
    return { ...rest, status: 'awaiting_approval' };
  }
  const { progress, lookedAt: _, ...run } = request;
  const changed = hasChangedDefault(progress) ? { defaultChanged: true as const } : {};
  return withoutRun({ ...run, ...changed, status: 'approved' });
}
