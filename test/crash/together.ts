// Two instances on one database, of which one dies: the other has to finish what the dead one had begun.
import { pointOf } from './boundary.ts';
import type { Point } from './boundary.ts';
import { onceAt } from './death.ts';
import { POSTGRES } from './engine.ts';
import { judge } from './judge.ts';
import { TO_RESET } from './journeys/standard.ts';
import { openScene } from './scene.ts';

/** Where one of two dies: a commit that nobody heard of, a call that was made, a message that was sent, a job just taken. */
export const TAKEN_OVER: readonly Point[] = [
  `${pointOf('turn', 'after', 'save')} of approved`,
  pointOf('worker', 'after', 'lease'),
  pointOf('reset', 'before', 'removePhone'),
  pointOf('reset', 'after', 'removePhone'),
  pointOf('tell', 'after', 'message'),
  pointOf('check', 'before', 'save'),
];

/** What is wrong after one of two instances died there. The dead one stays dead, so whatever was done, the other did. */
export async function takeOver(point: Point, shared: string): Promise<readonly string[]> {
  const scene = await openScene({ engine: POSTGRES, shared, death: onceAt(point, 0), instances: 2 });
  try {
    await TO_RESET.walk(scene);
    const faults = await judge(scene, TO_RESET);
    return scene.kills() === 1 ? faults : [...faults, `${scene.kills()} deaths`];
  } catch (error) {
    return [String(error), scene.words()];
  } finally {
    await scene.stop();
  }
}
