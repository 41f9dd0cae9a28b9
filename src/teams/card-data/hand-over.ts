import type { Request } from '../../domain/request.ts';
import type { Words } from '../words.ts';
import { button } from './button.ts';
import type { Button } from './button.ts';

/** The part of an approver's card that opens under Hand over. */
export interface HandOverForm {
  readonly hasHandOver: boolean;
  readonly handOver?: { readonly title: string; readonly noteLabel: string; readonly button: Button };
}

/** Nothing to hand over any more. */
export const NO_HAND_OVER: HandOverForm = { hasHandOver: false };

/** A note for whoever is asked next, which may stay empty. */
export function handOverForm(words: Words, { number, revision }: Request): HandOverForm {
  return {
    hasHandOver: true,
    handOver: {
      title: words.say('buttons.hand_over'),
      noteLabel: words.say('approver.hand_over.note'),
      button: button(words, { verb: 'hand_over', number, revision }, { inputs: 'auto' }),
    },
  };
}
