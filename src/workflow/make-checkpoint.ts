// Signs the head of the record every so often, and puts it where the user of the database can't reach.
import { AUDIT_START } from '../domain/audit.ts';
import type { AuditHead } from '../domain/audit.ts';
import type { AuditFault } from '../domain/audit-fault.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { Effect } from '../domain/effect.ts';
import { plus } from '../domain/instant.ts';
import { isServiceError } from '../errors.ts';
import type { Witness } from './audit-ports.ts';
import { alarmOfRecord, isWhole } from './broken-record.ts';
import type { RecordPorts } from './broken-record.ts';
import type { Ports } from './ports.ts';
import { waitUntil } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';
import type { RecordedCheckpoint } from './storage-ports.ts';

export type CheckpointPorts = RecordPorts & Pick<Ports, 'witness'>;

/**
 * Sees to it that checkpoints are made from now on, and the record is walked along, by one instance at a time; asked at every
 * start, it adds no second job of either kind.
 */
export async function scheduleCheckpoints({ jobs, clock }: CheckpointPorts): Promise<void> {
  const dueAt = clock.now();
  await jobs.add([
    { key: 'checkpoint', dueAt, effect: { kind: 'checkpoint' } },
    { key: 'walk_record', dueAt, effect: { kind: 'walk_record' } },
  ]);
}

/** Makes a checkpoint if there is a key and the record has grown, and comes back. */
export async function checkpoint(ports: CheckpointPorts): Promise<JobResult> {
  await makeCheckpoint(ports);
  return waitUntil(plus(ports.clock.now(), ports.rulebook.audit.checkpointEvery));
}

/**
 * Signs the head and puts it into the file, the log, the record and, by a job, to the webhook. First it looks whether the
 * record is still what the last checkpoint says, that of the file where there is one, and is whole where it was found broken
 * since: what is not is never signed, and alarms. Throws CHECKPOINT_UNPUBLISHED when the file can't be written, with nothing
 * recorded.
 */
export async function makeCheckpoint(ports: CheckpointPorts): Promise<void> {
  const { witness, audit, jobs, log, clock } = ports;
  if (witness === undefined) return;
  const written = await witness.newest();
  const head = await audit.head();
  const recorded = await audit.lastCheckpoint();
  const ours = oursOf(witness, recorded);
  const last = headIn(written ?? ours ?? AUDIT_START);
  const fault = await audit.faultSince(last);
  if (fault !== undefined) return alarm(ports, fault, last);
  // What says that the last one was made is no news by itself.
  if (head.sequence === 0 || (recorded?.hash === head.hash && ours?.hash === recorded.previous)) return;
  // What is wrong behind the last one only a walk finds, and that it was mended as well.
  if ((await audit.isSaidBroken(last)) && !(await isWhole(ports))) return;
  if (recorded !== undefined && ours === undefined) sayForeign(ports, recorded);
  const made = witness.sign({ ...head, at: clock.now() });
  await witness.write(made);
  log.info({ ...made }, 'checkpoint of the audit record');
  if (witness.hasWebhook) {
    const effect: Effect = { kind: 'send_checkpoint', checkpoint: made };
    await jobs.add([{ key: `send_checkpoint:${made.key}:${made.sequence}`, dueAt: made.at, effect }]);
  }
  const { at, ...content } = made;
  await audit.append({ at, event: { kind: 'checkpointed', ...content } });
  ports.bell.ring();
}

/** The last one before a service stops; what hinders it is said, and the next start makes up for it. */
export async function checkpointAtStop(ports: CheckpointPorts): Promise<void> {
  try {
    await makeCheckpoint(ports);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    ports.log.warn({ code: error.code, detail: error.detail }, 'no checkpoint was made before the stop');
  }
}

/** That of the record, if this key signed it: the owner of the database can write there whatever they want. */
function oursOf(witness: Witness, recorded: RecordedCheckpoint | undefined): Checkpoint | undefined {
  const claimed = recorded?.checkpoint;
  return claimed !== undefined && witness.isSignedByUs(claimed) ? claimed : undefined;
}

const headIn = ({ sequence, hash }: AuditHead): AuditHead => ({ sequence, hash });

/** Once after a change of keys; else somebody wrote it who is not us. */
function sayForeign({ log }: CheckpointPorts, { sequence }: RecordedCheckpoint): void {
  log.error({ entry: sequence }, 'the newest checkpoint in the audit record is not signed by this key');
}

/** Once for each checkpoint that the record contradicts: it stays as it is, and this comes back every time. */
function alarm(ports: CheckpointPorts, fault: AuditFault, last: AuditHead): Promise<void> {
  return alarmOfRecord(ports, fault, {
    key: `${last.sequence}:${last.hash}`,
    message: 'the audit record is not what the last checkpoint says; nothing is signed until it is',
    lastCheckpoint: last.sequence,
  });
}
