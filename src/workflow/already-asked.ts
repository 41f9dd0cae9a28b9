// What somebody tells while a request of theirs is under way: about which one it is.
import type { ObjectId } from '../domain/person.ts';
import type { Request } from '../domain/request.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import { openRequestsOf } from './look-up.ts';
import type { Ports } from './ports.ts';
import { requesterView } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { View } from './view.ts';

/**
 * Signs of somebody else, told of a request whose checks run or that others are asked about: whoever decides hears of them,
 * and its requester is led to taking it back. `draft` is what they came from. Undefined where the request is not theirs, is
 * over, or is a draft that can still be talked about.
 */
export async function suspicionTold(
  ports: ChangePorts & ShowPorts,
  by: ObjectId,
  number: number,
  draft?: Request,
): Promise<View | undefined> {
  const told = await changeRequest(ports, number, { kind: 'tell_suspicion', by });
  if (told.kind !== 'moved' && told.kind !== 'quiet') return undefined;
  return insteadOf(ports, draft, told.request);
}

/**
 * What signs of somebody else are about where nobody is named: the newest request that can still be taken back, or else the
 * newest that is not over; not while the writer is busy with a draft for somebody.
 */
export async function suspectedRequest(
  ports: Pick<Ports, 'requests'>,
  requester: ObjectId,
): Promise<Request | undefined> {
  const open = await openRequestsOf(ports, requester);
  const isBusy = ({ status, subject }: Request): boolean => status === 'draft' && subject !== undefined;
  const [newest] = open;
  if (newest !== undefined && isBusy(newest) && !isRunning(newest)) return undefined;
  const submitted = open.filter((request) => request.status !== 'draft' || isRunning(request));
  return submitted.find(({ status }) => !TAKEN_BACK_NO_MORE.includes(status)) ?? submitted[0];
}

const isRunning = (request: Request): boolean => request.status === 'draft' && request.checks === 'running';

const TAKEN_BACK_NO_MORE: readonly Request['status'][] = ['resetting', 'needs_hands', 'reset'];

/** The request of somebody for that colleague that others were asked about and that is not over; also one whose reset is done. */
export async function askedFor(
  ports: Pick<Ports, 'requests'>,
  requester: ObjectId,
  subject: ObjectId,
): Promise<Request | undefined> {
  const open = await openRequestsOf(ports, requester);
  return open.find((request) => request.status !== 'draft' && request.subject === subject);
}

/** A request that is there already is shown, and the draft that turned out to be about it is over: “cancel” must not mean that one. */
export async function insteadOf(
  ports: ChangePorts & ShowPorts,
  draft: Request | undefined,
  open: Request,
): Promise<View> {
  if (draft?.status === 'draft' && draft.number !== open.number)
    await changeRequest(ports, draft.number, { kind: 'cancel', by: draft.requester });
  return requesterView(ports, open);
}
