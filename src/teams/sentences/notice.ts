import type { Helpdesk } from '../card-data/frame.ts';
import type { View } from '../../workflow/view.ts';
import type { Words } from '../words.ts';
import { callHelpdesk } from './person-problem.ts';
import type { Hindrance } from './person-problem.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** Why a brake stays on. */
export function liftRefused({ say }: Words, reason: Show<'lift_refused'>['reason']): Hindrance {
  const lag = reason === 'password_unchanged' ? [say('notice.lift_refused.password_unchanged.lag')] : [];
  return {
    title: say(`notice.lift_refused.${reason}.title`),
    lines: [say(`notice.lift_refused.${reason}`), ...lag],
  };
}

/** Commands without an answer. */
export function notAvailable({ say }: Words, what: Show<'not_available'>['what']): Hindrance {
  return { title: say(`notice.not_available.${what}.title`), lines: [say(`notice.not_available.${what}`)] };
}

/** Said in groups and channels, where no request is ever shown. */
export function writeToMe({ say }: Words): Hindrance {
  return { title: say('notice.write_to_me.title'), lines: [say('notice.write_to_me')] };
}

/** Why somebody isn't let in. */
export function away({ say }: Words, because: Show<'turned_away'>['because']): Hindrance {
  return { title: say(`notice.away.${because}.title`), lines: [say(`notice.away.${because}`)] };
}

/** What is out of order, what that means, and what to do. */
export function troubleText(
  words: Words,
  { what, reference }: Show<'trouble'>,
  helpdesk: Helpdesk,
): Hindrance {
  const { say } = words;
  return {
    title: say(`notice.trouble.${what}.title`),
    lines: [
      say(`notice.trouble.${what}`, { my_requests: say('buttons.my_requests') }),
      callHelpdesk(words, helpdesk),
      say('notice.trouble.reference', { reference }),
    ],
  };
}

/** On a card that could not be changed any more, shown to whoever clicks it. */
export const oldCard = ({ say }: Words): string => say('notice.old_card');
