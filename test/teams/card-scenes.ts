// The cards of the gallery as they are rendered, each by the name of its scene.
import { gallery } from '../../src/cli/card-gallery.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import { createCards } from '../../src/teams/cards.ts';
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
