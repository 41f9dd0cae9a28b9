// The record's removals beside those of Entra's own log: each has to be in both, once.
import type { AuditEntry } from './audit.ts';
import type { EventKind } from './event.ts';
import { minus, plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { Unreadable } from './sign-in-evidence.ts';

/** A removal by our application, as Entra logged it. */
export interface LoggedRemoval {
  /** Id of the log's entry. */
  readonly entry: string;
  readonly subject: ObjectId;
  readonly at: Instant;
}

/** What Entra's log says of removals by our application, or why that can't be known. */
export type RemovalLog =
  | { readonly kind: 'read'; readonly removals: readonly LoggedRemoval[] }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

/** A removal as the record has it. `certain`: Graph took the call; else it got no answer and may have been carried out. */
export interface RecordedRemoval {
  /** The last entry about it. */
  readonly sequence: number;
  readonly request: number;
  readonly subject: ObjectId;
  readonly first: Instant;
  readonly last: Instant;
  readonly certain: boolean;
}

/** The kinds of entries from which removals are read. */
export const REMOVAL_KINDS: readonly EventKind[] = [
  'removal_asked',
  'removal_answered',
  'removal_unanswered',
  'removal_gone',
];

/** The removals that the entries tell of, one for each method of a request; those whose subject isn't known are left out. */
export function removalsIn(
  entries: readonly AuditEntry[],
  subjects: ReadonlyMap<number, ObjectId>,
): readonly RecordedRemoval[] {
  const found = new Map<string, RecordedRemoval>();
  for (const { sequence, at, request, event } of entries) {
    const subject = request === undefined ? undefined : subjects.get(request);
    if (request === undefined || subject === undefined || !('method' in event)) continue;
    const key = `${request} ${event.method}`;
    const before = found.get(key);
    // What is gone by another hand was asked for in vain.
    if (event.kind === 'removal_gone' && !event.byUs) {
      found.delete(key);
      continue;
    }
    // That it is gone after a call without an answer doesn't tell by whose hand.
    const certain = before?.certain === true || event.kind === 'removal_answered';
    found.set(key, { sequence, request, subject, first: before?.first ?? at, last: at, certain });
  }
  return [...found.values()];
}

/** What one side has and the other hasn't. */
export interface Unmatched {
  readonly unrecorded: readonly LoggedRemoval[];
  readonly unlogged: readonly RecordedRemoval[];
}

/** Clocks differ, and the log's moment lies somewhere between the call and its answer. */
const SLACK: Duration = 'PT10M';

/**
 * Matches one with one, by subject and time: the log names no method. Removals that are certain choose first; one that got no
 * answer takes an entry that is left over, and misses none.
 */
export function unmatched(recorded: readonly RecordedRemoval[], logged: readonly LoggedRemoval[]): Unmatched {
  const left = new Set(logged.toSorted((a, b) => (a.at < b.at ? -1 : 1)));
  const take = ({ subject, first, last }: RecordedRemoval): boolean => {
    const [from, until] = [minus(first, SLACK), plus(last, SLACK)];
    for (const one of left) {
      if (one.subject !== subject || one.at < from || one.at > until) continue;
      left.delete(one);
      return true;
    }
    return false;
  };
  const inOrder = recorded.toSorted((a, b) => (a.last < b.last ? -1 : 1));
  const unlogged = inOrder.filter((one) => one.certain && !take(one));
  for (const one of inOrder) if (!one.certain) take(one);
  return { unrecorded: [...left], unlogged };
}

/** So far around a span both sides are read, so that what lies on its edge finds its match. */
export const MARGIN: Duration = 'PT1H';

/** What of it lies in the span itself. */
export function within({ unrecorded, unlogged }: Unmatched, from: Instant, until: Instant): Unmatched {
  const isIn = (at: Instant): boolean => at >= from && at <= until;
  return {
    unrecorded: unrecorded.filter(({ at }) => isIn(at)),
    unlogged: unlogged.filter(({ last }) => isIn(last)),
  };
}
