/** An Adaptive Card or a part of one, as JSON. */
export type CardPart = Readonly<Record<string, unknown>>;

/** What a message shows at one time. */
export interface Content {
  readonly text?: string;
  readonly summary?: string;
  readonly card?: CardPart;
  /** Whether Teams was asked to notify the person. */
  readonly alert: boolean;
}

/** How a message came to show something: posted, updated by the bot, or replaced by the answer to a click. */
export type ChangeKind = 'posted' | 'updated' | 'answered';

/** A message of the bot in somebody's chat, with everything it ever showed. */
export interface PostedMessage {
  readonly id: string;
  readonly conversation: string;
  /** What it shows now. */
  readonly content: Content;
  readonly history: readonly { readonly by: ChangeKind; readonly content: Content }[];
}

/** What an activity, as the bot sent it, shows. */
export function contentOf(activity: CardPart): Content {
  const [attachment] = list(activity['attachments']);
  const card = record(attachment?.['content']);
  const notification = record(record(activity['channelData'])?.['notification']);
  return {
    alert: notification?.['alert'] === true,
    ...(typeof activity['text'] === 'string' ? { text: activity['text'] } : {}),
    ...(typeof activity['summary'] === 'string' ? { summary: activity['summary'] } : {}),
    ...(card === undefined ? {} : { card }),
  };
}

/** `value` as a JSON object, undefined when it is none. */
export function record(value: unknown): CardPart | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as CardPart)
    : undefined;
}

/** The JSON objects in `value`, when it is a list. */
export function list(value: unknown): readonly CardPart[] {
  return Array.isArray(value) ? value.map(record).filter((item) => item !== undefined) : [];
}
