// Puts Graph's mailbox and the words of the cards together: neither of the two knows the other.
import type { Configuration } from './config.ts';
import type { Graph } from './graph/graph-client.ts';
import { createMailer } from './graph/mail.ts';
import { ServiceError } from './errors.ts';
import { mailText } from './teams/mail-text.ts';
import { wordsIn } from './teams/words.ts';
import type { MailNotifier } from './workflow/ports.ts';

/** Mail from the configured mailbox, in the helpdesk's language: nothing tells the reader's. Without one nothing asks for mail, and asking is a defect. */
export function createMailNotifier(graph: Graph, { mail, helpdesk }: Configuration): MailNotifier {
  const mailer = mail === undefined ? undefined : createMailer(graph, mail);
  return {
    tell: async (address, view) => {
      if (mailer === undefined || (view.card !== 'informed' && view.card !== 'recovery_contact_news'))
        throw new ServiceError(
          'CONFIG_INVALID',
          `A mail of ${view.card} was asked for, and none can be sent.`,
        );
      await mailer.send({ to: address, ...mailText(wordsIn(helpdesk.language), view, helpdesk) });
    },
  };
}
