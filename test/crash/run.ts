// `npm run crash`: the matrix by itself, told as it goes. `--journey brakes` walks one of them, `--calm` kills nobody, and
// `--point 'tell: after message' --skip 3` kills once, where that is met for the fourth time.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Point } from './boundary.ts';
import { everyPointOnce, NO_DEATH } from './death.ts';
import type { Death } from './death.ts';
import { ENGINES } from './engine.ts';
import { JOURNEYS } from './journeys.ts';
import { runMatrix, tryOut } from './matrix.ts';
import { dieOnce } from './once.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: '' },
    journey: { type: 'string', default: '' },
    calm: { type: 'boolean', default: false },
    point: { type: 'string', default: '' },
    skip: { type: 'string', default: '0' },
  },
});
const begun = Date.now();
const shared = await mkdtemp(join(tmpdir(), 'latchkey-shared-'));
const journeys = JOURNEYS.filter(({ name }) => name.startsWith(values.journey));
let isBroken = false;

/** Says where the process dies. */
function told(death: Death): Death {
  return {
    ...death,
    strikes: (points: readonly Point[]) => {
      const isDeath = death.strikes(points);
      if (isDeath)
        console.log(`${((Date.now() - begun) / 1000).toFixed(1)} s  killed at ${points.join(', ')}`);
      return isDeath;
    },
  };
}

for (const engine of ENGINES.filter(({ name }) => name.toLowerCase().startsWith(values.engine))) {
  if (values.calm) {
    for (const journey of journeys) {
      const trial = await tryOut(engine, journey, NO_DEATH, shared);
      console.log(engine.name, trial);
      isBroken ||= trial.faults.length > 0;
    }
    continue;
  }
  if (values.point !== '') {
    for (const journey of journeys) {
      const faults = await dieOnce(
        { engine, journey, point: values.point as Point, skip: Number(values.skip) },
        shared,
      );
      console.log(engine.name, journey.name, faults);
      isBroken ||= faults.length > 0;
    }
    continue;
  }
  const matrix = await runMatrix(engine, journeys, shared, (met) => told(everyPointOnce(met)));
  console.log(tableOf(matrix));
  for (const { journey, faults } of matrix.trials) if (faults.length > 0) console.log(journey, faults);
  if (values.journey === '' && matrix.missing.length > 0) console.log('never met:', matrix.missing);
  if (matrix.unexpected.length > 0) console.log('not known of:', matrix.unexpected);
  isBroken ||= matrix.trials.some(({ faults }) => faults.length > 0) || matrix.unexpected.length > 0;
}
await rm(shared, { recursive: true, force: true });
process.exitCode = isBroken ? 1 : 0;
