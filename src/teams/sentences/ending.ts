// How a request ended, in words for everybody who sees it.
import type { Helpdesk } from '../card-data/frame.ts';
import { nameOf } from '../card-data/frame.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { DenyReason, Ended, Ending, ExpiryReason } from '../../domain/request.ts';
import type { People } from '../../workflow/view.ts';
import { leavesSecondStep } from '../../domain/reset-plan.ts';
import type { Words } from '../words.ts';
import { capital } from './joined.ts';
import { removedSoFar, untouched } from './left-behind.ts';
import { momentOf } from './moment.ts';
import { callHelpdesk, callSafely } from './person-problem.ts';
import type { Hindrance, Own } from './person-problem.ts';
import { passedOverLines } from './passed-over.ts';
import { scheduleDoubtLines } from './shifts-state.ts';
import { ruledOutText, wrongCodesLines } from './ruled-out.ts';
import { unfinishedLine } from './unfinished.ts';

/** What the words need besides the request. */
export interface Told {
  readonly people: People;
  readonly helpdesk: Helpdesk;
  /**
   * An approver is the helpdesk: not told to call itself, and told how a stop is lifted. A voucher has other buttons, and only a
   * requester has one to ask again. A subject is spoken to, not of.
   */
  readonly reader?: 'approver' | 'voucher' | 'requester' | 'subject';
}

const ownOf = ({ reader }: Told): Own => (reader === 'subject' ? '.own' : '');

/** Title and sentences of an ending: what happened, who and when, what comes next, and who objected since. */
export function endingText(words: Words, request: Ended, told: Told): Hindrance {
  const { title, lines, wayOut = [] } = endedText(words, request, told);
  const next = told.reader === 'approver' ? againLines(words, request, told) : wayOut;
  return { title, lines: [...lines, ...next, ...objectionLines(words, request, told)] };
}

/** Whether the requester may ask again with one click: nothing was decided against it. */
export function mayAskAgain({ status }: Ending): boolean {
  return status === 'failed' || status === 'expired' || status === 'cancelled';
}

function againLines(words: Words, { ending, requester }: Ended, told: Told): readonly string[] {
  const { say } = words;
  if (!mayAskAgain(ending)) return [];
  return [say('ending.ask_again', { name: who(words, told, requester), button: say('buttons.ask_again') })];
}

function stopLine(words: Words, { subject, number }: Ended, told: Told): string {
  const { people, reader } = told;
  const name = nameOf(words, people, subject);
  return reader === 'approver'
    ? words.say('ending.stop.approver', { name, number: formatNumber(number) })
    : words.say(`ending.stop${ownOf(told)}`, { name });
}

/** Who said after the end that it wasn’t them, and what that stops. */
export function objectionLines(words: Words, request: Ended, told: Told): readonly string[] {
  const { objections = [], subject } = request;
  const stopped = stopLine(words, request, told);
  return objections.map(({ by, at }) => {
    const said = words.say(`ending.objection${by === subject ? ownOf(told) : ''}`, {
      name: who(words, told, by),
      at: momentOf(at),
    });
    return words.paragraph([said, stopped]);
  });
}

function endedText(words: Words, request: Ended, told: Told): Hindrance {
  const { say } = words;
  const { ending, endedAt } = request;
  const subject = nameOf(words, told.people, request.subject);
  const at = momentOf(endedAt);
  const left = untouched(words, request);
  switch (ending.status) {
    case 'solved':
    case 'cancelled': {
      const said = say(`ending.${ending.status}`, { name: who(words, told, ending.by), at });
      return { title: say(`ending.${ending.status}.title`), lines: [words.paragraph([said, left])] };
    }
    case 'refused':
      return ruledOutText(words, request, ending.reason, subject, told.helpdesk, ownOf(told));
    case 'denied':
      return deniedText(words, request, ending, told);
    case 'expired':
      return {
        title:
          ranOutOfTime(ending.reason) && (request.approvals ?? []).length > 0
            ? say('ending.expired.too_few.title')
            : say(`ending.expired.${ending.reason}.title`),
        lines: [
          expiredLine(words, request, ending.reason, ownOf(told)),
          ...scheduleDoubtLines(words, request.escalation?.doubt),
          ...passedOverLines(words, othersPassedOver(request, told), told.people),
          words.paragraph([say('ending.ended', { at }), left]),
        ],
        wayOut: [expiredWayOut(words, ending.reason, subject, told)],
      };
    case 'failed':
      return {
        title: say('ending.failed.title'),
        lines: [words.paragraph([unfinishedLine(words, ending.why), left, say('ending.ended', { at })])],
        wayOut: [
          ending.why === 'forbidden' ? forbiddenWayOut(words, told) : callHelpdesk(words, told.helpdesk),
        ],
      };
    case 'frozen':
      return frozenText(words, request, ending, told);
    case 'reenrolled':
      return {
        title: say('ending.reenrolled.title', { name: capital(words, subject) }),
        lines: [say('ending.reenrolled', { at })],
      };
    case 'not_reenrolled':
      return {
        title: say('ending.not_reenrolled.title', { name: capital(words, subject) }),
        lines: [words.paragraph([say('ending.not_reenrolled', { at }), ...bareLines(words, request)])],
        wayOut: [say('ending.not_reenrolled.way_out', deskOf(told))],
      };
  }
}

/** The helpdesk, as messages have places for it. */
export function deskOf({ helpdesk: { name: helpdesk, phone } }: Told): {
  readonly helpdesk: string;
  readonly phone: string;
} {
  return { helpdesk, phone };
}

