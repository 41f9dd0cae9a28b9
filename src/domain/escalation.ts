import type { Instant } from './instant.ts';
import { onCallAt, type Roster } from './on-call.ts';

/** Why somebody whom a step names is not asked (`gone`: not in the directory, or not any more); the requester's and the approvers' cards say it. */
export type SkipReason =
  'not_an_approver' | 'disabled' | 'gone' | 'is_requester' | 'is_subject' | 'has_vouched' | 'unreachable';

/**
 * What a step's people rest on where that is less than a fresh look at the schedule: shifts as they were read at an earlier
 * moment, or nothing, since it isn't known who is on call. A gap is no doubt: then it is known that nobody is.
 */
export type ScheduleDoubt = { readonly kind: 'old'; readonly asOf: Instant } | { readonly kind: 'unknown' };

/** Someone, by Entra object id, who can't be asked about this request, and why. */
export interface Skipped {
  readonly id: string;
  readonly reason: SkipReason;
}

/** Whom a step asks, and whom it would have asked. */
export interface StepPeople {
  readonly asked: readonly string[];
  readonly skipped: readonly Skipped[];
}

/**
 * Object ids of the people a step names at that moment, each once: whoever is on call in its rotation, or every
 * approver for `everyone`. Nobody when the step does not exist or nobody is on call.
 */
export function peopleOfStep(
  roster: Roster,
  stepIndex: number,
  at: Instant,
  approvers: readonly string[],
): readonly string[] {
  const step = roster.escalation[stepIndex];
  if (step === undefined) return [];
  if (step.notify === 'everyone') return [...new Set(approvers)];
  return onCallAt(roster, step.notify, at).map(({ who }) => who);
}

/** Parts a step's people into those who can be asked and those who can't; the first reason listed for a person counts. */
export function reachablePeople(people: readonly string[], excluded: readonly Skipped[]): StepPeople {
  const reasons = new Map(excluded.toReversed().map((one) => [one.id, one]));
  return {
    asked: people.filter((id) => !reasons.has(id)),
    skipped: people.flatMap((id) => reasons.get(id) ?? []),
  };
}
