import type { AuditHead } from '../domain/audit.ts';
import type { AuditFault } from '../domain/audit-fault.ts';
import { formatNumber } from '../domain/request-number.ts';
import { ServiceError } from '../errors.ts';
import { digest } from '../keys.ts';
import { openDatabase } from '../storage/database.ts';
import { verifyAudit } from '../storage/audit-record.ts';
import type { AuditPlace, AuditVerification } from '../storage/audit-record.ts';

/** What `latchkey audit verify` is given. */
export interface VerifyOptions {
  readonly url: string;
  readonly json: boolean;
  /** Heads printed earlier, as text. */
  readonly heads: readonly string[];
}

/** `latchkey audit verify`: checks the whole chain beside a running service, and says where it is broken. */
export async function auditVerifyOutput(
  options: VerifyOptions,
): Promise<{ readonly text: string; readonly isUnbroken: boolean }> {
  const remembered = options.heads.map(headFrom);
  const database = await openDatabase({ url: options.url, readOnly: true });
  try {
    const verification = await verifyAudit(database, digest, remembered);
    const text = options.json ? JSON.stringify(verification) : wordsOf(verification);
    return { text, isUnbroken: verification.fault === undefined };
  } finally {
    await database.close();
  }
}

/** A head as this command prints it: the sequence number, a space or colon, the hash. */
function headFrom(text: string): AuditHead {
  const [, sequence, hash] = /^(\d{1,15})[: ]([0-9a-f]{64})$/u.exec(text.trim()) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw new ServiceError(
    'ARGUMENT_INVALID',
    `--head must be a number, a colon and 64 hex digits, not "${text}".`,
  );
}

function wordsOf({ entries, head, fault, where = {} }: AuditVerification): string {
  if (fault !== undefined) return `AUDIT_CHAIN_BROKEN: ${faultWords(fault, where)}`;
  return `The audit record is unbroken: ${entries} entries, head ${head.sequence} ${head.hash}`;
}

type Where = NonNullable<AuditVerification['where']>;

function faultWords(fault: AuditFault, { after, line }: Where): string {
  const before = after === undefined ? 'the beginning' : placeWords(after);
  switch (fault.kind) {
    case 'missing':
      return `entry ${fault.sequence} is missing: after ${before} comes ${line === undefined ? 'nothing' : placeWords(line)}.`;
    case 'unlinked':
      return `${lineWords(fault.sequence, line)} does not follow ${before}: a line was put in, taken out or moved here.`;
    case 'changed':
      return `${lineWords(fault.sequence, line)} was changed after it was written.`;
    case 'truncated':
      return `the record ends at ${before}, though it once reached entry ${fault.expected.sequence}.`;
    case 'rewritten':
      return `the record was written anew between entry ${fault.sequence} and ${lineWords(fault.found.sequence, line)}: its hash there is not the one that was kept.`;
  }
}

const lineWords = (sequence: number, line: AuditPlace | undefined): string =>
  line === undefined ? `entry ${sequence}` : placeWords(line);

function placeWords({ sequence, at, request }: AuditPlace): string {
  const of = request === null ? '' : `${formatNumber(request)}, `;
  return `entry ${sequence} (${of}${at})`;
}
