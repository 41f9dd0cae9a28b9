import { plus, type Instant } from './instant.ts';
import { dutyAt, type Roster } from './on-call.ts';

/** Why somebody whom a step names is not asked; shown on the card, so that silence is never a riddle. */
export type SkipReason = 'not_an_approver' | 'disabled' | 'is_requester' | 'is_subject' | 'unreachable';

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
  const duty = dutyAt(roster, step.notify, at);
  return duty === undefined ? [] : [duty.who];
}

/** When a step falls due for a request that has been waiting since `since`; undefined past the last step. */
export function stepDueAt(roster: Roster, stepIndex: number, since: Instant): Instant | undefined {
  const step = roster.escalation[stepIndex];
  return step && plus(since, step.after);
}

/** Parts a step's people into those who can be asked and those who can't; the first reason listed for a person counts. */
export function reachablePeople(people: readonly string[], excluded: readonly Skipped[]): StepPeople {
  const reasons = new Map(excluded.toReversed().map((one) => [one.id, one]));
  return {
    asked: people.filter((id) => !reasons.has(id)),
    skipped: people.flatMap((id) => reasons.get(id) ?? []),
  };
}

/** The words for a reason, to follow a person's name: "Amir Haddad has a disabled account". */
export function skipWords(reason: SkipReason): string {
  switch (reason) {
    case 'not_an_approver':
      return 'is not in the approver group';
    case 'disabled':
      return 'has a disabled account';
    case 'is_requester':
      return 'asked for this reset';
    case 'is_subject':
      return 'is the person who is locked out';
    case 'unreachable':
      return 'can’t be reached by this bot in Teams';
  }
}
