import type { CodeVerdict } from './call-back-code.ts';
import type { ContactOnFile } from './contact-on-file.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { Oddity } from './after-care.ts';
import type { DenyReason, Identities, RuledOut, Trace, Unfinished } from './request.ts';
import type { Reminder } from './effect.ts';
import type { ScheduleDoubt, Skipped } from './escalation.ts';
import type { ResetChoice } from './reset-choice.ts';
import type { RemovalState, StepName, StepState } from './reset-progress.ts';
import type { ResetPlan } from './reset-plan.ts';
import type { SymptomId } from './symptom.ts';
import type { SignInAlarm } from './sign-in-evidence.ts';
import type { Verification } from './verification.ts';
import type { VouchedHow, Voucher } from './voucher.ts';

/** What the workflow found out about the person who acts as approver. */
export interface ApproverFacts {
  readonly isApprover: boolean;
  /** When the list of approvers was read from the directory. */
  readonly rosterReadAt: Instant;
  /** Same human being as the requester, the subject or a voucher, also by `employeeId` and `samePerson`. */
  readonly countsAs: 'requester' | 'subject' | 'voucher' | 'previous_approver' | 'nobody_else';
  /** How many approvals they gave within the hour, of other requests. */
  readonly approvedLately: number;
}

/** What the workflow found out about somebody who vouches: whose account theirs is, too (I1). */
export interface VoucherFacts {
  readonly countsAs: 'requester' | 'subject' | 'previous_approver' | 'nobody_else';
  /** Keyed hash of their employee id; absent where the directory holds none. */
  readonly identity?: string;
}

/** What the checks know of contact with the subject: whom to ask for a word, and what is on file. */
export interface ContactFacts {
  readonly vouchOrder: readonly Voucher[];
  readonly contactOnFile: ContactOnFile;
}

/** What a voucher says. */
export type VoucherWord = 'spoke' | 'have_not' | 'not_sure' | 'not_asked';

