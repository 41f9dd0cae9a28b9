// A tiny tenant in memory, and a run through it as the worker makes it, with a clock that only the run moves.
import { plus } from '../../src/domain/instant.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import { nextMove, notBegun, reconciled, recorded } from '../../src/domain/reset-progress.ts';
import type { RemovalState, ResetMove, ResetProgress } from '../../src/domain/reset-progress.ts';

/** How the tenant behaves. */
export interface TenantTraits {
  /** Removed only when no other planned method is left. */
  readonly defaultMethod?: string;
  /** Seconds until a removal shows, both in lists and to the rule about the default. */
  readonly lagSeconds: number;
  /** How each call in turn goes; `ok` once the list is used up. */
  readonly calls: readonly CallFate[];
}

/** `lost`: no answer and no effect. `swallowed`: answered well, without effect. `mute`: effect, but no answer. */
export type CallFate = 'ok' | 'busy' | 'lost' | 'swallowed' | 'mute';

/** What a run did. */
export interface RunReport {
  readonly end: Extract<ResetMove, { readonly kind: 'succeed' | 'give_up' }> | { readonly kind: 'endless' };
  readonly asked: readonly string[];
  readonly moves: number;
  readonly stillListed: readonly string[];
  readonly progress: ResetProgress;
}

const MOST_MOVES = 1_000;

/** Runs a plan to its end, or until it is plain that there is none. */
export function runPlan(
  plan: ResetPlan,
  others: readonly string[],
  traits: TenantTraits,
  begin: Instant,
): RunReport {
  const goneAt = new Map<string, Instant>();
  const fates = [...traits.calls];
  const asked: string[] = [];
  let progress = notBegun(plan);
  let now = begin;
  const planned = plan.remove.map(({ id }) => id);
  const isThere = (id: string): boolean => (goneAt.get(id) ?? '9') > now;
  const remove = (id: string): RemovalState => {
    const isDefault = id === traits.defaultMethod && planned.some((other) => other !== id && isThere(other));
    if (!isThere(id)) return { state: 'answered', at: now };
    if (isDefault) return { state: 'deferred', at: now, because: 'default' };
    const fate = fates.shift() ?? 'ok';
    if (fate === 'busy') return { state: 'deferred', at: now, because: 'busy' };
    if ((fate === 'ok' || fate === 'mute') && !goneAt.has(id))
      goneAt.set(id, plus(now, `PT${traits.lagSeconds}S`));
    return fate === 'lost' || fate === 'mute' ? { state: 'asked', at: now } : { state: 'answered', at: now };
  };
  for (let moves = 1; moves <= MOST_MOVES; moves += 1) {
    const listed = new Set([...planned, ...others].filter(isThere));
    progress = reconciled(progress, listed, now);
    const move = nextMove(plan, progress, listed, now);
    if (move.kind === 'succeed' || move.kind === 'give_up') {
      return { end: move, asked, moves, stillListed: planned.filter(isThere), progress };
    }
    if (move.kind === 'wait') {
      now = move.until;
      continue;
    }
    const { id } = move.method;
    asked.push(id);
    progress = recorded(progress, id, { state: 'asked', at: now });
    const answer = remove(id);
    if (answer.state !== 'asked') progress = recorded(progress, id, answer);
    now = plus(now, 'PT0.2S');
  }
  return {
    end: { kind: 'endless' },
    asked,
    moves: MOST_MOVES,
    stillListed: planned.filter(isThere),
    progress,
  };
}
