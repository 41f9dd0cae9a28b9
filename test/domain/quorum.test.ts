import { createHmac } from 'node:crypto';
import { lacksApprovers } from '../../src/domain/asked-people.ts';
import { callBackCode, judgeCode } from '../../src/domain/call-back-code.ts';
import type { CodeVerdict, KeyedHash } from '../../src/domain/call-back-code.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Command } from '../../src/domain/command.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { AwaitingApproval, Request } from '../../src/domain/request.ts';
import { approve, deny, reasonOf, refusalOf } from './deciding.ts';
import {
  awaiting,
  byCall,
  elevated,
  facts,
  monasWord,
  moved,
  movedTo,
  NOW,
  plan,
  policy,
  tiers,
  verificationOf,
  withoutNumber,
} from './requests.ts';

describe('two approvals', () => {
  it('take two calls with two codes', () => {
    const once = movedTo('awaiting_approval', approve(elevated));
    expect(once.approvals).toEqual([byCall('amir', 0, 1)]);
    expect(once.code).toEqual({ issue: 2, issuedAt: NOW });
    const twice = movedTo('approved', approve(once, { by: 'dana' }));
    expect(twice.approvals).toEqual([byCall('amir', 0, 1), byCall('dana', 1, 2)]);
    expect(twice.approvedAt).toBe(NOW);
  });

  it('never come back to a code that was used or ended, also after they were void', () => {
    const newCode = (request: Request, at: string): Request =>
      moved(decide(request, { kind: 'new_code', by: 'rita' }, at, policy)).request;
    const third = newCode(newCode(elevated, '2026-11-22T09:59:00.000Z'), NOW);
    const once = movedTo('awaiting_approval', approve(third));
    const replanned = { kind: 'replan', plan, verification: verificationOf('elevated') } as const;
    const anew = movedTo('awaiting_approval', decide(once, replanned, NOW, policy));
    expect(anew.approvals).toEqual([]);
    expect(anew.code.issue).toBeGreaterThan(3);
    expect(anew.code.shownAt).toBeUndefined();
  });

  it('of three: the first two show, and a repeated click counts for nothing', () => {
    const three = { ...elevated.verification.needs, approvals: 3 };
    const request: AwaitingApproval = {
      ...elevated,
      verification: { ...elevated.verification, needs: three },
      escalation: { ...elevated.escalation, notified: ['amir', 'dana', 'sol'] },
    };
    const once = movedTo('awaiting_approval', approve(request));
    const twice = movedTo('awaiting_approval', approve(once, { by: 'dana' }));
    expect([approve(twice), approve(twice, { by: 'dana' })]).toEqual([{ kind: 'quiet' }, { kind: 'quiet' }]);
    expect(twice.revision).toBe(request.revision + 2);
    expect(movedTo('approved', approve(twice, { by: 'sol' })).approvals.map(({ issue }) => issue)).toEqual([
      1, 2, 3,
    ]);
  });

  it('by one person under two accounts are one', () => {
    const once = movedTo('awaiting_approval', approve(elevated));
    const again = approve(once, { by: 'dana', about: { countsAs: 'previous_approver' } });
    expect(refusalOf(again)).toEqual({ reason: 'counts_as', whom: 'previous_approver' });
  });

  it.each(['amir', 'dana', 'sol'])('are not waited for when %s denies after the first', (by) => {
    const once = movedTo('awaiting_approval', approve(elevated));
    expect(movedTo('denied', deny(once, by)).ending).toMatchObject({ by });
  });

  it('on a word alone, where no number may be called', () => {
    const either: Policy['tiers'] = {
      ...tiers,
      elevated: { require: [['callback', 'vouch']], approvals: 2 },
    };
    const request: AwaitingApproval = {
      ...awaiting,
      verification: withoutNumber(either),
      vouches: [monasWord],
    };
    expect(request.verification.needs).toEqual({ callback: false, vouch: true, approvals: 2 });
    const once = movedTo('awaiting_approval', approve(request, { code: 'missing' }));
    const twice = movedTo('approved', approve(once, { by: 'dana', code: 'wrong' }));
    expect(twice.approvals).toEqual([
      { by: 'amir', at: NOW, slot: 0, contact: 'vouch_only' },
      { by: 'dana', at: NOW, slot: 1, contact: 'vouch_only' },
    ]);
    expect([once.wrongCodes, twice.wrongCodes]).toEqual([0, 0]);
    expect(movedTo('resetting', decide(twice, { kind: 'claim' }, NOW, policy)).status).toBe('resetting');
  });
});

