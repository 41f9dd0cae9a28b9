// What a request's status alone says.
import type { Approved, AwaitingApproval, Ended, EndStatus, Request, Verifying } from './request.ts';

const END_STATUSES: Record<EndStatus, true> = {
  solved: true,
  refused: true,
  denied: true,
  cancelled: true,
  expired: true,
  failed: true,
  frozen: true,
  reenrolled: true,
  not_reenrolled: true,
};

/** Whether the request is over: every command is refused then, naming the outcome. */
export function isEnded(request: Request): request is Ended {
  return request.status in END_STATUSES;
}

/** Whether no removal has begun and nobody has ended it: a denial still stops it. */
export function isUndecided(request: Request): request is Verifying | AwaitingApproval | Approved {
  return (
    request.status === 'verifying' || request.status === 'awaiting_approval' || request.status === 'approved'
  );
}

/** Whether the request holds its subject: at most one such request per subject may exist (I5). */
export function holdsSubject(request: Request): boolean {
  switch (request.status) {
    case 'verifying':
    case 'awaiting_approval':
    case 'approved':
    case 'resetting':
    case 'needs_hands':
      return true;
    case 'draft':
    case 'reset':
    case 'solved':
    case 'refused':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'failed':
    case 'frozen':
    case 'reenrolled':
    case 'not_reenrolled':
      return false;
  }
}
