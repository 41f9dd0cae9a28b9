// Stands still before each call that leaves the process, and marks that it was answered.
import { GRAPH_CHANGES } from '../boundary.ts';
import type { What } from '../boundary.ts';
import { after, before } from './standing.ts';

/** Everything the service asks of Graph, Teams and pagers goes through `fetch`. */
export function probeCalls(): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const what = whatOf(new URL(input instanceof Request ? input.url : input), init);
    before(what);
    const response = await real(input, init);
    after(what);
    return response;
  };
}

function whatOf({ pathname }: URL, { method = 'GET', body }: RequestInit = {}): What {
  if (pathname.includes('/v3/conversations')) return teamsCall(pathname, method, body);
  if (!/^\/(?:v1\.0|beta)\//u.test(pathname)) return 'webhook';
  if (method === 'GET') return 'reading';
  const change = GRAPH_CHANGES.find((one) => one.method === method && pathname.search(one.path) >= 0);
  if (change === undefined) throw new TypeError(`no change in Graph is known as ${method} ${pathname}`);
  return change.kind;
}

function teamsCall(path: string, method: string, body: unknown): What {
  if (method === 'PUT') return 'repaint';
  if (!path.endsWith('/activities')) return 'new conversation';
  return typeof body === 'string' && body.includes('"type":"typing"') ? 'typing' : 'message';
}
