import { decide } from '../../src/domain/decide.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { AwaitingApproval, Request } from '../../src/domain/request.ts';
import { approve, reasonOf, refusalOf, say } from './deciding.ts';
import { awaiting, elevated, moved, movedTo, NOW, policy, tiers } from './requests.ts';

const wrongTimes = (request: AwaitingApproval, times: number, by = 'amir'): Outcome =>
  Array.from({ length: times - 1 }).reduce<Outcome>(
    (outcome) => approve(moved(outcome).request, { by, code: 'wrong' }),
    approve(request, { by, code: 'wrong' }),
  );

describe('wrong codes', () => {
  it.each([
    [1, { reason: 'code_wrong', triesLeft: 2 }],
    [2, { reason: 'code_wrong', triesLeft: 1 }],
  ])('the try number %i is counted and refused', (times, refusal) => {
    const outcome = wrongTimes(awaiting, times);
    expect(refusalOf(outcome)).toEqual(refusal);
    expect(movedTo('awaiting_approval', outcome).wrongCodes).toBe(times);
  });

  it('count per request, whoever types them', () => {
    const byAmir = movedTo('awaiting_approval', wrongTimes(awaiting, 2, 'amir'));
    expect(movedTo('verifying', approve(byAmir, { by: 'dana', code: 'wrong' })).barred).toEqual(['dana']);
  });

  it('three of them end the request with an alarm where nobody could vouch', () => {
    const last = movedTo('awaiting_approval', wrongTimes({ ...awaiting, vouchOrder: [] }, 2));
    const outcome = approve(last, { code: 'wrong' });
    expect(movedTo('refused', outcome).ending).toEqual({ status: 'refused', reason: 'wrong_codes' });
    expect(moved(outcome).events).toContainEqual({
      kind: 'alarm_raised',
      by: 'amir',
      because: 'wrong_codes',
    });
    expect(moved(outcome)).not.toHaveProperty('brake');
  });

  it('three of them void the approvals, raise the tier, bar the approver and alarm', () => {
    const half = movedTo('awaiting_approval', approve({ ...elevated, wrongCodes: 2 }, { by: 'dana' }));
    const outcome = approve(half, { code: 'wrong' });
    const after = movedTo('awaiting_approval', outcome);
    expect(after).toMatchObject({ approvals: [], barred: ['amir'], wrongCodes: 3, revision: 3 });
    expect(after.code).toEqual({ issue: half.code.issue + 1, issuedAt: NOW });
    expect(moved(outcome).events.map(({ kind }) => kind)).toEqual([
      'code_refused',
      'alarm_raised',
      'approvals_voided',
    ]);
    expect(reasonOf(approve(after, { by: 'amir' }))).toBe('barred_after_wrong_codes');
  });

  it('three of them on a standard request ask for a vouch and two approvals, and say so in the record', () => {
    const outcome = wrongTimes(awaiting, 3);
    const after = movedTo('verifying', outcome);
    expect(after.verification.tier).toBe('elevated');
    expect(after.verification.needs).toEqual({ callback: true, vouch: true, approvals: 2 });
    expect(moved(outcome).events.map(({ kind }) => kind)).toEqual([
      'code_refused',
      'alarm_raised',
      'tier_raised',
    ]);
    const asked = movedTo('verifying', decide(after, { kind: 'ask_voucher', step: 0 }, NOW, policy));
    const vouched = movedTo('awaiting_approval', say(asked, 'spoke'));
    expect(reasonOf(approve(vouched, { by: 'amir' }))).toBe('barred_after_wrong_codes');
    const once = movedTo('awaiting_approval', approve(vouched, { by: 'dana' }));
    expect(once.approvals).toHaveLength(1);
    const step = { kind: 'notify_step', step: 1, people: ['sol'], skipped: [] } as const;
    const withSol = moved(decide(once, step, NOW, policy)).request;
    expect(movedTo('approved', approve(withSol, { by: 'sol' })).approvals).toHaveLength(2);
  });

  it('never lower what an earlier look demanded', () => {
    const needs = { callback: true, vouch: true, approvals: 3 };
    const before = { ...elevated, verification: { ...elevated.verification, needs }, wrongCodes: 2 };
    const after = movedTo('awaiting_approval', approve(before, { code: 'wrong' }));
    expect(after.verification.needs).toEqual(needs);
  });

  it('ask for what the configuration says of the higher tier', () => {
    const rules: typeof policy = {
      ...policy,
      tiers: { ...tiers, elevated: { require: [['callback']], approvals: 3 } },
    };
    const outcome = approve({ ...awaiting, wrongCodes: 2 }, { code: 'wrong', rules });
    const { verification } = movedTo('awaiting_approval', outcome);
    expect(verification).toMatchObject({
      tier: 'elevated',
      needs: { callback: true, vouch: false, approvals: 3 },
    });
  });

  it.each([
    [1, ['raised', 'denied']],
    [2, ['counted', 'raised', 'counted', 'denied']],
    [4, ['counted', 'counted', 'counted', 'raised', 'counted', 'counted', 'counted', 'denied']],
  ])('are as many as the configuration allows: %i', (codeTries, results) => {
    const rules = { ...policy, codeTries };
    let request: Request = elevated;
    for (const [index, expected] of results.entries()) {
      const by = index < codeTries ? 'amir' : 'dana';
      const next: Request = moved(approve(request, { by, code: 'wrong', rules })).request;
      const isRaised = next.revision > request.revision ? 'raised' : 'counted';
      expect(next.status === 'denied' ? 'denied' : isRaised).toBe(expected);
      request = next;
    }
  });

  it('three more deny it, with an alarm', () => {
    const raised = { ...elevated, wrongCodes: 3, barred: ['amir'] };
    const outcome = wrongTimes(raised, 3, 'dana');
    const { ending } = movedTo('denied', outcome);
    expect(ending).toEqual({ status: 'denied', by: 'dana', reason: 'wrong_codes' });
    expect(moved(outcome).events).toContainEqual({
      kind: 'alarm_raised',
      by: 'dana',
      because: 'wrong_codes',
    });
  });

  it.each([
    ['late', 'code_late'],
    ['replaced', 'code_replaced'],
    ['used', 'code_used'],
  ] as const)('a %s code is refused and recorded, and counts for nothing', (verdict, reason) => {
    const outcome = approve({ ...awaiting, wrongCodes: 2 }, { code: verdict });
    expect(reasonOf(outcome)).toBe(reason);
    expect(movedTo('awaiting_approval', outcome).wrongCodes).toBe(2);
    expect(moved(outcome).events).toEqual([{ kind: 'code_refused', by: 'amir', verdict }]);
  });

  it.each([
    ['missing', 'code_missing'],
    ['malformed', 'code_malformed'],
  ] as const)('a %s code changes nothing at all', (verdict, reason) => {
    expect(approve(awaiting, { code: verdict })).toEqual({ kind: 'refused', refusal: { reason } });
  });
});
