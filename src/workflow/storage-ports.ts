// What the workflows keep, in their own words. The stores implement these; nothing here knows how.
import type { AuditFact, AuditHead } from '../domain/audit.ts';
import type { AuditFault } from '../domain/audit-fault.ts';
import type { Brake, Freeze, Halt } from '../domain/brake.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { Effect, PlannedEffect } from '../domain/effect.ts';
import type { ErasableText } from '../domain/erasable-text.ts';
import type { Instant } from '../domain/instant.ts';
import type { Pool } from '../domain/lane.ts';
import type { Override } from '../domain/override.ts';
import type { ObjectId } from '../domain/person.ts';
import type { RecoveryContact } from '../domain/recovery-contact.ts';
import type { Draft, Request } from '../domain/request.ts';
import type { RecordedRemoval } from '../domain/reconciliation.ts';
import type { ShiftProposal } from '../domain/shift-proposal.ts';
import type { Counted, Tally } from '../domain/tally.ts';
import type { Role } from './view.ts';

/** A value with the version it was read at, for compare-and-set. */
export interface Stored<Value> {
  readonly value: Value;
  readonly version: number;
}

/**
 * One change of one request: saved together or not at all. `expected` is the version that was read.
 */
export interface Change {
  readonly request: Request;
  readonly expected: number;
  readonly facts: readonly AuditFact[];
  readonly effects: readonly PlannedEffect[];
  /** A brake that this change sets (a freeze). */
  readonly brake?: Brake;
  /** Not to be saved while a halt, or a freeze of that subject, is in force when the change is (I11). */
  readonly unlessBraked?: ObjectId;
  readonly tallies: readonly Tally[];
}

/** The first save of a request. */
export type Opening = Pick<Change, 'facts' | 'effects'> & { readonly request: Draft };

/** `conflict`: somebody saved in between, or pulled a brake that holds this up. `subject_taken`: another open request holds the subject (I5). */
export type CommitResult = 'committed' | 'conflict' | 'subject_taken';

/** Requests, and the one way to change them. */
export interface RequestStore {
  byNumber(number: number): Promise<Stored<Request> | undefined>;
  draftOf(requester: ObjectId): Promise<Stored<Request> | undefined>;
  /** The open request that holds this subject. */
  holding(subject: ObjectId): Promise<Stored<Request> | undefined>;
  /** Newest first. */
  ofRequester(requester: ObjectId, limit: number): Promise<readonly Request[]>;
  /** Numbers of all requests that are not over, drafts apart. */
  underWay(): Promise<readonly number[]>;
  /** What waits for approvers, the oldest first and at most `limit` of them; without requests by or about `except`. */
  waiting(ask: { readonly except: ObjectId; readonly limit: number }): Promise<{
    readonly count: number;
    readonly requests: readonly Request[];
  }>;
  /** Everybody who ever asked for that subject, past a draft; purged requests are forgotten. */
  requestersFor(subject: ObjectId): Promise<readonly ObjectId[]>;
  /** When a request of this subject last removed a method. */
  lastRemoval(subject: ObjectId): Promise<Instant | undefined>;
  /** Saves a new draft under the next number, at version 1; `draft_taken` when the requester already has one. */
  open(build: (number: number) => Opening): Promise<Stored<Draft> | 'draft_taken'>;
  /** Saves as version `expected + 1` if nobody saved in between, and no brake holds it up. */
  commit(change: Change): Promise<CommitResult>;
}

/**
 * A leased job. `attempts` counts this lease too and fences late completions; `failures` counts only the times it threw,
 * since a job that waits is leased again and again without anything being wrong.
 */
export interface Job {
  readonly id: number;
  readonly key: string;
  readonly effect: Effect;
  readonly attempts: number;
  readonly failures: number;
  readonly owner: string;
  readonly dueAt: Instant;
}

