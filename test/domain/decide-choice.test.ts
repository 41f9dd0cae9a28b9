import type { CodeVerdict } from '../../src/domain/call-back-code.ts';
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { AwaitingApproval, Request } from '../../src/domain/request.ts';
import type { ResetChoice } from '../../src/domain/reset-choice.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import { idsOf } from './methods.ts';
import {
  agreed,
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
  resetting,
  verificationOf,
} from './requests.ts';

const approve = (
  request: Request,
  choice: Partial<ResetChoice> = {},
  { by = 'amir', code = 'right' }: { readonly by?: string; readonly code?: CodeVerdict } = {},
): Outcome =>
  decide(
    request,
    { kind: 'approve', by, facts: facts(), code, choice: { ...AS_IT_STANDS, ...choice } },
    NOW,
    policy,
  );
const removedBy = ({ plan: { remove } }: { readonly plan: ResetPlan }): readonly string[] => idsOf(remove);

describe('an approver’s choice', () => {
  it.each<[string, Partial<ResetChoice>, readonly string[], ResetPlan['sessions']]>([
    ['the plan as it stands', {}, ['oath', 'app'], 'leave'],
    ['one method alone', { only: 'oath' }, ['oath'], 'leave'],
    ['the passkey that is gone too', { passkeys: ['key'] }, ['key', 'oath', 'app'], 'leave'],
    ['the sessions', { revokeSessions: true }, ['oath', 'app'], 'revoke'],
  ])('makes the plan: %s', (_, choice, removed, sessions) => {
    const outcome = approve(awaiting, choice);
    const after = movedTo('approved', outcome);
    expect([removedBy(after), after.plan.sessions, after.offered]).toEqual([removed, sessions, plan]);
    expect(moved(outcome).events).toEqual([
      {
        kind: 'approved',
        by: 'amir',
        slot: 0,
        complete: true,
        methods: removed,
        revokesSessions: sessions === 'revoke',
      },
    ]);
  });

  it('is carried out as it was approved', () => {
    const chosen = movedTo('approved', approve(awaiting, { only: 'oath', revokeSessions: true }));
    const { progress } = movedTo('resetting', decide(chosen, { kind: 'claim' }, NOW, policy));
    expect(progress).toEqual({
      removals: [{ id: 'oath', tries: 0, removal: { state: 'waiting' } }],
      revocation: { tries: 0, step: { state: 'waiting' } },
    });
  });

  it('binds whoever approves after, whatever their own card says', () => {
    const once = movedTo('awaiting_approval', approve(elevated, { passkeys: ['key'], revokeSessions: true }));
    expect([once.status, removedBy(once), once.offered]).toEqual([
      'awaiting_approval',
      ['key', 'oath', 'app'],
      plan,
    ]);
    const outcome = approve(once, { only: 'oath' }, { by: 'dana' });
    const twice = movedTo('approved', outcome);
    expect([twice.plan, twice.offered]).toEqual([once.plan, plan]);
    expect(moved(outcome).events).toMatchObject([
      { by: 'dana', slot: 1, methods: ['key', 'oath', 'app'], revokesSessions: true },
    ]);
  });
});

describe('a choice that is not on offer', () => {
  const wrongChoices: readonly Partial<ResetChoice>[] = [
    { only: 'app' },
    { only: 'x' },
    { passkeys: ['oath'] },
    { passkeys: ['key', 'other'] },
  ];

  it.each(wrongChoices)('changes nothing, counts no approval and uses up no code: %j', (choice) => {
    expect(approve(awaiting, choice)).toEqual({
      kind: 'refused',
      refusal: { reason: 'choice_not_offered' },
    });
    expect(approve(elevated, choice)).toMatchObject({ kind: 'refused' });
    expect(movedTo('approved', approve(awaiting)).approvals).toHaveLength(1);
  });

  it('of sessions, where the configuration leaves them alone', () => {
    const leaving: AwaitingApproval = { ...awaiting, plan: { ...plan, sessions: 'leave' } };
    expect(approve(leaving, { revokeSessions: true })).toMatchObject({
      refusal: { reason: 'choice_not_offered' },
    });
  });

  it('comes after the code: a wrong one is counted, whatever was chosen', () => {
    const outcome = approve(awaiting, { only: 'app' }, { code: 'wrong' });
    expect(movedTo('awaiting_approval', outcome).wrongCodes).toBe(1);
    expect(moved(outcome).refusal).toEqual({ reason: 'code_wrong', triesLeft: 2 });
  });
});

describe('a choice ends with the approval that made it', () => {
  const chosen = movedTo(
    'awaiting_approval',
    approve({ ...elevated, wrongCodes: 2 }, { only: 'oath', revokeSessions: true }, { by: 'dana' }),
  );
  const other: ResetPlan = { ...plan, remove: plan.remove.slice(1) };
  const raise: Command = { kind: 'raise', verification: verificationOf('elevated') };
  const replan: Command = { kind: 'replan', plan: other, verification: verificationOf('elevated') };

  it.each<[string, Outcome, ResetPlan]>([
    ['the tier was raised', decide(chosen, raise, NOW, policy), plan],
    ['codes were wrong', approve(chosen, {}, { code: 'wrong' }), plan],
    ['the methods changed', decide(chosen, replan, NOW, policy), other],
    ['the tier was raised after the last approval', decide(approved, raise, NOW, policy), plan],
    ['the tier was raised before the first removal', decide(resetting, raise, NOW, policy), plan],
    ['the methods changed before the first removal', decide(resetting, replan, NOW, policy), other],
  ])('when %s: the offered plan is back', (_, outcome, offered) => {
    const { request } = moved(outcome);
    expect(request).toMatchObject({ plan: offered, approvals: [] });
    expect(request).not.toHaveProperty('offered');
    expect(request).not.toHaveProperty('progress');
  });

  it('so the next approver chooses anew', () => {
    const anew = movedTo('awaiting_approval', decide(chosen, raise, NOW, policy));
    const again = movedTo('awaiting_approval', approve(anew, { passkeys: ['key'] }));
    expect([removedBy(again), again.plan.sessions]).toEqual([['key', 'oath', 'app'], 'leave']);
  });

  it('but stays on a request that is over, for the cards', () => {
    const denied = decide(
      approved,
      { kind: 'deny', by: 'amir', facts: facts(), reason: 'other' },
      NOW,
      policy,
    );
    expect(movedTo('denied', denied).plan).toEqual(agreed);
  });
});
