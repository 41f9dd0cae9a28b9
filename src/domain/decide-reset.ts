// The part of the state machine after the decision: claiming, removing, finishing, hands, after-care.
import type { Command } from './command.ts';
import { isContacted } from './contact-check.ts';
import type { Event } from './event.ts';
import { plus } from './instant.ts';
import { end, move, notNow, QUIET, refuse, traceOf } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import type { Approved, ExpiryReason, Request, Resetting, Trace } from './request.ts';
import {
  hasRemoved,
  mayHaveRemoved,
  notBegun,
  reconciled,
  recorded,
  stepRecorded,
} from './reset-progress.ts';
import type { ResetProgress } from './reset-progress.ts';
import { leavesSecondStep } from './reset-plan.ts';
import type { SignInAlarm } from './sign-in-evidence.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** A worker takes the reset. A stale approval is not carried out. */
export function claim(request: Request, { lookedAt }: By<'claim'>, { now, policy }: Rules): Outcome {
  if (request.status === 'resetting') return QUIET;
  if (request.status !== 'approved') return notNow(request);
  if (now >= plus(request.approvedAt, policy.approvalStaleAfter)) {
    return end(request, { status: 'expired', ...whyStale(request) }, now);
  }
  if (!isContacted(request)) return notNow(request);
  const progress = notBegun(request.plan);
  const { haltedAt: _, silentCall: __, rightsUnread: ___, ...rest } = request;
  const looked = lookedAt === undefined ? {} : { lookedAt };
  return move(
    { ...rest, ...looked, status: 'resetting', waitsForGraph: false, progress },
    { kind: 'claimed' },
  );
}

function whyStale({ waitsForGraph, rightsUnread, silentCall }: Approved): Trace & {
  readonly reason: ExpiryReason;
} {
  if (!waitsForGraph) return { reason: 'approval_stale' };
  const reason = rightsUnread === true ? 'rights_unreadable' : 'graph_unavailable';
  return silentCall === undefined ? { reason } : { reason, graphRequestId: silentCall };
}

/** Rights, standing and approvers were read again, and nothing speaks against going on. */
export function looked(request: Request, { at }: By<'looked'>): Outcome {
  if (request.status !== 'resetting') return notNow(request);
  return move({ ...request, lookedAt: at }, { kind: 'looked_again' });
}

/** One removal is begun or answered. A method outside the plan is refused, before anybody asks Graph for it. */
export function record(request: Request, command: By<'record'>): Outcome {
  if (request.status !== 'resetting') return notNow(request);
  if (!request.progress.removals.some(({ id }) => id === command.method)) return notNow(request);
  const event = recordEvent(command);
  const next = { ...request, progress: recordedBy(request.progress, command) };
  return event === undefined ? move(next) : move(next, event);
}

/** The progress after what one command of a run says. */
export function recordedBy(progress: ResetProgress, command: By<'record' | 'record_step'>): ResetProgress {
  const { graphRequestId } = command;
  return command.kind === 'record'
    ? recorded(progress, command.method, command.removal, graphRequestId)
    : stepRecorded(progress, command.name, command.step, graphRequestId);
}

/** A step around the removals is begun or answered; refused where the plan doesn't have it. */
export function recordStep(request: Request, command: By<'record_step'>): Outcome {
  if (request.status !== 'resetting') return notNow(request);
  const progress = recordedBy(request.progress, command);
  return progress === request.progress
    ? notNow(request)
    : move({ ...request, progress }, ...stepEvents(command));
}

/** The events of a step's new state. */
export function stepEvents({ name, step, graphRequestId }: By<'record_step'>): readonly Event[] {
  const about = { step: name, ...traceOf(graphRequestId === undefined ? {} : { graphRequestId }) };
  switch (step.state) {
    case 'waiting':
      return [];
    case 'asked':
      return [{ kind: 'step_asked', ...about }];
    case 'done':
      return [{ kind: 'step_done', ...about }];
    case 'deferred':
      return [{ kind: 'step_deferred', ...about }];
    case 'turned_down':
      return [{ kind: 'step_turned_down', ...about }];
  }
}

