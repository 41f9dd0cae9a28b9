// One request in every situation, and the people and policies around it. Values only: no test runs here.
import type { ApproverFacts, VoucherFacts } from '../../src/domain/command.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Policy, Tiers } from '../../src/domain/policy.ts';
import type {
  Approval,
  Approved,
  AwaitingApproval,
  Draft,
  Ended,
  Ending,
  EndStatus,
  NeedsHands,
  Request,
  ResetDone,
  Resetting,
  Verifying,
} from '../../src/domain/request.ts';
import type { ResetChoice } from '../../src/domain/reset-choice.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import type { RemovalState } from '../../src/domain/reset-progress.ts';
import { atTier, verify } from '../../src/domain/verification.ts';
import type { Tier, Verification } from '../../src/domain/verification.ts';
import type { Vouch, Voucher } from '../../src/domain/voucher.ts';

export const NOW = '2026-11-22T10:00:00.000Z';
export const EXPIRES = '2026-11-22T10:50:00.000Z';

/** As the configuration has it when it says nothing. */
export const tiers: Tiers = {
  standard: { require: [['callback']], approvals: 1 },
  elevated: { require: [['callback'], ['vouch']], approvals: 2 },
};

export const policy: Policy = {
  requestLifetime: 'PT60M',
  approvalStaleAfter: 'PT15M',
  codeLifetime: 'PT60M',
  codeTries: 3,
  steps: [{ after: 'PT0M' }, { after: 'PT10M' }, { after: 'PT20M' }],
  urgency: { workingHours: 'high', otherHours: 'high' },
  holdFor: 'PT15M',
  tiers,
  perApproverPerHour: 10,
  afterCare: { watchFor: 'P1D', remindAfter: 'PT4H' },
  mails: false,
  desk: false,
};

export const facts = (more: Partial<ApproverFacts> = {}): ApproverFacts => ({
  isApprover: true,
  rosterReadAt: NOW,
  countsAs: 'nobody_else',
  approvedLately: 0,
  ...more,
});

export const NOBODY_ELSE: VoucherFacts = { countsAs: 'nobody_else' };

const onFile = (usable: readonly 'business'[]): Finding => ({
  check: 'numbers_on_file',
  usable,
  phoneGone: false,
});

/** A case with a number on file, at that tier. */
export const verificationOf = (tier: Tier, of: Tiers = tiers): Verification =>
  atTier(verify([onFile(['business'])], of), tier, of);

/** A case without a number that may be called. */
export const withoutNumber = (of: Tiers = tiers): Verification => verify([onFile([])], of);

export const byCall = (by: string, slot: number, issue: number, at: Instant = NOW): Approval => ({
  by,
  at,
  slot,
  contact: 'callback',
  issue,
});

/** As planned, before an approver has chosen: the Authenticator is the default, the passkey and the sessions are on offer. */
export const plan: ResetPlan = {
  remove: [
    { id: 'oath', kind: 'softwareOath', reason: 'in_scope' },
    { id: 'app', kind: 'microsoftAuthenticator', reason: 'in_scope' },
  ],
  keep: [{ id: 'key', kind: 'fido2', reason: 'on_offer' }],
  defaults: { kind: 'known', ids: ['app'] },
  unseen: [],
  mayChangeDefault: false,
  sessions: 'ask',
};

export const AS_IT_STANDS: ResetChoice = { passkeys: [], revokeSessions: false };

/** What Dana chose: everything in scope, and the sessions. */
export const agreed: ResetPlan = { ...plan, sessions: 'revoke' };

export const draft: Draft = {
  status: 'draft',
  number: 1042,
  requester: 'rita',
  openedAt: '2026-11-22T09:45:00.000Z',
  expiresAt: EXPIRES,
  revision: 0,
  followers: ['fred'],
  reported: { errorCode: '500121' },
  subject: 'alice',
  symptom: 'new_phone',
  checks: 'not_asked',
};

const { checks: _, status: __, ...asked } = draft;

/** Her manager, a recovery contact, and the manager's manager. */
export const vouchOrder: readonly Voucher[] = [
  { id: 'mona', as: 'manager' },
  { id: 'carl', as: 'recovery_contact' },
  { id: 'greta', as: 'managers_manager' },
];

export const verifying: Verifying = {
  ...asked,
  status: 'verifying',
  subject: 'alice',
  symptom: 'new_phone',
  revision: 1,
  submittedAt: '2026-11-22T09:50:00.000Z',
  readyAt: '2026-11-22T09:50:00.000Z',
  verification: verificationOf('elevated'),
  plan,
  code: { issue: 1, issuedAt: '2026-11-22T09:50:00.000Z' },
  wrongCodes: 0,
  barred: [],
  vouchers: ['mona'],
  vouchOrder,
  vouchAsks: [{ id: 'mona', as: 'manager', at: '2026-11-22T09:52:00.000Z' }],
  vouches: [],
  contactOnFile: { numbers: ['hash of a number'], signInName: 'hash of alice', manager: 'mona' },
  identities: {},
  escalation: { step: -1, notified: [], skipped: [] },
  approvals: [],
};

