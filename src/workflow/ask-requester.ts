// What requesters, followers and the people concerned click on a submitted request.
import { callBackCode } from '../domain/call-back-code.ts';
import type { Command } from '../domain/command.ts';
import { plus } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { NOTHING_TOLD } from '../domain/report.ts';
import type { Request } from '../domain/request.ts';
import { changeRequest } from './change-request.ts';
import type { Changed, ChangePorts } from './change-request.ts';
import { openRequestsOf } from './look-up.ts';
import { choosePerson, openRequest } from './open-request.ts';
import type { OpenPorts } from './open-request.ts';
import type { Ports } from './ports.ts';
import type { RefusalRecord } from './refusal-record.ts';
import { nameOf, refusedView, requesterView, roleIn, viewFor } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { View } from './view.ts';

export type AskPorts = ChangePorts & ShowPorts & Pick<Ports, 'keys'> & { readonly refusals: RefusalRecord };

/** How many of somebody's latest requests are looked through. */
const LOOKED_AT = 10;

const UNKNOWN: View = { card: 'not_available', what: 'unknown_request' };

/** Shows the call-back code to the requester, and to nobody else (I7). `fresh` ends the old one first. */
export async function showCode(ports: AskPorts, by: ObjectId, number: number, fresh: boolean): Promise<View> {
  const verb = fresh ? 'new_code' : 'show_code';
  const changed = await changeRequest(ports, number, { kind: verb, by });
  if (changed.kind === 'unknown_request') return UNKNOWN;
  const { request } = changed;
  if (changed.kind === 'refused') {
    if (request.requester === by) return requesterView(ports, request);
    await ports.refusals.add({ by, number, verb, refusal: changed.refusal });
    return turnedDown(ports, changed, by);
  }
  if (request.status !== 'awaiting_approval' || !request.verification.needs.callback)
    return requesterView(ports, request);
  const { code, approvals, revision, subject } = request;
  return {
    card: 'code',
    number,
    revision,
    code: callBackCode(ports.keys.keyedHash, { number, slot: approvals.length, issue: code.issue }),
    expiresAt: plus(code.issuedAt, ports.rulebook.policy.codeLifetime),
    subject: await nameOf(ports, subject),
  };
}

/** "That fixed it" or "Cancel request". */
export async function endByRequester(
  ports: AskPorts,
  by: ObjectId,
  number: number,
  kind: 'solved' | 'cancel',
): Promise<View> {
  const changed = await changeRequest(ports, number, { kind, by });
  if (changed.kind === 'unknown_request') return UNKNOWN;
  if (changed.kind === 'refused' && changed.request.requester !== by) return turnedDown(ports, changed, by);
  const problem = changed.kind === 'refused' ? changed.refusal : undefined;
  return requesterView(ports, changed.request, problem);
}

/**
 * The newest request under way, when the asker named none. One that is being carried out counts, so that they hear that it is
 * too late and nothing is done to another in its place; a reset that is done does not.
 */
export async function cancelLatest(ports: AskPorts, by: ObjectId): Promise<View> {
  const open = await openRequestsOf(ports, by);
  const latest = open.find(({ status }) => status !== 'reset');
  if (latest === undefined) return { card: 'not_available', what: 'nothing_to_cancel' };
  return endByRequester(ports, by, latest.number, 'cancel');
}

type Refused = Extract<Changed, { readonly kind: 'refused' }>;

/** Whoever has no part in a request learns nothing from a click on it, not even how it ended and by whom. */
function turnedDown(ports: AskPorts, { request, refusal }: Refused, by: ObjectId): Promise<View> | View {
  return roleIn(request, by) === undefined ? UNKNOWN : refusedView(ports, refusal, request.number);
}

/**
 * A second asker wants to hear how it ends; they see the outcome, never the code. Only who asked for the same colleague
 * may: a number alone, in a forged click, opens nothing.
 */
export async function follow(ports: AskPorts, by: ObjectId, number: number): Promise<View> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined || !(await mayFollow(ports, stored.value, by))) return UNKNOWN;
  const changed = await changeRequest(ports, number, { kind: 'follow', by });
  if (changed.kind === 'unknown_request') return UNKNOWN;
  if (changed.kind === 'refused') return refusedView(ports, changed.refusal, number);
  const { request } = changed;
  if (request.requester === by) return requesterView(ports, request);
  return viewFor(ports, request, 'follower', by);
}

async function mayFollow(ports: AskPorts, request: Request, by: ObjectId): Promise<boolean> {
  if (roleIn(request, by) !== undefined) return true;
  const own = await ports.requests.ofRequester(by, LOOKED_AT);
  return own.some(({ subject }) => subject !== undefined && subject === request.subject);
}

/** A new request for the same colleague after one that expired, was cancelled or failed. */
export async function askAgain(ports: OpenPorts, by: ObjectId, number: number): Promise<View> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return UNKNOWN;
  if (stored.value.requester !== by) return refusedView(ports, { reason: 'not_requester' }, number);
  const { subject } = stored.value;
  const opened = await openRequest(ports, by, NOTHING_TOLD, { anew: true });
  const isNew = subject !== undefined && opened.card === 'who';
  return isNew ? choosePerson(ports, by, opened.number, subject) : opened;
}

/** "This wasn't me", from the subject, their manager or a voucher: freezes and alarms. */
export async function notMe(ports: AskPorts, by: ObjectId, number: number): Promise<View> {
  const changed = await changeRequest(ports, number, (request): Command => ({
    kind: 'not_me',
    by,
    role: roleOfObjector(request, by),
  }));
  if (changed.kind === 'unknown_request') return UNKNOWN;
  if (changed.kind === 'refused') return turnedDown(ports, changed, by);
  return viewFor(ports, changed.request, 'informed', by);
}

function roleOfObjector(
  request: Request,
  by: ObjectId,
): Extract<Command, { readonly kind: 'not_me' }>['role'] {
  if (request.subject === by) return 'subject';
  if (request.status === 'draft' || request.vouchers?.includes(by) !== true) return 'stranger';
  return request.vouchAsks?.some(({ id }) => id === by) === true ? 'voucher' : 'manager';
}
