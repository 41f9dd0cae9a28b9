import type { Hold } from './hold.ts';
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

/** How far the escalation policy has come with one request. */
export interface Escalation {
  /** Index of the last step that was carried out; -1 before the first. */
  readonly step: number;
  /** Approvers who were asked by a step or a hand-over: only they may approve. */
  readonly notified: readonly string[];
  readonly skipped: readonly Skipped[];
  /** The latest there was about the schedule when a step asked it. */
  readonly doubt?: ScheduleDoubt;
  /** When the next step is due; absent when there is none. Timers that fire earlier come to nothing. */
  readonly nextAt?: Instant;
  /** The steps that were carried out, in order. */
  readonly taken?: readonly StepTaken[];
  /** Who said "I have it": once each. */
  readonly holds?: readonly Hold[];
  /** Who passed the request on: once each, so that a click delivered twice skips nobody. */
  readonly handOvers?: readonly HandOver[];
}

/** Whether another step comes after the first that names the rotation. */
export function isFollowed({ escalation }: Pick<Roster, 'escalation'>, rotation: string): boolean {
  const first = escalation.findIndex(({ notify }) => notify === rotation);
  return first >= 0 && first < escalation.length - 1;
}

/** One step of the escalation policy as it was carried out. */
export interface StepTaken {
  readonly step: number;
  readonly at: Instant;
  /** Who was asked by it, and had not been asked before. */
  readonly people: readonly string[];
  /** Nobody was asked, since the step is only for high urgency. */
  readonly leftOut?: true;
  /** What became of its webhook, where it has one and that is known. */
  readonly pager?: 'answered' | 'unanswered';
}

/** Somebody passed the request on to the next step, with a word for whoever is asked then. */
export interface HandOver {
  readonly by: string;
  readonly at: Instant;
  /** Plain text of at most 200 characters; for approvers only. */
  readonly note?: string;
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
  return [...new Set(onCallAt(roster, step.notify, at).map(({ who }) => who))];
}

/** Parts a step's people into those who can be asked and those who can't; the first reason listed for a person counts. */
export function reachablePeople(people: readonly string[], excluded: readonly Skipped[]): StepPeople {
  const reasons = new Map(excluded.toReversed().map((one) => [one.id, one]));
  return {
    asked: people.filter((id) => !reasons.has(id)),
    skipped: people.flatMap((id) => reasons.get(id) ?? []),
  };
}
