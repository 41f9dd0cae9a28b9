import fc from 'fast-check';
import type { Draft, EndStatus, Ended, LiveRequest, Request } from '../../src/domain/request.ts';
import type { SignInFinding } from '../../src/domain/sign-in-evidence.ts';
import type { Finding, Verification } from '../../src/domain/verification.ts';
import { requestSchema } from '../../src/storage/request-schema.ts';
import { readJson, writeJson } from '../../src/storage/row.ts';
import { id, instant, plan, progress, text } from './reset-arbitraries.ts';

const ROW = { table: 'requests', key: 1001 };
const ids = fc.array(id, { maxLength: 3 });
const count = fc.nat(9);
const symptom = fc.constantFrom('new_phone' as const, 'error_code' as const, 'something_else' as const);

const reported = fc.record(
  { errorCode: text, requestId: text, correlationId: text, timestamp: instant, suspicious: fc.boolean() },
  { requiredKeys: [] },
);

const signIns: fc.Arbitrary<SignInFinding> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('fits', 'declined', 'fraud_reported', 'risky', 'signed_in'),
    at: instant,
  }),
  fc.record({ kind: fc.constant('other_error' as const), at: instant, code: text }),
  fc.constant({ kind: 'nothing' as const }),
  fc.record({
    kind: fc.constant('unreadable' as const),
    why: fc.constantFrom('no_licence', 'not_granted', 'no_answer'),
  }),
);

const finding: fc.Arbitrary<Finding> = fc.oneof(
  fc.record(
    {
      check: fc.constant('standing' as const),
      standing: fc.constantFrom('guest' as const, 'member_enabled' as const),
      synced: fc.boolean(),
    },
    { requiredKeys: ['check', 'standing'] },
  ),
  fc.record({ check: fc.constant('sign_ins' as const), found: signIns }),
  fc.record({ check: fc.constant('privilege' as const), privilege: fc.constantFrom('unknown' as const) }),
  fc.record({ check: fc.constant('relationship' as const), relation: fc.constantFrom('none' as const) }),
  fc.record({
    check: fc.constant('cool_down' as const),
    lastReset: fc.option(instant, { nil: undefined }),
    within: fc.boolean(),
  }),
  fc.record({ check: fc.constant('sensitive_list' as const), listed: fc.boolean() }),
  fc.record({
    check: fc.constant('numbers_on_file' as const),
    usable: fc.subarray(['business' as const, 'mobile' as const]),
    phoneGone: fc.boolean(),
  }),
  fc.record({ check: fc.constant('phone_stolen' as const), stolen: fc.boolean() }),
  fc.record({ check: fc.constant('one_person' as const), known: fc.boolean() }),
);

const verification: fc.Arbitrary<Verification> = fc.record({
  checks: fc.array(fc.record({ finding, outcome: fc.constantFrom('pass' as const, 'unknown' as const) })),
  tier: fc.constantFrom('standard', 'elevated', 'refused'),
});

const escalation = fc.record(
  {
    step: fc.integer({ min: -1, max: 5 }),
    notified: ids,
    skipped: fc.array(
      fc.record({ id, reason: fc.constantFrom('disabled' as const, 'unreachable' as const) }),
    ),
    handedOverBy: ids,
  },
  { requiredKeys: ['step', 'notified', 'skipped'] },
);
const approvals = fc.array(fc.record({ by: id, at: instant, slot: count }), { maxLength: 2 });

const opened = {
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
      verification,
      plan,
      code: fc.record(
        { issue: count, issuedAt: instant, shownAt: instant },
        { requiredKeys: ['issue', 'issuedAt'] },
      ),
      wrongCodes: count,
      barred: ids,
      vouchers: ids,
      vouchedBy: ids,
      identities: fc.record({ requester: text, subject: text }, { requiredKeys: [] }),
      escalation,
      approvals,
    }),
    fc.record(
      {
        offered: plan,
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
        progress,
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
        { status: 'refused', reason: 'subject_frozen' },
        { status: 'refused', reason: 'already_open', by },
        { status: 'refused', reason: 'sign_in_declined' },
        { status: 'refused', reason: 'fraud_reported' },
        { status: 'denied', by, reason: 'another_way' },
        { status: 'denied', by, reason: 'password_known' },
        { status: 'denied', by, reason: 'other', note },
        { status: 'cancelled', by },
        { status: 'expired', reason: 'silence' },
        { status: 'expired', reason: 'graph_unavailable' },
        { status: 'expired', reason: 'graph_unavailable', graphRequestId: 'r-1' },
        { status: 'failed', why: 'still_listed', ...traced },
        { status: 'failed', why: 'account_gone', ...traced },
        { status: 'failed', why: 'rights_unreadable', ...traced },
        { status: 'frozen', by, removed: flag },
        { status: 'reenrolled' },
        { status: 'not_reenrolled' },
      )
      .map((ending) => ({ ...base, ...known, status: ending.status satisfies EndStatus, ending, endedAt })),
  );

const request: fc.Arbitrary<Request> = fc.oneof(draft, live, ended);

describe('a stored request', () => {
  it('is read back exactly as it was saved, in every status', () => {
    fc.assert(
      fc.property(request, (saved) => {
        const json = writeJson(requestSchema, saved, ROW);
        expect(readJson(requestSchema, json, ROW)).toEqual(saved);
        expect(writeJson(requestSchema, readJson(requestSchema, json, ROW), ROW)).toBe(json);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with a field missing, a field too many or a moment in another form', () => {
    fc.assert(
      fc.property(request, fc.nat(), (saved, pick) => {
        const keys = Object.keys(opened);
        const { [keys[pick % keys.length]!]: _, ...missing } = saved as unknown as Record<string, unknown>;
        for (const bad of [missing, { ...saved, surplus: 1 }, { ...saved, openedAt: '2026-11-22T10:00:00Z' }])
          expect(() => readJson(requestSchema, JSON.stringify(bad), ROW)).toThrow('DATABASE_ROW_INVALID');
      }),
      { numRuns: 50 },
    );
  });
});
