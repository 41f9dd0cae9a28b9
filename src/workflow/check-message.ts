// Mutual proof: the helpdesk confirms to a caller that a message came from this bot.
import { messageCheck, readMessageCheck } from '../domain/message-check.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Ports } from './ports.ts';
import { nameOf, peopleOn } from './show-request.ts';
import type { View } from './view.ts';

type CheckMessagePorts = Pick<Ports, 'requests' | 'helpdesk' | 'keys' | 'directory'>;

/**
 * Whose message about that request carries this check. Only approvers and security contacts may ask, so that nobody learns
 * from the bot whom a request is about.
 */
export async function checkMessage(
  ports: CheckMessagePorts,
  by: ObjectId,
  { number, check: typed }: { readonly number?: number; readonly check: string },
): Promise<View> {
  const { approvers, securityContacts } = await ports.helpdesk.last();
  const mayAsk = approvers.some(({ id }) => id === by) || securityContacts.includes(by);
  if (!mayAsk) return { card: 'message_check', result: 'not_allowed' };
  const check = readMessageCheck(typed);
  if (number === undefined || check === undefined) return { card: 'message_check', result: 'unreadable' };
  const stored = await ports.requests.byNumber(number);
  const people = stored === undefined ? [] : peopleOn(stored.value);
  const to = people.find((id) => ports.keys.equal(check, messageCheck(ports.keys.keyedHash, number, id)));
  if (stored === undefined || to === undefined) return { card: 'message_check', result: 'not_ours', number };
  const { subject } = stored.value;
  return {
    card: 'message_check',
    result: 'genuine',
    number,
    to: await nameOf(ports, to),
    ...(subject === undefined ? {} : { subject: await nameOf(ports, subject) }),
  };
}