/** Effects waiting to be carried out; the outbox and the timers in one. */
export interface JobStore {
  /**
   * Leases due jobs of lanes in which nothing is leased, the first of each and at most so many of each pool, in order of due
   * time. So a lane is carried out in order and by one hand at a time, however many processes there are.
   */
  lease(ask: {
    readonly now: Instant;
    readonly until: Instant;
    readonly owner: string;
    readonly room: Readonly<Partial<Record<Pool, number>>>;
  }): Promise<readonly Job[]>;
  /** Moves the end of these leases. Returns the ids of the jobs that this owner still has. */
  renew(ask: {
    readonly owner: string;
    readonly jobs: readonly Job[];
    readonly until: Instant;
  }): Promise<ReadonlySet<number>>;
  /** Ends the leases that are still held, as if these jobs had never been leased, but for their attempts. */
  release(jobs: readonly Job[]): Promise<void>;
  /** False when the lease was lost: another worker has the job now. */
  complete(job: Job, now: Instant): Promise<boolean>;
  /** For a job that waits, which is no failure. */
  postpone(job: Job, dueAt: Instant): Promise<boolean>;
  /** Counts a failure; the job is tried again at `dueAt`. */
  fail(job: Job, dueAt: Instant, problem: string): Promise<boolean>;
  /** Puts the job aside for good, visibly. */
  abandon(job: Job, now: Instant, problem: string): Promise<boolean>;
  /** Adds effects; keys that exist already are left as they are. */
  add(effects: readonly PlannedEffect[]): Promise<void>;
  /** Adds effects with what the record says of them, in one transaction; false, with nothing saved, when the first key exists. */
  addOnce(change: SideChange): Promise<boolean>;
  /**
   * Ends the leases of workers that are gone for certain, so that their jobs go on now and not when the leases run out.
   * For the start of a process only: where one process writes at a time that is every lease, elsewhere none.
   */
  reclaim(): Promise<void>;
  /** When, after that moment, the next waiting job is due or the next lease ends. */
  nextDue(after?: Instant): Promise<Instant | undefined>;
}

/** A card that was posted: where it is and whose view it shows. */
export interface CardCopy {
  readonly number: number;
  readonly person: ObjectId;
  readonly role: Role;
  readonly conversation: string;
  readonly activity: string;
  /** `stand_in`: posted in place of one that could not be changed any more, which happens once and not again. */
  readonly standing: 'first' | 'stand_in';
}

/** A posted card as it is found by its message; one that was `replaced` is painted no more. */
export type FoundCopy = Omit<CardCopy, 'standing'> & { readonly standing: CardCopy['standing'] | 'replaced' };

/** Posted copies of cards, so that all can be repainted. */
export interface CopyStore {
  /** The message as a copy of that request; what is known of its standing stays. */
  add(copy: CardCopy): Promise<void>;
  /** Those that are painted with the request, in the order they were posted. */
  of(number: number): Promise<readonly CardCopy[]>;
  at(place: Pick<CardCopy, 'conversation' | 'activity'>): Promise<FoundCopy | undefined>;
  /** A newer message stands in for it: it is painted no more. */
  replace(copy: CardCopy): Promise<void>;
  remove(copy: CardCopy): Promise<void>;
}

/** The shared card of a request in the desk channel, or that one may be there, since Teams didn't say whether it took it. */
export type DeskCard = Pick<CardCopy, 'number' | 'conversation' | 'activity' | 'standing'> | DeskClaim;

/** `maybe_sent`: the first card; `stand_in_maybe_sent`: the one in place of it, after which no other is posted. */
export interface DeskClaim {
  readonly number: number;
  readonly standing: 'maybe_sent' | 'stand_in_maybe_sent';
}

/** At most one such card per request. */
export interface DeskCardStore {
  of(number: number): Promise<DeskCard | undefined>;
  /** Before a card is posted. False, with nothing saved, unless the card before, or that there is none, stands as it is said here. */
  claim(claim: DeskClaim, before: DeskCard['standing'] | undefined): Promise<boolean>;
  /**
   * What became of a claim: the card that was posted, or what stood before it where none was sent for certain. Saves nothing
   * where that claim stands no more: somebody else went on from it, whose word counts.
   */
  settle(claim: DeskClaim, card: DeskCard | undefined): Promise<void>;
}

/** Where a person can be reached; `reference` is opaque to everything but the Teams adapter. */
export interface ConversationStore {
  save(person: ObjectId, reference: string): Promise<void>;
  of(person: ObjectId): Promise<string | undefined>;
  forget(person: ObjectId): Promise<void>;
}

/** The halt and the freezes in force. Reads go to the database every time (I11). */
export interface BrakeStore {
  halt(): Promise<Halt | undefined>;
  freezeOf(subject: ObjectId): Promise<Freeze | undefined>;
  /** Sets or changes a brake, with what belongs to it, in one transaction; false when it changed in between. */
  set(brake: Brake, replacing: Brake | undefined, change: BrakeChange): Promise<boolean>;
  /** Lifts a brake with what belongs to it; false when it changed in between. */
  lift(brake: Brake, change: BrakeChange): Promise<boolean>;
}

/** What is saved together with a brake. */
export interface BrakeChange extends Pick<Change, 'facts'> {
  readonly effects?: readonly PlannedEffect[];
  readonly text?: ErasableText;
  readonly tallies?: readonly Tally[];
}

