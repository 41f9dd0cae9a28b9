// A tiny tenant in memory, and a run through it as the worker makes it, with a clock that only the run moves.
import { askAgainAt } from '../../src/domain/back-off.ts';
import { plus } from '../../src/domain/instant.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { nextMove } from '../../src/domain/reset-move.ts';
import type { ResetMove } from '../../src/domain/reset-move.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import { notBegun, reconciled, recorded, stepRecorded } from '../../src/domain/reset-progress.ts';
import type { RemovalState, ResetProgress, StepName, StepState } from '../../src/domain/reset-progress.ts';

/** How the tenant behaves. */
export interface TenantTraits {
  /** Removed only when no other planned method is left; another one once the default was changed. */
  readonly defaults: readonly string[];
  /** How old each list in turn is, in seconds, over and over; the rule about the default goes by the oldest. */
  readonly lags: readonly number[];
  /** How each call in turn goes; `ok` once the list is used up. */
  readonly calls: readonly CallFate[];
}

/**
 * `busy` and `later` come without and with a Retry-After of 20 seconds. No answer comes of `lost` and `mute`, and the worker
 * dies of `died` and `died_late`, in each case without and with the effect. `swallowed`: answered well, without effect.
 */
export type CallFate =
  'ok' | 'busy' | 'later' | 'lost' | 'mute' | 'died' | 'died_late' | 'swallowed' | 'turned_down';

/** One call that changes something. */
export interface Call {
  readonly what: string;
  readonly at: Instant;
  /** Graph said "later" of something that is still to be done, and when: nothing at all may be asked before. */
  readonly notBefore: Instant;
  /** What the list right before it showed. */
  readonly listed: readonly string[];
}

/** What a run did. */
export interface RunReport {
  readonly end: Extract<ResetMove, { readonly kind: 'succeed' | 'give_up' }> | { readonly kind: 'endless' };
  readonly calls: readonly Call[];
  readonly moves: number;
  /** What the last list showed, and what is there in truth. */
  readonly listed: readonly string[];
  readonly there: readonly string[];
  readonly progress: ResetProgress;
}

type Refusal = Extract<RemovalState, { readonly state: 'deferred' }>['because'];

const MOST_MOVES = 2_000;
const RETRY_AFTER = 20;
const HAS_EFFECT: readonly CallFate[] = ['ok', 'mute', 'died_late'];

/** Runs a plan to its end, or until it is plain that there is none. */
export function runPlan(plan: ResetPlan, traits: TenantTraits, begin: Instant): RunReport {
  const planned = plan.remove.map(({ id }) => id);
  const removedAt = new Map<string, Instant>();
  const fates = [...traits.calls];
  const calls: Call[] = [];
  let { defaults } = traits;
  let progress = notBegun(plan);
  let now = begin;
  let listed: readonly string[] = planned;
  const holds = new Map<string, Instant>();

  const isThere = (id: string, seconds = 0): boolean => (removedAt.get(id) ?? '9') > ago(now, seconds);
  const call = (what: string): CallFate => {
    const held = [...holds].filter(([held]) => held === what || listed.includes(held));
    calls.push({
      what,
      at: now,
      listed,
      notBefore:
        held
          .map(([, until]) => until)
          .toSorted()
          .at(-1) ?? '',
    });
    return fates.shift() ?? 'ok';
  };
  const againAt = (fate: CallFate, what: string): Instant => {
    const tries = calls.filter((one) => one.what === what).length;
    const until = askAgainAt(now, {
      retryAfterSeconds: fate === 'later' ? RETRY_AFTER : undefined,
      tries,
      seed: what,
    });
    if (fate === 'busy' || fate === 'later') holds.set(what, until);
    return until;
  };
  const remove = (id: string): void => {
    progress = recorded(progress, id, { state: 'asked', at: now });
    const fate = call(id);
    const isListedLate = (other: string): boolean => isThere(other, Math.max(0, ...traits.lags));
    const others = planned.filter((other) => !defaults.includes(other) && isListedLate(other));
    const alternate = plan.remove.find(({ phoneSlot }) => phoneSlot === 'alternateMobile');
    const isMobile = plan.remove.some((one) => one.id === id && one.phoneSlot === 'mobile');
    const refusal = (): Refusal | undefined => {
      if (!isThere(id)) return 'not_found';
      if (isMobile && alternate !== undefined && isThere(alternate.id)) return 'turned_down';
      return defaults.includes(id) && others.length > 0 ? 'default' : undefined;
    };
    const refused = HAS_EFFECT.includes(fate) ? refusal() : undefined;
    if (refused === undefined && HAS_EFFECT.includes(fate)) removedAt.set(id, now);
    const state =
      refused !== undefined && fate === 'ok'
        ? ({ state: 'deferred', at: now, because: refused } as const)
        : removalAfter(fate, now, () => againAt(fate, id));
    if (state !== undefined) progress = recorded(progress, id, state);
  };
  const step = (name: StepName, effect: () => void): void => {
    progress = stepRecorded(progress, name, { state: 'asked', at: now });
    const fate = call(name);
    if (HAS_EFFECT.includes(fate)) effect();
    const state = stepAfter(fate, now, () => againAt(fate, name));
    if (state !== undefined) progress = stepRecorded(progress, name, state);
  };

  for (let moves = 1; moves <= MOST_MOVES; moves += 1) {
    const lag = traits.lags[moves % Math.max(1, traits.lags.length)] ?? 0;
    listed = planned.filter((id) => isThere(id, lag));
    // What was seen gone once holds nobody any more, also when a list that lags shows it again.
    for (const id of planned.filter((one) => !listed.includes(one))) holds.delete(id);
    progress = reconciled(progress, new Set(listed), now);
    const move = nextMove(plan, progress, new Set(listed), now);
    switch (move.kind) {
      case 'succeed':
      case 'give_up':
        return { end: move, calls, moves, listed, there: planned.filter((id) => isThere(id)), progress };
      case 'wait':
        now = move.until;
        break;
      case 'remove':
        remove(move.method.id);
        break;
      case 'change_default': {
        const { to } = move;
        step('default_change', () => (defaults = [to.id]));
        break;
      }
      case 'revoke':
        step('revocation', () => undefined);
    }
    now = plus(now, 'PT0.2S');
  }
  const there = planned.filter((id) => isThere(id));
  return { end: { kind: 'endless' }, calls, moves: MOST_MOVES, listed: there, there, progress };
}

function removalAfter(fate: CallFate, at: Instant, againAt: () => Instant): RemovalState | undefined {
  switch (fate) {
    case 'ok':
    case 'swallowed':
      return { state: 'answered', at };
    case 'busy':
    case 'later':
      return { state: 'deferred', at, because: 'busy', until: againAt() };
    case 'lost':
    case 'mute':
      return { state: 'unanswered', at, until: againAt() };
    case 'turned_down':
      return { state: 'deferred', at, because: 'turned_down' };
    case 'died':
    case 'died_late':
      return undefined;
  }
}

function stepAfter(fate: CallFate, at: Instant, againAt: () => Instant): StepState | undefined {
  switch (fate) {
    case 'ok':
    case 'swallowed':
      return { state: 'done', at };
    case 'busy':
    case 'later':
    case 'lost':
    case 'mute':
      return { state: 'deferred', at, until: againAt() };
    case 'turned_down':
      return { state: 'deferred', at, until: at };
    case 'died':
    case 'died_late':
      return undefined;
  }
}

function ago(now: Instant, seconds: number): Instant {
  return plus(now, `-PT${seconds}S`);
}
