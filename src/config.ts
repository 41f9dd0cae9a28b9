/** The door to everything an operator sets: the environment and the configuration file, checked and frozen. */
import { readEnvironment } from './environment.ts';
import type { Settings } from './environment.ts';
import { ServiceError } from './errors.ts';

export { acceptsServiceUrl, ENVIRONMENT_KEYS } from './environment.ts';
export type { GraphAccess, Settings } from './environment.ts';
export type { Identity } from './identity.ts';
export type { Cloud, CloudName } from './cloud.ts';

/** Settings from the environment; throws CONFIG_INVALID with every problem on a line of its own. */
export function loadSettings(env: NodeJS.ProcessEnv): Settings {
  const reading = readEnvironment(env);
  if (reading.ok) return reading.settings;
  throw new ServiceError('CONFIG_INVALID', `The environment has problems:\n${lines(reading.problems)}\n`);
}

const lines = (problems: readonly string[]): string => problems.map((problem) => `  ${problem}`).join('\n');
