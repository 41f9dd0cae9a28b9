// Telling people by new messages. All of it may be repeated without harm.
import type { Notice } from '../domain/effect.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Request } from '../domain/request.ts';
import { isServiceError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import { countNobody } from './nobody-to-ask.ts';
import type { CountPorts } from './nobody-to-ask.ts';
import type { Ports } from './ports.ts';
import type { CardCopy } from './storage-ports.ts';
import { roleIn, roleNow, viewFor } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { Role } from './view.ts';

export type FollowUpPorts = ChangePorts &
  ShowPorts &
  CountPorts &
  Pick<Ports, 'copies' | 'notifier' | 'helpdesk' | 'jobs' | 'clock' | 'log'>;

/** Posts a person's card with a notification. An approver or voucher who can't be reached counts as silent. */
export async function tell(
  ports: FollowUpPorts,
  number: number,
  to: ObjectId,
  notice: Notice,
): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return;
  const request = stored.value;
  if (notice === 'approval' && request.status !== 'awaiting_approval') return;
  if (notice === 'vouch' && request.status !== 'verifying') return;
  const role = await roleNow(ports, request, to, roleFor(request, to, notice));
  if (role === undefined || (notice === 'approval' && role !== 'approver')) {
    ports.log.warn({ request: number, person: to, notice }, 'person has no part in the request any more');
    return outOfReach(ports, number, to, notice);
  }
  const view = await viewFor(ports, request, role, to);
  try {
    const posted = await ports.notifier.tell(to, view);
    const copy: CardCopy = { number, person: to, role, ...posted, standing: 'first' };
    await ports.copies.add(copy);
    await catchUp(ports, copy, stored.version);
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_UNREACHABLE')) throw error;
    ports.log.warn({ request: number, person: to, notice }, 'person cannot be reached in Teams');
    await outOfReach(ports, number, to, notice);
  }
}

/** A message that waited for its turn may show what was true before: no repaint knew of it then. */
async function catchUp(ports: FollowUpPorts, copy: CardCopy, shown: number): Promise<void> {
  const now = await ports.requests.byNumber(copy.number);
  if (now === undefined || now.version === shown) return;
  const effect = { kind: 'repaint', number: copy.number } as const;
  const key = `repaint:${copy.number}:${now.version}:${copy.activity}`;
  await ports.jobs.add([{ key, dueAt: ports.clock.now(), effect }]);
}

/** Nobody waits for an approver or voucher who never gets the card. */
export async function outOfReach(
  ports: ChangePorts & CountPorts,
  number: number,
  who: ObjectId,
  notice: Notice,
): Promise<void> {
  if (notice === 'approval')
    await countNobody(ports, await changeRequest(ports, number, { kind: 'unreachable', who }));
  if (notice === 'vouch') await changeRequest(ports, number, { kind: 'voucher_unreachable', who });
}

function roleFor(request: Request, to: ObjectId, notice: Notice): Role {
  if (notice === 'approval') return 'approver';
  if (notice === 'vouch') return 'voucher';
  if (notice === 'informed') return roleIn(request, to) === 'voucher' ? 'voucher' : 'informed';
  return roleIn(request, to) ?? 'follower';
}
