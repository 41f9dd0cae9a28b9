// What the requester sees of their request, from the first check to the end.
import { isEnded } from '../../domain/request-status.ts';
import type { Ended, LiveRequest, ReportedError, Request } from '../../domain/request.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import type { View } from '../../workflow/view.ts';
import { nextSteps, nextStepsText, SETUP_BLOCKED } from '../sentences/after-reset.ts';
import { BUTTON_TITLES } from '../sentences/button-titles.ts';
import { endingText, mayAskAgain } from '../sentences/ending.ts';
import type { Told } from '../sentences/ending.ts';
import { haltedWarning } from '../sentences/halted.ts';
import { capital, counted } from '../sentences/joined.ts';
import { goneCount } from '../sentences/progress.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { onlyAdministrator, ONLY_ADMINISTRATOR_TITLE, PHONE_NUMBERS } from '../sentences/privileged.ts';
import { problemLines } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import { unfinishedLine } from '../sentences/unfinished.ts';
import { cancelButton } from './asking.ts';
import { primary } from './button.ts';
import type { Button } from './button.ts';
import { aboutOf, frame, nameOf, numbered, section, stepSection } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';
import { approvers, awaitingContent, names, verifyingContent, waitingButtons } from './waiting.ts';

type Content = Omit<Parameters<typeof frame>[0], 'number' | 'label'>;
type Of<Status extends Request['status']> = Extract<LiveRequest, { readonly status: Status }>;

/** The requester's card of a request, whatever its status. */
export function requesterCard(
  { request, people, problem, halted }: Extract<View, { readonly card: 'requester' }>,
  helpdesk: Helpdesk,
): Frame {
  const told = { people, helpdesk };
  const content = contentOf(request, told);
  const lines = [...(problem === undefined ? [] : problemLines(problem, told)), ...(content.lines ?? [])];
  const about = aboutOf(request, people);
  const warning = saysHalt(request) ? {} : haltedWarning(request, halted);
  return frame({ number: request.number, ...about, label: labelOf(request), ...warning, ...content, lines });
}

function contentOf(request: Request, told: Told): Content {
  if (isEnded(request)) return endedContent(request, told);
  const subject = nameOf(told.people, request.subject);
  switch (request.status) {
    case 'draft':
      return draftContent(request, subject, callHelpdesk(told.helpdesk));
    case 'verifying':
      return verifyingContent(request, told);
    case 'awaiting_approval':
      return awaitingContent(request, told);
    case 'approved':
      return {
        title: approvedTitle(request),
        lines: [
          `${approvers(told, request)} approved. Please wait with signing in until it is done.`,
          ...graphLines(request, told),
          ...haltedLines(request),
        ],
        buttons: waitingButtons(request.number),
      };
    case 'resetting':
      return resettingContent(request, subject, told);
    case 'needs_hands':
      return needsHandsContent(request, told);
    case 'reset':
      return {
        title: `${capital(subject)} can set up sign-in again`,
        lines: [`The reset is done. Now it is ${subject}’s turn; read this out to them:`],
        steps: nextSteps(request.plan),
        box: { title: 'The same as a text to hand on', text: nextStepsText(request.plan, told.helpdesk) },
        sections: [
          ...section('After that', [WATCHED]),
          ...section('If they get stuck', [SETUP_BLOCKED, callHelpdesk(told.helpdesk)]),
        ],
      };
  }
}

/** True from the first minute to the last: the card is the same before and after the reminder. */
const WATCHED = 'No new set-up has been seen so far. The bot watches for it, and says here when it is done.';

function draftContent(
  request: Extract<Request, { readonly status: 'draft' }>,
  subject: string,
  call: string,
): Content {
  const { number } = request;
  if (request.checks === 'running') {
    return {
      title: `Checking the account of ${subject}`,
      lines: ['This takes a few seconds. The answer appears here by itself.'],
      buttons: [cancelButton(number)],
    };
  }
  if (request.checks === 'failed') {
    return {
      title: 'The company directory doesn’t answer',
      lines: [
        'So nothing could be checked and nobody has been asked. Try again in a few minutes, or call.',
        call,
      ],
      buttons: [nextQuestion(request, 'Try again'), cancelButton(number)],
    };
  }
  return {
    title: 'This request isn’t sent yet',
    lines: ['Go on where you stopped, or cancel it. Nobody has been asked so far.'],
    buttons: [nextQuestion(request), cancelButton(number)],
  };
}

