// An export, read back by whoever checks it without the database.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { canonicalJson } from '../domain/audit.ts';
import type { AuditLine } from '../domain/audit.ts';
import { ServiceError } from '../errors.ts';
import { codeOf } from '../storage/error-code.ts';

/** Lines handed on at once. */
const BATCH = 1_000;

/**
 * The lines of a file of `latchkey audit export --format jsonl`, in its order; memory stays flat. Throws ARGUMENT_INVALID for a
 * file that can't be read, and at a line that is no entry.
 */
export async function* exportedLines(path: string): AsyncIterable<readonly AuditLine[]> {
  const file = await opened(path);
  try {
    let batch: AuditLine[] = [];
    let number = 0;
    for await (const text of file.readLines()) {
      number += 1;
      if (text === '') continue;
      batch.push(lineFrom(text) ?? refuse(path, number));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (cause) {
    throw new ServiceError(
      'ARGUMENT_INVALID',
      `--export: ${path} can’t be read (${codeOf(cause) ?? 'no code'}).`,
      {
        cause,
      },
    );
  }
  throw new ServiceError('ARGUMENT_INVALID', `--export: ${path} is no file.`);
}

const exported = z.object({
  at: z.string(),
  event: z.looseObject({ kind: z.string() }),
  hash: z.string(),
  previous: z.string(),
  request: z.int().optional(),
  sequence: z.int(),
});

function lineFrom(text: string): AuditLine | undefined {
  const entry = exported.safeParse(parsed(text)).data;
  if (entry === undefined) return undefined;
  const { event, request = null, ...rest } = entry;
  // A line that reads otherwise than it was written, such as one that says something twice, has another hash.
  const isAsWritten = canonicalJson(entry) === text;
  return { ...rest, request, kind: event.kind, event: isAsWritten ? canonicalJson(event) : text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON, so no line of ours.
    return undefined;
  }
}

function refuse(path: string, line: number): never {
  throw new ServiceError(
    'ARGUMENT_INVALID',
    `--export: line ${line} of ${path} is no entry as \`latchkey audit export --format jsonl\` prints it: it was changed or torn, or is of another format.`,
  );
}