/** The event of a removal's new state, if that state is worth one. */
export function recordEvent({ method, removal, graphRequestId }: By<'record'>): Event | undefined {
  const about = { method, ...(graphRequestId === undefined ? {} : { graphRequestId }) };
  switch (removal.state) {
    case 'waiting':
      return undefined;
    case 'asked':
      return { kind: 'removal_asked', method };
    case 'answered':
      return { kind: 'removal_answered', ...about };
    case 'unanswered':
      return { kind: 'removal_unanswered', ...about };
    case 'deferred':
      return { kind: 'removal_deferred', ...about };
    case 'gone':
      return { kind: 'removal_gone', method, byUs: removal.byUs };
  }
}

/**
 * A fresh list: what is no longer in it is gone, whatever the calls answered. That there is one also means that Graph
 * answers and no halt is in force, so the next silence or halt will be told again.
 */
export function recordList(
  request: Request,
  { listed, stillWaits }: By<'record_list'>,
  { now }: Rules,
): Outcome {
  if (request.status !== 'resetting') return notNow(request);
  const progress = reconciled(request.progress, new Set(listed), now);
  const events = goneSince(request.progress, progress);
  const { haltedAt, ...unhalted } = request;
  const waitsOn = stillWaits === true && request.waitsForGraph;
  const goesOn = (request.waitsForGraph && !waitsOn) || haltedAt !== undefined;
  if (events.length === 0 && !goesOn) return QUIET;
  if (waitsOn) return move({ ...unhalted, progress }, ...events);
  const { silentCall: _, rightsUnread: __, ...running } = unhalted;
  return move({ ...running, progress, waitsForGraph: false }, ...events);
}

/** What a later look found gone that an earlier one had not. */
export function goneSince(earlier: ResetProgress, later: ResetProgress): readonly Event[] {
  const before = new Map(earlier.removals.map((r) => [r.id, r.removal.state]));
  return later.removals.flatMap(({ id, removal }): Event[] =>
    removal.state === 'gone' && before.get(id) !== 'gone'
      ? [{ kind: 'removal_gone', method: id, byUs: removal.byUs }]
      : [],
  );
}

/** Graph does not answer. Said once: the cards tell it until Graph is back. */
export function waitForGraph(
  request: Request,
  { graphRequestId, rightsUnread }: By<'wait_for_graph'>,
): Outcome {
  if (request.status !== 'approved' && request.status !== 'resetting') return notNow(request);
  if (request.waitsForGraph && request.rightsUnread === rightsUnread) return QUIET;
  const { rightsUnread: _, silentCall: __, ...rest } = request;
  const about = rightsUnread === undefined ? {} : { rightsUnread };
  const event: Event = { kind: 'graph_awaited', ...(graphRequestId === undefined ? {} : { graphRequestId }) };
  const silent = graphRequestId === undefined ? {} : { silentCall: graphRequestId };
  const waiting = { ...rest, waitsForGraph: true, ...about, ...silent };
  // Told once: another reason to wait changes the end, not what people have to do.
  return request.waitsForGraph ? move(waiting) : move(waiting, event);
}

/** A halt was seen before the claim or a removal: the reset waits where it is. Said once, so that nobody waits unknowing. */
export function halted(request: Request, { now }: Rules): Outcome {
  if (request.status !== 'approved' && request.status !== 'resetting') return notNow(request);
  // Waiting for Graph since then means that the halt before was lifted: this is another one.
  if (request.haltedAt !== undefined && !request.waitsForGraph) return QUIET;
  // From here on people wait for people, not for Microsoft.
  const { silentCall: _, rightsUnread: __, ...rest } = request;
  return move({ ...rest, waitsForGraph: false, haltedAt: now }, { kind: 'reset_halted' });
}

/** What stays of a run that is over: whether it waited or was halted says nothing any more. */
function afterRun({
  waitsForGraph,
  silentCall,
  rightsUnread,
  haltedAt,
  lookedAt,
  ...rest
}: Resetting): Omit<Resetting, 'waitsForGraph' | 'silentCall' | 'rightsUnread' | 'haltedAt' | 'lookedAt'> {
  return rest;
}

/** Every planned method is gone from the list. */
export function succeed(request: Request, { now }: Rules): Outcome {
  if (request.status === 'reset') return QUIET;
  if (request.status !== 'resetting') return notNow(request);
  return move({ ...afterRun(request), status: 'reset', resetAt: now }, { kind: 'reset_done' });
}

