import type { ObjectId } from '../domain/person.ts';
import type { ConversationStore, Notifier } from '../workflow/ports.ts';
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
  const opened = async (person: ObjectId): Promise<Reference> => {
    const reference = await messenger.open(person);
    await conversations.save(person, encodeReference(reference));
    return reference;
  };
  return {
    tell: async (to, view) => {
      const reference = (await known(to)) ?? (await opened(to));
      return messenger.post(reference, {
        kind: 'card',
        card: render(view, localeOf(reference)),
        notify: true,
      });
    },
    repaint: async (copy, view) => {
      const reference = await known(copy.person);
      // Who removed the bot is out of reach, and so is every card they had.
      if (reference === undefined) return 'gone';
      const place = { ...reference, conversation: copy.conversation };
      const card = render(view, localeOf(reference));
      const outcome = await messenger.replace(place, copy.activity, { kind: 'card', card, notify: false });
      return outcome === 'gone' ? 'gone' : 'repainted';
    },
  };
}

/** The language the person last wrote with, for rendering. */
export const localeOf = ({ locale }: { readonly locale?: string }) =>
  locale === undefined ? {} : { locale };
