import { isServiceError } from '../errors.ts';
import { withPatience } from './patience.ts';
import { createQuietServer, healthAnswer, listen, send } from './server.ts';
import type { Address, Liveness, RunningServer } from './server.ts';

/** Answers why one part can't do its work now, as a sentence for operators; undefined when it can. It may throw instead. */
export type ReadinessCheck = () => Promise<string | undefined> | string | undefined;

/** What `GET /metrics` answers. */
export interface ScrapedMetrics {
  readonly contentType: string;
  readonly text: string;
}

/** What operators are served. */
export interface OpsParts {
  readonly liveness: Liveness;
  /** By the name of the part. */
  readonly readiness: Readonly<Record<string, ReadinessCheck>>;
  /** Told which parts are ready. */
  readonly scrape: (ready: Readonly<Record<string, boolean>>) => Promise<ScrapedMetrics>;
}

/** So that an answer comes within two seconds, whatever hangs. */
const LONGEST_CHECK = 1_500;

/**
 * Serves `GET /healthz` (the process lives) and `GET /readyz` (every named part works, else 503 with the parts that do
 * not and why; `?exclude=part`, which may be repeated, leaves parts out) and `GET /metrics` (for Prometheus), for operators
 * and probes only. Throws PORT_IN_USE.
 */
export async function startOpsServer(
  address: Address,
  { liveness, readiness, scrape }: OpsParts,
): Promise<RunningServer> {
  const server = createQuietServer();
  const parts = Object.entries(readiness).map(([name, check]) => ({ name, look: createLook(check) }));
  server.get('/healthz', (_request, response, next) => {
    send(response, healthAnswer(liveness));
    next();
  });
  server.get('/readyz', (request, response, next) => {
    const without = new URLSearchParams(request.getQuery()).getAll('exclude');
    const asked = parts.filter(({ name }) => !without.includes(name));
    lookAt(asked).then((looks) => {
      send(response, readyAnswer(looks));
      next();
    }, next);
  });
  server.get('/metrics', (_request, response, next) => {
    lookAt(parts)
      .then((looks) =>
        scrape(Object.fromEntries(looks.map(({ name, reason }) => [name, reason === undefined]))),
      )
      .then(({ contentType, text }) => {
        response.writeHead(200, { 'Content-Type': contentType });
        response.end(text);
        next();
      }, next);
  });
  return listen(server, address);
}

interface Part {
  readonly name: string;
  readonly look: () => Promise<string | undefined>;
}

/** `reason` where the part is not ready. */
interface Look {
  readonly name: string;
  readonly reason: string | undefined;
}

function lookAt(parts: readonly Part[]): Promise<readonly Look[]> {
  return Promise.all(parts.map(async ({ name, look }) => ({ name, reason: await look() })));
}

function readyAnswer(looks: readonly Look[]) {
  const unready = looks.flatMap(({ name, reason }) =>
    reason === undefined ? [] : [[name, reason] as const],
  );
  const isReady = unready.length === 0;
  return {
    status: isReady ? 200 : 503,
    body: {
      status: isReady ? 'ready' : 'not_ready',
      unready: unready.map(([name]) => name),
      reasons: Object.fromEntries(unready),
    },
  };
}

/** One check at a time: probes that come while one hangs wait for that one, and don't queue more behind it. */
function createLook(check: ReadinessCheck): () => Promise<string | undefined> {
  let underWay: Promise<string | undefined> | undefined;
  return async () => {
    underWay ??= reasonOf(check).finally(() => (underWay = undefined));
    const outcome = await withPatience(LONGEST_CHECK, underWay);
    if (outcome.kind === 'done') return outcome.result;
    return `It did not answer within ${LONGEST_CHECK / 1000} seconds: it hangs, is overloaded, or the way to it is cut.`;
  };
}

async function reasonOf(check: ReadinessCheck): Promise<string | undefined> {
  try {
    return await check();
  } catch (error) {
    return isServiceError(error) ? error.message : 'The check itself failed: this is a defect, report it.';
  }
}
