import fc from 'fast-check';
import { identityKnown, isSamePerson, relationOf, standingOf } from '../../src/domain/person.ts';
import type { Person, Relation, Standing } from '../../src/domain/person.ts';
import { approvalsNeeded, needsVouch } from '../../src/domain/policy.ts';
import { higher, outcomeOf, tierOf, usableNumbers, verify } from '../../src/domain/verification.ts';
import type { CheckOutcome, Finding, Privilege, Tier } from '../../src/domain/verification.ts';
import { NOW, verificationOf } from './requests.ts';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  displayName: `${id} Example`,
  signInName: `${id}@contoso.com`,
  accountEnabled: true,
  kind: 'member',
  federated: false,
  businessPhones: [],
  ...more,
});

describe('what an account may hope for', () => {
  it.each<[string, Person | undefined, Standing]>([
    ['an enabled member', person('alice'), 'member_enabled'],
    ['nobody', undefined, 'deleted'],
    ['a disabled member', person('alice', { accountEnabled: false }), 'disabled'],
    ['a guest', person('alice', { kind: 'guest' }), 'guest'],
    ['a disabled guest', person('alice', { kind: 'guest', accountEnabled: false }), 'guest'],
    ['a resource', person('alice', { kind: 'resource', accountEnabled: false }), 'resource'],
    ['a federated member', person('alice', { federated: true }), 'federated'],
    ['a disabled federated member', person('alice', { federated: true, accountEnabled: false }), 'disabled'],
  ])('%s: %#', (_, who, standing) => {
    expect(standingOf(who)).toBe(standing);
  });
});

describe('two accounts of one person', () => {
  const listed = [
    ['dana', 'dana-admin'],
    ['amir', 'amir-admin', 'amir-test'],
  ];
  it.each<[string, Pick<Person, 'id' | 'employeeId'>, Pick<Person, 'id' | 'employeeId'>, boolean]>([
    ['the same account', { id: 'dana' }, { id: 'dana' }, true],
    ['one employee id', { id: 'dana', employeeId: '7' }, { id: 'x', employeeId: '7' }, true],
    ['two employee ids', { id: 'dana', employeeId: '7' }, { id: 'x', employeeId: '8' }, false],
    ['no employee id on either', { id: 'dana' }, { id: 'x' }, false],
    ['an employee id on one', { id: 'dana', employeeId: '7' }, { id: 'x' }, false],
    ['listed together', { id: 'dana' }, { id: 'dana-admin' }, true],
    [
      'listed together, with different employee ids',
      { id: 'amir', employeeId: '1' },
      { id: 'amir-test', employeeId: '2' },
      true,
    ],
    ['listed, but not together', { id: 'dana' }, { id: 'amir' }, false],
  ])('%s: %#', (_, a, b, same) => {
    expect(isSamePerson(a, b, listed)).toBe(same);
    expect(isSamePerson(b, a, listed)).toBe(same);
  });

  it('can be ruled out only where both employee ids are known', () => {
    const [known, unknown] = [{ id: 'a', employeeId: '7' }, { id: 'b' }];
    expect([
      identityKnown(known, known),
      identityKnown(known, unknown),
      identityKnown(unknown, known),
    ]).toEqual([true, false, false]);
  });
});

describe('how requester and subject are related', () => {
  it.each<[Relation, Partial<Person>, Partial<Person>]>([
    ['is_manager', {}, { managerId: 'rita' }],
    ['is_report', { managerId: 'alice' }, {}],
    ['same_manager', { managerId: 'mona', department: 'Sales' }, { managerId: 'mona', department: 'Sales' }],
    [
      'same_department',
      { managerId: 'mona', department: 'Sales' },
      { managerId: 'max', department: 'Sales' },
    ],
    ['none', { department: 'Sales' }, { department: 'Legal' }],
    ['none', {}, {}],
    ['is_manager', { managerId: 'alice' }, { managerId: 'rita' }],
  ])('%s: %j and %j', (relation, requester, subject) => {
    expect(relationOf(person('rita', requester), person('alice', subject))).toBe(relation);
  });
});

describe('the policy table', () => {
  const usable = { check: 'numbers_on_file', phoneGone: false } as const;
  it.each<[Finding, CheckOutcome, Tier]>([
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
    [{ check: 'relationship', relation: 'same_department' }, 'pass', 'standard'],
    [{ check: 'relationship', relation: 'none' }, 'fail', 'elevated'],
    [{ check: 'relationship', relation: 'unknown' }, 'unknown', 'elevated'],
    [{ check: 'cool_down', lastReset: undefined, within: false }, 'pass', 'standard'],
    [{ check: 'cool_down', lastReset: NOW, within: true }, 'fail', 'elevated'],
    [{ check: 'sensitive_list', listed: false }, 'pass', 'standard'],
    [{ check: 'sensitive_list', listed: true }, 'fail', 'elevated'],
    [{ ...usable, usable: ['business'] }, 'pass', 'standard'],
    [{ ...usable, usable: ['mobile'] }, 'pass', 'standard'],
    [{ ...usable, usable: [], phoneGone: true }, 'fail', 'elevated'],
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
  ])('%j: %s, %s', (finding, outcome, tier) => {
    expect([outcomeOf(finding), tierOf(finding)]).toEqual([outcome, tier]);
  });

  it('asks one approval of the standard tier, a vouch and two approvals of the elevated one', () => {
    const asks = (tier: Tier): unknown => [
      needsVouch(verificationOf(tier)),
      approvalsNeeded(verificationOf(tier)),
    ];
    expect([asks('standard'), asks('elevated')]).toEqual([
      [false, 1],
      [true, 2],
    ]);
  });
});

describe('the tier', () => {
  const tiers: readonly Tier[] = ['standard', 'elevated', 'refused'];
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

  it('only goes up: with another finding, and from what it was before', () => {
    fc.assert(
      fc.property(findings, findings, fc.constantFrom(...tiers), (some, more, before) => {
        const first = verify(some, before).tier;
        const second = verify([...some, ...more], first).tier;
        expect(higher(first, before)).toBe(first);
        expect(higher(second, first)).toBe(second);
      }),
    );
  });

  it('is the strictest of what was found, whatever the order, with a check for each finding', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const verification = verify(found);
        expect(verification.checks.map(({ finding }) => finding)).toEqual(found);
        expect(verify(found.toReversed()).tier).toBe(verification.tier);
        if (found.some((finding) => tierOf(finding) === 'refused')) expect(verification.tier).toBe('refused');
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
