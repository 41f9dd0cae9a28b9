import type { ObjectId } from '../domain/person.ts';
import { ServiceError } from '../errors.ts';
import type { Posted } from '../workflow/ports.ts';
import type { Authentication } from './authentication.ts';
import type { Reference } from './conversation-reference.ts';
import { activityOf } from './message.ts';
import type { Message } from './message.ts';

/** Where new conversations are created, and as whom; without a service URL none can be. */
export interface Creation {
  readonly authentication: Authentication;
  readonly tenantId: string;
  readonly serviceUrl?: string;
}

type Conversation = Parameters<Authentication['adapter']['createConversationAsync']>[4];

/** The person's own chat; the app has to be installed for them. */
export async function createChat(creation: Creation, person: ObjectId): Promise<Reference> {
  const { conversation, ...place } = await create(creation, {
    isGroup: false,
    members: [{ id: person, name: '' }],
    channelData: { tenant: { id: creation.tenantId } },
  });
  return { ...place, conversation, user: person };
}

/**
 * A message of its own in a channel, to which the thread below it belongs: Teams makes a conversation of it, whose id ends
 * in that of the message.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export async function postInChannel(creation: Creation, channel: string, message: Message): Promise<Posted> {
  const { conversation } = await create(creation, {
    isGroup: true,
    channelData: { channel: { id: channel }, tenant: { id: creation.tenantId } },
    activity: activityOf(message),
  });
  const activity = /;messageid=(?<id>[^;]+)$/u.exec(conversation)?.groups?.['id'];
  if (activity === undefined)
    throw new ServiceError('TEAMS_UNAVAILABLE', 'The Bot Connector named no activity for a message.');
  return { conversation, activity };
}

/** A conversation the bot created, and in which it is no answer to anybody. */
export function referenceTo(
  { authentication, tenantId, serviceUrl }: Creation,
  conversation: string,
): Reference {
  if (serviceUrl === undefined)
    throw new ServiceError('TEAMS_UNREACHABLE', 'Without a bot identity nothing can be created in Teams.');
  return { serviceUrl, conversation, bot: `28:${authentication.appId}`, user: '', tenant: tenantId };
}

async function create(creation: Creation, parameters: object): Promise<Reference> {
  const { authentication, serviceUrl, tenantId } = creation;
  if (serviceUrl === undefined)
    throw new ServiceError('TEAMS_UNREACHABLE', 'There is no conversation with the bot yet.');
  const bot = `28:${authentication.appId}`;
  const created: string[] = [];
  await authentication.adapter.createConversationAsync(
    authentication.appId,
    'msteams',
    serviceUrl,
    authentication.audience,
    { bot: { id: bot, name: '' }, tenantId, ...parameters } as Conversation,
    (context) => Promise.resolve(void created.push(context.activity.conversation.id)),
  );
  const [conversation] = created;
  if (conversation === undefined)
    throw new ServiceError('TEAMS_UNAVAILABLE', 'The Bot Connector named no conversation.');
  return { serviceUrl, conversation, bot, user: '', tenant: tenantId };
}
