import { exchange, type Outcome, type Scene } from './exchange.ts';
import type { GraphRequest } from './graph.ts';

/** Where clients of the door believe they are: a port at which nothing listens. */
export const IN_PROCESS_ROOT = 'http://127.0.0.1:1';

/**
 * A `fetch` that takes every request, whatever its host, to the tenant without a socket in between. It rejects as
 * fetch does: with a TypeError when the connection breaks, with the signal's reason when that is aborted, though
 * what the tenant has begun by then is still done.
 */
export function createFetchDoor(scene: Scene): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const answer = exchange(scene, await readRequest(request));
    return responseOf(await settledOrAborted(answer, signal));
  };
}

async function readRequest(request: Request): Promise<GraphRequest> {
  const { origin, pathname, searchParams } = new URL(request.url);
  const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
  return {
    method: request.method,
    path: pathname,
    params: searchParams,
    authorization: header('Authorization'),
    consistencyLevel: header('ConsistencyLevel'),
    clientRequestId: header('client-request-id'),
    contentType: header('Content-Type'),
    body: request.body === null ? '' : await request.text(),
    root: origin,
  };
}

async function settledOrAborted(answer: Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([answer, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function responseOf(outcome: Outcome): Response {
  switch (outcome.kind) {
    case 'answered':
      return new Response(outcome.body ?? null, { status: outcome.status, headers: outcome.headers });
    case 'dropped':
      throw new TypeError('fetch failed', { cause: brokenConnection() });
  }
}

function brokenConnection() {
  return Object.assign(new TypeError('read ECONNRESET'), { code: 'ECONNRESET' });
}
