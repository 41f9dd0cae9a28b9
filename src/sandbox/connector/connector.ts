import { ServiceError } from '../../errors.ts';
import { createFaults } from '../tenant/fault.ts';
import type { Faults } from '../tenant/fault.ts';
import { createLoopbackServer } from '../tenant/loopback-server.ts';
import { createChats } from './chats.ts';
import { createTeamsClient } from './client.ts';
import type { ClientOptions, TeamsClient, TeamsPerson } from './client.ts';
import { record } from './posted-message.ts';
import type { CardPart, PostedMessage } from './posted-message.ts';
import { answerConnector } from './routes.ts';
import type { ConnectorCall } from './routes.ts';
import { createSendLimits } from './send-limits.ts';
import type { SendLimits } from './send-limits.ts';

/** A simulated Bot Connector with the Teams clients of everybody who talks to the bot. */
export interface Connector {
  /** Resolves to the service URL; port 0 picks a free one. */
  readonly listen: (port?: number) => Promise<string>;
  readonly close: () => Promise<void>;
  /** Trouble for the next calls of the bot; `path` is decoded and holds the person's object id. */
  readonly faults: Faults;
  /** From now on the documented limits are enforced: whatever comes too soon is answered 429 with `Retry-After`. */
  readonly enforceLimits: () => void;
  /** Everything the bot asked for, oldest first. */
  readonly calls: readonly ConnectorCall[];
  /** Messages of the bot in the person's own chat, oldest first. */
  readonly messagesOf: (person: string) => readonly PostedMessage[];
  /** The cards among them as they are now, oldest first. */
  readonly cardsOf: (person: string) => readonly CardPart[];
  /** Lets the bot create a chat with somebody who has none, as an org-wide installation does. */
  readonly installFor: (person: string) => void;
  /** Adds the bot to the team of that channel. */
  readonly installIn: (channel: string) => void;
  readonly removeFrom: (channel: string) => void;
  /** Messages of the bot in that channel, oldest first. */
  readonly channelMessages: (channel: string) => readonly PostedMessage[];
  /** Makes the person block the bot, or no longer: Teams tells the bot of neither. */
  readonly block: (person: string, isBlocked?: boolean) => void;
  /** How often the bot was seen typing to the person. */
  readonly typedTo: (person: string) => number;
  /** Teams as that person uses it, talking to the bot at `botUrl` (without the path). */
  readonly client: (person: TeamsPerson, botUrl: string, options: ClientOptions) => TeamsClient;
}

/** The id of a person's own chat with the bot. */
export const chatIdOf = (person: string): string => `a:${person}`;

const isTyping = ({ path, body }: ConnectorCall, chat: string): boolean =>
  path === `/v3/conversations/${chat}/activities` && record(body)?.['type'] === 'typing';

/** `now` in milliseconds is the time the limits are measured by. */
export function createConnector({ now = Date.now }: { readonly now?: () => number } = {}): Connector {
  const chats = createChats();
  const faults = createFaults();
  const calls: ConnectorCall[] = [];
  const installed = new Set<string>();
  const channels = new Set<string>();
  let limits: SendLimits | undefined;
  const blocked = new Set<string>();
  const chatWith = (person: string): string | undefined =>
    installed.has(person) ? chatIdOf(person) : undefined;
  const server = createLoopbackServer((request, response) =>
    answerConnector(
      {
        chats,
        faults,
        calls,
        chatWith,
        isIn: (channel) => channels.has(channel),
        tooSoon: (call) => limits?.take(call, now()),
        isBlocked: (chat) => blocked.has(chat),
      },
      request,
      response,
    ),
  );
  let serviceUrl: string | undefined;
  return {
    faults,
    enforceLimits: () => void (limits = createSendLimits()),
    calls,
    listen: async (port) => (serviceUrl = `${await server.listen(port)}/teams`),
    close: server.close,
    messagesOf: (person) => chats.of(chatIdOf(person)),
    cardsOf: (person) =>
      chats.of(chatIdOf(person)).flatMap(({ content: { card } }) => (card === undefined ? [] : [card])),
    installFor: (person) => void installed.add(person),
    installIn: (channel) => void channels.add(channel),
    removeFrom: (channel) => void channels.delete(channel),
    channelMessages: (channel) => chats.inThreadsOf(channel),
    block: (person, isBlocked = true) => {
      if (isBlocked) blocked.add(chatIdOf(person));
      else blocked.delete(chatIdOf(person));
    },
    typedTo: (person) => calls.filter((call) => isTyping(call, chatIdOf(person))).length,
    client: (person, botUrl, options) => {
      if (serviceUrl === undefined)
        throw new ServiceError('SANDBOX_STEP_FAILED', 'The simulated connector does not listen yet.');
      const conversation = options.group ?? chatIdOf(person.aadObjectId);
      return createTeamsClient({ chats, person, botUrl, serviceUrl, conversation, ...options });
    },
  };
}
