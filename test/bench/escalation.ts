// What one look at the jobs costs where 100 requests wait and where 100,000 do, with the same few of them due.
import { openScene, type Ticks } from './escalation-tick.ts';
import { median } from './measure.ts';

const WAITING = [100, 100_000];
const DUE = 10;
const ROUNDS = 8;
const WARM_UP = 2;

const scenes = [];
for (const waiting of WAITING) scenes.push(await openScene({ waiting, due: DUE, rounds: ROUNDS + WARM_UP }));
const ticks: Ticks[][] = scenes.map(() => []);
// In turns, so that other work on the machine is the same for both.
for (let round = 0; round < ROUNDS + WARM_UP; round += 1)
  for (const [place, scene] of scenes.entries()) ticks[place]?.push(await scene.round());
for (const scene of scenes) {
  if ((await scene.escalated()) !== DUE * (ROUNDS + WARM_UP))
    throw new TypeError('Not all the steps that were due were carried out.');
  await scene.close();
}

const measured = ticks.map((all) => all.slice(WARM_UP));
const cell = (times: readonly number[]): string =>
  `${Math.min(...times).toFixed(2)} / ${median(times).toFixed(2)}`.padStart(20);
const row = (all: readonly Ticks[], place: number): string =>
  `${String(WAITING[place]).padStart(16)}  ${cell(all.map(({ due }) => due))}  ${cell(all.map(({ idle }) => idle))}`;
const ratio = (of: (one: Ticks) => number): string => {
  const [few = 0, many = 0] = measured.map((all) => median(all.map(of)));
  return (many / few).toFixed(2).padStart(20);
};

process.stdout.write(
  [
    `Escalation: one look at the jobs in a SQLite file, with ${DUE} steps due and with none; ${ROUNDS} rounds each, ms (min / median).`,
    '',
    `requests waiting  ${`${DUE} of them due`.padStart(20)}  ${'nothing due'.padStart(20)}`,
    ...measured.map(row),
    `           ratio  ${ratio(({ due }) => due)}  ${ratio(({ idle }) => idle)}`,
    '',
  ].join('\n'),
);
