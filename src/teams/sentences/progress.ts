// How a run went, method by method, and what to quote when Microsoft is asked about it.
import type { PinnedMethod } from '../../domain/method.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import type { RemovalState, ResetProgress, Step } from '../../domain/reset-progress.ts';
import { methodName, shortened } from './method.ts';
import { newDefaultName } from './plan.ts';

/** While a run goes on an open answer will come; once it is over it stays open. */
export type Tense = 'running' | 'over';

/** Where each part of the run stands, with sign and words. */
export function progressLines(plan: ResetPlan, progress: ResetProgress, tense: Tense): readonly string[] {
  const states = new Map(progress.removals.map(({ id, removal }) => [id, removal]));
  const { defaultChange, revocation } = progress;
  return [
    ...stepLines(defaultChange, `default changed to ${newDefaultName(plan) ?? 'another method'}`, tense),
    ...shortened(
      plan.remove.map((method) => `${stateOf(states.get(method.id), method, tense)}: ${methodName(method)}`),
    ),
    ...stepLines(revocation, 'signed out everywhere', tense),
  ];
}

function stepLines(step: Step | undefined, what: string, tense: Tense): readonly string[] {
  return step === undefined ? [] : [`${stepState(step, tense)}: ${what}`];
}

function stepState({ step }: Step, tense: Tense): string {
  switch (step.state) {
    case 'waiting':
      return tense === 'over' ? '○ Not done' : '○ Waiting';
    case 'asked':
      return tense === 'over' ? '? Asked, no answer' : '… Asked, not confirmed';
    case 'deferred':
      return tense === 'over' ? '✖ Not confirmed by Microsoft' : '… Put off by Microsoft';
    case 'turned_down':
      return '✖ Refused by Microsoft';
    case 'done':
      return '✔ Done';
  }
}

function stateOf(removal: RemovalState | undefined, { kind }: PinnedMethod, tense: Tense): string {
  const isOver = tense === 'over';
  switch (removal?.state) {
    case undefined:
    case 'waiting':
      return isOver ? '○ Not asked for' : '○ Waiting';
    case 'asked':
    case 'unanswered':
      return isOver ? '? Asked, no answer' : '… Asked, not confirmed';
    case 'answered':
      return isOver ? '? Taken by Microsoft, still listed' : '✔ Removed, being confirmed';
    case 'deferred':
      return isOver ? REFUSED[removal.because] : PUT_OFF[removal.because];
    case 'gone':
      if (!removal.byUs) return '✔ Was already gone';
      return kind === 'hardwareOath' ? '✔ Deactivated' : '✔ Removed';
  }
}

const PUT_OFF = {
  default: '… Put off, since it is the default',
  busy: '… Put off, since Microsoft was busy',
  turned_down: '✖ Not allowed by Microsoft',
  not_found: '… Not found, being confirmed',
} as const;

const REFUSED = {
  default: '✖ Refused, since it is the default',
  busy: '✖ Not done, Microsoft was busy',
  turned_down: '✖ Not allowed by Microsoft',
  not_found: '? Not found by Microsoft, still listed',
} as const;

/** Methods of the plan that are still there. */
export function leftLines(plan: ResetPlan, left: readonly string[]): readonly string[] {
  return shortened(plan.remove.filter(({ id }) => left.includes(id)).map(methodName));
}

/** How many removals of a run are known to be done: gone from a fresh list, whatever was answered. */
export function goneCount({ removals }: ResetProgress): number {
  return removals.filter(({ removal }) => removal.state === 'gone').length;
}

/** Calls for methods; those around them come on top. */
const MOST_TRACES = 6;

/** Graph's request ids of a run, one line per method, and that of its ending where it is another one. */
export function traceLines(run: {
  readonly plan?: ResetPlan;
  readonly progress?: ResetProgress;
  readonly graphRequestId?: string;
}): readonly string[] {
  const methods = new Map(run.plan?.remove.map((method) => [method.id, method]));
  const { removals = [], defaultChange, revocation } = run.progress ?? {};
  const steps = [
    ...traceOf('Changing the default', defaultChange?.graphRequestId),
    ...traceOf('Signing out everywhere', revocation?.graphRequestId),
  ];
  const calls = removals.flatMap(({ id, graphRequestId }) => {
    const method = methods.get(id);
    return method === undefined ? [] : traceOf(methodName(method), graphRequestId);
  });
  const traces = [...calls.slice(0, MOST_TRACES), ...steps];
  const isNamed = traces.some((line) => line.endsWith(`: ${run.graphRequestId}`));
  return [...(isNamed ? [] : traceOf('Last answer', run.graphRequestId)), ...traces];
}

function traceOf(what: string, graphRequestId: string | undefined): readonly string[] {
  return graphRequestId === undefined ? [] : [`${what}: ${graphRequestId}`];
}
