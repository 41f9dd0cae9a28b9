import type { z } from 'zod';
import type { cardAction } from '../card-action.ts';
import type { Words } from '../words.ts';

/** What a button sends: the verb is in the data, so that the Action.Submit fallback carries it too. */
export type ButtonData = Readonly<z.input<typeof cardAction>>;

/** One button, in the shape the button part of the templates takes. */
export interface Button {
  readonly title: string;
  readonly style: 'default' | 'positive' | 'destructive';
  /** `none` lets a button through while a required input of its card is empty. */
  readonly inputs: 'auto' | 'none';
  readonly data: ButtonData;
}

type Look = Partial<Pick<Button, 'title' | 'style' | 'inputs'>>;

/** A quiet button that looks at no inputs, unless told otherwise. Each verb has one title, so that people meet the same words everywhere. */
export function button(words: Words, data: ButtonData, look: Look = {}): Button {
  return { title: words.say(`buttons.${data.verb}`), style: 'default', inputs: 'none', ...look, data };
}

/** The one thing to do next on a card. */
export function primary(words: Words, data: ButtonData, look: Look = {}): Button {
  return button(words, data, { style: 'positive', ...look });
}
