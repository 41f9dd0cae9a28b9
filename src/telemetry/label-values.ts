// Label values that are there before anything happened. A word that is missing here, or no longer used, does not compile.
import type { EffectKind } from '../domain/effect.ts';
import type { AlarmCause, EventKind } from '../domain/event.ts';
import type { EndStatus, RequestStatus } from '../domain/request.ts';
import type { Tier } from '../domain/verification.ts';
import type { Pool } from '../domain/lane.ts';

const keysOf = (record: Readonly<Record<string, true>>): readonly string[] => Object.keys(record);

/** Every kind of event. */
export const EVENT_KINDS = keysOf({
  request_opened: true,
  subject_chosen: true,
  symptom_chosen: true,
  checks_asked: true,
  checks_failed: true,
  submitted: true,
  vouch_asked: true,
  voucher_unreachable: true,
  voucher_passed_over: true,
  vouched: true,
  vouch_withheld: true,
  tier_raised: true,
  replanned: true,
  approvals_voided: true,
  step_notified: true,
  approver_unreachable: true,
  step_left_out: true,
  handed_over: true,
  held: true,
  hold_ran_out: true,
  paged: true,
  page_failed: true,
  followed: true,
  code_shown: true,
  code_replaced: true,
  code_refused: true,
  approved: true,
  claimed: true,
  removal_asked: true,
  removal_answered: true,
  removal_unanswered: true,
  removal_deferred: true,
  step_asked: true,
  step_done: true,
  step_deferred: true,
  step_turned_down: true,
  removal_gone: true,
  reset_halted: true,
  looked_again: true,
  graph_awaited: true,
  reset_done: true,
  registered_after_end: true,
  recovery_contact_set: true,
  recovery_contact_removed: true,
  erased: true,
  purged: true,
  needs_hands: true,
  hands_reported: true,
  reminded: true,
  ended: true,
  alarm_raised: true,
  halt: true,
  halt_lift_asked: true,
  halt_lifted: true,
  freeze_lift_asked: true,
  freeze_lifted: true,
  shift_taken_over: true,
  shift_given_back: true,
  on_call_unreachable: true,
  on_call_reachable: true,
  nobody_on_call: true,
  shift_change_proposed: true,
  shift_change_agreed: true,
  shift_change_declined: true,
  shift_change_withdrawn: true,
  shift_change_ended: true,
  shift_change_expired: true,
  turned_away: true,
  command_refused: true,
} satisfies Record<EventKind, true>);

/** Everything security is alarmed about. */
export const ALARM_CAUSES = keysOf({
  not_asked: true,
  not_me: true,
  wrong_codes: true,
  password_known: true,
  not_asked_late: true,
  password_known_late: true,
  many_requests: true,
  many_approvals: true,
  many_resets: true,
  asked_again: true,
  not_reenrolled: true,
  registration_odd: true,
  registered_after_freeze: true,
  changed_before: true,
  recovery_contact: true,
  sign_in_declined: true,
  fraud_reported: true,
} satisfies Record<AlarmCause, true>);

/** Every status of a request that is not over. */
export const OPEN_STATUSES = keysOf({
  draft: true,
  verifying: true,
  awaiting_approval: true,
  approved: true,
  resetting: true,
  needs_hands: true,
  reset: true,
} satisfies Record<Exclude<RequestStatus, EndStatus>, true>);

/** Every tier of a request that goes on. */
export const TIERS = keysOf({
  standard: true,
  elevated: true,
} satisfies Record<Exclude<Tier, 'refused'>, true>);

/** Whose hands carry out jobs. */
export const POOLS = keysOf({
  others: true,
  repaints: true,
  desk: true,
  pages: true,
} satisfies Record<Pool, true>);

/** Every kind of job. */
export const EFFECT_KINDS = keysOf({
  check: true,
  escalate: true,
  hold_over: true,
  page: true,
  ask_voucher: true,
  expire: true,
  remind: true,
  reset: true,
  repaint: true,
  repaint_late: true,
  desk: true,
  tell: true,
  mail: true,
  watch: true,
  look_back: true,
  alarm: true,
  tell_alarm: true,
  tell_shift: true,
  tell_proposal: true,
  expire_proposal: true,
  tell_recovery_contact: true,
  mail_recovery_contact: true,
  watch_hand_offs: true,
  reach: true,
  go_on_call: true,
  warn_nobody: true,
  tell_hand_off: true,
  purge: true,
} satisfies Record<EffectKind, true>);
