import { withPlainWidth } from '../full-width.ts';
import { germanSpelling } from '../symptom-words/phrase.ts';
import { folded } from '../symptom-words/plain-words.ts';

/** How people say times in one language, one word after the other, and how the same is said in English. */
export type TimeTable = readonly (readonly [theirs: string, ours: string])[];

/** A table ready for use: patterns see lower-case letters without accents. */
export type Translation = readonly (readonly [RegExp, string])[];

/** Reads a table once. */
export function translation(table: TimeTable): Translation {
  return table.map(([theirs, ours]) => [new RegExp(folded(germanSpelling(theirs)), 'giu'), ours]);
}

/** The English of a time in another language; undefined where none of its words are in it. */
export function inEnglish(text: string, table: Translation): string | undefined {
  const said = folded(withPlainWidth(text).toLowerCase().replace(/[‘’ʼ]/gu, "'"));
  const english = table.reduce((words, [theirs, ours]) => words.replace(theirs, ours), said);
  return english === said ? undefined : english.replace(/\s+/gu, ' ').trim();
}
