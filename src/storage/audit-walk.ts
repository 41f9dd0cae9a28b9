import { setImmediate as othersTurn } from 'node:timers/promises';
import type { AuditHead, AuditLine, Digest } from '../domain/audit.ts';
import { faultOf, remembranceOf } from '../domain/audit-fault.ts';
import type { AuditFault } from '../domain/audit-fault.ts';

/** A line as far as people find it again by it. */
export type AuditPlace = Pick<AuditLine, 'sequence' | 'at' | 'request'>;

/** What a walk along the record found. `entries` are in order, and `head` is the last of them. */
export interface AuditVerification {
  readonly entries: number;
  readonly head: AuditHead;
  readonly fault?: AuditFault;
  /** Where the fault is: the last line before it that is in order, and the line that shows it, where there is one. */
  readonly where?: { readonly after?: AuditPlace; readonly line?: AuditPlace };
}

/** What a walk begins behind, and what it is held against. */
export interface Walk {
  readonly digest: Digest;
  /** Heads that were kept elsewhere; none lies before `behind`. */
  readonly remembered: readonly AuditHead[];
  /** What the first line is linked to. */
  readonly behind: AuditHead;
  /** The end of the record, should no line come. */
  readonly last: () => Promise<AuditHead>;
}

/**
 * Walks along lines of the record and stops at the first fault, which an `unreadable` line is. Lines cut off the end leave a chain that is in order, and so
 * does a record that was written anew from any line on: both are found only against heads that were `remembered` elsewhere.
 */
export async function walkAudit(
  batches: AsyncIterable<readonly (AuditLine | 'unreadable')[]>,
  { digest, remembered, behind, last }: Walk,
): Promise<AuditVerification> {
  const remembrance = remembranceOf(remembered);
  let head = behind;
  let after: AuditLine | undefined;
  const broken = (fault: AuditFault, line?: AuditLine): AuditVerification => ({
    entries: head.sequence - behind.sequence,
    head: { sequence: head.sequence, hash: head.hash },
    fault,
    where: {
      ...(after === undefined ? {} : { after: placeOf(after) }),
      ...(line === undefined ? {} : { line: placeOf(line) }),
    },
  });
  const early = remembrance.faultAt(behind);
  if (early !== undefined) return broken(early);
  for await (const lines of batches) {
    for (const line of lines) {
      if (line === 'unreadable') return broken({ kind: 'changed', sequence: head.sequence + 1 });
      const fault = faultOf(line, head, digest) ?? remembrance.faultAt(line);
      if (fault !== undefined) return broken(fault, line);
      head = line;
      after = line;
    }
    // An engine in this process answers at once: a long walk would keep everything else from its turn.
    await othersTurn();
  }
  const fault = remembrance.faultAfter(after ?? (await last()));
  if (fault !== undefined) return broken(fault);
  return { entries: head.sequence - behind.sequence, head: { sequence: head.sequence, hash: head.hash } };
}

const placeOf = ({ sequence, at, request }: AuditLine): AuditPlace => ({ sequence, at, request });
