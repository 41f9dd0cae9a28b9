// What `latchkey audit verify` says in words.
import type { AuditFault } from '../domain/audit-fault.ts';
import { formatNumber } from '../domain/request-number.ts';
import type { AuditPlace, AuditVerification } from '../storage/audit-walk.ts';
import type { VerifyResult } from './audit-verify.ts';

/** The verdict first, then what it rests on. */
export function resultWords(result: VerifyResult): string {
  const { head, fault, where = {}, compared } = result;
  const verdict =
    fault === undefined
      ? `The audit record is unbroken: ${spanWords(result)}, head ${head.sequence} ${head.hash}`
      : `AUDIT_CHAIN_BROKEN: ${faultWords(fault, where)}`;
  const forged = compared.forged.map(
    (one) =>
      `AUDIT_CHAIN_BROKEN: the checkpoint of entry ${one.sequence} in ${one.in} is not signed by a key that was given (${one.key}).`,
  );
  return [verdict, ...forged, ...(fault === undefined ? comparedLines(result) : [])].join('\n');
}

const spanWords = ({ first, entries, head }: VerifyResult): string =>
  first === 1 ? `${entries} entries` : `entries ${first} to ${head.sequence}`;

function comparedLines({ first, head, compared }: VerifyResult): readonly string[] {
  const { heads, checkpoints, before, upTo, signatures, unread } = compared;
  if (heads + checkpoints === 0) {
    return [
      'Compared with nothing kept elsewhere: lines cut off the end, or a record written anew, would not show. Give --checkpoints, --public-key or --head.',
    ];
  }
  const checked = signatures === 'checked' ? 'signed' : 'signatures not checked: give --public-key';
  const files = checkpoints === 0 ? [] : [`${checkpoints} checkpoints (${checked})`];
  const given = heads === 0 ? [] : [`${heads} heads`];
  const after = head.sequence - upTo;
  return [
    `It agrees with ${[...files, ...given].join(' and ')} up to entry ${upTo}; ${after === 0 ? 'none came' : `${after} came`} after that.`,
    ...(before === 0
      ? []
      : [`${before} checkpoints are of entries before entry ${first}, and were not looked at.`]),
    ...(unread === 0 ? [] : [`${unread} lines of the files are no checkpoints and were passed over.`]),
  ];
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
