// What turns need of Microsoft, as cheap as it can be made, so that it never is what is measured: signing keys, the bot's
// own tokens, a Bot Connector that keeps the newest message of each chat, and the tenant.
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createPerson } from '../../src/sandbox/tenant/person.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import { createTokens, serveKeys } from '../support/teams-tokens.ts';

/** Where Microsoft answers, and what it was sent. */
export interface Microsoft {
  readonly graph: string;
  readonly connector: string;
  /** Gives a managed identity its tokens, as Azure's own hosts do. */
  readonly identity: string;
  readonly botFramework: Readonly<Record<string, string | boolean>>;
  readonly crowd: readonly SimulatedPerson[];
  /** A genuine token for a bot that is written to from there. */
  readonly token: (serviceUrl: string) => string;
  /** The newest message that the bot posted or changed in that chat, as JSON; waits for one, and throws when none comes. */
  readonly newest: (conversation: string) => Promise<string>;
  readonly forget: (conversation: string) => void;
  readonly close: () => Promise<void>;
}

const LONGEST_WAIT = 30_000;
const PAUSE = 5;

/** So many people write to the bot, each in a chat of their own. */
export async function startMicrosoft(people: number): Promise<Microsoft> {
  const tokens = createTokens();
  const keys = await serveKeys(tokens.keys);
  const crowd = Array.from({ length: people }, (_, place) => writer(place));
  const tenant = createTenant({ now: Date.now, people: [...Object.values(PEOPLE), ...crowd], throttles: [] });
  const newest = new Map<string, string>();
  let posted = 0;
  const connector = await listening(async (request) => {
    const [, conversation = ''] = /\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '') ?? [];
    const body = await bodyOf(request);
    // That the bot is typing is no message yet.
    if (!body.includes('"type":"typing"')) newest.set(decodeURIComponent(conversation), body);
    posted += 1;
    return { id: `posted-${posted}` };
  });
  const identity = await listening(() =>
    Promise.resolve({
      access_token: 'managed',
      token_type: 'Bearer',
      expires_on: String(Math.floor(Date.now() / 1_000) + 86_400),
      resource: 'https://api.botframework.com',
    }),
  );
  return {
    graph: await tenant.listen(),
    connector: `${connector.url}/teams`,
    identity: identity.url,
    botFramework: keys.botFramework,
    crowd,
    token: tokens.good,
    newest: async (conversation) => {
      for (let tries = 0; tries < LONGEST_WAIT / PAUSE; tries += 1) {
        const message = newest.get(conversation);
        if (message !== undefined) return message;
        await pause(PAUSE);
      }
      throw new TypeError(`Nothing was posted in ${conversation}.`);
    },
    forget: (conversation) => void newest.delete(conversation),
    close: async () => {
      await Promise.all([keys.close(), connector.close(), identity.close(), tenant.close()]);
    },
  };
}

function writer(place: number): SimulatedPerson {
  return createPerson({
    id: `be2c1000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    story: 'Measured.',
    displayName: `Writer${place} Quickly`,
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
  return Buffer.concat(chunks).toString('utf8');
}

async function listening(answer: (request: IncomingMessage) => Promise<object>) {
  const server = createServer((request, response) => {
    const answered = async (): Promise<void> => {
      const text = JSON.stringify(await answer(request));
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(text);
    };
    answered().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
