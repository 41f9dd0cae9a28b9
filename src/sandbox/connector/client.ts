import { randomUUID } from 'node:crypto';
import { ServiceError } from '../../errors.ts';
import { visibleText } from './card-reading.ts';
import type { Chats } from './chats.ts';
import { filledIn, findButton } from './click.ts';
import { contentOf, record } from './posted-message.ts';
import type { CardPart, PostedMessage } from './posted-message.ts';

/** Who sits at this client. */
export interface TeamsPerson {
  readonly aadObjectId: string;
  readonly name: string;
  readonly role?: string;
}

/** How this client presents its person to the bot. */
export interface ClientOptions {
  readonly tenantId: string;
  /** Makes the bearer token of each request; none without it. */
  readonly token?: (serviceUrl: string) => string;
  readonly locale?: string;
  /** IANA name of the zone the device is in; a client that says nothing of it without this. */
  readonly timeZone?: string;
  /** Id of a group chat to be in, instead of the person's own chat. */
  readonly group?: string;
  /** How activities travel to the bot; one POST each without it. */
  readonly deliver?: (activity: CardPart) => Promise<BotAnswer>;
}

/** Where a click goes. */
export interface ClickOptions {
  /** Id of the message that carries the button; the newest one that has it without this. */
  readonly on?: string;
  /** `Action.Execute` as Teams does it, or the `Action.Submit` of clients that know no better. */
  readonly via?: 'execute' | 'submit';
}

/** What the bot answered over HTTP. */
export interface BotAnswer {
  readonly status: number;
  readonly body: CardPart | undefined;
}

/** Teams in one person's hands. */
export interface TeamsClient {
  /** Opens the chat for the first time. */
  readonly install: () => Promise<BotAnswer>;
  readonly uninstall: () => Promise<BotAnswer>;
  readonly say: (text: string) => Promise<BotAnswer>;
  /** Clicks the button with that title (or verb), with those inputs; throws when a real client would not send it. */
  readonly click: (
    button: string,
    inputs?: Readonly<Record<string, string>>,
    options?: ClickOptions,
  ) => Promise<BotAnswer>;
  /**
   * Looks at a message, whose card then asks by itself for its present state; undefined where it does not, or not for this
   * person.
   */
  readonly look: (on: string) => Promise<BotAnswer | undefined>;
  /** Posts an activity with anything changed in it, for what no real client would send. */
  readonly send: (changes: CardPart) => Promise<BotAnswer>;
  readonly messages: () => readonly PostedMessage[];
  /** Everything readable on the newest message. */
  readonly screen: () => string;
  /** Throws unless the newest message shows that text. */
  readonly sees: (text: string) => void;
  /** Resolves when the newest message shows that text; throws after so many milliseconds (5000). */
  readonly soonSees: (text: string, milliseconds?: number) => Promise<void>;
}

/** What a client is made of. */
export interface ClientParts extends ClientOptions {
  readonly chats: Chats;
  readonly person: TeamsPerson;
  readonly botUrl: string;
  readonly serviceUrl: string;
  readonly conversation: string;
}

export function createTeamsClient(parts: ClientParts): TeamsClient {
  const { chats, conversation } = parts;
  const { deliver = (activity: CardPart) => post(parts, activity) } = parts;
  const send = (changes: CardPart): Promise<BotAnswer> => deliver({ ...activityFrom(parts), ...changes });
  const messages = (): readonly PostedMessage[] => chats.of(conversation);
  const screen = (): string => textOf(messages().at(-1));
  const sees = (text: string): void => {
    if (!screen().includes(text))
      throw new ServiceError(
        'SANDBOX_STEP_FAILED',
        `Expected “${text}”, but the screen shows:\n${screen()}\n`,
      );
  };
  return {
    send,
    messages,
    screen,
    sees,
    install: () => send({ type: 'installationUpdate', action: 'add' }),
    uninstall: () => send({ type: 'installationUpdate', action: 'remove' }),
    say: (text) => send({ type: 'message', text }),
    click: async (wanted, inputs = {}, { on, via = 'execute' } = {}) => {
      const { button, message } = findButton(messages(), wanted, on);
      const data = { ...button.data, ...filledIn(message.content.card ?? {}, button, inputs) };
      if (via === 'submit') return send({ type: 'message', value: data, replyToId: message.id });
      const action = { type: 'Action.Execute', verb: data['verb'], data };
      const value = { action, trigger: 'manual' };
      const answer = await send({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value,
        replyToId: message.id,
      });
      showAnswer(parts, message, answer);
      return answer;
    },
    look: async (on) => {
      const message = messages().find(({ id }) => id === on);
      const refresh = record(message?.content.card?.['refresh']);
      const users = refresh?.['userIds'];
      if (message === undefined || refresh === undefined) return undefined;
      if (Array.isArray(users) && !users.includes(userIdOf(parts.person))) return undefined;
      const value = { action: refresh['action'], trigger: 'automatic' };
      const answer = await send({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId: on });
      // A sentence would be shown nowhere: nobody clicked.
      if (record(answer.body?.['value']) !== undefined) showAnswer(parts, message, answer);
      return answer;
    },
    soonSees: async (text, milliseconds = 5_000) => {
      const late = AbortSignal.timeout(milliseconds);
      const over = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve()));
      while (!screen().includes(text) && !late.aborted) await Promise.race([chats.nextChange(), over]);
      sees(text);
    },
  };
}

/** Ids in Teams are other ids than those in Entra; here one is made of the other. */
const userIdOf = ({ aadObjectId }: TeamsPerson): string => `29:${aadObjectId}`;

/** Everything readable on a message. */
export function textOf(message: PostedMessage | undefined): string {
  if (message === undefined) return '';
  const { text, card } = message.content;
  return [...(text === undefined ? [] : [text]), ...(card === undefined ? [] : [visibleText(card)])].join(
    '\n',
  );
}

function activityFrom(parts: ClientParts): CardPart {
  const { person, serviceUrl, conversation, tenantId, group, locale, timeZone } = parts;
  return {
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: userIdOf(person), ...person },
    recipient: { id: '28:latchkey', name: 'Latchkey' },
    conversation: {
      id: conversation,
      conversationType: group === undefined ? 'personal' : 'groupChat',
      tenantId,
      ...(group === undefined ? {} : { isGroup: true }),
    },
    channelData: { tenant: { id: tenantId } },
    ...(locale === undefined ? {} : { locale }),
    ...(timeZone === undefined ? {} : { localTimezone: timeZone }),
  };
}

function post({ botUrl, serviceUrl, token }: ClientParts, activity: CardPart): Promise<BotAnswer> {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token(serviceUrl)}` };
  return postActivity(botUrl, activity, { headers });
}

/** Posts an activity to the bot at that address, as the Bot Framework's service does. */
export async function postActivity(
  botUrl: string,
  activity: CardPart,
  {
    headers = {},
    signal,
  }: { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal },
): Promise<BotAnswer> {
  const response = await fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(activity),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : record(JSON.parse(text)) };
}

/** A card in the answer takes the place of the one clicked; a sentence appears under it. */
function showAnswer({ chats, conversation }: ClientParts, clicked: PostedMessage, { body }: BotAnswer): void {
  const card = record(body?.['value']);
  if (card !== undefined && body?.['type'] === 'application/vnd.microsoft.card.adaptive')
    chats.change(clicked.id, 'answered', { ...clicked.content, card });
  else if (typeof body?.['value'] === 'string') chats.post(conversation, contentOf({ text: body['value'] }));
}
