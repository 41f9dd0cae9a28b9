import type { AlarmCause, Event, EventKind } from './event.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { Policy } from './policy.ts';
import { isEnded } from './request-status.ts';
import type { AwaitingApproval, Request } from './request.ts';

/** Which message a person gets; each has one card. */
export type Notice = 'approval' | 'progress' | 'outcome' | 'informed';

/**
 * Something to be done outside the database, saved with the change that wants it. Every effect may be carried out
 * twice without harm; none holds a code, a name or a phone number.
 */
export type Effect =
  | { readonly kind: 'check'; readonly number: number }
  | { readonly kind: 'escalate'; readonly number: number; readonly step: number }
  | { readonly kind: 'expire'; readonly number: number }
  | { readonly kind: 'remind'; readonly number: number }
  | { readonly kind: 'reset'; readonly number: number }
  | { readonly kind: 'repaint'; readonly number: number }
  /** The requester's card once more, unless it has come to show a code since. */
  | { readonly kind: 'repaint_late'; readonly number: number }
  | { readonly kind: 'tell'; readonly number: number; readonly to: ObjectId; readonly notice: Notice }
  | { readonly kind: 'alarm'; readonly number: number; readonly because: AlarmCause; readonly by: ObjectId }
  | {
      readonly kind: 'tell_alarm';
      readonly number: number;
      readonly to: ObjectId;
      readonly because: AlarmCause;
      readonly by: ObjectId;
    }
  | {
      readonly kind: 'tell_shift';
      readonly to: ObjectId;
      readonly change: 'taken_over' | 'given_back';
      /** Who stands in, or stood in. */
      readonly by: ObjectId;
      readonly rotation: string;
      readonly from: Instant;
      readonly until: Instant;
    };

export type EffectKind = Effect['kind'];

/** An effect with the moment it is due and the key under which it is saved at most once. */
export interface PlannedEffect {
  readonly key: string;
  readonly dueAt: Instant;
  readonly effect: Effect;
}

const REMIND_AFTER: Duration = 'PT4H';

/**
 * The effects of one saved change: what `events` ask for, and a repaint of every copy. `version` is the version
 * that the change is saved as, so that each change has effects of its own.
 */
export function effectsOf(
  request: Request,
  events: readonly Event[],
  at: { readonly now: Instant; readonly version: number },
  policy: Policy,
): readonly PlannedEffect[] {
  const { number } = request;
  const plan = (effect: Effect, key: string, dueAt = at.now): PlannedEffect => ({ key, dueAt, effect });
  const once = (effect: Effect, dueAt?: Instant): PlannedEffect =>
    plan(effect, `${effect.kind}:${number}:${at.version}`, dueAt);
  const tell = (to: ObjectId, notice: Notice): PlannedEffect =>
    plan({ kind: 'tell', number, to, notice }, `tell:${number}:${notice}:${to}:${at.version}`);
  const wanted = events.flatMap((event): readonly PlannedEffect[] => {
    switch (event.kind) {
      case 'request_opened':
        return [once({ kind: 'expire', number }, request.expiresAt)];
      case 'checks_asked':
        return [once({ kind: 'check', number })];
      case 'checks_failed':
        return [tell(request.requester, 'progress')];
      case 'graph_awaited':
        return [tell(request.requester, 'progress')];
      case 'submitted':
      case 'vouched':
        return event.kind === 'vouched'
          ? askedAnew(request, policy, once, tell, at.now)
          : afterSubmission(request, policy, once, tell, at.now);
      case 'tier_raised':
      case 'replanned':
        return isEnded(request)
          ? []
          : [
              ...askedAnew(request, policy, once, tell, at.now),
              once({ kind: 'expire', number }, request.expiresAt),
            ];
      case 'step_notified':
        return afterStep(request, event, policy, once, tell);
      case 'approver_unreachable':
      case 'handed_over':
        return nextStep(request, policy, once, at.now);
      case 'approved':
        // After the first of two the requester has to act again: the second approver needs the second code.
        return event.complete
          ? afterApproval(request, once, tell, at.now, policy)
          : [tell(request.requester, 'progress')];
      case 'reset_done':
        return told(request).map((who) => tell(who, 'outcome'));
      case 'needs_hands':
        return [
          ...told(request).map((who) => tell(who, 'outcome')),
          once({ kind: 'remind', number }, plus(at.now, REMIND_AFTER)),
        ];
      case 'reminded':
        return [
          ...peopleAsked(request).map((who) => tell(who, 'outcome')),
          once({ kind: 'remind', number }, plus(at.now, REMIND_AFTER)),
        ];
      case 'ended':
        return wasSubmitted(request) ? told(request).map((who) => tell(who, 'outcome')) : [];
      case 'alarm_raised':
        return [once({ kind: 'alarm', number, because: event.because, by: event.by })];
      case 'subject_chosen':
      case 'symptom_chosen':
      case 'vouch_withheld':
      case 'approvals_voided':
      case 'followed':
      case 'code_shown':
      case 'code_replaced':
      case 'code_refused':
      case 'claimed':
      case 'removal_asked':
      case 'removal_answered':
      case 'removal_unanswered':
      case 'removal_deferred':
      case 'removal_gone':
      case 'step_asked':
      case 'step_done':
      case 'step_deferred':
      case 'step_turned_down':
      case 'reset_halted':
      case 'looked_again':
      case 'hands_reported':
      case 'halt':
      case 'halt_lift_asked':
      case 'halt_lifted':
      case 'freeze_lift_asked':
      case 'freeze_lifted':
      case 'shift_taken_over':
      case 'shift_given_back':
      case 'turned_away':
      case 'command_refused':
        return [];
    }
  });
  // The cards of an unfinished draft follow the requester's own clicks; a repaint would overtake a search result.
  const isDialogue = request.status === 'draft' && request.checks === 'not_asked';
  const isSilent = events.every(({ kind }) => SILENT.includes(kind));
  const planned = isDialogue || isSilent ? wanted : [...wanted, once({ kind: 'repaint', number })];
  return [...new Map(planned.map((one) => [one.key, one])).values()];
}

