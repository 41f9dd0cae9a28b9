// `latchkey audit export`: the record, or a part of it, as lines that others can read.
import { canonicalJson } from '../domain/audit.ts';
import type { AuditEntry } from '../domain/audit.ts';
import type { ObjectId } from '../domain/person.ts';
import { releaseVersion } from '../release.ts';
import { openDatabase } from '../storage/database.ts';
import type { Database } from '../storage/database.ts';
import { readAudit, subjectIn } from '../storage/audit-record.ts';
import type { AuditFilter } from '../storage/audit-record.ts';
import { ocsfOf } from './audit-ocsf.ts';

export type ExportFormat = 'jsonl' | 'ocsf';

/** What `latchkey audit export` is given. */
export interface ExportOptions {
  readonly url: string;
  readonly format: ExportFormat;
  readonly filter: AuditFilter;
  /** Only what that person did. */
  readonly actor?: ObjectId;
}

/** Takes text, and says whether it wants more: whoever reads may have gone. */
export type Sink = (text: string) => Promise<boolean>;

/** What was written: how many lines, and the last entry among them or the one that it went on after. */
export interface Exported {
  readonly lines: number;
  readonly last: number;
}

/** Lines are handed over in portions of about so many characters: few writes, and little in memory. */
const PORTION = 64 * 1024;

/** Writes the entries that are wanted, beside a running service; memory stays flat however many there are. */
export async function exportAudit(options: ExportOptions, write: Sink): Promise<Exported> {
  const { url, format, filter, actor } = options;
  const database = await openDatabase({ url, readOnly: true });
  try {
    const lineFor = format === 'jsonl' ? jsonLine : ocsfLine(database);
    let exported: Exported = { lines: 0, last: filter.after ?? 0 };
    let held: Exported = exported;
    let text = '';
    for await (const entry of readAudit(database, filter)) {
      if (actor !== undefined && !isBy(entry, actor)) continue;
      text += `${await lineFor(entry)}\n`;
      held = { lines: held.lines + 1, last: entry.sequence };
      if (text.length < PORTION) continue;
      if (!(await write(text))) return exported;
      exported = held;
      text = '';
    }
    return text === '' || (await write(text)) ? held : exported;
  } finally {
    await database.close();
  }
}

const isBy = ({ event }: AuditEntry, actor: ObjectId): boolean => 'by' in event && event.by === actor;

/** Canonical JSON of the whole entry: without `hash` it is the text that the hash is taken of. */
const jsonLine = (entry: AuditEntry): Promise<string> => Promise.resolve(canonicalJson(entry));

function ocsfLine(database: Database): (entry: AuditEntry) => Promise<string> {
  const version = releaseVersion();
  return async (entry) => {
    const isAboutAccount = entry.event.kind === 'removal_gone' || entry.event.kind === 'step_done';
    const subject = isAboutAccount ? await subjectIn(database, entry) : undefined;
    return JSON.stringify(ocsfOf(entry, { subject, version }));
  };
}
