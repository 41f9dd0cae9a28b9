import type { Label } from '../card-data/frame.ts';
import type { Ended, Request } from '../../domain/request.ts';

/** Where a request stands, in two or three words and a colour that repeats them. */
export function labelOf(request: Request): Label {
  switch (request.status) {
    case 'draft':
      return request.checks === 'running'
        ? { text: 'Checking', style: 'accent' }
        : { text: 'Not sent yet', style: 'emphasis' };
    case 'verifying':
      return { text: 'To be confirmed', style: 'warning' };
    case 'awaiting_approval':
      return { text: 'Waiting for approval', style: 'warning' };
    case 'approved':
      return { text: 'Approved', style: 'accent' };
    case 'resetting':
      return { text: 'Resetting', style: 'accent' };
    case 'needs_hands':
      return { text: 'Needs a hand', style: 'warning' };
    case 'reset':
      return { text: 'Reset done', style: 'good' };
    case 'solved':
      return { text: 'Solved', style: 'good' };
    case 'refused':
      if (wasStopped(request)) return { text: 'Stopped', style: 'attention' };
      return { text: 'Not possible here', style: 'attention' };
    case 'denied':
      if (wasStopped(request)) return { text: 'Stopped', style: 'attention' };
      return request.ending.status === 'denied' && request.ending.reason === 'another_way'
        ? { text: 'No reset needed', style: 'accent' }
        : { text: 'Denied', style: 'attention' };
    case 'cancelled':
      return { text: 'Cancelled', style: 'emphasis' };
    case 'expired':
      return { text: 'Expired', style: 'emphasis' };
    case 'failed':
      return { text: 'Failed', style: 'attention' };
    case 'frozen':
      return { text: 'Stopped', style: 'attention' };
    case 'reenrolled':
      return { text: 'All done', style: 'good' };
    case 'not_reenrolled':
      return { text: 'Not set up again', style: 'warning' };
  }
}

/** Stopped by people’s word or a brake, and no other door is meant. */
function wasStopped({ ending }: Ended): boolean {
  if (ending.status === 'denied') return ending.reason === 'wrong_codes';
  return (
    ending.status === 'refused' &&
    ['wrong_codes', 'not_asked', 'subject_frozen', 'password_first'].includes(ending.reason)
  );
}
