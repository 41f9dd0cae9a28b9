import { plus } from '../domain/instant.ts';
import type { Ended } from '../domain/request.ts';
import { settlesAt } from '../domain/reset-progress.ts';
import { changeStored } from './change-request.ts';
import type { Stored } from './storage-ports.ts';
import { DONE, waitUntil } from './reset-run.ts';
import type { Move, ResetPorts } from './reset-run.ts';

/** A freeze in the middle of a call: what became of that call is still found out and written down. */
export async function settleFrozen(ports: ResetPorts, stored: Stored<Ended>): Promise<Move> {
  const { subject, progress, plan } = stored.value;
  const open = progress?.removals.filter(({ removal }) => isOpen(removal.state)) ?? [];
  if (subject === undefined || plan === undefined || open.length === 0) return DONE;
  // Without a list nothing is known to be gone, not even where the account is.
  const listed = ((await ports.methods.list(subject, plan))?.methods ?? open).map(({ id }) => id);
  const changed = await changeStored(ports, stored, { kind: 'record_list', listed });
  if (changed.kind === 'conflict') return 'go_on';
  const now = ports.clock.now();
  const isSettled = open.every(
    ({ id, removal }) => !listed.includes(id) || !('at' in removal) || now > settlesAt(removal.at),
  );
  return isSettled ? DONE : waitUntil(plus(now, 'PT5S'));
}

const isOpen = (state: string): boolean => state === 'asked' || state === 'unanswered';
