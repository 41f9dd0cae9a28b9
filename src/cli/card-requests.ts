// A request in every status, about people who don't exist, for looking at cards and testing them.
import type { Ended, Ending, LiveRequest, Request, Unfinished } from '../domain/request.ts';
import type { PinnedMethod, ResetPlan } from '../domain/reset-plan.ts';
import type { ResetProgress } from '../domain/reset-progress.ts';
import { notBegun } from '../domain/reset-progress.ts';
import type { Finding } from '../domain/verification.ts';
import { verify } from '../domain/verification.ts';
import type { Named, People } from '../workflow/view.ts';

/** Nobody of this name exists: the cast of the gallery. */
export const CAST = {
  rita: {
    id: '10000000-0000-4000-8000-000000000001',
    name: 'Rita Moreno',
    signInName: 'rita.moreno@contoso.com',
    department: 'Finance',
  },
  alice: {
    id: '10000000-0000-4000-8000-000000000002',
    name: 'Alice Wong',
    signInName: 'alice.wong@contoso.com',
    department: 'Finance',
  },
  max: { id: '10000000-0000-4000-8000-000000000003', name: 'Max Keller', department: 'Finance' },
  amir: { id: '10000000-0000-4000-8000-000000000004', name: 'Amir Haddad', department: 'IT' },
  dana: { id: '10000000-0000-4000-8000-000000000005', name: 'Dana Petrov', department: 'IT' },
} as const satisfies Readonly<Record<string, Named>>;

/** The cast by id. */
export const CAST_PEOPLE: People = new Map(Object.values(CAST).map((person) => [person.id, person]));

/** The moment the gallery shows. */
export const NOW = '2026-11-23T10:04:00.000Z';
const LATER = '2026-11-23T11:00:00.000Z';
const number = 1042;

const authenticator: PinnedMethod = { id: 'authenticator-1', kind: 'microsoftAuthenticator' };
const mobile: PinnedMethod = { id: 'phone-1', kind: 'phone', phoneSlot: 'mobile' };
const token: PinnedMethod = { id: 'token-1', kind: 'softwareOath' };

/** Three methods go, two stay. */
export const PLAN: ResetPlan = {
  remove: [token, mobile, authenticator],
  keep: [
    { id: 'hello-1', kind: 'windowsHelloForBusiness', reason: 'still_useful' },
    { id: 'password-1', kind: 'password', reason: 'never_removed' },
  ],
  suspectedDefault: authenticator.id,
};

/** What an ordinary case finds, with one thing that the directory can't tell. */
export const FINDINGS: readonly Finding[] = [
  { check: 'standing', standing: 'member_enabled' },
  { check: 'privilege', privilege: 'none' },
  { check: 'relationship', relation: 'same_manager' },
  { check: 'cool_down', lastReset: '2026-03-02T08:00:00.000Z', within: false },
  { check: 'sensitive_list', listed: false },
  { check: 'numbers_on_file', usable: ['business'], phoneGone: true },
  { check: 'phone_stolen', stolen: false },
  { check: 'one_person', known: false },
];

const opened = {
  number,
  requester: CAST.rita.id,
  openedAt: '2026-11-23T10:00:12.345Z',
  expiresAt: LATER,
  revision: 3,
  followers: [CAST.max.id],
} as const;

const submitted = {
  ...opened,
  subject: CAST.alice.id,
  symptom: 'lost_phone',
  reported: { errorCode: '500121' },
  submittedAt: '2026-11-23T10:01:00.000Z',
  verification: verify(FINDINGS),
  plan: PLAN,
  code: { issue: 1, issuedAt: '2026-11-23T10:01:00.000Z' },
  wrongCodes: 0,
  barred: [],
  vouchers: [CAST.max.id],
  vouchedBy: [],
  identities: {},
  escalation: { step: 0, notified: [CAST.amir.id], skipped: [] },
  approvals: [],
} as const satisfies Partial<LiveRequest>;

const approved = {
  approvals: [{ by: CAST.amir.id, at: NOW, slot: 0 }],
  approvedAt: NOW,
  waitsForGraph: false,
} as const;

const halfway: ResetProgress = {
  removals: [
    { id: token.id, removal: { state: 'gone', at: NOW, byUs: true }, tries: 1 },
    { id: mobile.id, removal: { state: 'asked', at: NOW }, tries: 1 },
    { id: authenticator.id, removal: { state: 'waiting' }, tries: 0 },
  ],
};

const complete: ResetProgress = {
  removals: PLAN.remove.map(({ id }) => ({ id, removal: { state: 'gone', at: NOW, byUs: true }, tries: 1 })),
};

/** A request that waits for approval; the start of most variations. */
export const AWAITING = { ...submitted, status: 'awaiting_approval' } as const satisfies Request;

