// What a person is shown, before it becomes an adaptive card: requests as they are, and the names that go with them.
import type { Oddity } from '../domain/after-care.ts';
import type { AuditHead } from '../domain/audit.ts';
import type { AlarmCause } from '../domain/event.ts';
import type { Brake, Halt, LiftRefusal } from '../domain/brake.ts';
import type { HandOffNews } from '../domain/hand-off.ts';
import type { Instant } from '../domain/instant.ts';
import type { Duty } from '../domain/on-call.ts';
import type { ObjectId, Standing } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { RecoveryContactRefusal } from '../domain/recovery-contact.ts';
import type { Request, Verifying, ReportedError } from '../domain/request.ts';
import type { SymptomId } from '../domain/symptom.ts';
import type { Report } from '../domain/report.ts';
import type { VouchAsk } from '../domain/voucher.ts';
import type { ShiftView } from './shift-view.ts';

/** A person as cards name them. Texts are as the directory holds them: rendering neutralises them (I8). */
export interface Named {
  readonly id: ObjectId;
  readonly name: string;
  readonly signInName?: string;
  readonly department?: string;
  /** The language that the directory has for the person (BCP 47). */
  readonly locale?: string;
}

/** Names of the people on a card; who is missing is shown as "a colleague". */
export type People = ReadonlyMap<ObjectId, Named>;

/** A number the approver may call, read from the directory just now. */
export interface NumberOnFile {
  readonly kind: 'business' | 'mobile';
  readonly number: string;
}

/** Why a colleague who was found can't be helped by a reset. */
export type PersonProblem = Exclude<Standing, 'member_enabled'>;

/** How a person is involved in a request: decides which card of it they see. */
export type Role = 'requester' | 'approver' | 'voucher' | 'informed' | 'follower';

/** A recovery contact as its owner sees it. */
export interface ContactEntry {
  readonly contact: ObjectId;
  readonly countsFrom: Instant;
  readonly counts: boolean;
}

/** Whom the escalation asks next, and when, if nobody decides; nobody else is left where there is none. */
export interface NextAsked {
  readonly at: Instant;
  readonly people: readonly ObjectId[];
  readonly isEveryone: boolean;
}

