import type { Command } from './command.ts';
import { approve, deny, handOver, notifyStep, raise, replan, unreachable, vouch } from './decide-approval.ts';
import { askChecks, checksFailed, chooseSubject, chooseSymptom, submit } from './decide-draft.ts';
import {
  afterCare,
  claim,
  doneByHand,
  fail,
  goneSince,
  halted,
  hasBegun,
  partial,
  record,
  recordEvent,
  recordedBy,
  recordList,
  recordStep,
  removedSomething,
  stepEvents,
  succeed,
  waitForGraph,
} from './decide-reset.ts';
import type { Event } from './event.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { end, move, notNow, QUIET, refuse } from './outcome.ts';
import type { Move, Outcome, Rules } from './outcome.ts';
import type { ObjectId } from './person.ts';
import type { Policy } from './policy.ts';
import { isEnded } from './request.ts';
import type { Approved, Ended, Request } from './request.ts';
import { hasRemoved, reconciled } from './reset-progress.ts';
import type { ResetProgress } from './reset-progress.ts';
import { newCode, showCode } from './show-code.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/**
 * The whole state machine: what `command` does to `request` at `now` under `policy`. Pure: the same arguments
 * give the same outcome. Refusals are values; nothing is thrown.
 */
export function decide(request: Request, command: Command, now: Instant, policy: Policy): Outcome {
  const rules: Rules = { now, policy };
  if (isEnded(request)) return decideEnded(request, command, now);
  switch (command.kind) {
    case 'choose_subject':
      return chooseSubject(request, command);
    case 'choose_symptom':
      return chooseSymptom(request, command);
    case 'ask_checks':
      return askChecks(request, command);
    case 'submit':
      return submit(request, command, rules);
    case 'checks_failed':
      return checksFailed(request);
    case 'solved':
      return solved(request, command, rules);
    case 'rule_out':
      return ruleOut(request, command, rules);
    case 'cancel':
      return cancel(request, command, rules);
    case 'follow':
      return follow(request, command);
    case 'expire':
      return expire(request, rules);
    case 'remind':
      return remind(request);
    case 'vouch':
      return takesBack(request, command)
        ? notMe(request, asVoucher(command), rules)
        : vouch(request, command, rules);
    case 'raise':
      return raise(request, command, rules);
    case 'replan':
      return replan(request, command, rules);
    case 'notify_step':
      return notifyStep(request, command, rules);
    case 'unreachable':
      return unreachable(request, command, rules);
    case 'hand_over':
      return handOver(request, command, rules);
    case 'show_code':
      return showCode(request, command, rules);
    case 'new_code':
      return newCode(request, command, rules);
    case 'approve':
      return approve(request, command, rules);
    case 'deny':
      return deny(request, command, rules);
    case 'claim':
      return claim(request, rules);
    case 'record':
      return record(request, command);
    case 'record_step':
      return recordStep(request, command);
    case 'record_list':
      return recordList(request, command, rules);
    case 'halted':
      return halted(request, rules);
    case 'wait_for_graph':
      return waitForGraph(request);
    case 'succeed':
      return succeed(request, rules);
    case 'partial':
      return partial(request, command);
    case 'fail':
      return fail(request, command, rules);
    case 'not_me':
      return notMe(request, command, rules);
    case 'done_by_hand':
      return doneByHand(request, command, rules);
    case 'registered':
    case 'not_registered':
      return afterCare(request, command, rules);
  }
}

/** A request that is over refuses everything, naming the outcome; "not me" still alarms and is recorded. */
function decideEnded(request: Ended, command: Command, now: Instant): Outcome {
  if (command.kind === 'not_me') return objectAfterEnd(request, command, now);
  if (repeatsItself(request, command)) return QUIET;
  const { ending, progress } = request;
  const isRecord =
    command.kind === 'record' || command.kind === 'record_step' || command.kind === 'record_list';
  if (isRecord && ending.status === 'frozen' && progress !== undefined) {
    return recordAfterFreeze(request, progress, ending, command, now);
  }
  const by = 'by' in request.ending ? request.ending.by : undefined;
  return refuse({
    reason: 'ended',
    status: request.status,
    at: request.endedAt,
    ...(by === undefined ? {} : { by }),
  });
}

/** For so long a repeated "not me" counts as the same click; later the freeze may have been lifted, and it is heard anew. */
const SAME_CLICK: Duration = 'PT1M';

function objectAfterEnd(request: Ended, { by, role }: By<'not_me'>, now: Instant): Outcome {
  if (role === 'stranger') return refuse({ reason: 'not_concerned' });
  const { ending, endedAt, objections = [] } = request;
  const atEnd = ending.status === 'frozen' ? [{ by: ending.by, at: endedAt }] : [];
  const said = [...atEnd, ...objections].filter((objection) => objection.by === by);
  if (said.some(({ at }) => now <= plus(at, SAME_CLICK))) return QUIET;
  const others = objections.filter((objection) => objection.by !== by);
  return frozenBy({ ...request, objections: [...others, { by, at: now }] }, by, now);
}

/** The request as it is, with an alarm and a stop of all new requests for its subject. */
function frozenBy(request: Request, by: ObjectId, now: Instant): Move {
  const { subject, number } = request;
  const outcome = move(request, { kind: 'alarm_raised', by, because: 'not_me' });
  if (subject === undefined) return outcome;
  return { ...outcome, brake: { kind: 'freeze', subject, number, by, since: now } };
}

/** The second delivery of the very click that ended the request, or of a job that already did its work. */
function repeatsItself({ ending }: Ended, command: Command): boolean {
  if (command.kind === 'solved') return ending.status === 'solved' && ending.by === command.by;
  if (command.kind === 'cancel') return ending.status === 'cancelled' && ending.by === command.by;
  return command.kind === 'deny' && ending.status === 'denied' && ending.by === command.by;
}

