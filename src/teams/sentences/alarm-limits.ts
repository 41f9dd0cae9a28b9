// Alarms about how often: one who asks, one who approves, or everybody together.
import type { Words } from '../words.ts';
import { halt } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import { capital } from './joined.ts';

/** The same account again, after a reset or after others were turned down: callers try until somebody gives in. */
export function askedAgain(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.asked_again.title', { subject: capital(words, subject) }),
    lines: [words.say('alarm.asked_again', { by: capital(words, by), subject })],
    steps: [
      words.say('alarm.asked_again.call', { subject }),
      words.say('alarm.asked_again.look_at', { subject, by }),
      halt(words),
    ],
  };
}

/** One person asks for many. */
export function manyRequests(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.many_requests.title', { by: capital(words, by) }),
    lines: [words.say('alarm.many_requests', { subject })],
    steps: [
      words.say('alarm.many_requests.call', { by }),
      words.say('alarm.many_requests.look_at', { by }),
      halt(words),
    ],
  };
}

/** One person approves fast. */
export function manyApprovals(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.many_approvals.title', { by: capital(words, by) }),
    lines: [words.say('alarm.many_approvals', { subject })],
    steps: [
      words.say('alarm.many_approvals.call', { by }),
      words.say('alarm.many_approvals.look_at', { by }),
      halt(words),
    ],
  };
}

/** The helpdesk resets more than it usually does. */
export function manyResets(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.many_resets.title'),
    lines: [words.say('alarm.many_resets', { by, subject })],
    steps: [words.say('alarm.many_resets.reason'), words.say('alarm.many_resets.look_at'), halt(words)],
  };
}