const needsHands = (why: Unfinished): Request => ({
  ...submitted,
  ...approved,
  status: 'needs_hands',
  progress: halfway,
  left: [mobile.id, authenticator.id],
  why,
  graphRequestId: '6f1c2d3e-0000-4000-8000-00000000abcd',
});

const draft = { ...opened, status: 'draft', reported: {}, checks: 'not_asked' } as const satisfies Request;

const LIVE: Readonly<Record<string, Request>> = {
  'draft-empty': draft,
  'draft-answered': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone' },
  'draft-checking': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone', checks: 'running' },
  'draft-check-failed': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone', checks: 'failed' },
  verifying: { ...submitted, status: 'verifying' },
  'awaiting-nobody-yet': { ...AWAITING, escalation: { step: -1, notified: [], skipped: [] } },
  awaiting: AWAITING,
  'awaiting-code-shown': {
    ...AWAITING,
    code: { ...submitted.code, shownAt: NOW },
    escalation: {
      step: 1,
      notified: [CAST.amir.id],
      skipped: [{ id: CAST.dana.id, reason: 'unreachable' }],
    },
  },
  'awaiting-second': {
    ...AWAITING,
    verification: verify(FINDINGS, 'elevated'),
    approvals: approved.approvals,
    escalation: { step: 1, notified: [CAST.amir.id, CAST.dana.id], skipped: [] },
  },
  'awaiting-barred': { ...AWAITING, barred: [CAST.amir.id], wrongCodes: 3 },
  approved: { ...submitted, ...approved, status: 'approved' },
  'approved-graph-down': { ...submitted, ...approved, status: 'approved', waitsForGraph: true },
  'approved-halted': { ...submitted, ...approved, status: 'approved', haltedAt: NOW },
  'resetting-begun': { ...submitted, ...approved, status: 'resetting', progress: notBegun(PLAN) },
  resetting: { ...submitted, ...approved, status: 'resetting', progress: halfway },
  'resetting-halted': { ...submitted, ...approved, status: 'resetting', progress: halfway, haltedAt: NOW },
  reset: { ...submitted, ...approved, status: 'reset', resetAt: NOW, progress: complete },
};

const UNFINISHED: readonly Unfinished[] = [
  'still_listed',
  'default_refused',
  'forbidden',
  'changed_meanwhile',
  'graph_unavailable',
  'refused_by_graph',
  'standing_changed',
  'approval_stale',
  'approver_left',
];

const by = CAST.amir.id;

/** Every way a request can end. */
export const ENDINGS: readonly Ending[] = [
  { status: 'solved', by: CAST.rita.id },
  ...(
    [
      'privileged',
      'disabled',
      'deleted',
      'guest',
      'resource',
      'federated',
      'needs_more_verification',
      'unknown_method',
      'nothing_to_remove',
      'default_cannot_go',
      'wrong_codes',
      'not_asked',
      'own_account',
      'already_open',
      'subject_frozen',
    ] as const
  ).map((reason): Ending => ({ status: 'refused', reason })),
  ...(['not_asked', 'password_known', 'not_convinced', 'other', 'wrong_codes'] as const).map(
    (reason): Ending => ({ status: 'denied', by, reason, note: 'Please come to the desk with your badge.' }),
  ),
  { status: 'cancelled', by: CAST.rita.id },
  ...(['silence', 'time_up', 'no_word', 'nobody_on_call', 'approval_stale', 'draft'] as const).map(
    (reason): Ending => ({
      status: 'expired',
      reason,
    }),
  ),
  ...UNFINISHED.map((why): Ending => ({ status: 'failed', why, graphRequestId: 'a1b2c3' })),
  { status: 'frozen', by: CAST.alice.id, removed: true },
  { status: 'frozen', by: CAST.max.id, removed: false },
  { status: 'reenrolled' },
  { status: 'not_reenrolled' },
];

/** A request that ended that way. */
export function endedBy(ending: Ending): Ended {
  const { subject, symptom, verification, plan, escalation, vouchers } = submitted;
  const known = { subject, symptom, verification, plan, escalation, vouchers };
  const done = ending.status === 'reenrolled' || ending.status === 'not_reenrolled';
  const ran = done ? { approvals: approved.approvals, progress: complete } : {};
  return { ...opened, ...known, ...ran, status: ending.status, ending, endedAt: NOW };
}

/** A request in every status, and each of them in the variations that look different. */
export const REQUESTS: ReadonlyMap<string, Request> = new Map<string, Request>([
  ...Object.entries(LIVE),
  ...UNFINISHED.map((why) => [`needs-hands-${why}`, needsHands(why)] as const),
  ...ENDINGS.map((ending, index) => [`${nameOf(ending)}-${index}`, endedBy(ending)] as const),
]);

function nameOf(ending: Ending): string {
  if ('reason' in ending) return `${ending.status}-${ending.reason}`;
  return 'why' in ending ? `failed-${ending.why}` : ending.status;
}
