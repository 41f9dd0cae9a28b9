// What the workflows need from the world, in their own words. Adapters implement these; nothing here knows how.
import type { Digest } from '../domain/audit.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { Roster } from '../domain/on-call.ts';
import type { ObjectId, Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import type { NewDefault } from '../domain/default-method.ts';
import type { MethodList, MethodSurvey, PinnedMethod } from '../domain/method.ts';
import type { ResetPlan, ResetRules } from '../domain/reset-plan.ts';
import type { ChangeLog } from '../domain/recent-change.ts';
import type { RegistrationLog } from '../domain/registration.ts';
import type { SignInLog } from '../domain/sign-in-evidence.ts';
import type { ShiftsState } from '../domain/shifts-state.ts';
import type { Privilege } from '../domain/finding.ts';
import type {
  AuditLog,
  BrakeStore,
  CardCopy,
  ConversationStore,
  CopyStore,
  DeskCardStore,
  JobStore,
  OverrideStore,
  RecoveryContactStore,
  RequestStore,
  RetentionStore,
  ShiftProposalStore,
  TallyStore,
} from './storage-ports.ts';
import type { AuditRules, EntraLog, Witness } from './audit-ports.ts';
import type { People, View } from './view.ts';

/** The only source of time. */
export interface Clock {
  now(): Instant;
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
  /** What of the person's phones, manager or sign-in name was changed since that moment; never throws. */
  contactChanges(id: ObjectId, since: Instant): Promise<ChangeLog>;
  /** What the person registered since their reset at that moment, and whether from a usual place; never throws. */
  registrations(id: ObjectId, since: Instant): Promise<RegistrationLog>;
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

/** Why somebody on call could not even sign in to Teams: `gone` is not in the directory, or not any more. */
export type Unable = 'disabled' | 'gone';

/**
 * The people the configuration names, resolved in the directory at `readAt`, by which Approve is judged. Shifts have an age
 * of their own: they say whom to ask, not who may decide.
 */
export interface HelpdeskPeople {
  readonly readAt: Instant;
  /** Enabled members of the approver group and list. */
  readonly approvers: readonly Approver[];
  readonly roster: Roster;
  /** How well the roster's shifts are known; absent where the configuration file says who is on call. */
  readonly shifts?: ShiftsState;
  /** People of the roster, and of the group and list of approvers, who can't act. */
  readonly unable: ReadonlyMap<ObjectId, Unable>;
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
  /**
   * Posts a new message, with a notification unless `notify` is false. Throws TEAMS_UNREACHABLE, TEAMS_UNAVAILABLE, or TEAMS_THROTTLED where it has
   * to wait for long.
   */
  tell(to: ObjectId, view: View, notify?: boolean): Promise<Posted>;
  /**
   * Replaces the card of a message, `anew` even by the same one; `lost` when it can't be changed any more and a new message
   * may do instead, `gone` when the person is out of reach, their client changes no messages, or `look` finds nothing to show.
   * `look` is called when its turn has come, which may be never: where another repaint of the same card waits, that one does.
   * Throws TEAMS_UNAVAILABLE too when it takes longer than others should wait; it may then be painted all the same.
   */
  repaint(
    copy: CardCopy,
    look: () => Promise<View | undefined>,
    anew?: boolean,
  ): Promise<'repainted' | 'lost' | 'gone'>;
  /**
   * Whether a message would reach the person, found out without sending one; `unknown` when Teams doesn't say. Never throws
   * for what Teams answers.
   */
  reach(person: ObjectId): Promise<'reachable' | 'unreachable' | 'unknown'>;
}

/** The helpdesk's shared channel, where one is configured. It throws TEAMS_UNAVAILABLE or TEAMS_THROTTLED, which pass. */
export interface DeskChannel {
  /** Without a notification. `maybe_sent` when Teams didn't say whether it took the card; what throws was not sent. */
  post(view: View): Promise<Posted | 'unreachable' | 'maybe_sent'>;
  /** As {@link Notifier.repaint}; `gone` while the channel is out of reach. */
  repaint(place: Posted, look: () => Promise<View>): Promise<'repainted' | 'lost' | 'gone'>;
}

/** A mail as people read it: plain text, no link, no picture. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Mail from the configured mailbox. */
export interface Mailer {
  /** Throws GRAPH_* when Graph did not take it; it may then have been sent all the same. */
  send(mail: Mail): Promise<void>;
}

/** A view as a mail to somebody, for those who may be locked out of Teams. */
export interface MailNotifier {
  /** Throws GRAPH_* as {@link Mailer} does. */
  tell(address: string, view: View): Promise<void>;
}

/** What a pager is told: never a name, never evidence. `key` is the same each time one step of one request is told. */
export interface Page {
  readonly request: string;
  readonly step: number;
  readonly key: string;
}

/** The webhooks that steps of the escalation policy name, where Teams would not wake anybody. */
export interface Pager {
  /** Throws PAGER_UNANSWERED when it may be tried again, with how long to wait where that was said, and PAGER_REFUSED else. */
  page(page: Page): Promise<void>;
}

/** Keyed hashing under the service's secret; see `domain/call-back-code.ts`. */
export interface Keys {
  readonly keyedHash: (text: string) => Uint8Array;
  /** A short keyed hash of a phone number or employee id, for recognising it later without keeping it. */
  readonly fingerprint: (text: string) => string;
  readonly equal: (a: string, b: string) => boolean;
  readonly digest: Digest;
  /** 128 random bits in lower-case hex. */
  readonly salt: () => string;
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
  readonly limits: ActivityLimits;
  readonly retention: { readonly requests: Duration };
  readonly audit: AuditRules;
}

/** What is ordinary: more of it raises the tier and alarms. */
export interface ActivityLimits {
  readonly perRequesterPerDay: number;
  readonly perHelpdeskPerHour: number;
  readonly perSubjectCoolDown: Duration;
  readonly recentChange: Duration;
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
  readonly shiftProposals: ShiftProposalStore;
  readonly tallies: TallyStore;
  readonly recoveryContacts: RecoveryContactStore;
  readonly retention: RetentionStore;
  readonly audit: AuditLog;
  readonly directory: Directory;
  readonly methods: AuthenticationMethods;
  readonly helpdesk: HelpdeskPeopleSource;
  readonly notifier: Notifier;
  readonly desk?: DeskChannel;
  readonly deskCards: DeskCardStore;
  readonly mail: MailNotifier;
  readonly pager: Pager;
  readonly entraLog: EntraLog;
  /** Absent without a key to sign with. */
  readonly witness?: Witness;
  readonly keys: Keys;
  readonly bell: Bell;
  readonly log: Log;
  readonly rulebook: Rulebook;
}
