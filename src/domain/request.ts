import type { CodeState } from './call-back-code.ts';
import type { ContactOnFile } from './contact-on-file.ts';
import type { Escalation } from './escalation.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { Oddity } from './after-care.ts';
import type { ResetPlan } from './reset-plan.ts';
import type { ResetProgress } from './reset-progress.ts';
import type { SymptomId } from './symptom.ts';
import type { Verification } from './verification.ts';
import type { Vouch, VouchAsk, Voucher } from './voucher.ts';

/** What the requester's text told, as parsed; never the text itself. */
export interface ReportedError {
  readonly errorCode?: string;
  readonly requestId?: string;
  readonly correlationId?: string;
  readonly timestamp?: Instant;
  /**
   * A prompt was denied, or somebody else seems to be trying: a matter for security, not for a reset. Of a request that was
   * submitted it was told after that.
   */
  readonly suspicious?: boolean;
  /** The requester's words that told the symptom, while it is the one they told. */
  readonly because?: string;
}

/** Approval by one approver. `slot` and `issue` name the call-back code they proved, where the call-back was the path. */
export interface Approval {
  readonly by: ObjectId;
  readonly at: Instant;
  readonly slot: number;
  readonly contact: 'callback' | 'vouch_only';
  readonly issue?: number;
}

interface Opened {
  readonly number: number;
  readonly requester: ObjectId;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  /** Number of the plan, checks and tier as people saw them; cards carry it. */
  readonly revision: number;
  /** Colleagues who asked for the same subject and want to hear how it ends. They never see the code. */
  readonly followers: readonly ObjectId[];
}

/** The requester is still answering questions. */
export interface Draft extends Opened {
  readonly status: 'draft';
  readonly reported: ReportedError;
  readonly subject?: ObjectId;
  readonly symptom?: SymptomId;
  /** The checks were asked for and run in the background; `failed` when the directory did not answer. */
  readonly checks: 'not_asked' | 'running' | 'failed';
}

/** Keyed hashes of employee ids; absent where the directory holds none. */
export interface Identities {
  readonly requester?: string;
  readonly subject?: string;
}

interface Submitted extends Opened {
  readonly subject: ObjectId;
  readonly symptom: SymptomId;
  readonly reported: ReportedError;
  readonly submittedAt: Instant;
  /** Since when approvers may decide; the escalation policy counts from here. */
  readonly readyAt: Instant;
  readonly verification: Verification;
  readonly plan: ResetPlan;
  /** What the approvers could choose from, once the first of them has chosen: `plan` is their choice then. */
  readonly offered?: ResetPlan;
  /** An earlier run of this request changed the default and was then stopped: that stays, and is told. */
  readonly defaultChanged?: true;
  readonly code: CodeState;
  readonly wrongCodes: number;
  /** Approvers who typed the wrong code that voided the approvals: they may not approve this request. */
  readonly barred: readonly ObjectId[];
  /** Who speaks for the subject: the manager, unless that is the requester, and whoever was asked to vouch. They may object. */
  readonly vouchers: readonly ObjectId[];
  /** Whom to ask for a word, in this order. */
  readonly vouchOrder: readonly Voucher[];
  readonly vouchAsks: readonly VouchAsk[];
  /** Who did vouch: they may not approve. */
  readonly vouches: readonly Vouch[];
  readonly contactOnFile: ContactOnFile;
  /** Fingerprints of both employee ids, to recognise a second account of the same person (I1). */
  readonly identities: Identities;
  readonly escalation: Escalation;
  readonly approvals: readonly Approval[];
  /** When somebody was last reminded. */
  readonly remindedAt?: Instant;
  /** The last wrong code: the same one by the same approver within seconds is the same click. */
  readonly lastWrongCode?: WrongCode;
  /** Signs of somebody else were told when the reset could not be stopped any more, and security was alarmed. */
  readonly suspectedLate?: true;
  /** Denials that came too late to stop the reset, but alarmed: a click delivered again must not alarm again. */
  readonly lateDenials?: readonly LateDenial[];
}

/** A wrong code that was typed, as a keyed hash. */
export interface WrongCode {
  readonly by: ObjectId;
  readonly at: Instant;
  readonly print: string;
}

/** What an approver heard on the phone when the reset could not be stopped any more. */
export interface LateDenial {
  readonly by: ObjectId;
  readonly reason: AlarmingReason;
}

/** Waits for a voucher's word. */
export interface Verifying extends Submitted {
  readonly status: 'verifying';
}

/** Waits for approvers. */
export interface AwaitingApproval extends Submitted {
  readonly status: 'awaiting_approval';
}

/** Enough approvals; the reset has not begun. */
export interface Approved extends Submitted {
  readonly status: 'approved';
  readonly approvedAt: Instant;
  /** Graph did not answer; the bot keeps trying while the approval is fresh. */
  readonly waitsForGraph: boolean;
  /** The first call that got no useful answer, by the id Microsoft finds it with. */
  readonly silentCall?: string;
  /** What is waited for are the subject's rights: Microsoft answered, but not what had to be known. */
  readonly rightsUnread?: true;
  /** When a halt was first seen by the reset that waits to begin. */
  readonly haltedAt?: Instant;
}

/** A worker is removing methods. */
export interface Resetting extends Submitted {
  readonly status: 'resetting';
  /** When rights, standing and approvers were last read; absent before the first look of this run. */
  readonly lookedAt?: Instant;
  readonly approvedAt: Instant;
  readonly waitsForGraph: boolean;
  readonly silentCall?: string;
  readonly rightsUnread?: true;
  /** When a halt was first seen by this run. */
  readonly haltedAt?: Instant;
  readonly progress: ResetProgress;
}

