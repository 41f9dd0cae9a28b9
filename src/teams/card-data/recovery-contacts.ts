// Somebody's own recovery contacts, and the news of one to everybody it concerns.
import type { View } from '../../workflow/view.ts';
import { capital, sentence } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { callHelpdesk, orCall } from '../sentences/person-problem.ts';
import { contactProblem, NO_MORE, WHAT_THEY_DO } from '../sentences/recovery-contact.ts';
import { BUTTON_TITLES } from '../sentences/button-titles.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { frame, fullNameOf, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk, Line } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** A frame with one box per contact and a field for another one. */
export interface RecoveryContactsCard extends Frame {
  readonly contacts: readonly {
    readonly title: string;
    readonly lines: readonly Line[];
    readonly button: Button;
  }[];
  readonly mayAdd: boolean;
  readonly add?: {
    readonly label: string;
    readonly placeholder: string;
    readonly value: string;
    readonly button: Button;
  };
  readonly hasProblem: boolean;
  readonly problem?: string;
}

/** The list of one's own, with everything that can be done about it. */
export function recoveryContactsCard(view: Show<'recovery_contacts'>): RecoveryContactsCard {
  const { contacts, people, mayAdd, problem, named = '' } = view;
  return {
    ...frame({
      title: contacts.length === 0 ? 'You have no recovery contact yet' : 'Your recovery contacts',
      lines: WHAT_THEY_DO,
      sections: mayAdd ? [] : section('Another one?', [NO_MORE]),
      buttons: [],
    }),
    contacts: contacts.map((entry) => contactBox(entry, people)),
    mayAdd,
    ...(mayAdd ? { add: addForm() } : {}),
    hasProblem: problem !== undefined,
    ...(problem === undefined ? {} : { problem: contactProblem(problem, named) }),
  };
}

type Entry = Show<'recovery_contacts'>['contacts'][number];

function contactBox({ contact, counts, countsFrom }: Entry, people: Show<'recovery_contacts'>['people']) {
  const title = `${BUTTON_TITLES.recovery_contact_remove} ${nameOf(people, contact)}`;
  const line = counts ? `Counts since ${momentOf(countsFrom)}` : `Counts from ${momentOf(countsFrom)} on`;
  return {
    title: fullNameOf(people, contact),
    lines: [{ line }],
    button: button({ verb: 'recovery_contact_remove', contact }, { title }),
  };
}

const addForm = (): NonNullable<RecoveryContactsCard['add']> => ({
  label: 'Name or work e-mail of a colleague who knows you well',
  placeholder: 'for example Alice Wong',
  value: '',
  button: primary({ verb: 'recovery_contact_add' }, { inputs: 'auto' }),
});

/** Told to the person, to their manager and to the contact, each in words of their own. */
export function recoveryContactNewsCard(view: Show<'recovery_contact_news'>, helpdesk: Helpdesk): Frame {
  const { subject, contact, viewer, change } = view;
  const mayTakeBack = change === 'set' && viewer !== contact;
  return frame({
    label: { text: 'Recovery contact', style: 'accent' },
    ...newsText(view),
    sections: section('Good to know', [goodToKnow(view, helpdesk)]),
    buttons: mayTakeBack
      ? [button({ verb: 'recovery_contact_not_me', subject, contact }, { style: 'destructive' })]
      : [],
  });
}

function goodToKnow(view: Show<'recovery_contact_news'>, helpdesk: Helpdesk): string {
  if (view.viewer === view.contact)
    return `Nobody from the helpdesk will ever ask you to press a button. ${callHelpdesk(helpdesk)}`;
  if (view.change !== 'set') return `${doubt(view)} ${callHelpdesk(helpdesk)}`;
  return `${doubt(view)} Press “${BUTTON_TITLES.recovery_contact_not_me}”: the contact doesn’t count any more, and the security contacts are told. Or ${orCall(helpdesk)}`;
}

const doubt = ({ subject, viewer }: Show<'recovery_contact_news'>): string =>
  subject === viewer ? 'You know nothing of this?' : 'Something is wrong here?';

/** What happened, by mail as well. `momentOf` is how the reader's medium shows a moment. */
export function newsText(
  view: Show<'recovery_contact_news'>,
  moment: (at: string) => string = momentOf,
): { readonly title: string; readonly lines: readonly string[] } {
  return view.change === 'set' ? setText(view, moment) : endedText(view);
}

function setText(view: Show<'recovery_contact_news'>, moment: (at: string) => string) {
  const { subject, contact, viewer, people, countsFrom } = view;
  const [owner, chosen] = [nameOf(people, subject), nameOf(people, contact)];
  const from = countsFrom === undefined ? 'in seven days' : `from ${moment(countsFrom)} on`;
  if (viewer === contact) {
    return {
      title: `${capital(owner)} chose you as a recovery contact`,
      lines: [
        `If ${owner} is locked out one day, this bot may ask you whether you spoke to them, by video or face to face. You can vouch ${from}; until then there is nothing to do.`,
        `You don’t want that? Tell ${owner}, who can take it back.`,
      ],
    };
  }
  const isOwner = viewer === subject;
  return {
    title: isOwner
      ? `You chose ${chosen} as a recovery contact`
      : `${capital(owner)} chose ${chosen} as a recovery contact`,
    lines: [
      `If ${isOwner ? 'you are' : `${owner} is`} locked out one day, ${chosen} can confirm having spoken to ${isOwner ? 'you' : 'them'}. That counts ${from}.`,
    ],
  };
}

function endedText({ subject, contact, by, viewer, people, change }: Show<'recovery_contact_news'>) {
  const [owner, chosen] = [nameOf(people, subject), nameOf(people, contact)];
  const whose = viewer === subject ? 'your recovery contact' : `a recovery contact of ${owner}`;
  const title =
    viewer === contact ? sentence(`you are no longer ${whose}`) : `${capital(chosen)} is no longer ${whose}`;
  const who = by === viewer ? 'You' : capital(nameOf(people, by));
  return {
    title,
    lines: [
      change === 'gone'
        ? 'There was nothing left to take back.'
        : `${who} took that back. It counts at once.`,
    ],
  };
}
