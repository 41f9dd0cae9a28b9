import type { Helpdesk } from '../card-data/frame.ts';
import type { Ended, RuledOut } from '../../domain/request.ts';
import type { Words } from '../words.ts';
import { capital } from './joined.ts';
import { newDefaultLines, untouched } from './left-behind.ts';
import { callHelpdesk, callSafely, personProblem } from './person-problem.ts';
import type { Hindrance, Own } from './person-problem.ts';
import { generalRefusal } from './privileged.ts';

/** Why the bot refuses to go on by itself, and the way that is left. */
export function ruledOutText(
  words: Words,
  request: Ended,
  reason: RuledOut,
  subject: string,
  helpdesk: Helpdesk,
  own: Own,
): Hindrance {
  const text = reasonText(words, reason, subject, helpdesk, untouched(words, request), own);
  const { lines } = text;
  return {
    ...text,
    lines: SAYS_WHAT_IS_LEFT.includes(reason) ? lines : [...lines, ...newDefaultLines(words, request)],
  };
}

const BY_HAND = ['unknown_method', 'nothing_to_remove', 'default_cannot_go'] as const;
const SAYS_WHAT_IS_LEFT: readonly RuledOut[] = [...BY_HAND, 'wrong_codes', 'not_asked'];

function reasonText(
  words: Words,
  reason: RuledOut,
  name: string,
  helpdesk: Helpdesk,
  left: string,
  own: Own,
): Hindrance {
  const { say } = words;
  const call = callHelpdesk(words, helpdesk);
  const safely = callSafely(words, helpdesk, own);
  const desk = { helpdesk: helpdesk.name, phone: helpdesk.phone };
  switch (reason) {
    case 'privileged':
      return generalRefusal(words, helpdesk);
    case 'disabled':
    case 'deleted':
    case 'guest':
    case 'resource':
    case 'federated':
      return personProblem(words, reason, name, helpdesk, own);
    case 'no_number':
    case 'nobody_to_vouch':
      return {
        title: say('ruled_out.needs_person.title'),
        lines: [say(`ruled_out.${reason}${own}`)],
        wayOut: [say('ruled_out.call_with_number', desk)],
      };
    case 'too_many_requests':
    case 'too_few_approvers':
      return {
        title: say('ruled_out.needs_person.title'),
        lines: [say(`ruled_out.${reason}`)],
        wayOut: [say('ruled_out.call_with_number', desk)],
      };
    case 'password_first':
      return {
        title: say(`ruled_out.password_first${own}.title`),
        lines: [say(`ruled_out.password_first${own}`, { name })],
        wayOut: [say(`ruled_out.password_first${own}.way_out`, { name, ...desk })],
      };
    case 'requester_inactive':
    case 'own_account':
      return {
        title: say(`ruled_out.${reason}.title`),
        lines: [say(`ruled_out.${reason}${own}`, { name })],
        wayOut: [call],
      };
    case 'subject_frozen':
      return {
        title: say(`ruled_out.subject_frozen${own}.title`, { name }),
        lines: [say('ruled_out.subject_frozen')],
        wayOut: [safely],
      };
    // One text for three reasons: each alone would tell whoever asks whether a colleague has a second step at all.
    case 'unknown_method':
    case 'nothing_to_remove':
    case 'default_cannot_go':
      return {
        title: say('ruled_out.by_hand.title'),
        lines: [
          words.paragraph([say('ruled_out.by_hand'), left]),
          say(`ruled_out.by_hand${own}.meanwhile`, { name }),
        ],
        wayOut: [say('ruled_out.call_with_number', desk)],
      };
    case 'wrong_codes':
      return {
        title: say('ruled_out.wrong_codes.title'),
        ...wrongCodesLines(words, name, left, own),
        wayOut: [safely],
      };
    case 'not_asked':
      return {
        title: say(`ruled_out.not_asked${own}.title`),
        lines: [words.paragraph([say('ruled_out.not_asked'), left])],
        wayOut: [own === '' ? call : say('ruled_out.not_asked.own.way_out', desk)],
      };
    case 'already_open':
      return {
        title: say('ruled_out.already_open.title'),
        lines: [say(`ruled_out.already_open${own}`, { name })],
      };
    // One text for both: whoever is trying to get in must not learn what gave them away.
    case 'sign_in_declined':
    case 'fraud_reported':
      return {
        title: say('ruled_out.sign_in.title'),
        lines: [say(`ruled_out.sign_in${own}`, { name }), say(`ruled_out.sign_in${own}.reported`)],
        wayOut: [say(`ruled_out.sign_in${own}.way_out`, { name, ...desk })],
      };
  }
}

/** After the last wrong code: who knows of it, and what that leaves the colleague with. */
export function wrongCodesLines(
  words: Words,
  subject: string,
  left: string,
  own: Own,
): Pick<Hindrance, 'lines'> {
  const { say } = words;
  return {
    lines: [
      words.paragraph([say('ruled_out.wrong_codes'), left]),
      say(`ruled_out.wrong_codes${own}.still_locked_out`, { name: capital(words, subject) }),
    ],
  };
}

/** Reasons that people read alike, as approvers read them; nothing for all others. */
export function byHandCause(words: Words, reason: RuledOut, subject: string): readonly string[] {
  const [hidden] = BY_HAND.filter((one) => one === reason);
  return hidden === undefined
    ? []
    : [words.say(`ruled_out.cause.${hidden}`, { name: capital(words, subject) })];
}
