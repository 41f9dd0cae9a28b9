import { z } from 'zod';
import { isAtLeast, underFloor } from '../domain/policy.ts';
import type { TierPolicy, Tiers } from '../domain/policy.ts';
import { DEFAULTS } from './configuration-keys.ts';
import { read, type Problem } from './problem.ts';
import { FLOOR_PROBLEMS, tierShape } from './tier-schema.ts';

/** Tiers under the floor, and an elevated tier that is easier than the standard one. */
export function verificationProblems(raw: unknown): readonly Problem[] {
  const standard = tierIn(raw, 'standard');
  const elevated = tierIn(raw, 'elevated');
  return [
    ...floorProblems('standard', standard),
    ...floorProblems('elevated', elevated),
    ...(standard === undefined || elevated === undefined ? [] : easierProblems(elevated, standard)),
  ];
}

function tierIn(raw: unknown, name: keyof Tiers): TierPolicy | undefined {
  const tier = z.object(tierShape(DEFAULTS[name])).prefault({});
  const verification = z.looseObject({ [name]: tier }).prefault({});
  return read(z.object({ verification }), raw)?.verification[name];
}

function floorProblems(name: keyof Tiers, tier: TierPolicy | undefined): readonly Problem[] {
  const problem = tier === undefined ? undefined : underFloor(tier);
  if (problem === undefined) return [];
  const { key, message } = FLOOR_PROBLEMS[problem];
  return [{ path: ['verification', name, key], message }];
}

const EASIER = 'a higher tier must never be the easier one';

function easierProblems(elevated: TierPolicy, standard: TierPolicy): readonly Problem[] {
  if (isAtLeast(elevated, standard)) return [];
  const isFewer = elevated.approvals < standard.approvals;
  const lacksContact = !isAtLeast({ ...elevated, approvals: standard.approvals }, standard);
  const entries = standard.require.map((either) => either.join('|')).join(', ');
  const below = (key: keyof TierPolicy, needed: string): Problem => ({
    path: ['verification', 'elevated', key],
    message: `must be at least what standard has (${needed}): ${EASIER}`,
  });
  return [
    ...(isFewer ? [below('approvals', String(standard.approvals))] : []),
    ...(lacksContact ? [below('require', entries)] : []),
  ];
}
