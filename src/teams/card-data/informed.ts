// For the subject and those who speak for them: what was asked in their name, where it stands, and how to stop it (C7).
import { isEnded } from '../../domain/request-status.ts';
import type { Request } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { nextSteps } from '../sentences/after-reset.ts';
import { endingText, objectionLines } from '../sentences/ending.ts';
import type { Told } from '../sentences/ending.ts';
import { genuineSections } from '../sentences/genuine.ts';
import { haltedWarning } from '../sentences/halted.ts';
import { labelOf } from '../sentences/request-label.ts';
import { liveStanding, ownEnding } from '../sentences/standing.ts';
import type { Words } from '../words.ts';
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
export function informedCard(words: Words, view: InformedView, helpdesk: Helpdesk): InformedCard {
  const { say } = words;
  const { request, people, halted } = view;
  const { number } = request;
  const open = mayObject(request);
  const objection = {
    title: say('buttons.not_me'),
    text: say(`informed.stop.${isDone(request) ? 'done' : 'open'}`),
    button: button(
      words,
      { verb: 'not_me', number },
      { title: say('informed.stop.button'), style: 'destructive' },
    ),
  };
  return {
    ...frame({
      number,
      ...(request.subject === view.viewer ? {} : aboutOf(words, request, people)),
      label: labelOf(words, request, halted),
      ...haltedWarning(words, request, halted),
      ...contentOf(words, view, helpdesk),
      sections: [
        ...(open
          ? section(say('informed.good_to_know'), [warning(words, request.subject === view.viewer, helpdesk)])
          : []),
        ...genuineSections(words, number, view.check),
      ],
    }),
    hasObjection: open,
    ...(open ? { objection } : {}),
  };
}

function contentOf(
  words: Words,
  view: InformedView,
  helpdesk: Helpdesk,
): Pick<Parameters<typeof frame>[0], 'title' | 'lines' | 'steps'> {
  const { request, viewer } = view;
  if (!isEnded(request)) {
    const isOwnReset = request.status === 'reset' && request.subject === viewer;
    return {
      ...liveStanding(words, request, view),
      ...(isOwnReset ? { steps: nextSteps(words, request.plan) } : {}),
    };
  }
  const own = ownEnding(words, request, view);
  if (own === undefined) return endingText(words, withoutNote(request), toldTo(view, helpdesk));
  const objections = objectionLines(words, request, toldTo(view, helpdesk));
  if (request.status === 'reenrolled' || request.plan === undefined) {
    return { title: own.title, lines: [...own.lines, ...objections] };
  }
  const stuck = words.say('informed.stuck', { helpdesk: helpdesk.name, phone: helpdesk.phone });
  return {
    title: own.title,
    lines: [...own.lines, stuck, ...objections],
    steps: nextSteps(words, request.plan),
  };
}

/** Whoever is told of it: the subject, spoken to, or somebody who speaks for them. */
export function toldTo({ request, people, viewer }: InformedView, helpdesk: Helpdesk): Told {
  return { people, helpdesk, ...(request.subject === viewer ? { reader: 'subject' } : {}) };
}

/** What is done by then stays done. */
function isDone(request: Request): boolean {
  return isEnded(request) || request.status === 'reset';
}

function warning({ say }: Words, isMine: boolean, { name: helpdesk, phone }: Helpdesk): string {
  const button = say('buttons.not_me');
  return say(`informed.warning.${isMine ? 'own' : 'other'}`, { button, helpdesk, phone });
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
