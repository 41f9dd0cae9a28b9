// Whatever Graph does, whenever the process dies, whoever else acts: the report is true, and nothing else was touched.
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { live } from './support/fate.ts';
import { wrongWith } from './support/judge.ts';
import { storyOf } from './support/witness.ts';
import { anyWorld } from './support/worlds.ts';

const WORLDS = 2_000;
/** Set from the report of a failure to see it again. */
const SEED = process.env['ENGINE_SEED'];

it('a report equals the state of the tenant, in any world', async () => {
  const lived = { runs: 0, ends: new Map<string, number>() };
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      const end = await live(world);
      if (end === undefined) return;
      lived.runs += 1;
      const { status } = end.stage.stores.request();
      lived.ends.set(status, (lived.ends.get(status) ?? 0) + 1);
      const wrong = wrongWith(end);
      if (wrong.length > 0) throw new Error([...wrong, storyOf(end.stage.witness)].join('\n'));
    }),
    {
      numRuns: Number(process.env['ENGINE_WORLDS'] ?? WORLDS),
      ...(SEED === undefined ? {} : { seed: Number(SEED) }),
    },
  );
  if (process.env['ENGINE_TALLY'] !== undefined) console.log(lived);
  expect(lived.runs).toBeGreaterThan(WORLDS / 2);
}, 120_000);
