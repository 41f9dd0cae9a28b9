import { isRefusal, refuse, type Answer, type Refusal } from './answer.ts';
import { page } from './collection.ts';
import { MOMENT, readConjunction, since, type Clause } from './conjunction.ts';
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

/** Newest first. What is younger than the log's lag has not arrived yet. */
function listSignIns({ world, query, address }: Asked): Answer {
  if (world.settings.licence === 'free') return NOT_PREMIUM;
  if (query.orderBy !== undefined && query.orderBy !== 'createdDateTime desc')
    return refuse(400, 'BadRequest', `Ordering by '${query.orderBy}' is not supported.`);
  const test = query.filter === undefined ? () => true : readConjunction(query.filter, CLAUSES);
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

const CLAUSES: readonly Clause<SignInEntry>[] = [
  {
    pattern: /^userId eq '([0-9a-f-]{36})'$/,
    test: (id) => (entry) => entry.person.id === id,
  },
  { pattern: new RegExp(`^createdDateTime ge ${MOMENT}$`), test: since },
  {
    pattern: /^status\/errorCode eq (\d{1,9})$/,
    test: (code) => (entry) => entry.result.errorCode === Number(code),
  },
];