/** Asking again is for the one who has the button. */
function forbiddenWayOut({ say }: Words, told: Told): string {
  return told.reader === 'requester'
    ? say('ending.failed.forbidden.way_out', deskOf(told))
    : say('ruled_out.call_with_number', deskOf(told));
}

function expiredWayOut(words: Words, reason: ExpiryReason, name: string, told: Told): string {
  const own = ownOf(told);
  if (reason === 'rights_unreadable' || reason === 'no_word') {
    return words.say(`ending.expired.${reason}${own}.way_out`, { name, ...deskOf(told) });
  }
  return own === ''
    ? callHelpdesk(words, told.helpdesk)
    : words.say('ending.expired.own.way_out', deskOf(told));
}

/** Nobody needs to be told that they can't decide about themselves. */
function othersPassedOver({ escalation, subject }: Ended, { reader }: Told): Ended['escalation'] {
  if (escalation === undefined || reader !== 'subject') return escalation;
  return { ...escalation, skipped: escalation.skipped.filter(({ id }) => id !== subject) };
}

const who = (words: Words, { people }: Told, id: string): string => capital(words, nameOf(words, people, id));

/** Whether the time was up while approvers were waited for. */
export const ranOutOfTime = (reason: ExpiryReason): boolean => reason === 'silence' || reason === 'time_up';

/** Why nobody answered, and not that everybody was asked where a step was left out. */
function expiredLine({ say }: Words, { escalation }: Ended, reason: ExpiryReason, own: Own): string {
  if (reason === 'no_word' || reason === 'nobody_to_vouch' || reason === 'rights_unreadable') {
    return say(`ending.expired.${reason}${own}`);
  }
  const isLeftOut = escalation?.taken?.some(({ leftOut }) => leftOut === true) === true;
  return reason === 'silence' && isLeftOut
    ? say('ending.expired.silence.left_out')
    : say(`ending.expired.${reason}`);
}

type DeniedEnding = Extract<Ended['ending'], { readonly status: 'denied' }>;

function deniedText(words: Words, request: Ended, { by, reason, note }: DeniedEnding, told: Told): Hindrance {
  const { say } = words;
  const at = momentOf(request.endedAt);
  const subject = nameOf(words, told.people, request.subject);
  const left = untouched(words, request);
  const own = ownOf(told);
  const title = deniedTitle(words, reason, own);
  if (reason === 'wrong_codes') {
    const { lines } = wrongCodesLines(words, subject, left, own);
    return {
      title,
      lines: [say('ending.denied.wrong_codes', { at }), ...lines],
      wayOut: [callSafely(words, told.helpdesk, own)],
    };
  }
  const name = who(words, told, by);
  const decided =
    reason === 'another_way'
      ? say('ending.denied.another_way.closed', { name, at })
      : say('ending.denied', { name, at });
  const added = note === undefined || note === '' ? [] : [say('ending.denied.note', { name, note })];
  return {
    title,
    lines: [
      words.paragraph([decided, ...deniedBecause(words, reason, name, { subject, own })]),
      ...added,
      left,
    ],
    wayOut: [deniedWayOut(words, reason, told)],
  };
}

function deniedTitle({ say }: Words, reason: DenyReason, own: Own): string {
  return reason === 'not_asked' || reason === 'password_known'
    ? say(`ending.denied.${reason}${own}.title`)
    : say(`ending.denied.${reason}.title`);
}

function deniedWayOut({ say }: Words, reason: DenyReason, told: Told): string {
  const own = ownOf(told);
  if (own === '') return say('ending.denied.questions', deskOf(told));
  if (reason === 'password_known') return say('ruled_out.password_first.own.way_out', deskOf(told));
  return reason === 'not_asked'
    ? say('ruled_out.not_asked.own.way_out', deskOf(told))
    : say('ending.denied.questions', deskOf(told));
}

/** Nothing where the note alone says it. */
function deniedBecause(
  words: Words,
  reason: Exclude<DenyReason, 'wrong_codes'>,
  by: string,
  { subject, own }: { readonly subject: string; readonly own: Own },
): readonly string[] {
  const { say } = words;
  switch (reason) {
    case 'not_asked':
      return [own === '' ? say('ending.denied.not_asked') : say('ending.security_told')];
    case 'password_known':
      return [say(`ending.denied.password_known${own}`, { name: subject })];
    case 'another_way':
      return [say(`ending.denied.another_way${own}`, { name: capital(words, subject) })];
    case 'not_convinced':
      return [say(`ending.denied.not_convinced${own}`, { by, name: subject })];
    case 'other':
      return [];
  }
}

function frozenText(
  words: Words,
  request: Ended,
  { by, removed }: Extract<Ended['ending'], { readonly status: 'frozen' }>,
  told: Told,
): Hindrance {
  const { say } = words;
  const done = removed ? removedSoFar(words, request) : untouched(words, request);
  const own = ownOf(told);
  const said = say(`ending.frozen${by === request.subject ? own : ''}`, {
    name: who(words, told, by),
    at: momentOf(request.endedAt),
  });
  return {
    title: say('ending.frozen.title'),
    lines: [
      words.paragraph([said, done]),
      words.paragraph([say('ending.security_told'), stopLine(words, request, told)]),
    ],
    wayOut: [callSafely(words, told.helpdesk, own)],
  };
}

const bareLines = ({ say }: Words, { plan }: Ended): readonly string[] =>
  plan !== undefined && leavesSecondStep(plan) ? [] : [say('ending.not_reenrolled.bare')];
