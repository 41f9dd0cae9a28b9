// When a later look finds more to verify, or other methods: approvals and codes are void, and everybody looks again.
import { isOutOfApprovers } from './asked-people.ts';
import type { Command } from './command.ts';
import { stillOnFile } from './contact-on-file.ts';
import { holdsRunOut } from './decide-escalation.ts';
import type { Event, EventKind } from './event.ts';
import { plus } from './instant.ts';
import { end, move, notNow, QUIET, refuse } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import { isUndecided } from './request-status.ts';
import type {
  Approved,
  AwaitingApproval,
  Ended,
  Request,
  Resetting,
  RuledOut,
  Verifying,
} from './request.ts';
import { hasChangedDefault, mayHaveRemoved } from './reset-progress.ts';
import { hasNumber, notBelow } from './verification.ts';
import type { Verification } from './verification.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** A later look found more to verify, or that somebody may not speak for it any more: approvals and codes are void. */
export function raise(request: Request, command: By<'raise'>, rules: Rules): Outcome {
  if (!isReplannable(request)) return notNow(request);
  const change = changeOf(request, command);
  const events = [raisedTo(change.verification), ...alarmsOf(command)];
  return again(lookedAnew(request, command), change, 'raise', rules, ...events);
}

/** The subject's methods changed before the first removal: everybody looks again. */
export function replan(request: Request, command: By<'replan'>, rules: Rules): Outcome {
  if (!isReplannable(request)) return notNow(request);
  const { plan } = command;
  const looked = changeOf(request, command);
  const event: Event = { kind: 'replanned', methods: plan.remove.map(({ id }) => id) };
  const raised =
    looked.verification.tier === request.verification.tier ? [] : [raisedTo(looked.verification)];
  const events = [event, ...raised, ...alarmsOf(command)];
  return again(lookedAnew(request, command), { plan, ...looked }, 'replan', rules, ...events);
}

/**
 * The requester tells late that somebody else may be trying. Whoever decided didn't know of it, so that counts no more while
 * nothing has begun; a request whose checks still run is back with its requester, and none is submitted from them. Told when
 * it is too late to stop, security hears.
 */
export function tellSuspicion(
  request: Exclude<Request, Ended>,
  { by }: By<'tell_suspicion'>,
  rules: Rules,
): Outcome {
  if (request.requester !== by) return refuse({ reason: 'not_requester' });
  const reported = { ...request.reported, suspicious: true };
  const event: Event = { kind: 'suspicion_told', by };
  if (request.status === 'draft')
    return request.checks === 'running'
      ? move({ ...request, reported, checks: 'not_asked' }, event)
      : notNow(request);
  if (!isReplannable(request) || isCalling(request)) {
    if (request.suspectedLate === true) return QUIET;
    const alarm: Event = { kind: 'alarm_raised', by, because: 'suspicion_late' };
    return move({ ...request, reported, suspectedLate: true as const }, event, alarm);
  }
  // Whoever approved since knew what was told before, not what is told now.
  if (request.reported.suspicious === true && request.approvals.length === 0) return QUIET;
  return request.status === 'verifying'
    ? move({ ...request, reported, revision: request.revision + 1 }, event)
    : again({ ...request, reported }, {}, 'suspicion', rules, event);
}

/** Whether the run waits for an answer that has to be written down. */
function isCalling(request: Replannable): boolean {
  if (request.status !== 'resetting') return false;
  const { defaultChange, revocation } = request.progress;
  return defaultChange?.step.state === 'asked' || revocation?.step.state === 'asked';
}

type Look = By<'raise'> | By<'replan'>;

/** Vouchers are asked as the newest look knows them; numbers only where an earlier one knew them too. Nothing gets easier. */
function changeOf(request: Replannable, { verification, vouchOrder, contactOnFile }: Look) {
  return {
    verification: notBelow(verification, request.verification),
    ...(vouchOrder === undefined ? {} : { vouchOrder }),
    ...(contactOnFile === undefined
      ? {}
      : { contactOnFile: stillOnFile(request.contactOnFile, contactOnFile) }),
  };
}

function lookedAnew<Some extends Replannable>(request: Some, { voidVouches }: Look): Some {
  return voidVouches === true ? { ...request, vouches: [], vouchAsks: [] } : request;
}

/** Approvals given at the same moment were each accepted before they saw one another: security hears of that later, but hears. */
function alarmsOf({ hasty = [] }: Look): readonly Event[] {
  return hasty.map((by) => ({ kind: 'alarm_raised', by, because: 'many_approvals' }));
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

const ASKS_ANEW: readonly EventKind[] = ['replanned', 'tier_raised', 'suspicion_told'];

/** The request as it waits anew; a tier that can't be waited for ends it. */
export function again(
  request: Replannable,
  change: Partial<Pick<AwaitingApproval, 'plan' | 'verification' | 'vouchOrder' | 'contactOnFile'>>,
  because: Extract<Event, { readonly kind: 'approvals_voided' }>['because'],
  { now, policy }: Rules,
  ...events: Event[]
): Outcome {
  const voided: Event[] = request.approvals.length > 0 ? [{ kind: 'approvals_voided', because }] : [];
  const { status: _, offered, suspectedLate: __, ...rest } = withoutRun(request);
  // One that ran out while nobody was waited for was not said.
  const held = holdsRunOut(rest.escalation, now);
  // Whoever is asked anew gets the time that a new request has; their cards name its end.
  const isAskedAnew = events.some(({ kind }) => ASKS_ANEW.includes(kind));
  const anew = {
    ...rest,
    // A choice ends with the approval that made it.
    plan: offered ?? rest.plan,
    ...change,
    escalation: held.escalation,
    expiresAt: isAskedAnew ? plus(now, policy.requestLifetime) : request.expiresAt,
    revision: request.revision + 1,
    approvals: [],
    code: { issue: request.code.issue + 1, issuedAt: now },
  };
  const { tier, needs } = anew.verification;
  const ruledOut = (reason: RuledOut): Outcome =>
    end(
      { ...request, verification: anew.verification, approvals: [] },
      { status: 'refused', reason },
      now,
      ...events,
      ...voided,
    );
  if (tier === 'refused') return ruledOut('privileged');
  const missing = unmet(anew);
  if (missing !== undefined) return ruledOut(because === 'wrong_codes' ? 'wrong_codes' : missing);
  if (!needs.vouch || anew.vouches.length > 0) {
    const readyAt = request.status === 'verifying' ? now : request.readyAt;
    const waiting = { ...anew, readyAt, status: 'awaiting_approval' } as const;
    if (isOutOfApprovers(waiting, policy.steps.length))
      return ruledOut(because === 'wrong_codes' ? 'wrong_codes' : 'too_few_approvers');
    return move(waiting, ...events, ...voided, ...held.events);
  }
  const vouchAsks = request.status === 'verifying' ? anew.vouchAsks : [];
  return move({ ...anew, vouchAsks, status: 'verifying' }, ...events, ...voided, ...held.events);
}

/** What the tier needs and this case can't give: people hear of it before anybody is asked in vain. */
export function unmet({
  verification: { checks, needs },
  vouchOrder,
}: Pick<AwaitingApproval, 'verification' | 'vouchOrder'>): 'no_number' | 'nobody_to_vouch' | undefined {
  if (needs.callback && !hasNumber(checks)) return 'no_number';
  return needs.vouch && vouchOrder.length === 0 ? 'nobody_to_vouch' : undefined;
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
