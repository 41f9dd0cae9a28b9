// What a saved change makes happen outside the database.
import { concernedBy, told, wasSubmitted } from './asked-people.ts';
import { isTorn } from './decide-ended.ts';
import type { Effect, PlannedEffect } from './effect.ts';
import type { Event, EventKind } from './event.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import {
  afterApproval,
  afterFirstApproval,
  afterReminder,
  afterStep,
  afterSuspicion,
  afterSubmission,
  afterVouchAsk,
  askedAnew,
  nextStep,
  nextVoucher,
  REMIND_AFTER,
} from './planned-asking.ts';
import type { Planning } from './planned-asking.ts';
import type { Policy } from './policy.ts';
import { isEnded } from './request-status.ts';
import type { Request } from './request.ts';

/** By then Microsoft's audit log has caught up; how long it takes is not published. */
const LOOK_BACK_AFTER: Duration = 'PT1H';

/**
 * The effects of one saved change: what `events` ask for, and a repaint of every copy and of the desk's card. `version` is the version
 * that the change is saved as, so that each change has effects of its own.
 */
export function effectsOf(
  request: Request,
  events: readonly Event[],
  at: { readonly now: Instant; readonly version: number },
  policy: Policy,
): readonly PlannedEffect[] {
  const { number } = request;
  const plan = (effect: Effect, key: string, dueAt = at.now): PlannedEffect => ({ key, dueAt, effect });
  const planning: Planning = {
    request,
    policy,
    now: at.now,
    once: (effect, dueAt) => plan(effect, `${effect.kind}:${number}:${at.version}`, dueAt),
    tell: (to, notice) =>
      plan({ kind: 'tell', number, to, notice }, `tell:${number}:${notice}:${to}:${at.version}`),
    page: (step) => plan({ kind: 'page', number, step }, `page:${number}:${step}`),
  };
  const wanted = events.flatMap((event) => effectsOfEvent(event, planning));
  const mails = policy.mails ? mailsOf(wanted, planning, at.version) : [];
  // The cards of an unfinished draft follow the requester's own clicks; a repaint would overtake a search result.
  const isDialogue = request.status === 'draft' && request.checks === 'not_asked';
  const isSilent = events.every(({ kind }) => SILENT.includes(kind));
  const desk = policy.desk ? [planning.once({ kind: 'desk', number })] : [];
  const repaint = isDialogue || isSilent ? [] : [...desk, planning.once({ kind: 'repaint', number })];
  return [...new Map([...wanted, ...mails, ...repaint].map((one) => [one.key, one])).values()];
}

/**
 * Events that change nothing on other people's cards. Whoever caused them has their answer already, and a repaint would wipe it
 * from under their eyes: "That code is not right" above all.
 */
const SILENT: readonly EventKind[] = [
  'code_shown',
  'code_replaced',
  'code_refused',
  'followed',
  'removal_asked',
  'step_asked',
  'looked_again',
];

