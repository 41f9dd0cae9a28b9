import type { Event } from './event.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { ObjectId } from './person.ts';

/**
 * Something that stops resets until two approvers lift it: a halt stops all of them (I11), a freeze those for one
 * subject, after "This wasn't me", or while somebody else may know the subject's password.
 */
export type Brake = Halt | Freeze;

interface Stop {
  readonly by: ObjectId;
  readonly since: Instant;
  /** The first of the two who lift it, and when they asked. */
  readonly liftAskedBy?: ObjectId;
  readonly liftAskedAt?: Instant;
}

export interface Halt extends Stop {
  readonly kind: 'halt';
  /** What the halter wrote behind the word; plain text, shown to approvers only. */
  readonly reason?: string;
}

/** Stops new requests for one subject. */
export interface Freeze extends Stop {
  readonly kind: 'freeze';
  readonly subject: ObjectId;
  readonly number: number;
  readonly because: FreezeCause;
}

/** Why new requests for one subject are stopped. */
export type FreezeCause = 'not_me' | 'password_known';

/**
 * What becomes of a freeze when another one comes. A known password stays the reason until it is changed: an objection, which
 * an attacker in the subject's chat can raise, must not make the freeze easier to lift. A lift that was half agreed on ends.
 */
export function frozenOver(before: Freeze | undefined, freeze: Freeze): Freeze {
  if (before?.because !== 'password_known' || freeze.because === 'password_known') return freeze;
  return { ...freeze, because: before.because, since: before.since };
}

/** What asking to lift a brake led to. */
export type LiftOutcome =
  | { readonly kind: 'lifted'; readonly events: readonly Event[] }
  | { readonly kind: 'one_more_needed'; readonly brake: Brake; readonly events: readonly Event[] }
  | { readonly kind: 'refused'; readonly reason: LiftRefusal };

export type LiftRefusal =
  'not_an_approver' | 'same_person' | 'needs_halter_or_security' | 'is_concerned' | 'password_unchanged';

/** What is known, at the moment of asking, about the people who may lift a brake. */
export interface LiftFacts {
  readonly approvers: readonly ObjectId[];
  readonly securityContacts: readonly ObjectId[];
  /** Whether two accounts count as the same human being. */
  readonly isSamePerson: (one: ObjectId, other: ObjectId) => boolean;
  /** Of a freeze: its subject, and whoever asked for the request that it stopped. */
  readonly concerned: readonly ObjectId[];
  /** When the subject's password was last changed, where a freeze waits for that. */
  readonly passwordChangedAt?: Instant;
}

/** For so long the first of the two waits for the second. */
const ASK_LIFETIME: Duration = 'PT1H';

/**
 * Two different approvers lift a brake; of a halt, one of them must be the halter or a security contact, who need not
 * be an approver. The first is judged again with the second: who may not ask any more, or asked too long ago, doesn't
 * count.
 */
export function lift(brake: Brake, by: ObjectId, facts: LiftFacts, now: Instant): LiftOutcome {
  const reason = hindrance(brake, by, facts) ?? passwordUnchanged(brake, facts);
  if (reason !== undefined) return { kind: 'refused', reason };
  const first = firstStill(brake, facts, now);
  if (first === undefined) {
    return {
      kind: 'one_more_needed',
      brake: { ...brake, liftAskedBy: by, liftAskedAt: now },
      events: [eventOf(brake, by, 'asked')],
    };
  }
  if (facts.isSamePerson(first, by)) return { kind: 'refused', reason: 'same_person' };
  if (brake.kind === 'halt' && !isTrusted(brake, [first, by], facts)) {
    return { kind: 'refused', reason: 'needs_halter_or_security' };
  }
  return { kind: 'lifted', events: [eventOf(brake, by, 'lifted')] };
}

function hindrance(brake: Brake, who: ObjectId, facts: LiftFacts): LiftRefusal | undefined {
  const isSecurity = brake.kind === 'halt' && facts.securityContacts.includes(who);
  if (!isSecurity && !facts.approvers.includes(who)) return 'not_an_approver';
  return facts.concerned.some((other) => facts.isSamePerson(who, other)) ? 'is_concerned' : undefined;
}

/** Password first, by a human: two people who say so are believed only as far as the directory agrees. */
function passwordUnchanged(brake: Brake, { passwordChangedAt }: LiftFacts): LiftRefusal | undefined {
  if (brake.kind !== 'freeze' || brake.because !== 'password_known') return undefined;
  const isChanged = passwordChangedAt !== undefined && passwordChangedAt > brake.since;
  return isChanged ? undefined : 'password_unchanged';
}

function firstStill(brake: Brake, facts: LiftFacts, now: Instant): ObjectId | undefined {
  const { liftAskedBy: first, liftAskedAt: at } = brake;
  if (first === undefined || at === undefined || now > plus(at, ASK_LIFETIME)) return undefined;
  return hindrance(brake, first, facts) === undefined ? first : undefined;
}

function isTrusted(brake: Brake, both: readonly ObjectId[], { securityContacts }: LiftFacts): boolean {
  return both.some((who) => who === brake.by || securityContacts.includes(who));
}

function eventOf(brake: Brake, by: ObjectId, what: 'asked' | 'lifted'): Event {
  if (brake.kind === 'freeze') {
    return { kind: what === 'asked' ? 'freeze_lift_asked' : 'freeze_lifted', by, subject: brake.subject };
  }
  return { kind: what === 'asked' ? 'halt_lift_asked' : 'halt_lifted', by };
}
