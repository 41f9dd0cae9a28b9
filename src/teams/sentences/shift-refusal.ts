import type { TimeProblem } from '../../domain/said-time.ts';
import type { ShiftRefusal } from '../../domain/take-over.ts';
import type { Zone } from '../../workflow/shift-view.ts';
import { joined } from './joined.ts';
import { momentOf, spanOf } from './moment.ts';
import type { Hindrance } from './person-problem.ts';

/** Why a shift did not change hands, what is meant, and what to write. */
export function shiftRefusalText(refusal: ShiftRefusal, zone: Zone): Hindrance {
  switch (refusal.reason) {
    case 'not_an_approver':
      return {
        title: 'Only approvers can take over or swap shifts',
        lines: ['Ask one of them, or ask your administrator to make you an approver.'],
      };
    case 'time':
      return timeProblemText(refusal.problem, refusal.said, zone, WORDINGS[refusal.of]);
    case 'unknown_rotation':
      return {
        title: `There is no rotation called “${refusal.named}”`,
        lines: [
          refusal.rotations.length === 0
            ? 'No rotation is set up yet: your administrator names people under onCall.rotations.'
            : `There ${refusal.rotations.length === 1 ? 'is only' : 'are'} ${joined(refusal.rotations, 10)}. ${WORDINGS.take_over.examples}`,
        ],
      };
    case 'already_on_call':
      return {
        title: `You are on call in ${refusal.rotation} then already`,
        lines: [
          `Until ${momentOf(refusal.until)}.`,
          'To hand a shift to somebody, write “swap with” and their name, or they write “take over until …”.',
        ],
      };
    case 'overlaps_own':
      return {
        title: `You took over a part of that already`,
        lines: [
          `${refusal.rotation}: ${spanOf(refusal)}.`,
          'Write “give back” first, then take over the whole time.',
        ],
      };
    case 'yourself':
      return { title: 'That is you', lines: [`Name a colleague. ${WORDINGS.swap.examples}`] };
    case 'unknown_colleague':
      return {
        title: `No approver is called “${refusal.named}”`,
        lines: ['Try the work e-mail, or write only “swap” to choose from a list.'],
      };
    case 'colleague_no_approver':
      return {
        title: `${refusal.name} is no approver`,
        lines: [
          'Only approvers can be on call. Write only “swap” to choose from those who are.',
          'Whoever should be one is added to the approver group by your administrator.',
        ],
      };
    case 'too_many_open':
      return {
        title: `${refusal.most} questions of yours are still open`,
        lines: ['Withdraw one under “my shifts”, or wait for an answer.'],
      };
    case 'declined_lately':
      return {
        title: `${refusal.name} said no to that`,
        lines: [`Talk to them, or ask again after ${momentOf(refusal.again)}.`],
      };
    case 'neither_on_call':
      return {
        title: `Neither you nor ${refusal.name} is on call then`,
        lines: [`${spanOf(refusal)}.`, 'Look at “my shifts” and “who is on call”, then name another time.'],
      };
    case 'not_known':
      return {
        title: 'Who is on call then is not known',
        lines: [
          `${spanOf(refusal)}.`,
          refusal.knownUntil === undefined
            ? 'The schedule can’t be read. Try again later, or ask your administrator to look at Teams Shifts.'
            : `The schedule is known until ${momentOf(refusal.knownUntil)}. Name a time before, or try again nearer to it.`,
        ],
      };
    case 'both_on_call':
      return {
        title: `You and ${refusal.name} can’t swap that`,
        lines: [
          `${spanOf(refusal)}.`,
          'The other is on call there then anyway, or it changed hands in the chat already: “give back” shows what you can end.',
        ],
      };
    case 'too_many_parts':
      return {
        title: 'That is too much for one swap',
        lines: [`${spanOf(refusal)}.`, 'It falls into more than six parts: name a shorter time.'],
      };
    case 'nothing_to_give_back':
      return {
        title: 'You have nothing to give back',
        lines: [
          'You took over no shift that is still running or to come, and agreed on no swap.',
          'To hand over a shift of your own, write “swap with” and a colleague’s name.',
        ],
      };
  }
}

/** What somebody could write instead. */
export interface Wording {
  readonly examples: string;
  readonly tooFar: readonly [title: string, line: string];
}

const WORDINGS: Readonly<Record<'take_over' | 'swap', Wording>> = {
  take_over: {
    examples:
      'Write for example “take over until 18:00”, “take over tonight”, “take over from 18:00 until 22:00” or “take over for 2 hours”; for another rotation, “take over secondary until 18:00”.',
    tooFar: [
      'Taking over is for the next seven days',
      'For later, write “swap with” and a colleague’s name, or ask your administrator to enter it under onCall.overrides.',
    ],
  },
  swap: {
    examples:
      'Write for example “swap with Dana on Friday night”, “swap with Dana this weekend” or “swap with Dana from friday 18:00 until saturday 08:00”; or only “swap”, to pick.',
    tooFar: [
      'Swaps are for the next eight weeks',
      'For later, ask your administrator to enter it under onCall.overrides.',
    ],
  },
};

/** Why a time wasn't read, and how to write it. */
export function timeProblemText(
  problem: TimeProblem,
  said: string,
  zone: Zone,
  { examples, tooFar }: Wording,
): Hindrance {
  const rest = [examples, zoneLine(zone)];
  switch (problem) {
    case 'missing':
      return { title: 'When?', lines: rest };
    case 'unreadable':
      return { title: `I can’t read a time in “${said}”`, lines: rest };
    case 'bare_hour': {
      const hour = Number(/\d{1,2}/.exec(said)?.[0]);
      return {
        title: hour < 24 ? `Do you mean ${hour}:00?` : `“${said}” could mean anything`,
        lines: [
          `A number alone might be a day or an hour: write “until ${hour < 24 ? hour : 18}:00”.`,
          zoneLine(zone),
        ],
      };
    }
    case 'maybe_date':
      return {
        title: `“${said}” could be a time or a date`,
        lines: ['Write a time as “10:12”, and a date as “10 December 18:00”.', zoneLine(zone)],
      };
    case 'no_such_time':
      return {
        title: `There is no such time: “${said}”`,
        lines: ['Hours go from 0:00 to 24:00, and a date must be in the calendar.', ...rest],
      };
    case 'skipped':
      return {
        title: 'That time doesn’t exist: the clock is put forward over it that night',
        lines: ['Write a time an hour earlier or later.', zoneLine(zone)],
      };
    case 'past':
      return {
        title: 'That time is over already',
        lines: ['A time without a day is today’s.', ...rest],
      };
    case 'ends_first':
      return { title: 'It would end before it begins', lines: rest };
    case 'too_far':
      return { title: tooFar[0], lines: [tooFar[1], examples] };
  }
}

/** Which clock was meant. */
export function zoneLine({ name: iana, isOwn }: Zone): string {
  const name = iana.replaceAll(/[_＿]/gu, ' ');
  return isOwn
    ? `Times you write are ${name} time, as your Teams says.`
    : `Times you write are ${name} time, the helpdesk’s: your Teams didn’t say where you are.`;
}

/** Said where a time in a span comes twice, on the night on which the clock is put back. */
export const TWICE =
  'A time in this comes twice that night: the first of the two begins it, the second ends it.';
