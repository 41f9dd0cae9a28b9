import type { Event } from './event.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';

/**
 * Something that stops resets until two approvers lift it: a halt stops all of them (I11), a freeze those for one
 * subject, after "This wasn't me".
 */
export type Brake =
  | { readonly kind: 'halt'; readonly by: ObjectId; readonly since: Instant; readonly liftAskedBy?: ObjectId }
  | {
      readonly kind: 'freeze';
      readonly subject: ObjectId;
      readonly number: number;
      readonly by: ObjectId;
      readonly since: Instant;
      readonly liftAskedBy?: ObjectId;
    };

/** What asking to lift a brake led to. */
export type LiftOutcome =
  | { readonly kind: 'lifted'; readonly events: readonly Event[] }
  | { readonly kind: 'one_more_needed'; readonly brake: Brake; readonly events: readonly Event[] }
  | { readonly kind: 'refused'; readonly reason: LiftRefusal };

export type LiftRefusal = 'not_an_approver' | 'same_person' | 'needs_halter_or_security' | 'is_concerned';

/** What is known about the person who asks for the lift. */
export interface Lifter {
  readonly by: ObjectId;
  readonly isApprover: boolean;
  readonly isSecurityContact: boolean;
  /** Whether another account counts as the same human being. */
  readonly isSameAs: (other: ObjectId) => boolean;
  readonly securityContacts: readonly ObjectId[];
}

/**
 * Two different approvers lift a brake; of a halt, one of them must be the halter or a security contact, who need not
 * be an approver.
 */
export function lift(brake: Brake, lifter: Lifter): LiftOutcome {
  const mayAsk = lifter.isApprover || (brake.kind === 'halt' && lifter.isSecurityContact);
  if (!mayAsk) return { kind: 'refused', reason: 'not_an_approver' };
  if (brake.kind === 'freeze' && lifter.isSameAs(brake.subject))
    return { kind: 'refused', reason: 'is_concerned' };
  const first = brake.liftAskedBy;
  if (first === undefined) {
    return {
      kind: 'one_more_needed',
      brake: { ...brake, liftAskedBy: lifter.by },
      events: [eventOf(brake, lifter.by, 'asked')],
    };
  }
  if (first === lifter.by || lifter.isSameAs(first)) return { kind: 'refused', reason: 'same_person' };
  if (brake.kind === 'halt' && !isTrusted(brake, lifter, first)) {
    return { kind: 'refused', reason: 'needs_halter_or_security' };
  }
  return { kind: 'lifted', events: [eventOf(brake, lifter.by, 'lifted')] };
}

function isTrusted(brake: Brake, lifter: Lifter, first: ObjectId): boolean {
  const both = [first, lifter.by];
  return both.some((who) => who === brake.by || lifter.securityContacts.includes(who));
}

function eventOf(brake: Brake, by: ObjectId, what: 'asked' | 'lifted'): Event {
  if (brake.kind === 'freeze') {
    return { kind: what === 'asked' ? 'freeze_lift_asked' : 'freeze_lifted', by, subject: brake.subject };
  }
  return { kind: what === 'asked' ? 'halt_lift_asked' : 'halt_lifted', by };
}
