import { isRefusal, refuse, unsupportedQuery, type Refusal } from './answer.ts';

/**
 * The OData options this simulation knows; every route takes some of them and refuses the others. A route that takes `$top`
 * takes `$skiptoken` as well; one that sets its own pages names that alone.
 */
export type Option = '$select' | '$filter' | '$search' | '$top' | '$count' | '$orderby' | '$skiptoken';

/** The options of one request, checked. `skip` comes from a `$skiptoken`. */
export interface Query {
  readonly select: readonly string[] | undefined;
  readonly filter: string | undefined;
  readonly search: string | undefined;
  readonly orderBy: string | undefined;
  readonly top: number;
  readonly skip: number;
  readonly count: boolean;
  /** The options as sent, for building the link to the next page. */
  readonly sent: ReadonlyMap<string, string>;
}

/** How many items a page holds without `$top`, and at most. */
export interface PageSize {
  readonly usual: number;
  readonly largest: number;
}

/** Microsoft's page size for directory objects when `$top` is absent, and the largest `$top`. */
export const PAGE: PageSize = { usual: 100, largest: 999 };

/**
 * Reads the query options of a request. Refuses with 400 an option the route does not take, one sent twice, a
 * `$top` out of range, a page token that is not ours, and `$search` or `$count` without the header that
 * https://learn.microsoft.com/graph/aad-advanced-queries demands (`$search` alone needs no `$count`).
 */
export function readQuery(
  params: URLSearchParams,
  eventual: boolean,
  options: readonly Option[],
  pages: PageSize = PAGE,
): Query | Refusal {
  const sent = new Map(params);
  const stray = [...params.keys()].find((name) => !allows(options, name));
  if (stray !== undefined) return refuse(400, 'BadRequest', `Query option '${stray}' is not supported here.`);
  if (sent.size !== [...params.keys()].length)
    return refuse(400, 'BadRequest', 'A query option is given more than once.');
  const advanced = refuseWithoutHeader(sent, eventual);
  if (advanced !== undefined) return advanced;
  const top = readTop(sent.get('$top'), pages);
  if (isRefusal(top)) return top;
  const skip = readSkipToken(sent.get('$skiptoken'));
  if (isRefusal(skip)) return skip;
  const select = readSelect(sent.get('$select'));
  if (isRefusal(select)) return select;
  return {
    select,
    filter: sent.get('$filter'),
    search: sent.get('$search'),
    orderBy: sent.get('$orderby'),
    top,
    skip,
    count: sent.get('$count') === 'true',
    sent,
  };
}

/** An opaque token for the page that starts after `skip` items. */
export function skipToken(skip: number): string {
  return Buffer.from(`latchkey:${String(skip)}`).toString('base64url');
}

function allows(options: readonly Option[], name: string): boolean {
  if (name === '$skiptoken' && options.includes('$top')) return true;
  return options.some((option) => option === name);
}

function refuseWithoutHeader(sent: ReadonlyMap<string, string>, eventual: boolean): Refusal | undefined {
  const count = sent.get('$count');
  if (count !== undefined && count !== 'true' && count !== 'false')
    return refuse(400, 'BadRequest', `Invalid value '${count}' for $count query option found.`);
  if (eventual) return undefined;
  if (sent.has('$search'))
    return unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  return count === 'true' ? unsupportedQuery('$count is not currently supported.') : undefined;
}

function readTop(text: string | undefined, { usual, largest }: PageSize): number | Refusal {
  if (text === undefined) return usual;
  const top = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (top >= 1 && top <= largest) return top;
  return unsupportedQuery(
    `Invalid page size specified: '${text}'. Must be between 1 and ${largest} inclusive.`,
  );
}

function readSkipToken(token: string | undefined): number | Refusal {
  if (token === undefined) return 0;
  const skip = /^latchkey:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (skip !== undefined) return Number(skip);
  return refuse(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and cannot be included in your request.',
  );
}

function readSelect(text: string | undefined): readonly string[] | undefined | Refusal {
  const names = text?.split(',').map((name) => name.trim());
  if (names?.some((name) => name === '') === true)
    return refuse(
      400,
      'BadRequest',
      'Parsing OData Select and Expand failed: an empty property name was found.',
    );
  return names;
}
