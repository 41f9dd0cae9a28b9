// What keeps the record honest: a key, places elsewhere, and Entra's own log.
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { RemovalLog } from '../domain/reconciliation.ts';

/** Entra's own log of what our application did. */
export interface EntraLog {
  /** Removals of that span; never throws. */
  removals(from: Instant, until: Instant): Promise<RemovalLog>;
}

/** Signs heads of the record, and puts them where the user of the database can't reach. */
export interface Witness {
  sign(head: Omit<Checkpoint, 'key' | 'signature'>): Checkpoint;
  isSignedByUs(checkpoint: Checkpoint): boolean;
  /** Adds it to the file, where one is configured; throws CHECKPOINT_UNPUBLISHED. */
  write(checkpoint: Checkpoint): Promise<void>;
  /** The newest one in the file, whoever signed it: the user of the database can't write there. */
  newest(): Promise<Checkpoint | undefined>;
  readonly hasWebhook: boolean;
  /** Throws CHECKPOINT_UNPUBLISHED, with how long to wait where that was said. */
  send(checkpoint: Checkpoint): Promise<void>;
}

/** How often the record is signed and compared with Entra's log, and how long that log may lag. */
export interface AuditRules {
  readonly checkpointEvery: Duration;
  readonly reconcileEvery: Duration;
  readonly settledAfter: Duration;
}
