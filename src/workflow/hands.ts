/** Runs work when a hand is free, first come, first served. */
export type Hands = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** So many hands, each for one piece of work at a time. */
export function createHands(most: number): Hands {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
