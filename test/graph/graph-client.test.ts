import { z } from 'zod';
import { createGraph } from '../../src/graph/graph-client.ts';
import type { GraphCall } from '../../src/graph/graph-call.ts';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createLines, failure, fixedTokens, startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const named = z.object({ id: z.string(), displayName: z.string() });
const rita: GraphCall = {
  kind: 'person',
  path: `/users/${PEOPLE.rita.id}`,
  query: { $select: 'id,displayName' },
};
const staff: GraphCall = {
  kind: 'groupMembers',
  path: `/groups/${GROUP_IDS.allStaff}/transitiveMembers/microsoft.graph.user`,
  query: { $select: 'id,displayName' },
};

describe('reading', () => {
  it('parses what Graph answers', async () => {
    const { graph } = await startGraph();
    expect(await graph.get(rita, named)).toEqual({ id: PEOPLE.rita.id, displayName: 'Rita Moreno' });
  });

  it('follows every page, also over http on loopback', async () => {
    const { graph, tenant } = await startGraph();
    const people = await graph.getAll({ ...staff, query: { ...staff.query, $top: '20' } }, named);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(people.length).toBeGreaterThan(100);
    expect(tenant.calls.map(({ status }) => status)).toEqual(Array(Math.ceil(people.length / 20)).fill(200));
  });

  it('repeats the header on every page of a search', async () => {
    const { graph, tenant } = await startGraph();
    const query = {
      $search: '"mail:a" OR "mail:b" OR "mail:c"',
      $top: '2',
      $count: 'true',
      $select: 'id,displayName',
    };
    const people = await graph.getAll({ kind: 'people', path: '/users', query, eventual: true }, named);
    expect(people.length).toBeGreaterThan(4);
    expect(tenant.calls.every(({ status }) => status === 200)).toBe(true);
  });

  it.each([
    ['https://evil.example/v1.0/users?$skiptoken=x'],
    ['http://127.0.0.1:1/v1.0/users'],
    ['/users?$skiptoken=x'],
  ])('takes its token to no page elsewhere: %s', async (link) => {
    const asked: string[] = [];
    const page = { value: [], '@odata.nextLink': link };
    const { graph } = await startGraph(
      {},
      {
        fetch: (url) => {
          asked.push(url as string);
          return Promise.resolve(Response.json(page));
        },
      },
    );
    await expect(graph.getAll(staff, named)).rejects.toMatchObject({ code: 'GRAPH_UNEXPECTED' });
    expect(asked).toHaveLength(1);
  });

  it('does not follow a redirect with its token', async () => {
    const inits: (RequestInit | undefined)[] = [];
    const { graph } = await startGraph(
      {},
      {
        fetch: (_url, init) => {
          inits.push(init);
          return Promise.resolve(
            new Response(null, { status: 302, headers: { Location: 'https://evil.example' } }),
          );
        },
      },
    );
    await expect(graph.get(rita, named)).rejects.toMatchObject({ code: 'GRAPH_UNEXPECTED' });
    expect(inits.map((init) => init?.redirect)).toEqual(['manual']);
  });

  it('ends when the pages never do', async () => {
    const { graph, endpoint } = await startGraph({}, { fetch: () => Promise.resolve(Response.json(page)) });
    const page = { value: [], '@odata.nextLink': `${endpoint}/v1.0/users?$skiptoken=again` };
    await expect(graph.getAll(staff, named)).rejects.toMatchObject({ code: 'GRAPH_UNEXPECTED' });
  });

  it.each([429, 503, 504])('waits as Graph asks and tries again after %s, twice at most', async (status) => {
    const { graph, tenant } = await startGraph();
    tenant.addFault({ kind: 'status', status, retryAfter: 0, times: 2 });
    expect(await graph.get(rita, named)).toMatchObject({ displayName: 'Rita Moreno' });
    tenant.addFault({ kind: 'status', status, retryAfter: 0 });
    await expect(graph.get(rita, named)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(tenant.calls).toHaveLength(6);
  });

  it('does not wait longer than its time limit', async () => {
    const { graph, tenant } = await startGraph();
    tenant.addFault({ kind: 'status', status: 429, retryAfter: 9 });
    const begun = Date.now();
    await expect(graph.get(rita, named)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect(tenant.calls).toHaveLength(1);
  });

  it('stops waiting for an answer that does not come', async () => {
    const { graph, tenant } = await startGraph({}, { limits: { read: 60, write: 60 } });
    tenant.addFault({ kind: 'delay', milliseconds: 500 });
    await expect(graph.get(rita, named)).rejects.toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      detail: 'GET /users/{id} was not answered in time.',
    });
  });

  it('stops waiting for a token that does not come', async () => {
    const never = { token: () => new Promise<string>(() => undefined), renew: () => Promise.resolve('') };
    const { graph, tenant } = await startGraph({}, { tokens: never, limits: { read: 60, write: 60 } });
    await expect(graph.get(rita, named)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(tenant.calls).toEqual([]);
  });

  it('gets a new token once', async () => {
    const { graph, tenant } = await startGraph();
    tenant.addFault({ kind: 'status', status: 401, times: 1 });
    expect(await graph.get(rita, named)).toMatchObject({ displayName: 'Rita Moreno' });
    tenant.addFault({ kind: 'status', status: 401 });
    await expect(graph.get(rita, named)).rejects.toMatchObject({ code: 'GRAPH_UNAUTHENTICATED' });
    expect(tenant.calls).toHaveLength(4);
  });
});

describe('a failed call', () => {
  it('names the call, the permission to grant and the request id', async () => {
    const { graph } = await startGraph({ permissions: new Set() });
    await expect(graph.get(rita, named)).rejects.toMatchObject({
      code: 'GRAPH_FORBIDDEN',
      detail: expect.stringMatching(
        /^GET \/users\/\{id\} was answered with 403 Authorization_RequestDenied \(request-id [\w-]{36}\); it needs the permission User\.Read\.All\.$/,
      ) as string,
    });
  });

  it.each([
    ['another shape', Response.json({ id: 7 })],
    ['a page of a proxy', new Response('<html>Rita Moreno</html>')],
    ['nothing', new Response('')],
  ])('is also an answer of %s', async (_, response) => {
    const { graph } = await startGraph({}, { fetch: () => Promise.resolve(response) });
    const error = await failure(graph.get(rita, named));
    expect(error).toMatchObject({ code: 'GRAPH_UNEXPECTED' });
    expect(String(error)).not.toContain('Rita');
  });

  it('says that nobody is there to answer', async () => {
    const { log, lines } = createLines();
    const { endpoint, tenant } = await startGraph();
    await tenant.close();
    const graph = createGraph({ endpoint, tokens: fixedTokens, log });
    await expect(graph.get(rita, named)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(lines.map(({ fields }) => fields['error'])).toEqual(['ECONNREFUSED']);
  });
});
