// People honest and hostile around one request, some of them with two accounts. Values only: no test runs here.
import type { CodeVerdict, KeyedHash } from '../../src/domain/call-back-code.ts';
import { callBackCode, judgeCode } from '../../src/domain/call-back-code.ts';
import type { ApproverFacts, VoucherFacts } from '../../src/domain/command.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { AwaitingApproval, Request } from '../../src/domain/request.ts';
import type { Voucher } from '../../src/domain/voucher.ts';

/** Which human being is behind which account. */
const HUMANS: Readonly<Record<string, string>> = {
  'rita-admin': 'rita',
  'alice-admin': 'alice',
  'amir-admin': 'amir',
  'mona-admin': 'mona',
};

export const humanOf = (account: string): string => HUMANS[account] ?? account;

/** Everybody in the approver group: an attacker’s best case. */
export const APPROVERS = [
  'amir',
  'dana',
  'sol',
  'rita-admin',
  'alice-admin',
  'amir-admin',
  'mona-admin',
  'mona',
] as const;

/** Whoever may be asked for a word, and the requester’s other account, which no directory should name here. */
export const VOUCHERS: readonly Voucher[] = [
  { id: 'mona', as: 'manager' },
  { id: 'carl', as: 'recovery_contact' },
  { id: 'rita-admin', as: 'recovery_contact' },
  { id: 'amir', as: 'managers_manager' },
];

export const EVERYBODY = [
  ...new Set([...APPROVERS, ...VOUCHERS.map(({ id }) => id), 'rita', 'alice', 'otto']),
];

/** Whom an account counts as, read from the request alone, as the workflow reads it. */
export function countedAs(request: Request, account: string): ApproverFacts['countsAs'] {
  const is = (other: string): boolean => humanOf(other) === humanOf(account);
  if (is(request.requester)) return 'requester';
  if (request.subject !== undefined && is(request.subject)) return 'subject';
  const vouches = 'vouches' in request ? (request.vouches ?? []) : [];
  if (vouches.some(({ by }) => is(by))) return 'voucher';
  const approvals = 'approvals' in request ? (request.approvals ?? []) : [];
  return approvals.some(({ by }) => by !== account && is(by)) ? 'previous_approver' : 'nobody_else';
}

export function approverFacts(request: Request, account: string, at: Instant): ApproverFacts {
  const isApprover = APPROVERS.some((one) => one === account);
  return { isApprover, rosterReadAt: at, countsAs: countedAs(request, account), approvedLately: 0 };
}

export function voucherFacts(request: Request, account: string): VoucherFacts {
  const countsAs = countedAs(request, account);
  return { countsAs: countsAs === 'voucher' ? 'nobody_else' : countsAs };
}

/** Spreads well enough for tests, and costs next to nothing. */
const hash: KeyedHash = (text) => {
  let state = 2_166_136_261;
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619) >>> 0;
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, state % 4_000_000_000);
  return bytes;
};

/** What an approver may type: the code in force, one that was used or ended, or digits of their own. */
export const TYPED = [
  'right',
  'slot_before',
  'slot_after',
  'issue_before',
  'first',
  'guess',
  'nothing',
] as const;

export function typedIn(request: AwaitingApproval, what: (typeof TYPED)[number]): string {
  const { number, approvals, code } = request;
  const digits = (slot: number, issue: number): string =>
    callBackCode(hash, { number, slot: Math.max(0, slot), issue: Math.max(1, issue) });
  const slot = approvals.length;
  switch (what) {
    case 'right':
      return digits(slot, code.issue);
    case 'slot_before':
      return digits(slot - 1, code.issue - 1);
    case 'slot_after':
      return digits(slot + 1, code.issue);
    case 'issue_before':
      return digits(slot, code.issue - 1);
    case 'first':
      return digits(0, 1);
    case 'guess':
      return '314159';
    case 'nothing':
      return '';
  }
}

export function verdictOn(request: AwaitingApproval, typed: string, now: Instant): CodeVerdict {
  const { number, approvals, code } = request;
  const used = approvals.flatMap(({ slot, issue }) => (issue === undefined ? [] : [{ slot, issue }]));
  const question = { typed, number, slot: approvals.length, code, used, lifetime: 'PT60M', now };
  return judgeCode(question, hash, (a, b) => a === b);
}
