// Where an export goes: to a pipe that may close, or into a file that is gone on with.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { z } from 'zod';
import { ServiceError } from '../errors.ts';
import { codeOf } from '../storage/error-code.ts';
import type { Sink } from './audit-export.ts';

/** Into a stream, no faster than its reader; a reader who goes away ends the export without an error. */
export function streamSink(stream: Writable): Sink {
  let isClosed = false;
  let failure: Error | undefined;
  stream.on('error', (error: Error) => {
    isClosed = true;
    if (codeOf(error) !== 'EPIPE') failure = error;
  });
  return async (text) => {
    if (isClosed) return false;
    await new Promise<void>((resolve) => void stream.write(text, () => resolve()));
    if (failure !== undefined)
      throw new ServiceError('ARGUMENT_INVALID', 'The output can’t be written.', { cause: failure });
    return !isClosed;
  };
}

/** A file that an export goes on with. */
export interface ExportFile {
  /** The last entry that is in it; 0 where it is new. */
  readonly last: number;
  readonly write: Sink;
  close(): Promise<void>;
}

/**
 * Opens the file and finds out how far it has come. A line that was being written when the program was killed is taken away and
 * written again. Throws ARGUMENT_INVALID for a file that is no export.
 */
export async function openExportFile(path: string): Promise<ExportFile> {
  try {
    const handle = await open(path, 'a+', 0o640);
    try {
      const last = await endOf(handle, path);
      return {
        last,
        write: async (text) => {
          await handle.appendFile(text);
          await handle.datasync();
          return true;
        },
        close: () => handle.close(),
      };
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof ServiceError || code === undefined) throw error;
    throw new ServiceError('ARGUMENT_INVALID', `--out: ${path} can’t be written (${code}).`, {
      cause: error,
    });
  }
}

/** Longer than any line. */
const TAIL = 1024 * 1024;
const NEWLINE = 10;

async function endOf(handle: FileHandle, path: string): Promise<number> {
  const { size } = await handle.stat();
  if (size === 0) return 0;
  const from = Math.max(0, size - TAIL);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
  const tail = buffer.subarray(0, bytesRead);
  const end = tail.lastIndexOf(NEWLINE);
  const last = end < 0 ? firstBegun(tail, from) : sequenceIn(lastLine(tail, end));
  // Judged first: of a file that is no export nothing is taken away.
  if (last === undefined) throw notAnExport(path);
  if (end < tail.length - 1) await handle.truncate(from + end + 1);
  return last;
}

function lastLine(tail: Buffer, end: number): string {
  const begin = tail.subarray(0, end).lastIndexOf(NEWLINE) + 1;
  return tail.subarray(begin, end).toString('utf8');
}

/** How lines of both formats begin. */
const BEGINNINGS = ['{"at":"', '{"activity_id":'];
const LONGEST = Math.max(...BEGINNINGS.map((one) => one.length));

/** 0 where all that is there is the beginning of the very first line. */
function firstBegun(tail: Buffer, from: number): 0 | undefined {
  const text = tail.subarray(0, LONGEST).toString('utf8');
  return from === 0 && BEGINNINGS.some((one) => one.startsWith(text.slice(0, one.length))) ? 0 : undefined;
}

const notAnExport = (path: string): ServiceError =>
  new ServiceError('ARGUMENT_INVALID', `--out: ${path} ends in something that is no line of an export.`);

const line = z.union([
  z.object({ sequence: z.int() }).transform(({ sequence }) => sequence),
  z.object({ metadata: z.object({ sequence: z.int() }) }).transform(({ metadata }) => metadata.sequence),
]);

function sequenceIn(text: string): number | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    // No JSON, so no line of ours.
    return undefined;
  }
}
