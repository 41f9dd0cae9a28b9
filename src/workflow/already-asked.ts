// What somebody tells while a request of theirs is under way: about which one it is.
import type { ObjectId } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import { openRequestsOf } from './look-up.ts';
import type { Ports } from './ports.ts';
import { requesterView } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { View } from './view.ts';

/** Signs of somebody else that are told once others are asked: the request has to be taken back. */
const TOO_LATE = { reason: 'odd_after_asking' } as const satisfies Refusal;

/** While checks run, a sign that names somebody is not put down to their request: it may be about another colleague. */
export const duringChecks = (ports: ShowPorts, draft: Request, isOdd: boolean): Promise<View> =>
  requesterView(ports, draft, isOdd ? TOO_LATE : undefined);

/**
 * Signs of somebody else, told of a request that others are asked about: whoever decides hears of them, and its requester is
 * led to taking it back. `draft` is what they came from, and `nameless` that nobody was named, so that it may be about somebody
 * else. Undefined where the request is not theirs, is over, or is a draft that can still be talked about.
 */
export async function suspicionTold(
  ports: ChangePorts & ShowPorts,
  by: ObjectId,
  number: number,
  { draft, nameless }: { readonly draft?: Request | undefined; readonly nameless?: true } = {},
): Promise<View | undefined> {
  const told = await changeRequest(ports, number, { kind: 'tell_suspicion', by });
  if (told.kind !== 'moved' && told.kind !== 'quiet') return undefined;
  const { request } = told;
  // Back with its requester, it shows the way to security by itself.
  if (request.status === 'draft') return insteadOf(ports, draft, request);
  return insteadOf(ports, draft, request, nameless === undefined ? TOO_LATE : { ...TOO_LATE, nameless });
}

/**
 * What signs of somebody else are about where nobody is named: the newest request that can still be taken back, or else the
 * newest that is not over; not while the writer is busy with a draft for somebody.
 */
export async function oddlyAsked(
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
