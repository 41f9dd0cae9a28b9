import fc from 'fast-check';
import { judgeDefault } from '../../src/domain/default-method.ts';
import { chosenPlan, offersOf } from '../../src/domain/reset-choice.ts';
import type { ResetChoice, ResetOffers } from '../../src/domain/reset-choice.ts';
import { defaultsWhileRemoving } from '../../src/domain/reset-plan.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import {
  alternate,
  app,
  app2,
  idsOf,
  known,
  mobile,
  oath,
  passkey,
  planningOf,
  planOf,
  token,
  UNCLEAR,
} from './methods.ts';
import type { About } from './methods.ts';
import { surveys } from './surveys.ts';

const methodsIn = (only: ResetOffers['only']) => only.map(({ method }) => method);
const AS_IT_STANDS: ResetChoice = { passkeys: [], revokeSessions: false };
const offered = (methods: Parameters<typeof planOf>[0], about: About = {}): unknown => {
  const { only, hindrance } = offersOf(planOf(methods, about));
  return [idsOf(methodsIn(only)), hindrance];
};
const chosen = (plan: ResetPlan, choice: Partial<ResetChoice>): ResetPlan => {
  const made = chosenPlan(plan, { ...AS_IT_STANDS, ...choice });
  if (made === undefined) throw new TypeError('not on offer');
  return made;
};

describe('the smallest fix: one method alone', () => {
  const push: About = { defaults: known('app', 'app2') };
  it.each<[string, unknown, unknown]>([
    ['without a default, each', offered([oath, app]), [['oath', 'app'], undefined]],
    [
      'the default is not offered',
      offered([oath, app], { defaults: known('app') }),
      [['oath'], 'default_stays_behind'],
    ],
    [
      'the default, where it may be changed first',
      offered([oath, app], { defaults: known('app'), changeDefault: true }),
      [['oath', 'app'], undefined],
    ],
    [
      'none while the default is unclear',
      offered([oath, app], { defaults: UNCLEAR }),
      [[], 'default_unclear'],
    ],
    ['none while phones can’t be seen', offered([oath, app], { unseen: ['phone'] }), [[], 'default_unclear']],
    [
      'passkeys that can’t be seen hinder nothing',
      offered([oath, app], { unseen: ['fido2'] }),
      [['oath', 'app'], undefined],
    ],
    ['push: neither of two Authenticators', offered([app, app2], push), [[], 'default_stays_behind']],
    [
      'push: either, where a phone may become the default',
      offered([app, app2, mobile], { ...push, changeDefault: true }),
      [['mobile', 'app', 'app2'], undefined],
    ],
    [
      'never the mobile while the alternate stays',
      offered([alternate, mobile]),
      [['alternateMobile'], 'default_stays_behind'],
    ],
    ['one that is the whole plan is no choice', offered([app, passkey]), [[], undefined]],
    [
      'one that is the whole plan is no choice, default or not',
      offered([app], { defaults: UNCLEAR }),
      [[], undefined],
    ],
  ])('%s', (_, offers, expected) => {
    expect(offers).toEqual(expected);
  });

  it('leaves the others, naming the reason', () => {
    const plan = chosen(planOf([oath, app, passkey]), { only: 'oath' });
    expect(idsOf(plan.remove)).toEqual(['oath']);
    expect(plan.keep.map(({ id, reason }) => [id, reason])).toEqual([
      ['key', 'on_offer'],
      ['app', 'not_chosen'],
    ]);
    expect(plan).not.toHaveProperty('changeDefaultTo');
  });

  it('changes the default first to one that stays', () => {
    const plan = chosen(planOf([oath, app], { defaults: known('app'), changeDefault: true }), {
      only: 'app',
    });
    expect([idsOf(plan.remove), plan.changeDefaultTo]).toEqual([['app'], { preference: 'oath', id: 'oath' }]);
  });

  it('drops a change of the default that it has no need of', () => {
    const plan = planOf([alternate, mobile, app], {
      defaults: known('alternateMobile'),
      changeDefault: true,
    });
    expect(plan.changeDefaultTo).toEqual({ preference: 'sms', id: 'mobile' });
    expect(chosen(plan, { only: 'app' })).not.toHaveProperty('changeDefaultTo');
  });
});

describe('what else is left to the approver', () => {
  const withKeys = planOf([passkey, app, { ...passkey, id: 'key2' }, oath], { defaults: known('oath') });

  it('passkeys, each, but only where they are in scope', () => {
    expect(idsOf(offersOf(withKeys).passkeys)).toEqual(['key', 'key2']);
    expect(offersOf(planOf([app, passkey], { scope: ['authenticator'] })).passkeys).toEqual([]);
  });

  it('a chosen passkey goes before the others, by choice; the other one stays on offer', () => {
    const plan = chosen(withKeys, { passkeys: ['key2'] });
    expect(plan.remove.map(({ id, reason }) => [id, reason])).toEqual([
      ['key2', 'chosen'],
      ['app', 'in_scope'],
      ['oath', 'in_scope'],
    ]);
    expect(plan.keep.map(({ id, reason }) => [id, reason])).toEqual([['key', 'on_offer']]);
  });

  it('a passkey may go with one method alone', () => {
    expect(idsOf(chosen(withKeys, { only: 'app', passkeys: ['key'] }).remove)).toEqual(['key', 'app']);
  });

  it.each([
    ['ask', true, 'revoke'],
    ['ask', false, 'leave'],
    ['always', false, 'revoke'],
    ['always', true, 'revoke'],
    ['never', false, 'leave'],
  ] as const)('sessions, configured %s, wished %s: %s', (sessions, revokeSessions, after) => {
    const plan = planOf([app], { sessions });
    expect(offersOf(plan).sessions).toBe(sessions === 'ask');
    expect(chosen(plan, { revokeSessions }).sessions).toBe(after);
  });
});

