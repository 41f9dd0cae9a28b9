// What others see of a request: colleagues who follow it, the security contacts.
import { isEnded } from '../../domain/request-status.ts';
import type { Draft, LiveRequest } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { alarmText } from '../sentences/alarm.ts';
import { endingText } from '../sentences/ending.ts';
import { haltedWarning } from '../sentences/halted.ts';
import { capital } from '../sentences/joined.ts';
import { labelOf } from '../sentences/request-label.ts';
import { shownStages } from '../sentences/stage.ts';
import type { Words } from '../words.ts';
import { aboutOf, frame, nameOf } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';
import { withoutNote } from './informed.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** For colleagues who asked for the same person: how it goes, and nothing to act on. */
export function followerCard(
  words: Words,
  { request, people, halted }: Show<'follower'>,
  helpdesk: Helpdesk,
): Frame {
  const { number } = request;
  const label = labelOf(words, request);
  if (isEnded(request)) {
    const { title, lines } = endingText(words, withoutNote(request), { people, helpdesk });
    return frame({ number, ...aboutOf(words, request, people), label, title, lines });
  }
  const name = capital(words, nameOf(words, people, request.requester));
  return frame({
    number,
    label,
    progress: shownStages(words, request),
    ...haltedWarning(words, request, halted),
    title: followed(words, request, nameOf(words, people, request.subject)),
    lines: [words.say('informed.follower.asked', { name })],
  });
}

function followed(words: Words, request: Draft | LiveRequest, subject: string): string {
  const { say } = words;
  switch (request.status) {
    case 'draft':
    case 'verifying':
    case 'awaiting_approval':
      return say('informed.follower.under_way', { subject });
    case 'approved':
    case 'resetting':
      return say('informed.follower.resetting', { subject });
    case 'needs_hands':
      return request.why === 'account_gone'
        ? say('informed.follower.account_gone', { subject })
        : say('informed.follower.needs_hands', { subject });
    case 'reset':
      return say('informed.follower.reset', { subject: capital(words, subject) });
  }
}

/** For security contacts: what happened, who says so, what to do now. */
export function alarmCard(words: Words, view: Show<'alarm'>): Frame {
  const { number } = view;
  return frame({
    ...(number === undefined ? {} : { number }),
    label: { text: words.say('alarm.label'), style: 'attention' },
    ...alarmText(words, view),
    buttons: [],
  });
}
