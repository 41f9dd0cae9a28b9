import { list, record } from './posted-message.ts';
import type { CardPart } from './posted-message.ts';

/** A button as the person sees it. */
export interface Button {
  readonly title: string;
  readonly type: string;
  readonly data: CardPart;
  /** Whether the card's inputs are checked and sent along. */
  readonly withInputs: boolean;
}

/** An input field of a card. */
export interface InputField {
  readonly id: string;
  readonly type: string;
  readonly required: boolean;
  /** Whether several choices may be made. */
  readonly multiple: boolean;
  readonly value?: string;
  readonly errorMessage: string;
  readonly regex?: string;
  readonly maxLength?: number;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

const text = (part: CardPart, key: string): string | undefined => {
  const value = part[key];
  return typeof value === 'string' ? value : undefined;
};

/** All text a person can read on the card, a line per element, from top to bottom; what is hidden is left out. */
export function visibleText(card: CardPart): string {
  return visibleParts(card).flatMap(linesOf).join('\n');
}

/** Every button, those of sub-cards and hidden parts included, since one click brings them to view. */
export function buttonsOf(card: CardPart): readonly Button[] {
  return allParts(card)
    .filter((part) => text(part, 'type')?.startsWith('Action.') === true)
    .map((part) => ({
      title: text(part, 'title') ?? '',
      type: text(part, 'type') ?? '',
      data: {
        ...(part['verb'] === undefined ? {} : { verb: part['verb'] }),
        ...record(part['data']),
      },
      withInputs: text(part, 'associatedInputs')?.toLowerCase() !== 'none',
    }));
}

/** The inputs that a button sends along: those of its own card and of the cards around it, not of sub-cards. */
export function inputsFor(card: CardPart, title: string): readonly InputField[] {
  const sub = allParts(card).find(
    (part) =>
      text(part, 'type') === 'Action.ShowCard' &&
      buttonsOf(record(part['card']) ?? {}).some((button) => button.title === title),
  );
  const own = partsOf(card, (part) => text(part, 'type') !== 'Action.ShowCard');
  const within = sub === undefined ? [] : allParts(record(sub['card']) ?? {});
  return [...own, ...within].filter((part) => text(part, 'type')?.startsWith('Input.') === true).map(inputOf);
}

function inputOf(part: CardPart): InputField {
  const value = part['value'] === undefined ? undefined : scalar(part['value']);
  const regex = text(part, 'regex');
  return {
    id: text(part, 'id') ?? '',
    type: text(part, 'type') ?? '',
    required: part['isRequired'] === true,
    multiple: part['isMultiSelect'] === true,
    errorMessage: text(part, 'errorMessage') ?? '',
    choices: list(part['choices']).map((choice) => ({
      title: text(choice, 'title') ?? '',
      value: text(choice, 'value') ?? '',
    })),
    ...(value === undefined ? {} : { value }),
    ...(regex === undefined ? {} : { regex }),
    ...(typeof part['maxLength'] === 'number' ? { maxLength: part['maxLength'] } : {}),
  };
}

const scalar = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function linesOf(part: CardPart): readonly string[] {
  const keys = ['text', 'title', 'label', 'placeholder', 'value', 'altText'].filter(
    (key) => key !== 'value' || text(part, 'type') === undefined,
  );
  return keys.map((key) => text(part, key)).filter((line) => line !== undefined && line !== '') as string[];
}

const allParts = (card: CardPart): readonly CardPart[] => partsOf(card, () => true);

const visibleParts = (card: CardPart): readonly CardPart[] =>
  partsOf(card, (part) => isShown(part) && text(part, 'type') !== 'Action.ShowCard').filter(isShown);

const isShown = (part: CardPart): boolean => part['isVisible'] !== false;

const CHILDREN = ['body', 'items', 'columns', 'rows', 'cells', 'facts', 'inlines', 'choices', 'images'];
const BUTTONS = ['inlineAction', 'selectAction', 'actions'];

/** The card and its parts in reading order; below a part that `open` refuses nothing is read, the part itself is. */
function partsOf(part: CardPart, open: (part: CardPart) => boolean): readonly CardPart[] {
  const below = [...CHILDREN, ...BUTTONS].flatMap((key) => {
    const child = record(part[key]);
    const children = child === undefined ? list(part[key]) : [child];
    // The value of a choice is for the bot alone.
    return key === 'choices' ? children.map(({ title }) => ({ title })) : children;
  });
  const shown = record(part['card']);
  const children = shown === undefined ? below : [...below, shown];
  return [part, ...(open(part) ? children.flatMap((child) => partsOf(child, open)) : [])];
}
