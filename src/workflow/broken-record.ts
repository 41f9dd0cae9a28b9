// What happens when the record is found not to be what it was, whichever look finds it.
import { AUDIT_START, factsOf } from '../domain/audit.ts';
import type { AuditFault } from '../domain/audit-fault.ts';
import type { Effect } from '../domain/effect.ts';
import { plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Ports } from './ports.ts';
import { waitUntil } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';

export type RecordPorts = Pick<Ports, 'clock' | 'audit' | 'jobs' | 'bell' | 'log' | 'rulebook'>;

/**
 * Walks the whole record, and again after the next midnight in UTC: checkpoints vouch for what came before them, and only a
 * walk finds a line that was changed there alone.
 */
export async function walkRecord(ports: RecordPorts): Promise<JobResult> {
  await isWhole(ports);
  return waitUntil(nextMidnight(ports.clock.now()));
}

const nextMidnight = (now: Instant): Instant => plus(`${now.slice(0, 10)}T00:00:00.000Z`, 'P1D');

/** Whether the whole record is in order. Where it is not, alarms: once, and again only if a checkpoint was made since. */
export async function isWhole(ports: RecordPorts): Promise<boolean> {
  const fault = await ports.audit.faultSince(AUDIT_START);
  if (fault === undefined) return true;
  const signed = await ports.audit.lastCheckpoint();
  await alarmOfRecord(ports, fault, {
    key: `whole:${signed?.sequence ?? 0}:${fault.kind}:${placeOf(fault)}`,
    message:
      'a walk along the whole audit record found that it is not what it was; nothing is signed until it is',
  });
  return false;
}

/** Alarms once for each `key`; the log says it every time. */
export async function alarmOfRecord(
  { clock, jobs, bell, log }: RecordPorts,
  fault: AuditFault,
  {
    key,
    message,
    ...more
  }: { readonly key: string; readonly message: string; readonly lastCheckpoint?: number },
): Promise<void> {
  const now = clock.now();
  const sequence = placeOf(fault);
  log.error({ code: 'AUDIT_CHAIN_BROKEN', fault: fault.kind, entry: sequence, ...more }, message);
  const effect: Effect = { kind: 'alarm', because: 'record_broken' };
  const isNew = await jobs.addOnce({
    effects: [{ key: `alarm:record_broken:${key}`, dueAt: now, effect }],
    facts: factsOf([{ kind: 'record_broken', fault: fault.kind, sequence }], now),
  });
  if (isNew) bell.ring();
}

function placeOf(fault: AuditFault): number {
  return 'sequence' in fault ? fault.sequence : fault.found.sequence + 1;
}
