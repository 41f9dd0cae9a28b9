import type { ObjectId } from '../domain/person.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { Notifier, Posted } from '../workflow/ports.ts';
import type { ConversationStore } from '../workflow/storage-ports.ts';
import { connectorAnswerOf } from './connector-transport.ts';
import { decodeReference, encodeReference, localeOf } from './conversation-reference.ts';
import type { Reference } from './conversation-reference.ts';
import type { Render } from './message.ts';
import type { Messenger } from './messenger.ts';
import { withPatience } from './patience.ts';

/** What {@link createNotifier} works with. */
export interface NotifierOptions {
  readonly messenger: Messenger;
  readonly conversations: ConversationStore;
  readonly render: Render;
  /** Milliseconds until a card counts as not painted yet, so that a slow chat holds up no other. */
  readonly patience?: number;
}

/** Messages to people through their own chats with the bot, also where they never wrote to it. */
export function createNotifier(options: NotifierOptions): Notifier {
  const { messenger, conversations, render, patience = 4_000 } = options;
  const known = async (person: ObjectId): Promise<Reference | undefined> => {
    const stored = await conversations.of(person);
    return stored === undefined ? undefined : decodeReference(stored);
  };
  const opened = async (person: ObjectId, before?: Reference): Promise<Reference> => {
    const reference = { ...(await messenger.open(person)), ...localeOf(before ?? {}) };
    await conversations.save(person, encodeReference(reference));
    return reference;
  };
  /** In the person's chat, which is opened first where there is none or none any more. */
  const inChat = async <Result>(
    person: ObjectId,
    work: (chat: Reference) => Promise<Result>,
  ): Promise<Result> => {
    const stored = await known(person);
    if (stored === undefined) return work(await opened(person));
    try {
      return await work(stored);
    } catch (error) {
      if (!isConversationGone(error)) throw error;
      await conversations.forget(person);
      return await work(await opened(person, stored));
    }
  };
  return {
    tell: (to, view, notify = true) =>
      inChat(to, (chat): Promise<Posted> => {
        const card = render(view, readerOf(chat));
        return messenger.post(chat, { kind: 'card', card, notify });
      }),
    reach: async (person) => {
      try {
        await inChat(person, (chat) => messenger.type(chat));
        return 'reachable';
      } catch (error) {
        if (isServiceError(error, 'TEAMS_UNREACHABLE')) return 'unreachable';
        if (isServiceError(error) && error.code.startsWith('TEAMS_')) return 'unknown';
        throw error;
      }
    },
    repaint: async (copy, look, anew = false) => {
      const reference = await known(copy.person);
      // Who removed the bot is out of reach, and so is every card they had.
      if (reference === undefined) return 'gone';
      const place = { ...reference, conversation: copy.conversation };
      const painting = messenger.replace(
        place,
        copy.activity,
        async () => {
          const view = await look();
          return view && { kind: 'card', card: render(view, readerOf(reference)), notify: false };
        },
        { anew, joins: true },
      );
      const outcome = await withPatience(patience, painting);
      if (outcome.kind === 'late') {
        // It goes on, and is found done or failed when the card is painted again.
        painting.catch(() => undefined);
        throw new ServiceError('TEAMS_UNAVAILABLE', 'A chat takes long: its card may be painted later.');
      }
      return outcome.result === 'replaced' ? 'repainted' : outcome.result;
    },
  };
}

/**
 * Such a chat never comes back: Microsoft says to create a new one. A 403 is somebody who blocked or removed the bot.
 * Source: MicrosoftDocs/msteams-docs, "Status codes from bot conversational APIs".
 */
function isConversationGone(error: unknown): boolean {
  const answer = connectorAnswerOf(error);
  return answer?.status === 404 && answer.code === 'ConversationNotFound';
}

/**
 * Who reads a card in their own chat, for rendering. Only ids that Teams gave are known to its clients: where the bot opened
 * the chat and was never written to, `user` is an object id.
 */
export function readerOf({ locale, user }: { readonly locale?: string; readonly user?: string }) {
  const viewer = user?.startsWith('29:') === true ? { viewer: user } : {};
  return { ...localeOf(locale === undefined ? {} : { locale }), ...viewer };
}