describe('each approver’s own call', () => {
  const hash: KeyedHash = (text) => createHmac('sha256', 'a secret for tests').update(text).digest();
  const verdict = ({ number, approvals, code }: AwaitingApproval, typed: string): CodeVerdict => {
    const used = approvals.flatMap(({ slot, issue }) => (issue === undefined ? [] : [{ slot, issue }]));
    const question = { number, typed, slot: approvals.length, code, used, lifetime: 'PT60M', now: NOW };
    return judgeCode(question, hash, (a, b) => a === b);
  };
  const digits = (slot: number, issue: number): string => callBackCode(hash, { number: 1042, slot, issue });
  const shown = (request: Request): AwaitingApproval =>
    movedTo('awaiting_approval', decide(request, { kind: 'show_code', by: 'rita' }, NOW, policy));

  it('takes a code of its own: the first approver’s is used up, and the second’s unseen', () => {
    const once = movedTo('awaiting_approval', approve(elevated, { code: verdict(elevated, digits(0, 1)) }));
    expect([verdict(once, digits(0, 1)), verdict(once, digits(1, 2))]).toEqual(['used', 'wrong']);
    expect(verdict(shown(once), digits(1, 2))).toBe('right');
  });

  it('starts over when approvals become void: no code of before works again', () => {
    const once = shown(moved(approve(elevated)).request);
    const raise: Command = { kind: 'raise', verification: verificationOf('elevated') };
    const anew = shown(moved(decide(once, raise, NOW, policy)).request);
    expect(anew.approvals).toEqual([]);
    const before = [digits(0, 1), digits(1, 2), digits(0, 2)];
    expect(before.map((one) => verdict(anew, one))).toEqual(['replaced', 'replaced', 'replaced']);
    expect(verdict(anew, digits(0, 3))).toBe('right');
  });
});

describe('who is missing for enough approvals', () => {
  const of = (
    more: Partial<AwaitingApproval>,
    notified: readonly string[],
    handedOverBy: readonly string[] = [],
  ) => {
    const handOvers = handedOverBy.map((by) => ({ by, at: NOW }));
    return lacksApprovers({
      ...elevated,
      ...more,
      escalation: { step: 0, notified, skipped: [], handOvers },
    });
  };
  const once = { approvals: [byCall('amir', 0, 1)] };

  it.each<[string, boolean, boolean]>([
    ['nobody asked', of({}, []), true],
    ['one of two asked', of({}, ['amir']), true],
    ['both asked', of({}, ['amir', 'dana']), false],
    ['both asked, one of them vouched', of({}, ['amir', 'mona']), true],
    ['one asked, and that one approved', of(once, ['amir']), true],
    ['both asked, one approved', of(once, ['amir', 'dana']), false],
    ['both asked, one barred', of({ barred: ['amir'] }, ['amir', 'dana']), true],
    ['three asked, one barred', of({ barred: ['amir'] }, ['amir', 'dana', 'sol']), false],
    ['both asked, one handed over', of({}, ['amir', 'dana'], ['dana']), true],
    ['both asked, one approved and handed over', of(once, ['amir', 'dana'], ['amir']), false],
    ['both asked, one approved, the other handed over', of(once, ['amir', 'dana'], ['dana']), true],
    ['one asked where one is enough', of({ verification: verificationOf('standard') }, ['amir']), false],
  ])('%s', (_, lacks, is) => {
    expect(lacks).toBe(is);
  });
});

describe('a hand-over between two approvals', () => {
  it('leaves the first approval, and asks the next step', () => {
    const once = movedTo('awaiting_approval', approve(elevated));
    const over = { kind: 'hand_over', by: 'dana', facts: facts() } as const;
    const next = movedTo('awaiting_approval', decide(once, over, NOW, policy));
    expect(next.approvals).toEqual(once.approvals);
    expect(reasonOf(approve(next, { by: 'sol' }))).toBe('not_notified');
  });
});
