import { AUDIT_LOG_ROUTES } from './audit-log.ts';
import { AUTHENTICATION_ROUTES, BATCH_ROUTES } from './authentication.ts';
import { DENIED, isRefusal, refuse, type Answer, type Refusal } from './answer.ts';
import { DIRECTORY_ROUTES } from './directory.ts';
import { MAILBOX_ROUTES } from './mailbox.ts';
import { PRIVILEGE_ROUTES } from './privileges.ts';
import { readQuery } from './query.ts';
import { findRoute } from './route.ts';
import { SCHEDULE_ROUTES } from './schedule.ts';
import { SIGN_IN_LOG_ROUTES } from './sign-in-log.ts';
import type { World } from './world.ts';

const ROUTES = [
  ...DIRECTORY_ROUTES,
  ...PRIVILEGE_ROUTES,
  ...AUTHENTICATION_ROUTES,
  ...SIGN_IN_LOG_ROUTES,
  ...AUDIT_LOG_ROUTES,
  ...MAILBOX_ROUTES,
  ...SCHEDULE_ROUTES,
  ...BATCH_ROUTES,
];

/** A request as it came over the wire; `path` still percent-encoded, without query. */
export interface GraphRequest {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly authorization: string | undefined;
  readonly consistencyLevel: string | undefined;
  readonly clientRequestId: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
  /** Base URL of the server, for links. */
  readonly root: string;
}

/**
 * Answers one request from the state of the world. The order of complaints is Graph's: no token, unknown path,
 * missing permission, query, and only then what was asked for. Never a silent 200 for what isn't simulated.
 */
export function answerGraph(world: World, request: GraphRequest): Answer {
  if (!/^Bearer \S+/i.test(request.authorization ?? ''))
    return refuse(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  const segments = decodeSegments(request.path);
  if (segments === undefined) return refuse(400, 'BadRequest', 'The path is not valid.');
  const [version = '', ...rest] = segments;
  if (version !== 'v1.0' && version !== 'beta')
    return refuse(400, 'BadRequest', `Invalid version: ${version}.`);
  const found = findRoute(ROUTES, request.method, version, rest);
  if (isRefusal(found)) return found;
  const { route, ids } = found;
  const granted = world.settings.permissions;
  if (route.anyOf.length > 0 && !route.anyOf.some((name) => granted.has(name))) return DENIED;
  const eventual = request.consistencyLevel?.toLowerCase() === 'eventual';
  const query = readQuery(request.params, eventual, route.options, route.pages);
  if (isRefusal(query)) return query;
  const body = readBody(request);
  if (isRefusal(body)) return body;
  const address = { root: request.root, version, path: request.path.split('/').slice(2).join('/') };
  return route.answer({ ids, query, body: body.json, world, address });
}

function decodeSegments(path: string): readonly string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function readBody({ body, contentType }: GraphRequest): { readonly json: unknown } | Refusal {
  if (body === '') return { json: undefined };
  if (!/^application\/json\b/i.test(contentType ?? '')) return NO_JSON;
  try {
    return { json: JSON.parse(body) };
  } catch (error) {
    if (error instanceof SyntaxError) return NO_JSON;
    throw error;
  }
}

const NO_JSON = refuse(
  400,
  'BadRequest',
  'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
);
