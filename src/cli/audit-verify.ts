import type { PublicKey } from '../checkpoint-key.ts';
import type { AuditHead } from '../domain/audit.ts';
import { digest } from '../keys.ts';
import { ServiceError } from '../errors.ts';
import { openDatabase } from '../storage/database.ts';
import { readCheckpoints, verifyAudit } from '../storage/audit-record.ts';
import type { AuditVerification } from '../storage/audit-record.ts';
import { checkpointsIn } from '../witness.ts';
import { textOf } from './audit-file.ts';
import { resultWords } from './audit-words.ts';

/** What `latchkey audit verify` is given. */
export interface VerifyOptions {
  readonly url: string;
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
  readonly compared: Compared;
}

/** `latchkey audit verify`: checks the whole chain beside a running service, and says where it is broken. */
export async function auditVerifyOutput(
  options: VerifyOptions,
): Promise<{ readonly text: string; readonly isUnbroken: boolean }> {
  const { keys } = options;
  const heads = options.heads.map(headFrom);
  const files = options.checkpoints.map((file) => ({
    in: file,
    ...checkpointsIn(textOf(file, '--checkpoints')),
  }));
  const database = await openDatabase({ url: options.url, readOnly: true });
  try {
    // What the record says of its own checkpoints proves something only with a key that it doesn't hold.
    const own =
      keys.length === 0
        ? []
        : [{ in: 'the record', unread: 0, checkpoints: await readCheckpoints(database) }];
    const found = [...files, ...own].flatMap(({ in: place, checkpoints }) =>
      checkpoints.map((checkpoint) => ({ in: place, checkpoint })),
    );
    const isGood = ({ checkpoint }: (typeof found)[number]): boolean =>
      keys.length === 0 || keys.some((key) => key.isSignedBy(checkpoint));
    const good = found.filter(isGood).map(({ checkpoint }) => checkpoint);
    const verification = await verifyAudit(database, digest, [...heads, ...good]);
    const result: VerifyResult = {
      ...verification,
      compared: {
        heads: heads.length,
        checkpoints: good.length,
        upTo: Math.max(0, ...[...heads, ...good].map(({ sequence }) => sequence)),
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
    await database.close();
  }
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
