// Whatever a configuration may say about tiers. Arbitraries only: no test runs here.
import fc from 'fast-check';
import { isAtLeast, underFloor } from '../../src/domain/policy.ts';
import type { Contact, TierPolicy, Tiers } from '../../src/domain/policy.ts';

export const EITHER: readonly Contact[] = ['callback', 'vouch'];
export const ENTRIES: readonly (readonly Contact[])[] = [['callback'], ['vouch'], EITHER];

/** Every list of up to two entries. */
export const requireLists: readonly TierPolicy['require'][] = [
  [],
  ...ENTRIES.map((one) => [one]),
  ...ENTRIES.flatMap((one) => ENTRIES.map((other) => [one, other])),
];

export const tierPolicies: fc.Arbitrary<TierPolicy> = fc.record({
  require: fc.constantFrom(...requireLists),
  approvals: fc.integer({ min: 0, max: 3 }),
});

const onTheFloor = tierPolicies.filter((tier) => underFloor(tier) === undefined);

/** Every configuration that the service starts with. */
export const configuredTiers: fc.Arbitrary<Tiers> = fc
  .record({ standard: onTheFloor, elevated: onTheFloor })
  .filter(({ standard, elevated }) => isAtLeast(elevated, standard));
