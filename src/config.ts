/** The door to everything an operator sets: the environment and the configuration file, checked and frozen. */
import { readFileSync } from 'node:fs';
import { readConfiguration } from './config/configuration-file.ts';
import type { Configuration, ConfigurationReading } from './config/configuration-file.ts';
import { readEnvironment } from './config/environment.ts';
import type { Settings } from './config/environment.ts';
import { ServiceError } from './errors.ts';

export { CONFIG_KEYS } from './config/configuration-keys.ts';
export { acceptsServiceUrl } from './config/environment.ts';
export { ENVIRONMENT_KEYS } from './config/environment-keys.ts';
export type { Configuration } from './config/configuration-file.ts';
export type { GraphAccess, Settings } from './config/environment.ts';
export type { Identity } from './config/identity.ts';
export type { Cloud, CloudName } from './config/cloud.ts';

/** Settings from the environment; throws CONFIG_INVALID with every problem on a line of its own. */
export function loadSettings(env: NodeJS.ProcessEnv): Settings {
  const reading = readEnvironment(env);
  if (reading.ok) return reading.settings;
  throw new ServiceError('CONFIG_INVALID', `The environment has problems:\n${lines(reading.problems)}\n`);
}

/** The configuration file at `path`; throws CONFIG_INVALID with every problem, its line and its key. */
export function loadConfiguration(path: string): Configuration {
  const reading = examineConfiguration(path);
  if (reading.ok) return reading.configuration;
  throw new ServiceError('CONFIG_INVALID', `${path} has problems, by line:\n${lines(reading.problems)}\n`);
}

/** What there is to say about the configuration file at `path`; throws CONFIG_INVALID only where it can't be read. */
export function examineConfiguration(path: string): ConfigurationReading {
  return readConfiguration(textOf(path));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ServiceError('CONFIG_INVALID', `LATCHKEY_CONFIG: ${path} cannot be read.`, { cause });
  }
}

const lines = (problems: readonly string[]): string => problems.map((problem) => `  ${problem}`).join('\n');
