import type { Generated, Kysely } from 'kysely';

/** One row per request. `data` is the request as JSON; the other columns are drawn from it to search by. */
export interface RequestTable {
  number: number;
  version: number;
  status: string;
  requester: string;
  subject: string | null;
  /** 1 while the request holds its subject, else 0. */
  holds_subject: number;
  /** When this request last removed a method. */
  last_removal_at: string | null;
  /** Null until the request is over. */
  ended_at: string | null;
  data: string;
}

/** Numbers handed out one by one; `value` is the last one given. */
export interface CounterTable {
  name: string;
  value: number;
}

/** Effects to be carried out. A job waits while both `done_at` and `failed_at` are null. */
export interface JobTable {
  id: Generated<number>;
  key: string;
  kind: string;
  /** The effect as JSON. */
  effect: string;
  /** Jobs of one lane are carried out one after the other; see `domain/lane.ts`. */
  lane: Generated<string>;
  pool: Generated<string>;
  /** Number of the request that the effect belongs to, where it belongs to one. */
  request: number | null;
  due_at: string;
  lease_until: string | null;
  owner: string | null;
  /** How often it was leased. */
  attempts: number;
  failures: Generated<number>;
  done_at: string | null;
  failed_at: string | null;
  problem: string | null;
}

/** The hash-chained record, append-only. `event` is canonical JSON, `kind` its kind to search by. */
export interface AuditTable {
  sequence: number;
  at: string;
  request: number | null;
  kind: string;
  event: string;
  previous: string;
  hash: string;
}

export interface CardCopyTable {
  id: Generated<number>;
  number: number;
  person: string;
  role: string;
  conversation: string;
  activity: string;
  standing: Generated<string>;
}

/** The shared card of each request in the desk channel. */
export interface DeskCardTable {
  number: number;
  conversation: string | null;
  activity: string | null;
  standing: string;
}

export interface ConversationTable {
  person: string;
  reference: string;
}

/** Brakes in force: `halt`, and `freeze:` with the subject. `data` is canonical JSON, so that equal brakes are equal text. */
export interface BrakeTable {
  key: string;
  data: string;
}

/** Who stands in for whoever a rotation names, by the chat. `ends_at` is moved when a shift is given back. */
export interface OverrideTable {
  id: Generated<number>;
  rotation: string;
  kind: string;
  who: string;
  /** Whom `who` stands in for; null for everybody, or in addition. */
  instead: string | null;
  starts_at: string;
  ends_at: string;
}

/** What one approver puts to another about their shifts. `data` is the proposal as JSON, without its version. */
export interface ShiftProposalTable {
  id: string;
  version: number;
  status: string;
  asker: string;
  colleague: string;
  /** From when on nothing of it can matter any more. */
  over_at: string;
  data: string;
}

/** Counts per person; a request counts once, however often it is in here. */
export interface TallyTable {
  what: string;
  who: string;
  number: number;
  at: string;
}

/** Whom `subject` chose to vouch for them one day. */
export interface RecoveryContactTable {
  id: Generated<number>;
  subject: string;
  contact: string;
  set_at: string;
}

/** Words of `who` that the record holds a seal of. */
export interface ErasableTextTable {
  seal: string;
  salt: string;
  text: string;
  who: string;
  at: string;
}

/** Every step of the schema that was made. */
export interface SchemaVersionTable {
  version: number;
  name: string;
  /** Releases that know this version or a later one can work on the schema after this step. */
  works_from: Generated<number>;
}

/** Every table. Moments are ISO 8601 text as in `Instant`, on every engine. */
export interface Tables {
  requests: RequestTable;
  counters: CounterTable;
  jobs: JobTable;
  audit_entries: AuditTable;
  card_copies: CardCopyTable;
  desk_cards: DeskCardTable;
  conversations: ConversationTable;
  brakes: BrakeTable;
  overrides: OverrideTable;
  shift_proposals: ShiftProposalTable;
  tallies: TallyTable;
  recovery_contacts: RecoveryContactTable;
  erasable_texts: ErasableTextTable;
  schema_versions: SchemaVersionTable;
}

/** Where statements are run: a transaction, or the database itself for a single statement. */
export type Queries = Kysely<Tables>;
