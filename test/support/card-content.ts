// Looking into an expanded card.
import { createRequire } from 'node:module';

interface Problems {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}

interface Renderer {
  readonly Versions: { readonly v1_5: unknown };
  readonly SerializationContext: new (version: unknown) => Problems;
  readonly AdaptiveCard: new () => {
    parse(content: unknown, context: Problems): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
}

// The browser build: the package's modules can't be loaded by Node, and its types don't compile here.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as Renderer;

/** What the adaptivecards package finds wrong with a card, taken as version 1.5. */
export function problemsOf(content: unknown): readonly string[] {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(content, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...parsing, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

type Anything = Readonly<Record<string, unknown>>;

/** Every object in a card, its hidden parts and fallbacks included. */
export function objectsOf(node: unknown): readonly Anything[] {
  if (Array.isArray(node)) return node.flatMap(objectsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Anything, ...Object.values(node).flatMap(objectsOf)];
}

/** What people read: texts, facts, titles of choices and labels. */
export function textsOf(node: unknown): readonly string[] {
  return objectsOf(node).flatMap((object) =>
    ['text', 'title', 'value', 'label', 'placeholder', 'errorMessage', 'fallbackText']
      .filter((key) => !(key === 'value' && String(object['type']).startsWith('Input.')))
      .map((key) => object[key])
      .filter((text) => typeof text === 'string'),
  );
}

/** A button as a client sees it. */
export interface ActionContent {
  readonly type: string;
  readonly title: string;
  readonly style?: string;
  readonly verb?: string;
  readonly data?: unknown;
  readonly associatedInputs?: string;
  readonly fallback?: unknown;
}

/** Every button of a card, without the fallbacks, those of hidden parts and tappable rows included. */
export function actionsOf(node: unknown): readonly ActionContent[] {
  return objectsOf(node)
    .filter(({ type }) => type === 'Action.Execute' || type === 'Action.ShowCard')
    .map((action) => action as unknown as ActionContent);
}
