// Requests that aren't over, in every status, for looking at cards and testing them.
import type { LiveRequest, Request, Unfinished } from '../domain/request.ts';
import { notBegun } from '../domain/reset-progress.ts';
import type { Finding } from '../domain/finding.ts';
import type { Tiers } from '../domain/policy.ts';
import { atTier, verify } from '../domain/verification.ts';
import type { Vouch, VouchAsk, Voucher } from '../domain/voucher.ts';
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

/** How the gallery's helpdesk verifies: as the configuration does by itself. */
export const TIERS: Tiers = {
  standard: { require: [['callback']], approvals: 1 },
  elevated: { require: [['callback'], ['vouch']], approvals: 2 },
};

/** A helpdesk that lets a voucher's word stand for a call that can't be made. */
const LENIENT: Tiers = { ...TIERS, elevated: { require: [['callback', 'vouch'], ['vouch']], approvals: 2 } };

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
  { check: 'recent_changes', found: { kind: 'none' } },
  { check: 'requester_record', requests: 1, most: 3, age: 'old_enough', resetLately: false, objections: 0 },
  { check: 'helpdesk_load', resets: 2, most: 10 },
  { check: 'turned_down_before', requests: 0 },
];

/** What an attacker's case may find: every check that can fail without ending the request. */
export const ALARMING: readonly Finding[] = [
  { check: 'standing', standing: 'member_enabled' },
  { check: 'privilege', privilege: 'owns_application' },
  { check: 'relationship', relation: 'none' },
  { check: 'cool_down', lastReset: '2026-11-20T08:00:00.000Z', within: true },
  { check: 'sensitive_list', listed: true },
  { check: 'numbers_on_file', usable: ['business'], phoneGone: true },
  { check: 'phone_stolen', stolen: true },
  { check: 'one_person', known: false },
  { check: 'sign_ins', found: { kind: 'risky', at: '2026-11-23T09:51:00.000Z' } },
  {
    check: 'recent_changes',
    found: {
      kind: 'changed',
      changes: [
        { field: 'phone', at: '2026-11-19T08:00:00.000Z' },
        { field: 'manager', at: '2026-11-20T08:00:00.000Z' },
        { field: 'sign_in_name', at: '2026-11-21T08:00:00.000Z' },
      ],
    },
  },
  { check: 'requester_record', requests: 5, most: 3, age: 'new_account', resetLately: true, objections: 2 },
  { check: 'helpdesk_load', resets: 14, most: 10 },
  { check: 'turned_down_before', requests: 2 },
];

const elevated = atTier(verify(FINDINGS, TIERS), 'elevated', TIERS);
const alarming = verify(ALARMING, TIERS);
const NO_NUMBER = verify(
  [
    ...FINDINGS.filter(({ check }) => check !== 'numbers_on_file'),
    { check: 'numbers_on_file', usable: [], phoneGone: true },
  ],
  LENIENT,
);

const MANAGER: Voucher = { id: CAST.max.id, as: 'manager' };
const CONTACT: Voucher = { id: CAST.noor.id, as: 'recovery_contact' };

/** Two people who may vouch: the manager was asked, and has not answered. */
export const ASK: VouchAsk = { ...MANAGER, at: NOW };
const CONTACT_ASK: VouchAsk = { ...CONTACT, at: NOW };
const VOUCHED: Vouch = { by: CAST.max.id, at: NOW, how: 'in_person' };

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
  readyAt: '2026-11-23T10:01:00.000Z',
  verification: verify(FINDINGS, TIERS),
  plan: PLAN,
  code: { issue: 1, issuedAt: '2026-11-23T10:01:00.000Z' },
  wrongCodes: 0,
  barred: [],
  vouchers: [CAST.max.id],
  vouchOrder: [MANAGER, CONTACT],
  vouchAsks: [],
  vouches: [],
  contactOnFile: { numbers: [], signInName: '' },
  identities: {},
  escalation: { step: 0, notified: [CAST.amir.id], skipped: [] },
  approvals: [],
} as const satisfies Partial<LiveRequest>;

/** … and once it is approved. */
export const APPROVED = {
  approvals: [{ by: CAST.amir.id, at: NOW, slot: 0, contact: 'callback', issue: 1 }],
  approvedAt: NOW,
  waitsForGraph: false,
} as const;

/** A request that waits for approval; the start of most variations. */
export const AWAITING = { ...SUBMITTED, status: 'awaiting_approval' } as const satisfies Request;

/** A request that waits for a voucher. */
export const VERIFYING = {
  ...SUBMITTED,
  status: 'verifying',
  verification: elevated,
  vouchAsks: [ASK],
} as const satisfies Request;

