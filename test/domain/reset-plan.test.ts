import fc from 'fast-check';
import { judgeDefault } from '../../src/domain/default-method.ts';
import type { ListedMethod, MethodKind } from '../../src/domain/method.ts';
import {
  defaultsWhileRemoving,
  isRemovable,
  defaultDoubt,
  mayWorkStill,
  waysLeft,
} from '../../src/domain/reset-plan.ts';
import type {
  KeepReason,
  RemoveReason,
  ResetPlan,
  ResetScope,
  Unplannable,
} from '../../src/domain/reset-plan.ts';
import {
  ALL,
  alternate,
  app,
  app2,
  everything,
  idsOf,
  known,
  mobile,
  NONE,
  oath,
  passkey,
  planningOf,
  planOf,
  UNCLEAR,
} from './methods.ts';
import type { About } from './methods.ts';
import { surveys } from './surveys.ts';

describe('the order of removal', () => {
  it.each<[string, About['defaults'], readonly string[]]>([
    ['no default', NONE, ['oath', 'token', 'office', 'alternateMobile', 'mobile', 'app']],
    ['an unclear default', UNCLEAR, ['oath', 'token', 'office', 'alternateMobile', 'mobile', 'app']],
    ['the app', known('app'), ['oath', 'token', 'office', 'alternateMobile', 'mobile', 'app']],
    ['the software token', known('oath'), ['token', 'office', 'alternateMobile', 'mobile', 'app', 'oath']],
    ['the hardware token', known('token'), ['oath', 'office', 'alternateMobile', 'mobile', 'app', 'token']],
    ['the office phone', known('office'), ['oath', 'token', 'alternateMobile', 'mobile', 'app', 'office']],
    ['the mobile', known('mobile'), ['oath', 'token', 'office', 'alternateMobile', 'app', 'mobile']],
  ])('with %s: the default last, the alternate before the mobile', (_, defaults, order) => {
    expect(idsOf(planOf(everything, { defaults: defaults! }).remove)).toEqual(order);
    expect(idsOf(planOf(everything.toReversed(), { defaults: defaults! }).remove)).toEqual(order);
  });

  it('puts every Authenticator last when the default is push', () => {
    const plan = planOf([app, mobile, app2], { defaults: known('app', 'app2') });
    expect(idsOf(plan.remove)).toEqual(['mobile', 'app', 'app2']);
  });
});

describe('both rules in conflict: the alternate phone is the default, and a mobile goes too', () => {
  const both: About = { defaults: known('alternateMobile') };

  it('can’t be planned while the default may not be changed', () => {
    expect(planningOf([alternate, mobile, app], both)).toEqual({
      kind: 'unplannable',
      why: 'default_cannot_go',
    });
  });

  it('makes the mobile the default first, which then goes last', () => {
    const plan = planOf([app, alternate, mobile], { ...both, changeDefault: true });
    expect(plan.changeDefaultTo).toEqual({ preference: 'sms', id: 'mobile' });
    expect(idsOf(plan.remove)).toEqual(['alternateMobile', 'app', 'mobile']);
    expect(defaultsWhileRemoving(plan)).toEqual(['mobile']);
  });

  it('is none where there is no mobile, or no phone in scope', () => {
    expect(idsOf(planOf([alternate, app], both).remove)).toEqual(['app', 'alternateMobile']);
    expect(idsOf(planOf(everything, { ...both, scope: ['authenticator'] }).remove)).toEqual(['app']);
  });
});

describe('a default that would stay behind, since phones are out of scope', () => {
  const usual: About = { defaults: known('app'), scope: ['authenticator', 'softwareOath'] };

  it('can’t go while it may not be changed', () => {
    expect(planningOf([app, oath, mobile], usual)).toEqual({ kind: 'unplannable', why: 'default_cannot_go' });
  });

  it('goes when the phone is made the default first', () => {
    const plan = planOf([app, oath, mobile], { ...usual, changeDefault: true });
    expect(plan.changeDefaultTo).toEqual({ preference: 'sms', id: 'mobile' });
    expect(idsOf(plan.remove)).toEqual(['oath', 'app']);
    expect(defaultsWhileRemoving(plan)).toEqual(['mobile']);
  });

  it('is left alone where the phone itself is the default', () => {
    const plan = planOf([app, oath, mobile], { ...usual, defaults: known('mobile'), changeDefault: true });
    expect(plan).not.toHaveProperty('changeDefaultTo');
    expect(defaultsWhileRemoving(plan)).toEqual(['mobile']);
  });
});

