// How long the admin waits for the answer to Approve, and the teammate until the reset is known; alone, and among many others.
import { setTimeout as pause } from 'node:timers/promises';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { colleague } from './colleagues.ts';
import { quantile, sized } from './report.ts';
import type { Report, Row, Scale } from './report.ts';
import { startBench } from './service.ts';
import { seed } from './waiting-requests.ts';

const DELAY = 80;
const METHODS = 3;
const NAMES = ['Alba', 'Bodo', 'Cleo', 'Dario', 'Edda', 'Fritzi', 'Gerlinde', 'Henk', 'Ilka', 'Juno'];
const TIMES = { full: 8, quick: 3, tiny: 1 };
const HOUR = 3_600_000;
/** Milliseconds between two moments at which a step of the others is due. */
const PACE = 200;

interface Waits {
  readonly answered: number[];
  readonly known: number[];
}

/** Approve clicks with nothing else in the helpdesk, and with hundreds of requests under way whose steps fall due meanwhile. */
export async function clicks(scale: Scale): Promise<Report> {
  const others = [0, sized(scale, { full: 500, quick: 500, tiny: 4 })];
  const names = NAMES.slice(0, sized(scale, TIMES));
  const people = names.map((name, place) => colleague(name, METHODS, place));
  const scenes = [];
  try {
    for (const waiting of others) {
      const bench = await startBench(people, (url) => fill(url, waiting));
      bench.tenant.addFault({ kind: 'delay', milliseconds: DELAY });
      scenes.push({ waiting, bench, waits: { answered: [], known: [] } satisfies Waits as Waits });
    }
    // In turns, so that other work on the machine is the same for both.
    for (const person of people)
      for (const { bench, waits } of scenes) {
        const approve = await bench.askFor(person);
        // What showing the code has still to repaint is not what is measured.
        await pause(300);
        const begin = performance.now();
        await approve();
        waits.answered.push(performance.now() - begin);
        await bench.rita.soonSees('can set up sign-in again', 60_000);
        waits.known.push(performance.now() - begin);
      }
  } finally {
    for (const { bench } of scenes) await bench.stop();
  }
  return { ...REPORT, rows: scenes.map(({ waiting, waits }) => rowOf(waiting, waits)) };
}

/** Steps fall due five a second, from a moment after the start until the measuring is over. */
async function fill(url: string, waiting: number): Promise<void> {
  const begin = Date.now() + 2_000;
  const rounds = Array.from({ length: waiting }, (_, place) => begin + place * PACE);
  if (waiting > 0) await seed(url, PEOPLE.max.id, { waiting, due: 1, rounds, later: begin + 5 * HOUR });
}

const rowOf = (others: number, { answered, known }: Waits): Row => ({
  others,
  clicks: answered.length,
  answered50: quantile(answered, 0.5),
  answeredMost: Math.max(...answered),
  knownLeast: Math.min(...known),
  known50: quantile(known, 0.5),
  knownMost: Math.max(...known),
});

const REPORT = {
  part: 'clicks',
  about: `from the click on Approve to its answer, and until the teammate reads that ${METHODS} methods are gone; every call to Graph takes ${DELAY} ms; milliseconds.`,
  columns: [
    { key: 'others', title: 'other requests' },
    { key: 'clicks', title: 'clicks' },
    { key: 'answered50', title: 'answered: median', digits: 1 },
    { key: 'answeredMost', title: 'most', digits: 1 },
    { key: 'knownLeast', title: 'reset known: least' },
    { key: 'known50', title: 'median' },
    { key: 'knownMost', title: 'most' },
  ],
  notes: [
    'The others wait for an approval, and five of them a second have their next step carried out meanwhile.',
  ],
};
