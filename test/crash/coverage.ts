// Which boundaries the matrix has to meet: every effect, every change of Graph, and every commit of what people do.
import type { EffectKind } from '../../src/domain/effect.ts';
import type { EventKind } from '../../src/domain/event.ts';
import { pointOf } from './boundary.ts';
import type { Doer, GraphChange, Point, What } from './boundary.ts';

/**
 * What each effect does that lasts; the process dies before and after each of it. A new kind of effect does not compile until
 * it is here, and then fails until a journey meets it. Readings of Graph, which memory may answer, are named where they
 * are always made.
 */
const EFFECTS: Readonly<Record<EffectKind, readonly What[]>> = {
  check: ['reading', 'save', 'settle'],
  escalate: ['save', 'settle'],
  hold_over: ['save', 'settle'],
  page: ['webhook', 'save', 'settle'],
  ask_voucher: ['reading', 'save', 'settle'],
  expire: ['save', 'settle'],
  remind: ['save', 'settle'],
  reset: ['reading', 'save', 'settle', 'removePhone', 'removeAuthenticator', 'revokeSessions'],
  repaint: ['repaint', 'settle'],
  repaint_late: ['repaint', 'settle'],
  desk: ['save', 'new conversation', 'repaint', 'settle'],
  tell: ['new conversation', 'message', 'save', 'settle'],
  mail: ['sendMail', 'settle'],
  watch: ['reading', 'save', 'settle'],
  look_back: ['reading', 'save', 'settle'],
  alarm: ['save', 'settle'],
  tell_alarm: ['message', 'settle'],
  tell_shift: ['message', 'settle'],
  tell_proposal: ['message', 'settle'],
  expire_proposal: ['save', 'settle'],
  tell_recovery_contact: ['message', 'settle'],
  mail_recovery_contact: ['sendMail', 'settle'],
  watch_hand_offs: ['save', 'settle'],
  reach: ['typing', 'save', 'settle'],
  go_on_call: ['message', 'settle'],
  warn_nobody: ['save', 'settle'],
  tell_hand_off: ['message', 'settle'],
  purge: ['save', 'settle'],
  checkpoint: ['file', 'save', 'settle'],
  walk_record: ['settle'],
  send_checkpoint: ['webhook', 'settle'],
  reconcile: ['save', 'settle'],
};

/** What they do only where a card was lost: met by chance, and not missed. */
const AT_TIMES: Partial<Readonly<Record<EffectKind, readonly What[]>>> = {
  repaint: ['message', 'save'],
  repaint_late: ['save'],
};

/** Who does each change of Graph. */
const CHANGES: Readonly<Record<GraphChange, readonly EffectKind[]>> = {
  removePhone: ['reset'],
  removeAuthenticator: ['reset'],
  removeSoftwareOath: ['reset'],
  removePasskey: ['reset'],
  deactivateHardwareOath: ['reset'],
  changeDefault: ['reset'],
  revokeSessions: ['reset'],
  sendMail: ['mail', 'mail_recovery_contact'],
};

/**
 * Whether people's own turns put it into the record, so that the process dies right after that commit, with the answer not
 * given. What jobs record is met by the effects above.
 */
const RECORDED_IN_TURNS: Readonly<Record<EventKind, boolean>> = {
  request_opened: true,
  subject_chosen: true,
  symptom_chosen: true,
  suspicion_told: true,
  checks_asked: true,
  checks_failed: false,
  submitted: false,
  vouch_asked: false,
  voucher_unreachable: false,
  voucher_passed_over: false,
  vouched: true,
  vouch_withheld: true,
  tier_raised: false,
  replanned: false,
  approvals_voided: false,
  step_notified: false,
  approver_unreachable: false,
  step_left_out: false,
  handed_over: true,
  held: true,
  hold_ran_out: false,
  paged: false,
  page_failed: false,
  followed: true,
  code_shown: true,
  code_replaced: true,
  code_refused: true,
  approved: true,
  claimed: false,
  removal_asked: false,
  removal_answered: false,
  removal_unanswered: false,
  removal_deferred: false,
  step_asked: false,
  step_done: false,
  step_deferred: false,
  step_turned_down: false,
  removal_gone: false,
  reset_halted: false,
  looked_again: false,
  graph_awaited: false,
  reset_done: false,
  registered_after_end: false,
  recovery_contact_set: true,
  recovery_contact_removed: true,
  erased: true,
  purged: false,
  needs_hands: false,
  hands_reported: true,
  reminded: false,
  ended: true,
  alarm_raised: true,
  halt: true,
  halt_lift_asked: true,
  halt_lifted: true,
  freeze_lift_asked: true,
  freeze_lifted: true,
  shift_taken_over: true,
  shift_given_back: true,
  on_call_unreachable: false,
  on_call_reachable: false,
  nobody_on_call: false,
  shift_change_proposed: true,
  shift_change_agreed: true,
  shift_change_declined: true,
  shift_change_withdrawn: true,
  shift_change_ended: true,
  shift_change_expired: false,
  checkpointed: false,
  record_broken: false,
  reconciled: false,
  removal_unrecorded: false,
  removal_unlogged: false,
  // Nothing was done for whom it is about, and nobody is told.
  turned_away: false,
  command_refused: false,
};

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(table) as Key[];

/** Every point that must be met. */
export const EXPECTED: readonly Point[] = [
  ...keysOf(EFFECTS).flatMap((kind) => EFFECTS[kind].flatMap((what) => both(kind, what))),
  ...keysOf(CHANGES).flatMap((change) => CHANGES[change].flatMap((kind) => both(kind, change))),
  ...keysOf(RECORDED_IN_TURNS).flatMap((event) =>
    RECORDED_IN_TURNS[event] ? [`${pointOf('turn', 'after', 'save')} of ${event}` as const] : [],
  ),
  ...both('start', 'save'),
  pointOf('worker', 'after', 'lease'),
].filter((point, index, all) => all.indexOf(point) === index);

const ALLOWED = keysOf(EFFECTS).flatMap((kind) => (AT_TIMES[kind] ?? []).flatMap((what) => both(kind, what)));

function both(doer: Doer, what: What): readonly Point[] {
  return [pointOf(doer, 'before', what), pointOf(doer, 'after', what)];
}

/** What an effect did though the tables above do not know of it; readings apart. */
export function unexpected(met: Iterable<Point>): readonly Point[] {
  const kinds = keysOf(EFFECTS);
  return [...met].filter(
    (point) =>
      kinds.some((kind) => point.startsWith(`${kind}: `)) &&
      !point.endsWith(' reading') &&
      !EXPECTED.includes(point) &&
      !ALLOWED.includes(point),
  );
}
