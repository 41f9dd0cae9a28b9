// How a request ended, in words for everybody who sees it.
import type { Helpdesk } from '../card-data/frame.ts';
import { nameOf } from '../card-data/frame.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { DenyReason, Ended, Ending, ExpiryReason } from '../../domain/request.ts';
import type { People } from '../../workflow/view.ts';
import { leavesSecondStep } from '../../domain/reset-plan.ts';
import { capital } from './joined.ts';
import { removedSoFar, untouched } from './left-behind.ts';
import { momentOf } from './moment.ts';
import { BUTTON_TITLES } from './button-titles.ts';
import { callHelpdesk, orCall } from './person-problem.ts';
import type { Hindrance } from './person-problem.ts';
import { passedOverLines } from './passed-over.ts';
import { scheduleDoubtLines } from './shifts-state.ts';
import { ruledOutText, wrongCodesLines } from './ruled-out.ts';
import { unfinishedLine } from './unfinished.ts';

/** What the words need besides the request. */
export interface Told {
  readonly people: People;
  readonly helpdesk: Helpdesk;
  /** An approver is the helpdesk: not told to call itself, and told how a stop is lifted. A voucher has other buttons. */
  readonly reader?: 'approver' | 'voucher';
}

/** Title and sentences of an ending: what happened, who and when, what comes next, and who objected since. */
export function endingText(request: Ended, told: Told): Hindrance {
  const { title, lines, wayOut = [] } = endedText(request, told);
  const next = told.reader === 'approver' ? againLines(request, told) : wayOut;
  return { title, lines: [...lines, ...next, ...objectionLines(request, told)] };
}

/** Whether the requester may ask again with one click: nothing was decided against it. */
export function mayAskAgain({ status }: Ending): boolean {
  return status === 'failed' || status === 'expired' || status === 'cancelled';
}

function againLines({ ending, requester }: Ended, told: Told): readonly string[] {
  return mayAskAgain(ending) ? [`${who(told, requester)} can press “${BUTTON_TITLES.ask_again}”.`] : [];
}

function stopLine({ subject, number }: Ended, { people, reader }: Told): string {
  const lifted = reader === 'approver' ? `have written “resume ${formatNumber(number)}”` : 'lift the stop';
  return `New requests for ${nameOf(people, subject)} wait until two approvers ${lifted}.`;
}

function objectionLines(request: Ended, told: Told): readonly string[] {
  const { objections = [] } = request;
  const stopped = stopLine(request, told);
  return objections.map(
    ({ by, at }) =>
      `${who(told, by)} said on ${momentOf(at)}: “This wasn’t me”. The security contacts have been told. ${stopped}`,
  );
}

function endedText(request: Ended, told: Told): Hindrance {
  const { ending, endedAt } = request;
  const subject = nameOf(told.people, request.subject);
  const at = momentOf(endedAt);
  const call = callHelpdesk(told.helpdesk);
  const left = untouched(request);
  switch (ending.status) {
    case 'solved':
      return {
        title: 'Solved without a reset',
        lines: [`${who(told, ending.by)} said on ${at} that it works again. ${left}`],
      };
    case 'refused':
      return ruledOutText(request, ending.reason, subject, told.helpdesk);
    case 'denied':
      return deniedText(request, ending, told);
    case 'cancelled':
      return {
        title: 'The request was cancelled',
        lines: [`${who(told, ending.by)} cancelled it on ${at}. ${left}`],
      };
    case 'expired':
      return {
        title:
          ranOutOfTime(ending.reason) && (request.approvals ?? []).length > 0
            ? TOO_FEW
            : EXPIRED[ending.reason].title,
        lines: [
          ...expiredLines(request, ending.reason),
          ...scheduleDoubtLines(request.escalation?.doubt),
          ...passedOverLines(request.escalation, told.people),
          `It ended on ${at}. ${left}`,
        ],
        wayOut: [expiredWayOut(ending.reason, subject, told)],
      };
    case 'failed':
      return {
        title: 'The reset could not be done',
        lines: [`${unfinishedLine(ending.why)} ${left} It ended on ${at}.`],
        wayOut: [
          ending.why === 'forbidden'
            ? `Asking again helps once that is mended. ${call} Name the number of this request.`
            : call,
        ],
      };
    case 'frozen':
      return frozenText(request, ending, told);
    case 'reenrolled':
      return {
        title: `${capital(subject)} has set up sign-in again`,
        lines: [`A new sign-in method was set up; the bot saw it on ${at}. This request is closed.`],
      };
    case 'not_reenrolled':
      return {
        title: `${capital(subject)} has not set up sign-in again`,
        lines: [`The reset is done, but by ${at} no new method had appeared.${bare(request)}`],
        wayOut: [`Please help them set it up today. ${call}`],
      };
  }
}

function expiredWayOut(reason: ExpiryReason, subject: string, { helpdesk }: Told): string {
  if (reason === 'rights_unreadable') return `Ask again in a few minutes, or ${orCall(helpdesk)}`;
  if (reason !== 'no_word') return callHelpdesk(helpdesk);
  return `Have ${subject} meet whoever was asked, or call them on video; then ask again. Or ${orCall(helpdesk)}`;
}

const who = ({ people }: Told, id: string): string => capital(nameOf(people, id));

