// Run by hand after a change of keys, errors or states: `node test/documents/update-readme.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { withParts } from './tables.ts';

const README = new URL('../../README.md', import.meta.url);

writeFileSync(README, withParts(readFileSync(README, 'utf8')));
