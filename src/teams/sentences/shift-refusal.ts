import type { ShiftRefusal, UntilProblem } from '../../domain/take-over.ts';
import { nameOf } from '../card-data/frame.ts';
import type { People } from '../../workflow/view.ts';
import { capital, joined } from './joined.ts';
import { momentOf } from './moment.ts';
import type { Hindrance } from './person-problem.ts';

/** Why a shift did not change hands, what is meant, and what to write. */
export function shiftRefusalText(refusal: ShiftRefusal, people: People, timeZone: string): Hindrance {
  switch (refusal.reason) {
    case 'not_an_approver':
      return {
        title: 'Only approvers can take over',
        lines: ['Ask one of them, or ask your administrator to make you an approver.'],
      };
    case 'until':
      return { title: UNTIL[refusal.problem], lines: [EXAMPLES, clockOf(timeZone)] };
    case 'unknown_rotation':
      return {
        title: `There is no rotation called “${refusal.named}”`,
        lines: [
          `There ${refusal.rotations.length === 1 ? 'is only' : 'are'} ${joined(refusal.rotations, 10)}. ${EXAMPLES}`,
        ],
      };
    case 'already_on_call':
      return {
        title: `You are on call in ${refusal.rotation} already`,
        lines: [
          `Until ${momentOf(refusal.until)}.`,
          'If you took it over for another time, write “give back” first. To hand it to somebody, ask them to write “take over until …”.',
        ],
      };
    case 'taken': {
      const who = nameOf(people, refusal.who);
      return {
        title: `${capital(who)} stands in there already`,
        lines: [
          `${refusal.rotation}: until ${momentOf(refusal.until)}.`,
          `Ask ${who} to write “give back” first, then write it again.`,
        ],
      };
    }
    case 'nothing_to_give_back':
      return {
        title: 'You have nothing to give back',
        lines: [
          'You took over no shift that is still running.',
          'To hand over a shift of your own, ask a colleague to write “take over until …”.',
        ],
      };
  }
}

const EXAMPLES =
  'Write for example “take over until 18:00”, “take over until tomorrow 08:00”, “take over until 2026-11-24 08:00” or “take over for 2 hours”; for another rotation, “take over secondary until 18:00”.';

const clockOf = (timeZone: string): string =>
  `It starts at once. Times are ${timeZone} time, and a time without a day is today’s.`;

const UNTIL: Readonly<Record<UntilProblem, string>> = {
  missing: 'Until when do you take over?',
  unreadable: 'I can’t read until when you take over',
  starts_later: 'Taking over starts at once',
  no_such_time: 'There is no such time',
  skipped: 'That time doesn’t exist: the clock is put forward over it that night',
  past: 'That time is over already',
  too_long: 'Taking over is for seven days at most',
};
