import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Fault, Faults } from '../tenant/fault.ts';
import type { Chats } from './chats.ts';
import { contentOf, record } from './posted-message.ts';

/** One request the bot made. */
export interface ConnectorCall {
  readonly method: string;
  /** Decoded, from `/v3/` on. */
  readonly path: string;
  readonly authorization?: string;
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an exchange works on. */
export interface ConnectorScene {
  readonly chats: Chats;
  readonly faults: Faults;
  readonly calls: ConnectorCall[];
  /** The conversation of a person who never opened one; undefined when the app is not installed for them. */
  readonly chatWith: (person: string) => string | undefined;
  /** Whether the bot is in the team of that channel. */
  readonly isIn: (channel: string) => boolean;
  /** Seconds to wait for a call that came too soon. */
  readonly tooSoon: (call: ConnectorCall) => number | undefined;
  /** Whether the person blocked the bot in that conversation. */
  readonly isBlocked: (conversation: string) => boolean;
}

const refuse = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

/** Takes one request of the bot through faults and chats, answering as the Bot Connector does. */
export async function answerConnector(
  scene: ConnectorScene,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await readCall(request);
  scene.calls.push(call);
  const fault = scene.faults.take({ method: call.method, path: call.path, query: '', status: 0, at: 0 });
  if (fault?.kind === 'drop') return void response.destroy();
  if (fault?.kind === 'delay') await wait(fault.milliseconds, undefined, { ref: false });
  if (fault?.kind === 'hold') await fault.until;
  const answer = fault?.kind === 'status' ? faultAnswer(fault) : answerInTime(scene, call);
  if (fault?.kind === 'drop-after') return void response.destroy();
  response.writeHead(answer.status, { 'Content-Type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

async function readCall(request: IncomingMessage): Promise<ConnectorCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const { authorization } = request.headers;
  return {
    method: request.method ?? '',
    path: decodeURIComponent((request.url ?? '').replace(/^.*?\/v3\//, '/v3/')),
    body: text === '' ? undefined : JSON.parse(text),
    ...(authorization === undefined ? {} : { authorization }),
  };
}

function answerInTime(scene: ConnectorScene, call: ConnectorCall): Answer {
  const retryAfter = scene.tooSoon(call);
  if (retryAfter === undefined) return answerCall(scene, call);
  return {
    ...refuse(429, 'Throttled', 'Too many requests.'),
    headers: { 'Retry-After': String(retryAfter) },
  };
}

const PATH = /^\/v3\/conversations(?:\/(?<conversation>[^/]+)\/activities(?:\/(?<activity>[^/]+))?)?$/;

function answerCall(scene: ConnectorScene, { method, path, body }: ConnectorCall): Answer {
  const { conversation, activity } = PATH.exec(path)?.groups ?? {};
  if (method === 'POST' && path === '/v3/conversations') return create(scene, body);
  if (conversation === undefined) return refuse(404, 'NotFound', 'No such operation.');
  if (method === 'POST' && scene.isBlocked(conversation))
    return refuse(403, 'ConversationBlockedByUser', 'The person blocked the bot.');
  // Seen for a moment by whoever looks, and never a message.
  if (method === 'POST' && record(body)?.['type'] === 'typing') return { status: 202, body: {} };
  if (method === 'POST') {
    const posted = scene.chats.post(conversation, contentOf(record(body) ?? {}));
    return { status: 201, body: { id: posted.id } };
  }
  const [channel = '', isThread] = conversation.split(';');
  if (isThread !== undefined && !scene.isIn(channel))
    return refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  const at = scene.chats.get(activity ?? '');
  if (at?.conversation !== conversation)
    return refuse(404, 'ActivityNotFoundInConversation', 'The activity is not in this conversation.');
  if (method === 'DELETE') return { status: scene.chats.remove(at.id) ? 200 : 404 };
  if (method !== 'PUT') return refuse(405, 'MethodNotAllowed', 'No such operation.');
  scene.chats.change(at.id, 'updated', contentOf(record(body) ?? {}));
  return { status: 200, body: { id: at.id } };
}

const creation = z.object({ members: z.array(z.object({ id: z.string() })).length(1) });

const thread = z.object({
  isGroup: z.literal(true),
  channelData: z.object({ channel: z.object({ id: z.string() }) }),
  activity: z.record(z.string(), z.unknown()),
});

function create(scene: ConnectorScene, body: unknown): Answer {
  const started = thread.safeParse(body).data;
  if (started !== undefined) return startThread(scene, started);
  const parsed = creation.safeParse(body);
  if (!parsed.success) return refuse(400, 'BadSyntax', 'Exactly one member is expected.');
  const conversation = scene.chatWith(parsed.data.members[0]?.id ?? '');
  return conversation === undefined
    ? refuse(403, 'ForbiddenOperationException', 'The app is not installed for this person.')
    : { status: 201, body: { id: conversation } };
}

function startThread(
  scene: ConnectorScene,
  { channelData: { channel }, activity }: z.infer<typeof thread>,
): Answer {
  if (!scene.isIn(channel.id))
    return refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  const { id, conversation } = scene.chats.startThread(channel.id, contentOf(activity));
  return { status: 201, body: { id: conversation, activityId: id } };
}

function faultAnswer(fault: Extract<Fault, { kind: 'status' }>): Answer {
  const body = {
    error: { code: fault.code ?? 'ServiceError', message: fault.message ?? 'Simulated failure.' },
  };
  const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
  return { status: fault.status, body, headers };
}
