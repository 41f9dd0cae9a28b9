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
import { createChat, postInChannel, referenceTo } from './new-conversation.ts';
import type { Creation } from './new-conversation.ts';
import type { Message } from './message.ts';
import { shownBy } from './card-refresh.ts';
import { createSendQueue } from './send-queue.ts';
import type { Send, SendClock, Sending } from './send-queue.ts';
import type { SendObserver } from './send-observer.ts';

/** How a message goes out. */
export interface Delivery {
  /** The longest wait for limits and pauses in this process, in milliseconds; 5 seconds unless said. */
  readonly patience?: number;
}

/** What became of a change. */
export type Replaced = 'replaced' | 'lost' | 'gone';

/** How a message is changed. */
export interface Replacement extends Delivery {
  /** Also when the message shows just that: another answer may lie on top of it. */
  readonly anew?: boolean;
  /** Whether one that still waits for the same message will do instead: both would show what is true by then. */
  readonly joins?: boolean;
}

/**
 * Messages out, to one conversation at a time and in order: Teams answers parallel ones with 412 PreconditionFailed. All of
 * them throw TEAMS_THROTTLED when the wait for their turn is longer than they may take.
 */
export interface Messenger {
  post(to: Reference, message: Message, delivery?: Delivery): Promise<Posted>;
  /**
   * `lost` when that message can't be changed any more and a new one may do instead, `gone` when changing is of no use at
   * all. What it is to show is asked for when its turn has come; where
   * that is nothing, it is left as it is and `gone`. What it shows already is not sent again: Teams would empty what is being typed.
   */
  replace(
    to: Reference,
    activity: string,
    message: () => Promise<Message | undefined>,
    replacement?: Replacement,
  ): Promise<Replaced>;
  /**
   * Shows the person for a moment that the bot is typing: takes the road of a message, and leaves none. Tried once where
   * `isPassing`: what it announces must not wait behind it.
   */
  type(to: Reference, isPassing?: boolean): Promise<void>;
  /** The person's own chat, where they never wrote; it works for whom the app is installed. */
  open(person: ObjectId): Promise<Reference>;
  /** A message of its own in a channel of a team that has the app. */
  postInChannel(channel: string, message: Message): Promise<Posted>;
  /** Where such a message is changed. */
  inChannel(conversation: string): Reference;
}

/** What {@link createMessenger} works with. Without a bot identity there is no service URL. */
export interface MessengerOptions extends Creation {
  /** Time for limits and pauses; replaced in tests. */
  readonly clock?: SendClock;
  readonly observer?: SendObserver;
}

/** Beyond this many milliseconds the caller's own queue waits better than this process. */
const PATIENCE = 5_000;
/** Creating conversations has limits of its own, whoever it is with. */
const CREATION = 'create';
const REAL_TIME: SendClock = { now: Date.now, pause: (milliseconds) => wait(milliseconds) };

/** Sends through the adapter; throws TEAMS_UNREACHABLE, TEAMS_UNAVAILABLE, TEAMS_THROTTLED or TEAMS_REJECTED. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { authentication, clock = REAL_TIME, observer } = options;
  const queue = createSendQueue({ ...clock, ...(observer === undefined ? {} : { observer }) });
  const contents = createContents();
  const joining = createJoining<Replaced>();
  const inTurn = <Result>(to: Reference, work: (send: Send) => Promise<Result>) =>
    queue.inTurn(threadOf(to), work);

  const update = async (
    to: Reference,
    activity: string,
    message: Message,
    sending: Sending,
    send: Send,
  ): Promise<Replaced> => {
    const place = { conversation: to.conversation, activity };
    const changed = { ...activityOf(message), id: activity };
    try {
      await send(() => continueIn(authentication, to, (context) => context.updateActivity(changed)), sending);
      contents.remember(place, message);
      return 'replaced';
    } catch (error) {
      contents.forget(place);
      const outcome = outcomeOf(connectorAnswerOf(error)?.status);
      if (outcome === undefined) throw error;
      return outcome;
    }
  };

  return {
    post: (to, message, { patience = PATIENCE } = {}) =>
      inTurn(to, async (send) => {
        const sent = await send(
          () => continueIn(authentication, to, (context) => context.sendActivity(activityOf(message))),
          { kind: 'message', repeatable: false, patience },
        );
        if (sent?.id === undefined || sent.id === '')
          throw new ServiceError('TEAMS_UNAVAILABLE', 'The Bot Connector named no activity for a message.');
        const posted = { conversation: to.conversation, activity: sent.id };
        contents.remember(posted, message);
        return posted;
      }),
    replace: (to, activity, message, { anew = false, joins = false, patience = PATIENCE } = {}) => {
      const place = { conversation: to.conversation, activity };
      const key = joins ? `${anew ? 'anew' : 'changed'} ${placeKey(place)}` : undefined;
      return joining(key, (began) =>
        inTurn(to, async (send) => {
          began();
          const wanted = await message();
          if (wanted === undefined) return 'gone';
          if (!anew && contents.shows(place, wanted)) return 'replaced';
          return update(to, activity, wanted, { kind: 'update', repeatable: true, patience }, send);
        }),
      );
    },
    type: (to, isPassing = false) =>
      inTurn(to, async (send) => {
        // Teams names no activity for it.
        await send(
          () => continueIn(authentication, to, (context) => context.sendActivity({ type: 'typing' })),
          {
            kind: 'typing',
            repeatable: !isPassing,
            patience: isPassing ? 0 : PATIENCE,
          },
        );
      }),
    open: (person) =>
      queue.inTurn(CREATION, (send) =>
        send(() => createChat(options, person), { kind: 'new_chat', repeatable: false, patience: PATIENCE }),
      ),
    postInChannel: (channel, message) =>
      queue.inTurn(channel, async (send) => {
        const creating = { kind: 'channel_post', repeatable: false, patience: PATIENCE } as const;
        const posted = await send(() => postInChannel(options, channel, message), creating);
        contents.remember(posted, message);
        return posted;
      }),
    inChannel: (conversation) => referenceTo(options, conversation),
  };
}

/** 501 is a client that changes no message whatsoever. */
function outcomeOf(status: number | undefined): Replaced | undefined {
  if (status === 501) return 'gone';
  return status === 403 || status === 404 || status === 413 ? 'lost' : undefined;
}

/** All threads of a channel are one conversation to the limits. */
const threadOf = ({ conversation }: Reference): string => conversation.split(';')[0] ?? conversation;

/** Work under a key that has not begun is shared by whoever asks for the same meanwhile. */
function createJoining<Result>() {
  const waiting = new Map<string, Promise<Result>>();
  return (key: string | undefined, work: (began: () => void) => Promise<Result>): Promise<Result> => {
    if (key === undefined) return work(() => undefined);
    const same = waiting.get(key);
    if (same !== undefined) return same;
    const mine = work(() => void waiting.delete(key));
    waiting.set(key, mine);
    return mine;
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
      .update(message.kind === 'card' ? shownBy(message.card.content) : message.text)
      .digest('base64');
  return {
    shows: (place: Posted, message: Message): boolean => hashes.get(placeKey(place)) === hashOf(message),
    forget: (place: Posted): void => void hashes.delete(placeKey(place)),
    remember: (place: Posted, message: Message): void => {
      hashes.delete(placeKey(place));
      hashes.set(placeKey(place), hashOf(message));
      const [oldest] = hashes.keys();
      if (hashes.size > MOST_REMEMBERED && oldest !== undefined) hashes.delete(oldest);
    },
  };
}

const placeKey = ({ conversation, activity }: Posted): string => JSON.stringify([conversation, activity]);

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
