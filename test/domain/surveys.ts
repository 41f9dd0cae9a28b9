// Whatever Graph may list of a person, with the rules of whoever configured this. Arbitraries only: no test runs here.
import fc from 'fast-check';
import { canBeDefault } from '../../src/domain/default-method.ts';
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

/** A default, known or not; Graph has no word for a default that is a passkey, say. */
const defaultsAmong = (methods: readonly ListedMethod[]): fc.Arbitrary<DefaultHint> => {
  const ids = methods.flatMap(({ id, kind }) => (kind !== 'unknown' && canBeDefault(kind) ? [id] : []));
  const unknown = fc.constantFrom<DefaultHint>({ kind: 'none' }, { kind: 'unclear' });
  if (ids.length === 0) return unknown;
  const known = fc.subarray(ids, { minLength: 1, maxLength: Math.min(2, ids.length) });
  return fc.oneof(
    unknown,
    fc.constantFrom(...ids).map((id): DefaultHint => ({ kind: 'known', ids: [id] })),
    known.map((some): DefaultHint => ({ kind: 'known', ids: some })),
  );
};

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
