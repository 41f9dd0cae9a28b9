// Whatever Graph may list of a person, with the rules of whoever configured this. Arbitraries only: no test runs here.
import fc from 'fast-check';
import type { DefaultHint, ListedMethod } from '../../src/domain/method.ts';
import { ALL, alternate, mobile, office } from './methods.ts';

const KINDS = [
  'softwareOath',
  'hardwareOath',
  'microsoftAuthenticator',
  'fido2',
  'windowsHelloForBusiness',
  'external',
  'password',
  'email',
] as const;

const phones = fc.subarray([mobile, alternate, office]);
const others = fc
  .array(fc.constantFrom(...KINDS), { maxLength: 6 })
  .map((kinds) => kinds.map((kind, index): ListedMethod => ({ id: `m${index}`, kind })));

const lists = fc
  .tuple(phones, others)
  .map(([some, more]) => [...some, ...more])
  .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

const defaultsAmong = (methods: readonly ListedMethod[]): fc.Arbitrary<DefaultHint> =>
  fc.oneof(
    fc.constantFrom<DefaultHint>({ kind: 'none' }, { kind: 'unclear' }),
    fc.constantFrom<DefaultHint>(...methods.map(({ id }): DefaultHint => ({ kind: 'known', ids: [id] })), {
      kind: 'none',
    }),
    fc
      .subarray(
        methods.map(({ id }) => id),
        { minLength: Math.min(1, methods.length), maxLength: Math.min(2, methods.length) },
      )
      .map((ids): DefaultHint => ({ kind: 'known', ids })),
  );

/** A list of methods with its default, and the rules it is planned by. */
export const surveys = lists.chain((methods) =>
  fc.record({
    methods: fc.constant(methods),
    about: fc.record({
      defaults: defaultsAmong(methods),
      scope: fc.subarray([...ALL], { minLength: 1 }),
      sessions: fc.constantFrom('always' as const, 'never' as const, 'ask' as const),
      changeDefault: fc.boolean(),
      unseen: fc.subarray(['phone' as const, 'qrCodePin' as const]),
    }),
  }),
);
