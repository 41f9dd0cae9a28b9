// Signs of somebody else, in five languages. They count before everything: then people look before anything is reset.
import { ENGLISH_SIGNS } from './suspicion-words/english.ts';
import { FRENCH_SIGNS } from './suspicion-words/french.ts';
import { GERMAN_SIGNS } from './suspicion-words/german.ts';
import { JAPANESE_SIGNS } from './suspicion-words/japanese.ts';
import { foundIn } from './symptom-words/phrase.ts';
import type { Sign, Signs } from './suspicion-words/sign.ts';
import { SPANISH_SIGNS } from './suspicion-words/spanish.ts';
import type { Words } from './symptom-words.ts';

const signsOf = (signs: Signs): readonly (readonly [Sign, RegExp])[] =>
  Object.entries(signs) as readonly [Sign, RegExp][];
const EUROPEAN = [ENGLISH_SIGNS, GERMAN_SIGNS, FRENCH_SIGNS, SPANISH_SIGNS].flatMap(signsOf);
const ALL = [...EUROPEAN, ...signsOf(JAPANESE_SIGNS)];

/** The first sign that a prompt was denied, or that somebody else seems to be trying. */
export function suspicionIn({ telling, isJapanese }: Words): Sign | undefined {
  return (isJapanese ? ALL : EUROPEAN).find(([, pattern]) => foundIn(telling, pattern) !== undefined)?.[0];
}
