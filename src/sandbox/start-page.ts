// The sandbox's one address: what is here, whom to meet, what happens, and the strings to pull. Loopback only.
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { isLoopback } from '../config/loopback.ts';
import { castToMeet } from './cast.ts';
import type { Feed, FeedLine } from './feed.ts';
import { TROUBLES } from './knobs.ts';
import type { Knobs } from './knobs.ts';
import { createLoopbackServer } from './tenant/loopback-server.ts';

/** A window as the page and `--play` know it. */
export const windowSchema = z.object({
  name: z.string(),
  role: z.string(),
  task: z.string(),
  url: z.url(),
  userId: z.string(),
  conversation: z.string(),
});

/** What `GET /api/state` answers. */
export const sandboxState = z.object({
  product: z.literal('latchkey-sandbox'),
  bot: z.url(),
  windows: z.array(windowSchema),
  aliceMethods: z.array(z.string()),
  trouble: z.enum(TROUBLES),
  cast: z.array(z.object({ name: z.string(), story: z.string(), type: z.string() })),
});

export type SandboxState = z.infer<typeof sandboxState>;

/** What the page shows. */
export interface StartPageOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly botUrl: string;
  readonly windows: readonly z.infer<typeof windowSchema>[];
  readonly knobs: Knobs;
  readonly feed: Feed;
}

/** A page that is being served. */
export interface StartPage {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

const FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/page.mjs': ['page.mjs', 'text/javascript; charset=utf-8'],
} as const;

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Serves the page on 127.0.0.1; throws PORT_IN_USE when the port is taken. */
export async function startPage(options: StartPageOptions): Promise<StartPage> {
  const server = createLoopbackServer((request, response) => answer(options, request, response));
  return { url: await server.listen(options.port), close: server.close };
}

type Reply = { readonly status: number; readonly type: string; readonly body: string | Buffer } | 'stream';

const TEXT = 'text/plain; charset=utf-8';

const says = (status: number, text: string): Reply => ({ status, type: TEXT, body: `${text}\n` });

async function answer(
  options: StartPageOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  request.resume();
  const reply = await replyTo(options, request);
  if (reply === 'stream') {
    stream(options.feed, request, response);
    return;
  }
  // Not chained: restify, in the same process, makes writeHead return nothing.
  response.writeHead(reply.status, { ...HEADERS, 'Content-Type': reply.type });
  response.end(reply.body);
}

async function replyTo(options: StartPageOptions, request: IncomingMessage): Promise<Reply> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (!isForThisMachine(request)) return says(403, 'This page answers on this machine only.');
  if (request.method === 'POST') return pull(options, path, request);
  if (request.method !== 'GET') return says(405, 'Only GET and POST.');
  if (path === '/api/events') return 'stream';
  if (path === '/api/state') return stateReply(options);
  if (!isFile(path)) return says(404, 'There is nothing here.');
  const [name, type] = FILES[path];
  return { status: 200, type, body: await readFile(new URL(`page/${name}`, import.meta.url)) };
}

/** A page of another site can't reach in by a name of its own that points here. */
function isForThisMachine({ headers }: IncomingMessage): boolean {
  return isLoopback(URL.parse(`http://${headers.host ?? ''}`)?.hostname ?? '');
}

function pull({ knobs, feed }: StartPageOptions, path: string, { headers }: IncomingMessage): Reply {
  if (headers.origin !== `http://${headers.host ?? ''}`)
    return says(403, 'Only the start page itself may do that.');
  const trouble = TROUBLES.find((name) => path === `/api/graph/${name}`);
  if (path === '/api/alice') {
    knobs.aliceRegistersAgain();
    feed.add({ source: 'sandbox', text: 'Alice set up Authenticator again.' });
  } else if (trouble !== undefined) {
    knobs.setTrouble(trouble);
    feed.add({ source: 'sandbox', text: `Graph from now on: ${trouble}.` });
  } else return says(404, 'There is nothing to pull here.');
  return { status: 204, type: TEXT, body: '' };
}

function stateReply({ botUrl, windows, knobs }: StartPageOptions): Reply {
  const state: SandboxState = {
    product: 'latchkey-sandbox',
    bot: botUrl,
    windows: [...windows],
    aliceMethods: [...knobs.aliceMethods()],
    trouble: knobs.trouble(),
    cast: [...castToMeet()],
  };
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(state) };
}

/** Server-sent events: first the lines a browser hasn't seen, then each new one. */
function stream(feed: Feed, { headers }: IncomingMessage, response: ServerResponse): void {
  const seen = Number(headers['last-event-id'] ?? 0);
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
  const write = (line: FeedLine): void =>
    void response.write(`id: ${line.id}\ndata: ${JSON.stringify(line)}\n\n`);
  response.write('retry: 1000\n\n');
  for (const line of feed.lines()) if (line.id > seen) write(line);
  response.once('close', feed.listen(write));
}

function isFile(path: string): path is keyof typeof FILES {
  return Object.hasOwn(FILES, path);
}
