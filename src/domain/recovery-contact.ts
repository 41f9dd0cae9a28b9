import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { ObjectId } from './person.ts';

/** Somebody whom a person chose, while they could still sign in, to vouch for them one day. */
export interface RecoveryContact {
  readonly subject: ObjectId;
  readonly contact: ObjectId;
  readonly setAt: Instant;
}

/** Whoever takes over a Teams session could choose an accomplice; so long the person and their manager have to object. */
export const COUNTS_AFTER: Duration = 'P7D';

/** A person may have so many at once. */
export const MOST_CONTACTS = 2;

/** Since when, or from when on, the contact may vouch. */
export function countsFrom({ setAt }: RecoveryContact): Instant {
  return plus(setAt, COUNTS_AFTER);
}

/** Why a recovery contact is not set. */
export type RecoveryContactRefusal =
  | 'is_yourself'
  | 'same_person'
  | 'is_manager'
  | 'not_a_member'
  | 'already_set'
  | 'too_many'
  | 'unknown_person';
