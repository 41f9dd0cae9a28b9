// The property of all generated worlds, for the files that share them out: two of them run side by side.
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { live } from './fate.ts';
import { wrongWith } from './judge.ts';
import { storyOf } from './witness.ts';
import { anyWorld } from './worlds.ts';

/** In some worlds no plan can be made; in at least {@link LIVED} there is a run. */
const WORLDS = 1_300;
const LIVED = 1_000;
/** From the report of a failure, to see it again: `ENGINE_SEED=… npm test -- test/engine`. */
const SEED = process.env['ENGINE_SEED'];
const ENDS = ['reset', 'needs_hands', 'failed', 'refused', 'expired', 'awaiting_approval', 'frozen'];

/** Lives at least a thousand worlds; in each the report is true, and every end there is occurs. */
export async function holdsInEveryWorld(): Promise<void> {
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
}

/** Milliseconds that a busy machine may take for it. */
export const PATIENCE = 120_000;
