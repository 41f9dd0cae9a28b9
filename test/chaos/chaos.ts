// `npm run chaos`: people, faults, kills and clock jumps by lot, on two instances with PostgreSQL.
import { randomInt } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { run } from './run.ts';
import type { RunResult } from './run.ts';

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('must be a number.');
  return value;
};

const { minutes, steps, seed } = new Command('chaos')
  .description('Random users and faults on two instances with PostgreSQL; finds broken invariants.')
  .option('--minutes <number>', 'how long to act; calming down comes on top', count)
  .option('--steps <number>', 'how many steps to take, instead of minutes', count)
  .option('--seed <number>', 'the seed of an earlier run, for the same plan', count)
  .parse()
  .opts<{ minutes?: number; steps?: number; seed?: number }>();

const server = process.env['TEST_DATABASE_URL'];
if (server === undefined) {
  console.error(
    'Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be made, such as postgres://postgres@127.0.0.1:5432/postgres',
  );
  process.exit(2);
}

const chosen = seed ?? randomInt(1, 2 ** 31);
console.log(`seed ${chosen}`);
const result = await run({
  server,
  seed: chosen,
  ...(steps === undefined ? { minutes: minutes ?? 1 } : { steps }),
  onProgress: (line) => console.log(line),
});
console.log(summaryOf(result));
process.exitCode = result.findings.length > 0 ? 1 : 0;

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, one) => all + one, 0);
}

function summaryOf({ findings, events, outcomes, counts, errors, ...figures }: RunResult): string {
  const table = (title: string, rows: ReadonlyMap<string, number>): string =>
    [
      title,
      ...[...rows]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, times]) => `  ${String(times).padStart(6)}  ${name}`),
    ].join('\n');
  const { seed: used, steps: taken, seconds, removals, recorded, checks } = figures;
  return [
    '',
    `seed ${used}, ${taken} steps, ${(seconds / 60).toFixed(1)} minutes, ${removals} methods removed, ${sum(recorded)} audit entries, ${checks} checks`,
    table('requests by outcome', outcomes),
    table('what the record tells', recorded),
    table('what people and the world did', counts),
    table('errors the instances logged', errors),
    findings.length === 0
      ? 'findings: 0'
      : ['findings:', ...findings, 'the last events:', ...events].join('\n'),
  ].join('\n');
}
