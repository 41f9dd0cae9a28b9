// The cards of the questions, from "help" to what the colleague sees.
import { formatNumber } from '../../domain/request-number.ts';
import { SYMPTOMS } from '../../domain/triage.ts';
import type { SymptomId } from '../../domain/symptom.ts';
import type { Named, View } from '../../workflow/view.ts';
import { callHelpdesk, personProblem, wholeText } from '../sentences/person-problem.ts';
import type { Words } from '../words.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { cancelForm } from './cancel.ts';
import { detailsOf, frame, section } from './frame.ts';
import type { Frame, Helpdesk, Label, Line } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** Of what nobody else has heard of yet. */
export const draftLabel = ({ say }: Words): Label => ({ text: say('asking.label'), style: 'emphasis' });

/** The greeting, and the answer to whatever wasn't understood. */
export function helpCard(words: Words, { isApprover, unclear }: Show<'help'>, helpdesk: Helpdesk): Frame {
  const { say } = words;
  const approver = isApprover
    ? [say('asking.help.approvers.shifts'), say('asking.help.approvers.check')]
    : [];
  return frame({
    title: unclear ? say('asking.help.unclear') : say('asking.help.title'),
    lines: [say('asking.help.what'), say('asking.help.write')],
    sections: [
      ...section(say('asking.help.also.title'), [
        say('asking.help.also.requests'),
        say('asking.help.also.recovery'),
      ]),
      ...section(say('asking.help.approvers.title'), approver),
      ...section(say('asking.help.hurry.title'), [callHelpdesk(words, helpdesk)]),
    ],
    buttons: [
      primary(words, { verb: 'start' }),
      button(words, { verb: 'locked_out_self' }),
      button(words, { verb: 'my_requests' }),
      button(words, { verb: 'who_is_on_call' }),
      button(words, { verb: 'recovery_contacts' }),
    ],
  });
}

/** Whom it is about. `hasPicker`: where Teams searches the company for people while one types. */
export function whoCard(
  words: Words,
  view: Show<'who'>,
  helpdesk: Helpdesk,
  hasPicker: boolean,
): Frame & { readonly who: object } {
  const { say } = words;
  const { number, prefill, notFound } = view;
  const isAnswered = notFound !== undefined && notFound !== '';
  return {
    ...frame({
      number,
      label: draftLabel(words),
      title: isAnswered ? say('asking.who.not_found.title', { text: notFound }) : say('asking.who.title'),
      lines: [
        ...whoLines(words, view),
        ...(view.problem === 'unreadable' ? [callHelpdesk(words, helpdesk)] : []),
      ],
      buttons: [primary(words, { verb: 'find_person', number }, { inputs: 'auto' })],
      cancel: cancelForm(words, number),
    }),
    who: {
      hasPicker,
      // Either of two fields will do, which a card can't say: what is missing then is said in answer.
      isRequired: !hasPicker,
      pickerLabel: say('asking.who.picker.label'),
      label: hasPicker ? say('asking.who.or_type.label') : say('asking.who.label'),
      placeholder: say('asking.who.placeholder'),
      value: prefill ?? '',
      error: say('asking.who.error'),
    },
  };
}

function whoLines({ say }: Words, { notFound, problem }: Show<'who'>): readonly string[] {
  if (problem !== undefined) return [say(`asking.who.${problem}`)];
  if (notFound === undefined) return [say('asking.who.how')];
  if (notFound === '') return [say('asking.who.error')];
  return [say('asking.who.not_found.how'), say('asking.who.not_found.outside')];
}

/** A tappable line of a list. */
export interface Row {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly button: Button;
}

/** Several people match; one tap chooses. The next card names the chosen one, with a way back. */
export function choosePersonCard(
  words: Words,
  view: Show<'choose_person'>,
): Frame & { readonly people: readonly Row[] } {
  const { say } = words;
  const { number, searched, people, nearMisses, formerAddress } = view;
  const title = formerAddress
    ? say('asking.choose.former.title')
    : nearMisses
      ? say('asking.choose.near.title')
      : say('asking.choose.title');
  const none = people.length === 1 ? say('asking.choose.search_again') : say('asking.choose.none');
  return {
    ...frame({
      number,
      label: draftLabel(words),
      title,
      lines: [say('asking.choose.searched', { text: searched })],
      buttons: [button(words, { verb: 'search_again', number }, { title: none })],
      cancel: cancelForm(words, number),
    }),
    people: people.map((person) => personRow(words, number, person)),
  };
}

