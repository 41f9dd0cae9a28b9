import type { Instant } from './instant.ts';
import type { Relation, Standing } from './person.ts';
import type { ContactChange } from './recent-change.ts';
import type { SignInFinding, Unreadable } from './sign-in-evidence.ts';

/** What kinds of phone number may be called back, see `usableNumbers`. */
export type NumberKind = 'business' | 'mobile';

/** Why a person may not be reset by an app-only bot, or that it could not be found out. */
export type Privilege = 'none' | 'privileged' | 'deny_listed' | 'owns_application' | 'unknown';

/** Whether what contact with the subject rests on was changed lately. */
export type ChangeFinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'changed'; readonly changes: readonly ContactChange[] }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

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
  | { readonly check: 'relationship'; readonly relation: Relation | 'new' | 'unknown' }
  | { readonly check: 'cool_down'; readonly lastReset: Instant | undefined; readonly within: boolean }
  | { readonly check: 'sensitive_list'; readonly listed: boolean }
  | { readonly check: 'numbers_on_file'; readonly usable: readonly NumberKind[]; readonly phoneGone: boolean }
  | { readonly check: 'phone_stolen'; readonly stolen: boolean }
  | { readonly check: 'one_person'; readonly known: boolean }
  | { readonly check: 'sign_ins'; readonly found: SignInFinding }
  | { readonly check: 'recent_changes'; readonly found: ChangeFinding }
  | ({ readonly check: 'requester_record' } & RequesterRecord)
  | { readonly check: 'helpdesk_load'; readonly resets: number; readonly most: number }
  /** Requests for this subject that people turned down for want of trust, whoever had asked: callers try until one gives in. */
  | { readonly check: 'turned_down_before'; readonly requests: number };

/** What is known of the one who asks, beside how they are related to the subject. */
export interface RequesterRecord {
  /** Requests within a day, this one included, and how many are ordinary. */
  readonly requests: number;
  readonly most: number;
  readonly age: 'new_account' | 'old_enough' | 'unknown';
  /** They were reset themselves within the cool-down. */
  readonly resetLately: boolean;
  /** Requests of theirs that somebody said were not asked for. */
  readonly objections: number;
}

export type CheckOutcome = 'pass' | 'fail' | 'unknown';

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
      return finding.relation === 'none' || finding.relation === 'new' ? 'fail' : 'pass';
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
    case 'recent_changes':
      return outcomeOfChanges(finding.found);
    case 'requester_record':
      return outcomeOfRecord(finding);
    case 'helpdesk_load':
      return finding.resets > finding.most ? 'fail' : 'pass';
    case 'turned_down_before':
      return finding.requests > 0 ? 'fail' : 'pass';
  }
}

function outcomeOfSignIns(found: SignInFinding): CheckOutcome {
  switch (found.kind) {
    case 'fits':
      return found.likely === 'blocked' ? 'fail' : 'pass';
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

function outcomeOfChanges({ kind }: ChangeFinding): CheckOutcome {
  switch (kind) {
    case 'none':
      return 'pass';
    case 'changed':
      return 'fail';
    case 'unreadable':
      return 'unknown';
  }
}

function outcomeOfRecord(record: RequesterRecord): CheckOutcome {
  const { age, resetLately, objections } = record;
  if (isOverLimit(record) || age === 'new_account' || resetLately || objections > 0) return 'fail';
  return age === 'unknown' ? 'unknown' : 'pass';
}

/** Whether the requester asks more often than is ordinary. */
export function isOverLimit({ requests, most }: RequesterRecord): boolean {
  return requests > most;
}
