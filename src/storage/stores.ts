import type { Digest } from '../domain/audit.ts';
import type {
  AuditLog,
  BrakeStore,
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
} from '../workflow/storage-ports.ts';
import { appendFacts, createAuditLog } from './audit-record.ts';
import { readRemovals } from './audit-removals.ts';
import { createBrakeStore } from './brake-store.ts';
import { createConversationStore } from './conversation-store.ts';
import { createCopyStore } from './copy-store.ts';
import { createDeskCardStore } from './desk-card-store.ts';
import type { Database } from './database.ts';
import { createJobStore } from './job-store.ts';
import { createOverrideStore } from './override-store.ts';
import { createRecoveryContactStore } from './recovery-contact-store.ts';
import { createRequestStore } from './request-store.ts';
import { createRetentionStore } from './retention-store.ts';
import { createShiftProposalStore } from './shift-proposal-store.ts';
import { createTallyStore } from './tally-store.ts';

/** Everything the workflows keep. */
export interface Stores {
  readonly requests: RequestStore;
  readonly jobs: JobStore;
  readonly copies: CopyStore;
  readonly deskCards: DeskCardStore;
  readonly conversations: ConversationStore;
  readonly brakes: BrakeStore;
  readonly overrides: OverrideStore;
  readonly shiftProposals: ShiftProposalStore;
  readonly tallies: TallyStore;
  readonly recoveryContacts: RecoveryContactStore;
  readonly retention: RetentionStore;
  readonly audit: AuditLog;
}

/** The stores over one migrated database; `digest` is SHA-256 in lower-case hex and links the record. */
export function createStores(database: Database, { digest }: { readonly digest: Digest }): Stores {
  const append = appendFacts(database.dialect, digest);
  return {
    requests: createRequestStore(database, append),
    jobs: createJobStore(database, append),
    copies: createCopyStore(database),
    deskCards: createDeskCardStore(database),
    conversations: createConversationStore(database),
    brakes: createBrakeStore(database, append),
    overrides: createOverrideStore(database),
    shiftProposals: createShiftProposalStore(database, append),
    tallies: createTallyStore(database),
    recoveryContacts: createRecoveryContactStore(database, append),
    retention: createRetentionStore(database, append),
    audit: {
      ...createAuditLog(database, append, digest),
      removals: (from, until) => readRemovals(database, from, until),
    },
  };
}
