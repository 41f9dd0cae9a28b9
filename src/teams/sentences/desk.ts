// Answers to the helpdesk and to security: whether a message was this bot's, and what is deleted about a person.
import { formatNumber } from '../../domain/request-number.ts';
import type { View } from '../../workflow/view.ts';
import type { Hindrance } from './person-problem.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** Whether a message that somebody reads out came from this bot, and what to tell them. */
export function messageCheckText({ result, number, to, subject }: Show<'message_check'>): Hindrance {
  const lk = number === undefined ? 'that number' : formatNumber(number);
  switch (result) {
    case 'genuine':
      return {
        title: 'That message is genuine',
        lines: [
          `This bot sent it to ${to?.name ?? 'a colleague'}, about ${lk} for ${subject?.name ?? 'a colleague'}.`,
          'Tell whoever asks only that it is genuine. It was sent to somebody else than who reads it out? Then it was copied: tell the security contacts.',
        ],
      };
    case 'not_ours':
      return {
        title: 'That message is not from this bot',
        lines: [
          `Nobody was sent that check for ${lk}. Have it read out once more, letter by letter.`,
          'Still not? Whoever got the message should do nothing that it asks for. Tell the security contacts.',
        ],
      };
    case 'unreadable':
      return {
        title: 'I can’t read that check',
        lines: [
          'It has eight letters and digits, and belongs to one request. Write for example “check LK-1042 ABCD EFGH”.',
        ],
      };
    case 'not_allowed':
      return {
        title: 'Only the helpdesk can check messages here',
        lines: ['Call the helpdesk on the number you know, and read out the number and the check.'],
      };
  }
}

/** Where erasing stands; of `ask` only the title, since its lists are parts of their own. */
export function eraseText({ state, person }: Show<'erase'>): Hindrance {
  const name = person?.name ?? 'this person';
  switch (state) {
    case 'ask':
      return {
        title: `Delete what is kept about ${name}?`,
        lines: ['This can’t be taken back.'],
      };
    case 'done':
      return {
        title: `What was kept about ${name} is deleted`,
        lines: ['The record stays, and says that it was deleted and who did it.'],
      };
    case 'open_request':
      return {
        title: `Nothing was deleted: ${name} has something open`,
        lines: [
          'A request by them or for them is under way, or requests for them are stopped. Once that is over, write it again.',
        ],
      };
    case 'own_data':
      return {
        title: 'Nobody deletes what is kept about themselves',
        lines: ['Another security contact can write the same.'],
      };
    case 'not_allowed':
      return {
        title: 'Only security contacts can delete what is kept',
        lines: ['Ask one of them to write the same.'],
      };
    case 'unknown_person':
      return {
        title: 'Whose data is it?',
        lines: [
          'Not one person was found for sure. Write the work e-mail exactly as the company writes it, or the object id of somebody who left.',
        ],
      };
  }
}

/** What goes. */
export const ERASED: readonly string[] = [
  'Requests that are over, by them or for them, with everything kept about those.',
  'Their recovery contacts, and themselves as somebody’s contact.',
  'What they wrote, counts of what they did, and where the bot reaches them in Teams.',
];

/** What stays, and why. */
export const KEPT =
  'The audit record. It holds object ids, never names, numbers or what people wrote, and can’t be changed by anybody.';
