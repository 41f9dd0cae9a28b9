// What alarms have in common: what they are about, and what is done after most of them.
import type { View } from '../../workflow/view.ts';

/** What an alarm is about, in the words that its sentences are made of. */
export interface AlarmFacts {
  readonly by: string;
  readonly subject: string;
  /** The words that lift the stop, in quotation marks. */
  readonly resume: string;
  readonly odd: Extract<View, { readonly card: 'alarm' }>['odd'];
}

/** What security contacts are told, and what to do at once. */
export interface AlarmText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly steps: readonly string[];
}

/** Where a pattern shows. */
export const lookAt = (subject: string): string =>
  `Look at who asked, and at the latest sign-ins of ${subject} and of the one who asked.`;

/** Said in every alarm: the one brake that stops everything. */
export const HALT = 'If you see a pattern, write “halt” to the bot: it stops every reset at once.';

/** What somebody may have set up meanwhile. */
export const REGISTERED =
  'If methods were removed already, check which ones are registered now, and end open sessions.';

/** Never a number from the conversation. */
export const callThem = (subject: string): string => `Call ${subject} on a number you know.`;

/** Begins a sentence that says how soon. */
export const password = (subject: string): string =>
  `Have the password of ${subject} changed and open sessions ended`;

/** Until it is sorted out. */
export const block = (subject: string): string =>
  `Block the sign-in: Entra admin center, Users, ${subject}, Edit properties, Settings, clear “Account enabled”.`;
