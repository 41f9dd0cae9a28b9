import type { Helpdesk } from '../card-data/frame.ts';
import type { View } from '../../workflow/view.ts';
import { callHelpdesk } from './person-problem.ts';
import type { Hindrance } from './person-problem.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** Why a brake stays on. */
export const LIFT_REFUSED: Readonly<Record<Show<'lift_refused'>['reason'], Hindrance>> = {
  may_not_halt: {
    title: 'Only approvers can stop resets',
    lines: ['Tell one of them, or call the helpdesk, if something looks wrong.'],
  },
  not_an_approver: { title: 'Only approvers can lift this', lines: ['Ask one of them to write the same.'] },
  same_person: {
    title: 'It takes two different people',
    lines: ['You asked already, or count as the person who did. Another approver has to write the same.'],
  },
  needs_halter_or_security: {
    title: 'One of the two has to be somebody else',
    lines: ['Either whoever halted, or a security contact, has to agree.'],
  },
  is_concerned: {
    title: 'You can’t lift this one',
    lines: [
      'It is about your own account, or about a request of yours. Two other approvers have to look at it.',
    ],
  },
  password_unchanged: {
    title: 'The password has to be changed first',
    lines: [
      'The directory shows no new password since these requests were stopped: have it reset first, then write “resume” and the number again.',
      'A new password can take some minutes to show.',
    ],
  },
  nothing_to_lift: {
    title: 'Requests for this colleague aren’t stopped',
    lines: ['Resets aren’t halted either.'],
  },
  no_halt: {
    title: 'Resets aren’t halted',
    lines: ['If requests for one colleague are stopped, name one of them: “resume LK-1042”.'],
  },
  halted_instead: {
    title: 'All resets are halted',
    lines: ['No stop belongs to this colleague alone. To lift the halt, write “resume” without a number.'],
  },
};

/** Commands without an answer. */
export const NOT_AVAILABLE: Readonly<Record<Show<'not_available'>['what'], Hindrance>> = {
  unknown_proposal: {
    title: 'There is no such question for you',
    lines: ['It was put to somebody else, or it is long over. “my shifts” shows what counts now.'],
  },
  unknown_request: {
    title: 'There is no such request for you',
    lines: ['Check the number, for example LK-1042. You see requests that you made, follow or may decide.'],
  },
  nothing_to_cancel: {
    title: 'There is nothing to cancel',
    lines: ['You have no request that is still open.'],
  },
};

/** Said in groups and channels, where no request is ever shown. */
export const WRITE_TO_ME: Hindrance = {
  title: 'Please write to me directly',
  lines: ['Requests are about people, so I talk about them in a one-to-one chat only.'],
};

/** Why somebody isn't let in. */
export const AWAY: Readonly<Record<Show<'turned_away'>['because'], Hindrance>> = {
  other_tenant: {
    title: 'This bot serves another company',
    lines: ['Please ask the helpdesk of your own company.'],
  },
  guest: {
    title: 'Guests can’t ask here',
    lines: ['Your own company looks after your account. Someone who works here can ask for a colleague.'],
  },
  not_a_person: { title: 'Only people can ask here', lines: ['Requests by bots and apps are not accepted.'] },
};

/** What is out of order, what that means, and what to do. */
export function troubleText(what: Show<'trouble'>['what'], reference: string, helpdesk: Helpdesk): Hindrance {
  return {
    title: TROUBLE[what].title,
    lines: [TROUBLE[what].line, callHelpdesk(helpdesk), `Reference: ${reference}`],
  };
}

const TROUBLE: Readonly<Record<Show<'trouble'>['what'], { readonly title: string; readonly line: string }>> =
  {
    directory: {
      title: 'The company directory doesn’t answer',
      line: 'Nothing was changed. Please try again in a few minutes.',
    },
    database: {
      title: 'Your last click was not saved',
      line: 'Please try again in a few minutes: “My requests” brings the card back. What was confirmed before is safe.',
    },
    saved_unseen: {
      title: 'Saved, but I can’t show it just now',
      line: 'What you did counts. In a few minutes write “my requests”, “my shifts”, or “status” with the number of the request, and see how it stands before you do anything again.',
    },
    unsure: {
      title: 'I don’t know whether that was saved',
      line: 'Write “my requests” or “status” to see how it stands before you try again. Nothing is done twice.',
    },
    unreadable_record: {
      title: 'I can’t read what I noted about this',
      line: 'Nothing was changed. Trying again won’t help: somebody has to mend it, and the reference below says what.',
    },
    unreadable_click: {
      title: 'I couldn’t read that click',
      line: 'Nothing was changed. Write “my requests” for a fresh card, and try there.',
    },
    unexpected: {
      title: 'Something went wrong on our side',
      line: 'Please try once more. If it happens again, name the reference below.',
    },
  };

/** On a card that could not be changed any more, shown to whoever clicks it. */
export const OLD_CARD = 'This is an old card. There is a newer one about this request in this chat.';
