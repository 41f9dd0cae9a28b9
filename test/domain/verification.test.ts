import fc from 'fast-check';
import { outcomeOf } from '../../src/domain/finding.ts';
import type { CheckOutcome, Finding, Privilege, RequesterRecord } from '../../src/domain/finding.ts';
import { higher, tierOf, usableNumbers, verify } from '../../src/domain/verification.ts';
import type { Earlier, Tier, Verification } from '../../src/domain/verification.ts';
import { configuredTiers } from './policies.ts';
import { NOW, tiers, verificationOf } from './requests.ts';

describe('the policy table', () => {
  type Row = [Finding, CheckOutcome, Tier];
  const record = (more: Partial<RequesterRecord>): Finding => ({
    check: 'requester_record',
    requests: 1,
    most: 3,
    age: 'old_enough',
    resetLately: false,
    objections: 0,
    ...more,
  });
  const usable = { check: 'numbers_on_file', phoneGone: false } as const;
  it.each<Row>([
    [{ check: 'standing', standing: 'member_enabled' }, 'pass', 'standard'],
    [{ check: 'standing', standing: 'disabled' }, 'fail', 'refused'],
    [{ check: 'standing', standing: 'deleted' }, 'fail', 'refused'],
    [{ check: 'standing', standing: 'guest' }, 'fail', 'refused'],
    [{ check: 'standing', standing: 'resource' }, 'fail', 'refused'],
    [{ check: 'standing', standing: 'federated' }, 'fail', 'refused'],
    [{ check: 'privilege', privilege: 'none' }, 'pass', 'standard'],
    [{ check: 'privilege', privilege: 'privileged' }, 'fail', 'refused'],
    [{ check: 'privilege', privilege: 'deny_listed' }, 'fail', 'refused'],
    [{ check: 'privilege', privilege: 'unknown' }, 'unknown', 'refused'],
    [{ check: 'privilege', privilege: 'owns_application' }, 'fail', 'elevated'],
    [{ check: 'relationship', relation: 'is_manager' }, 'pass', 'standard'],
    [{ check: 'relationship', relation: 'is_report' }, 'pass', 'standard'],
    [{ check: 'relationship', relation: 'same_manager' }, 'pass', 'standard'],
    [{ check: 'relationship', relation: 'same_department' }, 'pass', 'standard'],
    [{ check: 'relationship', relation: 'none' }, 'fail', 'elevated'],
    [{ check: 'relationship', relation: 'unknown' }, 'unknown', 'elevated'],
    [{ check: 'cool_down', lastReset: undefined, within: false }, 'pass', 'standard'],
    [{ check: 'cool_down', lastReset: NOW, within: true }, 'fail', 'elevated'],
    [{ check: 'sensitive_list', listed: false }, 'pass', 'standard'],
    [{ check: 'sensitive_list', listed: true }, 'fail', 'elevated'],
    [{ ...usable, usable: ['business'] }, 'pass', 'standard'],
    [{ ...usable, usable: ['mobile'] }, 'pass', 'standard'],
    [{ ...usable, usable: ['business', 'mobile'] }, 'pass', 'standard'],
    [{ ...usable, usable: ['business'], phoneGone: true }, 'pass', 'standard'],
    [{ ...usable, usable: [], phoneGone: true }, 'fail', 'elevated'],
    [{ ...usable, usable: [] }, 'fail', 'elevated'],
    [{ check: 'phone_stolen', stolen: false }, 'pass', 'standard'],
    [{ check: 'phone_stolen', stolen: true }, 'fail', 'elevated'],
    [{ check: 'one_person', known: true }, 'pass', 'standard'],
    [{ check: 'one_person', known: false }, 'unknown', 'standard'],
    [{ check: 'standing', standing: 'member_enabled', synced: true }, 'pass', 'standard'],
    [{ check: 'standing', standing: 'disabled', synced: true }, 'fail', 'refused'],
    [{ check: 'sign_ins', found: { kind: 'fits', at: NOW } }, 'pass', 'standard'],
    [{ check: 'sign_ins', found: { kind: 'declined', at: NOW } }, 'fail', 'refused'],
    [{ check: 'sign_ins', found: { kind: 'fraud_reported', at: NOW } }, 'fail', 'refused'],
    [{ check: 'sign_ins', found: { kind: 'risky', at: NOW } }, 'fail', 'elevated'],
    [{ check: 'sign_ins', found: { kind: 'signed_in', at: NOW } }, 'fail', 'elevated'],
    [{ check: 'sign_ins', found: { kind: 'other_error', at: NOW, code: '53003' } }, 'unknown', 'standard'],
    [{ check: 'sign_ins', found: { kind: 'nothing' } }, 'unknown', 'standard'],
    [{ check: 'sign_ins', found: { kind: 'unreadable', why: 'no_licence' } }, 'unknown', 'standard'],
    [{ check: 'sign_ins', found: { kind: 'unreadable', why: 'not_granted' } }, 'unknown', 'standard'],
    [{ check: 'sign_ins', found: { kind: 'unreadable', why: 'no_answer' } }, 'unknown', 'standard'],
    [{ check: 'recent_changes', found: { kind: 'none' } }, 'pass', 'standard'],
    ...(['phone', 'manager', 'sign_in_name'] as const).map((field): Row => [
      { check: 'recent_changes', found: { kind: 'changed', changes: [{ field, at: NOW }] } },
      'fail',
      'elevated',
    ]),
    ...(['no_licence', 'not_granted', 'no_answer'] as const).map((why): Row => [
      { check: 'recent_changes', found: { kind: 'unreadable', why } },
      'unknown',
      'elevated',
    ]),
    [record({}), 'pass', 'standard'],
    [record({ requests: 3 }), 'pass', 'standard'],
    [record({ requests: 4 }), 'fail', 'elevated'],
    [record({ age: 'new_account' }), 'fail', 'elevated'],
    [record({ age: 'unknown' }), 'unknown', 'elevated'],
    [record({ resetLately: true }), 'fail', 'elevated'],
    [record({ objections: 1 }), 'fail', 'elevated'],
    [record({ age: 'unknown', objections: 1 }), 'fail', 'elevated'],
    [{ check: 'turned_down_before', requests: 0 }, 'pass', 'standard'],
    [{ check: 'turned_down_before', requests: 1 }, 'fail', 'elevated'],
    [{ check: 'helpdesk_load', resets: 5, most: 5 }, 'pass', 'standard'],
    [{ check: 'helpdesk_load', resets: 6, most: 5 }, 'fail', 'elevated'],
  ])('%j: %s, %s', (finding, outcome, tier) => {
    expect([outcomeOf(finding), tierOf(finding)]).toEqual([outcome, tier]);
  });

  it('takes one finding alone for what the whole case needs at least', () => {
    const sensitive: Finding = { check: 'sensitive_list', listed: true };
    expect(verify([onFile, sensitive], tiers)).toMatchObject({
      tier: 'elevated',
      needs: { callback: true, vouch: true, approvals: 2 },
    });
    expect(verify([onFile], tiers)).toMatchObject({
      tier: 'standard',
      needs: { callback: true, vouch: false, approvals: 1 },
    });
  });
});