describe('no plan can be made', () => {
  const unknown: ListedMethod = { id: 'x', kind: 'unknown' };
  it.each<[string, readonly ListedMethod[], About, Unplannable]>([
    ['Graph names a type that nobody knows', [app, unknown], {}, 'unknown_method'],
    [
      '… which weighs more than a default',
      [alternate, mobile, unknown],
      { defaults: known('alternateMobile') },
      'unknown_method',
    ],
    ['… and more than an empty scope', [unknown], { scope: [] }, 'unknown_method'],
    ['nothing is listed', [], {}, 'nothing_to_remove'],
    [
      'nothing is in scope',
      [mobile, { id: 'p', kind: 'password' }],
      { scope: ['authenticator'] },
      'nothing_to_remove',
    ],
    ['the scope is empty', everything, { scope: [] }, 'nothing_to_remove'],
    ['there are only passkeys, which nobody chose yet', [passkey], {}, 'nothing_to_remove'],
    [
      'a mobile would go, its alternate can’t',
      [mobile, alternate],
      { defaults: known('alternateMobile') },
      'default_cannot_go',
    ],
  ])('when %s: %#', (_, methods, about, why) => {
    expect(planningOf(methods, about)).toEqual({ kind: 'unplannable', why });
  });
});

type Reason = RemoveReason | KeepReason;

describe('what goes and what stays', () => {
  const onlySoftware = {
    phone: 'out_of_scope',
    microsoftAuthenticator: 'out_of_scope',
    softwareOath: 'in_scope',
    hardwareOath: 'out_of_scope',
    fido2: 'still_useful',
    windowsHelloForBusiness: 'still_useful',
    platformCredential: 'still_useful',
    email: 'no_second_step',
    external: 'still_useful',
    temporaryAccessPass: 'lapses_by_itself',
    qrCodePin: 'no_second_step',
    password: 'no_second_step',
  } as const satisfies Record<MethodKind, Reason>;
  const inFullScope: Record<MethodKind, Reason> = {
    ...onlySoftware,
    phone: 'in_scope',
    microsoftAuthenticator: 'in_scope',
    hardwareOath: 'in_scope',
    fido2: 'on_offer',
  };
  const reasonOf = (kind: MethodKind, scope: readonly ResetScope[]): Reason | undefined => {
    const { remove, keep } = planOf([oath, { id: 'it', kind }], { scope });
    return [...remove, ...keep].find(({ id }) => id === 'it')?.reason;
  };

  it.each(Object.entries(onlySoftware))('%s, when only software tokens are in scope: %s', (kind, reason) => {
    expect(reasonOf(kind as MethodKind, ['softwareOath'])).toBe(reason);
  });

  it.each(Object.entries(inFullScope))('%s, when everything is in scope: %s', (kind, reason) => {
    expect(reasonOf(kind as MethodKind, ALL)).toBe(reason);
  });

  it.each<[readonly ResetScope[], readonly string[]]>([
    [['authenticator'], ['app']],
    [['phone'], ['office', 'alternateMobile', 'mobile']],
    [['softwareOath'], ['oath']],
    [['hardwareOath'], ['token']],
    [
      ['authenticator', 'softwareOath'],
      ['oath', 'app'],
    ],
    [['passkey', 'authenticator'], ['app']],
    [ALL, ['oath', 'token', 'office', 'alternateMobile', 'mobile', 'app']],
  ])('the scope %j removes %j and keeps the rest', (scope, removed) => {
    const plan = planOf(everything, { scope });
    expect(idsOf(plan.remove)).toEqual(removed);
    expect(plan.keep).toHaveLength(everything.length - removed.length);
  });

  it.each([
    ['always', 'revoke'],
    ['never', 'leave'],
    ['ask', 'ask'],
  ] as const)('the sessions: %s means %s', (sessions, planned) => {
    expect(planOf([app], { sessions }).sessions).toBe(planned);
  });

  it('never pins a number in clear', () => {
    expect(JSON.stringify(planOf(everything))).not.toContain('5550100');
  });
});

