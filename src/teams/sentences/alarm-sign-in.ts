// Alarms about what the sign-in log says.
import { HALT, lookAt, password } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import { capital } from './joined.ts';

const refused = (by: string): string =>
  `The sign-in log says so. ${capital(by)} asked for a reset of that account, which was refused.`;

/** A prompt was declined. */
export function signInDeclined({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: `A sign-in prompt was declined: ${subject}`,
    lines: [refused(by)],
    steps: [
      `Nobody may have phoned them yet: call ${subject} on a number on file before anything is changed. Did they decline a prompt they hadn’t caused?`,
      `${password(subject)}, if so or if unsure.`,
      'A slip of the finger, and they asked for the reset themselves? Only then an admin does it by hand, in the Entra admin center.',
      lookAt(subject),
      HALT,
    ],
  };
}

/** A sign-in was reported as fraud, which blocks the account's second step. */
export function fraudReported({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: `A sign-in was reported as fraud: ${subject}`,
    lines: [
      refused(by),
      'Whoever reports fraud stays blocked from the second step, whatever is reset, until an admin unblocks them.',
    ],
    steps: [
      `Call ${subject} on a number you know: was it they who reported it?`,
      `${password(subject)}.`,
      'Only then unblock them: Entra admin center, Multifactor authentication, “Block/unblock users”, or clear the risk under ID Protection, Risky users.',
      lookAt(subject),
      HALT,
    ],
  };
}
