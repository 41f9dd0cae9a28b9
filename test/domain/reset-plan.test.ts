import fc from 'fast-check';
import { driftFrom, isRemovable, planReset } from '../../src/domain/reset-plan.ts';
import type {
  KeepReason,
  ListedMethod,
  MethodKind,
  PhoneSlot,
  Planning,
  ResetPlan,
  ResetScope,
} from '../../src/domain/reset-plan.ts';

const hashNumber = (number: string): string => `hash of ${number.length} signs ending ${number.at(-1)}`;
const ALL: readonly ResetScope[] = ['authenticator', 'phone', 'softwareOath'];

const phone = (phoneSlot: PhoneSlot, number = '+49 30 5550100'): ListedMethod => ({
  id: phoneSlot,
  kind: 'phone',
  phoneSlot,
  number,
  createdAt: '2025-01-01T00:00:00.000Z',
});
const app: ListedMethod = {
  id: 'app',
  kind: 'microsoftAuthenticator',
  createdAt: '2025-02-01T00:00:00.000Z',
};
const app2: ListedMethod = { ...app, id: 'app2' };
const oath: ListedMethod = { id: 'oath', kind: 'softwareOath' };
const [mobile, alternate, office] = [phone('mobile'), phone('alternateMobile'), phone('office')];
const everything = [app, mobile, office, alternate, oath];

const planned = (planning: Planning): ResetPlan => {
  if (planning.kind === 'planned') return planning.plan;
  throw new TypeError(`no plan: ${planning.why}`);
};
const planOf = (
  methods: readonly ListedMethod[],
  { suspectedDefault, scope = ALL }: { suspectedDefault?: string; scope?: readonly ResetScope[] } = {},
): Planning =>
  planReset({ methods, ...(suspectedDefault === undefined ? {} : { suspectedDefault }) }, scope, hashNumber);
const removalsOf = (planning: Planning): readonly string[] => planned(planning).remove.map(({ id }) => id);
const whyNot = (planning: Planning): string => (planning.kind === 'planned' ? 'planned' : planning.why);

describe('the order of removal', () => {
  it.each<[string | undefined, readonly string[]]>([
    [undefined, ['oath', 'office', 'alternateMobile', 'mobile', 'app']],
    ['app', ['oath', 'office', 'alternateMobile', 'mobile', 'app']],
    ['oath', ['office', 'alternateMobile', 'mobile', 'app', 'oath']],
    ['office', ['oath', 'alternateMobile', 'mobile', 'app', 'office']],
    ['mobile', ['oath', 'office', 'alternateMobile', 'app', 'mobile']],
    ['something unlisted', ['oath', 'office', 'alternateMobile', 'mobile', 'app']],
  ])('with the default %s: %j', (suspectedDefault, order) => {
    const options = suspectedDefault === undefined ? {} : { suspectedDefault };
    expect(removalsOf(planOf(everything, options))).toEqual(order);
    expect(removalsOf(planOf(everything.toReversed(), options))).toEqual(order);
  });

  it('keeps two Authenticator entries in the order Graph lists them, the default of them last', () => {
    expect(removalsOf(planOf([app, app2]))).toEqual(['app', 'app2']);
    expect(removalsOf(planOf([app, app2], { suspectedDefault: 'app' }))).toEqual(['app2', 'app']);
  });
});

describe('no plan can be made', () => {
  it.each<[string, readonly ListedMethod[], string | undefined, readonly ResetScope[], string]>([
    [
      'the alternate phone is the default and a mobile is there',
      everything,
      'alternateMobile',
      ALL,
      'default_cannot_go',
    ],
    ['… unless there is no mobile', [alternate, app], 'alternateMobile', ALL, 'planned'],
    ['… or phones are out of scope', everything, 'alternateMobile', ['authenticator'], 'planned'],
    [
      'Graph names a kind this version does not know',
      [app, { id: 'x', kind: 'unknown' }],
      undefined,
      ALL,
      'unknown_method',
    ],
    [
      'an unknown kind weighs more than a default',
      [...everything, { id: 'x', kind: 'unknown' }],
      'alternateMobile',
      ALL,
      'unknown_method',
    ],
    ['nothing is listed', [], undefined, ALL, 'nothing_to_remove'],
    [
      'nothing is in scope',
      [mobile, { id: 'p', kind: 'password' }],
      undefined,
      ['authenticator'],
      'nothing_to_remove',
    ],
    ['the scope is empty', everything, undefined, [], 'nothing_to_remove'],
  ])('%s', (_, methods, suspectedDefault, scope, why) => {
    const options = suspectedDefault === undefined ? { scope } : { suspectedDefault, scope };
    expect(whyNot(planOf(methods, options))).toBe(why);
  });
});

