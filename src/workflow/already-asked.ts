// What somebody tells while a request of theirs is under way: about which one it is.
import type { ObjectId } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import { isEnded } from '../domain/request-status.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import type { Ports } from './ports.ts';
import { requesterView } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { View } from './view.ts';

/** Signs of somebody else that are told once others are asked: the request has to be taken back. */
export const TOO_LATE: Refusal = { reason: 'odd_after_asking' };

/** Nobody was named, so it may be about somebody else; what runs through its checks is theirs whatever they write. */
export const tooLateFor = ({ status }: Request): Refusal =>
  status === 'draft' ? TOO_LATE : { ...TOO_LATE, nameless: true };

/**
 * What signs of somebody else are about where nobody is named: the newest request that can still be taken back, or else the
 * newest that is not over; not while the writer is busy with a draft for somebody.
 */
export async function oddlyAsked(
  { requests }: Pick<Ports, 'requests'>,
  requester: ObjectId,
): Promise<Request | undefined> {
  const open = (await requests.ofRequester(requester, LOOKED_AT)).filter((request) => !isEnded(request));
  const isBusy = ({ status, subject }: Request): boolean => status === 'draft' && subject !== undefined;
  const [newest] = open;
  if (newest !== undefined && isBusy(newest) && !isRunning(newest)) return undefined;
  const submitted = open.filter((request) => request.status !== 'draft' || isRunning(request));
  return submitted.find(({ status }) => !TAKEN_BACK_NO_MORE.includes(status)) ?? submitted[0];
}

const isRunning = (request: Request): boolean => request.status === 'draft' && request.checks === 'running';

const LOOKED_AT = 10;
const TAKEN_BACK_NO_MORE: readonly Request['status'][] = ['resetting', 'needs_hands', 'reset'];

/** A request that is there already is shown, and the draft that turned out to be about it is over: “cancel” must not mean that one. */
export async function insteadOf(
  ports: ChangePorts & ShowPorts,
  draft: Request | undefined,
  open: Request,
  problem?: Refusal,
): Promise<View> {
  if (draft?.status === 'draft' && draft.number !== open.number)
    await changeRequest(ports, draft.number, { kind: 'cancel', by: draft.requester });
  return requesterView(ports, open, problem);
}
