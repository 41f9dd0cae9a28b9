// Requests that aren't over, in every status, for looking at cards and testing them.
import type { LiveRequest, Request, Unfinished } from '../domain/request.ts';
import { notBegun } from '../domain/reset-progress.ts';
import type { Finding } from '../domain/verification.ts';
import { verify } from '../domain/verification.ts';
import { CAST } from './card-cast.ts';
import {
  ALL_AND_KEY,
  complete,
  HALFWAY,
  leftBy,
  NOW,
  ONE_AND_DEFAULT,
  ONE_ONLY,
  PLAN,
  RICH,
  UNCLEAR,
} from './card-plans.ts';

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

/** What every request of the gallery begins with. */
export const OPENED = {
  number,
  requester: CAST.rita.id,
  openedAt: '2026-11-23T10:00:12.345Z',
  expiresAt: LATER,
  revision: 3,
  followers: [CAST.max.id],
} as const;

/** … and once it is submitted. */
export const SUBMITTED = {
  ...OPENED,
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

/** … and once it is approved. */
export const APPROVED = {
  approvals: [{ by: CAST.amir.id, at: NOW, slot: 0 }],
  approvedAt: NOW,
  waitsForGraph: false,
} as const;

/** A request that waits for approval; the start of most variations. */
export const AWAITING = { ...SUBMITTED, status: 'awaiting_approval' } as const satisfies Request;

/** A run that a person has to finish. */
export const needsHands = (why: Unfinished): Request => ({
  ...SUBMITTED,
  ...APPROVED,
  ...leftBy(why),
  status: 'needs_hands',
  why,
  graphRequestId: '6f1c2d3e-0000-4000-8000-00000000abcd',
});

const draft = { ...OPENED, status: 'draft', reported: {}, checks: 'not_asked' } as const satisfies Request;

/** Requests that are not over, by the names of their scenes. */
export const LIVE: Readonly<Record<string, Request>> = {
  'draft-empty': draft,
  'draft-answered': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone' },
  'draft-checking': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone', checks: 'running' },
  'draft-check-failed': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone', checks: 'failed' },
  verifying: { ...SUBMITTED, status: 'verifying' },
  'awaiting-nobody-yet': { ...AWAITING, escalation: { step: -1, notified: [], skipped: [] } },
  awaiting: AWAITING,
  'awaiting-code-shown': {
    ...AWAITING,
    code: { ...SUBMITTED.code, shownAt: NOW },
    escalation: {
      step: 1,
      notified: [CAST.amir.id],
      skipped: [{ id: CAST.dana.id, reason: 'unreachable' }],
    },
  },
  'awaiting-second': {
    ...AWAITING,
    verification: verify(FINDINGS, 'elevated'),
    approvals: APPROVED.approvals,
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
  approved: { ...SUBMITTED, ...APPROVED, status: 'approved' },
  'approved-graph-down': { ...SUBMITTED, ...APPROVED, status: 'approved', waitsForGraph: true },
  'approved-halted': { ...SUBMITTED, ...APPROVED, status: 'approved', haltedAt: NOW },
  'resetting-begun': { ...SUBMITTED, ...APPROVED, status: 'resetting', progress: notBegun(PLAN) },
  resetting: { ...SUBMITTED, ...APPROVED, status: 'resetting', progress: HALFWAY },
  'resetting-halted': { ...SUBMITTED, ...APPROVED, status: 'resetting', progress: HALFWAY, haltedAt: NOW },
  'resetting-choices': {
    ...SUBMITTED,
    ...APPROVED,
    status: 'resetting',
    plan: ALL_AND_KEY,
    offered: RICH,
    progress: { ...notBegun(ALL_AND_KEY), defaultChange: { tries: 1, step: { state: 'done', at: NOW } } },
  },
  reset: { ...SUBMITTED, ...APPROVED, status: 'reset', resetAt: NOW, progress: complete(PLAN) },
  'reset-choices': {
    ...SUBMITTED,
    ...APPROVED,
    status: 'reset',
    resetAt: NOW,
    plan: ALL_AND_KEY,
    offered: RICH,
    progress: complete(ALL_AND_KEY),
  },
  'reset-one-only': {
    ...SUBMITTED,
    ...APPROVED,
    status: 'reset',
    resetAt: NOW,
    plan: ONE_AND_DEFAULT,
    offered: RICH,
    progress: complete(ONE_AND_DEFAULT),
  },
};
