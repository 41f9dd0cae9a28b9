import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { PinnedMethod, ResetPlan } from './reset-plan.ts';

/** What is known about one planned removal. `asked` means the call was begun and its answer not yet recorded. */
export type RemovalState =
  | { readonly state: 'waiting' }
  | { readonly state: 'asked'; readonly at: Instant }
  | { readonly state: 'answered'; readonly at: Instant; readonly graphRequestId?: string }
  | {
      readonly state: 'deferred';
      readonly at: Instant;
      readonly because: 'default' | 'busy' | 'turned_down';
      readonly graphRequestId?: string;
    }
  | { readonly state: 'gone'; readonly at: Instant; readonly byUs: boolean };

/** One removal of the plan with its state; `id` is the method's. */
export interface Removal {
  readonly id: string;
  /** How often the removal was asked for; bounded. */
  readonly tries: number;
  /** An earlier call was taken, or got no answer: whatever later ones say, the method may have gone by our hand. */
  readonly mayBeGone?: boolean;
  readonly removal: RemovalState;
}

/** Where the run stands, saved before and after each call so that a restart goes on exactly there. */
export interface ResetProgress {
  readonly removals: readonly Removal[];
}

/** A run that has not begun. */
export function notBegun(plan: ResetPlan): ResetProgress {
  return { removals: plan.remove.map(({ id }) => ({ id, tries: 0, removal: { state: 'waiting' } })) };
}

/** The progress with one removal's state replaced. */
export function recorded(progress: ResetProgress, id: string, removal: RemovalState): ResetProgress {
  return { removals: progress.removals.map((r) => (r.id === id ? followedBy(r, removal) : r)) };
}

function followedBy(before: Removal, removal: RemovalState): Removal {
  const isAskedAgain = before.removal.state === 'asked' && removal.state === 'asked';
  const mayBeGone = before.mayBeGone === true || before.removal.state === 'answered' || isAskedAgain;
  const tries = before.tries + (removal.state === 'asked' ? 1 : 0);
  return { id: before.id, tries, removal, ...(mayBeGone ? { mayBeGone } : {}) };
}

/** Whether any removal may have happened: from then on the run can end as reset or needs_hands, never as failed. */
export function mayHaveRemoved(progress: ResetProgress): boolean {
  return progress.removals.some(
    ({ removal, mayBeGone, tries }) =>
      mayBeGone === true ||
      removal.state === 'asked' ||
      removal.state === 'answered' ||
      // What somebody else removed before we asked is no deed of this run.
      (removal.state === 'gone' && (removal.byUs || tries > 0)),
  );
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
    const byUs = r.mayBeGone === true || r.removal.state === 'asked' || r.removal.state === 'answered';
    return { ...r, removal: { state: 'gone', at, byUs } };
  });
  return { removals };
}

/**
 * Whether a method that was gone is listed again and can't be told from a new registration: a phone's id names its slot,
 * so only a time of creation would show that it is the old one, late in Graph's lists.
 */
export function hasReturned(
  plan: ResetPlan,
  progress: ResetProgress,
  listedIds: ReadonlySet<string>,
): boolean {
  return stillThere(plan, listedIds).some(
    ({ id, createdAt }) => createdAt === undefined && stateOf(progress, id).removal.state === 'gone',
  );
}

/** Why planned methods are left at the end of a run. */
export type StillThere = 'still_listed' | 'default_refused' | 'graph_unavailable' | 'refused_by_graph';

/** What the run does next. */
export type ResetMove =
  | { readonly kind: 'succeed' }
  | { readonly kind: 'remove'; readonly method: PinnedMethod }
  | { readonly kind: 'wait'; readonly until: Instant }
  | {
      readonly kind: 'give_up';
      readonly why: StillThere;
      readonly left: readonly string[];
    };

const MOST_TRIES = 4;
/** Deletions take moments to show in Graph's lists, so an answered one is given time before it is asked again. */
const PATIENCE: Record<'asked' | 'answered' | 'deferred', Duration> = {
  asked: 'PT5S',
  answered: 'PT10S',
  deferred: 'PT3S',
};
const LOOK_AGAIN: Duration = 'PT1S';

/**
 * Chooses the next move from the plan, the progress and the ids that a fresh list still shows. Methods not yet asked
 * for go first, in the plan's order; then those whose answer is unclear, late or deferred, each a bounded number of times.
 * What Graph refused as the default waits for the others, or its tries would be used up while they only take their time.
 */
export function nextMove(
  plan: ResetPlan,
  progress: ResetProgress,
  listedIds: ReadonlySet<string>,
  now: Instant,
): ResetMove {
  const left = stillThere(plan, listedIds);
  if (left.length === 0) return { kind: 'succeed' };
  const open = left.map((method) => ({ method, ...stateOf(progress, method.id) }));
  const hasHope = (r: Open): boolean => r.tries < MOST_TRIES || patienceEnds(r.removal) > now;
  // Graph refuses the default while others remain, so it waits for those whose answer never came, or was "later".
  const isDefault = ({ method }: { readonly method: PinnedMethod }): boolean =>
    method.id === plan.suspectedDefault;
  const othersUnsettled = open.some((r) => !isDefault(r) && isUnsettled(r.removal) && hasHope(r));
  const ready = open.filter((r) => !(othersUnsettled && isDefault(r)));
  const untried = ready.find(({ removal }) => removal.state === 'waiting');
  if (untried !== undefined) return { kind: 'remove', method: untried.method };
  const othersFirst = open.some((r) => !isHeldAsDefault(r) && hasHope(r));
  const due = ready.find(
    (r) => r.tries < MOST_TRIES && patienceEnds(r.removal) <= now && !(othersFirst && isHeldAsDefault(r)),
  );
  if (due !== undefined) return { kind: 'remove', method: due.method };
  const hopeful = open.some((r) => patienceEnds(r.removal) > now);
  if (hopeful) return { kind: 'wait', until: plus(now, LOOK_AGAIN) };
  return { kind: 'give_up', why: whyLeft(open), left: left.map(({ id }) => id) };
}

type Open = Pick<Removal, 'tries' | 'removal'>;

function isHeldAsDefault({ removal }: Open): boolean {
  return removal.state === 'deferred' && removal.because === 'default';
}

function isUnsettled(removal: RemovalState): boolean {
  return removal.state === 'asked' || (removal.state === 'deferred' && removal.because === 'busy');
}

function whyLeft(open: readonly Pick<Removal, 'removal'>[]): StillThere {
  const deferred = open.flatMap(({ removal }) => (removal.state === 'deferred' ? [removal.because] : []));
  if (deferred.includes('busy')) return 'graph_unavailable';
  if (deferred.includes('default')) return 'default_refused';
  return deferred.length > 0 ? 'refused_by_graph' : 'still_listed';
}

function stateOf(progress: ResetProgress, id: string): Open {
  return progress.removals.find((r) => r.id === id) ?? { tries: 0, removal: { state: 'waiting' } };
}

function patienceEnds(removal: RemovalState): Instant {
  switch (removal.state) {
    case 'waiting':
      return '';
    case 'gone':
      return plus(removal.at, PATIENCE.answered);
    case 'asked':
    case 'answered':
    case 'deferred':
      return plus(removal.at, PATIENCE[removal.state]);
  }
}