const EXPIRED = {
  silence: {
    title: 'Nobody answered in time',
    lines: ['Everybody on call who can be reached was asked, one after the other.'],
  },
  time_up: {
    title: 'Nobody answered in time',
    lines: ['The time was up before everybody on call had been asked.'],
  },
  no_word: {
    title: 'Nobody confirmed it in time',
    lines: ['It had to be confirmed by somebody who spoke to the colleague, before an admin decides.'],
  },
  nobody_to_vouch: {
    title: 'Nobody could be asked to confirm it',
    lines: ['Nobody is left who could be asked whether they spoke to the colleague.'],
  },
  nobody_on_call: {
    title: 'Nobody could be asked',
    lines: ['Nobody who may approve this is on call and reachable right now.'],
  },
  approval_stale: {
    title: 'Approved, but not carried out in time',
    lines: ['The reset could not start soon enough after the approval, so it was not done.'],
  },
  graph_unavailable: {
    title: 'Approved, but Microsoft’s service didn’t answer',
    lines: ['The bot kept trying until the approval was too old, so the reset was not done.'],
  },
  rights_unreadable: {
    title: 'Approved, but a check could not be made',
    lines: [
      'What this account may do could not be read until the approval was too old, so the reset was not done.',
    ],
  },
  draft: {
    title: 'The request was not sent in time',
    lines: ['Its questions were not answered to the end.'],
  },
} as const satisfies Readonly<Record<ExpiryReason, Pick<Hindrance, 'title' | 'lines'>>>;

/** What is said in place of "Nobody answered in time" where somebody approved. */
export const TOO_FEW = 'Too few approvals in time';

/** Whether the time was up while approvers were waited for. */
export const ranOutOfTime = (reason: ExpiryReason): boolean => reason === 'silence' || reason === 'time_up';

/** Why nobody answered, and not that everybody was asked where a step was left out. */
function expiredLines({ escalation }: Ended, reason: ExpiryReason): readonly string[] {
  const isLeftOut = escalation?.taken?.some(({ leftOut }) => leftOut === true) === true;
  return reason === 'silence' && isLeftOut ? [LEFT_OUT] : EXPIRED[reason].lines;
}

const LEFT_OUT =
  'Not everybody on call was asked: at that hour, some are asked only where nobody else can be.';

type DeniedEnding = Extract<Ended['ending'], { readonly status: 'denied' }>;

function deniedText(request: Ended, { by, reason, note }: DeniedEnding, told: Told): Hindrance {
  const at = momentOf(request.endedAt);
  const subject = nameOf(told.people, request.subject);
  const left = untouched(request);
  const title = DENIED_TITLE[reason];
  const call = callHelpdesk(told.helpdesk);
  if (reason === 'wrong_codes') {
    const { lines } = wrongCodesLines(subject, left);
    return { title, lines: [`It was stopped on ${at}.`, ...lines], wayOut: [call] };
  }
  const name = who(told, by);
  const decided = `${name} ${VERB[reason]} on ${at}.`;
  const added = note === undefined || note === '' ? [] : [`${name} added: “${note}”`];
  return {
    title,
    lines: [[decided, ...deniedBecause(reason, name, subject)].join(' '), ...added, left],
    wayOut: [`Questions? ${call}`],
  };
}

type Spoken = Exclude<DenyReason, 'wrong_codes'>;

/** Nothing where the note alone says it. */
function deniedBecause(reason: Spoken, by: string, subject: string): readonly string[] {
  switch (reason) {
    case 'not_asked':
      return ['The colleague says they didn’t ask for help. The security contacts have been told.'];
    case 'password_known':
      return [
        `Someone else may know the password, so it has to be changed first, with a person’s help. New requests for ${subject} wait for that.`,
      ];
    case 'another_way':
      return [
        `${capital(subject)} can sign in another way: on the sign-in page, “Other ways to sign in”. Once in, they can mend the rest on https://aka.ms/mysecurityinfo.`,
      ];
    case 'not_convinced':
      return [`${by} could not be sure that it was ${subject}.`];
    case 'other':
      return [];
  }
}

const VERB: Readonly<Record<Spoken, string>> = {
  not_asked: 'denied it',
  password_known: 'denied it',
  another_way: 'closed it',
  not_convinced: 'denied it',
  other: 'denied it',
};

const DENIED_TITLE: Readonly<Record<DenyReason, string>> = {
  not_asked: 'Denied: the colleague did not ask for this',
  password_known: 'Denied: the password comes first',
  another_way: 'No reset needed: there is another way to sign in',
  not_convinced: 'Denied',
  other: 'Denied',
  wrong_codes: 'Stopped after wrong codes',
};

function frozenText(
  request: Ended,
  { by, removed }: Extract<Ended['ending'], { readonly status: 'frozen' }>,
  told: Told,
): Hindrance {
  const done = removed ? removedSoFar(request) : untouched(request);
  return {
    title: 'Stopped: “This wasn’t me”',
    lines: [
      `${who(told, by)} said so on ${momentOf(request.endedAt)}. ${done}`,
      `The security contacts have been told. ${stopLine(request, told)}`,
    ],
    wayOut: [callHelpdesk(told.helpdesk)],
  };
}

const bare = ({ plan }: Ended): string =>
  plan !== undefined && leavesSecondStep(plan) ? '' : ' The account has no second step now.';
