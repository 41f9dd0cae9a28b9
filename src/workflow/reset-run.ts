// What the parts of a reset share: what they are given, how a move ends, and how it is saved.
import type { Command } from '../domain/command.ts';
import type { Instant } from '../domain/instant.ts';
import type { Request } from '../domain/request.ts';
import { ServiceError } from '../errors.ts';
import { changeStored } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import type { Ports } from './ports.ts';
import type { Stored } from './storage-ports.ts';
import type { SecondLookPorts } from './second-look.ts';

export type ResetPorts = ChangePorts & SecondLookPorts & Pick<Ports, 'log'>;

/** Whether the job is done, or when it wants to be called again. */
export type JobResult = { readonly kind: 'done' } | { readonly kind: 'again'; readonly at: Instant };

/** One move of a run: over, paused, or to be followed by another at once. */
export type Move = JobResult | 'go_on';

export const DONE: JobResult = { kind: 'done' };

/** The job is called again then. */
export function waitUntil(at: Instant): JobResult {
  return { kind: 'again', at };
}

/**
 * Saves one command on the version that was read; whoever saved in between makes this worker look again. A command
 * that the state machine refuses here is a defect: it is raised, never passed over, so that no reset hangs unseen.
 */
export async function save(ports: ResetPorts, stored: Stored<Request>, command: Command): Promise<Move> {
  const changed = await changeStored(ports, stored, command);
  if (changed.kind !== 'refused') return 'go_on';
  const { number, status } = stored.value;
  throw new ServiceError('RESET_STUCK', `Request ${number} is ${status} and refused ${command.kind}.`);
}
