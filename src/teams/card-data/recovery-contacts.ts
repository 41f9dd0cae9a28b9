// Somebody's own recovery contacts, and the news of one to everybody it concerns.
import type { Instant } from '../../domain/instant.ts';
import type { People, View } from '../../workflow/view.ts';
import { capital } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { contactProblem, noMore, whatTheyDo } from '../sentences/recovery-contact.ts';
import type { Words } from '../words.ts';
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
export function recoveryContactsCard(words: Words, view: Show<'recovery_contacts'>): RecoveryContactsCard {
  const { say } = words;
  const { contacts, people, mayAdd, problem, named = '' } = view;
  // The answer to the click says it already.
  const isFull = problem === 'too_many';
  return {
    ...frame({
      title: contacts.length === 0 ? say('recovery_contact.none.title') : say('recovery_contact.title'),
      lines: whatTheyDo(words),
      sections: mayAdd || isFull ? [] : section(say('recovery_contact.another.title'), [noMore(words)]),
      buttons: [],
    }),
    contacts: contacts.map((entry) => contactBox(words, entry, people)),
    mayAdd,
    ...(mayAdd ? { add: addForm(words) } : {}),
    hasProblem: problem !== undefined,
    ...(problem === undefined ? {} : { problem: contactProblem(words, problem, named) }),
  };
}

type Entry = Show<'recovery_contacts'>['contacts'][number];

function contactBox(words: Words, { contact, counts, countsFrom }: Entry, people: People) {
  const title = words.say('recovery_contact.remove', { name: nameOf(words, people, contact) });
  const at = momentOf(countsFrom);
  return {
    title: fullNameOf(words, people, contact),
    lines: [{ line: words.say(`recovery_contact.${counts ? 'counts_since' : 'counts_from'}`, { at }) }],
    button: button(words, { verb: 'recovery_contact_remove', contact }, { title }),
  };
}

const addForm = (words: Words): NonNullable<RecoveryContactsCard['add']> => ({
  label: words.say('recovery_contact.add.label'),
  placeholder: words.say('recovery_contact.add.placeholder'),
  value: '',
  button: primary(words, { verb: 'recovery_contact_add' }, { inputs: 'auto' }),
});

type News = Show<'recovery_contact_news'>;

/** Told to the person, to their manager and to the contact, each in words of their own. */
export function recoveryContactNewsCard(words: Words, view: News, helpdesk: Helpdesk): Frame {
  const { subject, contact, viewer, change } = view;
  const mayTakeBack = change === 'set' && viewer !== contact;
  return frame({
    label: { text: words.say('recovery_contact.news.label'), style: 'accent' },
    ...newsText(words, view),
    sections: section(words.say('recovery_contact.news.good_to_know'), [goodToKnow(words, view, helpdesk)]),
    buttons: mayTakeBack
      ? [button(words, { verb: 'recovery_contact_not_me', subject, contact }, { style: 'destructive' })]
      : [],
  });
}

function goodToKnow(words: Words, view: News, helpdesk: Helpdesk): string {
  const { say } = words;
  const reader = readerOf(view);
  if (reader === 'contact')
    return words.paragraph([say('recovery_contact.news.no_pressing'), callHelpdesk(words, helpdesk)]);
  const doubt = say(`recovery_contact.news.doubt.${reader}`);
  if (view.change !== 'set') return words.paragraph([doubt, callHelpdesk(words, helpdesk)]);
  const objection = say('recovery_contact.news.object', {
    button: say('buttons.recovery_contact_not_me'),
    helpdesk: helpdesk.name,
    phone: helpdesk.phone,
  });
  return words.paragraph([doubt, objection]);
}

/** Whether the one who reads is the contact, the person who chose them, or that person's manager. */
function readerOf({ viewer, subject, contact }: News): 'contact' | 'owner' | 'other' {
  if (viewer === contact) return 'contact';
  return viewer === subject ? 'owner' : 'other';
}

/** What happened, by mail as well. `moment` is how the reader's medium shows a moment. */
export function newsText(
  words: Words,
  view: News,
  moment: (at: Instant) => string = momentOf,
): { readonly title: string; readonly lines: readonly string[] } {
  return view.change === 'set' ? setText(words, view, moment) : endedText(words, view, view.change);
}

function setText(words: Words, view: News, moment: (at: Instant) => string) {
  const { say } = words;
  const { subject, contact: chosen, people, countsFrom } = view;
  const [owner, contact] = [nameOf(words, people, subject), nameOf(words, people, chosen)];
  const reader = readerOf(view);
  const from = countsFrom === undefined ? 'later' : moment(countsFrom);
  const decline = reader === 'contact' ? [say('recovery_contact.news.set.contact.decline', { owner })] : [];
  return {
    title: say(`recovery_contact.news.set.${reader}.title`, { owner: capital(words, owner), contact }),
    lines: [say(`recovery_contact.news.set.${reader}`, { owner, contact, from }), ...decline],
  };
}

function endedText(words: Words, view: News, change: 'removed' | 'gone') {
  const { say } = words;
  const { subject, contact, by, viewer, people } = view;
  const [owner, chosen] = [nameOf(words, people, subject), nameOf(words, people, contact)];
  const name = capital(words, nameOf(words, people, by));
  return {
    title: say(`recovery_contact.news.ended.${readerOf(view)}.title`, {
      owner,
      contact: capital(words, chosen),
    }),
    lines: [
      change === 'gone'
        ? say('recovery_contact.news.ended.gone')
        : say(`recovery_contact.news.ended.${by === viewer ? 'by_you' : 'by_other'}`, { name }),
    ],
  };
}
