// The part of the state machine that moves a request from step to step of the escalation policy.
import { isOutOfApprovers, lacksApprovers, wasEveryStepAsked } from './asked-people.ts';
import type { Command } from './command.ts';
import type { Escalation, StepTaken } from './escalation.ts';
import type { Event } from './event.ts';
import { hasHeld, holdUntil, ranOut, runningHolds, stepDue, withoutHoldOf } from './hold.ts';
import type { HoldEnd } from './hold.ts';
import type { Instant } from './instant.ts';
import { leavesOut, withLeftOutToCome } from './left-out.ts';
import { end, move, notNow, QUIET, refuse } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import type { ObjectId } from './person.ts';
import type { AwaitingApproval, Request } from './request.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/**
 * A step of the escalation policy asks its people, or is left out. Before its time nothing happens, and after the request's
 * own time nobody is asked in vain. With nobody left to ask, or too few, the request ends.
 */
export function notifyStep(request: Request, command: By<'notify_step'>, rules: Rules): Outcome {
  if (request.status !== 'awaiting_approval') return QUIET;
  const { step } = command;
  if (step <= request.escalation.step) return QUIET;
  const { now, policy } = rules;
  const { nextAt } = request.escalation;
  if (nextAt !== undefined && now < nextAt) return refuse({ reason: 'not_due' });
  if (now >= request.expiresAt) return end(request, { status: 'expired', reason: 'time_up' }, now);
  const { escalation, events } = holdsRunOut(request.escalation, now);
  const [next, event] = leavesOut(request, policy, step, now)
    ? leaveOut(escalation, step, now)
    : ask(escalation, command, now);
  return waitOrEnd({ ...request, escalation: next }, rules, ...events, event);
}

function ask(
  escalation: Escalation,
  { step, people, skipped, ...more }: By<'notify_step'>,
  now: Instant,
): readonly [Escalation, Event] {
  const doubt = more.doubt === undefined ? {} : { doubt: more.doubt };
  const added = people.filter((who) => !escalation.notified.includes(who));
  return [
    {
      ...escalation,
      ...taking(escalation, { step, at: now, people: added }),
      notified: [...escalation.notified, ...added],
      skipped: [...escalation.skipped, ...skipped],
      ...doubt,
    },
    { kind: 'step_notified', step, people: added, skipped, ...doubt },
  ];
}

function leaveOut(escalation: Escalation, step: number, now: Instant): readonly [Escalation, Event] {
  return [
    { ...escalation, ...taking(escalation, { step, at: now, people: [], leftOut: true }) },
    { kind: 'step_left_out', step },
  ];
}

const taking = ({ taken = [] }: Escalation, one: StepTaken): Pick<Escalation, 'step' | 'taken'> => ({
  step: one.step,
  taken: [...taken, one],
});

/** With nobody left to ask the request ends, rather than wait for what can't come. */
function waitOrEnd(request: AwaitingApproval, { now, policy }: Rules, ...events: Event[]): Outcome {
  const { escalation } = request;
  const steps = policy.steps.length;
  if (wasEveryStepAsked(escalation, steps) && escalation.notified.length === 0)
    return end(request, { status: 'expired', reason: 'nobody_on_call' }, now, ...events);
  if (isOutOfApprovers(request, steps))
    return end(request, { status: 'refused', reason: 'too_few_approvers' }, now, ...events);
  return move(request, ...events);
}

/** An approver can't be reached by the bot: that counts as silence of zero minutes. */
export function unreachable(request: Request, command: By<'unreachable'>, rules: Rules): Outcome {
  if (request.status !== 'awaiting_approval') return QUIET;
  const { who } = command;
  if (!request.escalation.notified.includes(who)) return QUIET;
  const escalation = withoutHold(request.escalation, who, 'unreachable', rules.now);
  const notified = escalation.notified.filter((one) => one !== who);
  const skipped = [...escalation.skipped, { id: who, reason: 'unreachable' } as const];
  const next = { ...request, escalation: { ...escalation, notified, skipped } };
  return waitOrEnd(next, rules, { kind: 'approver_unreachable', who });
}

/** An approver who was asked passes the request to the next step, never to a chosen person. */
export function handOver(request: Request, command: By<'hand_over'>, { now, policy }: Rules): Outcome {
  const { by, facts, note } = command;
  if (!facts.isApprover) return refuse({ reason: 'not_an_approver' });
  if (request.status !== 'awaiting_approval') return tooLate(request);
  if (!request.escalation.notified.includes(by)) return refuse({ reason: 'not_notified' });
  const { handOvers = [] } = request.escalation;
  if (handOvers.some((one) => one.by === by)) return QUIET;
  const escalation = {
    ...withoutHold(request.escalation, by, 'handed_over', now),
    handOvers: [...handOvers, { by, at: now, ...(note === undefined ? {} : { note }) }],
  };
  const next = withLeftOutToCome({ ...request, escalation });
  if (next.escalation.step >= policy.steps.length - 1) return refuse({ reason: 'last_step' });
  return move(next, { kind: 'handed_over', by });
}

