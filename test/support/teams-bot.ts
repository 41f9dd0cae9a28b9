import { z } from 'zod';
import type { AuditFact } from '../../src/domain/audit.ts';
import { createConnector } from '../../src/sandbox/connector/connector.ts';
import type { ClientOptions } from '../../src/sandbox/connector/client.ts';
import { createActivityEndpoint } from '../../src/teams/activity-endpoint.ts';
import type { Membership } from '../../src/teams/admission.ts';
import { createAuthentication } from '../../src/teams/authentication.ts';
import type { AuthenticationOptions, BotIdentity } from '../../src/teams/authentication.ts';
import { createBot } from '../../src/teams/bot.ts';
import type { Conversation, Reply } from '../../src/teams/conversation.ts';
import type { Render } from '../../src/teams/message.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { createNotifier } from '../../src/teams/notifier.ts';
import { startServer } from '../../src/teams/server.ts';
import type { Log } from '../../src/workflow/ports.ts';
import type { CardCopy, ConversationStore, CopyStore } from '../../src/workflow/storage-ports.ts';

export const TENANT = '0a6c3b2e-90f1-4c8e-a9c4-3f1d6b1c5e01';
export const RITA = { aadObjectId: '11111111-1111-4111-8111-111111111111', name: 'Rita Requester' };
export const AMIR = { aadObjectId: '22222222-2222-4222-8222-222222222222', name: 'Amir Approver' };
export const GUEST = { aadObjectId: '33333333-3333-4333-8333-333333333333', name: 'Gus Guest' };

export const isLocal = (url: string): boolean => new URL(url).hostname === '127.0.0.1';

/** A card that names the view, with a required code, a button that sends it and one that doesn't. */
export const render: Render = (view, options) => ({
  summary: `summary of ${view.card}`,
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: `view ${view.card} ${options?.locale ?? ''}` },
      ...('reference' in view
        ? [{ type: 'TextBlock', text: `${view.what} reference ${view.reference}` }]
        : []),
      ...('number' in view ? [{ type: 'TextBlock', text: `LK-${view.number ?? 0}` }] : []),
      { type: 'Input.Text', id: 'code', isRequired: true, errorMessage: 'Type the code.', maxLength: 6 },
    ],
    actions: [
      { type: 'Action.Execute', title: 'Approve', data: { verb: 'approve', number: 7, revision: 1 } },
      {
        type: 'Action.Execute',
        title: 'Cancel request',
        associatedInputs: 'none',
        data: { verb: 'cancel', number: 7 },
      },
      { type: 'Action.Execute', title: 'Forged', associatedInputs: 'none', data: { verb: 'make_me_admin' } },
    ],
  },
});

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export function memoryLog() {
  const lines: LogLine[] = [];
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push({ level, fields, message });
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error') };
  return { lines, log };
}

export function memoryStores() {
  const references = new Map<string, string>();
  const shown: CardCopy[] = [];
  const conversations: ConversationStore = {
    of: (person) => Promise.resolve(references.get(person)),
    save: (person, reference) => Promise.resolve(void references.set(person, reference)),
    forget: (person) => Promise.resolve(void references.delete(person)),
  };
  const copies: CopyStore = {
    add: (copy) => Promise.resolve(void shown.push(copy)),
    of: (number) => Promise.resolve(shown.filter((copy) => copy.number === number)),
    at: ({ conversation, activity }) =>
      Promise.resolve(shown.find((copy) => copy.conversation === conversation && copy.activity === activity)),
    replace: (copy) => Promise.resolve(void shown.splice(shown.indexOf(copy), 1)),
    remove: (copy) => Promise.resolve(void shown.splice(shown.indexOf(copy), 1)),
  };
  return { references, shown, conversations, copies };
}

/** A conversation that answers as told, and remembers what it was told. */
export function scripted() {
  const heard: unknown[] = [];
  const script: { reply: () => Promise<Reply>; wasSaved: boolean } = {
    reply: () => Promise.resolve({ view: { card: 'write_to_me' } }),
    wasSaved: false,
  };
  const hear = (line: unknown): Promise<Reply> => {
    heard.push(line);
    return script.reply();
  };
  const conversation: Conversation = {
    message: (actor, text) => hear({ actor, text }),
    action: (actor, action) => hear({ actor, action }),
    welcome: (actor) => hear({ actor, welcome: true }),
    refresh: (actor, ask) => hear({ actor, ask }),
  };
  return { heard, script, conversation };
}

export interface BotUnderTestOptions {
  readonly identity?: BotIdentity;
  readonly botFramework?: AuthenticationOptions['botFramework'];
  readonly patience?: number;
  readonly repaintPatience?: number;
  readonly stores?: ReturnType<typeof memoryStores>;
  readonly connector?: ReturnType<typeof createConnector>;
  readonly acceptsServiceUrl?: (url: string) => boolean;
}

const memberships = z.record(z.string(), z.enum(['member', 'guest', 'unknown']));

/** The whole Teams side with a scripted conversation: real HTTP, real adapter, simulated connector. */
export async function startBotUnderTest(options: BotUnderTestOptions = {}) {
  const { identity = { kind: 'loopback_only' }, botFramework = {}, acceptsServiceUrl = isLocal } = options;
  const connector = options.connector ?? createConnector();
  const serviceUrl = await connector.listen();
  const stores = options.stores ?? memoryStores();
  const { conversation, heard, script } = scripted();
  const { lines, log } = memoryLog();
  const audit: AuditFact[] = [];
  const known: Record<string, Membership> = memberships.parse({
    [RITA.aadObjectId]: 'member',
    [AMIR.aadObjectId]: 'member',
    [GUEST.aadObjectId]: 'guest',
  });
  const pauses: number[] = [];
  const sendTime = { now: 0 };
  const time = { now: '2026-11-22T10:00:00.000Z' };
  const authentication = createAuthentication({ identity, botFramework, acceptsServiceUrl });
  const messenger = createMessenger({
    authentication,
    tenantId: TENANT,
    clock: {
      now: () => sendTime.now,
      pause: (milliseconds) => {
        pauses.push(milliseconds);
        sendTime.now += milliseconds;
        return Promise.resolve();
      },
    },
    ...(identity.kind === 'app' ? { serviceUrl } : {}),
  });
  const bot = createBot({
    tenantId: TENANT,
    conversation,
    wasSaved: () => script.wasSaved,
    render,
    language: 'en',
    messenger,
    log,
    audit: { append: (fact) => Promise.resolve(void audit.push(fact)) },
    clock: { now: () => time.now },
    admit: (person) => Promise.resolve(known[person] ?? 'unknown'),
    conversations: stores.conversations,
    copies: stores.copies,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  const receive = createActivityEndpoint({ authentication, bot, acceptsServiceUrl, log });
  const server = await startServer({ host: '127.0.0.1', port: 0 }, receive);
  return {
    connector,
    serviceUrl,
    url: server.url,
    bot,
    heard,
    script,
    stores,
    audit,
    lines,
    time,
    known,
    pauses,
    sendTime,
    messenger,
    notifier: createNotifier({
      messenger,
      conversations: stores.conversations,
      render,
      ...(options.repaintPatience === undefined ? {} : { patience: options.repaintPatience }),
    }),
    client: (
      person: { aadObjectId: string; name: string; role?: string },
      client: Partial<ClientOptions> = {},
    ) => connector.client(person, server.url, { tenantId: TENANT, ...client }),
    close: async () => {
      await server.close();
      await connector.close();
    },
  };
}
