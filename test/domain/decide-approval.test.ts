import type { CodeVerdict } from '../../src/domain/call-back-code.ts';
import type { ApproverFacts } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { AwaitingApproval, Request } from '../../src/domain/request.ts';
import {
  AS_IT_STANDS,
  NOW,
  approved,
  awaiting,
  elevated,
  facts,
  moved,
  movedTo,
  needsHands,
  plan,
  policy,
  removing,
  resetDone,
  resetting,
  verificationOf,
  verifying,
  withoutElevated,
} from './requests.ts';

interface Attempt {
  readonly by?: string;
  readonly code?: CodeVerdict;
  readonly about?: Partial<ApproverFacts>;
  readonly rules?: typeof policy;
}

const approve = (request: Request, { by = 'amir', code = 'right', about, rules }: Attempt = {}): Outcome =>
  decide(
    request,
    { kind: 'approve', by, facts: facts(about), code, choice: AS_IT_STANDS },
    NOW,
    rules ?? policy,
  );

const deny = (request: Request, by: string, about: Partial<ApproverFacts> = {}): Outcome =>
  decide(request, { kind: 'deny', by, facts: facts(about), reason: 'not_convinced' }, NOW, policy);

const refusalOf = (outcome: Outcome): unknown => ('refusal' in outcome ? outcome.refusal : undefined);
const reasonOf = (outcome: Outcome): string | undefined =>
  'refusal' in outcome ? outcome.refusal.reason : undefined;

const wrongTimes = (request: AwaitingApproval, times: number, by = 'amir'): Outcome =>
  Array.from({ length: times - 1 }).reduce<Outcome>(
    (outcome) => approve(moved(outcome).request, { by, code: 'wrong' }),
    approve(request, { by, code: 'wrong' }),
  );

describe('who may approve', () => {
  const STALE = '2026-11-22T09:54:59.999Z';
  const everythingWrong: AwaitingApproval = {
    ...awaiting,
    escalation: { ...awaiting.escalation, notified: [] },
    barred: ['amir'],
  };
  const wrongs = { isApprover: false, countsAs: 'requester', rosterReadAt: STALE } as const;

  it('hears one hindrance after the other, always in the same order', () => {
    const asked = { ...everythingWrong, escalation: awaiting.escalation };
    const order = [
      approve(everythingWrong, { about: wrongs, code: 'missing' }),
      approve(everythingWrong, { about: { ...wrongs, isApprover: true }, code: 'missing' }),
      approve(everythingWrong, { about: { rosterReadAt: STALE }, code: 'missing' }),
      approve(asked, { about: { rosterReadAt: STALE }, code: 'missing' }),
      approve(awaiting, { about: { rosterReadAt: STALE }, code: 'missing' }),
      approve(awaiting, { code: 'missing' }),
    ];
    expect(order.map(reasonOf)).toEqual([
      'not_an_approver',
      'counts_as',
      'not_notified',
      'barred_after_wrong_codes',
      'roster_too_old',
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
    expect(movedTo('approved', approve(later, { by: 'sol' })).approvals).toEqual([
      { by: 'sol', at: NOW, slot: 0 },
    ]);
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

describe('two approvals', () => {
  it('take two calls with two codes', () => {
    const once = movedTo('awaiting_approval', approve(elevated));
    expect(once.approvals).toEqual([{ by: 'amir', at: NOW, slot: 0 }]);
    expect(once.code).toEqual({ issue: 2, issuedAt: NOW });
    const twice = movedTo('approved', approve(once, { by: 'dana' }));
    expect(twice.approvals.map(({ by, slot }) => [by, slot])).toEqual([
      ['amir', 0],
      ['dana', 1],
    ]);
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
});

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

  it('three of them end the request with an alarm where no higher tier is offered', () => {
    const last = movedTo('awaiting_approval', wrongTimes(awaiting, 2));
    const outcome = approve(last, { code: 'wrong', rules: withoutElevated });
    expect(movedTo('refused', outcome).ending).toEqual({ status: 'refused', reason: 'wrong_codes' });
    expect(moved(outcome).events).toContainEqual({
      kind: 'alarm_raised',
      by: 'amir',
      because: 'wrong_codes',
    });
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
    expect(moved(outcome).events).toContainEqual({ kind: 'tier_raised', tier: 'elevated', checks: [] });
    const word = { kind: 'vouch', by: 'mona', word: 'spoke' } as const;
    const vouched = movedTo('awaiting_approval', decide(after, word, NOW, policy));
    expect(movedTo('awaiting_approval', approve(vouched, { by: 'dana' })).approvals).toHaveLength(1);
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

describe('denying', () => {
  it.each(['not_asked', 'password_known'] as const)('because of “%s” alarms security', (reason) => {
    const outcome = decide(awaiting, { kind: 'deny', by: 'amir', facts: facts(), reason }, NOW, policy);
    expect(moved(outcome).events).toEqual([
      { kind: 'alarm_raised', by: 'amir', because: reason },
      { kind: 'ended', status: 'denied', by: 'amir', reason },
    ]);
  });

  it.each([resetting, removing, needsHands, resetDone])(
    'too late ($status) still alarms security',
    (request) => {
      const late = { kind: 'deny', by: 'dana', facts: facts(), reason: 'not_asked' } as const;
      const outcome = moved(decide(request, late, NOW, policy));
      expect(outcome.request).toEqual({ ...request, lateDenials: [{ by: 'dana', reason: 'not_asked' }] });
      expect(outcome.events).toEqual([{ kind: 'alarm_raised', by: 'dana', because: 'not_asked_late' }]);
      expect(outcome.refusal).toMatchObject({ reason: 'decided' });
      expect(reasonOf(decide(request, { ...late, reason: 'other' }, NOW, policy))).toBe('decided');
    },
  );

  it('too late alarms once for each approver and reason, however often the click is delivered', () => {
    const late = { kind: 'deny', by: 'dana', facts: facts(), reason: 'not_asked' } as const;
    const once = moved(decide(removing, late, NOW, policy)).request;
    expect(decide(once, late, NOW, policy)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'decided' },
    });
    const known = moved(decide(once, { ...late, reason: 'password_known' }, NOW, policy));
    expect(known.events).toEqual([{ kind: 'alarm_raised', by: 'dana', because: 'password_known_late' }]);
    expect(moved(decide(once, { ...late, by: 'amir' }, NOW, policy)).events).toHaveLength(1);
  });

  it('keeps the note for the cards and out of the record', () => {
    const note = 'Called back, nobody knew of it.';
    const command = { kind: 'deny', by: 'amir', facts: facts(), reason: 'other', note } as const;
    const outcome = decide(awaiting, command, NOW, policy);
    expect(movedTo('denied', outcome).ending).toMatchObject({ note });
    expect(JSON.stringify(moved(outcome).events)).not.toContain(note);
  });
});