describe('what stays', () => {
  const reasons = {
    phone: 'out_of_scope',
    microsoftAuthenticator: 'out_of_scope',
    softwareOath: undefined,
    hardwareOath: 'out_of_scope',
    fido2: 'still_useful',
    windowsHelloForBusiness: 'still_useful',
    platformCredential: 'still_useful',
    email: 'never_removed',
    external: 'never_removed',
    temporaryAccessPass: 'never_removed',
    qrCodePin: 'never_removed',
    password: 'never_removed',
  } as const satisfies Record<MethodKind, KeepReason | undefined>;

  it.each(Object.entries(reasons))('%s, when only software tokens are in scope: %s', (kind, reason) => {
    const method = { id: 'it', kind: kind as MethodKind };
    const plan = planned(planOf([oath, method], { scope: ['softwareOath'] }));
    expect(plan.keep).toEqual(reason === undefined ? [] : [{ ...method, reason }]);
  });

  it.each<[readonly ResetScope[], readonly string[]]>([
    [['authenticator'], ['app']],
    [['phone'], ['office', 'alternateMobile', 'mobile']],
    [['softwareOath'], ['oath']],
    [
      ['phone', 'authenticator'],
      ['office', 'alternateMobile', 'mobile', 'app'],
    ],
  ])('the scope %j removes %j and keeps the rest', (scope, removed) => {
    const plan = planned(planOf(everything, { scope }));
    expect(plan.remove.map(({ id }) => id)).toEqual(removed);
    expect(plan.keep).toHaveLength(everything.length - removed.length);
  });

  it('never pins a number in clear', () => {
    const text = JSON.stringify(planOf(everything));
    expect(text).not.toContain('5550100');
    expect(planned(planOf([mobile])).remove[0]).toEqual({
      id: 'mobile',
      kind: 'phone',
      phoneSlot: 'mobile',
      createdAt: '2025-01-01T00:00:00.000Z',
      numberHash: 'hash of 14 signs ending 0',
    });
  });
});

describe('any plan', () => {
  const kinds = [
    'softwareOath',
    'microsoftAuthenticator',
    'fido2',
    'password',
    'email',
    'hardwareOath',
  ] as const;
  const others = fc
    .array(fc.constantFrom(...kinds), { maxLength: 6 })
    .map((list) => list.map((kind, index): ListedMethod => ({ id: `m${index}`, kind })));
  const phones = fc.subarray([mobile, alternate, office]);
  const lists = fc
    .tuple(phones, others)
    .chain(([some, more]) =>
      fc.shuffledSubarray([...some, ...more], { minLength: some.length + more.length }),
    );
  const cases = lists.chain((methods) =>
    fc.record({
      methods: fc.constant(methods),
      suspectedDefault: fc.constantFrom('', ...methods.map(({ id }) => id)),
      scope: fc.subarray([...ALL]),
    }),
  );
  const scopeOf = {
    phone: 'phone',
    microsoftAuthenticator: 'authenticator',
    softwareOath: 'softwareOath',
  } as const;

  it('removes nothing out of scope, puts the default last, alternate before mobile, and forgets nothing', () => {
    fc.assert(
      fc.property(cases, ({ methods, suspectedDefault, scope }) => {
        const planning = planOf(methods, { suspectedDefault, scope });
        if (planning.kind === 'unplannable') return;
        const { remove, keep } = planning.plan;
        const ids = remove.map(({ id }) => id);
        for (const { kind } of remove) expect(isRemovable(kind) && scope.includes(scopeOf[kind])).toBe(true);
        if (ids.includes(suspectedDefault)) expect(ids.at(-1)).toBe(suspectedDefault);
        if (ids.includes('mobile'))
          expect(ids.indexOf('alternateMobile')).toBeLessThan(ids.indexOf('mobile'));
        const all = [...remove, ...keep].map(({ id }) => id);
        expect(all.toSorted()).toEqual(methods.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('shows no drift from the list it was made of, in whatever order and with whatever gone', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.boolean()), ({ methods, scope }, gone) => {
        const planning = planOf(methods, { scope });
        if (planning.kind === 'unplannable') return;
        const left = methods.toReversed().filter(() => gone.next().value !== true);
        expect(driftFrom(planning.plan, { methods: left }, hashNumber)).toEqual({ kind: 'none' });
      }),
    );
  });
});

describe('drift since the plan was pinned', () => {
  const plan = planned(planOf([...everything, { id: 'key', kind: 'fido2' }]));
  it.each<[string, readonly ListedMethod[], unknown]>([
    ['nothing changed', everything, { kind: 'none' }],
    ['all is gone', [], { kind: 'none' }],
    ['one is gone', [app, mobile], { kind: 'none' }],
    ['another default is suspected', everything, { kind: 'none' }],
    ['a new method', [...everything, app2], { kind: 'new', id: 'app2' }],
    ['a new passkey', [{ id: 'key2', kind: 'fido2' }], { kind: 'new', id: 'key2' }],
    ['a new method of an unknown kind', [{ id: 'x', kind: 'unknown' }], { kind: 'new', id: 'x' }],
    [
      'the same slot with another number',
      [phone('mobile', '+49 30 5550199')],
      { kind: 'changed', id: 'mobile' },
    ],
    [
      'the same slot without a number',
      [{ id: 'mobile', kind: 'phone', phoneSlot: 'mobile' }],
      { kind: 'changed', id: 'mobile' },
    ],
    [
      'made anew at another time',
      [{ ...app, createdAt: '2026-11-22T09:59:00.000Z' }],
      { kind: 'changed', id: 'app' },
    ],
    [
      'a time where none was known',
      [{ ...oath, createdAt: '2026-11-22T09:59:00.000Z' }],
      { kind: 'changed', id: 'oath' },
    ],
    ['the same id as another kind', [{ id: 'oath', kind: 'fido2' }], { kind: 'changed', id: 'oath' }],
    ['a kind that is not known any more', [{ id: 'oath', kind: 'unknown' }], { kind: 'changed', id: 'oath' }],
    [
      'a kept method that changed',
      [{ id: 'key', kind: 'fido2', createdAt: '2026-11-22T09:59:00.000Z' }],
      { kind: 'changed', id: 'key' },
    ],
  ])('%s', (_, methods, drift) => {
    expect(driftFrom(plan, { methods, suspectedDefault: 'app' }, hashNumber)).toEqual(drift);
  });
});
