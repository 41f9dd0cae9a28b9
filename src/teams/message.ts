import type { View } from '../workflow/view.ts';

/** A view as Teams takes it. */
export interface Rendered {
  /** Adaptive Card JSON. */
  readonly content: Readonly<Record<string, unknown>>;
  /** One plain line, for notifications and chat lists. */
  readonly summary: string;
}

/** How a view is shown. */
export interface RenderOptions {
  /** The reader's language (BCP 47), as Teams tells it. */
  readonly locale?: string;
  /** The card takes the place of one that a newer message stands in for, and says so. */
  readonly isOld?: boolean;
  /** The reader's id in Teams, where the card is in their own chat: it then asks by itself whether it is still true. */
  readonly viewer?: string;
}

/** Turns a view into a card, in the language of `locale` where it can. */
export type Render = (view: View, options?: RenderOptions) => Rendered;

/** What can be posted. */
export type Message =
  | { readonly kind: 'card'; readonly card: Rendered; readonly notify: boolean }
  | { readonly kind: 'text'; readonly text: string };

/** Content type of an Adaptive Card, as an attachment and as the answer to a click. */
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/**
 * The message as an activity. Without `notification.alert` Teams may post it without telling anybody.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function activityOf(message: Message) {
  if (message.kind === 'text') return { type: 'message', text: message.text, textFormat: 'plain' };
  const { content, summary } = message.card;
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: CARD_TYPE, content }],
    ...(message.notify ? { channelData: { notification: { alert: true } } } : {}),
  };
}

/** The body that answers a click with a card, shown in place of the one clicked, to the clicker only. */
export const cardAnswer = (card: Rendered) => ({ statusCode: 200, type: CARD_TYPE, value: card.content });

/**
 * The body that answers a click with a sentence, the card staying as it is. Errors go this way too: clients show
 * nothing of `application/vnd.microsoft.error`.
 * Source: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
 */
export const sentenceAnswer = (text: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
});