/** Every card Latchkey shows. */
export type View =
  | { readonly card: 'help'; readonly isApprover: boolean; readonly unclear: boolean }
  | {
      readonly card: 'who';
      readonly number: number;
      /** `unknown`: somebody was picked whom the directory doesn't know. `unreadable`: it doesn't answer. */
      readonly problem?: 'unknown' | 'unreadable';
      readonly prefill?: string;
      /** Set when a search found nobody. */
      readonly notFound?: string;
    }
  | {
      readonly card: 'choose_person';
      readonly number: number;
      readonly searched: string;
      readonly people: readonly Named[];
      /** None matched exactly; these are near. */
      readonly nearMisses: boolean;
      /** The address belongs to this person under an older name. */
      readonly formerAddress: boolean;
    }
  | {
      readonly card: 'person_problem';
      readonly number: number;
      readonly person: Named;
      readonly problem: PersonProblem;
    }
  /** `isUnanswered`: the answer was empty. */
  | {
      readonly card: 'symptom';
      readonly number: number;
      readonly subject: Named;
      readonly isUnanswered?: true;
    }
  | {
      readonly card: 'self_help';
      readonly number: number;
      readonly subject: Named;
      readonly symptom: SymptomId;
      readonly errorCode?: string;
      readonly suspicious: boolean;
      /** The requester's words that told the symptom. */
      readonly because?: string;
      /** What the error page said, for whoever has to quote it elsewhere. */
      readonly reported?: ReportedError;
    }
  | { readonly card: 'locked_out_self'; readonly report: Report; readonly onCall?: Named }
  | { readonly card: 'already_open'; readonly number: number; readonly subject: Named }
  | { readonly card: 'subject_frozen'; readonly subject: Named }
  | {
      readonly card: 'requester';
      readonly request: Request;
      readonly people: People;
      readonly halted: boolean;
      /** Why the last click did nothing, shown above the card. */
      readonly problem?: Refusal;
    }
  | {
      readonly card: 'code';
      readonly number: number;
      readonly revision: number;
      readonly code: string;
      readonly expiresAt: Instant;
      readonly subject: Named;
    }
  | {
      readonly card: 'approver';
      readonly request: Request;
      readonly people: People;
      /** `unreadable` while the directory doesn't answer. */
      readonly numbers: readonly NumberOnFile[] | 'unreadable';
      /** A number on file came or changed after the checks: it is not among `numbers`. */
      readonly numbersChanged: boolean;
      readonly viewer: ObjectId;
      /** While approvers are waited for; absent, too, while it can't be told. */
      readonly next?: NextAsked;
      /** Whether the directory holds what tells the viewer's accounts apart from those of others (I1). */
      readonly viewerIsKnown: boolean;
      /** Once it is decided: the last entry about this request, for whoever sees this card to remember. */
      readonly record?: AuditHead;
      readonly halted: boolean;
      /** Who halted all resets and why: for approvers, who may lift it. */
      readonly halt?: Halt;
      /** Why the last click did nothing, shown above the card. */
      readonly problem?: Refusal;
    }
  | {
      readonly card: 'informed';
      readonly request: Request;
      readonly people: People;
      readonly viewer: ObjectId;
      readonly halted: boolean;
      /** Read out to the helpdesk, it shows that this message is genuine; see `domain/message-check.ts`. */
      readonly check: string;
    }
  | {
      /** The question to a voucher, while their word is waited for. */
      readonly card: 'vouch';
      readonly request: Verifying;
      readonly ask: VouchAsk;
      readonly people: People;
      readonly viewer: ObjectId;
      readonly halted: boolean;
      readonly check: string;
      readonly problem?: Refusal;
    }
  | {
      readonly card: 'follower';
      readonly request: Request;
      readonly people: People;
      readonly halted: boolean;
    }
  | {
      readonly card: 'alarm';
      readonly number?: number;
      readonly because: AlarmCause;
      /** Absent where the bot found it by itself. */
      readonly by?: Named;
      readonly subject?: Named;
      /** What looks wrong about a new registration. */
      readonly odd: readonly Oddity[];
      /** How often `by` raised an alarm before, and how many of those freezes were lifted again. */
      readonly before: { readonly alarms: number; readonly lifted: number };
    }
  | {
      /** Somebody's own recovery contacts. */
      readonly card: 'recovery_contacts';
      readonly contacts: readonly ContactEntry[];
      readonly people: People;
      readonly mayAdd: boolean;
      /** Why the last click did nothing; `named` is what was searched for. */
      readonly problem?: RecoveryContactRefusal;
      readonly named?: string;
    }
  | {
      /** For the subject, their manager and the contact. */
      readonly card: 'recovery_contact_news';
      /** `gone`: it was no contact any more when somebody took it back. */
      readonly change: 'set' | 'removed' | 'gone';
      readonly subject: ObjectId;
      readonly contact: ObjectId;
      readonly by: ObjectId;
      readonly countsFrom?: Instant;
      readonly viewer: ObjectId;
      readonly people: People;
    }
  | {
      /** What the helpdesk hears when it asks whether a message was this bot's. */
      readonly card: 'message_check';
      readonly result: 'genuine' | 'not_ours' | 'unreadable' | 'not_allowed';
      readonly number?: number;
      readonly to?: Named;
      readonly subject?: Named;
    }
  | {
      readonly card: 'erase';
      readonly state: 'ask' | 'done' | 'open_request' | 'own_data' | 'not_allowed' | 'unknown_person';
      readonly person?: Named;
    }
  | {
      /** For the helpdesk's channel: no name on it but those of approvers. */
      readonly card: 'desk';
      readonly request: Request;
      readonly people: People;
      readonly halted: boolean;
    }
  | { readonly card: 'my_requests'; readonly requests: readonly Request[]; readonly people: People }
  | ShiftView
  | {
      /** For whoever comes on call. */
      readonly card: 'hand_off';
      readonly duty: Duty;
      /** When they go off call; absent when no end is in sight. */
      readonly until?: Instant;
      readonly goingOff: readonly ObjectId[];
      /** What waits for approvers, the oldest first: some of it, and how many there are. */
      readonly requests: readonly Request[];
      readonly waiting: number;
      readonly people: People;
    }
  | {
      /** For those who can act when a hand-off doesn't go as planned. */
      readonly card: 'hand_off_news';
      readonly news: HandOffNews;
      /** Whether a request that finds nobody on call goes on to all approvers. */
      readonly asksEveryone: boolean;
      readonly people: People;
    }
  | { readonly card: 'refused'; readonly refusal: Refusal; readonly number?: number; readonly people: People }
  | {
      readonly card: 'brake';
      readonly brake: Brake;
      readonly state: 'on' | 'one_more_needed';
      readonly people: People;
    }
  | { readonly card: 'brake_lifted'; readonly brake: Brake }
  | {
      readonly card: 'lift_refused';
      readonly reason: LiftRefusal | 'may_not_halt' | 'nothing_to_lift' | 'no_halt' | 'halted_instead';
    }
  | {
      readonly card: 'not_available';
      readonly what: 'unknown_request' | 'nothing_to_cancel' | 'unknown_proposal';
    }
  | { readonly card: 'write_to_me' }
  | { readonly card: 'turned_away'; readonly because: 'other_tenant' | 'guest' | 'not_a_person' }
  | {
      readonly card: 'trouble';
      /**
       * `saved_unseen`: it was saved, and only the answer can't be shown; `unsure`: it may have been saved or not;
       * `unreadable_record`: trying again would not help.
       */
      readonly what:
        | 'directory'
        | 'database'
        | 'saved_unseen'
        | 'unsure'
        | 'unreadable_record'
        | 'unexpected'
        | 'unreadable_click';
      readonly reference: string;
    };

export type CardName = View['card'];
