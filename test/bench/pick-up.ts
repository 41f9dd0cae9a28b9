// How late a job begins after its moment: where few jobs wait for theirs, and where 100,000 do.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import { startService } from '../../src/service.ts';
import type { Notifier } from '../../src/workflow/ports.ts';
import { createWorker } from '../../src/workflow/worker.ts';
import { configurationFor } from '../support/world.ts';
import { SILENT, settingsFor } from './escalation-tick.ts';
import { quantile, sized } from './report.ts';
import type { Report, Row, Scale } from './report.ts';
import { FIRST_NUMBER, seed } from './waiting-requests.ts';

const HOUR = 3_600_000;
const PACE = 150;

/** The next step of one request after the other falls due, while all the others wait for theirs. */
export async function pickUp(scale: Scale): Promise<Report> {
  const steps = sized(scale, { full: 40, quick: 15, tiny: 2 });
  const few = steps + sized(scale, { full: 100, quick: 100, tiny: 2 });
  const many = sized(scale, { full: 100_000, quick: 10_000, tiny: 20 });
  const rows: Row[] = [];
  for (const waiting of [few, many]) rows.push(await lateness(waiting, steps));
  return { ...REPORT, rows };
}

async function lateness(waiting: number, steps: number): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const url = `file:${join(folder, 'latchkey.db')}`;
  const tenant = createTenant({ now: Date.now, people: Object.values(PEOPLE) });
  // Far enough that seeding and starting are over by then.
  const first = Date.now() + waiting / 4 + 3_000;
  const rounds = Array.from({ length: steps }, (_, place) => first + place * PACE);
  await seed(url, PEOPLE.rita.id, { waiting, due: 1, rounds, later: first + 5 * HOUR });
  const service = await startService({
    settings: settingsFor(url, await tenant.listen()),
    configuration: configurationFor(),
    log: SILENT,
    works: false,
  });
  const late = new Map<number, number>();
  const worker = createWorker(
    { ...service.ports, notifier: hearing(rounds, late) },
    { owner: 'bench', pollEvery: 1_000 },
  );
  try {
    if (Date.now() > first) throw new TypeError('Seeding took longer than was allowed for.');
    worker.start();
    await pause(first - Date.now() + steps * PACE);
    for (let tries = 0; late.size < steps && tries < 100; tries += 1) await pause(100);
    const times = [...late.values()];
    if (times.length < steps) throw new TypeError(`Only ${times.length} of ${steps} steps were carried out.`);
    return { waiting, steps, median: quantile(times, 0.5), most: Math.max(...times) };
  } finally {
    await worker.stop();
    await service.stop();
    await tenant.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Notes when the first card of each request would leave. */
function hearing(rounds: readonly number[], late: Map<number, number>): Notifier {
  return {
    tell: (_to, view) => {
      const place = 'request' in view ? view.request.number - FIRST_NUMBER : -1;
      const due = rounds[place];
      if (due !== undefined && !late.has(place)) late.set(place, Date.now() - due);
      return Promise.resolve({ conversation: 'bench', activity: `bench-${place}` });
    },
    repaint: () => Promise.resolve('repainted'),
    reach: () => Promise.resolve('reachable'),
  };
}

const REPORT = {
  part: 'pickUp',
  about:
    'from the moment an escalation step is due until the card of whoever is asked next leaves; milliseconds.',
  columns: [
    { key: 'waiting', title: 'jobs waiting' },
    { key: 'steps', title: 'steps' },
    { key: 'median', title: 'median' },
    { key: 'most', title: 'most' },
  ],
};
