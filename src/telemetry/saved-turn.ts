// Remembers of each turn whether its last save stands, so that an answer that can't be given is not said to be a click that
// was not saved (I10).
import { AsyncLocalStorage } from 'node:async_hooks';
import { seenBy } from './committed.ts';
import type { Recording } from './committed.ts';

const current = new AsyncLocalStorage<{ stands: boolean }>();

/** Runs a turn, of which it is remembered what became of its saves. */
export function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  return current.run({ stands: false }, run);
}

/** The same stores; what is saved through them counts for the turn under way. */
export function watchSaves<Stores extends Recording>(stores: Stores): Stores {
  const note = (stands: boolean): void => {
    const turn = current.getStore();
    if (turn !== undefined) turn.stands = stands;
  };
  return {
    ...seenBy(stores, { saved: () => note(true), unsaved: () => note(false) }),
    // All that turns append by themselves is that somebody was turned down.
    audit: stores.audit,
  };
}

/** Whether the last that the turn under way wanted to save was saved. */
export function wasSaved(): boolean {
  return current.getStore()?.stands === true;
}
