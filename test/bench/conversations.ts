// Many people talking to a bot at once, each in a chat of their own: a message, the bot's card, a click on it, and again.
import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import type { Bot } from './bots.ts';
import type { Microsoft } from './microsoft.ts';

/** Milliseconds of each answer, of the whole, and of the processor time that the bot used. */
export interface Talk {
  readonly messages: readonly number[];
  readonly clicks: readonly number[];
  readonly wall: number;
  readonly cpu: number;
}

/** Who talks, and how much; `think` is what each waits before a turn, in milliseconds. */
export interface Crowd {
  readonly people: number;
  readonly rounds: number;
  readonly from?: number;
  readonly think?: number;
}

/** Everybody, `from` a place in the crowd on, says and clicks so often; throws when an answer is not what a person should get. */
export async function talk(
  microsoft: Microsoft,
  bot: Bot,
  { people, rounds, from = 0, think = 0 }: Crowd,
): Promise<Talk> {
  const messages: number[] = [];
  const clicks: number[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  const token = microsoft.token(bot.serviceUrl);
  const before = await bot.usage();
  const begin = performance.now();
  const speak = async (person: SimulatedPerson): Promise<void> => {
    const chat = `a:${bot.name}:${person.id}`;
    const send = (changes: object) =>
      timed(() =>
        post(agent, `${bot.url}/api/messages`, { token, body: activity(bot, person, chat, changes) }),
      );
    for (let round = 0; round < rounds; round += 1) {
      if (think > 0) await wait(think);
      microsoft.forget(chat);
      const said = await send({ type: 'message', text: 'A colleague can’t sign in' });
      const card = await microsoft.newest(chat);
      const [, number] = /"number":(\d+)/.exec(card) ?? [];
      if (said.answer.status >= 300 || number === undefined)
        throw new TypeError(`${bot.name} answered a message with ${said.answer.status} and: ${card}`);
      messages.push(said.milliseconds);
      if (think > 0) await wait(think);
      microsoft.forget(chat);
      const clicked = await send(cancelling(Number(number)));
      // A bot that is too busy says that it still works, and changes the card afterwards.
      if (!clicked.answer.text.includes('vnd.microsoft.card.adaptive')) await microsoft.newest(chat);
      clicks.push(clicked.milliseconds);
    }
  };
  await Promise.all(microsoft.crowd.slice(from, from + people).map(speak));
  const wall = performance.now() - begin;
  agent.destroy();
  return { messages, clicks, wall, cpu: (await bot.usage()).cpu - before.cpu };
}

const cancelling = (number: number) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: {
    action: { type: 'Action.Execute', verb: 'cancel', data: { verb: 'cancel', number } },
    trigger: 'manual',
  },
  replyToId: 'posted-1',
});

function activity(bot: Bot, person: SimulatedPerson, chat: string, changes: object): string {
  return JSON.stringify({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: bot.serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: `29:${person.id}`, aadObjectId: person.id, name: person.displayName },
    recipient: { id: '28:latchkey', name: 'Latchkey' },
    conversation: { id: chat, conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    ...changes,
  });
}

async function timed<Answer>(work: () => Promise<Answer>) {
  const begin = performance.now();
  const answer = await work();
  return { answer, milliseconds: performance.now() - begin };
}

function post(agent: Agent, url: string, { token, body }: { readonly token: string; readonly body: string }) {
  return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
