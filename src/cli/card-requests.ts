// A request in every status, about people who don't exist, for looking at cards and testing them.
import type { Ended, Ending, LiveRequest, Request, Unfinished } from '../domain/request.ts';
import { notBegun } from '../domain/reset-progress.ts';
import type { Finding } from '../domain/verification.ts';
import { verify } from '../domain/verification.ts';
import type { Named, People } from '../workflow/view.ts';
import {
  ALL_AND_KEY,
  complete,
  HALFWAY,
  leftBy,
  NOW,
  ONE_ONLY,
  PLAN,
  RICH,
  trace,
  UNCLEAR,
} from './card-plans.ts';

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

const LATER = '2026-11-23T11:00:00.000Z';
const number = 1042;

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
  { check: 'sign_ins', found: { kind: 'fits', at: '2026-11-23T09:51:00.000Z' } },
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

/** A request that waits for approval; the start of most variations. */
export const AWAITING = { ...submitted, status: 'awaiting_approval' } as const satisfies Request;

const needsHands = (why: Unfinished): Request => ({
  ...submitted,
  ...approved,
  ...leftBy(why),
  status: 'needs_hands',
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
  'awaiting-choices': { ...AWAITING, plan: RICH, symptom: 'new_phone' },
  'awaiting-unclear-default': {
    ...AWAITING,
    plan: UNCLEAR,
    verification: verify([
      ...FINDINGS.filter(({ check }) => check !== 'sign_ins' && check !== 'standing'),
      { check: 'standing', standing: 'member_enabled', synced: true },
      { check: 'sign_ins', found: { kind: 'unreadable', why: 'no_licence' } },
    ]),
  },
  'awaiting-chosen': {
    ...AWAITING,
    plan: ONE_ONLY,
    offered: PLAN,
    verification: verify(FINDINGS, 'elevated'),
    approvals: [{ by: CAST.dana.id, at: NOW, slot: 0 }],
    escalation: { step: 1, notified: [CAST.dana.id, CAST.amir.id], skipped: [] },
  },
  'awaiting-barred': { ...AWAITING, barred: [CAST.amir.id], wrongCodes: 3 },
  approved: { ...submitted, ...approved, status: 'approved' },
  'approved-graph-down': { ...submitted, ...approved, status: 'approved', waitsForGraph: true },
  'approved-halted': { ...submitted, ...approved, status: 'approved', haltedAt: NOW },
  'resetting-begun': { ...submitted, ...approved, status: 'resetting', progress: notBegun(PLAN) },
  resetting: { ...submitted, ...approved, status: 'resetting', progress: HALFWAY },
  'resetting-halted': { ...submitted, ...approved, status: 'resetting', progress: HALFWAY, haltedAt: NOW },
  'resetting-choices': {
    ...submitted,
    ...approved,
    status: 'resetting',
    plan: ALL_AND_KEY,
    offered: RICH,
    progress: { ...notBegun(ALL_AND_KEY), defaultChange: { tries: 1, step: { state: 'done', at: NOW } } },
  },
  reset: { ...submitted, ...approved, status: 'reset', resetAt: NOW, progress: complete(PLAN) },
  'reset-choices': {
    ...submitted,
    ...approved,
    status: 'reset',
    resetAt: NOW,
    plan: ALL_AND_KEY,
    offered: RICH,
    progress: complete(ALL_AND_KEY),
  },
};

const UNFINISHED: readonly Unfinished[] = [
  'still_listed',
  'default_refused',
  'forbidden',
  'changed_meanwhile',
  'graph_unavailable',
  'refused_by_graph',
  'sessions_not_revoked',
  'account_gone',
  'rights_unreadable',
  'approval_stale',
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
      'sign_in_declined',
      'fraud_reported',
    ] as const
  ).map((reason): Ending => ({ status: 'refused', reason })),
  ...(['not_asked', 'password_known', 'another_way', 'not_convinced', 'other', 'wrong_codes'] as const).map(
    (reason): Ending => ({ status: 'denied', by, reason, note: 'Please come to the desk with your badge.' }),
  ),
  { status: 'cancelled', by: CAST.rita.id },
  ...(
    [
      'silence',
      'time_up',
      'no_word',
      'nobody_on_call',
      'approval_stale',
      'graph_unavailable',
      'draft',
    ] as const
  ).map((reason): Ending => ({
    status: 'expired',
    reason,
  })),
  ...UNFINISHED.map((why): Ending => {
    const permission = why === 'forbidden' ? { permission: 'UserAuthMethod-Phone.ReadWrite.All' } : {};
    return { status: 'failed', why, graphRequestId: trace(7), ...permission };
  }),
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
  const ran = done ? { approvals: approved.approvals, progress: complete(PLAN) } : {};
  return { ...opened, ...known, ...ran, status: ending.status, ending, endedAt: NOW };
}

/** A run that changed the default, and then could remove nothing. */
const FAILED_AFTER_CHANGE: Ended = {
  ...endedBy({ status: 'failed', why: 'graph_unavailable', graphRequestId: trace(7) }),
  plan: ALL_AND_KEY,
  approvals: approved.approvals,
  progress: {
    ...notBegun(ALL_AND_KEY),
    defaultChange: { tries: 1, step: { state: 'done', at: NOW }, graphRequestId: trace(8) },
  },
};

/** A refusal whose requester had pasted the whole error page. */
export const REFUSED_WITH_REPORT = {
  ...endedBy({ status: 'refused', reason: 'privileged' }),
  reported: {
    errorCode: '500121',
    requestId: '2b8c9d0e-1111-4222-8333-444455556666',
    correlationId: '7a6b5c4d-9999-4888-8777-666655554444',
    timestamp: '2026-11-23T09:51:00Z',
  },
} as const;

/** A request in every status, and each of them in the variations that look different. */
export const REQUESTS: ReadonlyMap<string, Request> = new Map<string, Request>([
  ...Object.entries(LIVE),
  ...UNFINISHED.map((why) => [`needs-hands-${why}`, needsHands(why)] as const),
  ...ENDINGS.map((ending) => [nameOf(ending), endedBy(ending)] as const),
  ['failed-after-changed-default', FAILED_AFTER_CHANGE],
  ['refused-privileged-with-report', REFUSED_WITH_REPORT],
]);

function nameOf(ending: Ending): string {
  if ('reason' in ending) return `${ending.status}-${ending.reason}`;
  if ('why' in ending) return `failed-${ending.why}`;
  return ending.status === 'frozen' && ending.removed ? 'frozen-late' : ending.status;
}
