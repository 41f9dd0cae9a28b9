import { MARGIN, REMOVAL_KINDS, removalsIn } from '../domain/reconciliation.ts';
import type { RecordedRemoval } from '../domain/reconciliation.ts';
import { minus, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { readAudit, subjectIn } from './audit-record.ts';
import type { Database } from './database.ts';

/** The removals of a span, with what is needed to tell how each began and ended. */
export async function readRemovals(
  database: Database,
  from: Instant,
  until: Instant,
): Promise<readonly RecordedRemoval[]> {
  // A call and its confirmation may lie on two sides of an edge.
  const filter = { since: minus(from, MARGIN), until: plus(until, MARGIN), kinds: REMOVAL_KINDS };
  const entries = await Array.fromAsync(readAudit(database, filter));
  const subjects = new Map<number, ObjectId>();
  for (const entry of entries) {
    if (entry.request === undefined || subjects.has(entry.request)) continue;
    const subject = await subjectIn(database, entry);
    if (subject !== undefined) subjects.set(entry.request, subject.toLowerCase());
  }
  return removalsIn(entries, subjects);
}
