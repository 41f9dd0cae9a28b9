// Any request that the domain's types allow. Arbitraries only: no test runs here.
import fc from 'fast-check';
import type { HoldEnd } from '../../src/domain/hold.ts';
import type {
  Approval,
  Draft,
  EndStatus,
  Ended,
  ExpiryReason,
  LiveRequest,
  Request,
  RuledOut,
} from '../../src/domain/request.ts';
import { id, instant, plan, progress, text } from './reset-arbitraries.ts';
import { verification } from './verification-arbitraries.ts';
import { vouchAsks, vouches, vouchOrder } from './vouch-arbitraries.ts';

const ids = fc.array(id, { maxLength: 3 });
const count = fc.nat(9);
const symptom = fc.constantFrom('new_phone' as const, 'error_code' as const, 'something_else' as const);

const reported = fc.record(
  { errorCode: text, requestId: text, correlationId: text, timestamp: instant, suspicious: fc.boolean() },
  { requiredKeys: [] },
);

const escalation = fc.record(
  {
    step: fc.integer({ min: -1, max: 5 }),
    notified: ids,
    skipped: fc.array(
      fc.record({
        id,
        reason: fc.constantFrom('disabled' as const, 'gone' as const, 'unreachable' as const),
      }),
    ),
    doubt: fc.constantFrom(
      { kind: 'old' as const, asOf: '2026-11-23T09:00:00.000Z' },
      { kind: 'unknown' as const },
    ),
    nextAt: instant,
    taken: fc.array(
      fc.record(
        {
          step: count,
          at: instant,
          people: ids,
          leftOut: fc.constant(true as const),
          pager: fc.constantFrom('answered' as const, 'unanswered' as const),
        },
        { requiredKeys: ['step', 'at', 'people'] },
      ),
      { maxLength: 3 },
    ),
    holds: fc.array(
      fc.record(
        {
          by: id,
          at: instant,
          until: instant,
          next: count,
          over: fc.constantFrom<HoldEnd>('ran_out', 'decided', 'handed_over', 'barred', 'unreachable'),
        },
        { requiredKeys: ['by', 'at', 'until', 'next'] },
      ),
      { maxLength: 2 },
    ),
    handOvers: fc.array(
      fc.record({ by: id, at: instant, note: fc.string() }, { requiredKeys: ['by', 'at'] }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['step', 'notified', 'skipped'] },
);
const approvals: fc.Arbitrary<Approval[]> = fc.array(
  fc.record(
    { by: id, at: instant, slot: count, contact: fc.constantFrom('callback', 'vouch_only'), issue: count },
    { requiredKeys: ['by', 'at', 'slot', 'contact'] },
  ),
  { maxLength: 2 },
);

/** Every reason to refuse and to expire. A new one breaks these objects. */
const RULED_OUT: Readonly<Record<RuledOut, true>> = {
  privileged: true,
  disabled: true,
  deleted: true,
  guest: true,
  resource: true,
  federated: true,
  no_number: true,
  nobody_to_vouch: true,
  too_many_requests: true,
  requester_inactive: true,
  too_few_approvers: true,
  unknown_method: true,
  nothing_to_remove: true,
  default_cannot_go: true,
  wrong_codes: true,
  not_asked: true,
  own_account: true,
  already_open: true,
  subject_frozen: true,
  password_first: true,
  sign_in_declined: true,
  fraud_reported: true,
};
const EXPIRED: Readonly<Record<ExpiryReason, true>> = {
  silence: true,
  time_up: true,
  no_word: true,
  nobody_to_vouch: true,
  nobody_on_call: true,
  approval_stale: true,
  graph_unavailable: true,
  rights_unreadable: true,
  draft: true,
};

/** What every request has. */
export const opened = {
  number: fc.integer({ min: 1001, max: 99_999 }),
  requester: id,
  openedAt: instant,
  expiresAt: instant,
  revision: count,
  followers: ids,
};

const draft: fc.Arbitrary<Draft> = fc.record(
  {
    ...opened,
    status: fc.constant('draft' as const),
    reported,
    subject: id,
    symptom,
    checks: fc.constantFrom('not_asked' as const, 'running' as const, 'failed' as const),
  },
  { requiredKeys: [...(Object.keys(opened) as (keyof typeof opened)[]), 'status', 'reported', 'checks'] },
);

const submitted = fc
  .tuple(
    fc.record({
      ...opened,
      subject: id,
      symptom,
      reported,
      submittedAt: instant,
      readyAt: instant,
      verification,
      plan,
      code: fc.record(
        { issue: count, issuedAt: instant, shownAt: instant },
        { requiredKeys: ['issue', 'issuedAt'] },
      ),
      wrongCodes: count,
      barred: ids,
      vouchers: ids,
      vouchOrder,
      vouchAsks,
      vouches,
      contactOnFile: fc.record(
        { numbers: fc.array(text, { maxLength: 2 }), signInName: text, manager: id },
        { requiredKeys: ['numbers', 'signInName'] },
      ),
      identities: fc.record({ requester: text, subject: text }, { requiredKeys: [] }),
      escalation,
      approvals,
    }),
    fc.record(
      {
        offered: plan,
        suspectedLate: fc.constant(true as const),
        lateDenials: fc.array(
          fc.record({ by: id, reason: fc.constantFrom('not_asked' as const, 'password_known' as const) }),
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([always, sometimes]) => ({ ...always, ...sometimes }));

const trace = fc.record({ graphRequestId: text, permission: text }, { requiredKeys: [] });

const live: fc.Arbitrary<LiveRequest> = fc
  .tuple(submitted, progress, instant, fc.boolean(), fc.array(text), trace)
  .chain(([request, run, at, flag, left, traced]) =>
    fc.constantFrom<LiveRequest>(
      { ...request, status: 'verifying' },
      { ...request, status: 'awaiting_approval' },
      { ...request, status: 'approved', approvedAt: at, waitsForGraph: flag },
      { ...request, status: 'approved', approvedAt: at, waitsForGraph: true, silentCall: 'r-1' },
      { ...request, status: 'resetting', approvedAt: at, waitsForGraph: flag, progress: run },
      { ...request, status: 'resetting', approvedAt: at, waitsForGraph: flag, haltedAt: at, progress: run },
      { ...request, status: 'needs_hands', approvedAt: at, progress: run, left, why: 'forbidden', ...traced },
      {
        ...request,
        status: 'needs_hands',
        approvedAt: at,
        progress: run,
        left: [],
        why: 'sessions_not_revoked',
      },
      { ...request, status: 'reset', approvedAt: at, resetAt: at, progress: run },
    ),
  );

const ended: fc.Arbitrary<Ended> = fc
  .tuple(
    fc.record(opened),
    fc.record(
      {
        subject: id,
        symptom,
        plan,
        verification,
        escalation,
        approvals,
        vouchers: ids,
        vouchAsks,
        vouches,
        progress,
        resetAt: instant,
        registeredAfterEnd: fc.constant(true as const),
        objections: fc.array(fc.record({ by: id, at: instant }), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    fc.record({ by: id, note: text, flag: fc.boolean(), endedAt: instant }),
    trace,
  )
  .chain(([base, known, { by, note, flag, endedAt }, traced]) =>
    fc
      .constantFrom<Ended['ending']>(
        { status: 'solved', by },
        ...(Object.keys(RULED_OUT) as RuledOut[]).map((reason) => ({ status: 'refused', reason }) as const),
        { status: 'refused', reason: 'already_open', by },
        { status: 'denied', by, reason: 'another_way' },
        { status: 'denied', by, reason: 'password_known' },
        { status: 'denied', by, reason: 'other', note },
        { status: 'cancelled', by },
        ...(Object.keys(EXPIRED) as ExpiryReason[]).map((reason) => ({ status: 'expired', reason }) as const),
        { status: 'expired', reason: 'graph_unavailable', graphRequestId: 'r-1' },
        { status: 'failed', why: 'still_listed', ...traced },
        { status: 'failed', why: 'account_gone', ...traced },
        { status: 'failed', why: 'rights_unreadable', ...traced },
        { status: 'frozen', by, removed: flag },
        { status: 'reenrolled' },
        { status: 'reenrolled', odd: ['too_soon', 'unusual_place', 'several_at_once'] },
        { status: 'not_reenrolled' },
      )
      .map((ending) => ({ ...base, ...known, status: ending.status satisfies EndStatus, ending, endedAt })),
  );

/** A request in any status. */
export const request: fc.Arbitrary<Request> = fc.oneof(draft, live, ended);
