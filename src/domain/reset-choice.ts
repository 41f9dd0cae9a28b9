// What an approver may choose on the card before approving, and the plan that the choice makes.
import { canBeDefault, judgeDefault } from './default-method.ts';
import type { PinnedMethod } from './method.ts';
import { arrange } from './reset-plan.ts';
import type { KeptMethod, PlannedRemoval, ResetPlan } from './reset-plan.ts';

/** An approver's choice. The empty one, `{ passkeys: [], revokeSessions: false }`, is the plan as it stands. */
export interface ResetChoice {
  /** Remove this one of the planned methods and leave the others. */
  readonly only?: string;
  /** Passkeys to be removed as well, gone with a lost phone. */
  readonly passkeys: readonly string[];
  readonly revokeSessions: boolean;
}

/** One method that can be removed alone; `newDefault` becomes the default before that. */
export interface SingleRemoval {
  readonly method: PlannedRemoval;
  readonly newDefault?: PinnedMethod;
}

/** What a plan leaves to the approver. */
export interface ResetOffers {
  /** Methods that can be removed alone, for certain: the smallest fix. */
  readonly only: readonly SingleRemoval[];
  /** Why some method can't be offered alone; absent when all can. */
  readonly hindrance?: 'default_unclear' | 'default_stays_behind';
  readonly passkeys: readonly KeptMethod[];
  readonly sessions: boolean;
}

/**
 * What the approver may choose. Removing one method alone is offered only where Graph will do it: not the default, or a
 * default that may be changed first, and never while the default is not known.
 */
export function offersOf(plan: ResetPlan): ResetOffers {
  const common = {
    passkeys: plan.keep.filter(({ reason }) => reason === 'on_offer'),
    sessions: plan.sessions === 'ask',
  };
  const candidates = plan.remove.length > 1 ? plan.remove : [];
  const isUnclear = plan.defaults.kind === 'unclear' || plan.unseen.some(canBeDefault);
  if (isUnclear && candidates.length > 0) return { ...common, only: [], hindrance: 'default_unclear' };
  const only = candidates.flatMap((method) => alone(plan, method));
  const isHindered = only.length < candidates.length;
  return { ...common, only, ...(isHindered ? { hindrance: 'default_stays_behind' } : {}) };
}

function alone(
  { remove, keep, defaults, mayChangeDefault }: ResetPlan,
  one: PlannedRemoval,
): readonly SingleRemoval[] {
  const others = [...keep, ...remove.filter((method) => method !== one)];
  const verdict = judgeDefault([one], others, defaults.kind === 'known' ? defaults.ids : []);
  if (verdict.kind === 'free') return [{ method: one }];
  if (verdict.kind === 'blocked' || !mayChangeDefault) return [];
  const newDefault = others.find(({ id }) => id === verdict.to.id);
  return newDefault === undefined ? [] : [{ method: one, newDefault }];
}

/** The plan that a choice makes of an offered one; undefined when it was not on offer. */
export function chosenPlan(plan: ResetPlan, choice: ResetChoice): ResetPlan | undefined {
  const offers = offersOf(plan);
  const { only, passkeys, revokeSessions } = choice;
  if (only !== undefined && !offers.only.some(({ method }) => method.id === only)) return undefined;
  if (passkeys.some((id) => !offers.passkeys.some((offered) => offered.id === id))) return undefined;
  if (revokeSessions && plan.sessions === 'leave') return undefined;
  const stays = plan.remove.filter(({ id }) => only !== undefined && id !== only);
  const { changeDefaultTo: _, ...rest } = plan;
  const planning = arrange({
    ...rest,
    remove: [
      ...plan.remove.filter((method) => !stays.includes(method)),
      ...plan.keep
        .filter(({ id }) => passkeys.includes(id))
        .map((method) => ({ ...method, reason: 'chosen' as const })),
    ],
    keep: [
      ...plan.keep.filter(({ id }) => !passkeys.includes(id)),
      ...stays.map((method) => ({ ...method, reason: 'not_chosen' as const })),
    ],
    sessions: plan.sessions === 'ask' ? (revokeSessions ? 'revoke' : 'leave') : plan.sessions,
  });
  return planning.kind === 'planned' ? planning.plan : undefined;
}
