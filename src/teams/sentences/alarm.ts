import type { AlarmCause } from '../../domain/event.ts';
import { formatNumber } from '../../domain/request-number.ts';
import { capital } from './joined.ts';

/** What security contacts are told, and what to do at once. */
export function alarmText(
  because: AlarmCause,
  by: string,
  subject: string,
  number: number,
): {
  readonly title: string;
  readonly lines: readonly string[];
  readonly steps: readonly string[];
} {
  const look = `Look at who asked, and at the latest sign-ins of ${subject} and of the one who asked.`;
  const halt = 'If you see a pattern, write “halt” to the bot: it stops every reset at once.';
  const registered =
    'If methods were removed already, check which ones are registered now, and end open sessions.';
  const password = `Have the password of ${subject} changed and open sessions ended`;
  switch (because) {
    case 'not_asked':
      return {
        title: `${capital(subject)} did not ask for this reset`,
        lines: [`${capital(by)} reported it. The request is over.`],
        steps: [`Call ${subject} on a number you know.`, look, halt],
      };
    case 'not_me':
      return {
        title: `“This wasn’t me”: a request for ${subject}`,
        lines: [
          `${capital(by)} said so. New requests for ${subject} are stopped until two approvers have written “resume ${formatNumber(number)}”.`,
        ],
        steps: [`Call ${subject} on a number you know.`, registered, look, halt],
      };
    case 'not_asked_late':
      return {
        title: `${capital(subject)} did not ask for this reset`,
        lines: [
          `${capital(by)} reported it, but the reset was under way or done by then. It was not stopped.`,
        ],
        steps: [`Call ${subject} on a number you know.`, registered, look, halt],
      };
    case 'wrong_codes':
      return {
        title: `Wrong codes in a request for ${subject}`,
        lines: [`The last one was typed by ${by}. Somebody may be guessing, or calling in another’s name.`],
        steps: [`Ask ${by} how the call went.`, look, halt],
      };
    case 'password_known':
      return {
        title: `Someone may know the password of ${subject}`,
        lines: [`${capital(by)} heard it on the call and denied the request.`],
        steps: [`${password}, before any reset.`, look, halt],
      };
    case 'password_known_late':
      return {
        title: `Someone may know the password of ${subject}`,
        lines: [`${capital(by)} heard it, but the reset was under way or done by then. It was not stopped.`],
        steps: [`${password}, now.`, registered, look, halt],
      };
    case 'sign_in_declined':
      return {
        title: `A sign-in prompt was declined: ${subject}`,
        lines: [
          `The sign-in log says so. ${capital(by)} asked for a reset of that account, which was refused.`,
        ],
        steps: [
          `Nobody may have phoned them yet: call ${subject} on a number on file before anything is changed. Did they decline a prompt they hadn’t caused?`,
          `${password}, if so or if unsure.`,
          'A slip of the finger, and they asked for the reset themselves? Only then an admin does it by hand, in the Entra admin center.',
          look,
          halt,
        ],
      };
    case 'fraud_reported':
      return {
        title: `A sign-in was reported as fraud: ${subject}`,
        lines: [
          `The sign-in log says so. ${capital(by)} asked for a reset of that account, which was refused.`,
          'Whoever reports fraud stays blocked from the second step, whatever is reset, until an admin unblocks them.',
        ],
        steps: [
          `Call ${subject} on a number you know: was it they who reported it?`,
          `${password}.`,
          'Only then unblock them: Entra admin center, Multifactor authentication, “Block/unblock users”, or clear the risk under ID Protection, Risky users.',
          look,
          halt,
        ],
      };
  }
}
