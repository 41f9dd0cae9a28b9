import { refuse, type Refusal } from './answer.ts';

/** Whether an entry of a log is wanted. */
export type Test<T> = (entry: T) => boolean;

/** One comparison that a log can be filtered by. */
export interface Clause<T> {
  /** Captures the literal. */
  readonly pattern: RegExp;
  /** Undefined for a literal that means nothing. */
  readonly test: (literal: string) => Test<T> | undefined;
  /** Whether this simulation answers no query without it. */
  readonly required?: true;
}

/** A moment in UTC, as the logs want it in a filter. */
export const MOMENT = String.raw`(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?Z)`;

/** Those from a moment on; undefined for a text that is no moment. */
export function since<T extends { readonly at: number }>(text: string): Test<T> | undefined {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : (entry) => entry.at >= moment;
}

/** Those up to a moment. */
export function upTo<T extends { readonly at: number }>(text: string): Test<T> | undefined {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : (entry) => entry.at <= moment;
}

/** Each clause once at most, joined by `and`; anything else is refused with 400. */
export function readConjunction<T>(text: string, known: readonly Clause<T>[]): Test<T> | Refusal {
  const clauses = text.split(' and ');
  const found = known.map(({ pattern, test, required }) => {
    const literal = clauses.map((clause) => pattern.exec(clause)?.[1]).find((one) => one !== undefined);
    return { required, test: literal === undefined ? undefined : test(literal) };
  });
  const tests = found.flatMap(({ test }) => test ?? []);
  const isWhole = found.every(({ required, test }) => required === undefined || test !== undefined);
  if (tests.length !== clauses.length || !isWhole)
    return refuse(400, 'BadRequest', `Invalid filter clause: not understood in '${text}'.`);
  return (entry) => tests.every((test) => test(entry));
}
