import { refuse, unsupportedQuery, type Refusal } from './answer.ts';
import type { SimulatedPerson } from './person.ts';

type Test = (person: SimulatedPerson) => boolean;

/** Anything else in Graph's list of searchable properties is refused until Latchkey needs it. */
const TESTS: Readonly<Record<string, (wanted: string) => Test>> = {
  displayName: (wanted) => (person) => matchesTokens(person.displayName, wanted),
  mail: (wanted) => (person) => startsWith(person.mail, wanted),
  userPrincipalName: (wanted) => (person) => startsWith(person.userPrincipalName, wanted),
};

/**
 * Reads a `$search` such as `"displayName:ali" OR "mail:ali"` into a test on people. As
 * https://learn.microsoft.com/graph/search-query-parameter says: display names are cut into tokens and each
 * wanted token must begin one of them, in any order; other properties begin with the wanted text; AND binds
 * closer than OR; quotes and backslashes inside a clause are escaped by a backslash.
 */
export function readSearch(text: string): Test | Refusal {
  const alternatives: Test[][] = [[]];
  const clause = /"(\w+):((?:[^"\\]|\\.)*)"(?: (OR|AND) (?=")|$)/y;
  while (clause.lastIndex < text.length || text === '') {
    const at = clause.lastIndex;
    const found = clause.exec(text);
    if (found === null)
      return refuse(400, 'BadRequest', `Syntax error: not understood at position ${at} in '${text}'.`);
    const [, property = '', value = '', joiner] = found;
    const test = Object.entries(TESTS).find(([name]) => name === property)?.[1];
    if (test === undefined)
      return unsupportedQuery(`Unsupported property '${property}' in the $search query option.`);
    alternatives.at(-1)?.push(test(value.replaceAll(/\\(.)/g, '$1')));
    if (joiner === 'OR') alternatives.push([]);
  }
  return (person) => alternatives.some((tests) => tests.every((test) => test(person)));
}

function startsWith(held: string | null, wanted: string): boolean {
  return held?.toLowerCase().startsWith(wanted.trim().toLowerCase()) ?? false;
}

function matchesTokens(held: string, wanted: string): boolean {
  const tokens = tokensOf(held);
  const needed = tokensOf(wanted);
  return needed.length > 0 && needed.every((need) => tokens.some((token) => token.startsWith(need)));
}

/** Tokens end at spaces, symbols, between letters and digits, and where the case changes; whole words count too. */
function tokensOf(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => [word.toLowerCase(), ...partsOf(word)]);
}

function partsOf(word: string): readonly string[] {
  const parts = word.match(/\p{N}+|\p{Lu}*[[\p{L}\p{M}]--\p{Lu}]+|\p{Lu}+/gv) ?? [];
  return parts.length > 1 ? parts.map((part) => part.toLowerCase()) : [];
}