/** Everything that can move a request. `by` always comes from the authenticated activity. */
export type Command =
  | { readonly kind: 'choose_subject'; readonly by: ObjectId; readonly subject: ObjectId }
  | {
      readonly kind: 'choose_symptom';
      readonly by: ObjectId;
      readonly symptom: SymptomId;
      readonly errorCode?: string;
      /** The words that told it; absent when it was tapped. */
      readonly because?: string;
      /** The words speak of fraud; that stays, whatever is said later. */
      readonly suspicious?: boolean;
    }
  | { readonly kind: 'ask_checks'; readonly by: ObjectId }
  | ({
      readonly kind: 'submit';
      readonly verification: Verification;
      readonly plan: ResetPlan;
      readonly vouchers: readonly ObjectId[];
      readonly identities: Identities;
    } & ContactFacts)
  | { readonly kind: 'checks_failed' }
  | { readonly kind: 'solved'; readonly by: ObjectId }
  | {
      readonly kind: 'rule_out';
      readonly reason: RuledOut;
      /** What the sign-in log says, whatever the reason: security hears of it also for those who are never reset. */
      readonly alarm?: SignInAlarm | 'many_requests';
    }
  | { readonly kind: 'cancel'; readonly by: ObjectId }
  | { readonly kind: 'follow'; readonly by: ObjectId }
  /** The requester tells, once others are asked, that somebody else may be trying to sign in. */
  | { readonly kind: 'tell_suspicion'; readonly by: ObjectId }
  | { readonly kind: 'expire' }
  | { readonly kind: 'remind'; readonly of: Reminder }
  /** `step`: how many vouchers of the order come before the one who is asked; `passOver`: who turned out not to be fit. */
  | { readonly kind: 'ask_voucher'; readonly step: number; readonly passOver?: true }
  | { readonly kind: 'voucher_unreachable'; readonly who: ObjectId }
  | {
      readonly kind: 'vouch';
      readonly by: ObjectId;
      readonly word: VoucherWord;
      readonly how?: VouchedHow;
      readonly facts: VoucherFacts;
    }
  /** `voidVouches`: who vouched may not do so any more; `hasty`: who approved more within an hour than one person may. */
  | ({
      readonly kind: 'raise';
      readonly verification: Verification;
      readonly voidVouches?: true;
      readonly hasty?: readonly ObjectId[];
    } & Partial<ContactFacts>)
  | ({
      readonly kind: 'replan';
      readonly plan: ResetPlan;
      readonly verification: Verification;
      readonly voidVouches?: true;
      readonly hasty?: readonly ObjectId[];
    } & Partial<ContactFacts>)
  | {
      readonly kind: 'notify_step';
      readonly step: number;
      readonly people: readonly ObjectId[];
      readonly skipped: readonly Skipped[];
      readonly doubt?: ScheduleDoubt;
    }
  | { readonly kind: 'unreachable'; readonly who: ObjectId }
  | {
      readonly kind: 'hand_over';
      readonly by: ObjectId;
      readonly facts: ApproverFacts;
      readonly note?: string;
    }
  /** "I have it". */
  | { readonly kind: 'hold'; readonly by: ObjectId; readonly facts: ApproverFacts }
  | { readonly kind: 'hold_over' }
  /** What became of a step's webhook. */
  | { readonly kind: 'paged'; readonly step: number; readonly answered: boolean }
  | { readonly kind: 'show_code'; readonly by: ObjectId }
  | { readonly kind: 'new_code'; readonly by: ObjectId }
  | {
      readonly kind: 'approve';
      readonly by: ObjectId;
      readonly facts: ApproverFacts;
      readonly code: CodeVerdict;
      /** Keyed hash of what was typed, to know a click that is delivered again. */
      readonly print?: string;
      readonly choice: ResetChoice;
    }
  | {
      readonly kind: 'deny';
      readonly by: ObjectId;
      readonly facts: ApproverFacts;
      readonly reason: DenyReason;
      readonly note?: string;
    }
  /** `lookedAt`: when the second look that allows it was made; absent when there was none. */
  | { readonly kind: 'claim'; readonly lookedAt?: Instant }
  | { readonly kind: 'looked'; readonly at: Instant }
  | {
      readonly kind: 'record';
      readonly method: string;
      readonly removal: RemovalState;
      readonly graphRequestId?: string;
    }
  | {
      readonly kind: 'record_step';
      readonly name: StepName;
      readonly step: StepState;
      readonly graphRequestId?: string;
    }
  /** `stillWaits`: something else that the run needs is not answered yet, so what people were told holds. */
  | {
      readonly kind: 'record_list';
      readonly listed: readonly string[];
      readonly stillWaits?: true;
    }
  | { readonly kind: 'wait_for_graph'; readonly graphRequestId?: string; readonly rightsUnread?: true }
  | { readonly kind: 'halted' }
  | { readonly kind: 'succeed' }
  /** `listed`: what a fresh list shows as it was pinned, where the run ends right after one. */
  | ({
      readonly kind: 'partial';
      readonly left: readonly string[];
      readonly why: Unfinished;
      readonly listed?: readonly string[];
      readonly alarm?: SignInAlarm;
    } & Trace)
  | ({
      readonly kind: 'fail';
      readonly why: Unfinished;
      readonly listed?: readonly string[];
      readonly alarm?: SignInAlarm;
    } & Trace)
  | {
      readonly kind: 'not_me';
      readonly by: ObjectId;
      readonly role: 'subject' | 'manager' | 'voucher' | 'stranger';
    }
  | {
      readonly kind: 'done_by_hand';
      readonly by: ObjectId;
      readonly facts: ApproverFacts;
      readonly left: readonly string[];
      /** The account does not exist any more, so nothing of it can be left, nor set up again. */
      readonly accountGone?: true;
    }
  /** The audit log shows, late, that contact data had been changed before the checks saw it. */
  | { readonly kind: 'changed_before' }
  /** `odd`: what looks wrong about the new registration. */
  | { readonly kind: 'registered'; readonly odd: readonly Oddity[] }
  | { readonly kind: 'not_registered' };

export type CommandKind = Command['kind'];
