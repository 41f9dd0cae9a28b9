// "I have it": an approver who was asked keeps the next step of the escalation waiting for a while.
import { epochOf, instantOf, plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { ObjectId } from './person.ts';

/** What ended a hold: its time ran out, or whoever had it decided, passed it on, or may not decide any more. */
export type HoldEnd = 'ran_out' | 'decided' | 'handed_over' | 'barred' | 'unreachable';

/** One approver's word to look at the request, until a moment; each gives it once per request. */
export interface Hold {
  readonly by: ObjectId;
  readonly at: Instant;
  /** When it runs out, or when it ended. */
  readonly until: Instant;
  /** Index of the step that waits for it. */
  readonly next: number;
  /** Absent while it runs. */
  readonly over?: HoldEnd;
}

/** The holds that nothing has ended yet; one whose time is over counts until that was said. */
export function runningHolds(holds: readonly Hold[] | undefined): readonly Hold[] {
  return (holds ?? []).filter(({ over }) => over === undefined);
}

/** Whether this person gave their word already; then it is not taken again. */
export function hasHeld(holds: readonly Hold[] | undefined, who: ObjectId): boolean {
  return (holds ?? []).some(({ by }) => by === who);
}

/** Until when a hold that begins now lasts: `holdFor`, and never longer than the request itself. */
export function holdUntil(now: Instant, holdFor: Duration, expiresAt: Instant): Instant {
  const until = plus(now, holdFor);
  return until < expiresAt ? until : expiresAt;
}

/** The holds with that person's ended now, if it runs; the clock then stood still only so long. */
export function withoutHoldOf(
  holds: readonly Hold[] | undefined,
  who: ObjectId,
  over: Exclude<HoldEnd, 'ran_out'>,
  now: Instant,
): readonly Hold[] | undefined {
  return holds?.map((hold) =>
    hold.by === who && hold.over === undefined
      ? { ...hold, over, until: now < hold.until ? now : hold.until }
      : hold,
  );
}

/** The holds whose time is over and of which that was not said yet. */
export function ranOut(holds: readonly Hold[] | undefined, now: Instant): readonly Hold[] {
  return runningHolds(holds).filter(({ until }) => until <= now);
}

/** When the next of the running holds runs out. */
export function nextRunOut(holds: readonly Hold[] | undefined): Instant | undefined {
  return runningHolds(holds)
    .map(({ until }) => until)
    .toSorted()[0];
}

/**
 * When a step is due: `after` its request was ready, put off by the holds before it. The step that waits for a hold is due
 * when that is over, or at its own time if that is later; the steps behind it keep their distance.
 */
export function stepDue(
  request: { readonly readyAt: Instant; readonly escalation: { readonly holds?: readonly Hold[] } },
  steps: readonly { readonly after: Duration }[],
  step: number,
): Instant | undefined {
  const rule = steps[step];
  if (rule === undefined) return undefined;
  const { readyAt, escalation } = request;
  let late = 0;
  for (const { next, until } of escalation.holds ?? []) {
    const waiting = steps[next];
    if (waiting === undefined || next > step) continue;
    late += Math.max(0, epochOf(until) - epochOf(plus(readyAt, waiting.after)) - late);
  }
  return instantOf(epochOf(plus(readyAt, rule.after)) + late);
}
