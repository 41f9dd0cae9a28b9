import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { refuse, type Answer, type Refusal } from './answer.ts';
import { faultRefusal, type Fault, type Faults, type GraphCall } from './fault.ts';
import { answerGraph, type GraphRequest } from './graph.ts';
import type { World } from './world.ts';

/** What an exchange works on: `calls` gets a line for it, the world may change by it. */
export interface Scene {
  readonly world: World;
  readonly faults: Faults;
  readonly calls: GraphCall[];
}

const LARGEST_BODY = 64 * 1024;

/** Takes one HTTP request through faults and Graph, and writes the answer with Graph's headers. */
export async function answerExchange(
  scene: Scene,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await readRequest(request);
  const call = describeCall(asked, scene.world.now());
  const line = scene.calls.push(call) - 1;
  const fault = scene.faults.take(call);
  if (fault?.kind === 'drop') return void response.destroy();
  if (fault?.kind === 'delay') await wait(fault.milliseconds, undefined, { ref: false });
  const answer = fault?.kind === 'status' ? faultRefusal(fault) : answerSafely(scene.world, asked);
  if (fault?.kind === 'drop-after') return void response.destroy();
  scene.calls[line] = { ...call, status: answer.status };
  send(response, answer, headersOf(request, fault), scene.world.now());
}

async function readRequest(request: IncomingMessage): Promise<GraphRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  const [path = '', ...search] = (request.url ?? '').split('?');
  return {
    method: request.method ?? '',
    path,
    params: new URLSearchParams(search.join('?')),
    authorization: request.headers.authorization,
    consistencyLevel: firstOf(request.headers['consistencylevel']),
    body: Buffer.concat(chunks).toString('utf8'),
    root: `http://${request.headers.host ?? '127.0.0.1'}`,
  };
}

function describeCall({ method, path, params }: GraphRequest, at: number): GraphCall {
  const query = [...params].map(([name, value]) => `${name}=${value}`).join('&');
  return { method, path: decoded(path), query, status: 0, at };
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

function headersOf(request: IncomingMessage, fault: Fault | undefined): Readonly<Record<string, string>> {
  const id = firstOf(request.headers['client-request-id']) ?? randomUUID();
  const retryAfter = fault?.kind === 'status' ? fault.retryAfter : undefined;
  return {
    'request-id': randomUUID(),
    'client-request-id': id,
    'Cache-Control': 'no-cache',
    'OData-Version': '4.0',
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
  };
}

function send(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
  now: number,
): void {
  // Not chained: restify, where it runs in the same process, makes writeHead return nothing.
  if (answer.kind === 'empty') {
    response.writeHead(answer.status, headers);
    response.end();
    return;
  }
  const body = answer.kind === 'refused' ? errorBody(answer, headers, now) : answer.body;
  response.writeHead(answer.status, {
    ...headers,
    'Content-Type': 'application/json;odata.metadata=minimal;odata.streaming=true;charset=utf-8',
    ...(answer.status === 401 ? { 'WWW-Authenticate': 'Bearer realm=""' } : {}),
  });
  response.end(JSON.stringify(body));
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

function firstOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
