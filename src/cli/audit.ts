import type { AuditFault, AuditHead } from '../domain/audit.ts';
import { ServiceError } from '../errors.ts';
import { digest } from '../keys.ts';
import { openDatabase } from '../storage/database.ts';
import { verifyAudit } from '../storage/audit-record.ts';
import type { AuditVerification } from '../storage/audit-record.ts';

/** `latchkey audit verify`: checks the whole chain beside a running service. True when it is unbroken. */
export async function runAuditVerify(options: {
  readonly url: string;
  readonly json: boolean;
  readonly head?: string;
}): Promise<boolean> {
  const remembered = options.head === undefined ? undefined : headFrom(options.head);
  const database = await openDatabase({ url: options.url, readOnly: true });
  try {
    const verification = await verifyAudit(database, digest, remembered);
    console.log(options.json ? JSON.stringify(verification) : wordsOf(verification));
    return verification.fault === undefined;
  } finally {
    await database.close();
  }
}

/** A head as this command prints it: the sequence number, a space or colon, the hash. */
function headFrom(text: string): AuditHead {
  const [, sequence, hash] = /^(\d{1,15})[: ]([0-9a-f]{64})$/u.exec(text.trim()) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw new ServiceError(
    'CONFIG_INVALID',
    `--head must be a number, a colon and 64 hex digits, not "${text}".`,
  );
}

function wordsOf({ entries, head, fault }: AuditVerification): string {
  if (fault !== undefined) return `AUDIT_CHAIN_BROKEN: ${faultWords(fault)}`;
  return `The audit record is unbroken: ${entries} entries, head ${head.sequence} ${head.hash}`;
}

function faultWords(fault: AuditFault): string {
  switch (fault.kind) {
    case 'missing':
      return `entry ${fault.sequence} is missing.`;
    case 'unlinked':
      return `entry ${fault.sequence} does not follow the entry before it.`;
    case 'changed':
      return `entry ${fault.sequence} was changed after it was written.`;
    case 'truncated':
      return `the record ends at entry ${fault.found.sequence}, though it once reached ${fault.expected.sequence}.`;
  }
}
