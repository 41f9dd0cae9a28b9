// What a run does next: the algorithm of the reset, as a pure choice between one call, a pause and an end.
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { NewDefault } from './default-method.ts';
import type { PinnedMethod } from './method.ts';
import { defaultsWhileRemoving } from './reset-plan.ts';
import type { ResetPlan } from './reset-plan.ts';
import type { Removal, RemovalState, ResetProgress, Step } from './reset-progress.ts';

/** Why a run ends before everything planned is done. */
export type LeftUndone =
  'still_listed' | 'default_refused' | 'graph_unavailable' | 'refused_by_graph' | 'sessions_not_revoked';

/** Whether the run stands still for Graph's sake: it was busy, or gave no answer. */
export function waitsForAnswer({ removals, defaultChange }: ResetProgress): boolean {
  return defaultChange?.step.state === 'deferred' || removals.some(({ removal }) => isUnsettled(removal));
}

/** What the run does next. `left` are the ids of the planned methods that are still listed. */
export type ResetMove =
  | { readonly kind: 'succeed' }
  | { readonly kind: 'change_default'; readonly to: NewDefault }
  | { readonly kind: 'remove'; readonly method: PinnedMethod }
  | { readonly kind: 'revoke' }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'give_up'; readonly why: LeftUndone; readonly left: readonly string[] };

const MOST_TRIES = 4;
/** Deletions take moments to show in Graph's lists, so an answered one is given time before it is asked again. */
const PATIENCE: Readonly<Record<'asked' | 'unanswered' | 'answered' | 'deferred', Duration>> = {
  asked: 'PT5S',
  unanswered: 'PT5S',
  answered: 'PT10S',
  deferred: 'PT3S',
};
const LOOK_AGAIN: Duration = 'PT1S';
const LOOK_LATER: Duration = 'PT5S';

/**
 * Chooses the next move from the plan, the progress and the ids that a fresh list still shows: the default is changed
 * first, where the plan wants that; the methods go one at a time; the sessions are revoked when all are gone.
 */
export function nextMove(
  plan: ResetPlan,
  progress: ResetProgress,
  listedIds: ReadonlySet<string>,
  now: Instant,
): ResetMove {
  const left = plan.remove.filter(({ id }) => listedIds.has(id));
  if (left.length === 0) return afterRemovals(progress.revocation, now);
  const before = beforeRemovals(plan, progress.defaultChange, now);
  if (before === 'tries_used_up')
    return { kind: 'give_up', why: 'graph_unavailable', left: left.map(({ id }) => id) };
  return before ?? nextRemoval(plan, progress, left, now);
}

function beforeRemovals(
  { changeDefaultTo }: ResetPlan,
  step: Step | undefined,
  now: Instant,
): ResetMove | 'tries_used_up' | undefined {
  if (changeDefaultTo === undefined || step === undefined || step.step.state === 'done') return undefined;
  const due = stepDue(step);
  if (due > now) return { kind: 'wait', until: due };
  return step.tries >= MOST_TRIES ? 'tries_used_up' : { kind: 'change_default', to: changeDefaultTo };
}

function afterRemovals(step: Step | undefined, now: Instant): ResetMove {
  if (step === undefined || step.step.state === 'done') return { kind: 'succeed' };
  const due = stepDue(step);
  if (due > now) return { kind: 'wait', until: due };
  return step.tries >= MOST_TRIES
    ? { kind: 'give_up', why: 'sessions_not_revoked', left: [] }
    : { kind: 'revoke' };
}

function stepDue({ step }: Step): Instant {
  switch (step.state) {
    case 'waiting':
    case 'done':
    case 'turned_down':
      return '';
    case 'asked':
      return plus(step.at, PATIENCE.asked);
    case 'deferred':
      return step.until;
  }
}

type Open = Removal & { readonly method: PinnedMethod };

/**
 * Methods not yet asked for go first, in the plan's order; then those whose answer is unclear, late or deferred, each a
 * bounded number of times. What Graph refused as the default waits for the others, or its tries would be used up while
 * they only take their time.
 */
