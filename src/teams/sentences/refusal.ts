import type { Refusal } from '../../domain/refusal.ts';
import { nameOf } from '../card-data/frame.ts';
import type { Values, Words } from '../words.ts';
import type { Told } from './ending.ts';
import { fullStop } from './full-stop.ts';
import { capital } from './joined.ts';
import { momentOf } from './moment.ts';
import { callHelpdesk } from './person-problem.ts';
import type { Hindrance } from './person-problem.ts';

/** Why a click or command was turned down, and what to do next. */
export function refusalText(words: Words, refusal: Refusal, told: Told): Hindrance {
  const { say } = words;
  const values = { ...buttonsNamed(words), helpdesk: told.helpdesk.name, phone: told.helpdesk.phone };
  switch (refusal.reason) {
    case 'not_requester':
    case 'not_notified':
    case 'roster_too_old':
    case 'barred_after_wrong_codes':
    case 'not_voucher':
    case 'vouch_late':
    case 'how_missing':
    case 'not_concerned':
    case 'choice_not_offered':
    case 'code_missing':
    case 'code_malformed':
    case 'code_late':
    case 'code_replaced':
    case 'code_used':
    case 'code_not_needed':
    case 'handed_over':
    case 'still_listed':
    case 'subject_is_requester':
    case 'not_due':
      return {
        title: say(`refusal.${refusal.reason}.title`),
        lines: [say(`refusal.${refusal.reason}`, values)],
      };
    case 'not_an_approver':
    case 'last_step':
      return {
        title: say(`refusal.${refusal.reason}.title`),
        lines: [words.paragraph([say(`refusal.${refusal.reason}`), callHelpdesk(words, told.helpdesk)])],
      };
    case 'counts_as': {
      const reader = told.reader === 'voucher' ? 'voucher' : 'approver';
      return {
        title: say(`refusal.counts_as.${reader}.${refusal.whom}.title`),
        lines: [say(`refusal.counts_as.${reader}`, { ...values, not_asked: say('buttons.vouch_not_asked') })],
      };
    }
    case 'approver_limit':
      return {
        title: say('refusal.approver_limit.title'),
        lines: [say('refusal.approver_limit', { ...values, most: refusal.most })],
      };
    case 'decided': {
      const name = capital(words, nameOf(words, told.people, refusal.by));
      return {
        title: say('refusal.decided.title'),
        lines: [say('refusal.decided', { name, at: momentOf(refusal.at) })],
      };
    }
    case 'ended':
      return {
        title: say(`refusal.ended.${refusal.status}.title`),
        lines: [endedLine(words, refusal, told)],
      };
    case 'code_wrong':
      return wrongCode(words, refusal.triesLeft);
    case 'too_late':
    case 'not_now':
      return { title: say('refusal.moved_on.title'), lines: [say(`refusal.moved_on.${refusal.status}`)] };
    case 'incomplete':
      return {
        title: say(`refusal.incomplete.${refusal.missing}.title`),
        lines: [say('refusal.incomplete')],
      };
  }
}

/** The same as lines above a card that shows the request as it stands. */
export function problemLines(words: Words, refusal: Refusal, told: Told): readonly string[] {
  const { title, lines } = refusalText(words, refusal, told);
  return [fullStop(words, title), ...lines];
}

/** Buttons and choices that refusals point to, as their cards call them. */
function buttonsNamed({ say }: Words): Values {
  return {
    approve: say('buttons.approve'),
    hand_over: say('buttons.hand_over'),
    done_by_hand: say('buttons.done_by_hand'),
    new_code: say('buttons.new_code'),
    show_code: say('buttons.show_code'),
    spoke: say('buttons.vouch_spoke'),
    in_person: say('vouch.how.in_person'),
    video: say('vouch.how.video'),
  };
}

function wrongCode({ say }: Words, left: number): Hindrance {
  return {
    title: say('refusal.code_wrong.title'),
    lines: [
      left > 0 ? say('refusal.code_wrong', { left }) : say('refusal.code_wrong.last'),
      say('refusal.code_wrong.unknown', { not_asked: say('approver.deny.not_asked') }),
    ],
  };
}

function endedLine(
  words: Words,
  { by, at }: Extract<Refusal, { readonly reason: 'ended' }>,
  { people }: Told,
): string {
  return by === undefined
    ? words.say('refusal.ended', { at: momentOf(at) })
    : words.say('refusal.ended.by', { at: momentOf(at), name: nameOf(words, people, by) });
}
