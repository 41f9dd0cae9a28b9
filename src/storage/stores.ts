import type { Digest } from '../domain/audit.ts';
import type {
  AuditLog,
  BrakeStore,
  ConversationStore,
  CopyStore,
  JobStore,
  OverrideStore,
  RequestStore,
} from '../workflow/ports.ts';
import { appendFacts, createAuditLog } from './audit-record.ts';
import { createBrakeStore } from './brake-store.ts';
import { createConversationStore } from './conversation-store.ts';
import { createCopyStore } from './copy-store.ts';
import type { Database } from './database.ts';
import { createJobStore } from './job-store.ts';
import { createOverrideStore } from './override-store.ts';
import { createRequestStore } from './request-store.ts';

/** Everything the workflows keep. */
export interface Stores {
  readonly requests: RequestStore;
  readonly jobs: JobStore;
  readonly copies: CopyStore;
  readonly conversations: ConversationStore;
  readonly brakes: BrakeStore;
  readonly overrides: OverrideStore;
  readonly audit: AuditLog;
}

/** The stores over one migrated database; `digest` is SHA-256 in lower-case hex and links the record. */
export function createStores(database: Database, { digest }: { readonly digest: Digest }): Stores {
  const append = appendFacts(database.dialect, digest);
  return {
    requests: createRequestStore(database, append),
    jobs: createJobStore(database),
    copies: createCopyStore(database),
    conversations: createConversationStore(database),
    brakes: createBrakeStore(database, append),
    overrides: createOverrideStore(database, append),
    audit: createAuditLog(database, append),
  };
}
