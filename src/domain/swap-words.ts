// "with Dana on Friday night": whom somebody wants to swap with, and when.
import { ENGLISH_SWAP } from './swap-words/english.ts';
import { FRENCH_SWAP } from './swap-words/french.ts';
import { GERMAN_SWAP } from './swap-words/german.ts';
import { SPANISH_SWAP } from './swap-words/spanish.ts';
import type { SwapLanguage } from './swap-words/swap-language.ts';
import { germanSpelling } from './symptom-words/phrase.ts';
import { folded } from './symptom-words/plain-words.ts';

/** People's own words; empty where nothing was said. */
export interface SwapWords {
  readonly whom: string;
  readonly when: string;
}

const OTHER_LANGUAGES = [GERMAN_SWAP, FRENCH_SWAP, SPANISH_SWAP] as const;

/** In Japanese “with” stands behind the name, and a time ends with を. */
const JAPANESE = [
  /^(?<when>.+?)を(?<whom>[^を]+?)(?:さん)?と$/u,
  /^(?<whom>.+?)(?:さん)?と(?<when>.*?)を?$/u,
  /^(?<when>.+?)を$/u,
];

/** Parts what was written behind "swap" into a name and a time, whichever comes first. */
export function readSwap(text: string): SwapWords {
  const said = text
    .replace(/[?!.,。！？、]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  for (const pattern of JAPANESE) {
    const { whom, when } = pattern.exec(said)?.groups ?? {};
    if (whom !== undefined || when !== undefined)
      return { whom: nameOf(whom ?? ''), when: (when ?? '').trim() };
  }
  const language = OTHER_LANGUAGES.find((one) => wordsOf(one.with).test(plain(said))) ?? ENGLISH_SWAP;
  return readIn(language, said);
}

function readIn(language: SwapLanguage, text: string): SwapWords {
  const said = without(wordsOf(language.filler, 'giu'), text);
  const { index, 0: word } = wordsOf(language.with).exec(plain(said)) ?? {};
  if (index === undefined || word === undefined) return nameFirst(language, said);
  const before = said.slice(0, index).trim();
  const { whom, when } = nameFirst(language, said.slice(index + word.length).trim());
  return { whom, when: `${before} ${when}`.trim() };
}

function nameFirst(language: SwapLanguage, said: string): SwapWords {
  const at = wordsOf(language.time).exec(plain(said))?.index;
  if (at === undefined) return { whom: nameOf(said), when: '' };
  return { whom: nameOf(said.slice(0, at)), when: said.slice(at).trim() };
}

const nameOf = (said: string): string => said.trim().replace(/^@/u, '');

/** Letter by letter, so that what is found is at the same place in what was written. */
const plain = (said: string): string => folded(said.replace(/[‘’ʼ]/gu, "'"));

const wordsOf = (words: string, flags = 'iu'): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${folded(germanSpelling(words))})(?![\p{L}\d])`, flags);

function without(words: RegExp, said: string): string {
  let left = '';
  let end = 0;
  for (const { 0: found, index } of plain(said).matchAll(words)) {
    left += `${said.slice(end, index)} `;
    end = index + found.length;
  }
  return (left + said.slice(end)).replace(/\s+/gu, ' ').trim();
}