/** "I have it": the next step waits for a while, and everybody sees who has it. Said once by each, and never longer than the request. */
export function hold(request: Request, { by, facts }: By<'hold'>, { now, policy }: Rules): Outcome {
  if (!facts.isApprover) return refuse({ reason: 'not_an_approver' });
  if (request.status !== 'awaiting_approval') return tooLate(request);
  const { escalation } = request;
  if (hasHeld(escalation.holds, by) || request.approvals.some((one) => one.by === by)) return QUIET;
  if (facts.countsAs !== 'nobody_else') return refuse({ reason: 'counts_as', whom: facts.countsAs });
  if (!escalation.notified.includes(by)) return refuse({ reason: 'not_notified' });
  if (request.barred.includes(by)) return refuse({ reason: 'barred_after_wrong_codes' });
  if (escalation.handOvers?.some((one) => one.by === by) === true) return refuse({ reason: 'handed_over' });
  const until = holdUntil(now, policy.holdFor, request.expiresAt);
  const holds = [...(escalation.holds ?? []), { by, at: now, until, next: escalation.step + 1 }];
  return move({ ...request, escalation: { ...escalation, holds } }, { kind: 'held', by, until });
}

/** The timer of a hold: everybody sees that it ran out without a decision. One that fires early is told so. */
export function holdOver(request: Request, { now }: Rules): Outcome {
  // While a voucher is asked again, too: the card must not promise what is over.
  if (request.status !== 'awaiting_approval' && request.status !== 'verifying') return QUIET;
  const { escalation, events } = holdsRunOut(request.escalation, now);
  if (events.length > 0) return move({ ...request, escalation }, ...events);
  return runningHolds(escalation.holds).length > 0 ? refuse({ reason: 'not_due' }) : QUIET;
}

/** The escalation with the holds marked whose time is over, and what is to be said of them. */
export function holdsRunOut(
  escalation: Escalation,
  now: Instant,
): { readonly escalation: Escalation; readonly events: readonly Event[] } {
  const over = ranOut(escalation.holds, now);
  if (over.length === 0 || escalation.holds === undefined) return { escalation, events: [] };
  const holds = escalation.holds.map((one) =>
    over.includes(one) ? ({ ...one, over: 'ran_out' } as const) : one,
  );
  return {
    escalation: { ...escalation, holds },
    events: over.map(({ by }) => ({ kind: 'hold_ran_out', by })),
  };
}

/** The escalation without that person's hold, should one run. */
export function withoutHold(
  escalation: Escalation,
  who: ObjectId,
  over: Exclude<HoldEnd, 'ran_out'>,
  now: Instant,
): Escalation {
  const holds = withoutHoldOf(escalation.holds, who, over, now);
  return holds === undefined ? escalation : { ...escalation, holds };
}

/** What became of a step's webhook; of a request that is over, too, since somebody may have been woken. */
export function paged(request: Request, { step, answered }: By<'paged'>): Outcome {
  if (request.status === 'draft' || request.escalation === undefined) return QUIET;
  const { escalation } = request;
  const { taken = [] } = escalation;
  const one = taken.find((other) => other.step === step);
  if (one === undefined || one.pager !== undefined) return QUIET;
  const pager = answered ? 'answered' : 'unanswered';
  const next = taken.map((other): StepTaken => (other === one ? { ...one, pager } : other));
  return move(
    { ...request, escalation: { ...escalation, taken: next } },
    { kind: answered ? 'paged' : 'page_failed', step },
  );
}

/**
 * A request that waits, with the moment at which its next step is due: at once after a hand-over, when somebody turned out to be
 * unreachable, unless another approver has it, and while too few are asked; a moment that has come already stays. Too few make steps that were left out come after all.
 */
export function withNextStep(
  before: Request,
  waiting: AwaitingApproval,
  events: readonly Event[],
  { now, policy }: Rules,
): AwaitingApproval {
  const request = withLeftOutToCome(waiting);
  const { nextAt: _, ...escalation } = request.escalation;
  const nextAt = nextStepAt(before, request, events, { now, policy });
  return { ...request, escalation: nextAt === undefined ? escalation : { ...escalation, nextAt } };
}

function nextStepAt(
  before: Request,
  request: AwaitingApproval,
  events: readonly Event[],
  { now, policy }: Rules,
): Instant | undefined {
  const { step } = request.escalation;
  const due = stepDue(request, policy.steps, step + 1);
  if (due === undefined) return undefined;
  const earlier = before.status === 'awaiting_approval' ? before.escalation : undefined;
  const isDue = earlier?.step === step && earlier.nextAt !== undefined && earlier.nextAt <= now;
  if (isDue) return earlier.nextAt;
  if (lacksApprovers(request)) return now;
  const isPassedOn = events.some(({ kind }) => kind === 'handed_over' || kind === 'approver_unreachable');
  // Whoever has it said so, and is not the one who passed it on: their time stays theirs.
  const isHeld = runningHolds(request.escalation.holds).some(({ until }) => now < until);
  return isPassedOn && !isHeld ? now : due;
}

/** Why a decision comes too late, or too early. */
export function tooLate(request: Request): Outcome {
  if (request.status === 'draft' || request.status === 'verifying') return notNow(request);
  const approval = 'approvals' in request ? request.approvals.at(-1) : undefined;
  if (approval !== undefined && request.status !== 'awaiting_approval') {
    return refuse({ reason: 'decided', by: approval.by, at: approval.at });
  }
  return refuse({ reason: 'too_late', status: request.status });
}