export const awaiting: AwaitingApproval = {
  ...verifying,
  status: 'awaiting_approval',
  verification: verificationOf('standard'),
  vouchAsks: [],
  code: { issue: 1, issuedAt: '2026-11-22T09:50:00.000Z', shownAt: '2026-11-22T09:51:00.000Z' },
  escalation: { step: 0, notified: ['amir', 'dana'], skipped: [], nextAt: NOW },
};

export const monasWord: Vouch = { by: 'mona', at: '2026-11-22T09:53:00.000Z', how: 'in_person' };

/** Vouched for, two approvals needed. */
export const elevated: AwaitingApproval = {
  ...awaiting,
  verification: verificationOf('elevated'),
  vouchAsks: verifying.vouchAsks,
  vouches: [monasWord],
};

export const approved: Approved = {
  ...awaiting,
  status: 'approved',
  plan: agreed,
  offered: plan,
  approvals: [byCall('dana', 0, 1, '2026-11-22T09:58:00.000Z')],
  approvedAt: '2026-11-22T09:58:00.000Z',
  waitsForGraph: false,
};

export const resettingWith = (...states: RemovalState[]): Resetting => ({
  ...approved,
  status: 'resetting',
  progress: {
    removals: plan.remove.map(({ id }, index) => {
      const removal = states[index] ?? { state: 'waiting' };
      return { id, tries: removal.state === 'waiting' ? 0 : 1, removal };
    }),
    revocation: { tries: 0, step: { state: 'waiting' } },
  },
});

export const resetting = resettingWith();
export const answered: RemovalState = { state: 'answered', at: '2026-11-22T09:59:00.000Z' };
export const removing = resettingWith(answered);
const done: RemovalState = { state: 'gone', at: '2026-11-22T09:59:30.000Z', byUs: true };

export const needsHands: NeedsHands = {
  ...resettingWith(done, { state: 'deferred', at: '2026-11-22T09:59:00.000Z', because: 'default' }),
  status: 'needs_hands',
  left: ['app'],
  why: 'default_refused',
};

export const resetDone: ResetDone = {
  ...resettingWith(done, done),
  // Nothing is left that could be a second step.
  plan: { ...resettingWith(done, done).plan, keep: [] },
  status: 'reset',
  resetAt: '2026-11-22T09:59:59.000Z',
};

export const ENDED_AT: Instant = '2026-11-22T09:59:30.000Z';

/** One ending of each kind, each by somebody other than those who act in the tables. */
export const ENDINGS = {
  solved: { status: 'solved', by: 'zoe' },
  refused: { status: 'refused', reason: 'not_asked', by: 'zoe' },
  denied: { status: 'denied', by: 'zoe', reason: 'not_convinced' },
  cancelled: { status: 'cancelled', by: 'zoe' },
  expired: { status: 'expired', reason: 'silence' },
  failed: { status: 'failed', why: 'graph_unavailable' },
  frozen: { status: 'frozen', by: 'zoe', removed: false },
  reenrolled: { status: 'reenrolled' },
  not_reenrolled: { status: 'not_reenrolled' },
} as const satisfies { readonly [Status in EndStatus]: Extract<Ending, { readonly status: Status }> };

export const endedAs = <Way extends Ending>(
  ending: Way,
  more: Omit<Partial<Ended>, 'status'> = {},
): Ended & { readonly status: Way['status'] } => {
  const { number, requester, openedAt, expiresAt, revision, followers } = awaiting;
  const { subject, symptom, verification, escalation, approvals, vouchers } = awaiting;
  const opened = { number, requester, openedAt, expiresAt, revision, followers };
  const known = { subject, symptom, plan, verification, escalation, approvals, vouchers };
  return { ...opened, ...known, status: ending.status, ending, endedAt: ENDED_AT, ...more };
};

/** The request after a move; a test that gets anything else fails here, saying what it got. */
export function moved(outcome: Outcome): Extract<Outcome, { readonly kind: 'moved' }> {
  if (outcome.kind === 'moved') return outcome;
  throw new TypeError(`expected a move, got ${JSON.stringify(outcome)}`);
}

/** The request after a move, with the status it must have then. */
export function movedTo<Status extends Request['status']>(
  status: Status,
  outcome: Outcome,
): Request & { readonly status: Status } {
  const { request } = moved(outcome);
  if (isIn(status, request)) return request;
  throw new TypeError(`expected ${status}, got ${request.status}`);
}

function isIn<Status extends Request['status']>(
  status: Status,
  request: Request,
): request is Request & { readonly status: Status } {
  return request.status === status;
}
