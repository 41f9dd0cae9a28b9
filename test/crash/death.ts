// When a process dies: at every boundary once, or at one of them.
import type { Point } from './boundary.ts';

/** What a process is told when it starts, and what becomes of it where it stands. */
export interface Death {
  environment(): Readonly<Record<string, string>>;
  /** Whether the process that stands at these points is killed now. */
  strikes(points: readonly Point[]): boolean;
}

/** Kills at every point that is not in `met` yet, and notes it there: one journey is killed as often as it has boundaries. */
export function everyPointOnce(met: Map<Point, number>): Death {
  return {
    environment: () => ({ CRASH_SPARED: JSON.stringify([...met.keys()]) }),
    strikes: (points) => {
      const isNew = points.some((point) => !met.has(point));
      if (isNew) for (const point of points) met.set(point, (met.get(point) ?? 0) + 1);
      return isNew;
    },
  };
}

/** Kills at that point when it is met for the so many-th time in the life of a process, once. */
export function onceAt(point: Point, skip: number): Death {
  let isOver = false;
  return {
    environment: () => (isOver ? { CRASH_ONLY: '' } : { CRASH_ONLY: point, CRASH_SKIP: String(skip) }),
    strikes: () => !isOver && (isOver = true),
  };
}

/** Nobody dies. */
export const NO_DEATH: Death = { environment: () => ({ CRASH_ONLY: '' }), strikes: () => false };
