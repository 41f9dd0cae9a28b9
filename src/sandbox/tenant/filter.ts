import { isRefusal, refuse, unsupportedQuery, type Refusal } from './answer.ts';

type Reader<T> = (item: T) => string | null | readonly string[];
type Readers<T> = Readonly<Record<string, Reader<T>>>;

/** Which properties a collection can be filtered by, per operator; anything else is refused with 400. */
export interface FilterRules<T> {
  readonly eq?: Readers<T>;
  readonly startswith?: Readers<T>;
  readonly in?: Readers<T>;
  readonly any?: Readers<T>;
}

/** Microsoft's limit on alternatives in one filter, `in` lists included. */
const MOST_ALTERNATIVES = 15;

const STRING = `'((?:[^']|'')*)'`;
const STRINGS = `\\(\\s*((?:'(?:[^']|'')*'\\s*,\\s*)*'(?:[^']|'')*')\\s*\\)`;

/** Each pattern captures the property first and the literal last. */
const CLAUSES: readonly { readonly operator: keyof FilterRules<unknown>; readonly pattern: RegExp }[] = [
  { operator: 'eq', pattern: new RegExp(`(\\w+) eq ${STRING}`, 'y') },
  { operator: 'startswith', pattern: new RegExp(`startswith\\((\\w+),\\s*${STRING}\\)`, 'iy') },
  { operator: 'in', pattern: new RegExp(`(\\w+) in ${STRINGS}`, 'y') },
  { operator: 'any', pattern: new RegExp(`(\\w+)/any\\((\\w+):\\s*\\2 eq ${STRING}\\)`, 'y') },
];

/**
 * Reads a `$filter` of one clause, or several joined by `or`, into a test. Strings compare without regard to
 * case, as the directory does; a quote inside a string is doubled.
 */
export function readFilter<T>(text: string, rules: FilterRules<T>): ((item: T) => boolean) | Refusal {
  const tests: ((item: T) => boolean)[] = [];
  let at = 0;
  while (at < text.length) {
    const clause = readClause(text, at, rules);
    if (isRefusal(clause)) return clause;
    tests.push(clause.test);
    at = clause.end;
    if (at === text.length) break;
    if (!text.startsWith(' or ', at)) return malformed(text, at);
    at += ' or '.length;
    if (at === text.length) return malformed(text, at);
  }
  if (tests.length === 0) return malformed(text, 0);
  if (tests.length > MOST_ALTERNATIVES) return tooMany(tests.length);
  return (item) => tests.some((test) => test(item));
}

function readClause<T>(
  text: string,
  at: number,
  rules: FilterRules<T>,
): { readonly test: (item: T) => boolean; readonly end: number } | Refusal {
  for (const { operator, pattern } of CLAUSES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) continue;
    const [whole, property = ''] = found;
    const reader = Object.entries(rules[operator] ?? {}).find(([name]) => name === property)?.[1];
    if (reader === undefined)
      return unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${property}'.`,
      );
    const values = literals(operator, found.at(-1) ?? '');
    if (values.length > MOST_ALTERNATIVES) return tooMany(values.length);
    return { test: matcher(operator, reader, values), end: at + whole.length };
  }
  return malformed(text, at);
}

function literals(operator: keyof FilterRules<unknown>, captured: string): readonly string[] {
  const raw =
    operator === 'in' ? [...captured.matchAll(/'((?:[^']|'')*)'/g)].map((m) => m[1] ?? '') : [captured];
  return raw.map((value) => value.replaceAll("''", "'").toLowerCase());
}

function matcher<T>(
  operator: keyof FilterRules<unknown>,
  reader: Reader<T>,
  values: readonly string[],
): (item: T) => boolean {
  return (item) => {
    const held = [reader(item) ?? []].flat().map((value) => value.toLowerCase());
    return held.some((one) =>
      values.some((value) => (operator === 'startswith' ? one.startsWith(value) : one === value)),
    );
  };
}

function malformed(text: string, at: number): Refusal {
  return refuse(400, 'BadRequest', `Invalid filter clause: not understood at position ${at} in '${text}'.`);
}

function tooMany(count: number): Refusal {
  return unsupportedQuery(
    `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${MOST_ALTERNATIVES}.`,
  );
}