function nextRemoval(
  plan: ResetPlan,
  progress: ResetProgress,
  left: readonly PinnedMethod[],
  now: Instant,
): ResetMove {
  const open = left.map((method): Open => ({ ...stateOf(progress, method.id), method }));
  // "Later" is meant for the whole service: asking for the next method meanwhile would only prolong it.
  const later = open.flatMap(({ removal }) => (isBusy(removal) ? [patienceEnds(removal)] : []));
  const until = later.toSorted().at(-1);
  if (until !== undefined && until > now) return { kind: 'wait', until };
  // One at a time: a call that a process began and died of, or that another worker makes, may still be under way.
  const isUnderWay = open.some(({ removal }) => removal.state === 'asked' && patienceEnds(removal) > now);
  if (isUnderWay) return { kind: 'wait', until: plus(now, LOOK_AGAIN) };
  const hasHope = (r: Open): boolean => r.tries < MOST_TRIES || patienceEnds(r.removal) > now;
  // Graph refuses the default while others remain, so it waits for those whose answer never came, or was "later".
  const defaults = defaultsWhileRemoving(plan);
  const isDefault = ({ id }: Open): boolean => defaults.includes(id);
  const othersUnsettled = open.some((r) => !isDefault(r) && isUnsettled(r.removal) && hasHope(r));
  // Nor does it delete the mobile before the alternate.
  const hasAlternate = open.some(
    (r) => r.method.phoneSlot === 'alternateMobile' && isUnsettled(r.removal) && hasHope(r),
  );
  const isHeldBack = (r: Open): boolean =>
    (othersUnsettled && isDefault(r)) || (hasAlternate && r.method.phoneSlot === 'mobile');
  const ready = open.filter((r) => !isHeldBack(r));
  const untried = ready.find(({ removal }) => removal.state === 'waiting');
  if (untried !== undefined) return { kind: 'remove', method: untried.method };
  const othersFirst = open.some((r) => !isHeldAsDefault(r) && hasHope(r));
  const due = ready.find(
    (r) => r.tries < MOST_TRIES && patienceEnds(r.removal) <= now && !(othersFirst && isHeldAsDefault(r)),
  );
  if (due !== undefined) return { kind: 'remove', method: due.method };
  const pauses = open.flatMap((r) => (patienceEnds(r.removal) > now ? [pauseOf(r.removal, now)] : []));
  const [pause] = pauses.toSorted();
  if (pause !== undefined) return { kind: 'wait', until: pause };
  return { kind: 'give_up', why: whyLeft(open), left: left.map(({ id }) => id) };
}

function isHeldAsDefault({ removal }: Open): boolean {
  return removal.state === 'deferred' && removal.because === 'default';
}

function isUnsettled(removal: RemovalState): boolean {
  return removal.state === 'asked' || removal.state === 'unanswered' || isBusy(removal);
}

function isNotFound(removal: RemovalState): boolean {
  return removal.state === 'deferred' && removal.because === 'not_found';
}

function isBusy(removal: RemovalState): boolean {
  return removal.state === 'deferred' && removal.because === 'busy';
}

function whyLeft(open: readonly Open[]): LeftUndone {
  const deferred = open.flatMap(({ removal }) => (removal.state === 'deferred' ? [removal.because] : []));
  const isUnanswered = open.some(
    ({ removal }) => removal.state === 'unanswered' || removal.state === 'asked',
  );
  if (deferred.includes('busy') || isUnanswered) return 'graph_unavailable';
  if (deferred.includes('default')) return 'default_refused';
  return deferred.includes('turned_down') ? 'refused_by_graph' : 'still_listed';
}

function stateOf(progress: ResetProgress, id: string): Removal {
  return progress.removals.find((r) => r.id === id) ?? { id, tries: 0, removal: { state: 'waiting' } };
}

/** When to look again: soon where only Graph's lists lag, else not before Graph wants to be asked again. */
function pauseOf(removal: RemovalState, now: Instant): Instant {
  const ends = patienceEnds(removal);
  if (removal.state === 'deferred' && !isNotFound(removal)) return ends;
  const soon = plus(now, removal.state === 'unanswered' ? LOOK_LATER : LOOK_AGAIN);
  return soon < ends ? soon : ends;
}

function patienceEnds(removal: RemovalState): Instant {
  switch (removal.state) {
    case 'waiting':
      return '';
    case 'gone':
      return plus(removal.at, PATIENCE.answered);
    case 'asked':
    case 'answered':
      return plus(removal.at, PATIENCE[removal.state]);
    case 'unanswered':
      return removal.until ?? plus(removal.at, PATIENCE.unanswered);
    case 'deferred':
      return removal.until ?? plus(removal.at, isNotFound(removal) ? PATIENCE.answered : PATIENCE.deferred);
  }
}
