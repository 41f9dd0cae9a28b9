// Where a record that is verified comes from: the database, or an export of it.
import { AUDIT_START } from '../domain/audit.ts';
import type { AuditHead } from '../domain/audit.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import { digest } from '../keys.ts';
import { checkpointOf, readCheckpoints, verifyAudit } from '../storage/audit-record.ts';
import { walkAudit } from '../storage/audit-walk.ts';
import type { AuditVerification } from '../storage/audit-walk.ts';
import { openDatabase } from '../storage/database.ts';
import { exportedLines, firstExported } from './audit-export-lines.ts';

/** A record to verify. */
export interface VerifiedRecord {
  /** What its first line says it is linked to: in an export that begins later than the record, the entry before. */
  readonly behind: AuditHead;
  /** The checkpoints that it says were made: only a key tells whether they were. */
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  /** Walks along what comes behind `behind`; see {@link walkAudit}. */
  readonly verify: (remembered: readonly AuditHead[], behind: AuditHead) => Promise<AuditVerification>;
  readonly close: () => Promise<void>;
}

/** That of a database, beside a running service. */
export async function databaseRecord(url: string): Promise<VerifiedRecord> {
  const database = await openDatabase({ url, readOnly: true });
  return {
    behind: AUDIT_START,
    checkpoints: () => readCheckpoints(database),
    verify: (remembered) => verifyAudit(database, digest, remembered),
    close: () => database.close(),
  };
}

/** That of a file of `latchkey audit export`. Throws ARGUMENT_INVALID for one that is no export. */
export async function exportedRecord(file: string): Promise<VerifiedRecord> {
  const first = await firstExported(file);
  return {
    behind: first === undefined ? AUDIT_START : { sequence: first.sequence - 1, hash: first.previous },
    checkpoints: async () => {
      const found: Checkpoint[] = [];
      for await (const lines of exportedLines(file))
        found.push(...lines.flatMap((line) => (line === 'unreadable' ? [] : (checkpointOf(line) ?? []))));
      return found;
    },
    verify: (remembered, behind) =>
      walkAudit(exportedLines(file), { digest, remembered, behind, last: () => Promise.resolve(behind) }),
    close: () => Promise.resolve(),
  };
}
