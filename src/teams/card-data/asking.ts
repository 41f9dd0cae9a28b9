// The cards of the questions, from "help" to self-help.
import { formatNumber } from '../../domain/request-number.ts';
import { selfHelpFor, SUSPICION, SYMPTOMS } from '../../domain/self-help.ts';
import type { SelfHelp } from '../../domain/self-help.ts';
import type { SymptomId } from '../../domain/symptom.ts';
import type { Named, View } from '../../workflow/view.ts';
import { callHelpdesk, personProblem, wholeText } from '../sentences/person-problem.ts';
import { doorSection, selfForward, selfReasons } from '../sentences/self-help.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { detailsOf, frame, section } from './frame.ts';
import type { Frame, Helpdesk, Line } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

const DRAFT = { text: 'Not sent yet', style: 'emphasis' } as const;

/** The greeting, and the answer to whatever wasn't understood. */
export function helpCard({ isApprover, unclear }: Show<'help'>, helpdesk: Helpdesk): Frame {
  const approver = isApprover
    ? [
        '“my shifts” · “take over until 18:00” · “swap with Dana on Friday night” · “give back” · “halt” stops every reset at once · “resume” asks to lift a halt',
        '“check LK-1042 ABCD EFGH” tells whether a message that somebody reads out to you came from this bot',
      ]
    : [];
  return frame({
    title: unclear ? 'I didn’t quite get that' : 'Is a colleague locked out?',
    lines: [
      'When the second sign-in step fails (a lost phone, no code, error 500121), a teammate asks here, the admin on call confirms by phone, and your colleague can set up sign-in again.',
      'Just write what happens, or paste the whole error page.',
    ],
    sections: [
      ...section('You can also write', [
        '“status LK-1042” · “cancel LK-1042” · “my requests” · “who is on call”',
        '“recovery contacts”: choose now who may vouch for you if you are locked out one day',
      ]),
      ...section('For approvers', approver),
      ...section('In a hurry?', [callHelpdesk(helpdesk)]),
    ],
    buttons: [
      primary({ verb: 'start' }),
      button({ verb: 'locked_out_self' }),
      button({ verb: 'my_requests' }),
      button({ verb: 'who_is_on_call' }),
      button({ verb: 'recovery_contacts' }),
    ],
  });
}

/** Whom it is about. */
export function whoCard({ number, prefill, notFound }: Show<'who'>): Frame & { readonly who: object } {
  const lines =
    notFound === undefined
      ? ['A name, part of a name, or the work e-mail.']
      : [
          'Try the work e-mail exactly as the company writes it, only the family name, or the name they had before.',
          'Someone outside the company can’t be reset here: their own helpdesk can do that.',
        ];
  return {
    ...frame({
      number,
      label: DRAFT,
      title: notFound === undefined ? 'Who is locked out?' : `Nobody found for “${notFound}”`,
      lines,
      buttons: [primary({ verb: 'find_person', number }, { inputs: 'auto' }), cancelButton(number)],
    }),
    who: {
      label: 'Name or work e-mail of your colleague',
      placeholder: 'for example Alice Wong',
      value: prefill ?? '',
      error: 'Please type a name or a work e-mail.',
    },
  };
}

/** A tappable line of a list. */
export interface Row {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly button: Button;
}

/** Several people match; one tap chooses. The next card names the chosen one, with a way back. */
export function choosePersonCard(view: Show<'choose_person'>): Frame & { readonly people: readonly Row[] } {
  const { number, searched, people, nearMisses, formerAddress } = view;
  const title = formerAddress
    ? 'That is an older address. Is this the one?'
    : nearMisses
      ? 'Did you mean one of these?'
      : 'Which one is it?';
  const none = people.length === 1 ? 'No, search again' : 'None of these';
  return {
    ...frame({
      number,
      label: DRAFT,
      title,
      lines: [`You searched for “${searched}”. Tap the colleague who is locked out.`],
      buttons: [button({ verb: 'search_again', number }, { title: none }), cancelButton(number)],
    }),
    people: people.map((person) => personRow(number, person)),
  };
}

function personRow(number: number, person: Named): Row {
  const details = detailsOf(person);
  return {
    title: person.name,
    lines: details === '' ? [] : [{ line: details }],
    button: button(
      { verb: 'pick_person', number, person: person.id },
      { title: `${person.name}, ${details}` },
    ),
  };
}