/** Why a run could not be finished by the bot. */
export type Unfinished =
  | 'still_listed'
  | 'default_refused'
  | 'forbidden'
  | 'changed_meanwhile'
  | 'graph_unavailable'
  | 'refused_by_graph'
  | 'sessions_not_revoked'
  | 'account_gone'
  | 'standing_changed'
  | 'default_not_changed'
  | 'rights_unreadable'
  | 'approval_stale';

/** What Microsoft is asked by about an ending, and what would have to be granted; absent where neither applies. */
export interface Trace {
  readonly graphRequestId?: string;
  readonly permission?: string;
}

/** Part of the plan is done; a person must do the rest. */
export interface NeedsHands extends Submitted, Trace {
  readonly status: 'needs_hands';
  readonly approvedAt: Instant;
  readonly progress: ResetProgress;
  /** Ids of the planned methods that are still there. */
  readonly left: readonly string[];
  readonly why: Unfinished;
}

/** Everything planned is gone; the subject has to register again. */
export interface ResetDone extends Submitted {
  readonly status: 'reset';
  readonly approvedAt: Instant;
  readonly resetAt: Instant;
  readonly progress: ResetProgress;
  readonly changeSeenLate?: true;
}

/** Why the bot refuses to go on by itself. `privileged` stands for every case of I4: people are told the same. */
export type RuledOut =
  | 'privileged'
  | 'disabled'
  | 'deleted'
  | 'guest'
  | 'resource'
  | 'federated'
  | 'no_number'
  | 'nobody_to_vouch'
  | 'too_many_requests'
  /** The tier needs more approvals than there are people who may approve this one. */
  | 'too_few_approvers'
  /** The account of the one who asked is disabled or gone by now. */
  | 'requester_inactive'
  | 'unknown_method'
  | 'nothing_to_remove'
  | 'default_cannot_go'
  | 'wrong_codes'
  | 'not_asked'
  | 'own_account'
  | 'already_open'
  | 'subject_frozen'
  | 'password_first'
  | 'sign_in_declined'
  | 'fraud_reported';

export type DenyReason =
  'not_asked' | 'password_known' | 'another_way' | 'not_convinced' | 'other' | 'wrong_codes';

/** Reasons of a denial that security must hear. */
export type AlarmingReason = Extract<DenyReason, 'not_asked' | 'password_known'>;

/** How and by whom a request ended. */
export type Ending =
  | { readonly status: 'solved'; readonly by: ObjectId }
  | { readonly status: 'refused'; readonly reason: RuledOut; readonly by?: ObjectId }
  | { readonly status: 'denied'; readonly by: ObjectId; readonly reason: DenyReason; readonly note?: string }
  | { readonly status: 'cancelled'; readonly by: ObjectId }
  | ({ readonly status: 'expired'; readonly reason: ExpiryReason } & Trace)
  | ({ readonly status: 'failed'; readonly why: Unfinished } & Trace)
  | { readonly status: 'frozen'; readonly by: ObjectId; readonly removed: boolean }
  | { readonly status: 'reenrolled'; readonly odd?: readonly Oddity[] }
  | { readonly status: 'not_reenrolled' };

/**
 * What the time ran out on: all steps asked (`silence`), steps left (`time_up`), a voucher's word (`no_word`), somebody who could vouch, or after the
 * approval an answer of Microsoft (`graph_unavailable`), the one about the subject's rights in particular (`rights_unreadable`).
 */
export type ExpiryReason =
  | 'silence'
  | 'time_up'
  | 'no_word'
  | 'nobody_to_vouch'
  | 'nobody_on_call'
  | 'approval_stale'
  | 'graph_unavailable'
  | 'rights_unreadable'
  | 'draft';

/** A request that is over. What was known when it ended stays for the cards. */
export interface Ended extends Opened {
  readonly status: EndStatus;
  readonly ending: Ending;
  readonly endedAt: Instant;
  readonly subject?: ObjectId;
  readonly symptom?: SymptomId;
  readonly reported?: ReportedError;
  readonly plan?: ResetPlan;
  readonly verification?: Verification;
  readonly escalation?: Escalation;
  readonly approvals?: readonly Approval[];
  readonly vouchers?: readonly ObjectId[];
  readonly vouchAsks?: readonly VouchAsk[];
  readonly vouches?: readonly Vouch[];
  readonly progress?: ResetProgress;
  readonly resetAt?: Instant;
  /** What was registered after the freeze of a request whose reset was done: it is watched on, and alarmed about once. */
  readonly registeredAfterEnd?: true;
  /** Security was told that contact data had been changed before the checks, which the log showed only afterwards. */
  readonly changeSeenLate?: true;
  readonly defaultChanged?: true;
  /** Who said "This wasn't me" after the end, each with their latest word. */
  readonly objections?: readonly Objection[];
}

/** "This wasn't me", said about a request that was over. */
export interface Objection {
  readonly by: ObjectId;
  readonly at: Instant;
}

export type EndStatus = Ending['status'];

/** A request past its draft and not over. */
export type LiveRequest = Verifying | AwaitingApproval | Approved | Resetting | NeedsHands | ResetDone;

/** One case, with a number people can say aloud (`LK-1042`). */
export type Request = Draft | LiveRequest | Ended;

export type RequestStatus = Request['status'];
