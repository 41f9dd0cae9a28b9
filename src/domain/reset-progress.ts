import type { Instant } from './instant.ts';
import type { PinnedMethod, ResetPlan } from './reset-plan.ts';

/** What is known about one planned removal. `asked` means the call was begun and its answer not yet recorded. */
export type RemovalState =
  | { readonly state: 'waiting' }
  | { readonly state: 'asked'; readonly at: Instant }
  | { readonly state: 'answered'; readonly at: Instant; readonly graphRequestId?: string }
  | { readonly state: 'deferred'; readonly at: Instant; readonly graphRequestId?: string }
  | { readonly state: 'gone'; readonly at: Instant; readonly byUs: boolean };

/** One removal of the plan with its state; `id` is the method's. */
export interface Removal {
  readonly id: string;
  readonly removal: RemovalState;
}

/** Where the run stands, saved before and after each call so that a restart goes on exactly there. */
export interface ResetProgress {
  readonly removals: readonly Removal[];
  /** Completed passes over the list; bounded by the worker. */
  readonly passes: number;
}

/** A run that has not begun. */
export function notBegun(plan: ResetPlan): ResetProgress {
  return { removals: plan.remove.map(({ id }) => ({ id, removal: { state: 'waiting' } })), passes: 0 };
}

/** The progress with one removal's state replaced. */
export function recorded(progress: ResetProgress, id: string, removal: RemovalState): ResetProgress {
  return { ...progress, removals: progress.removals.map((r) => (r.id === id ? { id, removal } : r)) };
}

/** Whether any removal may have happened: from then on the run can end as reset or needs_hands, never as failed. */
export function mayHaveRemoved(progress: ResetProgress): boolean {
  return progress.removals.some(({ removal }) => removal.state !== 'waiting' && removal.state !== 'deferred');
}

/** Whether something was removed for certain. */
export function hasRemoved(progress: ResetProgress): boolean {
  return progress.removals.some(
    ({ removal }) => removal.state === 'answered' || (removal.state === 'gone' && removal.byUs),
  );
}

/** Planned methods that today's list still holds, in the order of the plan. */
export function stillThere(plan: ResetPlan, listedIds: ReadonlySet<string>): readonly PinnedMethod[] {
  return plan.remove.filter(({ id }) => listedIds.has(id));
}

/** Marks as gone what today's list no longer holds; only what we asked for counts as removed by us. */
export function reconciled(
  progress: ResetProgress,
  listedIds: ReadonlySet<string>,
  at: Instant,
): ResetProgress {
  const removals = progress.removals.map((r): Removal => {
    if (listedIds.has(r.id) || r.removal.state === 'gone') return r;
    const byUs = r.removal.state === 'asked' || r.removal.state === 'answered';
    return { id: r.id, removal: { state: 'gone', at, byUs } };
  });
  return { ...progress, removals };
}
