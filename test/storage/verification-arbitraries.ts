// Any verification that the domain’s types allow. Arbitraries only: no test runs here.
import fc from 'fast-check';
import type { ChangeFinding, Finding } from '../../src/domain/finding.ts';
import type { SignInFinding } from '../../src/domain/sign-in-evidence.ts';
import type { Verification } from '../../src/domain/verification.ts';
import { instant, text } from './reset-arbitraries.ts';

const count = fc.nat(9);

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

const recentChanges: fc.Arbitrary<ChangeFinding> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({
    kind: fc.constant('changed' as const),
    changes: fc.array(
      fc.record({ field: fc.constantFrom('phone', 'manager', 'sign_in_name'), at: instant }),
      { maxLength: 2 },
    ),
  }),
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
  fc.record({ check: fc.constant('recent_changes' as const), found: recentChanges }),
  fc.record({
    check: fc.constant('requester_record' as const),
    requests: count,
    most: count,
    age: fc.constantFrom('new_account' as const, 'old_enough' as const, 'unknown' as const),
    resetLately: fc.boolean(),
    objections: count,
  }),
  fc.record({ check: fc.constant('helpdesk_load' as const), resets: count, most: count }),
  fc.record({ check: fc.constant('turned_down_before' as const), requests: count }),
);

/** What checks found, and what a request needs for it. */
export const verification: fc.Arbitrary<Verification> = fc.record({
  checks: fc.array(fc.record({ finding, outcome: fc.constantFrom('pass' as const, 'unknown' as const) })),
  tier: fc.constantFrom('standard', 'elevated', 'refused'),
  needs: fc.record({ callback: fc.boolean(), vouch: fc.boolean(), approvals: count }),
});
