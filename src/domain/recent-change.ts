import type { ChangeFinding } from './finding.ts';
import { minus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { Relation } from './person.ts';
import type { SignInLog, Unreadable } from './sign-in-evidence.ts';

/** What contact with a person and their relation to others rest on, and whoever takes an account over changes first. */
export type ContactField = 'phone' | 'manager' | 'sign_in_name' | 'department';

/** One change of it, without the old or new value. */
export interface ContactChange {
  readonly field: ContactField;
  readonly at: Instant;
}

/** What the directory's own audit log says of such changes. */
export type ChangeLog =
  | { readonly kind: 'read'; readonly changes: readonly ContactChange[] }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

/** So far back the audit log goes in a tenant without Entra ID P1. */
const SHORTEST_LOG: Duration = 'P7D';

/**
 * Whether a phone number, manager or sign-in name was changed within `recentChange`. A log that doesn't go back so far tells
 * nothing of what lies before it: the sign-in log says whether the tenant lacks the plan that keeps it longer. That this one is
 * silent says nothing about the other.
 */
export function judgeChanges(
  log: ChangeLog,
  {
    signIns,
    recentChange,
    now,
  }: {
    readonly signIns: SignInLog;
    readonly recentChange: Duration;
    readonly now: Instant;
  },
): ChangeFinding {
  if (log.kind === 'unreadable') return log;
  const since = minus(now, recentChange);
  const changes = log.changes.filter(({ at, field }) => at >= since && field !== 'department');
  if (changes.length > 0) return { kind: 'changed', changes };
  const isShort = signIns.kind === 'unreadable' && signIns.why === 'no_licence';
  return isShort && since < minus(now, SHORTEST_LOG)
    ? { kind: 'unreadable', why: 'no_licence' }
    : { kind: 'none' };
}

/**
 * A relation that the requester's own entry makes says nothing while that entry is new: whoever can write to the directory
 * would name the victim's manager. A log that can't be read leaves it unknown.
 */
export function judgeRelation(relation: Relation, log: ChangeLog): Relation | 'new' | 'unknown' {
  if (relation === 'none' || relation === 'is_manager') return relation;
  if (log.kind === 'unreadable') return 'unknown';
  const rests: ContactField = relation === 'same_department' ? 'department' : 'manager';
  return log.changes.some(({ field }) => field === rests) ? 'new' : relation;
}
