import { outcomeOf } from './finding.ts';
import type { CheckOutcome, Finding, NumberKind } from './finding.ts';
import { needsOf } from './policy.ts';
import type { Needs, Tiers } from './policy.ts';
import type { SignInFinding } from './sign-in-evidence.ts';

/** One piece of verification: what was found, and what it counts as. */
export interface Check {
  readonly finding: Finding;
  readonly outcome: CheckOutcome;
}

/** Decides which checks and how many approvals a request needs; it only ever goes up. */
export type Tier = 'standard' | 'elevated' | 'refused';

/** The checks of a request, the tier they add up to, and what that tier needs of this case. */
export interface Verification {
  readonly checks: readonly Check[];
  readonly tier: Tier;
  readonly needs: Needs;
}

/** What an earlier look demanded; a later one never demands less. */
export type Earlier = Pick<Verification, 'tier' | 'needs'>;

/** Judges findings and adds them up. Neither tier nor needs go below those of an earlier look. */
export function verify(findings: readonly Finding[], tiers: Tiers, earlier?: Earlier): Verification {
  const checks = findings.map((finding) => ({ finding, outcome: outcomeOf(finding) }));
  const tier = findings.map(tierOf).reduce(higher, earlier?.tier ?? 'standard');
  return atTier({ checks }, tier, tiers, earlier);
}

/** The same checks under a tier. */
export function atTier(
  { checks }: Pick<Verification, 'checks'>,
  tier: Tier,
  tiers: Tiers,
  earlier?: Earlier,
): Verification {
  const needs = needsOf(tier === 'standard' ? tiers.standard : tiers.elevated, hasNumber(checks));
  return { checks, tier, needs: earlier === undefined ? needs : atLeast(needs, earlier.needs) };
}

/** A later look's result, held up to what an earlier one demanded. */
export function notBelow(later: Verification, earlier: Earlier): Verification {
  const tier = higher(later.tier, earlier.tier);
  return { ...later, tier, needs: atLeast(later.needs, earlier.needs) };
}

function atLeast(needs: Needs, before: Needs): Needs {
  return {
    callback: needs.callback || before.callback,
    vouch: needs.vouch || before.vouch,
    approvals: Math.max(needs.approvals, before.approvals),
  };
}

/** Whether the checks found a number on file that may be called. */
export function hasNumber(checks: readonly Check[]): boolean {
  return checks.some(({ finding, outcome }) => finding.check === 'numbers_on_file' && outcome === 'pass');
}

/** The policy table: what a finding alone demands. */
export function tierOf(finding: Finding): Tier {
  const passed = outcomeOf(finding) === 'pass';
  switch (finding.check) {
    case 'standing':
      return passed ? 'standard' : 'refused';
    case 'privilege':
      if (finding.privilege === 'owns_application') return 'elevated';
      return passed ? 'standard' : 'refused';
    case 'one_person':
      return 'standard';
    case 'sign_ins':
      return tierOfSignIns(finding.found);
    case 'relationship':
    case 'cool_down':
    case 'sensitive_list':
    case 'numbers_on_file':
    case 'phone_stolen':
    case 'recent_changes':
    case 'requester_record':
    case 'helpdesk_load':
    case 'turned_down_before':
      return passed ? 'standard' : 'elevated';
  }
}

function tierOfSignIns(found: SignInFinding): Tier {
  const { kind } = found;
  if (kind === 'declined' || kind === 'fraud_reported') return 'refused';
  // Microsoft blocks whoever reported fraud: the report itself may be older than what is looked at.
  if (kind === 'fits' && found.likely === 'blocked') return 'elevated';
  return kind === 'risky' || kind === 'signed_in' ? 'elevated' : 'standard';
}

const HEIGHT: Record<Tier, number> = { standard: 0, elevated: 1, refused: 2 };

/** The stricter of two tiers. */
export function higher(a: Tier, b: Tier): Tier {
  return HEIGHT[a] >= HEIGHT[b] ? a : b;
}

/**
 * Which kinds of number on file may be called. A mobile number is worthless once the phone is gone: whoever holds
 * the phone would answer the call.
 */
export function usableNumbers(
  onFile: { readonly businessPhones: readonly string[]; readonly mobilePhone?: string },
  phoneGone: boolean,
): readonly NumberKind[] {
  const business: NumberKind[] = onFile.businessPhones.length > 0 ? ['business'] : [];
  const mobile: NumberKind[] = onFile.mobilePhone !== undefined && !phoneGone ? ['mobile'] : [];
  return [...business, ...mobile];
}
