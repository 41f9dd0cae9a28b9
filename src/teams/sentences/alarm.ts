import type { AlarmCause } from '../../domain/event.ts';
import type { View } from '../../workflow/view.ts';
import { formatNumber } from '../../domain/request-number.ts';
import { capital, counted } from './joined.ts';
import { callThem, HALT, lookAt, password, REGISTERED } from './alarm-steps.ts';
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
export function alarmText(view: Extract<View, { readonly card: 'alarm' }>): AlarmText {
  const { because, number, before } = view;
  const by = view.by?.name ?? 'a colleague';
  const subject = view.subject?.name ?? 'a colleague';
  const resume = `“resume ${number === undefined ? 'LK-…' : formatNumber(number)}”`;
  const text = TEXTS[because]({ by, subject, resume, odd: view.odd });
  return { ...text, lines: [...text.lines, ...beforeLines(by, before)] };
}

/** Stopping a request is a way to stop the helpdesk, too: whoever reads this sees whether it was used before. */
function beforeLines(
  by: string,
  { alarms, lifted }: Extract<View, { readonly card: 'alarm' }>['before'],
): readonly string[] {
  if (alarms === 0) return [];
  const again = `${lifted === 0 ? 'none' : lifted} of them ${lifted === 1 ? 'was' : 'were'} lifted again`;
  return [`${capital(by)} has raised ${counted(alarms, 'alarm')} in 90 days; ${again}.`];
}

const passwordStop = ({ subject, resume }: AlarmFacts): string =>
  `New requests for ${subject} are stopped until the password was changed and two approvers have written ${resume}.`;

const TEXTS: Readonly<Record<AlarmCause, (facts: AlarmFacts) => AlarmText>> = {
  not_asked: ({ by, subject }) => ({
    title: `${capital(subject)} did not ask for this reset`,
    lines: [`${capital(by)} reported it. The request is over.`],
    steps: [callThem(subject), lookAt(subject), HALT],
  }),
  not_me: ({ by, subject, resume }) => ({
    title: `“This wasn’t me”: a request for ${subject}`,
    lines: [
      `${capital(by)} said so. New requests for ${subject} are stopped until two approvers have written ${resume}.`,
    ],
    steps: [callThem(subject), REGISTERED, lookAt(subject), HALT],
  }),
  not_asked_late: ({ by, subject }) => ({
    title: `${capital(subject)} did not ask for this reset`,
    lines: [`${capital(by)} reported it, but the reset was under way or done by then. It was not stopped.`],
    steps: [callThem(subject), REGISTERED, lookAt(subject), HALT],
  }),
  wrong_codes: ({ by, subject }) => ({
    title: `Wrong codes in a request for ${subject}`,
    lines: [`The last one was typed by ${by}. Somebody may be guessing, or calling in another’s name.`],
    steps: [`Ask ${by} how the call went.`, lookAt(subject), HALT],
  }),
  password_known: (facts) => ({
    title: `Someone may know the password of ${facts.subject}`,
    lines: [`${capital(facts.by)} heard it on the call and denied the request.`, passwordStop(facts)],
    steps: [`${password(facts.subject)}, before any reset.`, lookAt(facts.subject), HALT],
  }),
  password_known_late: (facts) => ({
    title: `Someone may know the password of ${facts.subject}`,
    lines: [
      `${capital(facts.by)} heard it, but the reset was under way or done by then. It was not stopped.`,
      passwordStop(facts),
    ],
    steps: [`${password(facts.subject)}, now.`, REGISTERED, lookAt(facts.subject), HALT],
  }),
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
