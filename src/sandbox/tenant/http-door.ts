import type { IncomingMessage, ServerResponse } from 'node:http';
import { exchange, type Scene } from './exchange.ts';
import type { GraphRequest } from './graph.ts';

const LARGEST_BODY = 64 * 1024;

/** Answers one HTTP request. */
export async function answerHttp(
  scene: Scene,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const outcome = await exchange(scene, await readRequest(request));
  if (outcome.kind === 'dropped') return void response.destroy();
  // Not chained: restify, where it runs in the same process, makes writeHead return nothing.
  response.writeHead(outcome.status, outcome.headers);
  response.end(outcome.body);
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
    clientRequestId: firstOf(request.headers['client-request-id']),
    contentType: request.headers['content-type'],
    body: Buffer.concat(chunks).toString('utf8'),
    root: `http://${request.headers.host ?? '127.0.0.1'}`,
  };
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
