// Every way a request can end or be left to a person, and all requests of the gallery with them.
import type { Ended, Ending, Request, Unfinished } from '../domain/request.ts';
import { notBegun } from '../domain/reset-progress.ts';
import type { Step } from '../domain/reset-progress.ts';
import { CAST } from './card-cast.ts';
import { ALL_AND_KEY, complete, nothingBy, NOW, ONE_AND_DEFAULT, PLAN, trace } from './card-plans.ts';
import { APPROVED, LIVE, needsHands, OPENED, SUBMITTED } from './card-requests.ts';

const UNFINISHED: readonly Unfinished[] = [
  'still_listed',
  'default_refused',
  'forbidden',
  'changed_meanwhile',
  'graph_unavailable',
  'refused_by_graph',
  'sessions_not_revoked',
  'account_gone',
  'standing_changed',
  'default_not_changed',
  'rights_unreadable',
  'approval_stale',
];

/** These are found out only after something was removed. */
const AFTERWARDS: readonly Unfinished[] = ['still_listed', 'sessions_not_revoked', 'changed_meanwhile'];
const BEFORE_ANY_REMOVAL = UNFINISHED.filter((why) => !AFTERWARDS.includes(why));

const by = CAST.amir.id;

/** Every way a request can end. */
export const ENDINGS: readonly Ending[] = [
  { status: 'solved', by: CAST.rita.id },
  ...(
    [
      'privileged',
      'disabled',
      'deleted',
      'guest',
      'resource',
      'federated',
      'no_number',
      'nobody_to_vouch',
      'too_many_requests',
      'too_few_approvers',
      'password_first',
      'requester_inactive',
      'unknown_method',
      'nothing_to_remove',
      'default_cannot_go',
      'wrong_codes',
      'not_asked',
      'own_account',
      'already_open',
      'subject_frozen',
      'sign_in_declined',
      'fraud_reported',
    ] as const
  ).map((reason): Ending => ({ status: 'refused', reason })),
  ...(['not_asked', 'password_known', 'another_way', 'not_convinced', 'other', 'wrong_codes'] as const).map(
    (reason): Ending => ({ status: 'denied', by, reason, note: 'Please come to the desk with your badge.' }),
  ),
  { status: 'cancelled', by: CAST.rita.id },
  ...(
    [
      'silence',
      'time_up',
      'no_word',
      'nobody_to_vouch',
      'nobody_on_call',
      'approval_stale',
      'graph_unavailable',
      'rights_unreadable',
      'draft',
    ] as const
  ).map((reason): Ending => ({
    status: 'expired',
    reason,
  })),
  ...BEFORE_ANY_REMOVAL.map((why): Ending => {
    const permission = why === 'forbidden' ? { permission: 'UserAuthMethod-Phone.ReadWrite.All' } : {};
    return { status: 'failed', why, graphRequestId: trace(7), ...permission };
  }),
  { status: 'frozen', by: CAST.alice.id, removed: true },
  { status: 'frozen', by: CAST.max.id, removed: false },
  { status: 'reenrolled' },
  { status: 'reenrolled', odd: ['too_soon', 'unusual_place', 'several_at_once'] },
  { status: 'not_reenrolled' },
];

/** A request that ended that way. */
export function endedBy(ending: Ending): Ended {
  const { subject, symptom, verification, plan, escalation, vouchers } = SUBMITTED;
  const known = { subject, symptom, verification, plan, escalation, vouchers };
  return { ...OPENED, ...known, ...ranUntil(ending), status: ending.status, ending, endedAt: NOW };
}

function ranUntil(ending: Ending): Pick<Ended, 'approvals' | 'progress' | 'plan'> {
  const { approvals } = APPROVED;
  if (ending.status === 'failed') return { approvals, ...nothingBy(ending.why) };
  const isDone = ending.status === 'reenrolled' || ending.status === 'not_reenrolled';
  const isLate = ending.status === 'frozen' && ending.removed;
  return isDone || isLate ? { approvals, progress: complete(PLAN) } : {};
}

/** Runs that changed the default, or asked for that, before they were stopped. */
const CHANGED = { tries: 1, step: { state: 'done', at: NOW }, graphRequestId: trace(8) } as const;
const afterChange = (ending: Ending, defaultChange: Step = CHANGED): Ended => ({
  ...endedBy(ending),
  plan: ALL_AND_KEY,
  approvals: APPROVED.approvals,
  progress: { ...notBegun(ALL_AND_KEY), defaultChange },
});
const REFUSED_CHANGE: Step = { tries: 1, step: { state: 'turned_down', at: NOW } };

const AFTER_A_RUN: Readonly<Record<string, Request>> = {
  'failed-after-changed-default': afterChange({
    status: 'failed',
    why: 'graph_unavailable',
    graphRequestId: trace(7),
  }),
  'failed-default-refused-to-change': afterChange(
    { status: 'failed', why: 'default_not_changed', graphRequestId: trace(7) },
    REFUSED_CHANGE,
  ),
  'frozen-after-changed-default': afterChange({ status: 'frozen', by: CAST.max.id, removed: false }),
  'frozen-unanswered': {
    ...endedBy({ status: 'frozen', by: CAST.max.id, removed: false }),
    progress: {
      removals: notBegun(PLAN).removals.map((one) => ({
        ...one,
        removal: { state: 'unanswered', at: NOW } as const,
      })),
    },
  },
  'denied-after-changed-default': {
    ...endedBy({ status: 'denied', by, reason: 'other' }),
    defaultChanged: true,
  },
  'needs-hands-sessions-forbidden': {
    ...needsHands('sessions_not_revoked'),
    permission: 'User.RevokeSessions.All',
  } as Request,
  'not-reenrolled-one-only': {
    ...endedBy({ status: 'not_reenrolled' }),
    plan: ONE_AND_DEFAULT,
    progress: complete(ONE_AND_DEFAULT),
  },
};

/** A refusal whose requester had pasted the whole error page. */
export const REFUSED_WITH_REPORT = {
  ...endedBy({ status: 'refused', reason: 'privileged' }),
  reported: {
    errorCode: '500121',
    requestId: '2b8c9d0e-1111-4222-8333-444455556666',
    correlationId: '7a6b5c4d-9999-4888-8777-666655554444',
    timestamp: '2026-11-23T09:51:00Z',
  },
} as const;

/** A request in every status, and each of them in the variations that look different. */
export const REQUESTS: ReadonlyMap<string, Request> = new Map<string, Request>([
  ...Object.entries(LIVE),
  ...UNFINISHED.map((why) => [`needs-hands-${why}`, needsHands(why)] as const),
  ...ENDINGS.map((ending) => [nameOf(ending), endedBy(ending)] as const),
  ...Object.entries(AFTER_A_RUN),
  ['refused-privileged-with-report', REFUSED_WITH_REPORT],
]);

function nameOf(ending: Ending): string {
  if ('reason' in ending) return `${ending.status}-${ending.reason}`;
  if ('why' in ending) return `failed-${ending.why}`;
  if (ending.status === 'reenrolled' && ending.odd !== undefined) return 'reenrolled-odd';
  return ending.status === 'frozen' && ending.removed ? 'frozen-late' : ending.status;
}
