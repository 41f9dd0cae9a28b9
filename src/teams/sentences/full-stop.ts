import type { Words } from '../words.ts';

/** A title as a sentence among others. */
export function fullStop({ say }: Words, title: string): string {
  return /[?？]$/u.test(title) ? title : say('sentence.of_title', { title });
}
