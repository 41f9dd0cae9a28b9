import { ok, refuse, type Answer, type Refusal } from './answer.ts';
import { skipToken, type Query } from './query.ts';

/** How items of the simulation look as resources of one Graph type. */
export interface Resource<T> {
  /** Graph's type name, without `microsoft.graph.`. */
  readonly type: string;
  /** Properties sent when `$select` is absent. */
  readonly usual: readonly string[];
  /** Every property that can be selected; any other name is a 400, never a silent gap. */
  readonly known: readonly string[];
  readonly read: (item: T) => Readonly<Record<string, unknown>>;
}

/** Where an answer's links start, and the path it was asked under (still percent-encoded). */
export interface Address {
  readonly root: string;
  readonly version: string;
  readonly path: string;
}

/** The one page of items the query asks for, projected, with `@odata.nextLink` when more follow. */
export function page<T>(
  items: readonly T[],
  resource: Resource<T>,
  query: Query,
  address: Address,
  annotate: (item: T) => Readonly<Record<string, unknown>> = () => ({}),
): Answer {
  const stray = unknownSelection(resource, query);
  if (stray !== undefined) return stray;
  const end = query.skip + query.top;
  return ok({
    '@odata.context': `${address.root}/${address.version}/$metadata#${resource.type}s`,
    ...(query.count ? { '@odata.count': items.length } : {}),
    ...(end < items.length ? { '@odata.nextLink': nextLink(address, query, end) } : {}),
    value: items
      .slice(query.skip, end)
      .map((item) => ({ ...annotate(item), ...project(item, resource, query) })),
  });
}

/** One item, projected. */
export function single<T>(
  item: T,
  resource: Resource<T>,
  query: Query,
  address: Address,
  annotations: Readonly<Record<string, unknown>> = {},
): Answer {
  const stray = unknownSelection(resource, query);
  if (stray !== undefined) return stray;
  const context = `${address.root}/${address.version}/$metadata#${resource.type}s/$entity`;
  return ok({ '@odata.context': context, ...annotations, ...project(item, resource, query) });
}

function unknownSelection<T>(resource: Resource<T>, query: Query): Refusal | undefined {
  const stray = query.select?.find((name) => !resource.known.includes(name));
  if (stray === undefined) return undefined;
  return refuse(
    400,
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${stray}' on type 'microsoft.graph.${resource.type}'.`,
  );
}

function project<T>(item: T, resource: Resource<T>, query: Query): Readonly<Record<string, unknown>> {
  const properties = resource.read(item);
  return Object.fromEntries((query.select ?? resource.usual).map((name) => [name, properties[name] ?? null]));
}

function nextLink({ root, version, path }: Address, query: Query, skip: number): string {
  const options = [...query.sent].filter(([name]) => name !== '$skiptoken');
  const text = [...options, ['$skiptoken', skipToken(skip)] as const]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${root}/${version}/${path}?${text}`;
}