function effectsOfEvent(event: Event, planning: Planning): readonly PlannedEffect[] {
  const { request, policy, now, once, tell } = planning;
  const { number } = request;
  switch (event.kind) {
    case 'request_opened':
      return [once({ kind: 'expire', number }, request.expiresAt)];
    case 'checks_asked':
      return [once({ kind: 'check', number })];
    case 'suspicion_told':
      return afterSuspicion(planning);
    case 'checks_failed':
    case 'graph_awaited':
      return [tell(request.requester, 'progress')];
    case 'submitted':
      return afterSubmission(planning);
    case 'vouch_asked':
      return afterVouchAsk(event, planning);
    case 'voucher_unreachable':
    case 'voucher_passed_over':
    case 'vouch_withheld':
      return nextVoucher(planning, now);
    case 'vouched':
      return [...askedAnew(planning), once({ kind: 'expire', number }, request.expiresAt)];
    case 'tier_raised':
    case 'replanned':
      return isEnded(request)
        ? []
        : [...askedAnew(planning), once({ kind: 'expire', number }, request.expiresAt)];
    case 'step_notified':
      return afterStep(event, planning);
    case 'step_left_out':
    case 'approver_unreachable':
    case 'handed_over':
      return nextStep(planning);
    case 'held':
      return [once({ kind: 'hold_over', number }, event.until)];
    case 'approved':
      return event.complete ? afterApproval(planning) : afterFirstApproval(planning);
    case 'reset_done':
      return [
        ...told(request).map((who) => tell(who, 'outcome')),
        once({ kind: 'watch', number }, now),
        once({ kind: 'look_back', number }, plus(now, LOOK_BACK_AFTER)),
        once({ kind: 'remind', number, of: 'registration' }, plus(now, policy.afterCare.remindAfter)),
      ];
    case 'needs_hands':
      return [
        ...told(request).map((who) => tell(who, 'outcome')),
        once({ kind: 'remind', number, of: 'hands' }, plus(now, REMIND_AFTER)),
      ];
    case 'reminded':
      return afterReminder(planning);
    case 'ended':
      return afterEnd(planning);
    case 'alarm_raised':
      // Codes and approvals are void, and one approver is barred: whoever must act now has to hear of it.
      return [alarmed(event, planning), ...(event.because === 'wrong_codes' ? askedAnew(planning) : [])];
    case 'subject_chosen':
    case 'symptom_chosen':
    case 'approvals_voided':
    case 'hold_ran_out':
    case 'paged':
    case 'page_failed':
    case 'followed':
    case 'code_shown':
    case 'code_replaced':
    case 'code_refused':
    case 'claimed':
    case 'removal_asked':
    case 'removal_answered':
    case 'removal_unanswered':
    case 'removal_deferred':
    case 'removal_gone':
    case 'step_asked':
    case 'step_done':
    case 'step_deferred':
    case 'step_turned_down':
    case 'reset_halted':
    case 'looked_again':
    case 'hands_reported':
    case 'registered_after_end':
    case 'halt':
    case 'halt_lift_asked':
    case 'halt_lifted':
    case 'freeze_lift_asked':
    case 'freeze_lifted':
    case 'shift_taken_over':
    case 'shift_given_back':
    case 'on_call_unreachable':
    case 'on_call_reachable':
    case 'nobody_on_call':
    case 'shift_change_proposed':
    case 'shift_change_agreed':
    case 'shift_change_declined':
    case 'shift_change_withdrawn':
    case 'shift_change_ended':
    case 'shift_change_expired':
    case 'recovery_contact_set':
    case 'recovery_contact_removed':
    case 'erased':
    case 'purged':
    case 'checkpointed':
    case 'record_broken':
    case 'reconciled':
    case 'removal_unrecorded':
    case 'removal_unlogged':
    case 'turned_away':
    case 'command_refused':
      return [];
  }
}

/**
 * Who hears the end. Of a request that the checks refused only its subject does, beside the requester: somebody wanted their
 * sign-in reset, which an administrator above all should know. A freeze in the middle of a run is watched on.
 */
function afterEnd({ request, now, once, tell }: Planning): readonly PlannedEffect[] {
  const { number, subject } = request;
  const watch = isEnded(request) && isTorn(request) ? [once({ kind: 'watch', number }, now)] : [];
  if (wasSubmitted(request)) return [...told(request).map((who) => tell(who, 'outcome')), ...watch];
  return request.status === 'refused' && subject !== undefined ? [tell(subject, 'informed')] : [];
}

/** What those who speak for the subject, and the subject, are told in Teams goes by mail as well. */
function mailsOf(
  wanted: readonly PlannedEffect[],
  { request, now }: Planning,
  version: number,
): readonly PlannedEffect[] {
  const { number } = request;
  const concerned = concernedBy(request);
  const people = wanted.flatMap(({ effect }) => {
    const isNews = effect.kind === 'tell' && (effect.notice === 'informed' || effect.notice === 'outcome');
    return isNews && concerned.includes(effect.to) ? [effect.to] : [];
  });
  return [...new Set(people)].map((to) => ({
    key: `mail:${number}:${to}:${version}`,
    dueAt: now,
    effect: { kind: 'mail', number, to },
  }));
}

/** Alarms about limits are raised again with every attempt; security hears of each once an hour. */
function alarmed(
  { because, by }: Extract<Event, { readonly kind: 'alarm_raised' }>,
  { request: { number }, now, once }: Planning,
): PlannedEffect {
  const effect: Effect = { kind: 'alarm', number, because, by };
  const hour = now.slice(0, 13);
  if (because === 'many_resets') return { key: `alarm:${because}:${hour}`, dueAt: now, effect };
  const isLimit = because === 'many_requests' || because === 'many_approvals';
  return isLimit ? { key: `alarm:${because}:${by}:${hour}`, dueAt: now, effect } : once(effect);
}
