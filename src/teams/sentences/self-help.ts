import { section } from '../card-data/frame.ts';
import type { Helpdesk, Section } from '../card-data/frame.ts';
import type { Then } from '../../domain/self-help.ts';

/** Who can help where this bot is not the answer, and what to bring. Nothing where a reset may still help. */
export function doorSection(then: Then, { name, phone }: Helpdesk): readonly Section[] {
  if (then === 'reset_if_still') return [];
  switch (then.kind) {
    case 'other_door':
      return section('Who can help', [
        `Not a reset, but ${then.who}. ${name}, ${phone}, knows how to reach them.`,
        `Have ready: ${then.bring}.`,
      ]);
    case 'security':
      return section('Don’t wait', [
        `Call ${name}, ${phone}, now. A reset is not offered here, since it would help whoever is trying to get in.`,
      ]);
    case 'sign_in_again':
      return section('No reset needed', [
        'Signing in again should be enough. If something else shows then, choose that.',
      ]);
    case 'register':
      return section('No reset needed', [
        'The account is ready to be set up. A reset would only bring it back here.',
      ]);
    case 'wait':
      return section('No reset needed', [
        `This one usually passes by itself. If it is still there tomorrow: ${name}, ${phone}.`,
      ]);
    case 'unknown':
      return [];
  }
}

/** Why nobody can ask for a reset of their own account. */
export const selfReasons =
  'You can’t ask for a reset of your own account here: whoever holds your Teams might not be you. A teammate asks for you, and an admin phones you.';

/** A text that a locked-out person can forward to a teammate. */
export function selfForward(errorCode: string | undefined): string {
  const code = errorCode === undefined ? '' : ` (error ${errorCode})`;
  return `Hi, I can’t sign in: the second step fails${code}. Could you write to Latchkey in Teams, choose “A colleague is locked out”, and give my name? You’ll get a code: please tell it to me face to face or call me, never in a chat. Thank you!`;
}
