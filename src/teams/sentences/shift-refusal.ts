import type { ShiftRefusal } from '../../domain/take-over.ts';
import type { Zone } from '../../workflow/shift-view.ts';
import type { Words } from '../words.ts';
import { joinedThings } from './joined.ts';
import { momentOf, spanOf } from './moment.ts';
import type { Hindrance } from './person-problem.ts';

type TimeRefusal = Extract<ShiftRefusal, { readonly reason: 'time' }>;

/** Why a shift did not change hands, what is meant, and what to write. */
export function shiftRefusalText(words: Words, refusal: ShiftRefusal, zone: Zone): Hindrance {
  const { say } = words;
  switch (refusal.reason) {
    case 'not_an_approver':
      return {
        title: say('shift_refusal.not_an_approver.title'),
        lines: [say('shift_refusal.not_an_approver')],
      };
    case 'time':
      return timeProblemText(words, refusal, zone);
    case 'unknown_rotation':
      return {
        title: say('shift_refusal.unknown_rotation.title', { named: refusal.named }),
        lines: [rotationsLine(words, refusal.rotations)],
      };
    case 'already_on_call':
      return {
        title: say('shift_refusal.already_on_call.title', { rotation: refusal.rotation }),
        lines: [
          say('shift_refusal.already_on_call', { until: momentOf(refusal.until) }),
          say('shift_refusal.already_on_call.hand_over'),
        ],
      };
    case 'overlaps_own':
      return {
        title: say('shift_refusal.overlaps_own.title'),
        lines: [
          say('shifts.stretch.sentence', { rotation: refusal.rotation, span: spanOf(words, refusal) }),
          say('shift_refusal.overlaps_own'),
        ],
      };
    case 'yourself':
      return {
        title: say('shift_refusal.yourself.title'),
        lines: [words.paragraph([say('shift_refusal.yourself'), say('shift_refusal.examples.swap')])],
      };
    case 'unknown_colleague':
      return {
        title: say('shift_refusal.unknown_colleague.title', { named: refusal.named }),
        lines: [say('shift_refusal.unknown_colleague')],
      };
    case 'colleague_no_approver':
      return {
        title: say('shift_refusal.colleague_no_approver.title', { name: refusal.name }),
        lines: [say('shift_refusal.colleague_no_approver'), say('shift_refusal.colleague_no_approver.add')],
      };
    case 'too_many_open':
      return {
        title: say('shift_refusal.too_many_open.title', { count: refusal.most }),
        lines: [say('shift_refusal.too_many_open')],
      };
    case 'declined_lately':
      return {
        title: say('shift_refusal.declined_lately.title', { name: refusal.name }),
        lines: [say('shift_refusal.declined_lately', { at: momentOf(refusal.again) })],
      };
    case 'not_known':
      return {
        title: say('shift_refusal.not_known.title'),
        lines: [
          say('shifts.span.sentence', { span: spanOf(words, refusal) }),
          refusal.knownUntil === undefined
            ? say('shift_refusal.not_known')
            : say('shift_refusal.not_known.until', { until: momentOf(refusal.knownUntil) }),
        ],
      };
    case 'neither_on_call':
    case 'both_on_call':
    case 'too_many_parts':
      return {
        title: say(`shift_refusal.${refusal.reason}.title`, { name: refusal.name }),
        lines: [
          say('shifts.span.sentence', { span: spanOf(words, refusal) }),
          say(`shift_refusal.${refusal.reason}`),
        ],
      };
    case 'nothing_to_give_back':
      return {
        title: say('shift_refusal.nothing_to_give_back.title'),
        lines: [say('shift_refusal.nothing_to_give_back'), say('shift_refusal.nothing_to_give_back.swap')],
      };
  }
}

function rotationsLine(words: Words, rotations: readonly string[]): string {
  const { say } = words;
  if (rotations.length === 0) return say('shift_refusal.unknown_rotation.none');
  const names = joinedThings(words, rotations, 10);
  const there = say('shift_refusal.unknown_rotation', { names, count: rotations.length });
  return words.paragraph([there, say('shift_refusal.examples.take_over')]);
}

/** Why a time wasn't read, and how to write it. */
function timeProblemText(words: Words, { problem, said, of }: TimeRefusal, zone: Zone): Hindrance {
  const { say } = words;
  const examples = say(`shift_refusal.examples.${of}`);
  const where = zoneLine(words, zone);
  switch (problem) {
    case 'missing':
    case 'unreadable':
    case 'ends_first':
      return { title: say(`shift_refusal.time.${problem}.title`, { said }), lines: [examples, where] };
    case 'bare_hour':
      return bareHourText(words, said, where);
    case 'maybe_date':
    case 'skipped':
      return {
        title: say(`shift_refusal.time.${problem}.title`, { said }),
        lines: [say(`shift_refusal.time.${problem}`), where],
      };
    case 'no_such_time':
    case 'past':
      return {
        title: say(`shift_refusal.time.${problem}.title`, { said }),
        lines: [say(`shift_refusal.time.${problem}`), examples, where],
      };
    case 'too_far':
      return {
        title: say(`shift_refusal.time.too_far.${of}.title`),
        lines: [say(`shift_refusal.time.too_far.${of}`), examples],
      };
  }
}

function bareHourText({ say }: Words, said: string, where: string): Hindrance {
  const hour = Number(/\d{1,2}/.exec(said)?.[0]);
  return hour < 24
    ? {
        title: say('shift_refusal.time.hour.title', { hour }),
        lines: [say('shift_refusal.time.bare_hour', { hour }), where],
      }
    : {
        title: say('shift_refusal.time.number.title', { said }),
        lines: [say('shift_refusal.time.bare_hour', { hour: 18 }), where],
      };
}

/** Which clock was meant. */
export function zoneLine({ say }: Words, { name, isOwn }: Zone): string {
  const zone = name.replaceAll(/[_＿]/gu, ' ');
  return say(isOwn ? 'shift_refusal.zone.own' : 'shift_refusal.zone.helpdesk', { zone });
}
