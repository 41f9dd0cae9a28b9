// Answers to the helpdesk and to security: whether a message was this bot's, and what is deleted about a person.
import { formatNumber } from '../../domain/request-number.ts';
import type { View } from '../../workflow/view.ts';
import type { Words } from '../words.ts';
import type { Hindrance } from './person-problem.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** Whether a message that somebody reads out came from this bot, and what to tell them. */
export function messageCheckText(
  { say }: Words,
  { result, number, to, subject }: Show<'message_check'>,
): Hindrance {
  const lk = number === undefined ? say('desk.check.that_number') : formatNumber(number);
  const nameOr = (name: string | undefined): string => name ?? say('common.a_colleague');
  const title = say(`desk.check.${result}.title`);
  switch (result) {
    case 'genuine':
      return {
        title,
        lines: [
          say('desk.check.genuine', { to: nameOr(to?.name), number: lk, subject: nameOr(subject?.name) }),
          say('desk.check.genuine.say'),
        ],
      };
    case 'not_ours':
      return { title, lines: [say('desk.check.not_ours', { number: lk }), say('desk.check.not_ours.say')] };
    case 'unreadable':
    case 'not_allowed':
      return { title, lines: [say(`desk.check.${result}`)] };
  }
}

/** Where erasing stands; of `ask` only the title, since its lists are parts of their own. */
export function eraseText({ say }: Words, { state, person }: Show<'erase'>): Hindrance {
  const name = person?.name ?? say('desk.erase.this_person');
  return { title: say(`desk.erase.${state}.title`, { name }), lines: [say(`desk.erase.${state}`)] };
}

/** What goes. */
export function erased({ say }: Words): readonly string[] {
  return [say('desk.erase.goes.requests'), say('desk.erase.goes.contacts'), say('desk.erase.goes.words')];
}

/** What stays, and why. */
export const kept = ({ say }: Words): string => say('desk.erase.stays');
