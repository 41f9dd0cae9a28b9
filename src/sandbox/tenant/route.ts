import { isRefusal, refuse, type Answer, type Refusal } from './answer.ts';
import type { Address } from './collection.ts';
import type { Option, PageSize, Query } from './query.ts';
import type { World } from './world.ts';

export type Verb = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** A call that has found its route and may be answered. `ids` are the decoded values of `{id}` in the path. */
export interface Asked {
  readonly ids: readonly string[];
  readonly query: Query;
  readonly body: unknown;
  readonly world: World;
  readonly address: Address;
}

/** One call of Graph that the simulation answers. */
export interface Route {
  readonly verb: Verb;
  readonly version: 'v1.0' | 'beta';
  /** Segments as in Microsoft's documentation, with `{id}` for a value. */
  readonly path: string;
  readonly options: readonly Option[];
  /** Page sizes where they differ from those of directory objects. */
  readonly pages?: PageSize;
  /** Any of these permissions suffices; an empty list needs none. */
  readonly anyOf: readonly string[];
  readonly answer: (asked: Asked) => Answer;
}

/** A route and the values its path was asked with. */
export interface Found {
  readonly route: Route;
  readonly ids: readonly string[];
}

/**
 * Finds the route of a call. An unknown path is a 400 (as Graph says of a segment it does not know), a known path
 * with another verb a 405.
 */
export function findRoute(
  routes: readonly Route[],
  verb: string,
  version: string,
  segments: readonly string[],
): Found | Refusal {
  const fitting = routes
    .filter((route) => route.version === version)
    .flatMap((route) => {
      const ids = match(route.path.split('/'), segments);
      return ids === undefined ? [] : [{ route, ids }];
    });
  const found = fitting.find(({ route }) => route.verb === verb);
  if (found !== undefined) return found;
  if (fitting.length > 0)
    return refuse(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  return refuse(
    400,
    'BadRequest',
    `Resource not found for the segment '${strangeSegment(routes, version, segments)}'.`,
  );
}

/** The first segment that begins no known path, as Graph names it; the last when the path ends too soon. */
function strangeSegment(routes: readonly Route[], version: string, segments: readonly string[]): string {
  const known = routes.filter((route) => route.version === version).map(({ path }) => path.split('/'));
  const strange = segments.find((_, at) => {
    const begun = segments.slice(0, at + 1);
    return !known.some((parts) => match(parts.slice(0, at + 1), begun) !== undefined);
  });
  return strange ?? segments.at(-1) ?? '';
}

/** Runs `then` on the value, or passes the refusal on. */
export function whenFound<T>(value: T | Refusal, then: (value: T) => Answer): Answer {
  return isRefusal(value) ? value : then(value);
}

function match(pattern: readonly string[], segments: readonly string[]): readonly string[] | undefined {
  if (pattern.length !== segments.length) return undefined;
  const fits = pattern.every((part, at) => part === '{id}' || part === segments[at]);
  return fits ? segments.filter((_, at) => pattern[at] === '{id}') : undefined;
}
