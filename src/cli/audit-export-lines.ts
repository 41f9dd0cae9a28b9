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

/** A line that was changed, torn or put in so that it is no entry as `latchkey audit export` prints it. */
type Exported = AuditLine | 'unreadable';

/**
 * The lines of a file of `latchkey audit export --format jsonl`, in its order; memory stays flat. Throws ARGUMENT_INVALID for a
 * file that can't be read.
 */
export async function* exportedLines(path: string): AsyncIterable<readonly Exported[]> {
  const file = await opened(path);
  try {
    let batch: Exported[] = [];
    for await (const text of textLines(file)) {
      if (text === '') continue;
      batch.push(lineFrom(text));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  } finally {
    await file.close();
  }
}

/** The first of them, where there is one. Throws ARGUMENT_INVALID for a file that begins with something else. */
export async function firstExported(path: string): Promise<AuditLine | undefined> {
  for await (const [line] of exportedLines(path)) {
    if (line !== 'unreadable') return line;
    throw new ServiceError(
      'ARGUMENT_INVALID',
      `--export: the first line of ${path} is no entry as \`latchkey audit export --format jsonl\` prints it.`,
    );
  }
  return undefined;
}

/** Not by the library's lines, which end at U+2028 as well; a shell may have put a mark before them, or ended them its own way. */
async function* textLines(file: FileHandle): AsyncIterable<string> {
  let begun = '';
  let isFirst = true;
  const chunks = file.createReadStream({ encoding: 'utf8', autoClose: false });
  for await (const chunk of chunks as AsyncIterable<string>) {
    const [first = '', ...more] = (isFirst ? chunk.replace(/^\uFEFF/u, '') : chunk).split('\n');
    isFirst = false;
    begun += first;
    for (const next of more) {
      yield withoutReturn(begun);
      begun = next;
    }
  }
  yield withoutReturn(begun);
}

const withoutReturn = (text: string): string => text.replace(/\r$/u, '');

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
  throw new ServiceError(
    'ARGUMENT_INVALID',
    `--export: ${path} is no file; it is read more than once, so write the export to one.`,
  );
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const exported = z.object({
  at: z.string(),
  event: z.looseObject({ kind: z.string() }),
  hash: sha256,
  previous: sha256,
  request: z.int().optional(),
  sequence: z.int(),
});

function lineFrom(text: string): Exported {
  const entry = exported.safeParse(parsed(text)).data;
  // What is written otherwise, such as a line that says something twice, others may read otherwise.
  if (entry === undefined || canonicalJson(entry) !== text) return 'unreadable';
  const { event, request = null, ...rest } = entry;
  return { ...rest, request, kind: event.kind, event: canonicalJson(event) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON, so no line of ours.
    return undefined;
  }
}