const onFile: Finding = { check: 'numbers_on_file', usable: ['business'], phoneGone: false };

describe('the tier', () => {
  const all: readonly Tier[] = ['standard', 'elevated', 'refused'];
  const privileges: readonly Privilege[] = [
    'none',
    'privileged',
    'deny_listed',
    'owns_application',
    'unknown',
  ];
  const findings = fc.array(
    fc.oneof(
      fc.constantFrom(...privileges).map((privilege): Finding => ({ check: 'privilege', privilege })),
      fc.boolean().map((listed): Finding => ({ check: 'sensitive_list', listed })),
      fc.boolean().map((stolen): Finding => ({ check: 'phone_stolen', stolen })),
    ),
  );

  const numbers = fc.constantFrom<readonly Finding[]>([onFile], [{ ...onFile, usable: [] }], []);
  const isAtLeast = (later: Verification, { tier, needs }: Earlier): boolean =>
    higher(later.tier, tier) === later.tier &&
    (later.needs.callback || !needs.callback) &&
    (later.needs.vouch || !needs.vouch) &&
    later.needs.approvals >= needs.approvals;

  it('and what it needs only go up: with another finding, number or none, and from what it was before', () => {
    fc.assert(
      fc.property(configuredTiers, findings, findings, numbers, numbers, (of, some, more, before, after) => {
        const first = verify([...some, ...before], of);
        const second = verify([...some, ...more, ...after], of, first);
        const third = verify([], of, second);
        expect([isAtLeast(second, first), isAtLeast(third, second)]).toEqual([true, true]);
      }),
    );
  });

  it('never asks for less than the floor, whatever was configured and found', () => {
    fc.assert(
      fc.property(configuredTiers, findings, numbers, (of, found, number) => {
        const { callback, vouch, approvals } = verify([...found, ...number], of).needs;
        expect((callback && approvals >= 1) || (vouch && approvals >= 2)).toBe(true);
      }),
    );
  });

  it('is the strictest of what was found, whatever the order, with a check for each finding', () => {
    fc.assert(
      fc.property(findings, fc.constantFrom(...all), (found, before) => {
        const verification = verify(found, tiers, verificationOf(before));
        expect(verification.checks.map(({ finding }) => finding)).toEqual(found);
        expect(verify(found.toReversed(), tiers, verificationOf(before)).tier).toBe(verification.tier);
        expect(verification.tier).toBe(found.map(tierOf).reduce(higher, before));
      }),
    );
  });
});

describe('numbers that may be called back', () => {
  const desk = ['+49 30 5550101'];
  const mobilePhone = '+49 171 5550101';
  it.each([
    ['both', { businessPhones: desk, mobilePhone }, false, ['business', 'mobile']],
    ['both, the phone gone', { businessPhones: desk, mobilePhone }, true, ['business']],
    ['only a mobile', { businessPhones: [], mobilePhone }, false, ['mobile']],
    ['only a mobile, the phone gone', { businessPhones: [], mobilePhone }, true, []],
    ['none', { businessPhones: [] }, false, []],
  ])('%s on file: %#', (_, onFile, phoneGone, kinds) => {
    expect(usableNumbers(onFile, phoneGone)).toEqual(kinds);
  });
});
