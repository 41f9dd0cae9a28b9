// Alarms about what the sign-in log says.
import type { Words } from '../words.ts';
import { halt, lookAt, password } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import { capital } from './joined.ts';

const refused = (words: Words, by: string): string =>
  words.say('alarm.sign_in_log', { by: capital(words, by) });

/** A prompt was declined. */
export function signInDeclined(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.sign_in_declined.title', { subject }),
    lines: [refused(words, by)],
    steps: [
      words.say('alarm.sign_in_declined.call', { subject }),
      password(words, subject, 'if_unsure'),
      words.say('alarm.sign_in_declined.slip'),
      lookAt(words, subject),
      halt(words),
    ],
  };
}

/** A sign-in was reported as fraud, which blocks the account's second step. */
export function fraudReported(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.fraud_reported.title', { subject }),
    lines: [refused(words, by), words.say('alarm.fraud_reported')],
    steps: [
      words.say('alarm.fraud_reported.call', { subject }),
      password(words, subject),
      words.say('alarm.fraud_reported.unblock'),
      lookAt(words, subject),
      halt(words),
    ],
  };
}
