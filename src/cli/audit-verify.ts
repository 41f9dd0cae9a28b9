import type { PublicKey } from '../checkpoint-key.ts';
import { AUDIT_START } from '../domain/audit.ts';
import type { AuditHead } from '../domain/audit.ts';
import { ServiceError } from '../errors.ts';
import type { AuditVerification } from '../storage/audit-walk.ts';
import { checkpointsIn } from '../witness.ts';
import { textOf } from './audit-file.ts';
import { resultWords } from './audit-words.ts';
import { databaseRecord, exportedRecord } from './verified-record.ts';
import type { VerifiedRecord } from './verified-record.ts';

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
  /** Checkpoints were asked for by hand: a record for which none vouches could have been written anew. */
  readonly needsCheckpoint: boolean;
}

/** What the record was compared with. */
export interface Compared {
  /** Heads given by hand, and checkpoints of files and of the record itself. */
  readonly heads: number;
  readonly checkpoints: number;
  /** Checkpoints of entries that came before an export: nothing can be said about them. */
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
  /** The first entry that has to be there: 1, unless an export is known to begin later. */
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
    const behind = beginningOf(record, heads);
    const inside = good.filter(({ sequence }) => sequence >= behind.sequence);
    const remembered = [...heads, ...inside];
    const result: VerifyResult = {
      ...(await record.verify(remembered, behind)),
      first: behind.sequence + 1,
      compared: {
        heads: heads.length,
        checkpoints: inside.length,
        before: good.length - inside.length,
        upTo: Math.max(0, ...remembered.map(({ sequence }) => sequence)),
        signatures: keys.length === 0 ? 'not_checked' : 'checked',
        unread: files.reduce((sum, { unread }) => sum + unread, 0),
        forged: found
          .filter((one) => !isGood(one))
          .map(({ in: place, checkpoint: { sequence, key } }) => ({ sequence, key, in: place })),
      },
    };
    if (options.needsCheckpoint && isVouchedForByNothing(result)) throw nothingVouches(result);
    const isUnbroken = result.fault === undefined && result.compared.forged.length === 0;
    return { text: options.json ? JSON.stringify(result) : resultWords(result), isUnbroken };
  } finally {
    await record.close();
  }
}

const isVouchedForByNothing = ({ fault, compared: { heads, checkpoints, forged } }: VerifyResult): boolean =>
  fault === undefined && heads + checkpoints + forged.length === 0;

const nothingVouches = ({ entries }: VerifyResult): ServiceError =>
  new ServiceError(
    'ARGUMENT_INVALID',
    `--checkpoints, --public-key: no checkpoint was found. The ${entries} entries are a chain in order, and nothing says that it is the one that was signed.`,
  );

/**
 * What the walk begins behind. An export that lacks the beginning had it cut off, unless somebody says by hand, in full, what the
 * entry before it was: a checkpoint of that entry is in every log, and the export itself may tell of it.
 */
function beginningOf({ behind }: VerifiedRecord, heads: readonly AuditHead[]): AuditHead {
  const isKnown = heads.some(
    ({ sequence, hash }) =>
      sequence > 0 && sequence === behind.sequence && hash.length === behind.hash.length,
  );
  if (!isKnown) return AUDIT_START;
  const before = heads.find(({ sequence }) => sequence < behind.sequence);
  if (before === undefined) return behind;
  throw new ServiceError(
    'ARGUMENT_INVALID',
    `--head: entry ${before.sequence} is not in the export, which begins with entry ${behind.sequence + 1}.`,
  );
}

/**
 * A head as this command prints it, or as cards do: the sequence number, the hash or at least its first eight digits, and
 * anything between.
 */
function headFrom(text: string): AuditHead {
  const [, sequence, digits = ''] = /^(\d{1,15})[: ·]+([0-9a-f ]+)$/u.exec(text.trim()) ?? [];
  const hash = digits.replaceAll(' ', '');
  if (Number(sequence) > 0 && hash.length >= 8 && hash.length <= 64)
    return { sequence: Number(sequence), hash };
  throw new ServiceError(
    'ARGUMENT_INVALID',
    `--head must be a number, a colon and 8 to 64 hex digits, not "${text}".`,
  );
}
