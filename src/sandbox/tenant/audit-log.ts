import { isRefusal, refuse, type Answer } from './answer.ts';
import { DIRECTORY_AUDIT, filedUnder, type AuditEntry } from './audit-entry.ts';
import { page } from './collection.ts';
import { MOMENT, readConjunction, since, upTo, type Clause } from './conjunction.ts';
import { ALLOWS } from './permissions.ts';
import type { Asked, Route } from './route.ts';
import type { Licence } from './world.ts';

/** The directory's audit log, which every tenant has; https://learn.microsoft.com/graph/api/directoryaudit-list. */
export const AUDIT_LOG_ROUTES: readonly Route[] = [
  {
    verb: 'GET',
    version: 'v1.0',
    path: 'auditLogs/directoryAudits',
    options: ['$filter', '$top'],
    // That pages are those of the sign-in log is our choice: Microsoft's page names no number.
    pages: { usual: 1000, largest: 1000 },
    anyOf: ALLOWS.directoryAudits,
    answer: listAudits,
  },
];

const DAY = 24 * 60 * 60_000;

/** https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention */
const KEPT_FOR: Readonly<Record<Licence, number>> = { free: 7 * DAY, p1: 30 * DAY, p2: 30 * DAY };

/** Newest first. What is younger than the log's lag has not arrived yet, what is older than it keeps is gone. */
function listAudits({ world, query, address }: Asked): Answer {
  const { auditLogLag, licence } = world.settings;
  if (query.filter === undefined)
    return refuse(400, 'BadRequest', 'This simulation takes no query without a filter.');
  const test = readConjunction(query.filter, CLAUSES);
  if (isRefusal(test)) return test;
  if (!/targetResources|loggedByService/.test(query.filter))
    return refuse(400, 'BadRequest', 'This simulation wants a person or a service in the filter.');
  const [arrived, kept] = [world.now() - auditLogLag, world.now() - KEPT_FOR[licence]];
  const found = world.audits.filter((entry) => entry.at <= arrived && entry.at >= kept && test(entry));
  return page(
    found.toReversed().toSorted((a, b) => b.at - a.at),
    DIRECTORY_AUDIT,
    query,
    address,
  );
}

const CLAUSES: readonly Clause<AuditEntry>[] = [
  { pattern: new RegExp(`^activityDateTime ge ${MOMENT}$`), test: since, required: true },
  { pattern: new RegExp(`^activityDateTime le ${MOMENT}$`), test: upTo },
  {
    pattern: /^targetResources\/any\(t: ?t\/id eq '([0-9a-f-]{36})'\)$/,
    test: (id) => (entry) => entry.person.id === id,
  },
  {
    pattern: /^category eq '(\w+)'$/,
    test: (category) => (entry) => filedUnder(entry).category === category,
  },
  {
    pattern: /^loggedByService eq '([\w -]+)'$/,
    test: (service) => (entry) => filedUnder(entry).service === service,
  },
];
