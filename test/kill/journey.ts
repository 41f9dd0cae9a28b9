// The journey as its people live it: they act on what they see, and act again when no answer came.
import { isServiceError } from '../../src/errors.ts';
import { visibleText } from '../../src/sandbox/connector/card-reading.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { BotAnswer, TeamsClient } from '../../src/sandbox/connector/client.ts';
import { record } from '../../src/sandbox/connector/posted-message.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { until } from './scene.ts';
import type { Person, Scene } from './scene.ts';

/** What people do, and the audit entry that a click's answer promises. */
export const STEPS = {
  'Rita writes': 'subject_chosen',
  'Rita asks': 'checks_asked',
  'Rita shows the code': 'code_shown',
  'Amir approves': 'approved',
} as const;
export type Step = keyof typeof STEPS;

const REPORT = "Alice Wong can't sign in, she has a new phone";

/** Walks the journey to its end; `answered` is called the moment the bot's answer to a step has arrived. */
export async function walk(scene: Scene, answered: (step: Step) => void): Promise<void> {
  for (const person of ['rita', 'amir', 'alice', 'max'] as const) {
    await insist(scene, person, (teams) => teams.install());
  }
  await ritaWrites(scene, answered);
  await insist(scene, 'rita', (rita) => rita.click('Still locked out'));
  answered('Rita asks');
  await until('an approval card for Amir', () => seen(scene, 'amir', 'Reset the sign-in of Alice Wong?'));
  await until('a button for the code', () => seen(scene, 'rita', 'Show code'));
  const code = codeIn(await insist(scene, 'rita', (rita) => rita.click('Show code')));
  answered('Rita shows the code');
  await insist(scene, 'amir', (amir) => amir.click('Approve', { code }));
  answered('Amir approves');
}

/**
 * A message has no answer but the card that follows it. Where the process died before that card was posted, Rita
 * writes again, as anybody would.
 */
async function ritaWrites(scene: Scene, answered: (step: Step) => void): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    await insist(scene, 'rita', (rita) => rita.say(REPORT));
    try {
      await until('self-help for Rita', () => seen(scene, 'rita', 'Still locked out'), 5);
      answered('Rita writes');
      return;
    } catch {
      await scene.up();
    }
  }
}

/** Everything readable in the person's chat with the bot. */
export function screen(scene: Scene, person: Person): string {
  return scene.connector.messagesOf(PEOPLE[person].id).map(textOf).join('\n');
}

/** Whether the person can read that text; a process runs by then. */
export async function seen(scene: Scene, person: Person, text: string): Promise<boolean> {
  await scene.up();
  return screen(scene, person).includes(text);
}

const NOTHING: BotAnswer = { status: 200, body: undefined };

/** Acts until the bot has answered; a button that is gone was pressed with success before. */
export async function insist(
  scene: Scene,
  person: Person,
  deed: (teams: TeamsClient) => Promise<BotAnswer>,
): Promise<BotAnswer> {
  for (let tries = 0; tries < 30; tries += 1) {
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
  throw new Error('the bot never answered');
}

/** What fetch says then. Its errors are of another realm than the test's, so `instanceof` knows none of them. */
const diedUnderIt = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TypeError';

/** The six digits on the card that a click was answered with. */
export function codeIn({ body }: BotAnswer): string {
  const lines = visibleText(record(body?.['value']) ?? {}).split('\n');
  const digits = lines.map((line) => line.replaceAll(/\s/g, '')).find((line) => /^\d{6}$/.test(line));
  if (digits === undefined) throw new Error(`no code on the card:\n${lines.join('\n')}`);
  return digits;
}
