import type { Oddity } from './after-care.ts';
import type { AuditFault } from './audit-fault.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { HandOff, OnCallProblem, WholeGap } from './hand-off.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { DenyReason, EndStatus, ExpiryReason, RuledOut, Trace, Unfinished } from './request.ts';
import type { StepName } from './reset-progress.ts';
import type { ScheduleDoubt, Skipped } from './escalation.ts';
import type { ProposalKind, StandIn } from './shift-proposal.ts';
import type { SignInAlarm } from './sign-in-evidence.ts';
import type { SymptomId } from './symptom.ts';
import type { Check, Tier } from './verification.ts';
import type { VouchedHow, VoucherKind } from './voucher.ts';

/**
 * Something that happened. Events become audit entries, so no case has room for a name, a phone number, a code or a
 * token: people are object ids, methods are Graph ids.
 */
export type Event =
  | { readonly kind: 'request_opened'; readonly by: ObjectId }
  | { readonly kind: 'subject_chosen'; readonly by: ObjectId; readonly subject: ObjectId }
  | {
      readonly kind: 'symptom_chosen';
      readonly by: ObjectId;
      readonly symptom: SymptomId;
      readonly errorCode?: string;
      /** Somebody else seems to be trying. */
      readonly suspicious?: true;
    }
  /** The same, told by the requester once the checks had been asked for. */
  | { readonly kind: 'suspicion_told'; readonly by: ObjectId }
  | { readonly kind: 'checks_asked'; readonly by: ObjectId }
  | { readonly kind: 'checks_failed' }
  | {
      readonly kind: 'submitted';
      readonly checks: readonly Check[];
      readonly tier: Tier;
      readonly methods: readonly string[];
    }
  | { readonly kind: 'vouch_asked'; readonly who: ObjectId; readonly as: VoucherKind; readonly step: number }
  | { readonly kind: 'voucher_unreachable' | 'voucher_passed_over'; readonly who: ObjectId }
  | { readonly kind: 'vouched'; readonly by: ObjectId; readonly how: VouchedHow }
  | { readonly kind: 'vouch_withheld'; readonly by: ObjectId; readonly word: 'have_not' | 'not_sure' }
  | { readonly kind: 'tier_raised'; readonly tier: Tier; readonly checks: readonly Check[] }
  | { readonly kind: 'replanned'; readonly methods: readonly string[] }
  | { readonly kind: 'approvals_voided'; readonly because: 'raise' | 'replan' | 'wrong_codes' | 'suspicion' }
  | {
      readonly kind: 'step_notified';
      readonly step: number;
      readonly people: readonly ObjectId[];
      readonly skipped: readonly Skipped[];
      readonly doubt?: ScheduleDoubt;
    }
  | { readonly kind: 'approver_unreachable'; readonly who: ObjectId }
  /** The step is only for high urgency, and the urgency was low. */
  | { readonly kind: 'step_left_out'; readonly step: number }
  | { readonly kind: 'handed_over'; readonly by: ObjectId }
  | { readonly kind: 'held'; readonly by: ObjectId; readonly until: Instant }
  | { readonly kind: 'hold_ran_out'; readonly by: ObjectId }
  | { readonly kind: 'paged' | 'page_failed'; readonly step: number }
  | { readonly kind: 'followed'; readonly by: ObjectId }
  | { readonly kind: 'code_shown' | 'code_replaced'; readonly by: ObjectId; readonly issue: number }
  | {
      readonly kind: 'code_refused';
      readonly by: ObjectId;
      readonly verdict: 'wrong' | 'late' | 'replaced' | 'used';
    }
  | {
      readonly kind: 'approved';
      readonly by: ObjectId;
      readonly slot: number;
      readonly complete: boolean;
      /** What was approved: the methods to go, and whether the sessions are revoked. */
      readonly methods: readonly string[];
      readonly revokesSessions: boolean;
    }
  | { readonly kind: 'claimed' }
  | { readonly kind: 'removal_asked'; readonly method: string }
  | {
      readonly kind: 'removal_answered' | 'removal_unanswered' | 'removal_deferred';
      readonly method: string;
      readonly graphRequestId?: string;
    }
  | {
      readonly kind: 'step_asked' | 'step_done' | 'step_deferred' | 'step_turned_down';
      readonly step: StepName;
      readonly graphRequestId?: string;
    }
  | { readonly kind: 'removal_gone'; readonly method: string; readonly byUs: boolean }
  | { readonly kind: 'reset_halted' | 'looked_again' }
  | { readonly kind: 'graph_awaited'; readonly graphRequestId?: string }
  | { readonly kind: 'reset_done' }
  | { readonly kind: 'registered_after_end'; readonly odd: readonly Oddity[] }
  | {
      readonly kind: 'recovery_contact_set' | 'recovery_contact_removed';
      readonly by: ObjectId;
      readonly subject: ObjectId;
      readonly contact: ObjectId;
    }
  | { readonly kind: 'erased'; readonly by: ObjectId; readonly person: ObjectId }
  | { readonly kind: 'purged'; readonly requests: number; readonly before: Instant }
  | ({ readonly kind: 'needs_hands'; readonly why: Unfinished; readonly left: readonly string[] } & Trace)
  | { readonly kind: 'hands_reported'; readonly by: ObjectId; readonly left: readonly string[] }
  | { readonly kind: 'reminded' }
  | ({
      readonly kind: 'ended';
      readonly status: EndStatus;
      readonly by?: ObjectId;
      readonly reason?: RuledOut | DenyReason | Unfinished | ExpiryReason;
      readonly odd?: readonly Oddity[];
    } & Trace)
  | { readonly kind: 'alarm_raised'; readonly by: ObjectId; readonly because: AlarmCause }
  /** `why`: what an erasable text is found by, see `domain/erasable-text.ts`; never the words themselves. */
  | { readonly kind: 'halt'; readonly by: ObjectId; readonly why?: string }
  | { readonly kind: 'halt_lift_asked' | 'halt_lifted'; readonly by: ObjectId }
  | {
      readonly kind: 'freeze_lift_asked' | 'freeze_lifted';
      readonly by: ObjectId;
      readonly subject: ObjectId;
    }
  | {
      readonly kind: 'shift_taken_over';
      readonly by: ObjectId;
      readonly rotation: string;
      readonly from: Instant;
      readonly until: Instant;
    }
  | {
      readonly kind: 'shift_given_back';
      readonly by: ObjectId;
      /** Who stood in: `by`, unless they are no approver any more and somebody else took over. */
      readonly who: ObjectId;
      readonly rotation: string;
      /** From here on, until the end that was planned, the rotation counts again. */
      readonly from: Instant;
      readonly until: Instant;
    }
  /** Found before their duty begins, or as it does; `because` as the people who can act are told. */
  | ({ readonly kind: 'on_call_unreachable'; readonly because: OnCallProblem } & HandOff)
  | ({ readonly kind: 'on_call_reachable' } & HandOff)
  /** A time without anybody on call in any rotation is about to begin. */
  | ({ readonly kind: 'nobody_on_call' } & WholeGap)
  | {
      readonly kind: 'shift_change_proposed';
      readonly by: ObjectId;
      readonly to: ObjectId;
      readonly proposal: string;
      readonly of: ProposalKind;
      readonly shifts: readonly StandIn[];
    }
  | {
      readonly kind: 'shift_change_agreed';
      readonly by: ObjectId;
      readonly proposal: string;
      readonly of: ProposalKind;
      /** What counts from now on; of an `undo`, what counts no more. */
      readonly shifts: readonly StandIn[];
    }
  /** `ended`: after an agreement, which holds no more. */
  | {
      readonly kind: 'shift_change_declined' | 'shift_change_withdrawn' | 'shift_change_ended';
      readonly by: ObjectId;
      readonly proposal: string;
    }
  | {
      readonly kind: 'shift_change_expired';
      readonly proposal: string;
      readonly because: 'time' | 'changed';
    }
  /** The head of the record was signed and put elsewhere, at the moment of this entry; see `domain/checkpoint.ts`. */
  | ({ readonly kind: 'checkpointed' } & Omit<Checkpoint, 'at'>)
  /** An alarm, too. */
  | { readonly kind: 'record_broken'; readonly fault: AuditFault['kind']; readonly sequence: number }
  /** The removals of that time were compared with Entra's own log. */
  | {
      readonly kind: 'reconciled';
      readonly from: Instant;
      readonly until: Instant;
      readonly removals: number;
      readonly unmatched: number;
    }
  /** Entra's log has a removal by our application at `loggedAt` that the record knows nothing of; an alarm, too. */
  | {
      readonly kind: 'removal_unrecorded';
      readonly subject: ObjectId;
      readonly entry: string;
      readonly loggedAt: Instant;
    }
  /** The record has a removal that Entra's log does not; an alarm, too. */
  | { readonly kind: 'removal_unlogged'; readonly subject: ObjectId; readonly sequence: number }
  | {
      readonly kind: 'turned_away';
      /** `unknown` when the activity carried no object id. */ readonly by: ObjectId;
      readonly because: TurnedAway;
    }
  | {
      readonly kind: 'command_refused';
      readonly by: ObjectId;
      readonly verb: string;
      readonly reason: string;
    };

