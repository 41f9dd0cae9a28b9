import type { Helpdesk } from '../card-data/frame.ts';
import type { Ended, RuledOut } from '../../domain/request.ts';
import { capital } from './joined.ts';
import { newDefaultLines, untouched } from './left-behind.ts';
import { callHelpdesk, personProblem } from './person-problem.ts';
import type { Hindrance } from './person-problem.ts';
import { generalRefusal } from './privileged.ts';

/** Why the bot refuses to go on by itself, and the way that is left. */
export function ruledOutText(
  request: Ended,
  reason: RuledOut,
  subject: string,
  helpdesk: Helpdesk,
): Hindrance {
  const text = reasonText(reason, subject, helpdesk, untouched(request));
  const { lines } = text;
  return {
    ...text,
    lines: SAYS_WHAT_IS_LEFT.includes(reason) ? lines : [...lines, ...newDefaultLines(request)],
  };
}

const BY_HAND = ['unknown_method', 'nothing_to_remove', 'default_cannot_go'] as const;
const SAYS_WHAT_IS_LEFT: readonly RuledOut[] = [...BY_HAND, 'wrong_codes', 'not_asked'];

function reasonText(reason: RuledOut, subject: string, helpdesk: Helpdesk, left: string): Hindrance {
  const call = callHelpdesk(helpdesk);
  switch (reason) {
    case 'privileged':
      return generalRefusal(helpdesk);
    case 'disabled':
    case 'deleted':
    case 'guest':
    case 'resource':
    case 'federated':
      return personProblem(reason, subject, helpdesk);
    case 'no_number':
    case 'nobody_to_vouch':
    case 'too_many_requests':
    case 'too_few_approvers':
      return {
        title: 'A person at the helpdesk has to look at this',
        lines: [`${NEEDS_A_PERSON[reason]} That happens, and is no reproach to anybody.`],
        wayOut: [byNumber(helpdesk)],
      };
    case 'password_first':
      return {
        title: 'The password comes first',
        lines: [
          `Someone else may know the password of ${subject}. New requests wait until it was changed and two approvers have lifted the stop.`,
        ],
        wayOut: [`Please tell ${subject} to call the helpdesk, from a phone they trust. ${call}`],
      };
    case 'requester_inactive':
      return {
        title: 'The one who asked can’t go on',
        lines: [`Their own account isn’t active any more. Another teammate of ${subject} can ask.`],
        wayOut: [call],
      };
    case 'unknown_method':
    case 'nothing_to_remove':
    case 'default_cannot_go':
      return onlyByHand(subject, helpdesk, left);
    case 'wrong_codes':
      return {
        title: 'Stopped after wrong codes',
        ...wrongCodesLines(subject, left),
        wayOut: [call],
      };
    case 'not_asked':
      return {
        title: 'Stopped: the colleague did not ask for this',
        lines: [`The security contacts have been told. ${left}`],
        wayOut: [call],
      };
    case 'own_account':
      return {
        title: 'Nobody can ask for their own account',
        lines: [
          'This account counts as that of the one who asked. A teammate has to ask for it, so that two people look at it.',
        ],
        wayOut: [call],
      };
    case 'already_open':
      return {
        title: 'Somebody else asked at the same moment',
        lines: [`There is another open request for ${subject}, and one is enough.`],
      };
    case 'subject_frozen':
      return {
        title: `Requests for ${subject} are stopped`,
        lines: ['Somebody said “This wasn’t me”. Two approvers have to look at that first.'],
        wayOut: [call],
      };
    // One text for both: whoever is trying to get in must not learn what gave them away.
    case 'sign_in_declined':
    case 'fraud_reported':
      return {
        title: 'The security team looks at this first',
        lines: [
          `Something about the latest sign-ins of ${subject} has to be cleared up before any reset. The security contacts have been told.`,
          'Did they report a sign-in as fraud themselves? Then they stay blocked until an admin unblocks them, and a reset would not change that.',
        ],
        wayOut: [
          `Please tell ${subject} to call the helpdesk now, from a phone they trust, and to have their password changed. ${call}`,
        ],
      };
  }
}

const NEEDS_A_PERSON: Readonly<
  Record<'no_number' | 'nobody_to_vouch' | 'too_many_requests' | 'too_few_approvers', string>
> = {
  no_number:
    'There is no number on file on which an admin may call them back; a number that was changed since doesn’t count.',
  nobody_to_vouch:
    'Somebody who knows them would have to confirm it, and there is nobody who could be asked.',
  too_few_approvers: 'More admins would have to approve it than there are who could.',
  too_many_requests: 'The one who asked has made far more requests within a day than is usual.',
};

/** One text for three reasons: each alone would tell whoever asks whether a colleague has a second step at all. */
function onlyByHand(subject: string, helpdesk: Helpdesk, left: string): Hindrance {
  return {
    title: 'This one has to be done by hand',
    lines: [
      `The bot can’t do this one. ${left}`,
      `Meanwhile ${subject} can try another way to sign in, if the sign-in page offers one.`,
    ],
    wayOut: [byNumber(helpdesk)],
  };
}

const byNumber = (helpdesk: Helpdesk): string => `${callHelpdesk(helpdesk)} Name the number of this request.`;

/** After the last wrong code: who knows of it, and what that leaves the colleague with. */
export function wrongCodesLines(subject: string, left: string): Pick<Hindrance, 'lines'> {
  return {
    lines: [
      `The code was wrong too often. The security contacts have been told. ${left}`,
      `${capital(subject)} is still locked out.`,
    ],
  };
}

/** Reasons that people read alike, as approvers read them; nothing for all others. */
export function byHandCause(reason: RuledOut, subject: string): readonly string[] {
  const [hidden] = BY_HAND.filter((one) => one === reason);
  return hidden === undefined ? [] : [`${capital(subject)} ${CAUSES[hidden]}`];
}

const CAUSES: Readonly<Record<(typeof BY_HAND)[number], string>> = {
  unknown_method: 'has a sign-in method that the bot doesn’t know, so it touched nothing.',
  nothing_to_remove:
    'has no sign-in method that this bot removes. They can try to set one up at https://aka.ms/mfasetup.',
  default_cannot_go:
    'has a default that can’t be removed by the bot: Microsoft keeps a default while others stay.',
};
