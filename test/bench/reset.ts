// How long a reset takes from the approving click to “all gone”, beside a plain list-then-delete-each loop in the same run.
import { setTimeout as pause } from 'node:timers/promises';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import { colleague, SIZES } from './colleagues.ts';
import { measured, median } from './measure.ts';
import type { Measured } from './measure.ts';
import { plainLoop } from './plain-loop.ts';
import { sized } from './report.ts';
import type { Report, Row, Scale } from './report.ts';
import { startBench } from './service.ts';

const DELAY = 80;
const TIMES = { full: 3, quick: 1, tiny: 1 };
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

type Bench = Awaited<ReturnType<typeof startBench>>;

/** From the approving click until “all gone” is known, for people with few and many methods. */
export async function reset(scale: Scale): Promise<Report> {
  const sizes = scale === 'tiny' ? SIZES.slice(0, 2) : SIZES;
  const rounds = Array.from({ length: sized(scale, TIMES) }, () => sizes).flat();
  const people = rounds.map((size, index) => colleague(NAMES[index] ?? '', size, index));
  const twins = rounds.map((size, index) => colleague(`Twin${index}`, size, PLACE_OF_PLAIN + index));
  const bench = await startBench([...people, ...twins]);
  try {
    const pairs: Pair[] = [];
    for (const [index, person] of people.entries()) {
      const [size, twin] = [rounds[index], twins[index]];
      if (size === undefined || twin === undefined)
        throw new TypeError('There are fewer people than rounds.');
      pairs.push({ size, ...(await measurePair(bench, index, { person, twin })) });
    }
    const rows = sizes.flatMap((size) => rowsOf(pairs.filter((pair) => pair.size === size)));
    return { ...REPORT, rows };
  } finally {
    await bench.stop();
  }
}

async function measurePair(
  bench: Bench,
  index: number,
  { person, twin }: { readonly person: SimulatedPerson; readonly twin: SimulatedPerson },
): Promise<Omit<Pair, 'size'>> {
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
  return { service, plain };
}

function rowsOf(pairs: readonly Pair[]): readonly Row[] {
  const [latchkey, plain] = [pairs.map(({ service }) => service), pairs.map(({ plain: loop }) => loop)];
  const methods = pairs[0]?.size ?? 0;
  const parts = (part: keyof Measured['parts']): number =>
    median(latchkey.map((run) => run.parts[part].wall));
  return [
    {
      methods,
      who: 'Latchkey',
      ...figuresOf(latchkey),
      'wall/plain': figuresOf(latchkey).wall / figuresOf(plain).wall,
      second: parts('second look'),
      lists: parts('list before each'),
      removals: parts('removals'),
      last: parts('last list'),
      own: parts('our own work'),
    },
    { methods, who: 'plain loop', ...figuresOf(plain) },
  ];
}

function figuresOf(runs: readonly Measured[]) {
  return {
    least: Math.min(...runs.map(({ wall }) => wall)),
    wall: median(runs.map(({ wall }) => wall)),
    trips: median(runs.map(({ trips }) => trips)),
    calls: median(runs.map(({ calls }) => calls)),
  };
}

const REPORT = {
  part: 'reset',
  about: `from the approving click until “all gone” is known, beside a plain loop that lists once and deletes each; every call to Graph takes ${DELAY} ms; milliseconds.`,
  columns: [
    { key: 'methods', title: 'methods' },
    { key: 'who', title: 'who' },
    { key: 'least', title: 'least' },
    { key: 'wall', title: 'median' },
    { key: 'wall/plain', title: '× plain', digits: 2 },
    { key: 'trips', title: 'trips in a row' },
    { key: 'calls', title: 'calls' },
    { key: 'second', title: 'second look' },
    { key: 'lists', title: 'lists before each' },
    { key: 'removals', title: 'removals' },
    { key: 'last', title: 'last list' },
    { key: 'own', title: 'our own work' },
  ],
  notes: ['Trips in a row are calls that wait for one another: they don’t depend on the machine.'],
};
