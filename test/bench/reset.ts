// How long a reset takes from the approving click to “all gone”, beside a plain list-then-delete-each loop in the same run.
import { setTimeout as pause } from 'node:timers/promises';
import { colleague, SIZES } from './colleagues.ts';
import { measured, median } from './measure.ts';
import type { Measured, Part } from './measure.ts';
import { plainLoop } from './plain-loop.ts';
import { startBench } from './service.ts';

const DELAY = 80;
const TIMES = 3;
const FIRST_NUMBER = 1001;
const NAMES = [
  'Alba',
  'Bodo',
  'Cleo',
  'Dario',
  'Edda',
  'Fritzi',
  'Gerlinde',
  'Henk',
  'Ilka',
  'Juno',
  'Kuno',
  'Leokadia',
];
const PLACE_OF_PLAIN = 1_000;

interface Pair {
  readonly size: number;
  readonly service: Measured;
  readonly plain: Measured;
}

const rounds = Array.from({ length: TIMES }, () => SIZES).flat();
const people = rounds.map((size, index) => colleague(NAMES[index] ?? '', size, index));
const twins = rounds.map((size, index) => colleague(`Twin${index}`, size, PLACE_OF_PLAIN + index));
type Bench = Awaited<ReturnType<typeof startBench>>;

async function measurePair(bench: Bench, index: number, size: number): Promise<Pair> {
  const [person, twin] = [people[index], twins[index]];
  if (person === undefined || twin === undefined) throw new TypeError('There are fewer people than rounds.');
  const approve = await bench.askFor(person);
  await pause(300);
  bench.tenant.addFault({ kind: 'delay', milliseconds: DELAY });
  const service = await measured(bench.tenant, async () => {
    await approve();
    while ((await bench.statusOf(FIRST_NUMBER + index)) !== 'reset') await pause(2);
  });
  // What the cards still ask for is nobody's waiting time.
  await pause(500);
  const plain = await measured(bench.tenant, () => plainLoop(bench.graph, twin.id));
  bench.tenant.clearFaults();
  for (const { id } of [person, twin])
    if (bench.tenant.person(id).methods.length > 1) throw new TypeError('Something was not removed.');
  return { size, service, plain };
}

function tableOf(pairs: readonly Pair[]): string {
  const rows = SIZES.flatMap((size) => {
    const own = pairs.filter((pair) => pair.size === size);
    return [
      rowOf(
        size,
        'Latchkey',
        own.map(({ service }) => service),
      ),
      rowOf(
        size,
        'plain loop',
        own.map(({ plain }) => plain),
      ),
      ratioOf(own),
    ];
  });
  const { maxRSS } = process.resourceUsage();
  return [
    `Every call to the simulated Graph takes ${DELAY} ms. From the approving click until “all gone” is known; ${TIMES} runs each, min / median.`,
    'Other work on the machine shows in these times: compare within one run only. Round trips don’t depend on it.',
    '',
    'methods  who         wall ms (min / median)  round trips in sequence  calls',
    ...rows,
    '',
    'Where Latchkey’s time goes, median ms (round trips in sequence):',
    ...SIZES.map((size) =>
      breakdownOf(
        size,
        pairs.filter((pair) => pair.size === size).map(({ service }) => service),
      ),
    ),
    '',
    `Peak memory of service, simulated Microsoft and measuring together: ${Math.round(maxRSS / 1024)} MiB RSS.`,
    '',
  ].join('\n');
}

function rowOf(size: number, who: string, runs: readonly Measured[]): string {
  const walls = runs.map(({ wall }) => wall);
  const wall = `${Math.min(...walls).toFixed(0)} / ${median(walls).toFixed(0)}`;
  const trips = median(runs.map((run) => run.trips));
  const calls = median(runs.map((run) => run.calls));
  return `${String(size).padStart(7)}  ${who.padEnd(10)}  ${wall.padStart(22)}  ${String(trips).padStart(23)}  ${String(calls).padStart(5)}`;
}

function ratioOf(pairs: readonly Pair[]): string {
  const ratio = (of: (run: Measured) => number): string =>
    (median(pairs.map(({ service }) => of(service))) / median(pairs.map(({ plain }) => of(plain)))).toFixed(
      2,
    );
  return `${' '.repeat(9)}ratio       ${ratio(({ wall }) => wall).padStart(22)}  ${ratio(({ trips }) => trips).padStart(23)}`;
}

const PARTS: readonly Part[] = ['second look', 'list before each', 'removals', 'last list', 'our own work'];

function breakdownOf(size: number, runs: readonly Measured[]): string {
  const words = PARTS.map((part) => {
    const wall = median(runs.map(({ parts }) => parts[part].wall)).toFixed(0);
    const trips = median(runs.map(({ parts }) => parts[part].trips));
    return part === 'our own work' ? `${part} ${wall}` : `${part} ${wall} (${trips})`;
  });
  return `${String(size).padStart(7)}  ${words.join(', ')}`;
}

const bench = await startBench([...people, ...twins]);
try {
  const pairs: Pair[] = [];
  for (const [index, size] of rounds.entries()) pairs.push(await measurePair(bench, index, size));
  process.stdout.write(tableOf(pairs));
} finally {
  await bench.stop();
}
