import { randomUUID } from 'node:crypto';
import type { ChangeKind, Content, PostedMessage } from './posted-message.ts';

/** Every chat of the simulated Teams, by conversation id; oldest message first. */
export interface Chats {
  readonly post: (conversation: string, content: Content) => PostedMessage;
  /** Undefined when there is no such message in that conversation. */
  readonly change: (id: string, by: ChangeKind, content: Content) => PostedMessage | undefined;
  readonly remove: (id: string) => boolean;
  readonly of: (conversation: string) => readonly PostedMessage[];
  /** Messages of all threads of a channel. */
  readonly inThreadsOf: (channel: string) => readonly PostedMessage[];
  /** A new thread, which is a conversation of its own: its id ends in that of its first message. */
  readonly startThread: (channel: string, content: Content) => PostedMessage;
  readonly get: (id: string) => PostedMessage | undefined;
  /** Resolves at the next change of any message. */
  readonly nextChange: () => Promise<void>;
}

export function createChats(): Chats {
  const messages = new Map<string, PostedMessage>();
  let change = Promise.withResolvers<undefined>();
  const keep = (message: PostedMessage): PostedMessage => {
    messages.set(message.id, message);
    const happened = change;
    change = Promise.withResolvers();
    happened.resolve(undefined);
    return message;
  };
  return {
    post: (conversation, content) =>
      keep({ id: randomUUID(), conversation, content, history: [{ by: 'posted', content }] }),
    change: (id, by, content) => {
      const before = messages.get(id);
      if (before === undefined) return undefined;
      return keep({ ...before, content, history: [...before.history, { by, content }] });
    },
    remove: (id) => messages.delete(id),
    of: (conversation) => [...messages.values()].filter((message) => message.conversation === conversation),
    inThreadsOf: (channel) =>
      [...messages.values()].filter(({ conversation }) => conversation.startsWith(`${channel};`)),
    startThread: (channel, content) => {
      const id = randomUUID();
      const conversation = `${channel};messageid=${id}`;
      return keep({ id, conversation, content, history: [{ by: 'posted', content }] });
    },
    get: (id) => messages.get(id),
    nextChange: async () => {
      await change.promise;
    },
  };
}
