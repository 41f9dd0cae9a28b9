// The same news by mail: whoever is locked out may be locked out of Teams, too, or an attacker may sit in their chat.
import type { Effect } from '../domain/effect.ts';
import { isServiceError } from '../errors.ts';
import { newsView } from './recovery-contacts.ts';
import type { Ports } from './ports.ts';
import { isConcerned, viewFor } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { View } from './view.ts';

type MailPorts = ShowPorts & Pick<Ports, 'requests' | 'mail' | 'recoveryContacts'>;

/** Mails somebody who is concerned how the request stands now. Throws GRAPH_* to be tried again; a mail may then come twice. */
export async function mailNews(
  ports: MailPorts,
  { number, to }: Extract<Effect, { readonly kind: 'mail' }>,
): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return;
  if (!isConcerned(stored.value, to)) return;
  await post(ports, to, await viewFor(ports, stored.value, 'informed', to));
}

/** Mails somebody that a recovery contact was set or removed. */
export async function mailContactNews(
  ports: MailPorts,
  effect: Extract<Effect, { readonly kind: 'mail_recovery_contact' }>,
): Promise<void> {
  await post(ports, effect.to, await newsView(ports, effect));
}

async function post(ports: MailPorts, to: string, view: View): Promise<void> {
  const address = await addressOf(ports, to);
  if (address === undefined) {
    ports.log.warn({ person: to }, 'person has no mail address in the directory');
    return;
  }
  try {
    await ports.mail.tell(address, view);
  } catch (error) {
    // A mailbox that may not be used won't come to be usable by waiting; Teams has told them already.
    if (!isServiceError(error, 'GRAPH_FORBIDDEN')) throw error;
    ports.log.error({ person: to, code: error.code, detail: error.detail }, 'mail could not be sent');
  }
}

async function addressOf({ directory }: MailPorts, id: string): Promise<string | undefined> {
  return (await directory.person(id))?.mail;
}
