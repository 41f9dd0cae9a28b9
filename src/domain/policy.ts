import type { Duration } from './instant.ts';
import type { Verification } from './verification.ts';

/** The numbers and rules of the configuration that the state machine needs. */
export interface Policy {
  readonly requestLifetime: Duration;
  readonly approvalStaleAfter: Duration;
  readonly codeLifetime: Duration;
  /** Wrong codes per request before its approvals are void, and again before it is denied. */
  readonly codeTries: number;
  /** The escalation policy: when each step is due, counted from submission. */
  readonly steps: readonly Duration[];
  /** How people of the elevated tier are verified; without it they are sent to the helpdesk. */
  readonly elevated: ElevatedPolicy;
}

export type ElevatedPolicy = { readonly kind: 'not_offered' } | { readonly kind: 'vouch_and_two_approvals' };

/** How old the list of approvers may be when somebody approves. */
export const ROSTER_MAX_AGE: Duration = 'PT5M';

/** How many distinct approvers a request of that tier needs. */
export function approvalsNeeded(verification: Verification): number {
  return verification.tier === 'standard' ? 1 : 2;
}

/** Whether a voucher's word is needed before approvers are asked. */
export function needsVouch(verification: Verification): boolean {
  return verification.tier === 'elevated';
}
