import { createQuietServer, listen, send } from './server.ts';
import type { Address, RunningServer } from './server.ts';

/** What `GET /metrics` answers. */
export interface ScrapedMetrics {
  readonly contentType: string;
  readonly text: string;
}

/** What operators are served. */
export interface OpsParts {
  readonly readiness: Readonly<Record<string, ReadinessCheck>>;
  readonly scrape: () => Promise<ScrapedMetrics>;
}

/** Answers whether one part can do its work now; it may throw instead of answering false. */
export type ReadinessCheck = () => Promise<boolean>;

/**
 * Serves `GET /healthz` (the process runs) and `GET /readyz` (every named part works, else 503 with the parts that do
 * not) and `GET /metrics` (for Prometheus), for operators and probes only. Throws PORT_IN_USE.
 */
export async function startOpsServer(
  address: Address,
  { readiness, scrape }: OpsParts,
): Promise<RunningServer> {
  const server = createQuietServer();
  server.get('/healthz', (_request, response, next) => {
    send(response, { status: 200, body: { status: 'ok' } });
    next();
  });
  server.get('/readyz', (_request, response, next) => {
    unreadyParts(readiness).then((unready) => {
      const status = unready.length === 0 ? 200 : 503;
      send(response, { status, body: { status: status === 200 ? 'ready' : 'not_ready', unready } });
      next();
    }, next);
  });
  server.get('/metrics', (_request, response, next) => {
    scrape().then(({ contentType, text }) => {
      response.writeHead(200, { 'Content-Type': contentType });
      response.end(text);
      next();
    }, next);
  });
  return listen(server, address);
}

async function unreadyParts(readiness: Readonly<Record<string, ReadinessCheck>>): Promise<readonly string[]> {
  const parts = await Promise.all(
    Object.entries(readiness).map(async ([name, check]) => ({ name, ready: await works(check) })),
  );
  return parts.filter(({ ready }) => !ready).map(({ name }) => name);
}

async function works(check: ReadinessCheck): Promise<boolean> {
  try {
    return await check();
  } catch {
    // A part that can't say whether it works doesn't; the part itself logs why.
    return false;
  }
}
