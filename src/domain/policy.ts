import type { Duration } from './instant.ts';
import type { EscalationStep } from './on-call.ts';
import type { UrgencyRules } from './urgency.ts';

/** How somebody who is not the requester makes sure of the subject. */
export type Contact = 'callback' | 'vouch';

/**
 * What a tier demands. Every entry of `require` has to be met; an entry that names both ways means the call-back where a
 * number on file may be called, and the voucher's word where none may.
 */
export interface TierPolicy {
  readonly require: readonly (readonly Contact[])[];
  /** How many different approvers. */
  readonly approvals: number;
}

/** What one request needs before anything is removed. */
export interface Needs {
  readonly callback: boolean;
  readonly vouch: boolean;
  readonly approvals: number;
}

/** The numbers and rules of the configuration that the state machine needs. */
export interface Policy {
  readonly requestLifetime: Duration;
  readonly approvalStaleAfter: Duration;
  readonly codeLifetime: Duration;
  /** Wrong codes per request before its approvals are void, and again before it is denied. */
  readonly codeTries: number;
  /** The escalation policy: when each step is due, counted from when approvers may decide, and which hours it is for. */
  readonly steps: readonly TimedStep[];
  readonly urgency: UrgencyRules;
  /** How long "I have it" stops the clock of the escalation. */
  readonly holdFor: Duration;
  readonly tiers: Tiers;
  /** Approvals by one person within an hour; one more is refused, and alarms. */
  readonly perApproverPerHour: number;
  readonly afterCare: AfterCarePolicy;
  /** Whether the subject and their manager are also told by mail. */
  readonly mails: boolean;
  /** Whether the helpdesk has a channel that shows requests. */
  readonly desk: boolean;
}

/** A step of the escalation policy without whom it tells, which is computed when it is due. */
export type TimedStep = Omit<EscalationStep, 'notify'>;

/** How each tier that is not refused is verified. */
export interface Tiers {
  readonly standard: TierPolicy;
  readonly elevated: TierPolicy;
}

/** How long a reset is watched for the new registration, and when its absence is first said. */
export interface AfterCarePolicy {
  readonly watchFor: Duration;
  readonly remindAfter: Duration;
}

/** How old the list of approvers may be when somebody approves. */
export const ROSTER_MAX_AGE: Duration = 'PT5M';

/** What a tier needs of one case; `hasNumber`: a number on file may be called. */
export function needsOf({ require, approvals }: TierPolicy, hasNumber: boolean): Needs {
  const preferred: Contact = hasNumber ? 'callback' : 'vouch';
  const chosen = require.map((either) => (either.includes(preferred) ? preferred : either[0]));
  return { callback: chosen.includes('callback'), vouch: chosen.includes('vouch'), approvals };
}

/** What is wrong with a tier: no contact at all, a vouch with fewer than two approvals, or no approval (I3). */
export type FloorProblem = 'no_contact' | 'vouch_needs_two_approvals' | 'no_approval';

/** The floor that no configuration goes under: call-back and one approval, or a vouch and two approvals (I3). */
export function underFloor(tier: TierPolicy): FloorProblem | undefined {
  if (tier.approvals < 1) return 'no_approval';
  for (const hasNumber of [true, false]) {
    const { callback, vouch, approvals } = needsOf(tier, hasNumber);
    if (!callback && !vouch) return 'no_contact';
    if (!callback && approvals < 2) return 'vouch_needs_two_approvals';
  }
  return undefined;
}

/**
 * Whether `one` demands at least what `other` does: a higher tier must never be easier. Asked for people with a number that may
 * be called, since whoever has none is never of the standard tier.
 */
export function isAtLeast(one: TierPolicy, other: TierPolicy): boolean {
  const [needs, less] = [needsOf(one, true), needsOf(other, true)];
  return (
    needs.approvals >= less.approvals && (needs.callback || !less.callback) && (needs.vouch || !less.vouch)
  );
}
