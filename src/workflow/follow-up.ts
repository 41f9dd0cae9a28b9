// Telling people: new messages, repaints of every copy, alarms. All of it may be repeated without harm.
import type { Notice } from '../domain/effect.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Request } from '../domain/request.ts';
import { isServiceError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import type { Ports } from './ports.ts';
import type { CardCopy } from './storage-ports.ts';
import { refusedView, roleIn, roleNow, viewFor } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { Role, View } from './view.ts';

export type FollowUpPorts = ChangePorts &
  ShowPorts &
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
    const copy = { number, person: to, role, ...posted };
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
  ports: ChangePorts,
  number: number,
  who: ObjectId,
  notice: Notice,
): Promise<void> {
  if (notice === 'approval') await changeRequest(ports, number, { kind: 'unreachable', who });
  if (notice === 'vouch') await changeRequest(ports, number, { kind: 'voucher_unreachable', who });
}

function roleFor(request: Request, to: ObjectId, notice: Notice): Role {
  if (notice === 'approval') return 'approver';
  if (notice === 'vouch') return 'voucher';
  if (notice === 'informed') return roleIn(request, to) === 'voucher' ? 'voucher' : 'informed';
  return roleIn(request, to) ?? 'follower';
}

/**
 * Repaints every posted copy. One that is gone is forgotten; one that fails does not keep the others back. What the
 * checks came to is told nowhere else, so a requester who has no copy left gets a new message.
 */
export async function repaint(ports: FollowUpPorts, number: number): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return;
  const copies = await ports.copies.of(number);
  const results = await Promise.allSettled(copies.map((copy) => repaintOne(ports, copy)));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  const { requester } = stored.value;
  const left = await ports.copies.of(number);
  const isSeen = left.some(({ person, role }) => person === requester && role === 'requester');
  if (!isSeen && isAnswerOfChecks(stored.value)) await tell(ports, number, requester, 'progress');
}

/**
 * Paints the requester's cards once more, a moment after the answer of the checks: the reply to the click that asked for
 * them may have come late and lie on top. A card that shows the code by now is left alone.
 */
export async function repaintLate(ports: FollowUpPorts, number: number): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return;
  if ('code' in stored.value && stored.value.code.shownAt !== undefined) return;
  // Back in the dialogue, where the cards follow the requester's own clicks.
  if (stored.value.status === 'draft' && stored.value.checks === 'not_asked') return;
  const copies = await ports.copies.of(number);
  const ofRequester = copies.filter(({ role }) => role === 'requester');
  for (const copy of ofRequester) await repaintOne(ports, copy, true);
}

/** Submitted, or refused before that: every other news has a message of its own. */
function isAnswerOfChecks(request: Request): boolean {
  const isRefusedDraft = request.status === 'refused' && request.plan === undefined;
  return isRefusedDraft || request.status === 'verifying' || request.status === 'awaiting_approval';
}

/**
 * Request and role are looked at when the card's turn has come, so that the last one painted is the newest. A copy of
 * somebody who has no part any more shows that, and is forgotten.
 */
async function repaintOne(ports: FollowUpPorts, copy: CardCopy, anew = false): Promise<void> {
  const found = { isTheirs: true };
  const look = async (): Promise<View> => {
    const stored = await ports.requests.byNumber(copy.number);
    const role =
      stored === undefined ? undefined : await roleNow(ports, stored.value, copy.person, copy.role);
    found.isTheirs = role !== undefined;
    return stored === undefined || role === undefined
      ? overView(ports, copy.role, copy.number)
      : viewFor(ports, stored.value, role, copy.person);
  };
  const result = await painted(ports, copy, look, anew);
  if (result === 'gone' || !found.isTheirs) await ports.copies.remove(copy);
}

/** A copy that Teams refuses for good is given up like one that is gone: it must not keep the others from being painted. */
async function painted(
  ports: FollowUpPorts,
  copy: CardCopy,
  look: () => Promise<View>,
  anew: boolean,
): Promise<'repainted' | 'gone'> {
  try {
    return await ports.notifier.repaint(copy, look, anew);
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_REJECTED') && !isServiceError(error, 'CARD_TOO_LARGE')) throw error;
    ports.log.error(
      { request: copy.number, person: copy.person, code: error.code },
      'a card cannot be repainted',
    );
    return 'gone';
  }
}

function overView(ports: FollowUpPorts, before: Role, number: number): Promise<View> | View {
  if (before !== 'approver') return { card: 'not_available', what: 'unknown_request' };
  return refusedView(ports, { reason: 'not_an_approver' }, number);
}