/** The run can't go on after something may have been removed: people must finish it. */
export function partial(request: Request, command: By<'partial'>, rules: Rules): Outcome {
  if (request.status === 'needs_hands') return QUIET;
  if (request.status !== 'resetting') return notNow(request);
  const { left, why } = command;
  const { progress, events } = afterList(request.progress, command.listed, rules);
  const traced = traceOf(command);
  return move(
    { ...afterRun(request), status: 'needs_hands', progress, left, why, ...traced },
    ...events,
    ...alarmOf(request, command),
    { kind: 'needs_hands', why, left, ...traced },
  );
}

/** The run can't go on and nothing was removed. With any doubt it is refused: that is `partial`. */
export function fail(request: Request, command: By<'fail'>, rules: Rules): Outcome {
  if (request.status !== 'resetting') return notNow(request);
  const { progress, events } = afterList(request.progress, command.listed, rules);
  if (mayHaveRemoved(progress)) return notNow(request);
  const ending = { status: 'failed', why: command.why, ...traceOf(command) } as const;
  return end({ ...request, progress }, ending, rules.now, ...events, ...alarmOf(request, command));
}

/** What the sign-in log says is for security, however the request ends. */
export function alarmOf(
  { requester }: Request,
  { alarm }: { readonly alarm?: SignInAlarm | 'many_requests' },
): readonly Event[] {
  return alarm === undefined ? [] : [{ kind: 'alarm_raised', by: requester, because: alarm }];
}

function afterList(
  progress: ResetProgress,
  listed: readonly string[] | undefined,
  { now }: Rules,
): { readonly progress: ResetProgress; readonly events: readonly Event[] } {
  if (listed === undefined) return { progress, events: [] };
  const later = reconciled(progress, new Set(listed), now);
  return { progress: later, events: goneSince(progress, later) };
}

/** An approver did the rest in the portal; `left` is what a fresh list still shows. An account that is gone is no reset. */
export function doneByHand(request: Request, command: By<'done_by_hand'>, { now }: Rules): Outcome {
  if (!command.facts.isApprover) return refuse({ reason: 'not_an_approver' });
  if (request.status === 'reset') return QUIET;
  if (request.status !== 'needs_hands') return notNow(request);
  const { by, left, accountGone } = command;
  const event: Event = { kind: 'hands_reported', by, left };
  if (accountGone === true) return end(request, { status: 'refused', reason: 'deleted' }, now, event);
  if (left.length > 0) {
    return {
      kind: 'moved',
      request: { ...request, left },
      events: [event],
      refusal: { reason: 'still_listed' },
    };
  }
  const { left: _, why: __, graphRequestId: ___, permission: ____, ...rest } = request;
  return move({ ...rest, status: 'reset', resetAt: now }, event, { kind: 'reset_done' });
}

/** The subject registered again, or did not in time: the account has no second step then, which security must hear. */
export function afterCare(
  request: Request,
  command: By<'registered' | 'not_registered'>,
  { now }: Rules,
): Outcome {
  if (request.status !== 'reset') return notNow(request);
  const { requester: by } = request;
  if (command.kind === 'not_registered') {
    const alarm: Event = { kind: 'alarm_raised', by, because: 'not_reenrolled' };
    // A passkey that was kept lets them in: then nobody has to set up anything.
    return end(
      request,
      { status: 'not_reenrolled' },
      now,
      ...(leavesSecondStep(request.plan) ? [] : [alarm]),
    );
  }
  const { odd } = command;
  if (odd.length === 0) return end(request, { status: 'reenrolled' }, now);
  return end(request, { status: 'reenrolled', odd }, now, {
    kind: 'alarm_raised',
    by,
    because: 'registration_odd',
  });
}

/** The audit log shows only now what the checks could not see; told once, see also {@link decideEnded}. */
export function changedBefore(request: Request): Outcome {
  if (request.status !== 'reset') return notNow(request);
  if (request.changeSeenLate === true) return QUIET;
  const { requester: by } = request;
  return move({ ...request, changeSeenLate: true }, { kind: 'alarm_raised', by, because: 'changed_before' });
}

/** Whether the run may have begun to remove: from then on, only its own end or a freeze stops it. */
export function hasBegun(request: Resetting): boolean {
  return mayHaveRemoved(request.progress);
}

/** Whether the request removed something for certain, for the words on cards. */
export function removedSomething(request: Request): boolean {
  return 'progress' in request && hasRemoved(request.progress);
}
