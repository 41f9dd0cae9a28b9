import { isSameMethod, pin } from './method.ts';
import type { MethodList } from './method.ts';
import type { ResetPlan } from './reset-plan.ts';

/** How the subject's methods differ from the pinned ones. A pinned method that is gone is no difference that matters. */
export type Drift = { readonly kind: 'none' } | { readonly kind: 'changed' | 'new'; readonly id: string };

/** Compares today's list with the plan (I12): anything new or changed is drift, anything gone is fine. */
export function driftFrom(
  plan: ResetPlan,
  listed: MethodList,
  hashNumber: (number: string) => string,
): Drift {
  const pinned = new Map([...plan.remove, ...plan.keep].map((method) => [method.id, method]));
  for (const method of listed.methods) {
    const before = pinned.get(method.id);
    if (before === undefined) return { kind: 'new', id: method.id };
    const after = pin(method, hashNumber);
    if (after === undefined || !isSameMethod(before, after)) return { kind: 'changed', id: method.id };
  }
  return { kind: 'none' };
}

/** Ids of planned methods that are listed just as they were pinned; a new registration in a phone's slot is not. */
export function stillPinned(
  plan: ResetPlan,
  listed: MethodList,
  hashNumber: (number: string) => string,
): readonly string[] {
  const today = new Map(listed.methods.map((method) => [method.id, pin(method, hashNumber)]));
  return plan.remove.flatMap((before) => {
    const after = today.get(before.id);
    return after !== undefined && isSameMethod(before, after) ? [before.id] : [];
  });
}
