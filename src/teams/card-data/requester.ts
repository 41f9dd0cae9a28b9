// What the requester sees of their request, from the first check to the end.
import { isEnded } from '../../domain/request-status.ts';
import type { Ended, LiveRequest, ReportedError, Request } from '../../domain/request.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import type { ObjectId } from '../../domain/person.ts';
import type { People, View } from '../../workflow/view.ts';
import { nextSteps, nextStepsText } from '../sentences/after-reset.ts';
import { deskOf, endingText, mayAskAgain } from '../sentences/ending.ts';
import type { Told } from '../sentences/ending.ts';
import { haltedWarnings } from '../sentences/halted.ts';
import { capital } from '../sentences/joined.ts';
import { goneCount } from '../sentences/progress.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { onlyAdministrator, PHONE_NUMBERS } from '../sentences/privileged.ts';
import { problemLines } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import { unfinishedLine } from '../sentences/unfinished.ts';
import { languageOf } from '../language.ts';
import { shownStages } from '../sentences/stage.ts';
import { wordsIn } from '../words.ts';
import type { Words } from '../words.ts';
import { primary } from './button.ts';
import type { Button } from './button.ts';
import { cancelForm } from './cancel.ts';
import { aboutOf, frame, nameOf, numbered, section, stepSection } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';
import { isSuspicionOpen, suspicionCard, suspicionWarnings } from './suspicion.ts';
import { approvers, awaitingContent, named, solvedButton, verifyingContent } from './waiting.ts';

type Content = Omit<Parameters<typeof frame>[0], 'number' | 'label'>;
type RequesterView = Extract<View, { readonly card: 'requester' }>;
type Of<Status extends Request['status']> = Extract<LiveRequest, { readonly status: Status }>;

/** The requester's card of a request, whatever its status. */
export function requesterCard(words: Words, view: RequesterView, helpdesk: Helpdesk): Frame {
  const { request, people, problem, halted } = view;
  const told = { people, helpdesk };
  const content = contentOf(words, request, told);
  if (isSuspicionOpen(request)) return suspicionCard(words, view, content.cancel, told);
  const problems = problem === undefined ? [] : problemLines(words, problem, told);
  const warnings = [
    ...suspicionWarnings(words, request, told),
    ...(saysHalt(request) ? [] : haltedWarnings(words, request, halted)),
  ];
  return frame({
    number: request.number,
    ...aboutOf(words, request, people),
    label: labelOf(words, request),
    progress: shownStages(words, request),
    ...(warnings.length === 0 ? {} : { warning: warnings.join('\n\n') }),
    ...content,
    lines: [...problems, ...(content.lines ?? [])],
  });
}

/** What to read out or hand on, in the language of whoever it is for; where that isn't the reader's, in both. */
function handedOn(words: Words, { plan, subject }: Of<'reset'>, told: Told): Pick<Content, 'steps' | 'box'> {
  const theirs = wordsOf(words, told.people, subject);
  const text = nextStepsText(theirs, plan, told.helpdesk);
  return theirs.language === words.language
    ? { box: { title: words.say('requester.reset.text.title'), text } }
    : {
        steps: nextSteps(words, plan),
        box: { title: words.say('requester.reset.text.their_language'), text },
      };
}

/** The language that the directory has for somebody; the reader's where it has none that is spoken here. */
const wordsOf = (words: Words, people: People, id: ObjectId): Words =>
  wordsIn(languageOf(people.get(id)?.locale, words.language));

function contentOf(words: Words, request: Request, told: Told): Content {
  const { say } = words;
  if (isEnded(request)) return endedContent(words, request, told);
  const name = nameOf(words, told.people, request.subject);
  switch (request.status) {
    case 'draft':
      return draftContent(words, request, name, callHelpdesk(words, told.helpdesk));
    case 'verifying':
      return verifyingContent(words, request, told);
    case 'awaiting_approval':
      return awaitingContent(words, request, told);
    case 'approved':
      return {
        title: approvedTitle(words, request),
        lines: [
          say('requester.approved', {
            names: approvers(words, told, request),
            count: request.approvals.length,
          }),
          ...graphLines(words, request, told),
          ...haltedLines(words, request),
        ],
        buttons: [solvedButton(words, request.number)],
        cancel: cancelForm(words, request.number),
      };
    case 'resetting':
      return resettingContent(words, request, name, told);
    case 'needs_hands':
      return needsHandsContent(words, request, told);
    case 'reset':
      return {
        title: say('requester.set_up.title', { name: capital(words, name) }),
        lines: [say('requester.reset', { name })],
        ...handedOn(words, request, told),
        sections: [
          // True from the first minute to the last: the card is the same before and after the reminder.
          ...section(say('requester.reset.watched.title'), [say('requester.reset.watched')]),
          ...section(say('requester.stuck.title'), [
            say('after_reset.set_up_blocked'),
            callHelpdesk(words, told.helpdesk),
          ]),
        ],
      };
  }
}

