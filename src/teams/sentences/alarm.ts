import type { AlarmCause } from '../../domain/event.ts';
import type { View } from '../../workflow/view.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { Words } from '../words.ts';
import { capital } from './joined.ts';
import { callThem, halt, lookAt, password, registered } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import {
  changedBefore,
  notReenrolled,
  odd,
  recoveryContact,
  registeredAfterFreeze,
} from './alarm-account.ts';
import { askedAgain, manyApprovals, manyRequests, manyResets } from './alarm-limits.ts';
import { recordBroken, removalUnlogged, removalUnrecorded } from './alarm-record.ts';
import { fraudReported, signInDeclined } from './alarm-sign-in.ts';

/** The words of an alarm, with what is known of whoever raised it. */
export function alarmText(words: Words, view: Extract<View, { readonly card: 'alarm' }>): AlarmText {
  const { because, before } = view;
  const by = view.by?.name ?? words.say('common.a_colleague');
  const subject = view.subject?.name ?? words.say('common.a_colleague');
  const number = view.number === undefined ? 'LK-…' : formatNumber(view.number);
  const text = TEXTS[because](words, { by, subject, number, odd: view.odd });
  return { ...text, lines: [...text.lines, ...beforeLines(words, by, before)] };
}

/** Stopping a request is a way to stop the helpdesk, too: whoever reads this sees whether it was used before. */
function beforeLines(
  words: Words,
  by: string,
  { alarms, lifted }: Extract<View, { readonly card: 'alarm' }>['before'],
): readonly string[] {
  return alarms === 0 ? [] : [words.say('alarm.before', { by: capital(words, by), alarms, lifted })];
}

const TEXTS: Readonly<Record<AlarmCause, (words: Words, facts: AlarmFacts) => AlarmText>> = {
  not_asked: notAsked('not_asked'),
  not_me: notMe,
  not_asked_late: notAsked('not_asked_late'),
  wrong_codes: wrongCodes,
  password_known: passwordKnown('password_known'),
  password_known_late: passwordKnown('password_known_late'),
  suspicion_late: suspicionLate,
  asked_again: askedAgain,
  many_requests: manyRequests,
  many_approvals: manyApprovals,
  many_resets: manyResets,
  not_reenrolled: notReenrolled,
  registration_odd: odd,
  registered_after_freeze: registeredAfterFreeze,
  changed_before: changedBefore,
  recovery_contact: recoveryContact,
  record_broken: recordBroken,
  removal_unrecorded: removalUnrecorded,
  removal_unlogged: removalUnlogged,
  sign_in_declined: signInDeclined,
  fraud_reported: fraudReported,
};

function notAsked(cause: 'not_asked' | 'not_asked_late') {
  return (words: Words, { by, subject }: AlarmFacts): AlarmText => ({
    title: words.say('alarm.not_asked.title', { subject: capital(words, subject) }),
    lines: [words.say(`alarm.${cause}`, { by: capital(words, by) })],
    steps: [
      callThem(words, subject),
      ...(cause === 'not_asked_late' ? [registered(words)] : []),
      lookAt(words, subject),
      halt(words),
    ],
  });
}

function notMe(words: Words, { by, subject, number }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.not_me.title', { subject }),
    lines: [words.say('alarm.not_me', { by: capital(words, by), subject, number })],
    steps: [callThem(words, subject), registered(words), lookAt(words, subject), halt(words)],
  };
}

function wrongCodes(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.wrong_codes.title', { subject }),
    lines: [words.say('alarm.wrong_codes', { by })],
    steps: [words.say('alarm.wrong_codes.ask', { by }), lookAt(words, subject), halt(words)],
  };
}

function suspicionLate(words: Words, { by, subject }: AlarmFacts): AlarmText {
  return {
    title: words.say('alarm.suspicion_late.title', { subject }),
    lines: [words.say('alarm.suspicion_late', { by: capital(words, by) })],
    steps: [callThem(words, subject), registered(words), lookAt(words, subject), halt(words)],
  };
}

function passwordKnown(cause: 'password_known' | 'password_known_late') {
  return (words: Words, { by, subject, number }: AlarmFacts): AlarmText => ({
    title: words.say('alarm.password_known.title', { subject }),
    lines: [
      words.say(`alarm.${cause}`, { by: capital(words, by) }),
      words.say('alarm.password_known.stop', { subject, number }),
    ],
    steps: [
      ...(cause === 'password_known_late'
        ? [password(words, subject, 'now'), registered(words)]
        : [password(words, subject, 'before_reset')]),
      lookAt(words, subject),
      halt(words),
    ],
  });
}