/** Counts per person. */
export interface TallyStore {
  /**
   * Over how many requests it was counted since that moment; without `who` of everybody. `except` is left out. `orStill` counts
   * a request under another name too, unless it was counted under `until` by then or later.
   */
  count(ask: {
    readonly what: Counted;
    readonly orStill?: { readonly what: Counted; readonly until: Counted };
    readonly who?: ObjectId;
    readonly since: Instant;
    readonly except?: number;
  }): Promise<number>;
}

/** Whom people chose to vouch for them one day. */
export interface RecoveryContactStore {
  /** Of one person, the oldest first, those too that don't count yet. */
  of(subject: ObjectId): Promise<readonly RecoveryContact[]>;
  /** `too_many` when the person has as many as one may have; nothing is saved then, nor when that one is set already. */
  set(contact: RecoveryContact, change: SideChange): Promise<'set' | 'already' | 'too_many'>;
  /** False, with nothing saved, when that one is not set any more. */
  remove(contact: Omit<RecoveryContact, 'setAt'>, change: SideChange): Promise<boolean>;
}

/** What is deleted, by age or for one person. The record stays: it holds object ids and seals, never names or words. */
export interface RetentionStore {
  /**
   * Deletes requests that ended before that moment with everything kept about them: copies of cards, jobs that are over,
   * counts, shifts that were stood in for, and the words of people from that time; a request that a freeze in force rests on
   * stays. A `fact` goes into the record for each round that deleted any; returns those that were saved, for a round may be tried
   * again.
   */
  purge(before: Instant, fact: (requests: number) => AuditFact): Promise<readonly AuditFact[]>;
  /**
   * Deletes what is kept about one person: ended requests they asked for or are the subject of, where the bot reaches them,
   * their recovery contacts and themselves as one, counts and words. `open_request`: nothing, while a request of theirs is
   * under way, their account is frozen, or an alarm about them still waits. Requests of others in which they had a part stay until
   * they are purged, and so does what they set that is in force.
   */
  erase(person: ObjectId, fact: AuditFact): Promise<'erased' | 'open_request'>;
}

/** What is saved together with something that is no request. */
export type SideChange = Pick<Change, 'facts' | 'effects'>;

/** Who stands in for whom by the chat; those of the configuration file are in the roster. */
export interface OverrideStore {
  /** Those that end after `from`, the oldest first; one that was ended before it began is none of them after that. Changed by {@link ShiftProposalStore.commit} only. */
  current(from: Instant): Promise<readonly Override[]>;
}

/** One change of who is on call by the chat: saved together or not at all. */
export interface ShiftChange extends SideChange {
  readonly at: Instant;
  readonly opens?: readonly ShiftProposal[];
  /** Proposals as they are now, each with the version it was read at. */
  readonly settles?: readonly Stored<ShiftProposal>[];
  readonly adds?: readonly Override[];
  /** Overrides that end at that moment, or never begin where they are still to come. */
  readonly ends?: readonly Override[];
}

/** What approvers put to each other about their shifts, and the one way to change who is on call by the chat. */
export interface ShiftProposalStore {
  byId(id: string): Promise<Stored<ShiftProposal> | undefined>;
  /** Those somebody asked for or is asked about that may still matter after `from`, the oldest first. */
  of(person: ObjectId, from: Instant): Promise<readonly Stored<ShiftProposal>[]>;
  /**
   * `conflict`: a proposal or override was changed in between, or an override contradicts another; `asked_already`: the same
   * waits for an answer. Nothing is saved then.
   */
  commit(change: ShiftChange): Promise<'committed' | 'conflict' | 'asked_already'>;
}

/** An entry about a checkpoint; without it where the entry was changed so that it can't be read. */
export interface RecordedCheckpoint extends AuditHead {
  readonly previous: string;
  readonly checkpoint?: Checkpoint;
}

/** The record. Entries are otherwise appended by the stores above, inside their transactions. */
export interface AuditLog {
  append(fact: AuditFact): Promise<void>;
  head(): Promise<AuditHead>;
  /** The last entry about that request. */
  lastAbout(request: number): Promise<AuditHead | undefined>;
  /** The newest entry that says a checkpoint was made, also one that can't be read. */
  lastCheckpoint(): Promise<RecordedCheckpoint | undefined>;
  /** The removals of that span that the record tells of. */
  removals(from: Instant, until: Instant): Promise<readonly RecordedRemoval[]>;
  /** The first entry, and the newest that says up to when removals were compared. */
  reconciledUntil(): Promise<{ readonly first?: Instant; readonly until?: Instant }>;
  /** Whether an entry behind that head says that the record was found broken. */
  isSaidBroken(since: AuditHead): Promise<boolean>;
  /** What is wrong with the record from that head on, with the head itself. */
  faultSince(head: AuditHead): Promise<AuditFault | undefined>;
}
