import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { refuse, type Answer, type Refusal } from './answer.ts';
import { faultRefusal, type Fault, type Faults, type GraphCall } from './fault.ts';
import { answerGraph, type GraphRequest } from './graph.ts';
import type { Throttles } from './throttle.ts';
import type { World } from './world.ts';

/** What an exchange works on: `calls` gets a line for it, the world may change by it. */
export interface Scene {
  readonly world: World;
  readonly faults: Faults;
  readonly throttles: Throttles;
  readonly calls: GraphCall[];
  /** Aborted when the tenant closes: whoever still waits then is dropped. */
  readonly closing: AbortSignal;
}

/** What the caller sees: an answer, or a connection that breaks. */
export type Outcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** JSON; undefined for an answer without a body. */
      readonly body: string | undefined;
    }
  | { readonly kind: 'dropped' };

const DROPPED: Outcome = { kind: 'dropped' };

/** Takes one request, from whichever door it came, through faults, throttles and Graph. */
export async function exchange(scene: Scene, asked: GraphRequest): Promise<Outcome> {
  const call = describeCall(asked, scene.world.now());
  const line = scene.calls.push(call) - 1;
  const settle = (known: Partial<GraphCall>): void => {
    scene.calls[line] = { ...call, ...known, realEnd: performance.now() };
  };
  const fault = scene.faults.take(call);
  const waited = fault === undefined || (await outwait(fault, scene.closing));
  if (fault?.kind === 'drop' || !waited) {
    settle({});
    return DROPPED;
  }
  const { answer, retryAfter } = considered(scene, asked, call, fault);
  if (fault?.kind === 'drop-after') {
    settle({});
    return DROPPED;
  }
  const requestId = randomUUID();
  settle({ status: answer.status, requestId });
  return written(answer, headersOf(asked, requestId, retryAfter), scene.world.now());
}

/** False when the tenant closed meanwhile. */
async function outwait(fault: Fault, closing: AbortSignal): Promise<boolean> {
  switch (fault.kind) {
    case 'delay':
      return wait(fault.milliseconds, true, { signal: closing }).catch(() => false);
    case 'hold':
      if (!closing.aborted) await Promise.race([fault.until, once(closing, 'abort')]);
      return !closing.aborted;
    case 'status':
    case 'drop':
    case 'drop-after':
      return true;
  }
}

function considered(
  { world, throttles }: Scene,
  asked: GraphRequest,
  call: GraphCall,
  fault: Fault | undefined,
): { readonly answer: Answer; readonly retryAfter?: number | undefined } {
  if (fault?.kind === 'status') return { answer: faultRefusal(fault), retryAfter: fault.retryAfter };
  const tooSoon = throttles.take(call, world.now());
  if (tooSoon !== undefined) return { answer: THROTTLED, retryAfter: tooSoon.retryAfter };
  return { answer: answerSafely(world, asked) };
}

const THROTTLED = refuse(429, 'TooManyRequests', 'Too many requests.');

function describeCall({ method, path, params, clientRequestId }: GraphRequest, at: number): GraphCall {
  const query = [...params].map(([name, value]) => `${name}=${value}`).join('&');
  return {
    method,
    path: decoded(path),
    query,
    status: 0,
    at,
    requestId: undefined,
    clientRequestId,
    realStart: performance.now(),
    realEnd: undefined,
  };
}

function decoded(path: string): string {
  return (
    new URLSearchParams(`path=${path.replaceAll('+', '%2B').replaceAll('&', '%26')}`).get('path') ?? path
  );
}

/** A defect of the simulation looks like one of Graph, and its text says whose it is. */
function answerSafely(world: World, asked: GraphRequest): Answer {
  try {
    return answerGraph(world, asked);
  } catch (error) {
    return refuse(500, 'generalException', `The simulated tenant failed: ${String(error)}`);
  }
}

/** Without an id of the caller's, Graph sends its own under both names. */
function headersOf(
  { clientRequestId }: GraphRequest,
  requestId: string,
  retryAfter: number | undefined,
): Readonly<Record<string, string>> {
  return {
    'request-id': requestId,
    'client-request-id': clientRequestId ?? requestId,
    'Cache-Control': 'no-cache',
    'OData-Version': '4.0',
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
  };
}

function written(answer: Answer, headers: Readonly<Record<string, string>>, now: number): Outcome {
  const { kind, status } = answer;
  if (kind === 'empty') return { kind: 'answered', status, headers, body: undefined };
  return {
    kind: 'answered',
    status,
    headers: {
      ...headers,
      'Content-Type': 'application/json;odata.metadata=minimal;odata.streaming=true;charset=utf-8',
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm=""' } : {}),
    },
    body: JSON.stringify(kind === 'refused' ? errorBody(answer, headers, now) : answer.body),
  };
}

/** Graph writes the date of an error without an offset; it is UTC. */
function errorBody({ code, message }: Refusal, headers: Readonly<Record<string, string>>, now: number) {
  return {
    error: {
      code,
      message,
      innerError: {
        date: new Date(now).toISOString().slice(0, 19),
        'request-id': headers['request-id'],
        'client-request-id': headers['client-request-id'],
      },
    },
  };
}
