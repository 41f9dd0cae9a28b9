import type { Checkpoint } from './checkpoint.ts';
import type { AlarmCause } from './event.ts';
import type { HandOff, HandOffNews, WholeGap } from './hand-off.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';

/** Which message a person gets; each has one card. */
export type Notice = 'approval' | 'vouch' | 'progress' | 'outcome' | 'informed';

/**
 * Something to be done outside the database, saved with the change that wants it. Every effect may be carried out
 * twice without harm; none holds a code, a name or a phone number.
 */
export type Effect =
  | { readonly kind: 'check'; readonly number: number }
  | { readonly kind: 'escalate'; readonly number: number; readonly step: number }
  /** Says that "I have it" ran out. */
  | { readonly kind: 'hold_over'; readonly number: number }
  /** Calls the webhook of that step; the address is looked up when it is called. */
  | { readonly kind: 'page'; readonly number: number; readonly step: number }
  | { readonly kind: 'ask_voucher'; readonly number: number; readonly step: number }
  | { readonly kind: 'expire'; readonly number: number }
  | { readonly kind: 'remind'; readonly number: number; readonly of: Reminder }
  | { readonly kind: 'reset'; readonly number: number }
  | { readonly kind: 'repaint'; readonly number: number }
  /** The requester's card once more, unless it has come to show a code since. */
  | { readonly kind: 'repaint_late'; readonly number: number }
  /** The request's card in the desk channel. */
  | { readonly kind: 'desk'; readonly number: number }
  | { readonly kind: 'tell'; readonly number: number; readonly to: ObjectId; readonly notice: Notice }
  /** What people are told in Teams, by mail as well; the text is made when it is sent. */
  | { readonly kind: 'mail'; readonly number: number; readonly to: ObjectId }
  /** Looks whether the subject has registered again. */
  | { readonly kind: 'watch'; readonly number: number }
  /** Looks once more into the audit log, which lags, for changes that the checks could not see yet. */
  | { readonly kind: 'look_back'; readonly number: number }
  | ({ readonly kind: 'alarm' } & Alarm)
  | ({ readonly kind: 'tell_alarm'; readonly to: ObjectId } & Alarm)
  | {
      readonly kind: 'tell_shift';
      readonly to: ObjectId;
      readonly change: 'taken_over' | 'given_back';
      /** Who stands in, or stood in. */
      readonly by: ObjectId;
      readonly rotation: string;
      readonly from: Instant;
      readonly until: Instant;
    }
  /** How a proposal about shifts stands; `unreachable`: the one who is asked can't be reached. */
  | {
      readonly kind: 'tell_proposal';
      readonly to: ObjectId;
      readonly proposal: string;
      readonly about: 'news' | 'unreachable';
    }
  | { readonly kind: 'expire_proposal'; readonly proposal: string }
  | {
      readonly kind: 'tell_recovery_contact';
      readonly to: ObjectId;
      readonly by: ObjectId;
      readonly change: 'set' | 'removed';
      readonly subject: ObjectId;
      readonly contact: ObjectId;
    }
  | {
      readonly kind: 'mail_recovery_contact';
      readonly to: ObjectId;
      readonly by: ObjectId;
      readonly change: 'set' | 'removed';
      readonly subject: ObjectId;
      readonly contact: ObjectId;
    }
  /** Looks a little ahead for hand-offs, and comes back every minute. What began up to `since` is nobody's news. */
  | { readonly kind: 'watch_hand_offs'; readonly since: Instant }
  /** Looks whether somebody who is to be on call can be reached. `told`: who heard that they can't be, and hears when they can. */
  | ({ readonly kind: 'reach'; readonly told?: readonly ObjectId[] } & HandOff)
  /** Greets whoever comes on call. `shortNotice`: by their own word just now, so that they need no greeting as such. */
  | ({ readonly kind: 'go_on_call'; readonly shortNotice: boolean } & HandOff)
  /** Has those told who can act that nobody will be on call. */
  | ({ readonly kind: 'warn_nobody' } & WholeGap)
  | { readonly kind: 'tell_hand_off'; readonly to: ObjectId; readonly news: HandOffNews }
  /** Deletes what is older than it may be kept, and comes back the next day. */
  | { readonly kind: 'purge' }
  /** Signs the head of the record and puts it elsewhere, if the record has grown, and comes back. */
  | { readonly kind: 'checkpoint' }
  /** Walks along the whole record, and comes back the next day. */
  | { readonly kind: 'walk_record' }
  | { readonly kind: 'send_checkpoint'; readonly checkpoint: Checkpoint }
  /** Compares the record's removals with Entra's own log, and comes back. */
  | { readonly kind: 'reconcile' };

/** What is waited for: a voucher's word, a person's hands, the new registration. */
export type Reminder = 'vouch' | 'hands' | 'registration';

/**
 * What security contacts are told. Without a number it belongs to no request; `subject` is then whom it is about. Without
 * `by` nobody raised it: the bot found it.
 */
export interface Alarm {
  readonly number?: number;
  readonly because: AlarmCause;
  readonly by?: ObjectId;
  readonly subject?: ObjectId;
}

export type EffectKind = Effect['kind'];

/** An effect with the moment it is due and the key under which it is saved at most once. */
export interface PlannedEffect {
  readonly key: string;
  readonly dueAt: Instant;
  readonly effect: Effect;
}
