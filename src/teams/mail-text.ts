// What the subject and those who speak for them are told by mail too (C7): the victim may be locked out of Teams, and an attacker inside it.
import { isEnded } from '../domain/request-status.ts';
import type { Instant } from '../domain/instant.ts';
import { formatNumber } from '../domain/request-number.ts';
import type { View } from '../workflow/view.ts';
import { nameOf } from './card-data/frame.ts';
import type { Helpdesk } from './card-data/frame.ts';
import { toldTo, withoutNote } from './card-data/informed.ts';
import { newsText } from './card-data/recovery-contacts.ts';
import { onlyMailText, onlyPlainText } from './people-text.ts';
import { fullStop } from './sentences/full-stop.ts';
import { capital } from './sentences/joined.ts';
import { endingText } from './sentences/ending.ts';
import { genuineLine } from './sentences/genuine.ts';
import { removedSoFar, untouched } from './sentences/left-behind.ts';
import { liveStanding, ownEnding } from './sentences/standing.ts';
import type { Standing } from './sentences/standing.ts';
import type { Words } from './words.ts';

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
export function mailText(
  words: Words,
  view: Show<'informed' | 'recovery_contact_news'>,
  desk: Helpdesk,
): MailText {
  const plain = onlyPlainText(view);
  const safe = { ...plain, people: onlyMailText(plain.people) };
  const helpdesk = onlyPlainText({ name: desk.name, phone: desk.phone });
  return safe.card === 'informed' ? aboutRequest(words, safe, helpdesk) : aboutContact(words, safe, helpdesk);
}

function aboutRequest(words: Words, view: Show<'informed'>, helpdesk: Helpdesk): MailText {
  const { say } = words;
  const { request, check } = view;
  const number = formatNumber(request.number);
  const { title, lines } = standingOf(words, view, helpdesk);
  return {
    subject: subjectLine(words, view, title),
    text: paragraphs(
      say('mail.about', { number }),
      words.paragraph([fullStop(words, title), ...lines]),
      say('mail.not_me', { number }),
      say('mail.no_teams', { helpdesk: helpdesk.name, phone: helpdesk.phone }),
      words.paragraph([say('mail.genuine'), genuineLine(words, request.number, check)]),
      say('mail.no_codes'),
    ),
  };
}

const paragraphs = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

function standingOf(words: Words, view: Show<'informed'>, helpdesk: Helpdesk): Standing {
  const { request, viewer } = view;
  if (!isEnded(request)) {
    const standing = liveStanding(words, request, view);
    // A card lists the steps of the set-up under its last line.
    return request.status === 'reset' && request.subject === viewer
      ? { title: standing.title, lines: [setUpAgain(words, view)] }
      : standing;
  }
  const own = ownEnding(words, request, view);
  if (own !== undefined) return own;
  // The sentences of an ending hold moments and addresses that only a card can show.
  const { title } = endingText(words, withoutNote(request), toldTo(view, helpdesk));
  const { ending } = request;
  const isDone = ending.status === 'reenrolled' || ending.status === 'not_reenrolled';
  if (isDone) return { title, lines: [] };
  const isLate = ending.status === 'frozen' && ending.removed;
  const left = isLate ? removedSoFar(words, request) : untouched(words, request);
  return { title, lines: [words.say('mail.over'), left] };
}

function setUpAgain(words: Words, { request, people }: Show<'informed'>): string {
  return words.say('mail.set_up_again', { name: capital(words, nameOf(words, people, request.requester)) });
}

/** Other people's names stay out of it: it is what a locked phone shows. */
function subjectLine(words: Words, { request, people, viewer }: Show<'informed'>, title: string): string {
  const number = formatNumber(request.number);
  const isAsked = request.status === 'verifying' || request.status === 'awaiting_approval';
  if (!isAsked) return words.say('mail.subject', { number, title });
  return request.subject === viewer
    ? words.say('mail.subject.asked.own', { number })
    : words.say('mail.subject.asked.other', { number, name: nameOf(words, people, request.subject) });
}

function aboutContact(
  words: Words,
  view: Show<'recovery_contact_news'>,
  { name: helpdesk, phone }: Helpdesk,
): MailText {
  const { say } = words;
  const { title, lines } = newsText(words, view, utcDayOf);
  return {
    subject: say('mail.contact.subject', { title }),
    text: paragraphs(
      say('mail.contact.about'),
      words.paragraph([fullStop(words, title), ...lines]),
      whatToDo(words, view),
      say('mail.contact.no_teams', { helpdesk, phone }),
      say('mail.no_codes'),
    ),
  };
}

function whatToDo({ say }: Words, { viewer, subject, change }: Show<'recovery_contact_news'>): string {
  if (viewer === subject) return say('mail.contact.own');
  return change === 'set' ? say('mail.contact.set') : say('mail.contact.ended');
}

/** A mail can't show a moment in its reader's own zone, and a day is all that is needed. */
const utcDayOf = (at: Instant): string => at.slice(0, 10);
