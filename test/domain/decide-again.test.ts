import { decide } from '../../src/domain/decide.ts';
import {
  approved,
  AS_IT_STANDS,
  awaiting,
  elevated,
  facts,
  moved,
  movedTo,
  NOW,
  plan,
  policy,
  verificationOf,
} from './requests.ts';

describe('looking again', () => {
  const higher = verificationOf('elevated');
  const replan = { kind: 'replan', plan: { ...plan, remove: plan.remove.slice(1) } } as const;

  it('voids approvals and codes, counts the revision and keeps what counts against people', () => {
    const before = { ...approved, wrongCodes: 2, barred: ['sol'] };
    const outcome = decide(before, { ...replan, verification: awaiting.verification }, NOW, policy);
    const after = movedTo('awaiting_approval', outcome);
    expect(after).toMatchObject({ approvals: [], revision: 2, wrongCodes: 2, barred: ['sol'] });
    expect(after.code).toEqual({ issue: 2, issuedAt: NOW });
    expect(after.plan.remove.map(({ id }) => id)).toEqual(['app']);
    expect(after).not.toHaveProperty('approvedAt');
    expect(moved(outcome).events).toEqual([
      { kind: 'replanned', methods: ['app'] },
      { kind: 'approvals_voided', because: 'replan' },
    ]);
  });

  it.each([
    ['a new plan', approved, { ...replan, verification: awaiting.verification }],
    ['a higher tier', awaiting, { kind: 'raise', verification: higher }],
  ] as const)('gives %s a whole lifetime, since the card names its end', (_, before, command) => {
    const after = moved(decide(before, command, NOW, policy)).request;
    expect(after.expiresAt).toBe('2026-11-22T11:00:00.000Z');
  });

  it('gives no more time for wrong codes alone', () => {
    const wrong = {
      kind: 'approve',
      by: 'amir',
      facts: facts(),
      code: 'wrong',
      choice: AS_IT_STANDS,
    } as const;
    const third = decide({ ...elevated, wrongCodes: 2 }, wrong, NOW, policy);
    expect(moved(third).request.expiresAt).toBe(elevated.expiresAt);
  });

  it('records a tier that went up with the plan', () => {
    const { events } = moved(decide(approved, { ...replan, verification: higher }, NOW, policy));
    expect(events.map(({ kind }) => kind)).toEqual(['replanned', 'tier_raised', 'approvals_voided']);
  });

  it.each(['raise', 'replan'] as const)('never lowers the tier: %s', (kind) => {
    const verification = verificationOf('standard');
    const command = kind === 'raise' ? { kind, verification } : { ...replan, verification };
    expect(movedTo('awaiting_approval', decide(elevated, command, NOW, policy)).verification.tier).toBe(
      'elevated',
    );
  });
});
