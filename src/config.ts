/** The door to everything an operator sets: the environment and the configuration file, checked and frozen. */
import { readFileSync } from 'node:fs';
import { readConfiguration } from './configuration-file.ts';
import type { Configuration } from './configuration-file.ts';
import { readEnvironment } from './environment.ts';
import type { Settings } from './environment.ts';
import { ServiceError } from './errors.ts';

export { CONFIG_KEYS } from './configuration-keys.ts';
export { acceptsServiceUrl, ENVIRONMENT_KEYS } from './environment.ts';
export type { Configuration } from './configuration-file.ts';
export type { GraphAccess, Settings } from './environment.ts';
export type { Identity } from './identity.ts';
export type { Cloud, CloudName } from './cloud.ts';

/** Settings from the environment; throws CONFIG_INVALID with every problem on a line of its own. */
export function loadSettings(env: NodeJS.ProcessEnv): Settings {
  const reading = readEnvironment(env);
  if (reading.ok) return reading.settings;
  throw new ServiceError('CONFIG_INVALID', `The environment has problems:\n${lines(reading.problems)}\n`);
}

/** The configuration file at `path`; throws CONFIG_INVALID with every problem, its line and its key. */
export function loadConfiguration(path: string): Configuration {
  const reading = readConfiguration(textOf(path));
  if (reading.ok) return reading.configuration;
  throw new ServiceError('CONFIG_INVALID', `${path} has problems, by line:\n${lines(reading.problems)}\n`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ServiceError('CONFIG_INVALID', `LATCHKEY_CONFIG: ${path} cannot be read.`, { cause });
  }
}

const lines = (problems: readonly string[]): string => problems.map((problem) => `  ${problem}`).join('\n');
