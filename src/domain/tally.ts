import { wasSubmitted } from './asked-people.ts';
import type { Event } from './event.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { Request } from './request.ts';

/**
 * What is counted per person, so that repeats are noticed: requests made, approvals given, resets begun, alarms raised,
 * alarms that two approvers lifted again, requests that an approver or voucher said were not asked for, those that the subject or their
 * manager disowned and those of them that were cleared, and for subjects requests that were turned down for want of
 * trust or that their own requester called into doubt, or in which a code was wrong; for requesters also those in which nobody could be asked.
 */
export type Counted =
  | 'asked'
  | 'approved'
  | 'reset'
  | 'alarmed'
  | 'alarm_lifted'
  | 'objected_to'
  | 'disowned'
  | 'objection_lifted'
  | 'turned_down'
  | 'wrong_code'
  | 'nobody_to_ask';

/** One count. `who` is the person it speaks about. */
export interface Tally {
  readonly what: Counted;
  readonly who: ObjectId;
  readonly number: number;
  readonly at: Instant;
}

/** What the events of one change add to the counts. */
export function talliesOf(request: Request, events: readonly Event[], at: Instant): readonly Tally[] {
  const { number, requester, subject } = request;
  const one = (what: Counted, who: ObjectId): Tally => ({ what, who, number, at });
  return events.flatMap((event): readonly Tally[] => {
    if (event.kind === 'checks_asked') return [one('asked', requester)];
    if (event.kind === 'approved') return [one('approved', event.by)];
    if (event.kind === 'claimed') return subject === undefined ? [] : [one('reset', subject)];
    if (event.kind === 'suspicion_told')
      return wasSubmitted(request) && subject !== undefined ? [one('turned_down', subject)] : [];
    if (event.kind === 'code_refused')
      return event.verdict === 'wrong' && subject !== undefined ? [one('wrong_code', subject)] : [];
    if (event.kind === 'ended' && event.reason === 'nobody_on_call') return [one('nobody_to_ask', requester)];
    if (event.kind === 'ended')
      return isDistrust(event) && subject !== undefined ? [one('turned_down', subject)] : [];
    if (event.kind !== 'alarm_raised' || !isObjection(event.because)) return [];
    return [
      one('alarmed', event.by),
      one(event.because === 'not_me' ? 'disowned' : 'objected_to', requester),
    ];
  });
}

type End = Extract<Event, { readonly kind: 'ended' }>;

/** Ends that say that somebody did not believe the request; "They can sign in another way" doesn't. */
const DISTRUST: readonly End['reason'][] = ['not_asked', 'password_known', 'not_convinced', 'wrong_codes'];

function isDistrust({ status, reason }: End): boolean {
  return status === 'frozen' || (reason !== undefined && DISTRUST.includes(reason));
}

function isObjection(because: Extract<Event, { readonly kind: 'alarm_raised' }>['because']): boolean {
  return because === 'not_me' || because === 'not_asked' || because === 'not_asked_late';
}

/** How far back alarms and objections are shown and counted against anybody. */
export const REMEMBERED = 'P90D';
