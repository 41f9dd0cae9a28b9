/** How long ago the worker of this process last did what it does all the time. */
export interface Pulse {
  /** After each look at the jobs, whether or not they could be read. */
  beat(couldRead: boolean): void;
  /** Why it should be taken for stalled, as a sentence; undefined while it works. */
  stalled(): string | undefined;
  /** Why nothing but a new process will help, as a sentence; undefined while it goes round. */
  dead(): string | undefined;
}

const STALLED_AFTER = 30_000;
/** Longer than any wait for a database that comes back: while it is only away, a new process would not do better. */
const DEAD_AFTER = 180_000;

/** A pulse on a clock that never jumps, in milliseconds. */
export function createPulse(now: () => number = () => performance.now()): Pulse {
  let lastTurn = now();
  let lastRead = lastTurn;
  const seconds = (since: number): number => Math.round((now() - since) / 1000);
  return {
    beat: (couldRead) => {
      lastTurn = now();
      if (couldRead) lastRead = lastTurn;
    },
    stalled: () =>
      now() - lastRead < STALLED_AFTER
        ? undefined
        : `The worker has not been able to read its jobs for ${seconds(lastRead)} seconds: what was promised waits. It goes on by itself once the database answers.`,
    dead: () =>
      now() - lastTurn < DEAD_AFTER
        ? undefined
        : `The worker has not come round for ${seconds(lastTurn)} seconds: restart this process; nothing acknowledged is lost.`,
  };
}
