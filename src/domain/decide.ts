import type { Command } from './command.ts';
import { raise, replan, tellSuspicion } from './decide-again.ts';
import { approve, deny } from './decide-approval.ts';
import { askChecks, checksFailed, chooseSubject, chooseSymptom, submit } from './decide-draft.ts';
import { decideEnded, frozenBy } from './decide-ended.ts';
import {
  handOver,
  hold,
  holdOver,
  notifyStep,
  paged,
  unreachable,
  withNextStep,
} from './decide-escalation.ts';
import {
  afterCare,
  changedBefore,
  alarmOf,
  claim,
  doneByHand,
  fail,
  halted,
  hasBegun,
  looked,
  partial,
  record,
  recordList,
  recordStep,
  removedSomething,
  succeed,
  waitForGraph,
} from './decide-reset.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { askVoucher, voucherToRemind, voucherUnreachable, vouch } from './decide-vouch.ts';
import { end, move, notNow, QUIET, refuse } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import type { Policy } from './policy.ts';
import { isEnded, isUndecided } from './request-status.ts';
import { leavesSecondStep } from './reset-plan.ts';
import type { Approved, Ended, Request } from './request.ts';
import { newCode, showCode } from './show-code.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/**
 * The whole state machine: what `command` does to `request` at `now` under `policy`. Pure: the same arguments
 * give the same outcome. Refusals are values; nothing is thrown.
 */
export function decide(request: Request, command: Command, now: Instant, policy: Policy): Outcome {
  const rules: Rules = { now, policy };
  if (command.kind === 'paged') return paged(request, command);
  if (isEnded(request)) return decideEnded(request, command, now);
  const outcome = decideOpen(request, command, rules);
  if (outcome.kind !== 'moved' || outcome.request.status !== 'awaiting_approval') return outcome;
  return { ...outcome, request: withNextStep(request, outcome.request, outcome.events, rules) };
}

function decideOpen(
  request: Exclude<Request, Ended>,
  command: Exclude<Command, { readonly kind: 'paged' }>,
  rules: Rules,
): Outcome {
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
    case 'tell_suspicion':
      return tellSuspicion(request, command, rules);
    case 'expire':
      return expire(request, rules);
    case 'remind':
      return remind(request, command, rules);
    case 'ask_voucher':
      return askVoucher(request, command, rules);
    case 'voucher_unreachable':
      return voucherUnreachable(request, command, rules);
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
    case 'hold':
      return hold(request, command, rules);
    case 'hold_over':
      return holdOver(request, rules);
    case 'show_code':
      return showCode(request, command, rules);
    case 'new_code':
      return newCode(request, command, rules);
    case 'approve':
      return approve(request, command, rules);
    case 'deny':
      return deny(request, command, rules);
    case 'claim':
      return claim(request, command, rules);
    case 'looked':
      return looked(request, command);
    case 'record':
      return record(request, command);
    case 'record_step':
      return recordStep(request, command);
    case 'record_list':
      return recordList(request, command, rules);
    case 'halted':
      return halted(request, rules);
    case 'wait_for_graph':
      return waitForGraph(request, command);
    case 'succeed':
      return succeed(request, rules);
    case 'partial':
      return partial(request, command, rules);
    case 'fail':
      return fail(request, command, rules);
    case 'not_me':
      return notMe(request, command, rules);
    case 'done_by_hand':
      return doneByHand(request, command, rules);
    case 'changed_before':
      return changedBefore(request);
    case 'registered':
    case 'not_registered':
      return afterCare(request, command, rules);
  }
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
function ruleOut(request: Request, command: By<'rule_out'>, { now }: Rules): Outcome {
  const beforeRemoval = request.status === 'resetting' && !hasBegun(request);
  if (!isStoppable(request) && !beforeRemoval) return notNow(request);
  const ending = { status: 'refused', reason: command.reason } as const;
  return end(request, ending, now, ...alarmOf(request, command));
}

function isStoppable(request: Request): boolean {
  return request.status === 'draft' || isUndecided(request);
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
  const outcome = claim(request, { kind: 'claim' }, rules);
  const isStale = outcome.kind === 'moved' && outcome.request.status === 'expired';
  return isStale ? outcome : refuse({ reason: 'not_due' });
}

function remind(request: Request, { of }: By<'remind'>, { now }: Rules): Outcome {
  if (request.status !== REMINDED_IN[of] || !('plan' in request)) return QUIET;
  if (of === 'registration' && leavesSecondStep(request.plan)) return QUIET;
  if (request.status === 'verifying' && voucherToRemind(request, now).length === 0) return QUIET;
  // The same reminder again, after a crash between saving it and being done with it.
  if (request.remindedAt !== undefined && now < plus(request.remindedAt, REMINDED_APART)) return QUIET;
  return move({ ...request, remindedAt: now }, { kind: 'reminded' });
}

/** No two reminders of one request come closer than this. */
const REMINDED_APART: Duration = 'PT5M';

const REMINDED_IN = { vouch: 'verifying', hands: 'needs_hands', registration: 'reset' } as const;

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
