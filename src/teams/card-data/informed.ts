// For the subject and those who speak for them: what was asked in their name, where it stands, and how to stop it (C7).
import { isEnded } from '../../domain/request-status.ts';
import type { Request } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { nextSteps } from '../sentences/after-reset.ts';
import { BUTTON_TITLES } from '../sentences/button-titles.ts';
import { endingText } from '../sentences/ending.ts';
import { genuineSections } from '../sentences/genuine.ts';
import { haltedWarning } from '../sentences/halted.ts';
import { orCall } from '../sentences/person-problem.ts';
import { labelOf } from '../sentences/request-label.ts';
import { liveStanding, ownEnding } from '../sentences/standing.ts';
import { button } from './button.ts';
import type { Button } from './button.ts';
import { aboutOf, frame, section } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';

type InformedView = Extract<View, { readonly card: 'informed' }>;

/** A card with a way to object. */
export interface InformedCard extends Frame {
  readonly hasObjection: boolean;
  readonly objection?: { readonly title: string; readonly text: string; readonly button: Button };
}

/** The card, at the request, at the decision and at the result. */
export function informedCard(view: InformedView, helpdesk: Helpdesk): InformedCard {
  const { request, people, halted } = view;
  const { number } = request;
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
      ...haltedWarning(request, halted),
      ...contentOf(view, helpdesk),
      sections: [
        ...(open ? section('Good to know', [warning(request.subject === view.viewer, helpdesk)]) : []),
        ...genuineSections(number, view.check),
      ],
    }),
    hasObjection: open,
    ...(open ? { objection } : {}),
  };
}

function contentOf(
  view: InformedView,
  helpdesk: Helpdesk,
): Pick<Parameters<typeof frame>[0], 'title' | 'lines' | 'steps'> {
  const { request, people, viewer } = view;
  if (!isEnded(request)) {
    const isOwnReset = request.status === 'reset' && request.subject === viewer;
    return { ...liveStanding(request, view), ...(isOwnReset ? { steps: nextSteps(request.plan) } : {}) };
  }
  const own = ownEnding(request, view);
  if (own === undefined) return endingText(withoutNote(request), { people, helpdesk });
  if (request.status === 'reenrolled' || request.plan === undefined) return own;
  return {
    title: own.title,
    lines: [...own.lines, `If you get stuck, ${orCall(helpdesk)}`],
    steps: nextSteps(request.plan),
  };
}

/** What is done by then stays done. */
function stopsWhat(request: Request): string {
  return isEnded(request) || request.status === 'reset'
    ? 'The reset can’t be taken back. This stops new requests and tells the security contacts.'
    : 'This stops the request at once, and new ones too, and tells the security contacts.';
}

function warning(mine: boolean, helpdesk: Helpdesk): string {
  const objection = mine ? 'You know nothing of this?' : 'Something is wrong here?';
  return `${objection} Press “${BUTTON_TITLES.not_me}”, or call ${helpdesk.name}, ${helpdesk.phone}. Nobody from the helpdesk asks for your password, and this bot never asks you for a code.`;
}

function mayObject(request: Request): boolean {
  return !isEnded(request) || request.status === 'reenrolled' || request.status === 'not_reenrolled';
}

/** A note is meant for the one who asked. */
export function withoutNote<Whole extends Extract<Request, { readonly ending: unknown }>>(
  request: Whole,
): Whole {
  if (request.ending.status !== 'denied') return request;
  const { note: _, ...ending } = request.ending;
  return { ...request, ending };
}
