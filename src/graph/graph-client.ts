/**
 * The one door to Microsoft Graph: the official client with a middleware chain of ours, every body through a schema.
 * Answers that say no become values or ServiceErrors; no token, name or number gets into either.
 */
import { randomUUID } from 'node:crypto';
import {
  Client,
  GraphClientError,
  ResponseType,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import type { Context, GraphRequest, Middleware } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { ServiceError } from '../errors.ts';
import type { Log } from '../workflow/ports.ts';
import type { Traced } from '../workflow/traced.ts';
import type { Tokens } from './credential.ts';
import type { GraphAnswer, GraphRefusal } from './graph-answer.ts';
import { failureOf, misshapen, readAnswer, retryAfterSeconds } from './graph-answer.ts';
import { GRAPH_CALLS, type GraphCall } from './graph-call.ts';
import { observedCall, refusalOf, tracedCall } from './graph-observer.ts';
import type { GraphObserver } from './graph-observer.ts';
import { inTime } from './time-limit.ts';

/** Calls to Graph. All throw GRAPH_UNAUTHENTICATED or GRAPH_UNAVAILABLE when there is no token; then nothing was sent. */
export interface Graph {
  /** Any answer is a value. */
  ask(call: GraphCall): Promise<GraphAnswer>;
  /** This one and the next three throw GRAPH_* when they get no useful answer. */
  get<T>(call: GraphCall, schema: z.ZodType<T>): Promise<T>;
  /** Undefined when Graph answers 404. */
  find<T>(call: GraphCall, schema: z.ZodType<T>): Promise<T | undefined>;
  /** Every item of a collection, all its pages. */
  getAll<T>(call: GraphCall, item: z.ZodType<T>): Promise<readonly T[]>;
  /** The same; undefined when Graph refuses in a way that the caller foresees. */
  getAllUnless<T>(
    call: GraphCall,
    item: z.ZodType<T>,
    foreseen: (answer: GraphRefusal) => boolean,
  ): Promise<readonly T[] | undefined>;
  /** One attempt, never repeated but for a stale token, which changes nothing. Any answer is a value. */
  change(verb: ChangeVerb, call: GraphCall, body?: ChangeBody): Promise<GraphAnswer>;
}

export type ChangeVerb = 'DELETE' | 'POST' | 'PATCH';
type ChangeBody = Readonly<Record<string, unknown>>;

/** What the client needs; `endpoint` is the root without a version, such as `https://graph.microsoft.com`. */
export interface GraphOptions {
  readonly endpoint: string;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly traced?: Traced;
  readonly fetch?: typeof fetch;
  readonly observer?: GraphObserver;
  /** Total time limits in milliseconds, retries included. */
  readonly limits?: { readonly read: number; readonly write: number };
}

// Method calls may take up to 60 s at Microsoft, but a removal without an answer is settled by listing again.
const LIMITS = { read: 8_000, write: 20_000 };

const READ_RETRIES = 2;
/** More pages than any collection we ask for has: a next link that goes in circles ends here. */
const MOST_PAGES = 200;

export function createGraph(options: GraphOptions): Graph {
  const endpoint = options.endpoint.replace(/\/+$/, '');
  const client = Client.initWithMiddleware({
    baseUrl: `${endpoint}/`,
    middleware: [new RetryHandler(new RetryHandlerOptions(0, 0)), createTransport(endpoint, options)],
  });
  const { limits = LIMITS } = options;
  const exchange = (call: GraphCall, change?: GraphChange): Promise<GraphAnswer> => {
    const deadline = Date.now() + (call.within ?? (change === undefined ? limits.read : limits.write));
    return tracedCall(call.kind, options.traced, () =>
      observedCall(call.kind, options.observer, () => answered(client, options, { call, change, deadline })),
    );
  };
  const ask = (call: GraphCall): Promise<GraphAnswer> => exchange(call);
  const reading = { ask, endpoint };
  return {
    ask,
    change: (verb, call, body) => exchange(call, { verb, body }),
    get: async (call, schema) => bodyOf(call, await ask(call), schema),
    find: async (call, schema) => {
      const answer = await ask(call);
      if (answer.kind === 'refused' && answer.status === 404) return undefined;
      return bodyOf(call, answer, schema);
    },
    getAll: async (call, item) => (await readPages(reading, call, item, () => false)) ?? [],
    getAllUnless: (call, item, foreseen) => readPages(reading, call, item, foreseen),
  };
}

interface GraphChange {
  readonly verb: ChangeVerb;
  readonly body: ChangeBody | undefined;
}

/** One exchange: a read, unless there is a `change`. */
interface Exchange {
  readonly call: GraphCall;
  readonly change: GraphChange | undefined;
  readonly deadline: number;
}

async function answered(
  client: Client,
  { tokens, log, observer }: GraphOptions,
  exchange: Exchange,
): Promise<GraphAnswer> {
  const signal = AbortSignal.timeout(Math.max(1, exchange.deadline - Date.now()));
  const attempt = (token: string): Promise<GraphAnswer> => {
    // An id of our own: Microsoft can be asked about a call even when no answer to it came.
    const requestId = randomUUID();
    const request = requestOf(client, exchange, observer)
      .header('Authorization', `Bearer ${token}`)
      .header('client-request-id', requestId)
      .options({ signal });
    return exchanged(request, exchange, { requestId, signal, log });
  };
  const token = await inTime(tokens.token(), signal);
  if (token === undefined) throw new ServiceError('GRAPH_UNAVAILABLE', 'Entra gave no token in time.');
  const answer = await attempt(token);
  if (answer.kind !== 'refused' || answer.status !== 401) return answer;
  // Refused for its token, the call has done nothing: the one repetition that is safe even for a change.
  const fresh = await inTime(tokens.renew(token), signal);
  return fresh === undefined ? answer : attempt(fresh);
}

function requestOf(
  client: Client,
  { call, change, deadline }: Exchange,
  observer: GraphObserver | undefined,
): GraphRequest {
  // The client puts values into the address as they are, and takes "https://" anywhere in them for a host.
  const query = Object.entries(call.query ?? {}).map(([name, value]) => [name, encodeURIComponent(value)]);
  const request = client
    .api(call.path)
    .version(call.version ?? 'v1.0')
    .query(Object.fromEntries(query) as Record<string, string>)
    .responseType(ResponseType.RAW)
    .middlewareOptions([
      change === undefined
        ? retriesUntil(deadline, (status) =>
            observer?.repeated(GRAPH_CALLS[call.kind].name, refusalOf(status)),
          )
        : new RetryHandlerOptions(0, 0),
    ]);
  return call.eventual === true ? request.header('ConsistencyLevel', 'eventual') : request;
}

/** The client's own retries, for reads only: those that end before the time is up. */
function retriesUntil(deadline: number, repeats: (status: number) => void): RetryHandlerOptions {
  return new RetryHandlerOptions(0, READ_RETRIES, (_delay, _attempt, _request, _options, response) => {
    const wait = (retryAfterSeconds(response) ?? 1) * 1000;
    const isInTime = Date.now() + wait < deadline;
    if (isInTime) repeats(response.status);
    return isInTime;
  });
}

async function exchanged(
  request: GraphRequest,
  { call, change }: Exchange,
  { requestId, signal, log }: { readonly requestId: string; readonly signal: AbortSignal; readonly log: Log },
): Promise<GraphAnswer> {
  try {
    return await readAnswer(await sent(request, change), requestId);
  } catch (error) {
    const trouble = troubleOf(error);
    const why = signal.aborted ? 'timed_out' : NOT_CONNECTED.has(trouble) ? 'not_connected' : 'disconnected';
    const name = GRAPH_CALLS[call.kind].name;
    log.warn({ call: name, why, error: trouble, requestId }, 'Microsoft Graph gave no answer');
    return { kind: 'no_answer', why, requestId };
  }
}

/** What Node.js says when there never was a connection. */
const NOT_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function sent(request: GraphRequest, change: GraphChange | undefined): Promise<Response> {
  if (change === undefined) return request.get() as Promise<Response>;
  switch (change.verb) {
    case 'DELETE':
      return request.delete() as Promise<Response>;
    case 'POST':
      return request.post(change.body) as Promise<Response>;
    case 'PATCH':
      return request.patch(change.body) as Promise<Response>;
  }
}

/** A word for the log on why a call came to nothing, such as ECONNREFUSED; never the message, which may quote. */
function troubleOf(error: unknown): string {
  const cause: unknown = error instanceof GraphClientError ? error.customError : error;
  const { code, name } = troubleSchema.safeParse(cause).data ?? {};
  return code ?? name ?? 'unknown';
}

const word = z.string().regex(/^\w{1,60}$/);
const troubleSchema = z
  .object({
    name: word.optional().catch(undefined),
    cause: z.object({ code: word }).optional().catch(undefined),
  })
  .transform(({ name, cause }) => ({ name, code: cause?.code }));

/**
 * The last middleware: sends the request. A link to the next page comes from outside, so the token goes nowhere
 * but to our own endpoint, and no redirect is followed.
 */
function createTransport(endpoint: string, { fetch: given }: GraphOptions): Middleware {
  return {
    execute: async (context: Context) => {
      const address: unknown = context.request;
      const url = typeof address === 'string' ? address : '';
      try {
        if (!url.startsWith(`${endpoint}/`))
          throw new ServiceError(
            'GRAPH_UNEXPECTED',
            'A call would have gone to a host other than Microsoft Graph.',
          );
        const init = { ...context.options, redirect: 'manual' } as RequestInit;
        context.response = await (given ?? fetch)(url, init);
      } catch (cause) {
        // Any other error the client would turn into one of its own, and lose what had happened.
        throw Object.assign(new GraphClientError(), { customError: cause });
      }
    },
  };
}

const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

async function readPages<T>(
  reading: { readonly ask: (call: GraphCall) => Promise<GraphAnswer>; readonly endpoint: string },
  first: GraphCall,
  item: z.ZodType<T>,
  foreseen: (answer: GraphRefusal) => boolean,
): Promise<readonly T[] | undefined> {
  const items: T[] = [];
  const end = Date.now() + (first.within ?? 0);
  let call: GraphCall = first;
  for (let pages = 0; pages < (first.mostPages ?? MOST_PAGES); pages += 1) {
    const answer = await reading.ask(call);
    if (answer.kind === 'refused' && foreseen(answer)) return undefined;
    const page = bodyOf(call, answer, pageSchema);
    items.push(...bodyOf(call, { ...answer, kind: 'ok', body: page.value }, z.array(item)));
    const link = page['@odata.nextLink'];
    if (link === undefined) return items;
    const left = first.within === undefined ? {} : { within: end - Date.now() };
    call = { ...first, ...left, ...nextPage(first, reading.endpoint, link) };
  }
  throw new ServiceError('GRAPH_UNEXPECTED', `${GRAPH_CALLS[first.kind].name} never came to its last page.`);
}

/**
 * The call for a next link. The client takes apart absolute https links only (3.0.7), so the root is cut off here,
 * which also keeps us from being sent elsewhere.
 */
function nextPage(first: GraphCall, endpoint: string, link: string): Pick<GraphCall, 'path' | 'query'> {
  const root = `${endpoint}/${first.version ?? 'v1.0'}/`;
  const url = URL.parse(link);
  if (!link.startsWith(root) || url === null)
    throw new ServiceError('GRAPH_UNEXPECTED', `${GRAPH_CALLS[first.kind].name} links to a page elsewhere.`);
  const [path = ''] = link.slice(root.length - 1).split('?');
  return { path, query: Object.fromEntries(url.searchParams) };
}

function bodyOf<T>(call: GraphCall, answer: GraphAnswer, schema: z.ZodType<T>): T {
  if (answer.kind !== 'ok') throw failureOf(call.kind, answer);
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw misshapen(call.kind, parsed.error, answer.requestId);
}