/**
 * Events that change nothing on other people's cards. Whoever caused them has their answer already, and a repaint would wipe it
 * from under their eyes: "That code is not right" above all.
 */
const SILENT: readonly EventKind[] = [
  'code_shown',
  'code_replaced',
  'code_refused',
  'followed',
  'removal_asked',
  'step_asked',
  'looked_again',
];

type Once = (effect: Effect, dueAt?: Instant) => PlannedEffect;
type Tell = (to: ObjectId, notice: Notice) => PlannedEffect;

function afterSubmission(
  request: Request,
  policy: Policy,
  once: Once,
  tell: Tell,
  now: Instant,
): readonly PlannedEffect[] {
  if (isEnded(request)) return [];
  const { number } = request;
  const concerned = concernedBy(request).map((who) => tell(who, 'informed'));
  const expire = once({ kind: 'expire', number }, request.expiresAt);
  return [...nextStep(request, policy, once, now), ...concerned, expire];
}

/**
 * Whoever must act on a request that begins to wait, again perhaps, gets a new message: the voucher, or the approvers
 * asked before and the requester, whose code is another one now. Escalation goes on too, since a timer that fired while
 * the request did not wait for approvers came to nothing.
 */
function askedAnew(
  request: Request,
  policy: Policy,
  once: Once,
  tell: Tell,
  now: Instant,
): readonly PlannedEffect[] {
  if (request.status === 'verifying') return request.vouchers.map((who) => tell(who, 'informed'));
  if (request.status !== 'awaiting_approval') return [];
  const due = nextStepDue(request, policy);
  return [
    ...peopleAsked(request).map((who) => tell(who, 'approval')),
    tell(request.requester, 'progress'),
    ...nextStep(request, policy, once, due === undefined || due < now ? now : due),
  ];
}

function afterStep(
  request: Request,
  event: Extract<Event, { readonly kind: 'step_notified' }>,
  policy: Policy,
  once: Once,
  tell: Tell,
): readonly PlannedEffect[] {
  if (request.status !== 'awaiting_approval') return [];
  const asked = event.people.map((who) => tell(who, 'approval'));
  const nobodyYet = event.people.length === 0;
  return [...asked, ...nextStep(request, policy, once, nobodyYet ? undefined : nextStepDue(request, policy))];
}

function nextStep(request: Request, policy: Policy, once: Once, due?: Instant): readonly PlannedEffect[] {
  if (request.status !== 'awaiting_approval') return [];
  const step = request.escalation.step + 1;
  if (step >= policy.steps.length) return [];
  return [once({ kind: 'escalate', number: request.number, step }, due)];
}

function nextStepDue(request: AwaitingApproval, policy: Policy): Instant | undefined {
  const after = policy.steps[request.escalation.step + 1];
  return after === undefined ? undefined : plus(request.submittedAt, after);
}

function afterApproval(
  request: Request,
  once: Once,
  tell: Tell,
  now: Instant,
  policy: Policy,
): readonly PlannedEffect[] {
  const { number } = request;
  return [
    once({ kind: 'reset', number }),
    once({ kind: 'expire', number }, plus(now, policy.approvalStaleAfter)),
    tell(request.requester, 'progress'),
  ];
}

function peopleAsked(request: Request): readonly ObjectId[] {
  if (request.status === 'draft') return [];
  return request.escalation?.notified ?? [];
}

/** The subject and whoever speaks for them. */
function concernedBy(request: Request): readonly ObjectId[] {
  if (request.status === 'draft') return [];
  return [...(request.subject === undefined ? [] : [request.subject]), ...(request.vouchers ?? [])];
}

/** Everybody who waits for the outcome or must hear of it, each once. */
function told(request: Request): readonly ObjectId[] {
  const people = [request.requester, ...request.followers, ...peopleAsked(request), ...concernedBy(request)];
  return [...new Set(people)];
}

function wasSubmitted(request: Request): boolean {
  return 'plan' in request;
}
