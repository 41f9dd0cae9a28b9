import { z } from 'zod';
import { cardAction, cardRefresh } from './card-action.ts';
import type { CardAction, CardRefresh } from './card-action.ts';

/** Teams writes an absent field as null now and then. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const account = z.object({ id: z.string(), aadObjectId: text, role: text });
const mention = z.object({ type: z.string(), text, mentioned: z.object({ id: z.string() }).optional() });

/**
 * What is read of a Bot Framework activity. Nothing else of it is trusted or looked at.
 * Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
 */
export const teamsActivity = z.object({
  type: z.string().min(1),
  id: text,
  name: text,
  action: text,
  text,
  value: z.unknown().optional(),
  replyToId: text,
  locale: text,
  localTimezone: text,
  channelId: z.string(),
  serviceUrl: z.url(),
  conversation: z.object({ id: z.string().min(1), conversationType: text, tenantId: text }),
  channelData: z.object({ tenant: z.object({ id: text }).nullish() }).nullish(),
  from: account,
  recipient: account,
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  // An entity of a kind that is not known here must not cost the person their message.
  entities: z.array(mention.or(z.unknown().transform(() => undefined))).nullish(),
});

/** A parsed activity. */
export type TeamsActivity = z.infer<typeof teamsActivity>;

/** How a click arrived: `Action.Execute` waits for an answer, `Action.Submit` comes as a message. */
export type ClickVia = 'execute' | 'submit';

/** What an activity means to the bot. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'click'; readonly via: ClickVia; readonly action: CardAction }
  /** A card that asks whether it is still true: its own words, and nobody's click. */
  | ({ readonly kind: 'refresh' } & Omit<CardRefresh, 'verb'>)
  /** Card data that fits no verb: a forged or a very old card. */
  | { readonly kind: 'unreadable_click'; readonly via: ClickVia }
  | { readonly kind: 'arrived' }
  | { readonly kind: 'left' }
  | { readonly kind: 'nothing' };

const execute = z.object({
  action: z.object({ verb: text, data: z.record(z.string(), z.unknown()).nullish() }),
});

/** What an activity means; it says nothing about whether its sender may say it. */
export function saidIn(activity: TeamsActivity): Said {
  switch (activity.type) {
    case 'message':
      return isCardData(activity.value)
        ? click('submit', activity.value)
        : { kind: 'text', text: withoutMention(activity) };
    case 'invoke':
      return activity.name === 'adaptiveCard/action'
        ? refreshOrClick(executeData(activity.value))
        : { kind: 'nothing' };
    case 'installationUpdate':
      return installation(activity.action);
    case 'conversationUpdate':
      return (activity.membersAdded ?? []).length > 0 ? { kind: 'arrived' } : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}

/** Whether the activity is answered in the HTTP response. */
export const isInvoke = (activity: TeamsActivity): boolean => activity.type === 'invoke';

/** Whether it was said in the person's own chat with the bot; in groups and channels nothing is started or shown. */
export const isPersonal = (activity: TeamsActivity): boolean =>
  activity.conversation.conversationType === 'personal';

const isCardData = (value: unknown): value is object => typeof value === 'object' && value !== null;

function click(via: ClickVia, data: unknown): Said {
  const parsed = cardAction.safeParse(data);
  return parsed.success ? { kind: 'click', via, action: parsed.data } : { kind: 'unreadable_click', via };
}

function refreshOrClick(data: unknown): Said {
  const refresh = cardRefresh.safeParse(data).data;
  if (refresh === undefined) return click('execute', data);
  return { kind: 'refresh', number: refresh.number, seen: refresh.seen, shows: refresh.shows };
}

function executeData(value: unknown): unknown {
  const parsed = execute.safeParse(value);
  return parsed.success ? { verb: parsed.data.action.verb, ...parsed.data.action.data } : undefined;
}

function installation(action: string | undefined): Said {
  if (action === 'add') return { kind: 'arrived' };
  return action === 'remove' ? { kind: 'left' } : { kind: 'nothing' };
}

function withoutMention(activity: TeamsActivity): string {
  const mentions = (activity.entities ?? []).filter(
    (entity) => entity?.type === 'mention' && entity.mentioned?.id === activity.recipient.id,
  );
  return mentions.reduce((rest, at) => rest.replace(at?.text ?? '', ''), activity.text ?? '').trim();
}
