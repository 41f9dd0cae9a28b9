import {
  Client,
  HTTPMessageHandler,
  type Context,
  type Middleware,
  type PageCollection,
} from '@microsoft/microsoft-graph-client';
import { GROUPS } from '../../../src/sandbox/tenant/groups.ts';
import {
  EVENTUAL,
  names,
  startTenant,
  stopTenants,
  verdict,
  type Harness,
  type Reply,
} from './graph-harness.ts';

afterEach(stopTenants);

const STAFF = `/groups/${GROUPS.allStaff.id}/transitiveMembers/microsoft.graph.user`;

async function follow({ ask }: Harness, path: string, init: RequestInit = {}): Promise<readonly Reply[]> {
  const pages = [await ask(path, init)];
  for (;;) {
    const next = pages.at(-1)?.body['@odata.nextLink'];
    if (next === undefined) return pages;
    pages.push(await ask(next, init));
  }
}

it('a group of more than a hundred people comes in pages of a hundred', async () => {
  const pages = await follow(await startTenant(), `/v1.0${STAFF}`);
  expect(pages.map((reply) => reply.body.value.length)).toEqual([
    100,
    GROUPS.allStaff.memberIds.length - 100,
  ]);
  expect(new Set(pages.flatMap(names)).size).toBe(GROUPS.allStaff.memberIds.length);
});

it('$top sets the page size, and the next link keeps every option', async () => {
  const pages = await follow(await startTenant(), `/v1.0${STAFF}?$select=id&$top=50`);
  expect(pages.map((reply) => reply.body.value.length)).toEqual([
    50,
    50,
    GROUPS.allStaff.memberIds.length - 100,
  ]);
  expect(Object.keys(pages.at(-1)?.body.value[0] ?? {})).toEqual(['@odata.type', 'id']);
});

it('the next page of a search wants the header again', async () => {
  const harness = await startTenant();
  const path = '/v1.0/users?$search="displayName:ali"&$count=true&$top=2';
  const pages = await follow(harness, path, EVENTUAL);
  expect(pages.map((reply) => reply.body.value.length)).toEqual([2, 1]);
  expect(pages[0]?.body['@odata.count']).toBe(3);
  expect(verdict(await harness.ask(pages[0]?.body['@odata.nextLink'] ?? ''))).toBe(
    '400 Request_UnsupportedQuery',
  );
});

it.each(['0', '1000', '-1', 'ten', ''])('$top=%s is a 400', async (top) => {
  const { ask } = await startTenant();
  expect(verdict(await ask(`/v1.0/users?$top=${top}`))).toBe('400 Request_UnsupportedQuery');
});

it('a made-up page token is a 400', async () => {
  const { ask } = await startTenant();
  expect(verdict(await ask('/v1.0/users?$skiptoken=abc'))).toBe('400 Directory_ExpiredPageToken');
});

/** The client's own authentication handler adds no token to http addresses, custom host or not. */
function withBearer(next: Middleware): Middleware {
  return {
    execute: (context: Context) => {
      context.options = { ...context.options, headers: { Authorization: 'Bearer simulated' } };
      return next.execute(context);
    },
  };
}

it('the official Graph client pages through a group', async () => {
  const { root } = await startTenant();
  const client = Client.initWithMiddleware({
    baseUrl: root,
    middleware: withBearer(new HTTPMessageHandler()),
  });
  const seen: string[] = [];
  let path: string | undefined = `${STAFF}?$select=id,displayName&$top=40`;
  while (path !== undefined) {
    const found = (await client.api(path).get()) as PageCollection;
    seen.push(...(found.value as { id: string }[]).map(({ id }) => id));
    // The client takes an absolute http link for a relative path, so the root is cut off.
    path = found['@odata.nextLink']?.slice(`${root}/v1.0`.length);
  }
  expect(new Set(seen)).toEqual(new Set(GROUPS.allStaff.memberIds));
});
