// Drives one window of the Playground as its person would, over the interfaces its own page uses.
import { z } from 'zod';
import { ServiceError } from '../errors.ts';
import { buttonsOf } from './connector/card-reading.ts';
import { filledIn, findButton } from './connector/click.ts';
import { textOf } from './connector/client.ts';
import { contentOf, record } from './connector/posted-message.ts';
import type { CardPart, PostedMessage } from './connector/posted-message.ts';

/** Which window, and who sits at it. */
export interface TeamsWindowOptions {
  readonly name: string;
  readonly url: string;
  readonly userId: string;
  readonly conversation: string;
}

/** A window in a person's hands. What it shows begins with what arrives after it was opened. */
export interface TeamsWindow {
  readonly say: (text: string) => Promise<void>;
  /** Resolves with the whole title when a card has such a button; throws like `sees`. */
  readonly offers: (title: RegExp, patience?: number) => Promise<string>;
  /** Waits for a button with such a title and clicks it, on the newest card that has it. */
  readonly click: (title: RegExp, inputs?: Readonly<Record<string, string>>) => Promise<void>;
  /** Resolves with the text of the newest message that fits; throws SANDBOX_STEP_FAILED after `patience` milliseconds. */
  readonly sees: (expected: RegExp, patience?: number) => Promise<string>;
  /** Forgets what the window showed so far, so that only what is new counts. */
  readonly clear: () => void;
  /** Resolves when the window no longer counts on this reader. */
  readonly close: () => Promise<void>;
}

const PATIENCE = 15_000;

const streamed = z.object({
  action: z.string(),
  actionConversationId: z.string(),
  message: z
    .object({
      messageId: z.string(),
      text: z.string().nullish(),
      attachments: z.array(z.looseObject({})).nullish(),
    })
    .optional(),
});

const invokeReply = z.looseObject({ value: z.unknown() });

/** Opens the stream of what the window shows; throws SANDBOX_STEP_FAILED when it can't. */
export async function openTeamsWindow(options: TeamsWindowOptions): Promise<TeamsWindow> {
  const { conversation, userId } = options;
  const screen = createScreen(options);
  const socket = await openStream(options, (data) => {
    const event = streamed.safeParse(data).data;
    if (event?.message !== undefined && event.actionConversationId === conversation)
      screen.show(event.message.messageId, event.message);
  });
  return {
    ...screen,
    say: async (text) => {
      const path = `/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`;
      await post(options, path, { from: { id: userId }, text, textFormat: 'plain' });
    },
    click: async (wanted, inputs = {}) => {
      const title = await screen.offers(wanted);
      const { button, message } = findButton(screen.messages(), title, undefined);
      const data = { ...button.data, ...filledIn(message.content.card ?? {}, button, inputs) };
      const reply = await post(options, '/_conversation/v1/invoke', {
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' },
        from: { id: userId },
        conversation: { id: conversation },
        replyToId: message.id,
      });
      showReply(screen.show, message.id, reply);
    },
    close: () => closed(socket),
  };
}

/** What a window shows, and ways to wait for it. */
function createScreen({ name, conversation }: TeamsWindowOptions) {
  const shown = new Map<string, PostedMessage>();
  const changed = { notify: (): void => undefined };
  const messages = (): readonly PostedMessage[] => [...shown.values()];
  const missing = (what: string, expected: RegExp) => (): string => {
    const seen = messages().map(textOf).join('\n\n');
    return `${name} was expected to see ${what} ${String(expected)}, but saw:\n${seen === '' ? '(nothing)' : seen}\n`;
  };
  return {
    messages,
    show: (id: string, activity: CardPart): void => {
      // The newest is last, and a repainted message counts as new.
      shown.delete(id);
      shown.set(id, { id, conversation, content: contentOf(activity), history: [] });
      changed.notify();
    },
    clear: (): void => shown.clear(),
    offers: (title: RegExp, patience = PATIENCE): Promise<string> =>
      soon(
        () =>
          messages()
            .flatMap(({ content }) => buttonsOf(content.card ?? {}))
            .map((button) => button.title)
            .findLast((known) => title.test(known)),
        { changed, patience, otherwise: missing('the button', title) },
      ),
    sees: (expected: RegExp, patience = PATIENCE): Promise<string> =>
      soon(
        () =>
          messages()
            .map(textOf)
            .findLast((text) => expected.test(text)),
        { changed, patience, otherwise: missing('the text', expected) },
      ),
  };
}

function showReply(show: (id: string, activity: CardPart) => void, clicked: string, reply: string): void {
  const value = invokeReply.safeParse(reply === '' ? {} : JSON.parse(reply)).data?.value;
  const card = record(value);
  if (card !== undefined) show(clicked, { attachments: [{ content: card }] });
  else if (typeof value === 'string') show(`${clicked} answer`, { text: value });
}

function openStream({ name, url }: TeamsWindowOptions, receive: (data: unknown) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/u, 'ws')}/_ws_conversation/v1/conversations/stream`);
  socket.addEventListener('message', ({ data }) => receive(JSON.parse(String(data))));
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('error', () => {
      reject(new ServiceError('SANDBOX_STEP_FAILED', `The window of ${name}, ${url}, does not answer.`));
    });
  });
}

async function post({ name, url }: TeamsWindowOptions, path: string, body: CardPart): Promise<string> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.ok) return text;
  throw new ServiceError(
    'SANDBOX_STEP_FAILED',
    `The window of ${name} answered ${response.status} to POST ${path}: ${text.slice(0, 300)}.`,
  );
}

/** Closes and waits for the answer: the Playground fails to post while a reader is half gone. */
function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.addEventListener('close', () => resolve(), { once: true });
    if (socket.readyState === WebSocket.CLOSED) resolve();
    socket.close();
  });
}

interface Wait {
  readonly changed: { notify: () => void };
  readonly patience: number;
  readonly otherwise: () => string;
}

/** Looks again at every change until there is something, or throws with what `otherwise` says. */
async function soon(find: () => string | undefined, { changed, patience, otherwise }: Wait): Promise<string> {
  const late = AbortSignal.timeout(patience);
  const isLate = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve()));
  for (;;) {
    const change = new Promise<void>((resolve) => (changed.notify = resolve));
    const found = find();
    if (found !== undefined) return found;
    if (late.aborted) throw new ServiceError('SANDBOX_STEP_FAILED', otherwise());
    await Promise.race([change, isLate]);
  }
}
