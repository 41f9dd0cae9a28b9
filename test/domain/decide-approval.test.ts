import { decide } from '../../src/domain/decide.ts';
import type { AwaitingApproval } from '../../src/domain/request.ts';
import { approve, deny, reasonOf, refusalOf } from './deciding.ts';
import {
  approved,
  awaiting,
  byCall,
  elevated,
  facts,
  moved,
  movedTo,
  NOW,
  policy,
  verifying,
} from './requests.ts';

describe('who may approve', () => {
  const STALE = '2026-11-22T09:54:59.999Z';
  const everythingWrong: AwaitingApproval = {
    ...awaiting,
    escalation: { ...awaiting.escalation, notified: [] },
    barred: ['amir'],
  };
  const busy = { approvedLately: policy.perApproverPerHour };
  const wrongs = { isApprover: false, countsAs: 'requester', rosterReadAt: STALE } as const;

  it('hears one hindrance after the other, always in the same order', () => {
    const asked = { ...everythingWrong, escalation: awaiting.escalation };
    const order = [
      approve(everythingWrong, { about: wrongs, code: 'missing' }),
      approve(everythingWrong, { about: { ...wrongs, isApprover: true }, code: 'missing' }),
      approve(everythingWrong, { about: { rosterReadAt: STALE }, code: 'missing' }),
      approve(asked, { about: { rosterReadAt: STALE }, code: 'missing' }),
      approve(awaiting, { about: { rosterReadAt: STALE, ...busy }, code: 'missing' }),
      approve(awaiting, { about: busy, code: 'missing' }),
      approve(awaiting, { code: 'missing' }),
    ];
    expect(order.map(reasonOf)).toEqual([
      'not_an_approver',
      'counts_as',
      'not_notified',
      'barred_after_wrong_codes',
      'roster_too_old',
      'approver_limit',
      'code_missing',
    ]);
  });

  it.each(['requester', 'subject', 'voucher', 'previous_approver'] as const)(
    'never somebody who counts as the %s, whatever code they have',
    (whom) => {
      expect(refusalOf(approve(elevated, { about: { countsAs: whom } }))).toEqual({
        reason: 'counts_as',
        whom,
      });
    },
  );

  it('only somebody whom a step or a hand-over asked', () => {
    expect(reasonOf(approve(awaiting, { by: 'sol' }))).toBe('not_notified');
    const step = { kind: 'notify_step', step: 1, people: ['sol'], skipped: [] } as const;
    const later = moved(decide(awaiting, step, NOW, policy)).request;
    expect(movedTo('approved', approve(later, { by: 'sol' })).approvals).toEqual([byCall('sol', 0, 1)]);
  });

  it.each([
    ['2026-11-22T09:54:59.999Z', 'roster_too_old'],
    ['2026-11-22T09:55:00.000Z', undefined],
    [NOW, undefined],
  ])('judged by a list of approvers read at %s: %s', (rosterReadAt, reason) => {
    expect(reasonOf(approve(awaiting, { about: { rosterReadAt } }))).toBe(reason);
  });

  it.each([verifying, awaiting, approved])('but deny by a list of any age: $status', (request) => {
    const ending = movedTo('denied', deny(request, 'sol', { rosterReadAt: '2026-11-01T00:00:00.000Z' }));
    expect(ending.ending).toEqual({ status: 'denied', by: 'sol', reason: 'not_convinced' });
    expect(reasonOf(deny(request, 'sol', { isApprover: false }))).toBe('not_an_approver');
  });
});

describe('clicking more than once', () => {
  it('a hand-over delivered twice skips nobody', () => {
    const handOver = { kind: 'hand_over', by: 'amir', facts: facts() } as const;
    const once = moved(decide(awaiting, handOver, NOW, policy)).request;
    expect(decide(once, handOver, NOW, policy)).toEqual({ kind: 'quiet' });
    const step = { kind: 'notify_step', step: 1, people: ['sol'], skipped: [] } as const;
    const later = moved(decide(once, step, NOW, policy)).request;
    expect(decide(later, handOver, NOW, policy)).toEqual({ kind: 'quiet' });
  });

  it('the same approver again is a quiet success, also while the reset runs', () => {
    const first = movedTo('approved', approve(awaiting));
    expect(approve(first)).toEqual({ kind: 'quiet' });
    const running = moved(decide(first, { kind: 'claim' }, NOW, policy)).request;
    expect(approve(running)).toEqual({ kind: 'quiet' });
    expect(approve(movedTo('awaiting_approval', approve(elevated)))).toEqual({ kind: 'quiet' });
  });

  it('of two approvers at once the second hears who decided, and when', () => {
    const first = movedTo('approved', approve(awaiting));
    expect(refusalOf(approve(first, { by: 'dana' }))).toEqual({ reason: 'decided', by: 'amir', at: NOW });
    const running = moved(decide(first, { kind: 'claim' }, NOW, policy)).request;
    expect(refusalOf(deny(running, 'dana'))).toEqual({ reason: 'decided', by: 'amir', at: NOW });
  });

  it('the same denial again is quiet, another approver’s comes too late', () => {
    const denied = movedTo('denied', deny(awaiting, 'amir'));
    expect(deny(denied, 'amir')).toEqual({ kind: 'quiet' });
    expect(refusalOf(deny(denied, 'dana'))).toEqual({
      reason: 'ended',
      status: 'denied',
      by: 'amir',
      at: NOW,
    });
  });
});

describe('an approver who approves more often than is ordinary', () => {
  it.each([
    [9, 'approved'],
    [10, 'approver_limit'],
    [11, 'approver_limit'],
  ])('after %i approvals within the hour: %s', (approvedLately, result) => {
    const outcome = approve(awaiting, { about: { approvedLately } });
    expect(reasonOf(outcome) ?? moved(outcome).request.status).toBe(result);
  });

  it('is refused and told to security, and nothing of it counts', () => {
    const outcome = moved(approve({ ...awaiting, wrongCodes: 1 }, { about: { approvedLately: 10 } }));
    expect(outcome.request).toEqual({ ...awaiting, wrongCodes: 1 });
    expect(outcome.events).toEqual([{ kind: 'alarm_raised', by: 'amir', because: 'many_approvals' }]);
    expect(outcome.refusal).toEqual({ reason: 'approver_limit', most: 10 });
  });

  it('can’t try codes meanwhile either', () => {
    const outcome = approve(awaiting, { about: { approvedLately: 10 }, code: 'wrong' });
    expect(moved(outcome).request).toEqual(awaiting);
  });

  it('may still deny', () => {
    expect(movedTo('denied', deny(awaiting, 'amir', { approvedLately: 99 })).ending).toMatchObject({
      by: 'amir',
    });
  });
});
