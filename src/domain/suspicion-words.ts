// Signs of somebody else, in five languages. They count before everything: then people look before anything is reset.
import { ENGLISH_SIGNS } from './suspicion-words/english.ts';
import { FRENCH_SIGNS } from './suspicion-words/french.ts';
import { GERMAN_SIGNS } from './suspicion-words/german.ts';
import { JAPANESE_SIGNS } from './suspicion-words/japanese.ts';
import type { Sign } from './suspicion-words/sign.ts';
import { SPANISH_SIGNS } from './suspicion-words/spanish.ts';
import type { Words } from './symptom-words.ts';

const SIGNS = [ENGLISH_SIGNS, GERMAN_SIGNS, FRENCH_SIGNS, SPANISH_SIGNS, JAPANESE_SIGNS].flatMap(
  (signs) => Object.entries(signs) as readonly [Sign, RegExp][],
);

/** The first sign that a prompt was denied, or that somebody else seems to be trying. */
export function signIn({ telling }: Words): Sign | undefined {
  return SIGNS.find(([, pattern]) => pattern.test(telling))?.[0];
}
