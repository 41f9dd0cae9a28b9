// What a person is shown about who is on call, and about shifts that change hands.
import type { Instant } from '../domain/instant.ts';
import type { Duty, Gap } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import type { ObjectId } from '../domain/person.ts';
import type { ShiftProposal, StandIn } from '../domain/shift-proposal.ts';
import type { ShiftsState } from '../domain/shifts-state.ts';
import type { ShiftRefusal } from '../domain/take-over.ts';
import type { Stretch } from '../domain/cover.ts';
import type { Span } from '../domain/time-words.ts';
import type { Unable } from './ports.ts';
import type { Named, People } from './view.ts';

/** The zone in which times are written and read: the asker's own, or the helpdesk's where theirs isn't known. */
export interface Zone {
  readonly name: string;
  readonly isOwn: boolean;
}

/** Local times such as `2026-11-27T18:00`; empty where none was picked. */
export interface PickedTimes {
  readonly from: string;
  readonly until: string;
}

/** Every card about shifts. */
export type ShiftView =
  | {
      readonly card: 'on_call';
      /** In the roster's order. */
      readonly rotations: readonly string[];
      readonly duties: readonly Duty[];
      /** Rotations of which it can't be told who is on call. */
      readonly unknown: readonly string[];
      /** Rotations that an escalation step names with another step after it. */
      readonly followed: readonly string[];
      /** Who comes after; nobody where a gap follows. */
      readonly next: readonly {
        readonly rotation: string;
        readonly at: Instant;
        readonly who: readonly ObjectId[];
      }[];
      /** Where nobody is on call in the coming week, the earliest first. */
      readonly gapsAhead: readonly Gap[];
      /** Who is named and could not be asked, as far as is known. */
      readonly cannot: readonly { readonly who: ObjectId; readonly why: Unable | 'not_an_approver' }[];
      /** How well shifts from Teams are known, where they come from there. */
      readonly shifts?: ShiftsState;
      readonly people: People;
    }
  | {
      readonly card: 'my_shifts';
      readonly shifts: readonly Duty[];
      /** What others have in the place of the viewer. */
      readonly standIns: readonly StandIn[];
      /** What the viewer asked or is asked. */
      readonly open: readonly ShiftProposal[];
      readonly viewer: ObjectId;
      readonly mayChange: boolean;
      readonly people: People;
      readonly state?: ShiftsState;
      /** The end of what is known of the schedule, where it comes within those weeks. */
      readonly knownUntil?: Instant;
    }
  | {
      /** For the one who comes in addition, and for those who came before them. */
      readonly card: 'shift_taken';
      readonly shift: Override;
      /** Who is asked to leave their place, who left it to the viewer already, and who is there in addition, too. */
      readonly asked: readonly ObjectId[];
      readonly insteadOf: readonly ObjectId[];
      readonly told: readonly ObjectId[];
      /** It isn't known all the time who else is on call there, since the schedule could not be read. */
      readonly unknown?: true;
      readonly viewer: ObjectId;
      readonly isRunning: boolean;
      readonly isTwice: boolean;
      readonly people: People;
      readonly zone: Zone;
    }
  | {
      readonly card: 'shift_given_back';
      readonly by: ObjectId;
      readonly viewer: ObjectId;
      readonly rotation: string;
      readonly from: Instant;
      readonly until: Instant;
      readonly isRunning: boolean;
      /** Who is on call there now, or when it would have begun. */
      readonly onCall: readonly ObjectId[];
      /** Whether a step of the escalation policy comes after that rotation. */
      readonly isFollowed: boolean;
      /** Nobody is known to be on call then, since the schedule could not be read. */
      readonly unknown?: true;
      readonly people: People;
    }
  | {
      /** What can be given back; `place` is the rotation's in the roster. */
      readonly card: 'give_back';
      readonly shifts: readonly { readonly shift: Override; readonly place: number }[];
      readonly agreements: readonly ShiftProposal[];
      readonly viewer: ObjectId;
      readonly people: People;
    }
  | {
      readonly card: 'take_over_pick';
      /** In the roster's order. */
      readonly rotations: readonly string[];
      /** The asker's date, `2026-11-23`. */
      readonly today: string;
      readonly zone: Zone;
    }
  | {
      /** Several approvers are called that. */
      readonly card: 'swap_choose';
      readonly found: readonly Named[];
      readonly span: Span;
    }
  | {
      readonly card: 'swap_pick';
      readonly others: readonly Named[];
      readonly colleague?: ObjectId;
      /** What was read already, as local times. */
      readonly picked?: PickedTimes;
      readonly today: string;
      readonly zone: Zone;
    }
  | {
      /** What the asker and a colleague would swap, before the colleague is asked. */
      readonly card: 'swap_offer';
      readonly giver: ObjectId;
      readonly taker: ObjectId;
      readonly gives: readonly Stretch[];
      /** What may come in return, each with what its choice sends. */
      readonly returns: readonly (Stretch & { readonly key: string })[];
      readonly span: Span;
      readonly viewer: ObjectId;
      readonly isTwice: boolean;
      /** What was chosen in return can't be had any more. */
      readonly isReturnGone: boolean;
      readonly people: People;
      readonly zone: Zone;
    }
  | {
      /** What one approver puts to another, as either of them or somebody else on call sees it. */
      readonly card: 'shift_proposal';
      readonly proposal: ShiftProposal;
      readonly viewer: ObjectId;
      readonly people: People;
      /** The one who is asked can't be reached in Teams. */
      readonly isUnreachable: boolean;
      readonly problem?: 'not_yours' | 'not_an_approver';
    }
  | { readonly card: 'shift_refused'; readonly refusal: ShiftRefusal; readonly zone: Zone };
