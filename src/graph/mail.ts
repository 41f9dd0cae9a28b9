import type { Mailer } from '../workflow/ports.ts';
import { failureOf } from './graph-answer.ts';
import { segment, type GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';

/**
 * Mail out of one mailbox, kept among its sent items. Each is sent once: Graph knows no key by which a repetition would be
 * recognised, so that a mail without an answer may have gone out. Only a token that Graph refused is exchanged first.
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
      if (answer.kind !== 'ok') throw failureOf(call.kind, answer);
    },
  };
}
