// Alarms about what happened to an account: no new set-up, one that looks wrong, a recovery contact nobody chose.
import { block, callThem, HALT, lookAt, password } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import { capital } from './joined.ts';
import { oddLines } from './odd.ts';

const sortOut = (subject: string): string =>
  `Call ${subject} on a number you know: did they set it up? Delete what isn’t theirs.`;

/** The account lost its second steps and nobody brought new ones. */
export function notReenrolled({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: `${capital(subject)} has not set up sign-in again`,
    lines: [
      `The account was reset, as ${by} asked, and no new second step has appeared since. Whoever knows the password may be able to set one up.`,
    ],
    steps: [
      `Call ${subject} on a number you know, and have the set-up done today.`,
      `Not reached? ${block(subject)}`,
      lookAt(subject),
    ],
  };
}

/** A new registration came that doesn't look like a person at their own phone. */
export function odd({ by, subject, odd: seen }: AlarmFacts): AlarmText {
  return {
    title: `The new sign-in method of ${subject} looks wrong`,
    lines: [
      ...oddLines(seen),
      `The reset was asked for by ${by}. Nobody but approvers and you is told of this.`,
    ],
    steps: [
      sortOut(subject),
      `Not theirs, or not reached? ${block(subject)}`,
      `${password(subject)}, then.`,
      HALT,
    ],
  };
}

/** Somebody registers on an account whose reset its owner did not want. */
export function registeredAfterFreeze({ by, subject, odd: seen }: AlarmFacts): AlarmText {
  return {
    title: `A sign-in method was set up for ${subject} after “This wasn’t me”`,
    lines: [
      `The reset, asked for by ${by}, was done when it was stopped. Now there is a new method: it may be an attacker’s.`,
      ...oddLines(seen),
    ],
    steps: [block(subject), sortOut(subject), `${password(subject)}, now.`, lookAt(subject), HALT],
  };
}

/** What the call rested on had been changed before the checks could see it. */
export function changedBefore({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: `Contact data of ${subject} had been changed just before the reset`,
    lines: [
      `Microsoft’s log shows only now that a phone number, the manager or the sign-in name was new. The reset, asked for by ${by}, was approved without anybody knowing.`,
    ],
    steps: [
      `Call ${subject} on a number that was on file before. Not theirs, or not reached? ${block(subject)}`,
      `Look who made the change: Entra admin center, ${subject}, Audit logs.`,
      sortOut(subject),
      HALT,
    ],
  };
}

/** A recovery contact was set by somebody else than the person. */
export function recoveryContact({ by, subject }: AlarmFacts): AlarmText {
  return {
    title: `A recovery contact of ${subject} wasn’t their choice`,
    lines: [
      `${capital(by)} said so, and the contact was taken away. Somebody else may be using that account.`,
    ],
    steps: [
      callThem(subject),
      `${password(subject)}, if they don’t know of it.`,
      `Look at the latest sign-ins of ${subject}, and at who the contact was: the record says.`,
      HALT,
    ],
  };
}
