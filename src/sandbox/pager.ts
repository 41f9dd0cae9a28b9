import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLoopbackServer } from './tenant/loopback-server.ts';

/** One call as a pager receives it. */
export interface ReceivedPage {
  readonly body: string;
  readonly idempotencyKey: string | undefined;
}

/** How the pager takes calls: with a status, with a status and a wait, somewhere else, or not at all. */
export type PagerMood =
  | {
      readonly kind: 'answers';
      readonly status: number;
      readonly retryAfter?: number | string;
      readonly location?: string;
    }
  | { readonly kind: 'hangs' };

/** A pager on this machine, as its webhook is seen from outside. */
export interface SimulatedPager {
  /** Resolves to the address of the webhook; whoever knows it can wake people, so it has a key in it. */
  readonly listen: () => Promise<string>;
  readonly close: () => Promise<void>;
  /** Every call, also those that were not answered well. */
  readonly received: readonly ReceivedPage[];
  readonly behave: (mood: PagerMood) => void;
}

/** `told` hears of each call. */
export function createPagerService(told: (page: ReceivedPage) => void = () => undefined): SimulatedPager {
  const received: ReceivedPage[] = [];
  let mood: PagerMood = { kind: 'answers', status: 202 };
  const server = createLoopbackServer(async (request, response) => {
    const page = { body: await bodyOf(request), idempotencyKey: keyOf(request) };
    received.push(page);
    told(page);
    answer(response, mood);
  });
  return {
    listen: async () => `${await server.listen()}/hook/5ecret-k3y`,
    close: server.close,
    received,
    behave: (next) => {
      mood = next;
    },
  };
}

function keyOf({ headers }: IncomingMessage): string | undefined {
  const key = headers['idempotency-key'];
  return Array.isArray(key) ? key[0] : key;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, mood: PagerMood): void {
  if (mood.kind === 'hangs') return;
  const { status, retryAfter, location } = mood;
  response.writeHead(status, {
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(location === undefined ? {} : { location }),
  });
  response.end();
}
