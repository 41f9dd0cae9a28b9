// Alarms about what happened to an account: no new set-up, one that looks wrong, a recovery contact nobody chose.
import type { Words } from '../words.ts';
import { block, callThem, halt, lookAt, password } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import { capital } from './joined.ts';
import { oddLines } from './odd.ts';

const sortOut = ({ say }: Words, subject: string): string => say('alarm.step.sort_out', { subject });

/** The account lost its second steps and nobody brought new ones. */
export function notReenrolled(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.not_reenrolled.title', { subject: capital(words, subject) }),
    lines: [words.say('alarm.not_reenrolled', { by })],
    steps: [
      words.say('alarm.not_reenrolled.call', { subject }),
      block(words, subject, 'not_reached'),
      lookAt(words, subject),
    ],
  };
}

/** A new registration came that doesn't look like a person at their own phone. */
export function odd(words: Words, { by, subject, odd: seen }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.odd.title', { subject }),
    lines: [...oddLines(words, seen), words.say('alarm.odd', { by })],
    steps: [
      sortOut(words, subject),
      block(words, subject, 'not_theirs'),
      password(words, subject, 'then'),
      halt(words),
    ],
  };
}

/** Somebody registers on an account whose reset its owner did not want. */
export function registeredAfterFreeze(words: Words, { by, subject, odd: seen }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.registered_after_freeze.title', { subject }),
    lines: [words.say('alarm.registered_after_freeze', { by }), ...oddLines(words, seen)],
    steps: [
      block(words, subject),
      sortOut(words, subject),
      password(words, subject, 'now'),
      lookAt(words, subject),
      halt(words),
    ],
  };
}

/** What the call rested on had been changed before the checks could see it. */
export function changedBefore(words: Words, { by, subject }: AlarmFacts): AlarmText {
  const call = words.say('alarm.changed_before.call', { subject });
  return {
    title: words.say('alarm.changed_before.title', { subject }),
    lines: [words.say('alarm.changed_before', { by })],
    steps: [
      words.paragraph([call, block(words, subject, 'not_theirs')]),
      words.say('alarm.changed_before.look_at', { subject }),
      sortOut(words, subject),
      halt(words),
    ],
  };
}

/** A recovery contact was set by somebody else than the person. */
export function recoveryContact(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.recovery_contact.title', { subject }),
    lines: [words.say('alarm.recovery_contact', { by: capital(words, by) })],
    steps: [
      callThem(words, subject),
      password(words, subject, 'if_unknown'),
      words.say('alarm.recovery_contact.look_at', { subject }),
      halt(words),
    ],
  };
}
