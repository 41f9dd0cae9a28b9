// Run by hand after a change of keys, errors, permissions or states: `node test/documents/update-readme.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { DOCUMENTS, withParts } from './tables.ts';

for (const [name, parts] of Object.entries(DOCUMENTS)) {
  const path = new URL(`../../${name}`, import.meta.url);
  writeFileSync(path, withParts(readFileSync(path, 'utf8'), parts));
}
