// What others see of a request: colleagues who follow it, the security contacts.
import { isEnded } from '../../domain/request-status.ts';
import type { Request } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { alarmText } from '../sentences/alarm.ts';
import { endingText } from '../sentences/ending.ts';
import { haltedWarning } from '../sentences/halted.ts';
import { capital } from '../sentences/joined.ts';
import { labelOf } from '../sentences/request-label.ts';
import { aboutOf, frame, nameOf } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';
import { withoutNote } from './informed.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** For colleagues who asked for the same person: how it goes, and nothing to act on. */
export function followerCard({ request, people, halted }: Show<'follower'>, helpdesk: Helpdesk): Frame {
  const { number } = request;
  const label = labelOf(request);
  if (isEnded(request)) {
    const { title, lines } = endingText(withoutNote(request), { people, helpdesk });
    return frame({ number, ...aboutOf(request, people), label, title, lines });
  }
  return frame({
    number,
    label,
    ...haltedWarning(request, halted),
    title: followed(request, nameOf(people, request.subject)),
    lines: [`${capital(nameOf(people, request.requester))} asked. You’ll get a message when it ends.`],
  });
}

function followed(request: Request, subject: string): string {
  if (request.status === 'needs_hands' && request.why === 'account_gone')
    return `The account of ${subject} is gone`;
  switch (request.status) {
    case 'reset':
      return `${capital(subject)} can set up sign-in again`;
    case 'approved':
    case 'resetting':
      return `The sign-in of ${subject} is being reset`;
    case 'needs_hands':
      return `An admin finishes the reset of ${subject} by hand`;
    case 'draft':
    case 'verifying':
    case 'awaiting_approval':
    case 'solved':
    case 'refused':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'failed':
    case 'frozen':
    case 'reenrolled':
    case 'not_reenrolled':
      return `Help for ${subject} is on its way`;
  }
}

/** For security contacts: what happened, who says so, what to do now. */
export function alarmCard(view: Show<'alarm'>): Frame {
  const { number } = view;
  return frame({
    ...(number === undefined ? {} : { number }),
    label: { text: 'Alarm', style: 'attention' },
    ...alarmText(view),
    buttons: [],
  });
}
