// Generated worlds as plain data: what a counterexample prints is what happened.
import fc from 'fast-check';
import type { ResetScope } from '../../../src/domain/reset-plan.ts';
import type { PreferredMethod } from '../../../src/sandbox/tenant/method.ts';
import { METHOD_NAMES } from './methods.ts';
import type { MethodName } from './methods.ts';

/** Trouble at Graph: which calls of the run, counted among those it is about, and what befalls them. */
export interface Trouble {
  readonly about: 'any call' | 'lists' | 'writes' | 'reads';
  readonly from: number;
  readonly times: number;
  readonly what: TroubleKind;
}

export type TroubleKind =
  | 'drop'
  | 'drop-after'
  | '400'
  | '401'
  | '403'
  | '404'
  | '409'
  | '412'
  | '429'
  | '429 after 7'
  | '500'
  | '503'
  | '503 after 40'
  | '504';

/** The process dies at its n-th port call, before the call or after its effect. */
export interface Crash {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** Somebody else acts right before the n-th port call of the run. */
export interface Deed {
  readonly at: number;
  readonly deed: DeedKind;
}

export type DeedKind =
  | 'registers an authenticator'
  | 'registers a passkey'
  | 'registers another mobile'
  | 'registers another alternate'
  | 'registers a planned method anew'
  | 'deletes the first planned'
  | 'deletes the last planned'
  | 'deletes what stays'
  | 'makes sms the default'
  | 'makes push the default'
  | 'makes oath the default'
  | 'account deleted'
  | 'account disabled'
  | 'becomes privileged'
  | 'approver disabled'
  | 'loses the grant to remove authenticators'
  | 'loses the grant to remove phones'
  | 'loses the grant to list'
  | 'loses the grant to read roles'
  | 'loses the grant to revoke'
  | 'halt for 20 seconds'
  | 'halt for 5 minutes'
  | 'halt for 20 minutes'
  | 'says “not me”';

export interface GeneratedWorld {
  readonly methods: readonly MethodName[];
  readonly preferred: PreferredMethod;
  readonly isPreferenceHidden: boolean;
  readonly scope: readonly ResetScope[];
  readonly sessions: 'always' | 'never' | 'ask';
  readonly changeDefault: boolean;
  /** What the approver picks of what is on offer. */
  readonly choice: { readonly only: number; readonly passkeys: number; readonly revoke: boolean };
  readonly grants: 'broad' | 'narrow';
  /** Milliseconds. */
  readonly deletionLag: number;
  readonly registrationLag: number;
  readonly latency: number;
  readonly troubles: readonly Trouble[];
  readonly crashes: readonly Crash[];
  readonly deeds: readonly Deed[];
}

const TROUBLES: readonly TroubleKind[] = [
  'drop',
  'drop-after',
  '400',
  '401',
  '403',
  '404',
  '409',
  '412',
  '429',
  '429 after 7',
  '500',
  '503',
  '503 after 40',
  '504',
];

const DEEDS: readonly DeedKind[] = [
  'registers an authenticator',
  'registers a passkey',
  'registers another mobile',
  'registers another alternate',
  'registers a planned method anew',
  'deletes the first planned',
  'deletes the last planned',
  'deletes what stays',
  'makes sms the default',
  'makes push the default',
  'makes oath the default',
  'account deleted',
  'account disabled',
  'becomes privileged',
  'approver disabled',
  'loses the grant to remove authenticators',
  'loses the grant to remove phones',
  'loses the grant to list',
  'loses the grant to read roles',
  'loses the grant to revoke',
  'halt for 20 seconds',
  'halt for 5 minutes',
  'halt for 20 minutes',
  'says “not me”',
];

const SCOPES: readonly ResetScope[] = ['authenticator', 'phone', 'softwareOath', 'hardwareOath', 'passkey'];
const PREFERENCES: readonly PreferredMethod[] = [
  'none',
  'push',
  'oath',
  'sms',
  'voiceMobile',
  'voiceAlternateMobile',
  'voiceOffice',
];

/** Methods that any scope of the usual three can remove, so that few worlds have nothing to do. */
const COMMON: readonly MethodName[] = ['authenticator 1', 'mobile', 'oath 1'];

const troubles = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record<Trouble>({
        about: fc.constant('writes'),
        from: fc.integer({ min: 1, max: 6 }),
        times: fc.integer({ min: 1, max: 3 }),
        what: fc.constantFrom(...TROUBLES),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record<Trouble>({
        about: fc.constant('lists'),
        from: fc.integer({ min: 1, max: 10 }),
        times: fc.integer({ min: 1, max: 3 }),
        what: fc.constantFrom(...TROUBLES),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record<Trouble>({
        about: fc.constantFrom('any call', 'reads'),
        from: fc.integer({ min: 1, max: 60 }),
        times: fc.constantFrom(1, 2, 25),
        what: fc.constantFrom(...TROUBLES),
      }),
    },
  ),
  { maxLength: 3 },
);

const MOST_MOMENTS = 90;
const moment = fc.integer({ min: 1, max: MOST_MOMENTS });

const crashes = fc.array(fc.record<Crash>({ at: moment, when: fc.constantFrom('before', 'after') }), {
  maxLength: 3,
});

const deeds = fc.array(fc.record<Deed>({ at: moment, deed: fc.constantFrom(...DEEDS) }), { maxLength: 3 });

const methods = fc
  .tuple(
    fc.subarray([...COMMON]),
    fc.uniqueArray(fc.constantFrom(...METHOD_NAMES.filter((name) => name !== 'stranger')), { maxLength: 6 }),
    fc.integer({ min: 0, max: 60 }),
  )
  .map(([common, others, stranger]): readonly MethodName[] => [
    ...new Set([...common, ...others, ...(stranger === 60 ? (['stranger'] as const) : [])]),
  ]);

const scope = fc.oneof(
  { weight: 2, arbitrary: fc.constant<readonly ResetScope[]>(['authenticator', 'phone', 'softwareOath']) },
  { weight: 2, arbitrary: fc.constant(SCOPES) },
  { weight: 1, arbitrary: fc.subarray([...SCOPES], { minLength: 1 }) },
);

/** Any world. Each part shrinks towards none of it: no trouble, no crash, nobody else, no lag. */
export const anyWorld: fc.Arbitrary<GeneratedWorld> = fc.record({
  methods,
  preferred: fc.constantFrom(...PREFERENCES),
  isPreferenceHidden: fc.integer({ min: 0, max: 4 }).map((one) => one === 4),
  scope,
  sessions: fc.constantFrom('never', 'always', 'ask'),
  changeDefault: fc.boolean(),
  choice: fc.record({
    only: fc.integer({ min: 0, max: 6 }),
    passkeys: fc.integer({ min: 0, max: 3 }),
    revoke: fc.boolean(),
  }),
  grants: fc.constantFrom('broad', 'broad', 'narrow'),
  deletionLag: fc.constantFrom(0, 0, 1_500, 6_000, 30_000, 3_600_000),
  registrationLag: fc.constantFrom(0, 0, 4_000),
  latency: fc.constantFrom(0, 80, 400),
  troubles,
  crashes,
  deeds,
});
