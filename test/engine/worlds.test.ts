// Whatever Graph does, whenever the process dies, whoever else acts: the report is true, and nothing else was touched.
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { live } from './support/fate.ts';
import { wrongWith } from './support/judge.ts';
import { storyOf } from './support/witness.ts';
import { anyWorld } from './support/worlds.ts';

/** In some worlds no plan can be made; in at least {@link LIVED} there is a run. */
const WORLDS = 2_600;
const LIVED = 2_000;
/** From the report of a failure, to see it again: `ENGINE_SEED=… npm test -- test/engine/worlds`. */
const SEED = process.env['ENGINE_SEED'];
const ENDS = ['reset', 'needs_hands', 'failed', 'refused', 'expired', 'awaiting_approval', 'frozen'];

it('the report equals the state of the tenant and nothing else was touched, in any world', async () => {
  const ends: string[] = [];
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      const lived = await live(world);
      if (lived === undefined) return;
      const { stage } = lived;
      ends.push(stage.stores.request().status);
      const wrong = wrongWith(lived);
      if (wrong.length > 0) throw new TypeError([...wrong, storyOf(stage.witness)].join('\n'));
    }),
    { numRuns: WORLDS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
  );
  expect(ends.length).toBeGreaterThanOrEqual(LIVED);
  expect([...new Set(ends)].toSorted()).toEqual(ENDS.toSorted());
}, 180_000);
