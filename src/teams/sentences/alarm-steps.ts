// What alarms have in common: what they are about, and what is done after most of them.
import type { View } from '../../workflow/view.ts';
import type { Words } from '../words.ts';

/** What an alarm is about, in the words that its sentences are made of. */
export interface AlarmFacts {
  readonly by: string;
  readonly subject: string;
  /** Written after the word that lifts the stop. */
  readonly number: string;
  readonly odd: Extract<View, { readonly card: 'alarm' }>['odd'];
}

/** What security contacts are told, and what to do at once. */
export interface AlarmText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly steps: readonly string[];
}

/** Where a pattern shows. */
export const lookAt = ({ say }: Words, subject: string): string => say('alarm.step.look_at', { subject });

/** Said in every alarm: the one brake that stops everything. */
export const halt = ({ say }: Words): string => say('alarm.step.halt');

/** What somebody may have set up meanwhile. */
export const registered = ({ say }: Words): string => say('alarm.step.registered');

/** Never a number from the conversation. */
export const callThem = ({ say }: Words, subject: string): string => say('alarm.step.call', { subject });

type PasswordWhen = 'at_once' | 'now' | 'then' | 'before_reset' | 'if_unsure' | 'if_unknown';

/** Whoever knows it is kept out. */
export const password = ({ say }: Words, subject: string, when: PasswordWhen = 'at_once'): string =>
  say(`alarm.step.password.${when}`, { subject });

/** Until it is sorted out. */
export const block = (
  { say }: Words,
  subject: string,
  when: 'at_once' | 'not_reached' | 'not_theirs' = 'at_once',
): string => say(`alarm.step.block.${when}`, { subject });
