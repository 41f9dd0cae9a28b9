// The shared card of a request in the helpdesk's channel: that there is one, how it stands and who was asked. Whoever may see
// more sees it in their own chat.
import { peopleAsked, wasSubmitted } from '../domain/asked-people.ts';
import type { ObjectId } from '../domain/person.ts';
import { isEnded } from '../domain/request-status.ts';
import type { Request } from '../domain/request.ts';
import type { Ports } from './ports.ts';
import type { View } from './view.ts';

export type DeskPorts = Pick<Ports, 'desk' | 'deskCards' | 'requests' | 'directory' | 'brakes'>;

/** Posts the request's card once it was submitted, and paints it anew with every change. Never throws for a lost channel. */
export async function showAtDesk(ports: DeskPorts, number: number): Promise<void> {
  const { desk, deskCards } = ports;
  const stored = await ports.requests.byNumber(number);
  if (desk === undefined || stored === undefined || !wasSubmitted(stored.value)) return;
  const look = (): Promise<View> => deskView(ports, number, stored.value);
  const post = async (standing: 'first' | 'stand_in'): Promise<void> => {
    const posted = await desk.post(await look());
    if (posted !== 'unreachable') await deskCards.save({ number, ...posted, standing });
  };
  const card = await deskCards.of(number);
  if (card === undefined) return isEnded(stored.value) ? undefined : post('first');
  const painted = await desk.repaint(card, look);
  // Once: a channel that loses every card would be sent the same one for ever.
  if (painted === 'lost' && card.standing === 'first') await post('stand_in');
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
