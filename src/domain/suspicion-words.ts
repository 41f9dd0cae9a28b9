// Signs of somebody else, in five languages. They count before everything: then people look before anything is reset.
import { ENGLISH_SIGNS } from './suspicion-words/english.ts';
import { FRENCH_SIGNS } from './suspicion-words/french.ts';
import { GERMAN_SIGNS } from './suspicion-words/german.ts';
import { JAPANESE_SIGNS } from './suspicion-words/japanese.ts';
import type { Pair, Sign, Signs, SignsTogether } from './suspicion-words/sign.ts';
import { SPANISH_SIGNS } from './suspicion-words/spanish.ts';
import { ENGLISH_TOGETHER } from './suspicion-words/together/english.ts';
import { FRENCH_TOGETHER } from './suspicion-words/together/french.ts';
import { GERMAN_TOGETHER } from './suspicion-words/together/german.ts';
import { JAPANESE_TOGETHER } from './suspicion-words/together/japanese.ts';
import { SPANISH_TOGETHER } from './suspicion-words/together/spanish.ts';
import { tablesFor, type ByLanguage } from './symptom-words/languages.ts';
import { foundIn } from './symptom-words/phrase.ts';
import { LONGEST_STORY, type Words } from './symptom-words.ts';

const SIGNS: ByLanguage<Signs> = {
  english: ENGLISH_SIGNS,
  german: GERMAN_SIGNS,
  french: FRENCH_SIGNS,
  spanish: SPANISH_SIGNS,
  japanese: JAPANESE_SIGNS,
};
const TOGETHER: ByLanguage<SignsTogether> = {
  english: ENGLISH_TOGETHER,
  german: GERMAN_TOGETHER,
  french: FRENCH_TOGETHER,
  spanish: SPANISH_TOGETHER,
  japanese: JAPANESE_TOGETHER,
};

/** The first sign that a prompt was denied, or that somebody else seems to be trying. */
export function suspicionIn(words: Words): Sign | undefined {
  const { telling } = words;
  for (const signs of tablesFor(words, SIGNS))
    for (const [sign, pattern] of entriesOf(signs)) if (foundIn(telling, pattern)) return sign;
  const stories = storiesIn(telling);
  for (const signs of tablesFor(words, TOGETHER))
    for (const [sign, pairs] of entriesOf(signs))
      if (stories.some((story) => pairs.some((pair) => isTold(story, pair)))) return sign;
  return undefined;
}

const entriesOf = <Value>(signs: Readonly<Partial<Record<Sign, Value>>>) =>
  Object.entries(signs) as readonly (readonly [Sign, Value])[];

/** What stands together: of a long text, parts that overlap, so that nothing falls between two. */
function storiesIn(telling: string): readonly string[] {
  const step = LONGEST_STORY / 2;
  const parts = Math.max(1, Math.ceil(telling.length / step) - 1);
  return Array.from({ length: parts }, (_, part) => telling.slice(part * step, part * step + LONGEST_STORY));
}

function isTold(telling: string, { about, what, unless }: Pair): boolean {
  return (
    foundIn(telling, what) !== undefined &&
    foundIn(telling, about) !== undefined &&
    (unless === undefined || foundIn(telling, unless) === undefined)
  );
}
