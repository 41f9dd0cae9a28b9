// The plan of a run: what happens at which step, and in what weather.
import { randomFor } from './random.ts';
import type { Random } from './random.ts';

/** What people do, and how often. */
const PEOPLE_DO = [
  ['press', 48],
  ['approve', 12],
  ['ask', 9],
  ['type', 6],
  ['intrude', 2],
  ['halt', 0.2],
  ['liftHalt', 4],
  ['company', 3.5],
] as const;

/** What befalls the service, and how often in unsettled weather. */
const BEFALLS = [
  ['graph', 3],
  ['teams', 2.5],
  ['database', 1.2],
  ['kill', 0.8],
  ['pause', 0.8],
  ['clock', 1.5],
] as const;

/** Weather comes in spells: in nothing but storm nobody would ever get a request through. */
const SPELL = 60;
const WEATHER = [
  [0.1, 4],
  [1, 4],
  [2.5, 2],
] as const;

/** One thing that can happen. */
export type Kind = (typeof PEOPLE_DO | typeof BEFALLS)[number][0];

/** What happens in a step: by the seed and the step alone. */
export function kindOf(seed: number, step: number, random: Random): Kind {
  const severity = randomFor(seed, -1 - Math.floor(step / SPELL)).weighted(WEATHER);
  const befalls = BEFALLS.map(([kind, weight]) => [kind, weight * severity] as const);
  return random.weighted<Kind>([...PEOPLE_DO, ...befalls]);
}
