// How a run went, method by method, and what to quote when Microsoft is asked about it.
import type { PinnedMethod } from '../../domain/method.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import type { RemovalState, ResetProgress, Step } from '../../domain/reset-progress.ts';
import type { Words } from '../words.ts';
import { methodName, shortened } from './method.ts';
import { newDefaultName } from './plan.ts';

/** While a run goes on an open answer will come; once it is over it stays open. */
export type Tense = 'running' | 'over';

/** Where each part of the run stands, with sign and words. */
export function progressLines(
  words: Words,
  plan: ResetPlan,
  progress: ResetProgress,
  tense: Tense,
): readonly string[] {
  const states = new Map(progress.removals.map(({ id, removal }) => [id, removal]));
  const { defaultChange, revocation } = progress;
  const signedOut = words.say('progress.signed_out');
  return [
    ...stepLines(words, defaultChange, defaultChanged(words, plan), tense),
    ...shortened(
      words,
      plan.remove.map((method) => removalLine(words, states.get(method.id), method, tense)),
    ),
    ...stepLines(words, revocation, signedOut, tense),
  ];
}

function defaultChanged(words: Words, plan: ResetPlan): string {
  const method = newDefaultName(words, plan);
  return method === undefined
    ? words.say('progress.default_changed.other')
    : words.say('progress.default_changed', { method });
}

function stepLines(words: Words, step: Step | undefined, what: string, tense: Tense): readonly string[] {
  return step === undefined ? [] : [stepLine(words, step, what, tense)];
}

function stepLine({ say }: Words, { step: { state } }: Step, step: string, tense: Tense): string {
  switch (state) {
    case 'waiting':
    case 'asked':
    case 'deferred':
      return say(`progress.step.${state}.${tense}`, { step });
    case 'turned_down':
    case 'done':
      return say(`progress.step.${state}`, { step });
  }
}

function removalLine(
  words: Words,
  removal: RemovalState | undefined,
  pinned: PinnedMethod,
  tense: Tense,
): string {
  const { say } = words;
  const method = methodName(words, pinned);
  switch (removal?.state) {
    case undefined:
    case 'waiting':
      return say(`progress.method.waiting.${tense}`, { method });
    case 'asked':
    case 'unanswered':
      return say(`progress.method.asked.${tense}`, { method });
    case 'answered':
      return say(`progress.method.answered.${tense}`, { method });
    case 'deferred':
      return say(`progress.method.${removal.because}.${tense}`, { method });
    case 'gone':
      if (!removal.byUs) return say('progress.method.already_gone', { method });
      return pinned.kind === 'hardwareOath'
        ? say('progress.method.deactivated', { method })
        : say('progress.method.removed', { method });
  }
}

/** Methods of the plan that are still there. */
export function leftLines(words: Words, plan: ResetPlan, left: readonly string[]): readonly string[] {
  const methods = plan.remove.filter(({ id }) => left.includes(id));
  return shortened(
    words,
    methods.map((method) => methodName(words, method)),
  );
}

/** How many removals of a run are known to be done: gone from a fresh list, whatever was answered. */
export function goneCount({ removals }: ResetProgress): number {
  return removals.filter(({ removal }) => removal.state === 'gone').length;
}

/** Calls for methods; those around them come on top. */
const MOST_TRACES = 6;

/** Graph's request ids of a run, one line per method, and that of its ending where it is another one. */
export function traceLines(
  words: Words,
  run: {
    readonly plan?: ResetPlan;
    readonly progress?: ResetProgress;
    readonly graphRequestId?: string;
  },
): readonly string[] {
  const { say } = words;
  const methods = new Map(run.plan?.remove.map((method) => [method.id, method]));
  const { removals = [], defaultChange, revocation } = run.progress ?? {};
  const steps = [
    ...traceOf(defaultChange?.graphRequestId, (id) => say('progress.trace.default_change', { id })),
    ...traceOf(revocation?.graphRequestId, (id) => say('progress.trace.revocation', { id })),
  ];
  const calls = removals.flatMap((removal) => {
    const method = methods.get(removal.id);
    if (method === undefined) return [];
    const name = methodName(words, method);
    return traceOf(removal.graphRequestId, (id) => say('progress.trace.method', { method: name, id }));
  });
  const traces = [...calls.slice(0, MOST_TRACES), ...steps];
  const isNamed = traces.some(({ id }) => id === run.graphRequestId);
  const last = isNamed ? undefined : run.graphRequestId;
  const lastAnswer = traceOf(last, (id) => say('progress.trace.last_answer', { id }));
  return [...lastAnswer, ...traces].map(({ line }) => line);
}

function traceOf(
  id: string | undefined,
  lineOf: (id: string) => string,
): readonly { readonly id: string; readonly line: string }[] {
  return id === undefined ? [] : [{ id, line: lineOf(id) }];
}