const VOUCHED_FOR = { verification: elevated, vouchAsks: [ASK], vouches: [VOUCHED] } as const;
const WITHOUT_NUMBER = { ...VOUCHED_FOR, verification: NO_NUMBER } as const;
const byVouch = (by: string) => [{ by, at: NOW, slot: 0, contact: 'vouch_only' }] as const;

/** A run that a person has to finish. */
export const needsHands = (why: Unfinished): Request => ({
  ...SUBMITTED,
  ...APPROVED,
  ...leftBy(why),
  status: 'needs_hands',
  why,
  graphRequestId: '6f1c2d3e-0000-4000-8000-00000000abcd',
});

const UNREAD: readonly Finding['check'][] = ['sign_ins', 'standing', 'recent_changes'];

const draft = { ...OPENED, status: 'draft', reported: {}, checks: 'not_asked' } as const satisfies Request;

/** Requests that are not over, by the names of their scenes. */
export const LIVE: Readonly<Record<string, Request>> = {
  'draft-empty': draft,
  'draft-answered': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone' },
  'draft-checking': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone', checks: 'running' },
  'draft-check-failed': { ...draft, subject: CAST.alice.id, symptom: 'lost_phone', checks: 'failed' },
  verifying: VERIFYING,
  'verifying-nobody-yet': { ...VERIFYING, vouchAsks: [] },
  'verifying-words': {
    ...VERIFYING,
    vouchers: [CAST.max.id, CAST.noor.id],
    vouchAsks: [
      { ...ASK, word: 'have_not' },
      { ...CONTACT_ASK, word: 'not_sure' },
    ],
  },
  'verifying-unreachable-halted': {
    ...VERIFYING,
    vouchers: [CAST.max.id, CAST.noor.id],
    vouchAsks: [{ ...ASK, word: 'unreachable' }, CONTACT_ASK],
  },
  'verifying-passed-over': {
    ...VERIFYING,
    vouchAsks: [
      { ...ASK, word: 'have_not' },
      { id: CAST.dana.id, as: 'managers_manager', at: NOW, word: 'passed_over' },
    ],
  },
  'awaiting-vouched': {
    ...AWAITING,
    ...VOUCHED_FOR,
    escalation: { ...SUBMITTED.escalation, skipped: [{ id: CAST.max.id, reason: 'has_vouched' }] },
  },
  'awaiting-vouched-oneself': {
    ...AWAITING,
    ...VOUCHED_FOR,
    vouchAsks: [{ ...ASK, id: CAST.amir.id }],
    vouches: [{ ...VOUCHED, by: CAST.amir.id }],
  },
  'awaiting-alarming': { ...AWAITING, ...VOUCHED_FOR, verification: alarming, barred: [CAST.dana.id] },
  'awaiting-changed-number': { ...AWAITING, ...VOUCHED_FOR, vouches: [{ ...VOUCHED, how: 'video' }] },
  'awaiting-no-number': { ...AWAITING, ...WITHOUT_NUMBER },
  'awaiting-no-number-second': {
    ...AWAITING,
    ...WITHOUT_NUMBER,
    approvals: byVouch(CAST.dana.id),
    escalation: { step: 1, notified: [CAST.dana.id, CAST.amir.id], skipped: [] },
  },
  'awaiting-nobody-yet': { ...AWAITING, escalation: { step: -1, notified: [], skipped: [] } },
  'awaiting-schedule-old': {
    ...AWAITING,
    escalation: {
      ...AWAITING.escalation,
      skipped: [{ id: CAST.dana.id, reason: 'gone' }],
      doubt: { kind: 'old', asOf: '2026-11-23T09:02:00.000Z' },
    },
  },
  'awaiting-schedule-unknown': {
    ...AWAITING,
    escalation: { ...AWAITING.escalation, doubt: { kind: 'unknown' } },
  },
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
    ...VOUCHED_FOR,
    approvals: APPROVED.approvals,
    escalation: { step: 1, notified: [CAST.amir.id, CAST.dana.id], skipped: [] },
  },
  'awaiting-choices': { ...AWAITING, plan: RICH, symptom: 'new_phone' },
  'awaiting-unclear-default': {
    ...AWAITING,
    plan: UNCLEAR,
    verification: verify(
      [
        ...FINDINGS.filter(({ check }) => !UNREAD.includes(check)),
        { check: 'standing', standing: 'member_enabled', synced: true },
        { check: 'sign_ins', found: { kind: 'unreadable', why: 'no_licence' } },
        { check: 'recent_changes', found: { kind: 'unreadable', why: 'no_licence' } },
      ],
      TIERS,
    ),
    vouches: [VOUCHED],
  },
  'awaiting-chosen': {
    ...AWAITING,
    plan: ONE_ONLY,
    offered: PLAN,
    ...VOUCHED_FOR,
    approvals: [{ by: CAST.dana.id, at: NOW, slot: 0, contact: 'callback', issue: 1 }],
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
