// Questions that change nothing: who is on call, how a request stands, what somebody asked for.
import { dutiesAt } from '../domain/on-call.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Request } from '../domain/request.ts';
import { isEnded } from '../domain/request-status.ts';
import type { Ports } from './ports.ts';
import { rosterOf } from './roster.ts';
import { peopleOn, roleIn, roleNow, viewFor } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { Named, View } from './view.ts';

export type LookUpPorts = ShowPorts & Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'requests'>;

const LISTED = 10;

/** The first person on call, for cards that name one. */
export async function onCallNow(
  ports: Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'directory'>,
): Promise<Named | undefined> {
  const roster = await rosterOf(ports, await ports.helpdesk.last());
  const [first] = dutiesAt(roster, ports.clock.now());
  if (first === undefined) return undefined;
  return (await ports.directory.names([first.who])).get(first.who);
}

/** Those of somebody’s latest requests that are not over, newest first; one whose reset is done waits for what comes after. */
export async function openRequestsOf(
  { requests }: Pick<Ports, 'requests'>,
  requester: ObjectId,
): Promise<readonly Request[]> {
  return (await requests.ofRequester(requester, LISTED)).filter((request) => !isEnded(request));
}

/** The asker's requests, newest first. */
export async function myRequests(ports: LookUpPorts, who: ObjectId): Promise<View> {
  const requests = await ports.requests.ofRequester(who, LISTED);
  const people = await ports.directory.names([...new Set(requests.flatMap(peopleOn))]);
  return { card: 'my_requests', requests, people };
}

/**
 * One request, shown to those it concerns and to approvers, who may deny also what they were not asked about; to
 * everybody else it does not exist.
 */
export async function status(ports: LookUpPorts, who: ObjectId, number: number | undefined): Promise<View> {
  if (number === undefined) return myRequests(ports, who);
  const stored = await ports.requests.byNumber(number);
  const role =
    stored === undefined
      ? undefined
      : await roleNow(ports, stored.value, who, roleIn(stored.value, who) ?? 'approver');
  if (stored === undefined) return { card: 'not_available', what: 'unknown_request' };
  if (role === undefined) return statusForSecurity(ports, who, stored.value);
  return viewFor(ports, stored.value, role, who);
}

/** Security contacts are alarmed about requests they have no part in: they see how those stand, without the evidence. */
async function statusForSecurity(ports: LookUpPorts, who: ObjectId, request: Request): Promise<View> {
  const { securityContacts } = await ports.helpdesk.last();
  if (request.status === 'draft' || !securityContacts.includes(who))
    return { card: 'not_available', what: 'unknown_request' };
  return viewFor(ports, request, 'follower', who);
}
