import type { PublicKey } from '../checkpoint-key.ts';
import { AUDIT_START } from '../domain/audit.ts';
import type { AuditHead, AuditLine } from '../domain/audit.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import { digest } from '../keys.ts';
import { ServiceError } from '../errors.ts';
import { openDatabase } from '../storage/database.ts';
import { checkpointOf, readCheckpoints, verifyAudit } from '../storage/audit-record.ts';
import { walkAudit } from '../storage/audit-walk.ts';
import type { AuditVerification } from '../storage/audit-walk.ts';
import { checkpointsIn } from '../witness.ts';
import { exportedLines } from './audit-export-lines.ts';
import { textOf } from './audit-file.ts';
import { resultWords } from './audit-words.ts';

/** What `latchkey audit verify` is given. */
export interface VerifyOptions {
  /** The database, or a file that `latchkey audit export` wrote. */
  readonly source: { readonly url: string } | { readonly file: string };
  readonly json: boolean;
  /** Heads printed earlier, as text. */
  readonly heads: readonly string[];
  /** Files with a checkpoint on each line. */
  readonly checkpoints: readonly string[];
  /** With any, checkpoints count only if one of them is signed by. */
  readonly keys: readonly PublicKey[];
}

/** What the record was compared with. */
export interface Compared {
  /** Heads given by hand, and checkpoints of files and of the record itself. */
  readonly heads: number;
  readonly checkpoints: number;
  /** Heads and checkpoints of entries that an export begins behind: nothing can be said about them. */
  readonly before: number;
  /** The highest entry that a good checkpoint or a head vouches for; entries after it are vouched for by nothing yet. */
  readonly upTo: number;
  readonly signatures: 'checked' | 'not_checked';
  /** Lines of the files that are no checkpoints, such as one that was being written when the power failed. */
  readonly unread: number;
  /** Checkpoints that none of the keys signed; they count as a fault. */
  readonly forged: readonly { readonly sequence: number; readonly key: string; readonly in: string }[];
}

/** The whole answer. */
export interface VerifyResult extends AuditVerification {
  /** The first entry that was looked at: of an export not always the first of the record. */
  readonly first: number;
  readonly compared: Compared;
}

/** `latchkey audit verify`: checks the whole chain beside a running service, or an export of it, and says where it is broken. */
export async function auditVerifyOutput(
  options: VerifyOptions,
): Promise<{ readonly text: string; readonly isUnbroken: boolean }> {
  const { keys, source } = options;
  const heads = options.heads.map(headFrom);
  const files = options.checkpoints.map((file) => ({
    in: file,
    ...checkpointsIn(textOf(file, '--checkpoints')),
  }));
  const record = 'file' in source ? await exportedRecord(source.file) : await databaseRecord(source.url);
  try {
    // What the record says of its own checkpoints proves something only with a key that it doesn't hold.
    const own =
      keys.length === 0 ? [] : [{ in: 'the record', unread: 0, checkpoints: await record.checkpoints() }];
    const found = [...files, ...own].flatMap(({ in: place, checkpoints }) =>
      checkpoints.map((checkpoint) => ({ in: place, checkpoint })),
    );
    const isGood = ({ checkpoint }: (typeof found)[number]): boolean =>
      keys.length === 0 || keys.some((key) => key.isSignedBy(checkpoint));
    const good = found.filter(isGood).map(({ checkpoint }) => checkpoint);
    // What an export lacks at its beginning has to be known from elsewhere: else it was cut off.
    const isKnown = [...heads, ...good].some(({ sequence }) => sequence === record.behind.sequence);
    const behind = isKnown ? record.behind : AUDIT_START;
    const isInside = ({ sequence }: AuditHead): boolean => sequence >= behind.sequence;
    const [headsInside, goodInside] = [heads.filter(isInside), good.filter(isInside)];
    const remembered = [...headsInside, ...goodInside];
    const result: VerifyResult = {
      ...(await record.verify(remembered, behind)),
      first: behind.sequence + 1,
      compared: {
        heads: headsInside.length,
        checkpoints: goodInside.length,
        before: heads.length + good.length - remembered.length,
        upTo: Math.max(0, ...remembered.map(({ sequence }) => sequence)),
        signatures: keys.length === 0 ? 'not_checked' : 'checked',
        unread: files.reduce((sum, { unread }) => sum + unread, 0),
        forged: found
          .filter((one) => !isGood(one))
          .map(({ in: place, checkpoint: { sequence, key } }) => ({ sequence, key, in: place })),
      },
    };
    const isUnbroken = result.fault === undefined && result.compared.forged.length === 0;
    return { text: options.json ? JSON.stringify(result) : resultWords(result), isUnbroken };
  } finally {
    await record.close();
  }
}

/** The record itself, or an export of it. */
interface VerifiedRecord {
  /** What its first line says it is linked to; an export may begin anywhere. */
  readonly behind: AuditHead;
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  readonly verify: (remembered: readonly AuditHead[], behind: AuditHead) => Promise<AuditVerification>;
  readonly close: () => Promise<void>;
}

async function databaseRecord(url: string): Promise<VerifiedRecord> {
  const database = await openDatabase({ url, readOnly: true });
  return {
    behind: AUDIT_START,
    checkpoints: () => readCheckpoints(database),
    verify: (remembered) => verifyAudit(database, digest, remembered),
    close: () => database.close(),
  };
}

async function exportedRecord(file: string): Promise<VerifiedRecord> {
  const first = await firstOf(file);
  return {
    behind: first === undefined ? AUDIT_START : { sequence: first.sequence - 1, hash: first.previous },
    checkpoints: async () => {
      const found: Checkpoint[] = [];
      for await (const lines of exportedLines(file))
        found.push(...lines.flatMap((line) => checkpointOf(line) ?? []));
      return found;
    },
    verify: (remembered, behind) =>
      walkAudit(exportedLines(file), { digest, remembered, behind, last: () => Promise.resolve(behind) }),
    close: () => Promise.resolve(),
  };
}

async function firstOf(file: string): Promise<AuditLine | undefined> {
  for await (const [line] of exportedLines(file)) return line;
  return undefined;
}

/**
 * A head as this command prints it, or as cards do: the sequence number, the hash or at least its first eight digits, and
 * anything between.
 */
function headFrom(text: string): AuditHead {
  const [, sequence, digits = ''] = /^(\d{1,15})[: ·]+([0-9a-f ]+)$/u.exec(text.trim()) ?? [];
  const hash = digits.replaceAll(' ', '');
  if (sequence !== undefined && hash.length >= 8 && hash.length <= 64)
    return { sequence: Number(sequence), hash };
  throw new ServiceError(
    'ARGUMENT_INVALID',
    `--head must be a number, a colon and 8 to 64 hex digits, not "${text}".`,
  );
}