function draftContent(
  words: Words,
  request: Extract<Request, { readonly status: 'draft' }>,
  name: string,
  call: string,
): Content {
  const { say } = words;
  const cancel = cancelForm(words, request.number);
  if (request.checks === 'running') {
    return {
      title: say('requester.draft.checking.title', { name }),
      lines: [say('requester.draft.checking')],
      cancel,
    };
  }
  if (request.checks === 'failed') {
    return {
      title: say('requester.draft.no_directory.title'),
      lines: [say('requester.draft.no_directory'), call],
      buttons: [nextQuestion(words, request, say('requester.draft.try_again'))],
      cancel,
    };
  }
  return {
    title: say('requester.draft.title'),
    lines: [say('requester.draft')],
    buttons: [nextQuestion(words, request)],
    cancel,
  };
}

function nextQuestion(
  words: Words,
  { number, subject, symptom }: Extract<Request, { readonly status: 'draft' }>,
  title = words.say('buttons.still_locked_out'),
): Button {
  const { say } = words;
  if (subject === undefined) {
    return primary(
      words,
      { verb: 'search_again', number },
      { title: say('requester.draft.choose_colleague') },
    );
  }
  if (symptom === undefined) {
    return primary(
      words,
      { verb: 'other_symptom', number },
      { title: say('requester.draft.say_what_they_see') },
    );
  }
  return primary(words, { verb: 'still_locked_out', number }, { title });
}

function approvedTitle({ say }: Words, { haltedAt, waitsForGraph }: Of<'approved'>): string {
  if (waitsForGraph) return say('requester.approved.waiting_for_graph.title');
  return haltedAt === undefined ? say('requester.approved.title') : say('requester.approved.halted.title');
}

const graphLines = (
  { say }: Words,
  { waitsForGraph }: Of<'approved' | 'resetting'>,
  told: Told,
): readonly string[] =>
  waitsForGraph ? [say('requester.waiting_for_graph'), say('requester.too_long', deskOf(told))] : [];

function resettingContent(words: Words, request: Of<'resetting'>, name: string, told: Told): Content {
  const { say } = words;
  const { progress } = request;
  return {
    title: say('requester.resetting.title', { name }),
    lines: [
      say('requester.resetting', { gone: goneCount(progress), count: progress.removals.length }),
      ...graphLines(words, request, told),
      ...haltedLines(words, request),
    ],
  };
}

/** A run that met the halt says what becomes of it, which is more than the banner does. */
const saysHalt = (request: Request): boolean =>
  (request.status === 'approved' || request.status === 'resetting') && hasMetHalt(request);

const hasMetHalt = ({ haltedAt, waitsForGraph }: Of<'approved' | 'resetting'>): boolean =>
  haltedAt !== undefined && !waitsForGraph;

const haltedLines = ({ say }: Words, request: Of<'approved' | 'resetting'>): readonly string[] =>
  hasMetHalt(request) ? [say('requester.halted')] : [];

function needsHandsContent(words: Words, request: Of<'needs_hands'>, told: Told): Content {
  const { say } = words;
  const { left, plan, escalation, why } = request;
  const { names, count } = named(words, told, escalation.notified);
  const who = { names: capital(words, names), count };
  const because = unfinishedLine(words, why);
  if (why === 'sessions_not_revoked') {
    const name = nameOf(words, told.people, request.subject);
    const lines = [say('requester.nearly_done'), because, say('requester.nearly_done.who', who)];
    return nearlyDone(words, plan, name, words.paragraph(lines), told);
  }
  if (why === 'account_gone') {
    return {
      title: say('requester.account_gone.title'),
      lines: [
        words.paragraph([because, say('requester.account_gone.who', who)]),
        say('requester.too_long', deskOf(told)),
      ],
    };
  }
  const total = plan.remove.length;
  return {
    title: say('requester.needs_hands.title'),
    lines: [
      words.paragraph([say('requester.needs_hands', { gone: total - left.length, count: total }), because]),
      say('requester.needs_hands.who', who),
      say('requester.needs_hands.wait', deskOf(told)),
    ],
  };
}

/** The methods are gone, so waiting would only leave the account without a second step. */
function nearlyDone(words: Words, plan: ResetPlan, name: string, done: string, told: Told): Content {
  const { say } = words;
  return {
    title: say('requester.set_up.title', { name: capital(words, name) }),
    lines: [done, say('requester.nearly_done.read_out')],
    steps: nextSteps(words, plan),
    sections: section(say('requester.stuck.title'), [
      say('after_reset.set_up_blocked'),
      say('requester.too_long', deskOf(told)),
    ]),
  };
}

/** What the error page said, where it is still known at the end. */
type WithReport = { readonly reported?: ReportedError };

function endedContent(words: Words, request: Ended & WithReport, told: Told): Content {
  const { say } = words;
  const { ending, number } = request;
  const isGeneral = ending.status === 'refused' && ending.reason === 'privileged';
  return {
    ...endingText(words, request, { ...told, reader: 'requester' }),
    sections: isGeneral
      ? stepSection(
          say('privileged.only_administrator.title'),
          numbered(onlyAdministrator(words, request.reported)),
          [say('privileged.phone_numbers', { address: PHONE_NUMBERS })],
        )
      : [],
    buttons: mayAskAgain(ending) ? [primary(words, { verb: 'ask_again', number })] : [],
  };
}
