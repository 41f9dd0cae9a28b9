// One movable clock for several processes: real time plus an offset, which a small file holds.
import { openSync, readSync, writeSync } from 'node:fs';

/** The clock in the hands of the process that moves it. */
export interface MovableClock {
  readonly now: () => number;
  /** Forward, or with a negative number backward; every process sees it at once. */
  readonly move: (milliseconds: number) => void;
}

/** Makes the file at `path`, with an offset of nothing. */
export function createClock(path: string): MovableClock {
  const file = openSync(path, 'w');
  let offset = 0;
  const save = (): void => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(offset);
    writeSync(file, bytes, 0, 8, 0);
  };
  save();
  return {
    now: () => Date.now() + offset,
    move: (milliseconds) => {
      offset += milliseconds;
      save();
    },
  };
}

/** The same clock, as another process reads it: also one that was stopped meanwhile is never behind. */
export function readClock(path: string): () => number {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(8);
  return () => {
    readSync(file, bytes, 0, 8, 0);
    return Date.now() + Math.round(bytes.readDoubleLE());
  };
}
