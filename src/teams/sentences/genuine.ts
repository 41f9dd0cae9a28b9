import { formatNumber } from '../../domain/request-number.ts';
import { section } from '../card-data/frame.ts';
import type { Section } from '../card-data/frame.ts';
import type { Words } from '../words.ts';

/** How whoever got a message finds out whether it came from this bot (C17). A forged one would print its own number to call. */
export function genuineLine({ say }: Words, number: number, check: string): string {
  return say('needs.genuine', { number: formatNumber(number), check });
}

/** The same as a part of a card. */
export function genuineSections(words: Words, number: number, check: string): readonly Section[] {
  return section(words.say('needs.genuine.title'), [genuineLine(words, number, check)]);
}
