// Label values that are there before anything happened. A word that is missing here, or no longer used, does not compile.
import type { EffectKind } from '../domain/effect.ts';
import type { AlarmCause, EventKind } from '../domain/event.ts';
import type { SkipReason } from '../domain/escalation.ts';
import type {
  DenyReason,
  EndStatus,
  ExpiryReason,
  RequestStatus,
  RuledOut,
  Unfinished,
} from '../domain/request.ts';
import type { SymptomId } from '../domain/symptom.ts';
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
  checkpointed: true,
  record_broken: true,
  reconciled: true,
  removal_unrecorded: true,
  removal_unlogged: true,
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
  record_broken: true,
  removal_unrecorded: true,
  removal_unlogged: true,
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
  checkpoint: true,
  walk_record: true,
  send_checkpoint: true,
  reconcile: true,
} satisfies Record<EffectKind, true>);

/** Every way in which a request ends, with its reasons; `none` where the status says it all. */
const ENDS: Readonly<Record<EndStatus, readonly string[]>> = {
  solved: ['none'],
  cancelled: ['none'],
  frozen: ['none'],
  reenrolled: ['none'],
  not_reenrolled: ['none'],
  refused: keysOf({
    privileged: true,
    disabled: true,
    deleted: true,
    guest: true,
    resource: true,
    federated: true,
    no_number: true,
    nobody_to_vouch: true,
    too_many_requests: true,
    too_few_approvers: true,
    requester_inactive: true,
    unknown_method: true,
    nothing_to_remove: true,
    default_cannot_go: true,
    wrong_codes: true,
    not_asked: true,
    own_account: true,
    already_open: true,
    subject_frozen: true,
    password_first: true,
    sign_in_declined: true,
    fraud_reported: true,
  } satisfies Record<RuledOut, true>),
  denied: keysOf({
    not_asked: true,
    password_known: true,
    another_way: true,
    not_convinced: true,
    other: true,
    wrong_codes: true,
  } satisfies Record<DenyReason, true>),
  expired: keysOf({
    silence: true,
    time_up: true,
    no_word: true,
    nobody_to_vouch: true,
    nobody_on_call: true,
    approval_stale: true,
    graph_unavailable: true,
    rights_unreadable: true,
    draft: true,
  } satisfies Record<ExpiryReason, true>),
  failed: keysOf({
    still_listed: true,
    default_refused: true,
    forbidden: true,
    changed_meanwhile: true,
    graph_unavailable: true,
    refused_by_graph: true,
    sessions_not_revoked: true,
    account_gone: true,
    standing_changed: true,
    default_not_changed: true,
    rights_unreadable: true,
    approval_stale: true,
  } satisfies Record<Unfinished, true>),
};

/** Labels of all those ends. */
export const END_LABELS = Object.entries(ENDS).flatMap(([status, reasons]) =>
  reasons.map((reason) => ({ status, reason })),
);

/** What a requester may have said that the person sees. */
export const SYMPTOMS = keysOf({
  push_never_arrives: true,
  app_shows_no_code: true,
  app_signed_out_or_reinstalled: true,
  new_phone: true,
  lost_phone: true,
  stolen_phone: true,
  where_is_my_qr_code: true,
  error_code: true,
  too_many_attempts: true,
  something_else: true,
} satisfies Record<SymptomId, true>);

/** Why somebody of a step is not asked. */
export const SKIP_REASONS = keysOf({
  not_an_approver: true,
  disabled: true,
  gone: true,
  is_requester: true,
  is_subject: true,
  has_vouched: true,
  unreachable: true,
} satisfies Record<SkipReason, true>);
