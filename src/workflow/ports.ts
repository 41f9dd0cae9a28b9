// What the workflows need from the world, in their own words. Adapters implement these; nothing here knows how.
import type { AuditFact, AuditHead } from '../domain/audit.ts';
import type { Brake } from '../domain/brake.ts';
import type { Effect, PlannedEffect } from '../domain/effect.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { Override, Roster } from '../domain/on-call.ts';
import type { ObjectId, Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import type { Draft, Request } from '../domain/request.ts';
import type { NewDefault } from '../domain/default-method.ts';
import type { MethodList, MethodSurvey, PinnedMethod } from '../domain/method.ts';
import type { ResetPlan, ResetRules } from '../domain/reset-plan.ts';
import type { SignInLog } from '../domain/sign-in-evidence.ts';
import type { Privilege } from '../domain/verification.ts';
import type { People, Role, View } from './view.ts';

/** The only source of time. */
export interface Clock {
  now(): Instant;
}

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
}

/** The first save of a request. */
export type Opening = Pick<Change, 'facts' | 'effects'> & { readonly request: Draft };

/** `conflict`: somebody saved in between. `subject_taken`: another open request holds the subject (I5). */
export type CommitResult = 'committed' | 'conflict' | 'subject_taken';

/** Requests, and the one way to change them. */
export interface RequestStore {
  byNumber(number: number): Promise<Stored<Request> | undefined>;
  draftOf(requester: ObjectId): Promise<Stored<Request> | undefined>;
  /** The open request that holds this subject. */
  holding(subject: ObjectId): Promise<Stored<Request> | undefined>;
  /** Newest first. */
  ofRequester(requester: ObjectId, limit: number): Promise<readonly Request[]>;
  /** When a request of this subject last removed a method. */
  lastRemoval(subject: ObjectId): Promise<Instant | undefined>;
  /** Saves a new draft under the next number, at version 1; `draft_taken` when the requester already has one. */
  open(build: (number: number) => Opening): Promise<Stored<Draft> | 'draft_taken'>;
  /** Saves as version `expected + 1` if nobody saved in between. */
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
  /** Leases up to `limit` jobs that are due and not leased by anybody else, in order of due time. */
  lease(ask: {
    readonly now: Instant;
    readonly until: Instant;
    readonly owner: string;
    readonly limit: number;
  }): Promise<readonly Job[]>;
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
  /**
   * Ends the leases of workers that are gone for certain, so that their jobs go on now and not when the leases run out.
   * For the start of a process only: where one process writes at a time that is every lease, elsewhere none.
   */
  reclaim(): Promise<void>;
  /** When the next waiting job is due. */
  nextDue(): Promise<Instant | undefined>;
}

/** A card that was posted: where it is and whose view it shows. */
export interface CardCopy {
  readonly number: number;
  readonly person: ObjectId;
  readonly role: Role;
  readonly conversation: string;
  readonly activity: string;
}

/** Posted copies of cards, so that all can be repainted. */
export interface CopyStore {
  add(copy: CardCopy): Promise<void>;
  of(number: number): Promise<readonly CardCopy[]>;
  remove(copy: CardCopy): Promise<void>;
}

/** Where a person can be reached; `reference` is opaque to everything but the Teams adapter. */
export interface ConversationStore {
  save(person: ObjectId, reference: string): Promise<void>;
  of(person: ObjectId): Promise<string | undefined>;
  forget(person: ObjectId): Promise<void>;
}

/** The halt and the freezes in force. Reads go to the database every time (I11). */
export interface BrakeStore {
  halt(): Promise<Brake | undefined>;
  freezeOf(subject: ObjectId): Promise<Brake | undefined>;
  /** Sets or changes a brake, with its audit fact, in one transaction; false when it changed in between. */
  set(brake: Brake, replacing: Brake | undefined, facts: readonly AuditFact[]): Promise<boolean>;
  /** Lifts a brake with its audit fact; false when it changed in between. */
  lift(brake: Brake, facts: readonly AuditFact[]): Promise<boolean>;
}

/** What is saved together with a changed shift. */
export type ShiftChange = Pick<Change, 'facts' | 'effects'>;

/** Who stands in for whom by the chat; those of the configuration file are in the roster. */
export interface OverrideStore {
  /** Those that end after `from`, the oldest first. */
  current(from: Instant): Promise<readonly Override[]>;
  /** `conflict` when another one of the same rotation overlaps it; then nothing is saved. */
  add(override: Override, change: ShiftChange): Promise<'added' | 'conflict'>;
  /** Ends one earlier; false, with nothing saved, when it ended or changed in between. */
  end(override: Override, at: Instant, change: ShiftChange): Promise<boolean>;
}

/** The record. Entries are otherwise appended by the stores above, inside their transactions. */
export interface AuditLog {
  append(fact: AuditFact): Promise<void>;
  head(): Promise<AuditHead>;
}

/** What a directory search found. */
export interface SearchResult {
  /** Best match first, five at most. */
  readonly people: readonly Person[];
  /** Whether one person matches exactly: by address, sign-in name or full name. */
  readonly exact: boolean;
  /** The address searched for is an older one of the person found. */
  readonly formerAddress: boolean;
  /** A deleted account matches. */
  readonly deleted?: { readonly id: ObjectId; readonly displayName: string };
}

