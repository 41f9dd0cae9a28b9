import { contactChecks, isContacted } from '../../src/domain/contact-check.ts';
import type { Needs } from '../../src/domain/policy.ts';
import type { Approval } from '../../src/domain/request.ts';
import type { Tier } from '../../src/domain/verification.ts';
import type { Vouch } from '../../src/domain/voucher.ts';
import { byCall, monasWord, NOW } from './requests.ts';

const byWord = (by: string, slot: number): Approval => ({ by, at: NOW, slot, contact: 'vouch_only' });

interface About {
  readonly needs?: Partial<Needs>;
  readonly approvals?: readonly Approval[];
  readonly vouches?: readonly Vouch[];
  readonly tier?: Tier;
}

const about = ({ needs, approvals = [], vouches = [], tier = 'elevated' }: About) => ({
  verification: { checks: [], tier, needs: { callback: true, vouch: true, approvals: 2, ...needs } },
  approvals,
  vouches,
});

const BOTH = [byCall('amir', 0, 1), byCall('dana', 1, 2)];

describe('contact with the subject', () => {
  it('is unknown, not failed, until it has come about', () => {
    expect(contactChecks(about({ approvals: BOTH.slice(0, 1) }))).toEqual([
      { check: 'vouch', outcome: 'unknown', given: [] },
      { check: 'callback', outcome: 'unknown', given: [{ by: 'amir', at: NOW }], needed: 2 },
    ]);
  });

  it('says who called, and who met the subject how', () => {
    expect(contactChecks(about({ approvals: BOTH, vouches: [monasWord] }))).toEqual([
      { check: 'vouch', outcome: 'pass', given: [monasWord] },
      {
        check: 'callback',
        outcome: 'pass',
        given: [
          { by: 'amir', at: NOW },
          { by: 'dana', at: NOW },
        ],
        needed: 2,
      },
    ]);
  });

  it('lists only what is needed', () => {
    const checks = contactChecks(about({ needs: { vouch: false }, vouches: [monasWord] }));
    expect(checks.map(({ check }) => check)).toEqual(['callback']);
  });
});

describe('the last gate before a removal', () => {
  it.each<[string, About, boolean]>([
    ['two calls and a vouch', { approvals: BOTH, vouches: [monasWord] }, true],
    ['two calls without the vouch', { approvals: BOTH }, false],
    ['a vouch and one call', { approvals: BOTH.slice(0, 1), vouches: [monasWord] }, false],
    ['a vouch and no call', { vouches: [monasWord] }, false],
    [
      'a vouch, a call and an approval without one',
      { approvals: [BOTH[0]!, byWord('dana', 1)], vouches: [monasWord] },
      false,
    ],
    [
      'one person twice',
      { approvals: [byCall('amir', 0, 1), byCall('amir', 1, 2)], vouches: [monasWord] },
      false,
    ],
    [
      'two approvals on a word alone, where no call is needed',
      { needs: { callback: false }, approvals: [byWord('amir', 0), byWord('dana', 1)], vouches: [monasWord] },
      true,
    ],
    [
      'two approvals on nobody’s word',
      { needs: { callback: false }, approvals: [byWord('amir', 0), byWord('dana', 1)] },
      false,
    ],
    [
      'one call, where that is all that is needed',
      { needs: { vouch: false, approvals: 1 }, approvals: [byCall('amir', 0, 1)], tier: 'standard' },
      true,
    ],
    [
      'needs that name no contact at all',
      { needs: { callback: false, vouch: false }, approvals: BOTH, vouches: [monasWord] },
      false,
    ],
    ['a refused tier', { approvals: BOTH, vouches: [monasWord], tier: 'refused' }, false],
  ])('%s: %#', (_, given, isOpen) => {
    expect(isContacted(about(given))).toBe(isOpen);
  });
});