type Frozen = Extract<Ended['ending'], { readonly status: 'frozen' }>;

/** A freeze doesn't wait for the call under way; what that call did is still written down, on the cards too. */
function recordAfterFreeze(
  request: Ended,
  before: ResetProgress,
  ending: Frozen,
  command: By<'record' | 'record_step' | 'record_list'>,
  now: Instant,
): Outcome {
  const known = (progress: ResetProgress): Ended => ({
    ...request,
    progress,
    ending: { ...ending, removed: hasRemoved(progress) },
  });
  if (command.kind === 'record') {
    const event = recordEvent(command);
    return event === undefined ? QUIET : move(known(recordedBy(before, command)), event);
  }
  if (command.kind === 'record_step') return move(known(recordedBy(before, command)), ...stepEvents(command));
  const progress = reconciled(before, new Set(command.listed), now);
  const events = goneSince(before, progress);
  return events.length === 0 ? QUIET : move(known(progress), ...events);
}

function solved(request: Request, { by }: By<'solved'>, { now }: Rules): Outcome {
  if (request.requester !== by) return refuse({ reason: 'not_requester' });
  if (isStoppable(request)) return end(request, { status: 'solved', by }, now);
  return refuse({ reason: 'too_late', status: request.status });
}

function cancel(request: Request, { by }: By<'cancel'>, { now }: Rules): Outcome {
  if (request.requester !== by) return refuse({ reason: 'not_requester' });
  if (isStoppable(request)) return end(request, { status: 'cancelled', by }, now);
  return refuse({ reason: 'too_late', status: request.status });
}

/** A check rules the request out, at any time before the first removal. */
function ruleOut(request: Request, { reason }: By<'rule_out'>, { now }: Rules): Outcome {
  const beforeRemoval = request.status === 'resetting' && !hasBegun(request);
  if (!isStoppable(request) && !beforeRemoval) return notNow(request);
  const isForSecurity = reason === 'sign_in_declined' || reason === 'fraud_reported';
  const alarms: readonly Event[] = isForSecurity
    ? [{ kind: 'alarm_raised', by: request.requester, because: reason }]
    : [];
  return end(request, { status: 'refused', reason }, now, ...alarms);
}

function isStoppable(request: Request): boolean {
  switch (request.status) {
    case 'draft':
    case 'verifying':
    case 'awaiting_approval':
    case 'approved':
      return true;
    case 'resetting':
    case 'needs_hands':
    case 'reset':
    case 'solved':
    case 'refused':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'failed':
    case 'frozen':
    case 'reenrolled':
    case 'not_reenrolled':
      return false;
  }
}

function follow(request: Request, { by }: By<'follow'>): Outcome {
  if (request.status === 'draft') return notNow(request);
  if (request.requester === by || request.followers.includes(by)) return QUIET;
  return move({ ...request, followers: [...request.followers, by] }, { kind: 'followed', by });
}

/** A timer fired; it re-checks the clock, since timers may come early, late or twice. */
function expire(request: Request, { now, policy }: Rules): Outcome {
  switch (request.status) {
    case 'draft':
      if (now < request.expiresAt) return refuse({ reason: 'not_due' });
      return end(request, { status: 'expired', reason: 'draft' }, now);
    case 'verifying':
      if (now < request.expiresAt) return refuse({ reason: 'not_due' });
      return end(request, { status: 'expired', reason: 'no_word' }, now);
    case 'awaiting_approval': {
      if (now < request.expiresAt) return refuse({ reason: 'not_due' });
      const everyStep = request.escalation.step >= policy.steps.length - 1;
      return end(request, { status: 'expired', reason: everyStep ? 'silence' : 'time_up' }, now);
    }
    case 'approved':
      return staleOrNotDue(request, { now, policy });
    case 'resetting':
    case 'needs_hands':
    case 'reset':
      return QUIET;
    case 'solved':
    case 'refused':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'failed':
    case 'frozen':
    case 'reenrolled':
    case 'not_reenrolled':
      return QUIET;
  }
}

function staleOrNotDue(request: Approved, rules: Rules): Outcome {
  const outcome = claim(request, rules);
  const isStale = outcome.kind === 'moved' && outcome.request.status === 'expired';
  return isStale ? outcome : refuse({ reason: 'not_due' });
}

function remind(request: Request): Outcome {
  const waits = request.status === 'verifying' || request.status === 'needs_hands';
  return waits ? move(request, { kind: 'reminded' }) : QUIET;
}

/** "They did not ask for this" by a voucher whose word is no longer waited for stops the request as "not me" does. */
function takesBack(request: Request, { by, word }: By<'vouch'>): boolean {
  if (request.status === 'draft' || request.status === 'verifying') return false;
  return word === 'not_asked' && request.vouchers?.includes(by) === true;
}

function asVoucher({ by }: By<'vouch'>): By<'not_me'> {
  return { kind: 'not_me', by, role: 'voucher' };
}

/** The subject, their manager or a voucher says that this is not wanted: freeze and alarm, whatever the status. */
function notMe(request: Request, { by, role }: By<'not_me'>, { now }: Rules): Outcome {
  if (role === 'stranger') return refuse({ reason: 'not_concerned' });
  if (request.status === 'draft') return notNow(request);
  const ended = end(request, { status: 'frozen', by, removed: removedSomething(request) }, now);
  const frozen = frozenBy(ended.request, by, now);
  return { ...frozen, events: [...frozen.events, ...ended.events] };
}
