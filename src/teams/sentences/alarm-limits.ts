// Alarms about how often: one who asks, one who approves, or everybody together.
import { HALT } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import { capital } from './joined.ts';

/** The same account again, after a reset or after others were turned down: callers try until somebody gives in. */
export function askedAgain({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: `${capital(subject)} is asked for again`,
    lines: [
      `${capital(by)} asks for a reset, although ${subject} was reset not long ago, or somebody who asked was turned down.`,
    ],
    steps: [
      `Call ${subject} on a number you know: do they know of each request?`,
      `Look at who asked before, and at the latest sign-ins of ${subject} and of ${by}.`,
      HALT,
    ],
  };
}

/** One person asks for many. */
export function manyRequests({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: `${capital(by)} asks unusually often`,
    lines: [`More requests within a day than is usual, this one for ${subject}.`],
    steps: [
      `Call ${by} on a number you know: did they ask for all of these?`,
      `Look at the latest sign-ins of ${by}, and at the other requests.`,
      HALT,
    ],
  };
}

/** One person approves fast. */
export function manyApprovals({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: `${capital(by)} approves unusually often`,
    lines: [`More approvals within an hour than one person may give. The one for ${subject} does not count.`],
    steps: [
      `Call ${by} on a number you know: did they make all of these calls?`,
      `Look at the latest sign-ins of ${by}, and at what they approved.`,
      HALT,
    ],
  };
}

/** The helpdesk resets more than it usually does. */
export function manyResets({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: 'More resets within an hour than usual',
    lines: [`The latest request is by ${by}, for ${subject}. It needs more checks for that reason.`],
    steps: [
      'Is there a plain reason, such as new phones for many? If not, somebody may be trying many doors.',
      'Look at who asked, who approved, and at the latest sign-ins of both.',
      HALT,
    ],
  };
}