function nextQuestion(
  { number, subject, symptom }: Extract<Request, { readonly status: 'draft' }>,
  title = BUTTON_TITLES.still_locked_out,
): Button {
  if (subject === undefined)
    return primary({ verb: 'search_again', number }, { title: 'Choose the colleague' });
  if (symptom === undefined)
    return primary({ verb: 'other_symptom', number }, { title: 'Say what they see' });
  return primary({ verb: 'still_locked_out', number }, { title });
}

const approvedTitle = ({ haltedAt, waitsForGraph }: Of<'approved'>): string => {
  if (haltedAt !== undefined && !waitsForGraph) return 'Approved, but resets are stopped for now';
  return waitsForGraph
    ? 'Approved: waiting for Microsoft’s service'
    : 'Approved: the reset is about to start';
};

const graphLines = ({ waitsForGraph }: Of<'approved' | 'resetting'>, told: Told): readonly string[] =>
  waitsForGraph
    ? [
        'Microsoft’s service doesn’t give the answers that are needed just now. The bot keeps trying while the approval is fresh.',
        `Too long? ${callHelpdesk(told.helpdesk)}`,
      ]
    : [];

function resettingContent(request: Of<'resetting'>, subject: string, told: Told): Content {
  const { progress } = request;
  const total = progress.removals.length;
  return {
    title: `Resetting the sign-in of ${subject}`,
    lines: [
      `${goneCount(progress)} of ${counted(total, 'old sign-in method')} removed. Please wait with signing in.`,
      ...graphLines(request, told),
      ...haltedLines(request),
    ],
  };
}

/** A run that met the halt says what becomes of it, which is more than the banner does. */
const saysHalt = (request: Request): boolean =>
  (request.status === 'approved' || request.status === 'resetting') && haltedLines(request).length > 0;

const haltedLines = ({ haltedAt, waitsForGraph }: Of<'approved' | 'resetting'>): readonly string[] =>
  haltedAt === undefined || waitsForGraph
    ? []
    : ['Resets were stopped for now. This one goes on when two people lift that, if it is still fresh then.'];

function needsHandsContent(request: Of<'needs_hands'>, told: Told): Content {
  const { left, plan, escalation, why } = request;
  const who = capital(names(told, escalation.notified));
  const stuck = `Too long? ${callHelpdesk(told.helpdesk)}`;
  if (why === 'sessions_not_revoked') {
    return nearlyDone(plan, nameOf(told.people, request.subject), who, stuck);
  }
  if (why === 'account_gone') {
    return {
      title: 'The account is gone',
      lines: [`${unfinishedLine(why)} ${who} can find out why. You’ll hear about it.`, stuck],
    };
  }
  const done = plan.remove.length - left.length;
  return {
    title: 'An admin has to finish this by hand',
    lines: [
      `${done} of ${counted(plan.remove.length, 'old sign-in method')} removed. ${unfinishedLine(why)}`,
      `${who} can finish it. You’ll hear when it’s done.`,
      `Please wait with signing in. ${stuck}`,
    ],
  };
}

/** The methods are gone, so waiting would only leave the account without a second step. */
function nearlyDone(plan: ResetPlan, subject: string, who: string, stuck: string): Content {
  return {
    title: `${capital(subject)} can set up sign-in again`,
    lines: [
      `What was to be removed is gone. ${unfinishedLine('sessions_not_revoked')} ${who} does that by hand.`,
      'It may ask them to sign in once more. Read this out to them now:',
    ],
    steps: nextSteps(plan),
    sections: section('If they get stuck', [SETUP_BLOCKED, stuck]),
  };
}

/** What the error page said, where it is still known at the end. */
type WithReport = { readonly reported?: ReportedError };

function endedContent(request: Ended & WithReport, told: Told): Content {
  const { ending, number } = request;
  const isGeneral = ending.status === 'refused' && ending.reason === 'privileged';
  return {
    ...endingText(request, told),
    sections: isGeneral
      ? stepSection(ONLY_ADMINISTRATOR_TITLE, numbered(onlyAdministrator(request.reported)), [PHONE_NUMBERS])
      : [],
    buttons: mayAskAgain(ending) ? [primary({ verb: 'ask_again', number })] : [],
  };
}
