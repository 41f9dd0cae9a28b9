import { randomInt } from 'node:crypto';
import { causeOf, isServiceError } from '../errors.ts';
import type { Log } from '../workflow/ports.ts';
import type { CopyStore } from '../workflow/storage-ports.ts';
import type { View } from '../workflow/view.ts';
import type { Actor, Reply } from './conversation.ts';
import type { Reference } from './conversation-reference.ts';
import { languageOf } from './language.ts';
import type { Language } from './language.ts';
import type { Message, Render, Rendered } from './message.ts';
import type { Messenger } from './messenger.ts';
import { readerOf } from './notifier.ts';
import { wordsIn } from './words.ts';
import type { Words } from './words.ts';

/** What {@link createReplies} works with. */
export interface RepliesOptions {
  readonly render: Render;
  /** For readers whose locale isn't known, or has no catalogue. */
  readonly language: Language;
  readonly messenger: Messenger;
  readonly copies: CopyStore;
  readonly log: Log;
  /** Whether the turn under way saved what it was about, whatever becomes of its answer. */
  readonly wasSaved: () => boolean;
}

/** Whoever reads a card: their language and their id in Teams. */
export interface Reader {
  readonly locale?: string;
  readonly user?: string;
}

/** Replies made and delivered. Nothing here throws: what fails is in the log, and where possible on the card. */
export interface Replies {
  /** The reply, or a card that says what is wrong, with a reference that is also in the log. */
  ask(conversation: () => Promise<Reply>): Promise<Reply>;
  /** The reply, or `unchanged` when there is none: what nobody asked for need not fail in front of anybody. */
  quietly(conversation: () => Promise<Reply | 'unchanged'>): Promise<Reply | 'unchanged'>;
  /** The card that says that something went wrong, its cause being logged under the reference it shows. */
  trouble(error: unknown): View;
  /** For a sentence without a card, in the language of that locale, else the helpdesk's. */
  words(locale: string | undefined): Words;
  /** `isOld` where it takes the place of a card that a newer message stands in for. */
  render(reader: Reader, view: View, isOld?: boolean): Rendered;
  /** Whether a newer message stands in for the card with that activity. */
  isOld(conversation: string, activity: string): Promise<boolean>;
  /** Remembers that the reply's card is shown as that activity, so that it is repainted with its request. */
  keepCopy(actor: Actor, reply: Reply, conversation: string, activity: string): Promise<void>;
  /** Puts the reply in place of a message, or posts it anew where there is none to replace. */
  deliver(actor: Actor, to: Reference, reply: Reply, inPlaceOf?: string): Promise<void>;
  say(to: Reference, text: string): Promise<void>;
  /** Shows for a moment that the bot is typing. */
  type(to: Reference): Promise<void>;
}

export function createReplies(options: RepliesOptions): Replies {
  const { render, language, messenger, copies, log, wasSaved } = options;
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error(causeOf(error), what);
    }
  };
  const trouble = (error: unknown): View => {
    const reference = newReference();
    log.error({ reference, ...causeOf(error) }, 'An activity could not be answered.');
    return { card: 'trouble', what: troubleOf(error, wasSaved()), reference };
  };
  const shown = (reader: Reader, view: View, isOld = false): Rendered =>
    render(view, { ...readerOf(reader), ...(isOld ? { isOld } : {}) });
  const keepCopy: Replies['keepCopy'] = (actor, { copyOf }, conversation, activity) =>
    attempt('A card could not be remembered for repainting.', async () => {
      if (copyOf !== undefined) {
        const place = { conversation, activity };
        await copies.add({ ...copyOf, person: actor.id, ...place, standing: 'first' });
      }
    });
  return {
    render: shown,
    words: (locale) => wordsIn(languageOf(locale, language)),
    keepCopy,
    isOld: async (conversation, activity) => {
      try {
        return (await copies.at({ conversation, activity }))?.standing === 'replaced';
      } catch (error) {
        log.error(causeOf(error), 'Whether a card is an old one could not be read.');
        return false;
      }
    },
    trouble,
    ask: async (conversation) => {
      try {
        return await conversation();
      } catch (error) {
        return { view: trouble(error) };
      }
    },
    quietly: async (conversation) => {
      try {
        return await conversation();
      } catch (error) {
        log.warn(causeOf(error), 'A card could not be refreshed.');
        return 'unchanged';
      }
    },
    deliver: (actor, to, reply, inPlaceOf) =>
      attempt('An answer could not be delivered.', async () => {
        const message: Message = { kind: 'card', card: shown(to, reply.view), notify: false };
        const replaced =
          inPlaceOf !== undefined &&
          (await messenger.replace(to, inPlaceOf, () => Promise.resolve(message), UNHURRIED));
        const activity =
          replaced === 'replaced'
            ? (inPlaceOf ?? '')
            : (await messenger.post(to, message, UNHURRIED)).activity;
        await keepCopy(actor, reply, to.conversation, activity);
      }),
    type: (to) => attempt('That the bot is typing could not be shown.', () => messenger.type(to, true)),
    say: (to, text) =>
      attempt('A sentence could not be delivered.', () =>
        messenger.post(to, { kind: 'text', text }, UNHURRIED),
      ),
  };
}

/** Nobody else would deliver an answer later, so it waits here longer than other messages do. */
const UNHURRIED = { patience: 30_000 };

/** Letters and digits nobody mistakes when read out over the phone. */
const LEGIBLE = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

function newReference(): string {
  return Array.from({ length: 6 }, () => LEGIBLE.charAt(randomInt(LEGIBLE.length))).join('');
}

function troubleOf(error: unknown, wasSaved: boolean): Extract<View, { card: 'trouble' }>['what'] {
  const code = isServiceError(error) ? error.code : '';
  if (code === 'DATABASE_OUTCOME_UNKNOWN') return 'unsure';
  if (wasSaved) return 'saved_unseen';
  if (code.startsWith('GRAPH_')) return 'directory';
  if (code === 'DATABASE_ROW_INVALID') return 'unreadable_record';
  return code.startsWith('DATABASE_') ? 'database' : 'unexpected';
}
