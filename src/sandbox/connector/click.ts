import { ServiceError } from '../../errors.ts';
import { buttonsOf, inputsFor } from './card-reading.ts';
import type { Button, InputField } from './card-reading.ts';
import type { CardPart, PostedMessage } from './posted-message.ts';

/** Actions that reach the bot; the others happen inside the client. */
const SENDING = ['Action.Execute', 'Action.Submit'];

/** The button with that title, else that verb, on the newest message that has it (or on the one named). */
export function findButton(
  messages: readonly PostedMessage[],
  wanted: string,
  on: string | undefined,
): { readonly button: Button; readonly message: PostedMessage } {
  const candidates = messages.filter((message) => on === undefined || message.id === on).toReversed();
  for (const message of candidates) {
    const buttons = sendingButtons(message);
    const button =
      buttons.find(({ title }) => title === wanted) ?? buttons.find(({ data }) => data['verb'] === wanted);
    if (button !== undefined) return { button, message };
  }
  const titles = candidates.flatMap(sendingButtons).map(({ title }) => title);
  throw failed(`There is no button “${wanted}”; there are: ${titles.join(' · ')}.`);
}

/** What the client sends of the card's inputs; throws where it would show an error at a field instead. */
export function filledIn(
  card: CardPart,
  button: Button,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const fields = inputsFor(card, button.title);
  const strange = Object.keys(given).find((id) => !fields.some((field) => field.id === id));
  if (strange !== undefined) throw failed(`The card has no input “${strange}” for “${button.title}”.`);
  if (!button.withInputs) return {};
  return Object.fromEntries(
    fields
      .map((field) => [field.id, valueOf(field, given[field.id] ?? field.value)] as const)
      .filter((entry): entry is readonly [string, string] => entry[1] !== undefined),
  );
}

const sendingButtons = ({ content }: PostedMessage): readonly Button[] =>
  buttonsOf(content.card ?? {}).filter(({ type }) => SENDING.includes(type));

function valueOf(field: InputField, value: string | undefined): string | undefined {
  if (value === undefined || value === '') {
    if (field.required) throw failed(`The field “${field.id}” is required: ${field.errorMessage}`);
    return value;
  }
  if (field.regex !== undefined && !new RegExp(field.regex).test(value))
    throw failed(`The field “${field.id}” refuses “${value}”: ${field.errorMessage}`);
  if (field.maxLength !== undefined && value.length > field.maxLength)
    throw failed(`The field “${field.id}” takes ${field.maxLength} characters.`);
  if (field.type !== 'Input.ChoiceSet') return value;
  // Several choices travel as one text, joined by commas.
  const chosen = field.multiple ? value.split(',') : [value];
  return chosen.map((one) => choiceOf(field, one)).join(',');
}

function choiceOf(field: InputField, wanted: string): string {
  const choice = field.choices.find(({ title, value }) => value === wanted || title === wanted);
  if (choice === undefined)
    throw failed(
      `The field “${field.id}” has no choice “${wanted}”; there are: ${field.choices.map(({ title }) => title).join(' · ')}.`,
    );
  return choice.value;
}

const failed = (detail: string): ServiceError => new ServiceError('SANDBOX_STEP_FAILED', detail);