/** People, read from the directory at the moment of asking. Throws GRAPH_* when it can't be read. */
export interface Directory {
  search(text: string): Promise<SearchResult>;
  /** Undefined when no such account exists (any more). */
  person(id: ObjectId): Promise<Person | undefined>;
  /** `unknown` when any query that applies to this tenant failed; the operator's log says which (I4). */
  privilege(id: ObjectId): Promise<Exclude<Privilege, 'deny_listed'>>;
  /** The sign-in log since that moment, newest first; never throws, since a log that can't be read is no reason to stop. */
  signIns(id: ObjectId, since: Instant): Promise<SignInLog>;
  /** Names for cards, from memory where fresh; who can't be read in time is left out, never an error. */
  names(ids: readonly ObjectId[]): Promise<People>;
}

/** Graph's answer to one change. `graphRequestId` is Graph's own id of it, or the client's where none came. */
export type ChangeAnswer = { readonly graphRequestId: string } & (
  | { readonly kind: 'done' }
  | { readonly kind: 'not_found' }
  /** It is the default while others remain (400). */
  | { readonly kind: 'is_default' }
  /** 409, 412 and 429: the call was not carried out; ask again after so many seconds. */
  | { readonly kind: 'busy'; readonly retryAfterSeconds?: number }
  /** A time-out, a 5xx or a dropped connection: it may have happened. */
  | { readonly kind: 'unknown'; readonly retryAfterSeconds?: number }
  /** `permission` is the one to grant. */
  | { readonly kind: 'forbidden'; readonly permission: string }
  | { readonly kind: 'refused'; readonly status: number }
);

/**
 * The subject's authentication methods in Graph. Reading throws GRAPH_* when Graph gives no list, and is undefined when
 * there is no such account (any more). Changes are one attempt each, never repeated by themselves.
 */
export interface AuthenticationMethods {
  /** For planning: with the default and what can't be seen. */
  survey(subject: ObjectId): Promise<MethodSurvey | undefined>;
  /** For looking again: every kind that is to go by the plan must be seen, or this throws GRAPH_FORBIDDEN. */
  list(subject: ObjectId, plan: Pick<ResetPlan, 'remove' | 'keep'>): Promise<MethodList | undefined>;
  /** Deletes the method, or deactivates a hardware token. */
  remove(subject: ObjectId, method: PinnedMethod): Promise<ChangeAnswer>;
  /** May be repeated. */
  changeDefault(subject: ObjectId, to: NewDefault): Promise<ChangeAnswer>;
  /** Signs the person out everywhere; may be repeated. */
  revokeSessions(subject: ObjectId): Promise<ChangeAnswer>;
}

/** An approver as far as deciding needs. */
export type Approver = Pick<Person, 'id' | 'displayName' | 'employeeId' | 'accountEnabled'>;

/** The people the configuration names, resolved in the directory at `readAt`. */
export interface HelpdeskPeople {
  readonly readAt: Instant;
  /** Enabled members of the approver group and list. */
  readonly approvers: readonly Approver[];
  readonly roster: Roster;
  readonly securityContacts: readonly ObjectId[];
  /** Of approvers and of everybody the configuration names, where the directory holds one. */
  readonly employeeIds: ReadonlyMap<ObjectId, string>;
  readonly samePerson: readonly (readonly ObjectId[])[];
  readonly denyList: readonly ObjectId[];
  readonly sensitive: readonly ObjectId[];
}

/** Approvers, rotations and lists. */
export interface HelpdeskPeopleSource {
  /**
   * The last one read; a click is judged against it. Throws only when none was ever read: GRAPH_*, or CONFIG_INVALID
   * when a list that protects people names nobody.
   */
  last(): Promise<HelpdeskPeople>;
  /** Reads anew; throws GRAPH_* when that fails, or CONFIG_INVALID as above. */
  read(): Promise<HelpdeskPeople>;
}

/** How a posted message can be found again. */
export interface Posted {
  readonly conversation: string;
  readonly activity: string;
}

/** Messages to people in Teams. */
export interface Notifier {
  /** Posts a new message with a notification. Throws TEAMS_UNREACHABLE or TEAMS_UNAVAILABLE. */
  tell(to: ObjectId, view: View): Promise<Posted>;
  /** Replaces the card of a message, `anew` even by the same one; `gone` when it can't be changed any more. */
  repaint(copy: CardCopy, view: View, anew?: boolean): Promise<'repainted' | 'gone'>;
}

/** Keyed hashing under the service's secret; see `domain/call-back-code.ts`. */
export interface Keys {
  readonly keyedHash: (text: string) => Uint8Array;
  /** A short keyed hash of a phone number or employee id, for recognising it later without keeping it. */
  readonly fingerprint: (text: string) => string;
  readonly equal: (a: string, b: string) => boolean;
}

/** Wakes the worker: something was saved that is due now. */
export interface Bell {
  ring(): void;
}

/** Where workflows say what an operator should know. Never a code, token, name or phone number. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** The parts of the configuration that workflows follow. */
export interface Rulebook {
  readonly policy: Policy;
  readonly reset: ResetRules;
  readonly perSubjectCoolDown: Duration;
}

/** Everything the workflows are given. Each of them names the ports it uses. */
export interface Ports {
  readonly clock: Clock;
  readonly requests: RequestStore;
  readonly jobs: JobStore;
  readonly copies: CopyStore;
  readonly conversations: ConversationStore;
  readonly brakes: BrakeStore;
  readonly overrides: OverrideStore;
  readonly audit: AuditLog;
  readonly directory: Directory;
  readonly methods: AuthenticationMethods;
  readonly helpdesk: HelpdeskPeopleSource;
  readonly notifier: Notifier;
  readonly keys: Keys;
  readonly bell: Bell;
  readonly log: Log;
  readonly rulebook: Rulebook;
}
