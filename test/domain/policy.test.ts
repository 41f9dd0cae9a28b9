import fc from 'fast-check';
import { isAtLeast, needsOf, underFloor } from '../../src/domain/policy.ts';
import type { Contact, Needs, TierPolicy } from '../../src/domain/policy.ts';
import { EITHER, ENTRIES, requireLists, tierPolicies } from './policies.ts';

const CALL: readonly Contact[] = ['callback'];
const WORD: readonly Contact[] = ['vouch'];

describe('what a tier needs of a case', () => {
  it.each<[string, readonly (readonly Contact[])[], boolean, Pick<Needs, 'callback' | 'vouch'>]>([
    ['a call, with a number', [CALL], true, { callback: true, vouch: false }],
    ['a call, without a number', [CALL], false, { callback: true, vouch: false }],
    ['a vouch, with a number', [WORD], true, { callback: false, vouch: true }],
    ['a vouch, without a number', [WORD], false, { callback: false, vouch: true }],
    ['either, with a number', [EITHER], true, { callback: true, vouch: false }],
    ['either, without a number', [EITHER], false, { callback: false, vouch: true }],
    [
      'either in the other order, with a number',
      [['vouch', 'callback']],
      true,
      { callback: true, vouch: false },
    ],
    ['either in the other order, without', [['vouch', 'callback']], false, { callback: false, vouch: true }],
    ['both', [CALL, WORD], false, { callback: true, vouch: true }],
    ['a call and either, without a number', [CALL, EITHER], false, { callback: true, vouch: true }],
    ['a call and either, with a number', [CALL, EITHER], true, { callback: true, vouch: false }],
    ['a vouch and either, with a number', [WORD, EITHER], true, { callback: true, vouch: true }],
    ['nothing', [], true, { callback: false, vouch: false }],
  ])('%s', (_, require, hasNumber, contact) => {
    expect(needsOf({ require, approvals: 2 }, hasNumber)).toEqual({ ...contact, approvals: 2 });
  });
});

/** The floor as I3 states it: for every case, call-back and one approval, or a vouch and two approvals. */
const isOnTheFloor = ({ require, approvals }: TierPolicy): boolean =>
  [true, false].every((mayCall) => {
    const met = require.map((either) => {
      if (either.length === 1) return either[0];
      return mayCall ? 'callback' : 'vouch';
    });
    return (met.includes('callback') && approvals >= 1) || (met.includes('vouch') && approvals >= 2);
  });

describe('the floor', () => {
  const all = requireLists.flatMap((require) => [0, 1, 2, 3].map((approvals) => ({ require, approvals })));

  it.each(all)('stands for $require with $approvals approvals', (tier) => {
    expect(underFloor(tier) === undefined).toBe(isOnTheFloor(tier));
  });

  it('was asked about every list of up to two entries', () => {
    expect(ENTRIES).toHaveLength(3);
    expect(all).toHaveLength((1 + 3 + 9) * 4);
    expect(all.filter(isOnTheFloor).length).toBeGreaterThan(10);
  });

  it.each<[TierPolicy, ReturnType<typeof underFloor>]>([
    [{ require: [CALL], approvals: 0 }, 'no_approval'],
    [{ require: [CALL], approvals: -1 }, 'no_approval'],
    [{ require: [], approvals: 3 }, 'no_contact'],
    [{ require: [[]], approvals: 3 }, 'no_contact'],
    [{ require: [WORD], approvals: 1 }, 'vouch_needs_two_approvals'],
    [{ require: [EITHER], approvals: 1 }, 'vouch_needs_two_approvals'],
    [{ require: [EITHER], approvals: 2 }, undefined],
    [{ require: [WORD], approvals: 2 }, undefined],
    [{ require: [CALL], approvals: 1 }, undefined],
    [{ require: [CALL, WORD], approvals: 1 }, undefined],
  ])('names what is wrong with %j: %s', (tier, problem) => {
    expect(underFloor(tier)).toBe(problem);
  });
});

describe('a tier that is at least another', () => {
  it.each<[TierPolicy, TierPolicy, boolean]>([
    [{ require: [CALL], approvals: 1 }, { require: [CALL], approvals: 1 }, true],
    [{ require: [CALL], approvals: 1 }, { require: [CALL], approvals: 2 }, false],
    [{ require: [CALL, WORD], approvals: 1 }, { require: [CALL], approvals: 1 }, true],
    [{ require: [WORD], approvals: 2 }, { require: [CALL], approvals: 1 }, false],
    [{ require: [EITHER], approvals: 2 }, { require: [CALL], approvals: 1 }, true],
    [{ require: [EITHER], approvals: 2 }, { require: [WORD], approvals: 2 }, false],
    [{ require: [CALL], approvals: 2 }, { require: [EITHER], approvals: 2 }, true],
  ])('%j of %j: %s', (one, other, is) => {
    expect(isAtLeast(one, other)).toBe(is);
  });

  it('is an order: each is at least itself, and what is at least more is at least less', () => {
    fc.assert(
      fc.property(tierPolicies, tierPolicies, tierPolicies, (a, b, c) => {
        expect(isAtLeast(a, a)).toBe(true);
        if (isAtLeast(a, b) && isAtLeast(b, c)) expect(isAtLeast(a, c)).toBe(true);
      }),
    );
  });
});
