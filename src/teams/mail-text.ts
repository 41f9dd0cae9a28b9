// What the subject and those who speak for them are told by mail too (C7): the victim may be locked out of Teams, and an attacker inside it.
import { isEnded } from '../domain/request-status.ts';
import type { Instant } from '../domain/instant.ts';
import { formatNumber } from '../domain/request-number.ts';
import type { Request } from '../domain/request.ts';
import type { View } from '../workflow/view.ts';
import type { Helpdesk } from './card-data/frame.ts';
import { withoutNote } from './card-data/informed.ts';
import { newsText } from './card-data/recovery-contacts.ts';
import { onlyMailText, onlyPlainText } from './people-text.ts';
import { endingText } from './sentences/ending.ts';
import { genuineLine } from './sentences/genuine.ts';
import { removedSoFar, untouched } from './sentences/left-behind.ts';
import { liveStanding, ownEnding, whoseSignIn } from './sentences/standing.ts';
import type { Standing } from './sentences/standing.ts';

/** Plain text, ready to be sent. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/**
 * The mail that says what a card says, without a link: whoever gets used to links in such mails follows a forged one. It holds no
 * number but the helpdesk's and the request's, nothing that was found, and no code but the check.
 */
export function mailText(view: Show<'informed' | 'recovery_contact_news'>, desk: Helpdesk): MailText {
  const plain = onlyPlainText(view);
  const safe = { ...plain, people: onlyMailText(plain.people) };
  const helpdesk = onlyPlainText({ name: desk.name, phone: desk.phone });
  return safe.card === 'informed' ? aboutRequest(safe, helpdesk) : aboutContact(safe, helpdesk);
}

function aboutRequest(view: Show<'informed'>, helpdesk: Helpdesk): MailText {
  const { request, check } = view;
  const lk = formatNumber(request.number);
  const { title, lines } = standingOf(view, helpdesk);
  return {
    subject: `Latchkey ${lk}: ${subjectLine(view, title)}`,
    text: paragraphs(
      `This is about request ${lk} in Microsoft Teams.`,
      [`${title}.`, ...lines].join(' '),
      `You know nothing of this, or something is wrong? Write to Latchkey in Teams: not me ${lk}`,
      `No Teams at hand? ${helpdeskLine(helpdesk)}`,
      `Is this mail genuine? ${genuineLine(request.number, check)}`,
      NO_CODES,
    ),
  };
}

const NO_CODES =
  'Nobody will ask you for a sign-in code or for your password, and there is nothing to click in this mail.';

const helpdeskLine = ({ name, phone }: Helpdesk): string => `Call ${name}: ${phone}.`;

const paragraphs = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

function standingOf(view: Show<'informed'>, helpdesk: Helpdesk): Standing {
  const { request, people } = view;
  if (!isEnded(request)) return withoutSteps(liveStanding(request, view), request);
  const own = ownEnding(request, view);
  if (own !== undefined) return own;
  // The sentences of an ending hold moments and addresses that only a card can show.
  const { title } = endingText(withoutNote(request), { people, helpdesk });
  const { ending } = request;
  const isDone = ending.status === 'reenrolled' || ending.status === 'not_reenrolled';
  if (isDone) return { title, lines: [] };
  const isLate = ending.status === 'frozen' && ending.removed;
  return { title, lines: [`The request is over. ${isLate ? removedSoFar(request) : untouched(request)}`] };
}

/** A card lists the steps of the set-up under its last line. */
function withoutSteps({ title, lines }: Standing, request: Request): Standing {
  if (request.status !== 'reset') return { title, lines };
  return { title, lines: lines.map((line) => line.replace(/again:$/u, `again: ${HOW}`)) };
}

const HOW = 'sign in on a computer with your work e-mail and password, and start the set-up when asked.';

/** Other people's names stay out of it: it is what a locked phone shows. */
function subjectLine(view: Show<'informed'>, title: string): string {
  const { request } = view;
  if (isEnded(request)) return title;
  const whose = whoseSignIn(request, view);
  const isAsked = request.status === 'verifying' || request.status === 'awaiting_approval';
  return isAsked ? `somebody asks to reset ${whose}` : title;
}

function aboutContact(view: Show<'recovery_contact_news'>, helpdesk: Helpdesk): MailText {
  const { title, lines } = newsText(view, utcDayOf);
  return {
    subject: `Latchkey: ${title}`,
    text: paragraphs(
      'This is about recovery contacts in Microsoft Teams.',
      [`${title}.`, ...lines].join(' '),
      whatToDo(view),
      `Not sure, or no Teams at hand? ${helpdeskLine(helpdesk)}`,
      NO_CODES,
    ),
  };
}

function whatToDo({ viewer, subject, change }: Show<'recovery_contact_news'>): string {
  if (viewer === subject) return 'You know nothing of this? Write to Latchkey in Teams: recovery contacts';
  return change === 'set'
    ? 'Something is wrong here? Press “This wasn’t me” on the message that Latchkey sent you in Teams. To see your own, write to it: recovery contacts'
    : 'Something is wrong here? Tell the helpdesk. To see your own, write to Latchkey in Teams: recovery contacts';
}

/** A mail can't show a moment in its reader's own zone, and a day is all that is needed. */
const utcDayOf = (at: Instant): string => at.slice(0, 10);
