// The cards of the gallery as they are rendered, each by the name of its scene.
import { CAST, CAST_PEOPLE } from '../../src/cli/card-cast.ts';
import { gallery } from '../../src/cli/card-gallery.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import type { Request } from '../../src/domain/request.ts';
import { createCards } from '../../src/teams/cards.ts';
import type { View } from '../../src/workflow/view.ts';
import { actionsOf, textsOf } from '../support/card-content.ts';

export const cards = createCards({ helpdesk: HELPDESK });
export const scenes = gallery().map(({ name, view }) => ({
  name,
  view,
  content: cards.render(view).content,
}));
export const sceneNamed = (name: string) => scenes.find((scene) => scene.name === name)!;
export const titlesOf = (name: string) => actionsOf(sceneNamed(name).content).map(({ title }) => title);
export const saysOf = (name: string) => textsOf(sceneNamed(name).content).join('\n');
export const says = (view: View) => textsOf(cards.render(view).content).join('\n');

/** The card of an approver who can do everything about that request. */
export const approverOf = (request: Request, more: Partial<View> = {}): View =>
  ({
    card: 'approver',
    request,
    people: CAST_PEOPLE,
    numbers: [],
    numbersChanged: false,
    viewer: CAST.amir.id,
    viewerIsKnown: true,
    halted: false,
    ...more,
  }) as View;
