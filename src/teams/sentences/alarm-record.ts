// Alarms about the record: it was tampered with, or Entra's own log says something else.
import type { Words } from '../words.ts';
import { block, callThem, halt, lookAt } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import { capital } from './joined.ts';

/** Somebody with rights on the database changed, dropped or wrote lines. */
export function recordBroken(words: Words): AlarmText {
  return {
    title: words.say('alarm.record_broken.title'),
    lines: [words.say('alarm.record_broken')],
    steps: [words.say('alarm.record_broken.verify'), words.say('alarm.record_broken.look_at'), halt(words)],
  };
}

/** Entra knows of a removal by the bot's own application that the bot did not make. */
export function removalUnrecorded(words: Words, { subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.removal_unrecorded.title', { subject }),
    lines: [words.say('alarm.removal_unrecorded')],
    steps: [
      words.say('alarm.removal_unrecorded.look_at'),
      words.paragraph([callThem(words, subject), block(words, subject, 'not_reached')]),
      words.say('alarm.removal_unrecorded.disable'),
      halt(words),
    ],
  };
}

/** The bot says that it removed something, and Entra has no entry. */
export function removalUnlogged(words: Words, { subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.removal_unlogged.title', { subject: capital(words, subject) }),
    lines: [words.say('alarm.removal_unlogged')],
    steps: [
      words.say('alarm.removal_unlogged.look_at'),
      words.paragraph([words.say('alarm.removal_unlogged.compare'), lookAt(words, subject)]),
      words.say('alarm.removal_unlogged.keep'),
    ],
  };
}
