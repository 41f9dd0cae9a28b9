// What the database holds, read from beside the service.
import { readFile } from 'node:fs/promises';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { epochOf, instantOf } from '../../src/domain/instant.ts';
import { digest } from '../../src/keys.ts';
import { readAudit, verifyAudit } from '../../src/storage/audit-record.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { Database } from '../../src/storage/database.ts';
import { checkpointsIn } from '../../src/witness.ts';

/** What is there when nothing is left to do. */
export interface Left {
  readonly requests: readonly { readonly number: number; readonly status: string }[];
  /** Jobs put aside, and jobs that are due and not done. */
  readonly failed: readonly string[];
  readonly due: readonly string[];
  readonly audit: readonly AuditEntry[];
  /** What the file of checkpoints holds, and how many of its lines hold none. */
  readonly file: ReturnType<typeof checkpointsIn>;
}

const nothingYet = (): string => '';

export interface LeftReader {
  /** Fails when the chain is broken. */
  read(): Promise<Left>;
  /** When the next job is due; `now` while some are due or under way. */
  nextDue(): Promise<number | 'now' | 'nothing'>;
  lastLease(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** `file` is where checkpoints are written. */
export function openLeft(url: string, file: string, now: () => number): LeftReader {
  let opened: Promise<Database> | undefined;
  const database = (): Promise<Database> => (opened ??= openDatabase({ url, readOnly: true }));
  const jobs = async () =>
    (await database()).query((db) =>
      db
        .selectFrom('jobs')
        .select(['key', 'due_at', 'failed_at', 'lease_until'])
        .where('done_at', 'is', null)
        .execute(),
    );
  const leases = async (): Promise<readonly number[]> =>
    (await jobs()).flatMap((job) => (job.lease_until === null ? [] : [epochOf(job.lease_until)]));

  return {
    read: async () => {
      const { fault } = await verifyAudit(await database(), digest);
      if (fault !== undefined) throw new Error(`the audit chain is broken: ${JSON.stringify(fault)}`);
      const requests = await (
        await database()
      ).query((db) => db.selectFrom('requests').select(['number', 'status']).orderBy('number').execute());
      const open = await jobs();
      const time = instantOf(now());
      return {
        requests,
        failed: open.flatMap((job) => (job.failed_at === null ? [] : [job.key])),
        due: open.flatMap((job) => (job.failed_at === null && job.due_at <= time ? [job.key] : [])),
        file: checkpointsIn(await readFile(file, 'utf8').catch(nothingYet)),
        audit: await Array.fromAsync(readAudit(await database())),
      };
    },
    nextDue: async () => {
      const open = (await jobs()).filter((job) => job.failed_at === null);
      const times = open.map((job) => epochOf(job.due_at));
      const isBusy = open.some((job) => job.lease_until !== null && epochOf(job.lease_until) > now());
      const next = Math.min(...times);
      if (isBusy || next <= now()) return 'now';
      return times.length === 0 ? 'nothing' : next;
    },
    lastLease: async () => (await leases()).toSorted((a, b) => a - b).at(-1),
    close: async () => (await opened)?.close(),
  };
}
