import { readFileSync } from 'node:fs';
import { readConfiguration } from '../../../src/config/configuration-file.ts';

const USUAL = readFileSync(new URL('../../deploy/usual.yaml', import.meta.url), 'utf8');

/** The least configuration with these lines after it; they begin at line 11. */
export const readingWith = (added: string) => readConfiguration(`${USUAL}${added}\n`);

/** The configuration with these lines after the least one. */
export function configurationWith(added: string) {
  const reading = readingWith(added);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return reading.configuration;
}

/** What is said against these lines after the least configuration. */
export function problemsWith(added: string): readonly string[] {
  const reading = readingWith(added);
  return reading.ok ? [] : reading.problems;
}
