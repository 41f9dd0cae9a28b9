import type { Helpdesk } from '../card-data/frame.ts';

/** What the colleague does after the reset. */
export function nextSteps(): readonly string[] {
  return [
    'Sign in again on a computer, in a private browser window, with work e-mail and password.',
    'When asked for more information, choose “Next” and start the set-up.',
    'Open Microsoft Authenticator on the phone, add a work account, and scan the QR code that appears then.',
    'Add a second method on https://aka.ms/mysecurityinfo, so that one lost phone is no trouble next time.',
  ];
}

/** The same as one text to read out or hand on. */
export function nextStepsText({ name, phone }: Helpdesk): string {
  return `Your sign-in was reset. Sign in on a computer with your work e-mail and password, and start the set-up when asked. Scan the QR code that appears with Microsoft Authenticator. Then add a second method at https://aka.ms/mysecurityinfo. If you didn’t want this, call ${name}, ${phone}, at once.`;
}

/** Where set-up itself is blocked, only a person can help. */
export const SETUP_BLOCKED =
  'If the set-up is blocked, an admin can issue a Temporary Access Pass and hand it over in person.';
