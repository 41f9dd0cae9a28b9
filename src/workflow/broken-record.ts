// What happens when the record is found not to be what it was, whichever look finds it.
import { AUDIT_START, factsOf } from '../domain/audit.ts';
import type { AuditFault } from '../domain/audit-fault.ts';
import type { Effect } from '../domain/effect.ts';
import { minus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Ports } from './ports.ts';

export type RecordPorts = Pick<Ports, 'clock' | 'audit' | 'jobs' | 'bell' | 'log' | 'rulebook'>;

/**
 * Walks the whole record, once a day: checkpoints vouch for what came before them, and only a walk finds a line that was
 * changed there alone. `dueAt` is that of the job that looks every so often, so a look that was late makes up for it.
 */
export async function walkOnceADay(ports: RecordPorts, dueAt: Instant): Promise<void> {
  const { clock, audit, rulebook } = ports;
  const lookedAt = minus(dueAt, rulebook.audit.checkpointEvery);
  if (dayOf(lookedAt) === dayOf(clock.now())) return;
  const fault = await audit.faultSince(AUDIT_START);
  if (fault === undefined) return;
  await alarmOfRecord(ports, fault, {
    key: `whole:${fault.kind}:${placeOf(fault)}`,
    message: 'a walk along the whole audit record found that it is not what it was',
  });
}

const dayOf = (at: Instant): string => at.slice(0, 10);

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
