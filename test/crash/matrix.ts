// The crash matrix of one engine: every journey, killed at every boundary it meets and that none before it met.
import type { Point } from './boundary.ts';
import { EXPECTED, unexpected } from './coverage.ts';
import { everyPointOnce } from './death.ts';
import type { Death } from './death.ts';
import type { Engine } from './engine.ts';
import type { Journey } from './journey.ts';
import { judge } from './judge.ts';
import { openScene } from './scene.ts';

/** What became of one journey; `faults` is empty when every promise was kept. */
export interface Trial {
  readonly journey: string;
  readonly kills: number;
  readonly seconds: number;
  readonly faults: readonly string[];
}

export interface Matrix {
  readonly engine: Engine;
  /** How often the process was killed at each point. */
  readonly met: ReadonlyMap<Point, number>;
  readonly trials: readonly Trial[];
  readonly missing: readonly Point[];
  readonly unexpected: readonly Point[];
}

/** `shared` is a folder for what processes may remember between them to start sooner. */
export async function runMatrix(
  engine: Engine,
  journeys: readonly Journey[],
  shared: string,
  deathBy: (met: Map<Point, number>) => Death = everyPointOnce,
): Promise<Matrix> {
  const met = new Map<Point, number>();
  const trials: Trial[] = [];
  const walkAll = async (): Promise<void> => {
    for (const journey of journeys) trials.push(await tryOut(engine, journey, deathBy(met), shared));
  };
  await walkAll();
  // A death at one boundary may keep a job from ever coming to the next: it is met where nothing else dies.
  const isWhole = journeys.length > 1;
  if (isWhole && EXPECTED.some((point) => !met.has(point))) await walkAll();
  return {
    engine,
    met,
    trials,
    missing: EXPECTED.filter((point) => !met.has(point)),
    unexpected: unexpected(met.keys()),
  };
}

/** Walks one journey into its deaths and on to its end, and judges it. Never throws for what it finds. */
export async function tryOut(engine: Engine, journey: Journey, death: Death, shared: string): Promise<Trial> {
  const scene = await openScene({ engine, shared, death, ...journey.options });
  const begun = Date.now();
  const faults: string[] = [];
  try {
    await journey.walk(scene);
    faults.push(...(await judge(scene, journey)));
  } catch (error) {
    faults.push(String(error), scene.words());
  }
  try {
    return { journey: journey.name, kills: scene.kills(), seconds: (Date.now() - begun) / 1000, faults };
  } finally {
    await scene.stop();
  }
}
