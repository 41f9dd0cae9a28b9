import type { IncomingMessage } from 'node:http';
import pino from 'pino';
import restify from 'restify';
import type { Request, Response, Server } from 'restify';
import { ServiceError } from '../errors.ts';
import type { TurnAnswer } from './answers.ts';

/** A server that is listening. */
export interface RunningServer {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  /** Stops listening, lets requests in flight finish, and closes idle connections. */
  close(): Promise<void>;
}

/** Where to listen; port 0 picks a free one. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Far above any activity of Teams (messages end at about 100 KB), far below what would hurt. */
export const LARGEST_BODY = 256 * 1024;

/** Why the process is past help and should be started anew, as a sentence for operators; undefined while it lives. */
export type Liveness = () => string | undefined;

/** What `GET /healthz` answers. A blocked process answers nothing at all, which probes count as a failure too. */
export function healthAnswer(liveness: Liveness): TurnAnswer {
  const reason = liveness();
  return reason === undefined
    ? { status: 200, body: { status: 'ok' } }
    : { status: 503, body: { status: 'failing', reason } };
}

/**
 * Serves `POST /api/messages` and `GET /healthz`. Bodies that are too large (413), not JSON (400) or of another type
 * (415) never reach `receive`. Throws PORT_IN_USE when the port is taken.
 */
export async function startServer(
  { host, port }: Address,
  receive: (body: unknown, authorization: string) => Promise<TurnAnswer>,
  liveness: Liveness = () => undefined,
): Promise<RunningServer> {
  const server = createQuietServer();
  server.get('/healthz', (_request, response, next) => {
    send(response, healthAnswer(liveness));
    next();
  });
  // A restify handler that returns a value makes it log the request, token and all: nothing is returned here.
  server.post('/api/messages', (request, response, next) => {
    answerMessage(request, receive)
      .catch(() => refusal(500, 'InternalError', 'The request could not be worked on.'))
      .then((answer) => {
        send(response, answer);
        next();
      }, next);
  });
  return listen(server, { host, port });
}

/** A restify server that logs nothing and answers every error as plain JSON. */
export function createQuietServer(): Server {
  // Restify logs headers at several levels, bearer tokens included, so its own logger stays silent.
  const log = pino({ level: 'silent' }) as unknown as NonNullable<restify.ServerOptions['log']>;
  const server = restify.createServer({ name: '', log });
  server.on('restifyError', (_request: Request, response: Response, error: unknown, done: () => void) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    const { body } = refusal(status, status === 404 ? 'NotFound' : 'Refused', 'Nothing is served here.');
    // By restify's own means, so that it knows of the answer and does not write a second one.
    response.json(status, body);
    done();
  });
  server.server.requestTimeout = 15_000;
  return server;
}

/** Starts a server; throws PORT_IN_USE naming the address when another program holds it. */
export async function listen(server: Server, { host, port }: Address): Promise<RunningServer> {
  await new Promise<void>((resolve, reject) => {
    // Restify passes errors of the socket on, and would throw them without a listener here.
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new ServiceError('PORT_IN_USE', `Port ${port} on ${host} is taken.`, { cause })
          : new ServiceError('CONFIG_INVALID', `Cannot listen on ${host}, port ${port}.`, { cause }),
      );
    });
    server.listen(port, host, () => resolve());
  });
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        // A connection that is kept alive is idle only once its request is answered, and would hold up the end till then.
        const idle = setInterval(() => server.server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(idle);
          resolve();
        });
        server.server.closeIdleConnections();
      }),
  };
}

/** Writes an answer past restify's formatters, which would look into it. */
export function send(response: Response, { status, body }: TurnAnswer): void {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' };
  response.writeHead(status, type);
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const refusal = (status: number, code: string, message: string): TurnAnswer => ({
  status,
  body: { error: { code, message } },
});

async function answerMessage(
  request: Request,
  receive: (body: unknown, authorization: string) => Promise<TurnAnswer>,
): Promise<TurnAnswer> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return refusal(415, 'UnsupportedMediaType', 'Send application/json.');
  if (request.headers['content-encoding'] !== undefined)
    return refusal(415, 'UnsupportedMediaType', 'Send the body without compression.');
  const text = await readBody(request);
  if (text === undefined) return refusal(413, 'PayloadTooLarge', `Bodies end at ${LARGEST_BODY} bytes.`);
  const parsed = parseJson(text);
  if (parsed === undefined) return refusal(400, 'InvalidJson', 'The body is not JSON.');
  return receive(parsed.value, request.headers.authorization ?? '');
}

/** The body as text, or undefined when it is too large; then the rest of it is thrown away unread. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // The parser's message quotes the text, which nobody needs to see again.
    return undefined;
  }
}
