/** One line of what happens in the sandbox; `source` says where it was seen. */
export interface FeedLine {
  /** Counts from 1. */
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly source: 'graph' | 'record' | 'sandbox';
  readonly text: string;
  /** Whether something went wrong. */
  readonly trouble: boolean;
}

/** What happens, as it happens, for any number of listeners. */
export interface Feed {
  add(line: Pick<FeedLine, 'source' | 'text'> & Partial<FeedLine>): void;
  /** The newest lines, oldest first; older ones are forgotten. */
  lines(): readonly FeedLine[];
  /** Calls `listener` for every new line until the returned function is called. */
  listen(listener: (line: FeedLine) => void): () => void;
}

const KEPT = 300;

export function createFeed(now: () => number): Feed {
  let kept: readonly FeedLine[] = [];
  let count = 0;
  const listeners = new Set<(line: FeedLine) => void>();
  return {
    add: (given) => {
      count += 1;
      const line = { at: now(), trouble: false, ...given, id: count };
      kept = [...kept, line].slice(-KEPT);
      for (const listener of listeners) listener(line);
    },
    lines: () => kept,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
