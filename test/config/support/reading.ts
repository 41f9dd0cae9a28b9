import { readFileSync } from 'node:fs';
import { readConfiguration } from '../../../src/config/configuration-file.ts';

/** Reads files that begin with these lines: what follows on them comes to a configuration, or to what is said against it. */
export function readingAfter(head: string) {
  const read = (added: string) => readConfiguration(`${head}${added}\n`);
  return {
    read,
    configuration: (added: string) => {
      const reading = read(added);
      if (!reading.ok) throw new Error(reading.problems.join('\n'));
      return reading.configuration;
    },
    problems: (added: string): readonly string[] => {
      const reading = read(added);
      return reading.ok ? [] : reading.problems;
    },
  };
}

const USUAL = readFileSync(new URL('../../deploy/usual.yaml', import.meta.url), 'utf8');

/** After the least configuration; what is added begins at line 11. */
export const { configuration: configurationWith, problems: problemsWith } = readingAfter(USUAL);