function personRow(words: Words, number: number, person: Named): Row {
  const details = detailsOf(person);
  return {
    title: person.name,
    lines: details === '' ? [] : [{ line: details }],
    button: button(
      words,
      { verb: 'pick_person', number, person: person.id },
      { title: `${person.name}, ${details}` },
    ),
  };
}

/** The colleague was found, but a reset can't help. */
export function personProblemCard(words: Words, view: Show<'person_problem'>, helpdesk: Helpdesk): Frame {
  const { number, person, problem } = view;
  return frame({
    number,
    label: { text: words.say('asking.not_possible'), style: 'attention' },
    ...wholeText(personProblem(words, problem, person.name, helpdesk)),
    buttons: [somebodyElse(words, number)],
    cancel: cancelForm(words, number),
  });
}

const somebodyElse = (words: Words, number: number): Button =>
  button(words, { verb: 'search_again', number }, { title: words.say('asking.somebody_else') });

/** What people see most often: a phone shows so many lines at once. */
const MOST_OFTEN: readonly SymptomId[] = [
  'push_never_arrives',
  'app_shows_no_code',
  'new_phone',
  'lost_phone',
  'stolen_phone',
  'text_or_call_never_arrives',
  'app_signed_out_or_reinstalled',
  'too_many_attempts',
];

const isRarer = (id: SymptomId): boolean => !MOST_OFTEN.includes(id) && id !== 'error_code';

/** One tap for what people see most often, a list for the rest, and a field for whoever has an error code. */
export function symptomCard(
  words: Words,
  { number, subject, isUnanswered }: Show<'symptom'>,
): Frame & { readonly symptoms: readonly Row[]; readonly others: object; readonly code: object } {
  const { say } = words;
  const rarer = (Object.keys(SYMPTOMS) as SymptomId[]).filter(isRarer);
  return {
    ...frame({
      number,
      label: draftLabel(words),
      title: say('asking.symptom.title', { name: subject.name }),
      lines: [
        detailsOf(subject),
        isUnanswered === true ? say('asking.symptom.nothing_chosen') : say('asking.symptom.tap'),
      ].filter(Boolean),
      buttons: [somebodyElse(words, number)],
      cancel: cancelForm(words, number),
    }),
    symptoms: MOST_OFTEN.map((id) => {
      const title = say(`symptom.${id}.title`);
      return {
        title,
        lines: [],
        button: button(words, { verb: 'pick_symptom', number, symptom: id }, { title, inputs: 'auto' }),
      };
    }),
    others: {
      title: say('asking.symptom.others.title'),
      label: say('asking.symptom.others.label'),
      placeholder: say('asking.symptom.others.placeholder'),
      choices: [
        { title: say('symptom.suspicion.title'), value: 'something_odd' },
        ...rarer.map((value) => ({ title: say(`symptom.${value}.title`), value })),
      ],
      button: button(words, { verb: 'pick_symptom', number }, { inputs: 'auto' }),
    },
    code: {
      label: say('asking.symptom.code.label'),
      placeholder: say('asking.symptom.code.placeholder'),
    },
  };
}

/** Somebody else asked before. */
export function alreadyOpenCard(words: Words, { number, subject }: Show<'already_open'>): Frame {
  const { say } = words;
  return frame({
    number,
    label: { text: say('asking.open.label'), style: 'accent' },
    title: say('asking.open.title', { name: subject.name }),
    lines: [say('asking.open.one', { number: formatNumber(number) }), say('asking.open.follow')],
    buttons: [primary(words, { verb: 'follow', number })],
  });
}

/** Requests for this colleague are stopped. */
export function subjectFrozenCard(
  words: Words,
  { subject }: Show<'subject_frozen'>,
  helpdesk: Helpdesk,
): Frame {
  const { say } = words;
  return frame({
    label: { text: say('asking.frozen.label'), style: 'attention' },
    title: say('asking.frozen.title', { name: subject.name }),
    lines: [say('asking.frozen.why'), callHelpdesk(words, helpdesk)],
  });
}
