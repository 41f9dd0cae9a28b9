// `npm run bench`: everything that is measured, side by side in one run, as tables and as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { PARTS } from './parts.ts';
import { tableOf } from './report.ts';
import type { Report } from './report.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: 'build/bench.json' },
  },
});
const names = Object.keys(PARTS);
const unknown = (values.only ?? []).filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  process.exit(1);
}
const begin = performance.now();
const scale = values.quick ? 'quick' : 'full';
const reports: Report[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (values.only !== undefined && !values.only.includes(name)) continue;
  const report = await measure(scale);
  reports.push(report);
  process.stdout.write(`${tableOf(report)}\n`);
}
const [processor] = cpus();
const run = {
  at: new Date().toISOString(),
  scale,
  seconds: Math.round((performance.now() - begin) / 1_000),
  machine: { processors: cpus().length, model: processor?.model ?? 'unknown', node: process.version },
  reports: reports.map(({ part, about, rows, notes = [] }) => ({ part, about, rows, notes })),
};
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, `${JSON.stringify(run, null, 2)}\n`);
process.stdout.write(
  `${run.seconds} s in all; the same as JSON in ${values.out}. How it is measured: deploy/benchmarks.md.\n`,
);
