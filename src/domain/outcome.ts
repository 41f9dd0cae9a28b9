import type { Brake } from './brake.ts';
import type { Event } from './event.ts';
import type { Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { Ended, Ending, Request, Trace } from './request.ts';
import type { Instant } from './instant.ts';

/**
 * What a command did. `quiet` is the repeat of something already done: a success that changes nothing.
 * A move may carry a `refusal` when saving is needed although the person is turned down (a wrong code is counted).
 */
export type Outcome =
  Move | { readonly kind: 'quiet' } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A change to be saved: the request as it becomes, why, and the brake that goes with it. */
export interface Move {
  readonly kind: 'moved';
  readonly request: Request;
  readonly events: readonly Event[];
  readonly refusal?: Refusal;
  readonly brake?: Brake;
}

/** What every transition may look at besides the request and the command. */
export interface Rules {
  readonly now: Instant;
  readonly policy: Policy;
}

export const QUIET: Outcome = { kind: 'quiet' };

/** Turned down, nothing changes. */
export function refuse(refusal: Refusal): Outcome {
  return { kind: 'refused', refusal };
}

/** The request becomes `request`, because of `events`. */
export function move(request: Request, ...events: Event[]): Move {
  return { kind: 'moved', request, events };
}

/** The command does not fit the status the request is in. */
export function notNow(request: Request): Outcome {
  return refuse({ reason: 'not_now', status: request.status });
}

/** Ends the request, keeping what was known for the cards that show it. */
export function end(request: Request, ending: Ending, now: Instant, ...before: Event[]): Move {
  return move(ended(request, ending, now), ...before, endedEvent(ending));
}

function ended(request: Request, ending: Ending, now: Instant): Ended {
  const { number, requester, openedAt, expiresAt, revision, followers } = request;
  const common = { number, requester, openedAt, expiresAt, revision, followers };
  return { ...common, ...known(request), status: ending.status, ending, endedAt: now };
}

type Known = Pick<
  Ended,
  | 'subject'
  | 'symptom'
  | 'reported'
  | 'plan'
  | 'verification'
  | 'escalation'
  | 'approvals'
  | 'vouchers'
  | 'vouchAsks'
  | 'vouches'
  | 'progress'
  | 'resetAt'
  | 'changeSeenLate'
  | 'defaultChanged'
>;

function known(request: Request): Known {
  if (request.status === 'draft') {
    return {
      reported: request.reported,
      ...(request.subject === undefined ? {} : { subject: request.subject }),
      ...(request.symptom === undefined ? {} : { symptom: request.symptom }),
    };
  }
  const { subject, symptom, reported, plan, verification, escalation, approvals, defaultChanged } = request;
  const { vouchers, vouchAsks, vouches } = request;
  const progress = 'progress' in request ? request.progress : undefined;
  const resetAt = 'resetAt' in request ? request.resetAt : undefined;
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(symptom === undefined ? {} : { symptom }),
    ...(reported === undefined ? {} : { reported }),
    ...(plan === undefined ? {} : { plan }),
    ...(verification === undefined ? {} : { verification }),
    ...(escalation === undefined ? {} : { escalation }),
    ...(approvals === undefined ? {} : { approvals }),
    ...(vouchers === undefined ? {} : { vouchers }),
    ...(vouchAsks === undefined ? {} : { vouchAsks }),
    ...(vouches === undefined ? {} : { vouches }),
    ...(resetAt === undefined ? {} : { resetAt }),
    ...('changeSeenLate' in request ? { changeSeenLate: true as const } : {}),
    ...(progress === undefined ? {} : { progress }),
    ...(defaultChanged === undefined ? {} : { defaultChanged }),
  };
}

/** The parts of a trace that there are. */
export function traceOf({ graphRequestId, permission }: Trace): Trace {
  return {
    ...(graphRequestId === undefined ? {} : { graphRequestId }),
    ...(permission === undefined ? {} : { permission }),
  };
}

function endedEvent(ending: Ending): Event {
  const { status } = ending;
  switch (ending.status) {
    case 'solved':
    case 'cancelled':
    case 'frozen':
      return { kind: 'ended', status, by: ending.by };
    case 'refused':
      return {
        kind: 'ended',
        status,
        reason: ending.reason,
        ...(ending.by === undefined ? {} : { by: ending.by }),
      };
    case 'denied':
      return { kind: 'ended', status, by: ending.by, reason: ending.reason };
    case 'expired':
      return { kind: 'ended', status, reason: ending.reason, ...traceOf(ending) };
    case 'failed':
      return { kind: 'ended', status, reason: ending.why, ...traceOf(ending) };
    case 'reenrolled':
      return { kind: 'ended', status, ...(ending.odd === undefined ? {} : { odd: ending.odd }) };
    case 'not_reenrolled':
      return { kind: 'ended', status };
  }
}
