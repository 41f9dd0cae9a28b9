import { ServiceError } from '../errors.ts';
import type { Mailer } from '../workflow/ports.ts';
import { failureOf } from './graph-answer.ts';
import { segment, type GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';

/**
 * Mail out of one mailbox, kept among its sent items. Each is sent once: Graph knows no key by which a repetition would be
 * recognised, so that a mail without an answer may have gone out (MAIL_UNANSWERED). Only a token that Graph refused is
 * exchanged first.
 * https://learn.microsoft.com/graph/api/user-sendmail
 */
export function createMailer(graph: Graph, { from }: { readonly from: string }): Mailer {
  const call: GraphCall = { kind: 'sendMail', path: `/users/${segment(from)}/sendMail` };
  return {
    send: async ({ to, subject, text }) => {
      const body = { contentType: 'Text', content: text };
      const toRecipients = [{ emailAddress: { address: to } }];
      const message = { subject, body, toRecipients };
      const answer = await graph.change('POST', call, { message, saveToSentItems: true });
      if (answer.kind === 'ok') return;
      if (answer.kind === 'refused' || answer.why === 'not_connected') throw failureOf(call.kind, answer);
      throw new ServiceError('MAIL_UNANSWERED', 'sendMail got no answer.', {
        graph: { graphRequestId: answer.requestId },
      });
    },
  };
}