describe('a choice that is not on offer makes no plan', () => {
  const plan = planOf([oath, app, token, passkey], { defaults: known('app') });
  it.each<[string, ResetPlan, Partial<ResetChoice>]>([
    ['a default alone', plan, { only: 'app' }],
    ['a passkey alone', plan, { only: 'key' }],
    ['a method that is not in the plan', plan, { only: 'x' }],
    ['nothing', plan, { only: '' }],
    ['the only method of the plan', planOf([app]), { only: 'app' }],
    ['a method as a passkey', plan, { passkeys: ['oath'] }],
    ['one passkey on offer, one not', plan, { passkeys: ['key', 'key2'] }],
    ['a passkey out of scope', planOf([app, passkey], { scope: ['authenticator'] }), { passkeys: ['key'] }],
    [
      'sessions that are left by configuration',
      planOf([app], { sessions: 'never' }),
      { revokeSessions: true },
    ],
  ])('%s', (_, of, choice) => {
    expect(chosenPlan(of, { ...AS_IT_STANDS, ...choice })).toBeUndefined();
  });
});

const anyChoice: fc.Arbitrary<ResetChoice> = fc.record(
  {
    only: fc.constantFrom('mobile', 'alternateMobile', 'm0', 'm1', 'm2'),
    passkeys: fc.subarray(['m0', 'm1', 'm2', 'm3']),
    revokeSessions: fc.boolean(),
  },
  { requiredKeys: ['passkeys', 'revokeSessions'] },
);
/** Picks among whatever a plan offers: any method alone or none, any of the passkeys. */
const picks = fc.record({ only: fc.nat(), keys: fc.nat(), revokeSessions: fc.boolean() });
type Pick = typeof picks extends fc.Arbitrary<infer Value> ? Value : never;

const offeredChoice = (plan: ResetPlan, pick: Pick): ResetChoice => {
  const { only, passkeys, sessions } = offersOf(plan);
  const alone = idsOf(methodsIn(only))[pick.only % (only.length + 1)];
  return {
    ...(alone === undefined ? {} : { only: alone }),
    passkeys: idsOf(passkeys).filter((_, index) => ((pick.keys >> index) & 1) === 1),
    revokeSessions: sessions && pick.revokeSessions,
  };
};

describe('any choice', () => {
  const forAnyPlan = <More>(more: fc.Arbitrary<More>, check: (plan: ResetPlan, more: More) => void): void => {
    fc.assert(
      fc.property(surveys, more, ({ methods, about }, drawn) => {
        const planning = planningOf(methods, about);
        if (planning.kind === 'planned') check(planning.plan, drawn);
      }),
      { numRuns: 400 },
    );
  };

  it('that is empty leaves the plan as it stands, but settles the sessions', () => {
    forAnyPlan(fc.constant(AS_IT_STANDS), (plan, choice) => {
      const sessions = plan.sessions === 'ask' ? 'leave' : plan.sessions;
      expect(chosenPlan(plan, choice)).toEqual({ ...plan, sessions });
    });
  });

  it('on offer makes a plan of exactly the listed methods, with just what was chosen', () => {
    forAnyPlan(picks, (plan, pick) => {
      const choice = offeredChoice(plan, pick);
      const { remove, keep, sessions } = chosen(plan, choice);
      const planned = choice.only === undefined ? idsOf(plan.remove) : [choice.only];
      const all = idsOf([...plan.remove, ...plan.keep]);
      expect(idsOf([...remove, ...keep]).toSorted()).toEqual(all.toSorted());
      expect(idsOf(remove).toSorted()).toEqual([...planned, ...choice.passkeys].toSorted());
      expect(sessions).not.toBe('ask');
      for (const { kind, reason } of remove) expect(reason).toBe(kind === 'fido2' ? 'chosen' : 'in_scope');
    });
  });

  it('on offer keeps both rules of Graph, and its default goes when it is judged again', () => {
    forAnyPlan(picks, (offered, pick) => {
      const plan = chosen(offered, offeredChoice(offered, pick));
      const ids = idsOf(plan.remove);
      if (ids.includes('mobile')) {
        expect(ids.indexOf('alternateMobile')).toBeLessThan(ids.indexOf('mobile'));
        expect(idsOf(plan.keep)).not.toContain('alternateMobile');
      }
      expect(judgeDefault(plan.remove, plan.keep, defaultsWhileRemoving(plan))).toEqual({ kind: 'free' });
      if (plan.changeDefaultTo !== undefined) expect(offered.mayChangeDefault).toBe(true);
    });
  });

  it('makes a plan exactly when it is on offer', () => {
    forAnyPlan(anyChoice, (plan, choice) => {
      const { only, passkeys } = offersOf(plan);
      const isOffered =
        (choice.only === undefined || idsOf(methodsIn(only)).includes(choice.only)) &&
        choice.passkeys.every((id) => idsOf(passkeys).includes(id)) &&
        !(choice.revokeSessions && plan.sessions === 'leave');
      expect(chosenPlan(plan, choice) !== undefined).toBe(isOffered);
    });
  });
});
