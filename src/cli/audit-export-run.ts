import type { Writable } from 'node:stream';
import { exportAudit } from './audit-export.ts';
import type { ExportFormat, ExportOptions, Exported, Sink } from './audit-export.ts';
import { actorOf, filterOf } from './audit-filter.ts';
import type { FilterFlags } from './audit-filter.ts';
import { openExportFile, streamSink } from './audit-sink.ts';

/** The options of `latchkey audit export` as they are typed. */
export interface ExportFlags extends FilterFlags {
  readonly format: ExportFormat;
  readonly actor?: string;
  readonly out?: string;
}

/** Exports to the stream, or into the file that is named; the note says from where to go on. */
export async function runAuditExport(options: {
  readonly url: string;
  readonly flags: ExportFlags;
  readonly stdout: Writable;
}): Promise<{ readonly note: string }> {
  const { url, flags, stdout } = options;
  const { format, actor, out } = flags;
  const asked: ExportOptions = {
    url,
    format,
    filter: filterOf(flags),
    ...(actor === undefined ? {} : { actor: actorOf(actor) }),
  };
  const { lines, last } =
    out === undefined ? await exportAudit(asked, streamSink(stdout)) : await intoFile(asked, out);
  return { note: `${lines} entries. To go on behind them: --after ${last}` };
}

async function intoFile(asked: ExportOptions, path: string): Promise<Exported> {
  const file = await openExportFile(path);
  try {
    const after = Math.max(file.last, asked.filter.after ?? 0);
    const write: Sink = file.write;
    return await exportAudit({ ...asked, filter: { ...asked.filter, after } }, write);
  } finally {
    await file.close();
  }
}
