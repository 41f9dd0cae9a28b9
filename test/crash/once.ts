// One journey with one death.
import type { Point } from './boundary.ts';
import { onceAt } from './death.ts';
import type { Engine } from './engine.ts';
import { judge } from './judge.ts';
import type { Journey } from './journey.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

export interface OnlyDeath {
  readonly engine: Engine;
  readonly journey: Journey;
  readonly point: Point;
  /** How often the point is passed alive before. */
  readonly skip?: number;
  /** With two, the dead one stays dead, so that whatever is done then, the other does. */
  readonly instances?: number;
  /** What happens while it is dead. */
  readonly meanwhile?: (scene: Scene) => void;
}

/** What is wrong after one process died there, once. `shared` is a folder in which processes keep what they compiled. */
export async function dieOnce(
  { engine, journey, point, skip = 0, instances = 1, meanwhile }: OnlyDeath,
  shared: string,
): Promise<readonly string[]> {
  const once = onceAt(point, skip);
  const strikes = (points: readonly Point[]): boolean => {
    const isDeath = once.strikes(points);
    if (isDeath) meanwhile?.(scene);
    return isDeath;
  };
  const death = { ...once, strikes };
  const scene = await openScene({ engine, shared, death, instances, ...journey.options });
  try {
    await journey.walk(scene);
    const faults = await judge(scene, journey);
    return scene.kills() === 1 ? faults : [...faults, `${scene.kills()} deaths`];
  } catch (error) {
    return [String(error), scene.words()];
  } finally {
    await scene.stop();
  }
}