describe('what is said of a plan before it is approved', () => {
  it.each<[string, About, ReturnType<typeof defaultDoubt>]>([
    [
      'an unclear default, and something stays',
      { defaults: UNCLEAR, scope: ['authenticator'] },
      'default_unclear',
    ],
    ['an unclear default, and nothing stays', { defaults: UNCLEAR }, undefined],
    [
      'an unclear default, and phones can’t be seen',
      { defaults: UNCLEAR, unseen: ['phone'] },
      'default_unclear',
    ],
    ['an unclear default, and passkeys can’t be seen', { defaults: UNCLEAR, unseen: ['fido2'] }, undefined],
    ['no default', { defaults: NONE, scope: ['authenticator'] }, undefined],
    ['a default that stays', { defaults: known('oath'), scope: ['authenticator'] }, undefined],
    [
      'a default that goes, and tokens can’t be seen',
      { defaults: known('app'), unseen: ['hardwareOath'] },
      'others_unseen',
    ],
    ['a default that goes, and everything can be seen', { defaults: known('app') }, undefined],
  ])('why Graph may refuse the default: %s', (_, about, why) => {
    expect(defaultDoubt(planOf([app, oath, passkey], about))).toBe(why);
  });

  it('names the ways in that are left, and no others', () => {
    const kept: readonly ListedMethod[] = [
      { id: 'hello', kind: 'windowsHelloForBusiness' },
      { id: 'mail', kind: 'email' },
      { id: 'pass', kind: 'temporaryAccessPass' },
      { id: 'word', kind: 'password' },
    ];
    const plan = planOf([...everything, ...kept], { scope: ['authenticator', 'passkey'] });
    expect(idsOf(waysLeft(plan, 'new_phone')).toSorted()).toEqual(
      ['alternateMobile', 'hello', 'key', 'mobile', 'oath', 'office', 'token'].toSorted(),
    );
  });

  it.each(['lost_phone', 'stolen_phone'] as const)('names none that went with the phone: %s', (symptom) => {
    const plan = planOf(everything, { scope: ['authenticator', 'passkey'] });
    expect(idsOf(waysLeft(plan, symptom)).toSorted()).toEqual(
      ['alternateMobile', 'key', 'office', 'token'].toSorted(),
    );
  });

  it('tells whether a method that goes may work still', () => {
    const plan = planOf([app, oath], { scope: ['authenticator', 'softwareOath'] });
    for (const symptom of ['new_phone', 'lost_passkey', 'passkey_not_on_new_phone'] as const)
      expect(mayWorkStill(plan, symptom)).toBe(true);
    expect(mayWorkStill(plan, 'stolen_phone')).toBe(false);
  });

  it('carries on what can’t be seen', () => {
    expect(planOf([app], { unseen: ['phone', 'qrCodePin'] }).unseen).toEqual(['phone', 'qrCodePin']);
  });
});

/** The ids of a plan's second factors that can be a default, and where the default itself stands among them. */
const isBeforeAnother = ({ remove }: ResetPlan, defaults: readonly string[]): boolean => {
  const ids = idsOf(remove.filter(({ kind }) => kind !== 'fido2'));
  const first = ids.findIndex((id) => defaults.includes(id));
  return first >= 0 && ids.slice(first).some((id) => !defaults.includes(id));
};

describe('any plan', () => {
  const scopeOf = {
    phone: 'phone',
    microsoftAuthenticator: 'authenticator',
    softwareOath: 'softwareOath',
    hardwareOath: 'hardwareOath',
    fido2: 'passkey',
  } as const;

  it('holds exactly the listed methods, and removes nothing out of scope and no passkey', () => {
    fc.assert(
      fc.property(surveys, ({ methods, about }) => {
        const planning = planningOf(methods, about);
        if (planning.kind === 'unplannable') return;
        const { remove, keep } = planning.plan;
        expect(idsOf([...remove, ...keep]).toSorted()).toEqual(idsOf(methods).toSorted());
        for (const { kind } of remove)
          expect([
            kind,
            isRemovable(kind) && kind !== 'fido2' && about.scope.includes(scopeOf[kind]),
          ]).toEqual([kind, true]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps both rules of Graph, and its default goes when it is judged again', () => {
    fc.assert(
      fc.property(surveys, ({ methods, about }) => {
        const planning = planningOf(methods, about);
        if (planning.kind === 'unplannable') return;
        const { plan } = planning;
        const ids = idsOf(plan.remove);
        const stays = idsOf(plan.keep).includes('alternateMobile');
        if (ids.includes('mobile')) {
          expect(stays).toBe(false);
          expect(ids.indexOf('alternateMobile')).toBeLessThan(ids.indexOf('mobile'));
        }
        const defaults = defaultsWhileRemoving(plan);
        expect(isBeforeAnother(plan, defaults)).toBe(false);
        expect(judgeDefault(plan.remove, plan.keep, defaults)).toEqual({ kind: 'free' });
        if (plan.changeDefaultTo !== undefined) expect(about.changeDefault).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
