import type { ObjectId } from '../domain/person.ts';
import type { Notifier, Posted } from '../workflow/ports.ts';
import type { ConversationStore } from '../workflow/storage-ports.ts';
import type { View } from '../workflow/view.ts';
import { connectorAnswerOf } from './connector-transport.ts';
import { decodeReference, encodeReference } from './conversation-reference.ts';
import type { Reference } from './conversation-reference.ts';
import type { Render } from './message.ts';
import type { Messenger } from './messenger.ts';

/** What {@link createNotifier} works with. */
export interface NotifierOptions {
  readonly messenger: Messenger;
  readonly conversations: ConversationStore;
  readonly render: Render;
}

/** Messages to people through their own chats with the bot, also where they never wrote to it. */
export function createNotifier({ messenger, conversations, render }: NotifierOptions): Notifier {
  const known = async (person: ObjectId): Promise<Reference | undefined> => {
    const stored = await conversations.of(person);
    return stored === undefined ? undefined : decodeReference(stored);
  };
  const opened = async (person: ObjectId, before?: Reference): Promise<Reference> => {
    const reference = { ...(await messenger.open(person)), ...localeOf(before ?? {}) };
    await conversations.save(person, encodeReference(reference));
    return reference;
  };
  const post = (to: Reference, view: View): Promise<Posted> =>
    messenger.post(to, { kind: 'card', card: render(view, localeOf(to)), notify: true });
  return {
    tell: async (to, view) => {
      const stored = await known(to);
      if (stored === undefined) return post(await opened(to), view);
      try {
        return await post(stored, view);
      } catch (error) {
        if (!isConversationGone(error)) throw error;
        await conversations.forget(to);
        return await post(await opened(to, stored), view);
      }
    },
    repaint: async (copy, view, anew = false) => {
      const reference = await known(copy.person);
      // Who removed the bot is out of reach, and so is every card they had.
      if (reference === undefined) return 'gone';
      const place = { ...reference, conversation: copy.conversation };
      const card = render(view, localeOf(reference));
      const outcome = await messenger.replace(
        place,
        copy.activity,
        { kind: 'card', card, notify: false },
        anew,
      );
      return outcome === 'gone' ? 'gone' : 'repainted';
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

/** The language the person last wrote with, for rendering. */
export const localeOf = ({ locale }: { readonly locale?: string }) =>
  locale === undefined ? {} : { locale };
