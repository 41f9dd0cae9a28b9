// People as they live it: they act on what they see, and act again when no answer came.
import { isServiceError } from '../../src/errors.ts';
import type { EventKind } from '../../src/domain/event.ts';
import { buttonsOf, visibleText } from '../../src/sandbox/connector/card-reading.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { BotAnswer, TeamsClient } from '../../src/sandbox/connector/client.ts';
import { record } from '../../src/sandbox/connector/posted-message.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Duration } from '../../src/domain/instant.ts';
import { isQuiet } from './read.ts';
import type { Person, Scene } from './scene.ts';

/** They open the bot once, as an org-wide installation does. */
export async function install(scene: Scene, ...people: readonly Person[]): Promise<void> {
  for (const person of people) await insist(scene, person, (teams) => teams.install());
}

/**
 * Writes, until the answer is there to be read: a message has no other answer than the card that follows it. `again` is what
 * somebody reads who got none, writes the same once more, and had been heard.
 */
export async function says(
  scene: Scene,
  person: Person,
  text: string,
  expected: string,
  again = expected,
): Promise<void> {
  const known = messagesOf(scene, person).length;
  const isSeen = (): boolean => {
    const news = screen(scene, person, known);
    return news.includes(expected) || news.includes(again);
  };
  for (let tries = 0; tries < 30; tries += 1) {
    const before = scene.kills();
    await insist(scene, person, (teams) => teams.say(text));
    await scene.until(`“${expected}” for ${person}, or a death`, () => isSeen() || scene.kills() > before);
    if (isSeen()) return;
  }
  throw new Error(`${person} never got an answer to “${text}”`);
}

/** Clicks when the button is there; what the answer acknowledges has to be in the record from then on. */
export async function clicks(
  scene: Scene,
  person: Person,
  button: string | RegExp,
  {
    inputs = {},
    event,
    shows = '',
    within,
  }: {
    readonly inputs?: Readonly<Record<string, string>>;
    readonly event?: EventKind;
    /** What the answer reads. One who clicked on an older twin of a card, and reads something else there, looks for the next. */
    readonly shows?: string;
    readonly within?: Duration;
  } = {},
): Promise<BotAnswer> {
  const name = String(button);
  let answer: BotAnswer;
  do {
    await scene.until(`“${name}” for ${person}`, () => titleOf(scene, person, button) !== undefined, within);
    const title = titleOf(scene, person, button) ?? name;
    answer = await insist(scene, person, (teams) => teams.click(title, inputs));
  } while (answer !== NOTHING && !textIn(answer).includes(shows));
  if (event !== undefined) scene.acknowledged(event);
  return answer;
}

const messagesOf = (scene: Scene, person: Person) => scene.connector.messagesOf(PEOPLE[person].id);

/** Everything readable in the person's chat with the bot, below the first so many messages. */
function screen(scene: Scene, person: Person, below = 0): string {
  return messagesOf(scene, person).slice(below).map(textOf).join('\n').replaceAll('\u00A0', ' ');
}

/** The title of a button as it stands there: one with a name in it has another on a day when names are slow to come. */
function titleOf(scene: Scene, person: Person, button: string | RegExp): string | undefined {
  return messagesOf(scene, person)
    .flatMap(({ content }) => buttonsOf(content.card ?? {}).map(({ title }) => title))
    .findLast((title) => (typeof button === 'string' ? title === button : button.test(title)));
}

const NOTHING: BotAnswer = { status: 200, body: undefined };

/** Acts until the bot has answered; a button that is gone was pressed with success before. */
async function insist(
  scene: Scene,
  person: Person,
  deed: (teams: TeamsClient) => Promise<BotAnswer>,
): Promise<BotAnswer> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      const answer = await deed(await scene.as(person));
      const saysLater = typeof answer.body?.['value'] === 'string';
      if (answer.status !== 200) throw new Error(`the bot answered ${answer.status}`);
      if (!saysLater) return answer;
    } catch (error) {
      if (isServiceError(error, 'SANDBOX_STEP_FAILED') && tries > 0) return NOTHING;
      if (!diedUnderIt(error)) throw error;
    }
  }
  throw new Error(`the bot never answered ${person}`);
}

/** What fetch says then. Its errors are of another realm than the test's, so `instanceof` knows none of them. */
const diedUnderIt = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TypeError';

const textIn = ({ body }: BotAnswer): string => visibleText(record(body?.['value']) ?? {});

/** The six digits on the card that a click was answered with. */
function codeIn(answer: BotAnswer): string {
  const lines = textIn(answer).split('\n');
  const digits = lines.map((line) => line.replaceAll(/\s/g, '')).find((line) => /^\d{6}$/.test(line));
  if (digits === undefined) throw new Error(`no code on the card:\n${lines.join('\n')}`);
  return digits;
}

/** The requester tells the story and insists on a reset. */
export async function asks(scene: Scene, requester: Person, story: string): Promise<void> {
  await says(scene, requester, story, 'Still locked out');
  await clicks(scene, requester, 'Still locked out', { event: 'checks_asked' });
}

/** The requester reads the code out, and the approver types it, and may choose what else is removed. */
export async function approves(
  scene: Scene,
  approver: Person,
  requester: Person = 'rita',
  choice: Readonly<Record<string, string>> = {},
): Promise<void> {
  await scene.until(`“Approve” for ${approver}`, () => titleOf(scene, approver, 'Approve') !== undefined);
  // On a card that shows an old state the first click only shows the new one.
  await scene.until('every card to be painted', () => isQuiet(scene));
  const code = codeIn(await clicks(scene, requester, 'Show code', { event: 'code_shown' }));
  await clicks(scene, approver, 'Approve', { inputs: { ...choice, code }, event: 'approved' });
}
