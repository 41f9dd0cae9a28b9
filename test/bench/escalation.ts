// What one look at the jobs costs where 100 requests wait and where 100,000 do, with the same few of them due.
import { openScene, type Ticks } from './escalation-tick.ts';
import { median } from './measure.ts';
import { sized } from './report.ts';
import type { Report, Row, Scale } from './report.ts';

const ROUNDS = { full: 8, quick: 3, tiny: 1 };
const WARM_UP = 2;

/** A look with steps due, and one with none, over few and over many waiting requests. */
export async function escalation(scale: Scale): Promise<Report> {
  const sizes = sized(scale, { full: 100_000, quick: 10_000, tiny: 20 });
  const due = sized(scale, { full: 10, quick: 10, tiny: 2 });
  const rounds = sized(scale, ROUNDS) + WARM_UP;
  const scenes = [];
  for (const waiting of [sized(scale, { full: 100, quick: 100, tiny: 10 }), sizes])
    scenes.push({ waiting, ticks: [] as Ticks[], scene: await openScene({ waiting, due, rounds }) });
  // In turns, so that other work on the machine is the same for both.
  for (let round = 0; round < rounds; round += 1)
    for (const { ticks, scene } of scenes) ticks.push(await scene.round());
  for (const { scene } of scenes) {
    if ((await scene.escalated()) !== due * rounds)
      throw new TypeError('Not all the steps that were due were carried out.');
    await scene.close();
  }
  return { ...REPORT, rows: scenes.map(({ waiting, ticks }) => rowOf(waiting, due, ticks.slice(WARM_UP))) };
}

function rowOf(waiting: number, steps: number, ticks: readonly Ticks[]): Row {
  const due = ticks.map((one) => one.due);
  const idle = ticks.map((one) => one.idle);
  return {
    waiting,
    steps,
    leastDue: Math.min(...due),
    due: median(due),
    leastIdle: Math.min(...idle),
    idle: median(idle),
  };
}

const REPORT = {
  part: 'escalation',
  about: 'one look at the jobs in a SQLite file, with some steps due and with none; milliseconds.',
  columns: [
    { key: 'waiting', title: 'requests waiting' },
    { key: 'steps', title: 'steps due' },
    { key: 'leastDue', title: 'with them: least', digits: 2 },
    { key: 'due', title: 'median', digits: 2 },
    { key: 'leastIdle', title: 'with none: least', digits: 2 },
    { key: 'idle', title: 'median', digits: 2 },
  ],
};