/** What security contacts are alarmed about; `_late` when the reset was under way or done by then. */
export type AlarmCause =
  | 'not_asked'
  | 'not_me'
  | 'wrong_codes'
  | 'password_known'
  | 'not_asked_late'
  | 'password_known_late'
  /** The requester told that somebody else may be trying to sign in. */
  | 'suspicion_late'
  /** Limits: `by` asked, or approved, more often than is ordinary; or the whole helpdesk resets more than it usually does. */
  | 'many_requests'
  | 'many_approvals'
  | 'many_resets'
  /** The subject was reset not long ago, or a request for them was turned down for want of trust; `by` asked again. */
  | 'asked_again'
  /** The account was reset and has no second step yet, or one that looks wrong; `by` is the requester. */
  | 'not_reenrolled'
  | 'registration_odd'
  | 'registered_after_freeze'
  /** A phone number, manager or sign-in name had been changed before the reset, which the audit log showed only later. */
  | 'changed_before'
  /** The subject or their manager says that a recovery contact was not their choice. */
  | 'recovery_contact'
  /** The record is not as it was at an earlier checkpoint; nobody raised it. */
  | 'record_broken'
  /** Entra's log and the record differ in a removal; nobody raised it. */
  | 'removal_unrecorded'
  | 'removal_unlogged'
  /** What the sign-in log says of the subject; `by` is then the requester, who asked for the reset. */
  | SignInAlarm;

/** Why an activity was not let in. */
export type TurnedAway = 'other_tenant' | 'guest' | 'not_a_person' | 'forged_card';

export type EventKind = Event['kind'];
