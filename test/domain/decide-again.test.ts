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
  removing,
  resetting,
  tiers,
  verificationOf,
  verifying,
  withoutNumber,
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

  it('says of who had it that their time ran out meanwhile, and nothing of whose time runs', () => {
    const hold = { at: '2026-11-22T09:50:00.000Z', next: 1 };
    const holds = [
      { ...hold, by: 'amir', until: '2026-11-22T09:59:00.000Z' },
      { ...hold, by: 'dana', until: '2026-11-22T10:01:00.000Z' },
    ];
    const before = { ...approved, escalation: { ...approved.escalation, holds } };
    const outcome = decide(before, { ...replan, verification: awaiting.verification }, NOW, policy);
    const { escalation } = movedTo('awaiting_approval', outcome);
    expect(escalation.holds).toEqual([{ ...holds[0], over: 'ran_out' }, holds[1]]);
    expect(moved(outcome).events).toContainEqual({ kind: 'hold_ran_out', by: 'amir' });
  });

  it.each([
    ['a new plan', approved, { ...replan, verification: awaiting.verification }],
    ['a higher tier', awaiting, { kind: 'raise', verification: higher }],
    ['a late suspicion', awaiting, { kind: 'tell_suspicion', by: 'rita' }],
  ] as const)('gives %s a whole lifetime, since the card names its end', (_, before, command) => {
    const after = moved(decide(before, command, NOW, policy)).request;
    expect(after.expiresAt).toBe('2026-11-22T11:00:00.000Z');
  });

  it('begins where its requester tells late of somebody else: nothing counts that was decided without it', () => {
    const outcome = decide(approved, { kind: 'tell_suspicion', by: 'rita' }, NOW, policy);
    expect(movedTo('awaiting_approval', outcome)).toMatchObject({
      reported: { suspicious: true },
      approvals: [],
      revision: approved.revision + 1,
      code: { issue: approved.code.issue + 1 },
      verification: approved.verification,
    });
    expect(moved(outcome).events).toEqual([
      { kind: 'suspicion_told', by: 'rita' },
      { kind: 'approvals_voided', because: 'suspicion' },
    ]);
  });

  it('does not begin once something may be removed: security is told, once, and nothing is taken back', () => {
    const telling = { kind: 'tell_suspicion', by: 'rita' } as const;
    const { request, events } = moved(decide(removing, telling, NOW, policy));
    const reported = { ...removing.reported, suspicious: true };
    expect(request).toEqual({ ...removing, reported, suspectedLate: true });
    expect(events).toEqual([
      { kind: 'suspicion_told', by: 'rita' },
      { kind: 'alarm_raised', by: 'rita', because: 'suspicion_late' },
    ]);
    expect(decide(request, telling, NOW, policy).kind).toBe('quiet');
  });

  it.each(['defaultChange', 'revocation'] as const)(
    'does not begin in the middle of another call, so that its answer is written down: %s',
    (step) => {
      const calling = { tries: 1, step: { state: 'asked', at: NOW } } as const;
      const run = { ...resetting, progress: { ...resetting.progress, [step]: calling } };
      const { request } = moved(decide(run, { kind: 'tell_suspicion', by: 'rita' }, NOW, policy));
      expect(request).toMatchObject({ status: 'resetting', suspectedLate: true });
    },
  );

  it('and then once more ends what was said of its being late', () => {
    const late = { ...approved, reported: { suspicious: true }, suspectedLate: true } as const;
    const outcome = decide(late, { kind: 'tell_suspicion', by: 'rita' }, NOW, policy);
    expect(movedTo('awaiting_approval', outcome)).not.toHaveProperty('suspectedLate');
  });

  it('begins anew with what is told after somebody approved who knew the rest', () => {
    const known = { ...approved, reported: { suspicious: true } };
    const outcome = decide(known, { kind: 'tell_suspicion', by: 'rita' }, NOW, policy);
    expect(movedTo('awaiting_approval', outcome).approvals).toEqual([]);
  });

  it('leaves vouchers and their time as they are', () => {
    const { request } = moved(decide(verifying, { kind: 'tell_suspicion', by: 'rita' }, NOW, policy));
    const reported = { ...verifying.reported, suspicious: true };
    expect(request).toEqual({ ...verifying, reported, revision: verifying.revision + 1 });
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

  it.each([
    ['the tier', { kind: 'raise', verification: awaiting.verification }],
    ['the plan', { ...replan, verification: awaiting.verification }],
  ] as const)('alarms about whoever approved too often, beside what is new of %s', (_, command) => {
    const { events } = moved(decide(approved, { ...command, hasty: ['amir', 'dana'] }, NOW, policy));
    expect(events.filter(({ kind }) => kind === 'alarm_raised')).toEqual([
      { kind: 'alarm_raised', by: 'amir', because: 'many_approvals' },
      { kind: 'alarm_raised', by: 'dana', because: 'many_approvals' },
    ]);
    expect(moved(decide(approved, { ...command, hasty: [] }, NOW, policy)).events).not.toContainEqual(
      expect.objectContaining({ kind: 'alarm_raised' }),
    );
  });

  it('records a tier that went up with the plan', () => {
    const { events } = moved(decide(approved, { ...replan, verification: higher }, NOW, policy));
    expect(events.map(({ kind }) => kind)).toEqual(['replanned', 'tier_raised', 'approvals_voided']);
  });

  it.each(['raise', 'replan'] as const)('never lowers the tier or what it needs: %s', (kind) => {
    const verification = verificationOf('standard');
    const command = kind === 'raise' ? { kind, verification } : { ...replan, verification };
    const after = movedTo('awaiting_approval', decide(elevated, command, NOW, policy));
    expect(after.verification).toMatchObject({ tier: 'elevated', needs: elevated.verification.needs });
    expect(movedTo('verifying', decide(verifying, command, NOW, policy)).vouches).toEqual([]);
  });

  it('asks for more within the same tier: a number that is gone needs a vouch as well', () => {
    const either: typeof tiers = { ...tiers, elevated: { require: [['callback', 'vouch']], approvals: 2 } };
    const before = { ...awaiting, verification: verificationOf('elevated', either) };
    const raise = { kind: 'raise', verification: withoutNumber(either) } as const;
    const { ending, verification } = movedTo('refused', decide(before, raise, NOW, policy));
    expect(ending).toEqual({ status: 'refused', reason: 'no_number' });
    expect(verification?.needs.callback).toBe(true);
  });

  it.each([
    ['a number', { verification: withoutNumber() }, 'no_number'],
    ['anybody to vouch', { verification: higher, vouchOrder: [] }, 'nobody_to_vouch'],
    ['any hope', { verification: verificationOf('refused') }, 'privileged'],
  ] as const)('ends at once without %s, and asks nobody in vain', (_, look, reason) => {
    for (const request of [awaiting, approved, resetting]) {
      const outcome = decide(request, { kind: 'raise', ...look }, NOW, policy);
      expect(movedTo('refused', outcome).ending).toEqual({ status: 'refused', reason });
    }
  });

  it('takes vouchers as the newest look found them, and numbers only where both looks did', () => {
    const before = { numbers: ['one', 'two'], signInName: 'hash', manager: 'mona' };
    const found = { numbers: ['three', 'two'], signInName: 'hash of another', manager: 'nina' };
    const vouchOrder = [{ id: 'nina', as: 'manager' }] as const;
    const look = { verification: higher, contactOnFile: found, vouchOrder };
    for (const command of [{ kind: 'raise', ...look } as const, { ...replan, ...look }])
      expect(
        moved(decide({ ...awaiting, contactOnFile: before }, command, NOW, policy)).request,
      ).toMatchObject({ contactOnFile: { ...found, numbers: ['two'] }, vouchOrder });
  });

  it.each([awaiting, approved, resetting])(
    'without a vouch keeps the clock of the escalation: $status',
    (request) => {
      const after = movedTo(
        'awaiting_approval',
        decide(request, { ...replan, verification: awaiting.verification }, NOW, policy),
      );
      expect(after.readyAt).toBe(request.readyAt);
    },
  );
});
