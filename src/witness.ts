// Puts checkpoints of the record where the user of the database can't reach: into a file, and to a webhook.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { createCheckpointKey } from './checkpoint-key.ts';
import type { CheckpointKey } from './checkpoint-key.ts';
import type { Configuration, Settings } from './config.ts';
import type { Secret } from './config/secret.ts';
import type { Checkpoint } from './domain/checkpoint.ts';
import { ServiceError } from './errors.ts';
import { callWebhook } from './webhook.ts';
import type { Witness } from './workflow/audit-ports.ts';

/** What {@link createWitness} publishes with. */
export interface WitnessOptions {
  readonly key: CheckpointKey;
  readonly file?: string;
  readonly webhook?: Secret<string>;
  /** Milliseconds until a call that hangs is given up; ten seconds without it. */
  readonly timeLimit?: number;
}

const TIME_LIMIT = 10_000;
const FILE_MODE = 0o640;

/** A witness over a file of JSON lines and a webhook, as far as the configuration names them. */
export function createWitness({ key, file, webhook, timeLimit = TIME_LIMIT }: WitnessOptions): Witness {
  return {
    sign: key.sign,
    isSignedByUs: key.isSignedBy,
    write: async (checkpoint) => {
      if (file !== undefined) await inFile(file, 'a+', (handle) => append(handle, checkpoint));
    },
    newest: async () => {
      if (file === undefined) return undefined;
      const { checkpoints } = checkpointsIn(await tailOf(file));
      return checkpoints.at(-1);
    },
    hasWebhook: webhook !== undefined,
    send: async (checkpoint) => {
      if (webhook === undefined) return;
      const answer = await callWebhook(webhook, {
        body: { ...checkpoint },
        key: keyOf(checkpoint),
        timeLimit,
      });
      if (answer.kind === 'taken') return;
      const { kind: _, why, ...wait } = answer;
      throw new ServiceError('CHECKPOINT_UNPUBLISHED', `audit.checkpoints.webhook: ${why}.`, wait);
    },
  };
}

/** The witness that the settings name; none without a key. */
export function witnessOf(
  { auditKey }: Pick<Settings, 'auditKey'>,
  { audit }: Pick<Configuration, 'audit'>,
): { readonly witness?: Witness } {
  if (auditKey === undefined) return {};
  const { file, webhook } = audit.checkpoints;
  return {
    witness: createWitness({
      key: createCheckpointKey(auditKey),
      ...(file === undefined ? {} : { file }),
      ...(webhook === undefined ? {} : { webhook }),
    }),
  };
}

const keyOf = ({ key, sequence }: Checkpoint): string => `checkpoint/${key}/${sequence}`;

/** Flushed to the disk before it counts. A line that a full disk or a power cut left unfinished is ended first. */
async function append(handle: FileHandle, checkpoint: Checkpoint): Promise<void> {
  const { size } = await handle.stat();
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
  const isTorn = size > 0 && buffer.toString('utf8') !== '\n';
  await handle.appendFile(`${isTorn ? '\n' : ''}${JSON.stringify(checkpoint)}\n`);
  await handle.datasync();
}

/** Several times the longest line. */
const TAIL = 4_096;

/** The last lines of the file; nothing while there is none. The first of them may be cut, and is then passed over. */
async function tailOf(file: string): Promise<string> {
  const read = async (handle: FileHandle): Promise<string> => {
    const { size } = await handle.stat();
    const from = Math.max(0, size - TAIL);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL), 0, TAIL, from);
    return buffer.subarray(0, bytesRead).toString('utf8');
  };
  return inFile(file, 'a+', read);
}

async function inFile<Value>(
  file: string,
  flags: string,
  work: (handle: FileHandle) => Promise<Value>,
): Promise<Value> {
  try {
    await using handle = await open(file, flags, FILE_MODE);
    return await work(handle);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    throw new ServiceError('CHECKPOINT_UNPUBLISHED', `${file} (${code}).`, { cause: error });
  }
}

const schema = z.object({
  sequence: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
  key: z.string(),
  signature: z.string(),
});

/** Checkpoints in lines of JSON, which may hold more, as the lines of a log do; `unread` counts the lines that hold none. */
export function checkpointsIn(text: string): {
  readonly checkpoints: readonly Checkpoint[];
  readonly unread: number;
} {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const checkpoints = lines.flatMap((line) => checkpointOf(line) ?? []);
  return { checkpoints, unread: lines.length - checkpoints.length };
}

function checkpointOf(line: string): Checkpoint | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    // A line that a full disk or a power cut left unfinished.
    return undefined;
  }
}
