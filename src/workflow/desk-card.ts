// The shared card of a request in the helpdesk's channel: that there is one, how it stands and who was asked. Whoever may see
// more sees it in their own chat.
import { peopleAsked, wasSubmitted } from '../domain/asked-people.ts';
import { plus } from '../domain/instant.ts';
import type { Duration } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { isEnded } from '../domain/request-status.ts';
import type { Request } from '../domain/request.ts';
import { isServiceError } from '../errors.ts';
import type { DeskChannel, Ports } from './ports.ts';
import { DONE } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';
import type { DeskCard, DeskClaim } from './storage-ports.ts';
import type { View } from './view.ts';

export type DeskPorts = Pick<Ports, 'desk' | 'deskCards' | 'requests' | 'directory' | 'brakes' | 'clock'>;

/** By then trouble that kept the first card's answer from coming may be over. */
const STAND_IN_AFTER: Duration = 'PT2M';

/** Posts the request's card once it was submitted, and paints it anew with every change. Never throws for a lost channel. */
export async function showAtDesk(ports: DeskPorts, number: number, attempt: number): Promise<JobResult> {
  const { desk, deskCards } = ports;
  const stored = await ports.requests.byNumber(number);
  if (desk === undefined || stored === undefined || !wasSubmitted(stored.value)) return DONE;
  const look = (): Promise<View> => deskView(ports, number, stored.value);
  const card = await deskCards.of(number);
  const change = async (): Promise<void> => post(ports, desk, await look(), { number, before: card });
  switch (card?.standing) {
    case undefined:
      if (!isEnded(stored.value)) await change();
      return DONE;
    case 'maybe_sent':
      // Something has changed since: a card that is there by now shows what is true no more.
      if (attempt === 1) return { kind: 'again', at: plus(ports.clock.now(), STAND_IN_AFTER) };
      await change();
      return DONE;
    case 'stand_in_maybe_sent':
      return DONE;
    case 'first':
    case 'stand_in': {
      const painted = await desk.repaint(card, look);
      // Once: a channel that loses every card would be sent the same one for ever.
      if (painted === 'lost' && card.standing === 'first') await change();
      return DONE;
    }
  }
}

/**
 * Notes beforehand that the card may be there, so that one whose sending is never heard of again is followed by one
 * stand-in at most. What was not sent for certain leaves everything as it was.
 */
async function post(
  { deskCards }: DeskPorts,
  desk: DeskChannel,
  view: View,
  { number, before }: { readonly number: number; readonly before: DeskCard | undefined },
): Promise<void> {
  const isFirst = before === undefined;
  const claim: DeskClaim = { number, standing: isFirst ? 'maybe_sent' : 'stand_in_maybe_sent' };
  if (!(await deskCards.claim(claim, before?.standing))) return;
  const undo = (): Promise<void> => deskCards.settle(claim, before);
  const posted = await notSentIfThrown(() => desk.post(view), undo);
  if (posted === 'unreachable') await undo();
  else if (posted !== 'maybe_sent')
    await deskCards.settle(claim, { number, ...posted, standing: isFirst ? 'first' : 'stand_in' });
}

/** Only our own errors say that nothing was sent. Without its lease a worker leaves the row to whoever has the job now. */
async function notSentIfThrown<Result>(
  work: () => Promise<Result>,
  undo: () => Promise<void>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isServiceError(error) && error.code !== 'LEASE_LOST') await undo();
    throw error;
  }
}

/** Nobody is named but approvers: who asked and whom it is about is nobody's business in a channel. */
async function deskView(ports: DeskPorts, number: number, before: Request): Promise<View> {
  const [stored, halt] = await Promise.all([ports.requests.byNumber(number), ports.brakes.halt()]);
  const request = stored?.value ?? before;
  const people = await ports.directory.names(approversOn(request));
  return { card: 'desk', request, people, halted: halt !== undefined };
}

/** Approvers who were asked or who decided. */
function approversOn(request: Request): readonly ObjectId[] {
  const approvals = 'approvals' in request ? (request.approvals ?? []) : [];
  const denied = 'ending' in request && request.ending.status === 'denied' ? [request.ending.by] : [];
  return [...new Set([...peopleAsked(request), ...approvals.map(({ by }) => by), ...denied])];
}
