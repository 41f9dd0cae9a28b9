import { z } from 'zod';
import { isRefusal, refuse, type Answer } from './answer.ts';
import { ALLOWS } from './permissions.ts';
import type { Asked, Route } from './route.ts';
import { findPerson } from './world.ts';

/** A mail as it reached one recipient; `at` in milliseconds since the epoch. */
export interface SentMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: number;
  readonly savedToSentItems: boolean;
}

/** Sending mail from any mailbox of the tenant; https://learn.microsoft.com/graph/api/user-sendmail. */
export const MAILBOX_ROUTES: readonly Route[] = [
  {
    verb: 'POST',
    version: 'v1.0',
    path: 'users/{id}/sendMail',
    options: [],
    anyOf: ALLOWS.sendMail,
    answer: sendMail,
  },
];

/** Text mails alone: anything more a mail can hold is refused here. */
const sending = z.strictObject({
  message: z.strictObject({
    subject: z.string(),
    body: z.strictObject({ contentType: z.enum(['Text', 'text']), content: z.string() }),
    toRecipients: z.array(z.strictObject({ emailAddress: z.strictObject({ address: z.email() }) })).min(1),
  }),
  saveToSentItems: z.boolean().default(true),
});

function sendMail({ world, ids, body }: Asked): Answer {
  const from = mailOf(findPerson(world, ids[0] ?? ''));
  if (isRefusal(from)) return from;
  const asked = sending.safeParse(body).data;
  if (asked === undefined)
    return refuse(400, 'ErrorInvalidRequest', 'The message is not one of this simulation.');
  const { subject, body: content, toRecipients } = asked.message;
  const mail = {
    from,
    subject,
    text: content.content,
    at: world.now(),
    savedToSentItems: asked.saveToSentItems,
  };
  world.mails.push(...toRecipients.map(({ emailAddress }) => ({ ...mail, to: emailAddress.address })));
  return { kind: 'empty', status: 202 };
}

/** Both codes are as reported: one for nobody, one for somebody without a mailbox. */
function mailOf(person: { readonly mail: string | null } | undefined) {
  if (person === undefined) return refuse(404, 'ErrorInvalidUser', 'The requested user is invalid.');
  return (
    person.mail ??
    refuse(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    )
  );
}
