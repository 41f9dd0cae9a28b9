// What others see of a request: the subject and their manager, colleagues who follow it, the security contacts.
import { isEnded } from '../../domain/request-status.ts';
import type { Request } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { nextSteps } from '../sentences/after-reset.ts';
import { alarmText } from '../sentences/alarm.ts';
import { BUTTON_TITLES } from '../sentences/button-titles.ts';
import { endingText } from '../sentences/ending.ts';
import type { Told } from '../sentences/ending.ts';
import { capital } from '../sentences/joined.ts';
import { labelOf } from '../sentences/request-label.ts';
import { button } from './button.ts';
import type { Button } from './button.ts';
import { aboutOf, frame, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** A card with a way to object. */
export interface InformedCard extends Frame {
  readonly hasObjection: boolean;
  readonly objection?: { readonly title: string; readonly text: string; readonly button: Button };
}

/** For the subject and their manager: what was asked in their name, and how to stop it. */
export function informedCard(view: Show<'informed'>, helpdesk: Helpdesk): InformedCard {
  const { request, people, viewer } = view;
  const told: Told = { people, helpdesk };
  const mine = request.subject === viewer;
  const { number } = request;
  const content = isEnded(request) ? endingText(withoutNote(request), told) : liveText(request, mine, told);
  const open = mayObject(request);
  const objection = {
    title: BUTTON_TITLES.not_me,
    text: `${stopsWhat(request)} Two approvers have to lift it.`,
    button: button({ verb: 'not_me', number }, { title: 'Yes, stop it', style: 'destructive' }),
  };
  return {
    ...frame({
      number,
      ...aboutOf(request, people),
      label: labelOf(request),
      ...content,
      sections: open ? section('Good to know', [warning(mine, told)]) : [],
    }),
    hasObjection: open,
    ...(open ? { objection } : {}),
  };
}

/** What is done by then stays done. */
function stopsWhat(request: Request): string {
  return isEnded(request) || request.status === 'reset'
    ? 'The reset can’t be taken back. This stops new requests and tells the security contacts.'
    : 'This stops the request at once, and new ones too, and tells the security contacts.';
}

function liveText(request: Request, mine: boolean, told: Told) {
  const requester = capital(nameOf(told.people, request.requester));
  const subject = nameOf(told.people, request.subject);
  const whose = mine ? 'your sign-in' : `the sign-in of ${subject}`;
  if (request.status === 'reset') {
    return {
      title: mine ? 'Your sign-in was reset' : `The sign-in of ${subject} was reset`,
      lines: [
        mine
          ? `${requester} asked for it. Set it up again:`
          : `${requester} asked for it. ${capital(subject)} sets it up again now.`,
      ],
      ...(mine ? { steps: nextSteps(request.plan) } : {}),
    };
  }
  if (isGone(request)) {
    return {
      title: capital(`${whose} can’t be reset`),
      lines: [`${requester} asked for it, but the account is gone. An admin looks into it.`],
    };
  }
  if (isUnderway(request)) {
    return {
      title: capital(`${whose} is being reset`),
      lines: [`${requester} asked for it, and an admin approved it. You’ll hear how it ends.`],
    };
  }
  return {
    title: `${requester} asks to reset ${whose}`,
    lines: [
      mine
        ? 'If you asked for that, there is nothing to do here: an admin phones you on a number on file.'
        : `If ${subject} is locked out, there is nothing to do here: an admin phones them on a number on file.`,
      'Afterwards old second steps are gone, and new ones have to be set up.',
    ],
  };
}

function isGone(request: Request): boolean {
  return request.status === 'needs_hands' && request.why === 'account_gone';
}

function isUnderway({ status }: Request): boolean {
  return status === 'approved' || status === 'resetting' || status === 'needs_hands';
}

function warning(mine: boolean, { helpdesk }: Told): string {
  const objection = mine ? 'You know nothing of this?' : 'Something is wrong here?';
  return `${objection} Press “${BUTTON_TITLES.not_me}”, or call ${helpdesk.name}, ${helpdesk.phone}. Nobody from the helpdesk asks for your password, and this bot never asks you for a code.`;
}

function mayObject(request: Request): boolean {
  return !isEnded(request) || request.status === 'reenrolled' || request.status === 'not_reenrolled';
}

/** For colleagues who asked for the same person: how it goes, and nothing to act on. */
export function followerCard({ request, people }: Show<'follower'>, helpdesk: Helpdesk): Frame {
  const { number } = request;
  const label = labelOf(request);
  if (isEnded(request)) {
    const { title, lines } = endingText(withoutNote(request), { people, helpdesk });
    return frame({ number, ...aboutOf(request, people), label, title, lines });
  }
  return frame({
    number,
    label,
    title: followed(request, nameOf(people, request.subject)),
    lines: [`${capital(nameOf(people, request.requester))} asked. You’ll get a message when it ends.`],
  });
}

/** A note is meant for the one who asked. */
function withoutNote<Whole extends Extract<Request, { readonly ending: unknown }>>(request: Whole): Whole {
  if (request.ending.status !== 'denied') return request;
  const { note: _, ...ending } = request.ending;
  return { ...request, ending };
}

function followed(request: Request, subject: string): string {
  if (isGone(request)) return `The account of ${subject} is gone`;
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
  const text = alarmText(view.because, view.by.name, view.subject?.name ?? 'a colleague', number);
  return frame({
    number,
    label: { text: 'Alarm', style: 'attention' },
    ...text,
    buttons: [],
  });
}
