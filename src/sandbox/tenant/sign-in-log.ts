import { isRefusal, refuse, type Answer, type Refusal } from './answer.ts';
import { page } from './collection.ts';
import { ALLOWS } from './permissions.ts';
import type { Asked, Route } from './route.ts';
import { SIGN_IN, type SignInEntry } from './sign-in.ts';

/** The report of sign-ins, which P1 pays for; https://learn.microsoft.com/graph/api/signin-list. */
export const SIGN_IN_LOG_ROUTES: readonly Route[] = [
  {
    verb: 'GET',
    version: 'v1.0',
    path: 'auditLogs/signIns',
    options: ['$filter', '$top', '$orderby'],
    pages: { usual: 1000, largest: 1000 },
    anyOf: ALLOWS.signIns,
    answer: listSignIns,
  },
];

type Test = (entry: SignInEntry) => boolean;

/** Newest first. What is younger than the log's lag has not arrived yet. */
function listSignIns({ world, query, address }: Asked): Answer {
  if (world.settings.licence === 'free') return NOT_PREMIUM;
  if (query.orderBy !== undefined && query.orderBy !== 'createdDateTime desc')
    return refuse(400, 'BadRequest', `Ordering by '${query.orderBy}' is not supported.`);
  const test = query.filter === undefined ? () => true : readSignInFilter(query.filter);
  if (isRefusal(test)) return test;
  const arrived = world.now() - world.settings.signInLogLag;
  const found = world.signIns.filter((entry) => entry.at <= arrived && test(entry));
  return page(
    found.toReversed().toSorted((a, b) => b.at - a.at),
    SIGN_IN,
    query,
    address,
  );
}

/** Code and text as reported by tenants without the plan. */
const NOT_PREMIUM: Refusal = refuse(
  403,
  'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  "Neither tenant is B2C or tenant doesn't have premium license",
);

interface Clause {
  readonly pattern: RegExp;
  /** Undefined for a literal that means nothing. */
  readonly test: (literal: string) => Test | undefined;
}

const CLAUSES: readonly Clause[] = [
  {
    pattern: /^userId eq '([0-9a-f-]{36})'$/,
    test: (id) => (entry) => entry.person.id === id,
  },
  {
    pattern: /^createdDateTime ge (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?Z)$/,
    test: (text) => {
      const since = Date.parse(text);
      return Number.isNaN(since) ? undefined : (entry) => entry.at >= since;
    },
  },
  {
    pattern: /^status\/errorCode eq (\d{1,9})$/,
    test: (code) => (entry) => entry.result.errorCode === Number(code),
  },
];

/** Up to one clause for each of three properties, joined by `and`; anything else is refused. */
function readSignInFilter(text: string): Test | Refusal {
  const clauses = text.split(' and ');
  const tests = CLAUSES.flatMap(({ pattern, test }) => {
    const literal = clauses.map((clause) => pattern.exec(clause)?.[1]).find((found) => found !== undefined);
    return literal === undefined ? [] : (test(literal) ?? []);
  });
  if (tests.length !== clauses.length)
    return refuse(400, 'BadRequest', `Invalid filter clause: not understood in '${text}'.`);
  return (entry) => tests.every((test) => test(entry));
}