/** The colleague was found, but a reset can't help. */
export function personProblemCard(view: Show<'person_problem'>, helpdesk: Helpdesk): Frame {
  const { number, person, problem } = view;
  return frame({
    number,
    label: { text: 'Not possible here', style: 'attention' },
    ...wholeText(personProblem(problem, person.name, helpdesk)),
    buttons: [button({ verb: 'search_again', number }, { title: 'Somebody else' }), cancelButton(number)],
  });
}

/** One tap per symptom, and a field for whoever has an error code. */
export function symptomCard({ number, subject }: Show<'symptom'>): Frame & {
  readonly symptoms: readonly Row[];
  readonly code: object;
} {
  const ids = (Object.keys(SYMPTOMS) as SymptomId[]).filter((id) => id !== 'error_code');
  return {
    ...frame({
      number,
      label: DRAFT,
      title: `What does ${subject.name} see?`,
      lines: [detailsOf(subject), 'Tap what fits best.'].filter(Boolean),
      buttons: [button({ verb: 'search_again', number }, { title: 'Somebody else' }), cancelButton(number)],
    }),
    symptoms: ids.map((id) => {
      const { title } = SYMPTOMS[id];
      return {
        title,
        lines: [],
        button: button({ verb: 'pick_symptom', number, symptom: id }, { title, inputs: 'auto' }),
      };
    }),
    code: {
      label: 'Or the error code, if the page shows one',
      placeholder: 'for example 500121',
      button: button(
        { verb: 'pick_symptom', number, symptom: 'error_code' },
        { title: 'Look up the code', inputs: 'auto' },
      ),
    },
  };
}

/** The smallest fix first; where a reset wouldn't help, who can instead. */
export function selfHelpCard(view: Show<'self_help'>, helpdesk: Helpdesk): Frame {
  const { number, subject, symptom, errorCode, suspicious } = view;
  const help = suspicious ? SUSPICION : selfHelpFor(symptom, errorCode);
  const mayReset = help.then === 'reset_if_still' || help.then.kind === 'unknown';
  const isSecurity = help.then !== 'reset_if_still' && help.then.kind === 'security';
  const still = mayReset ? [button({ verb: 'still_locked_out', number })] : [];
  return frame({
    number,
    label: DRAFT,
    title: help.title,
    lines: [help.meaning, ...introOf(help, subject)],
    steps: help.steps,
    sections: doorSection(help.then, helpdesk),
    buttons: [
      ...(isSecurity ? [] : [primary({ verb: 'solved', number })]),
      ...still,
      button({ verb: 'other_symptom', number }),
      cancelButton(number),
    ],
  });
}

function introOf({ steps }: SelfHelp, { name }: Named): readonly string[] {
  return steps.length === 0 ? [] : [`Read this out to ${name}:`];
}

/** Full self-help for whoever is locked out themselves; the reset has to be asked for by a teammate. */
export function lockedOutSelfCard({ report, onCall }: Show<'locked_out_self'>, helpdesk: Helpdesk): Frame {
  const help = report.suspicious
    ? SUSPICION
    : selfHelpFor(report.symptom ?? 'something_else', report.errorCode);
  const admin = onCall === undefined ? '' : ` On call now: ${onCall.name}.`;
  return frame({
    title: 'You’re locked out yourself? Try this first',
    lines: [`${help.title}. ${help.meaning}`],
    steps: help.steps,
    sections: [
      ...doorSection(help.then, helpdesk),
      ...section('Still locked out?', [selfReasons, `${callHelpdesk(helpdesk)}${admin}`]),
    ],
    box: { title: 'Text for a teammate', text: selfForward(report.errorCode) },
    buttons: [button({ verb: 'who_is_on_call' })],
  });
}

/** Somebody else asked before. */
export function alreadyOpenCard({ number, subject }: Show<'already_open'>): Frame {
  return frame({
    number,
    label: { text: 'Already asked', style: 'accent' },
    title: `Somebody already asked for ${subject.name}`,
    lines: [
      `One request at a time is enough: ${formatNumber(number)} is on its way.`,
      'Follow it, and you’ll hear how it ends.',
    ],
    buttons: [primary({ verb: 'follow', number })],
  });
}

/** Requests for this colleague are stopped. */
export function subjectFrozenCard({ subject }: Show<'subject_frozen'>, helpdesk: Helpdesk): Frame {
  return frame({
    label: { text: 'Stopped', style: 'attention' },
    title: `Requests for ${subject.name} are stopped`,
    lines: [
      'An earlier request was stopped, and two approvers have to look at that first.',
      callHelpdesk(helpdesk),
    ],
  });
}

/** Withdraws the request; never blocked by an empty field. */
export function cancelButton(number: number): Button {
  return button({ verb: 'cancel', number });
}
