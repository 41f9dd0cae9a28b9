import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import type { ObjectId } from '../domain/person.ts';
import { ServiceError } from '../errors.ts';
import type { Posted } from '../workflow/ports.ts';
import type { Authentication } from './authentication.ts';
import { connectorAnswerOf } from './connector-transport.ts';
import type { Reference } from './conversation-reference.ts';
import { activityOf } from './message.ts';
import type { Message } from './message.ts';

/** Messages out, to one conversation at a time: Teams answers parallel ones with 412 PreconditionFailed. */
export interface Messenger {
  post(to: Reference, message: Message): Promise<Posted>;
  /**
   * `gone` when that message can't be changed any more. What the message shows already is not sent again, unless `anew`:
   * another answer may lie on top of it.
   */
  replace(to: Reference, activity: string, message: Message, anew?: boolean): Promise<'replaced' | 'gone'>;
  /** The person's own chat, where they never wrote; it works for whom the app is installed. */
  open(person: ObjectId): Promise<Reference>;
}

/** What {@link createMessenger} works with. */
export interface MessengerOptions {
  readonly authentication: Authentication;
  readonly tenantId: string;
  /** Where new conversations are created; undefined without a bot identity. */
  readonly serviceUrl?: string;
  /** Waits so many milliseconds; replaced in tests. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** Beyond this many seconds of `Retry-After` the caller's own queue waits better than this process. */
const LONGEST_PAUSE = 5;

/** Sends through the adapter; throws TEAMS_UNREACHABLE, TEAMS_UNAVAILABLE or TEAMS_REJECTED. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { authentication, pause = wait } = options;
  const inTurn = createQueues();
  const contents = createContents();
  const within = <Result>(to: Reference, work: (context: TurnContext) => Promise<Result>) =>
    inTurn(to.conversation, () => onceMore(pause, () => continueIn(authentication, to, work)));
  return {
    post: (to, message) =>
      within(to, async (context) => {
        const sent = await context.sendActivity(activityOf(message));
        if (sent?.id === undefined || sent.id === '')
          throw new ServiceError('TEAMS_UNAVAILABLE', 'The Bot Connector named no activity for a message.');
        const posted = { conversation: to.conversation, activity: sent.id };
        contents.remember(posted, message);
        return posted;
      }),
    replace: async (to, activity, message, anew = false) => {
      const place = { conversation: to.conversation, activity };
      if (!anew && contents.shows(place, message)) return 'replaced';
      try {
        await within(to, (context) => context.updateActivity({ ...activityOf(message), id: activity }));
        contents.remember(place, message);
        return 'replaced';
      } catch (error) {
        contents.forget(place);
        if ([403, 404, 501].includes(connectorAnswerOf(error)?.status ?? 0)) return 'gone';
        throw error;
      }
    },
    open: (person) => onceMore(pause, () => createChat(options, person)),
  };
}

/** So many messages are remembered; of an older one nothing is known, and it is painted once more than needed. */
const MOST_REMEMBERED = 5_000;

/**
 * What messages show, as hashes. Teams empties the inputs of a card that is updated, even by the same card, and would
 * take the code from under the fingers of whoever is typing it. Activity ids are unique within a conversation only.
 */
function createContents() {
  const hashes = new Map<string, string>();
  const hashOf = (message: Message): string =>
    createHash('sha256')
      .update(JSON.stringify(message.kind === 'card' ? message.card.content : message.text))
      .digest('base64');
  const keyOf = ({ conversation, activity }: Posted): string => JSON.stringify([conversation, activity]);
  return {
    shows: (place: Posted, message: Message): boolean => hashes.get(keyOf(place)) === hashOf(message),
    forget: (place: Posted): void => void hashes.delete(keyOf(place)),
    remember: (place: Posted, message: Message): void => {
      hashes.delete(keyOf(place));
      hashes.set(keyOf(place), hashOf(message));
      const [oldest] = hashes.keys();
      if (hashes.size > MOST_REMEMBERED && oldest !== undefined) hashes.delete(oldest);
    },
  };
}

async function continueIn<Result>(
  { adapter, appId }: Authentication,
  to: Reference,
  work: (context: TurnContext) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = [];
  await adapter.continueConversationAsync(appId, continuation(to), async (context) => {
    // Botbuilder gives the turn a made-up activity id, and every message would claim to answer it.
    delete context.activity.id;
    results.push(await work(context));
  });
  const [result] = results;
  if (results.length === 0) throw new ServiceError('TEAMS_UNAVAILABLE', 'The turn did not run.');
  return result as Result;
}

const continuation = ({ serviceUrl, conversation, bot, user, tenant }: Reference) => ({
  channelId: 'msteams',
  serviceUrl,
  bot: { id: bot, name: '' },
  user: { id: user, name: '' },
  conversation: {
    id: conversation,
    name: '',
    isGroup: false,
    conversationType: 'personal',
    tenantId: tenant,
  },
});

async function createChat(options: MessengerOptions, person: ObjectId): Promise<Reference> {
  const { authentication, serviceUrl, tenantId } = options;
  if (serviceUrl === undefined)
    throw new ServiceError('TEAMS_UNREACHABLE', 'The person has no conversation with the bot yet.');
  const bot = `28:${authentication.appId}`;
  const created: string[] = [];
  await authentication.adapter.createConversationAsync(
    authentication.appId,
    'msteams',
    serviceUrl,
    authentication.audience,
    {
      isGroup: false,
      bot: { id: bot, name: '' },
      members: [{ id: person, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    },
    (context) => Promise.resolve(void created.push(context.activity.conversation.id)),
  );
  const [conversation] = created;
  if (conversation === undefined)
    throw new ServiceError('TEAMS_UNAVAILABLE', 'The Bot Connector named no conversation.');
  return { serviceUrl, conversation, bot, user: person, tenant: tenantId };
}

/** Only 429 is sure not to have delivered, so only it is tried again, and only once. */
async function onceMore<Result>(
  pause: (milliseconds: number) => Promise<unknown>,
  send: () => Promise<Result>,
): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    const answer = connectorAnswerOf(error);
    const seconds = answer?.retryAfterSeconds ?? 1;
    if (answer?.status !== 429 || seconds > LONGEST_PAUSE) throw error;
    await pause(seconds * 1_000);
    return await send();
  }
}

/** Runs work of the same key one after the other, whether or not the one before it failed. */
function createQueues() {
  const tails = new Map<string, Promise<unknown>>();
  return async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(key) === mine) tails.delete(key);
    }
  };
}
