// What somebody tells while a request of theirs is under way: about which one it is.
import type { ObjectId } from '../domain/person.ts';
import type { Draft, Request } from '../domain/request.ts';
import { causeOf, isServiceError } from '../errors.ts';
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

/**
 * Signs of somebody else that are told while the requester's draft is checked: about their request for whoever is named, where
 * there is one; otherwise about the draft, which is better asked for again than let through.
 */
export async function toldDuringChecks(
  ports: ChangePorts & ShowPorts & Pick<Ports, 'log'>,
  draft: Draft,
  name: string | undefined,
): Promise<View | undefined> {
  const { requester, number } = draft;
  const subject = name === undefined ? undefined : await certainlyNamed(ports, name);
  const asked = subject === undefined ? undefined : await askedFor(ports, requester, subject);
  return suspicionTold(ports, requester, asked?.number ?? number);
}

async function certainlyNamed(
  { directory, log }: Pick<Ports, 'directory' | 'log'>,
  name: string,
): Promise<ObjectId | undefined> {
  try {
    const { people, exact, formerAddress } = await directory.search(name);
    return exact && !formerAddress && people.length === 1 ? people[0]?.id : undefined;
  } catch (error) {
    if (!isServiceError(error) || !error.code.startsWith('GRAPH_')) throw error;
    log.warn(causeOf(error), 'a colleague could not be looked up');
    return undefined;
  }
}

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
