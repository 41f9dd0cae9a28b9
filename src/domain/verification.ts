import type { Instant } from './instant.ts';
import type { Relation, Standing } from './person.ts';
import type { SignInFinding } from './sign-in-evidence.ts';

/** What kinds of phone number may be called back, see {@link usableNumbers}. */
export type NumberKind = 'business' | 'mobile';

/**
 * What one check found. Each case carries only what its sentence needs, and nothing that names a person or a number.
 */
export type Finding =
  | {
      readonly check: 'standing';
      readonly standing: Standing;
      /** The account is mastered in the company's own directory: a password is changed there. */
      readonly synced?: boolean;
    }
  | { readonly check: 'privilege'; readonly privilege: Privilege }
  | { readonly check: 'relationship'; readonly relation: Relation | 'unknown' }
  | { readonly check: 'cool_down'; readonly lastReset: Instant | undefined; readonly within: boolean }
  | { readonly check: 'sensitive_list'; readonly listed: boolean }
  | { readonly check: 'numbers_on_file'; readonly usable: readonly NumberKind[]; readonly phoneGone: boolean }
  | { readonly check: 'phone_stolen'; readonly stolen: boolean }
  | { readonly check: 'one_person'; readonly known: boolean }
  | { readonly check: 'sign_ins'; readonly found: SignInFinding };

/** Why a person may not be reset by an app-only bot, or that it could not be found out. */
export type Privilege = 'none' | 'privileged' | 'deny_listed' | 'owns_application' | 'unknown';

export type CheckOutcome = 'pass' | 'fail' | 'unknown';

/** One piece of verification: what was found, and what it counts as. */
export interface Check {
  readonly finding: Finding;
  readonly outcome: CheckOutcome;
}

/** Decides which checks and how many approvals a request needs; it only ever goes up. */
export type Tier = 'standard' | 'elevated' | 'refused';

/** The checks of a request, and the tier they add up to. */
export interface Verification {
  readonly checks: readonly Check[];
  readonly tier: Tier;
}

/** Judges findings and adds them up. The tier never goes below `atLeast`, so that a second look cannot lower it. */
export function verify(findings: readonly Finding[], atLeast: Tier = 'standard'): Verification {
  const checks = findings.map((finding) => ({ finding, outcome: outcomeOf(finding) }));
  return { checks, tier: findings.map(tierOf).reduce(higher, atLeast) };
}

/** Unknown never counts as pass. */
export function outcomeOf(finding: Finding): CheckOutcome {
  switch (finding.check) {
    case 'standing':
      return finding.standing === 'member_enabled' ? 'pass' : 'fail';
    case 'privilege':
      if (finding.privilege === 'unknown') return 'unknown';
      return finding.privilege === 'none' ? 'pass' : 'fail';
    case 'relationship':
      if (finding.relation === 'unknown') return 'unknown';
      return finding.relation === 'none' ? 'fail' : 'pass';
    case 'cool_down':
      return finding.within ? 'fail' : 'pass';
    case 'sensitive_list':
      return finding.listed ? 'fail' : 'pass';
    case 'numbers_on_file':
      return finding.usable.length > 0 ? 'pass' : 'fail';
    case 'phone_stolen':
      return finding.stolen ? 'fail' : 'pass';
    case 'one_person':
      return finding.known ? 'pass' : 'unknown';
    case 'sign_ins':
      return outcomeOfSignIns(finding.found);
  }
}

function outcomeOfSignIns(found: SignInFinding): CheckOutcome {
  switch (found.kind) {
    case 'fits':
      return 'pass';
    case 'declined':
    case 'fraud_reported':
    case 'risky':
    case 'signed_in':
      return 'fail';
    // Another error says that a reset may not help, not that anybody lies; the approver is told.
    case 'other_error':
    case 'nothing':
    case 'unreadable':
      return 'unknown';
  }
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
      return passed ? 'standard' : 'elevated';
  }
}

function tierOfSignIns({ kind }: SignInFinding): Tier {
  if (kind === 'declined' || kind === 'fraud_reported') return 'refused';
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
