import type { SymptomId } from '../symptom.ts';
import { folded } from './plain-words.ts';

/**
 * How people put it in one language. Patterns see one line as `plain-words.ts` leaves it: without accents, with straight
 * apostrophes. They only ever fill in what people see and correct, or make the bot more careful.
 */
export interface Phrases {
  readonly symptoms: Partial<Readonly<Record<SymptomId, RegExp>>>;
  /**
   * What tells a symptom wherever both stand in a message about signing in, where nothing was said more clearly. The second is
   * what tells it.
   */
  readonly together: Partial<Readonly<Record<SymptomId, readonly [about: RegExp, what: RegExp]>>>;
  /** What reads like trouble and isn't, such as the words of Microsoft's own pages. It is taken out before. */
  readonly harmless: RegExp;
  /** The writer speaks of their own sign-in. */
  readonly writer: RegExp;
  /** It is about signing in at all. */
  readonly topic: RegExp;
  /** It is about something else, if nothing in it speaks of signing in. */
  readonly elsewhere: RegExp;
}

/** With or without accents, any of these. Small letters only, as the text has no others: heeding case takes V8 twice the time. */
export function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(folded(oneOf(...patterns)), 'u');
}

/** On a text of a thousand letters V8 compiles a pattern at once. Else it interprets it first, which takes six times as long to prepare. */
const LONG_TEXT = ' '.repeat(1_000);
const compiled = new WeakSet<RegExp>();

/** What a long pattern finds in a text. */
export function foundIn(text: string, pattern: RegExp): RegExpExecArray | undefined {
  if (!compiled.has(pattern)) {
    compiled.add(pattern);
    pattern.test(LONG_TEXT);
  }
  return pattern.exec(text) ?? undefined;
}

/** The same of German. */
export function anyGerman(...patterns: readonly string[]): RegExp {
  return anyOf(...patterns.map(germanSpelling));
}

/** Without the keys for them people write “ue” for “ü” and “ss” for “ß”. */
export function germanSpelling(pattern: string): string {
  return pattern.replace(/[äöü]/gu, (letter) => `${folded(letter)}e?`).replaceAll('ß', 'ss?');
}

/** Any of these within a longer pattern. */
export function oneOf(...patterns: readonly string[]): string {
  return `(?:${patterns.map((one) => `(?:${one})`).join('|')})`;
}

/** At most so many words in between. */
export function upTo(words: number): string {
  return String.raw`(?:[^\s.!?,]{1,40}[ ,]{1,2}){0,${words}}`;
}

/** Within the same sentence. */
export const NEAR = '[^.!?。！？]{0,50}';

/** In the same breath: also a sentence or two further on. */
export const SOON = '.{0,120}';
