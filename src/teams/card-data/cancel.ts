import type { Words } from '../words.ts';
import { button } from './button.ts';
import type { Button } from './button.ts';

/** The part of a requester's card that opens under Cancel request: one slip of a finger withdraws nothing. */
export interface CancelForm {
  readonly title: string;
  readonly text: string;
  readonly button: Button;
}

/** What cancelling means, and the button that does it; never blocked by an empty field. */
export function cancelForm(words: Words, number: number): CancelForm {
  return {
    title: words.say('buttons.cancel'),
    text: words.say('asking.cancel'),
    button: button(words, { verb: 'cancel', number }, { style: 'destructive' }),
  };
}
