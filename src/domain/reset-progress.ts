import { plus } from './instant.ts';
import type { Instant } from './instant.ts';
import type { ResetPlan } from './reset-plan.ts';

/**
 * What is known about one planned removal. `asked` means the call was begun and its answer not yet recorded;
 * `unanswered` that none came. `until` is when it may be asked again. `not_found`: somebody else may have removed it, or an
 * earlier call of ours; a list decides whether it is gone.
 */
export type RemovalState =
  | { readonly state: 'waiting' }
  | { readonly state: 'asked' | 'answered'; readonly at: Instant }
  | { readonly state: 'unanswered'; readonly at: Instant; readonly until?: Instant }
  | {
      readonly state: 'deferred';
      readonly at: Instant;
      readonly because: 'default' | 'busy' | 'turned_down' | 'not_found';
      readonly until?: Instant;
    }
  | { readonly state: 'gone'; readonly at: Instant; readonly byUs: boolean };

/** Whether Graph wants to be left alone until a known moment. */
export function isPutOff(removal: RemovalState): removal is RemovalState & { readonly until: Instant } {
  return 'until' in removal;
}

/** One removal of the plan with its state; `id` is the method's. */
export interface Removal {
  readonly id: string;
  /** How often the removal was asked for; bounded. */
  readonly tries: number;
  /** An earlier call was taken, or got no answer: whatever later ones say, the method may have gone by our hand. */
  readonly mayBeGone?: boolean;
  /** Graph's id of the last call for this method, for asking Microsoft about it. */
  readonly graphRequestId?: string;
  readonly removal: RemovalState;
}

/** What is done around the removals: changing the default before them, revoking the sessions after them. */
export type StepName = 'default_change' | 'revocation';

/** A step that may be repeated without harm, so nothing but its end is remembered. */
export type StepState =
  | { readonly state: 'waiting' }
  | { readonly state: 'asked' | 'done' | 'turned_down'; readonly at: Instant }
  | { readonly state: 'deferred'; readonly at: Instant; readonly until: Instant };

export interface Step {
  readonly tries: number;
  readonly graphRequestId?: string;
  readonly step: StepState;
}

/** Where the run stands, saved before and after each call so that a restart goes on exactly there. */
export interface ResetProgress {
  readonly removals: readonly Removal[];
  /** Absent when the plan doesn't have the step. */
  readonly defaultChange?: Step;
  readonly revocation?: Step;
}

const NOT_ASKED: Step = { tries: 0, step: { state: 'waiting' } };

/** A run that has not begun. */
export function notBegun(plan: ResetPlan): ResetProgress {
  return {
    removals: plan.remove.map(({ id }) => ({ id, tries: 0, removal: { state: 'waiting' } })),
    ...(plan.changeDefaultTo === undefined ? {} : { defaultChange: NOT_ASKED }),
    ...(plan.sessions === 'revoke' ? { revocation: NOT_ASKED } : {}),
  };
}

/** The progress with one removal's state replaced; `graphRequestId` is that of the call that told it. */
export function recorded(
  progress: ResetProgress,
  id: string,
  removal: RemovalState,
  graphRequestId?: string,
): ResetProgress {
  const removals = progress.removals.map((r) => (r.id === id ? followedBy(r, removal, graphRequestId) : r));
  return { ...progress, removals };
}

function followedBy(before: Removal, removal: RemovalState, graphRequestId: string | undefined): Removal {
  const { state } = before.removal;
  // A list that lags may show once more what was seen gone by our hand.
  const wasSeenGone = before.removal.state === 'gone' && before.removal.byUs;
  const wasTaken = state === 'answered' || state === 'unanswered' || wasSeenGone;
  const isAskedAgain = state === 'asked' && removal.state === 'asked';
  const mayBeGone = before.mayBeGone === true || wasTaken || isAskedAgain;
  const tries = before.tries + (removal.state === 'asked' ? 1 : 0);
  const traced = graphRequestId ?? before.graphRequestId;
  return {
    id: before.id,
    tries,
    removal,
    ...(mayBeGone ? { mayBeGone } : {}),
    ...(traced === undefined ? {} : { graphRequestId: traced }),
  };
}

/** The progress with a step's state replaced; unchanged when the plan doesn't have that step. */
export function stepRecorded(
  progress: ResetProgress,
  name: StepName,
  step: StepState,
  graphRequestId?: string,
): ResetProgress {
  const before = stepOf(progress, name);
  if (before === undefined) return progress;
  const traced = graphRequestId ?? before.graphRequestId;
  const after: Step = {
    tries: before.tries + (step.state === 'asked' ? 1 : 0),
    step,
    ...(traced === undefined ? {} : { graphRequestId: traced }),
  };
  return name === 'default_change'
    ? { ...progress, defaultChange: after }
    : { ...progress, revocation: after };
}

/** The step of that name; undefined when the plan doesn't have it. */
export function stepOf({ defaultChange, revocation }: ResetProgress, name: StepName): Step | undefined {
  return name === 'default_change' ? defaultChange : revocation;
}

/** Whether any removal may have happened: from then on the run can end as reset or needs_hands, never as failed. */
export function mayHaveRemoved(progress: ResetProgress): boolean {
  return progress.removals.some(
    ({ removal, mayBeGone, tries }) =>
      mayBeGone === true ||
      removal.state === 'asked' ||
      removal.state === 'unanswered' ||
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

/** Whether the person may have another default by this run, which stays when the run ends without a removal. */
export function hasChangedDefault({ defaultChange }: ResetProgress): boolean {
  if (defaultChange === undefined || defaultChange.step.state === 'waiting') return false;
  // Turned down at a later try says nothing of an earlier one that got no answer.
  return defaultChange.step.state !== 'turned_down' || defaultChange.tries > 1;
}

/** Planned methods that are not known to be gone, in the order of the plan. */
export function notGone(progress: ResetProgress): readonly string[] {
  return progress.removals.flatMap(({ id, removal }) => (removal.state === 'gone' ? [] : [id]));
}

/** Marks as gone what today's list no longer holds; only what we asked for counts as removed by us. */
export function reconciled(
  progress: ResetProgress,
  listedIds: ReadonlySet<string>,
  at: Instant,
): ResetProgress {
  const removals = progress.removals.map((r): Removal => {
    if (listedIds.has(r.id) || r.removal.state === 'gone') return r;
    const byUs = r.mayBeGone === true || !['waiting', 'deferred'].includes(r.removal.state);
    return { ...r, removal: { state: 'gone', at, byUs } };
  });
  return { ...progress, removals };
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
  const gone = progress.removals.filter(({ removal }) => removal.state === 'gone').map(({ id }) => id);
  return plan.remove.some(
    ({ id, createdAt }) => createdAt === undefined && listedIds.has(id) && gone.includes(id),
  );
}

/** After that a call without an answer has not removed what is still listed. */
export function settlesAt(at: Instant): Instant {
  return plus(at, 'PT60S');
}
