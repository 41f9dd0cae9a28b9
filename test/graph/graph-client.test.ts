import { z } from 'zod';
import { createGraph } from '../../src/graph/graph-client.ts';
import type { GraphCall } from '../../src/graph/graph-call.ts';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createLines, failure, fixedTokens, startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const named = z.object({ id: z.string(), displayName: z.string() });
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
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
    // Had it waited, its time would be up, and this would be a call that was not answered.
    await expect(graph.get(rita, named)).rejects.toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      detail: expect.stringContaining('was answered with 429') as string,
      graph: { retryAfterSeconds: 9 },
    });
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

describe('the id a call can be asked about', () => {
  it('is new for every call and sent with it', async () => {
    const { graph, tenant } = await startGraph();
    await graph.get(rita, named);
    await graph.get(rita, named);
    const sent = tenant.calls.map(({ clientRequestId }) => clientRequestId);
    expect(new Set(sent).size).toBe(2);
    expect(sent).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID)]);
  });

  it('is Graph’s own where it answers', async () => {
    const { graph, tenant } = await startGraph();
    const answer = await graph.ask(rita);
    expect(answer).toMatchObject({ kind: 'ok', requestId: tenant.calls[0]?.requestId });
  });

  it.each([undefined, 'Rita Moreno', '<html>', 'x'.repeat(65)])(
    'is ours where the answer has none or what is no id: %s',
    async (id) => {
      const headers = id === undefined ? {} : { 'request-id': id };
      const { graph } = await startGraph(
        {},
        { fetch: () => Promise.resolve(Response.json({}, { headers })) },
      );
      expect(await graph.ask(rita)).toMatchObject({ requestId: expect.stringMatching(UUID) as string });
    },
  );

  it('is in the error and in the log when no answer comes', async () => {
    const { graph, tenant, lines } = await startGraph();
    tenant.addFault({ kind: 'drop' });
    const graphRequestId = expect.stringMatching(UUID) as string;
    await expect(graph.get(rita, named)).rejects.toMatchObject({ graph: { graphRequestId } });
    const sent = tenant.calls[0]?.clientRequestId;
    expect(lines).toMatchObject([{ fields: { requestId: sent } }]);
  });

  it('comes with the permission to grant on 403 only', async () => {
    const { graph, tenant } = await startGraph();
    tenant.addFault({ kind: 'status', status: 403, times: 1 });
    await expect(graph.get(rita, named)).rejects.toMatchObject({ graph: { permission: 'User.Read.All' } });
    tenant.addFault({ kind: 'status', status: 400 });
    const other = await failure(graph.get(rita, named));
    expect(other).toMatchObject({ graph: { graphRequestId: expect.stringMatching(UUID) as string } });
    expect(other).not.toHaveProperty('graph.permission');
  });

  it('comes with an answer of another shape, too', async () => {
    const { graph, tenant } = await startGraph();
    const error = await failure(graph.get(rita, z.object({ nonsense: z.string() })));
    expect(error).toMatchObject({ graph: { graphRequestId: tenant.calls[0]?.requestId } });
  });
});

describe('a change', () => {
  const revoke: GraphCall = {
    kind: 'revokeSessions',
    path: `/users/${PEOPLE.rita.id}/revokeSignInSessions`,
  };

  it.each(['DELETE', 'POST', 'PATCH'] as const)('by %s is made once, however it ends', async (verb) => {
    const { graph, tenant } = await startGraph();
    for (const status of [429, 500, 503, 504])
      tenant.addFault({ kind: 'status', status, retryAfter: 0, times: 1 });
    tenant.addFault({ kind: 'drop' });
    for (let tries = 0; tries < 5; tries += 1) await graph.change(verb, revoke);
    expect(tenant.calls.map(({ method }) => method)).toEqual(Array(5).fill(verb));
    expect(new Set(tenant.calls.map(({ clientRequestId }) => clientRequestId)).size).toBe(5);
  });

  it('sends its body as JSON, and none where there is none', async () => {
    const bodies: unknown[] = [];
    const { graph } = await startGraph(
      {},
      {
        fetch: (_url, init) => {
          bodies.push(init?.body);
          return Promise.resolve(new Response(null, { status: 204 }));
        },
      },
    );
    await graph.change('PATCH', revoke, { userPreferredMethodForSecondaryAuthentication: 'sms' });
    await graph.change('POST', revoke);
    expect(bodies).toEqual(['{"userPreferredMethodForSecondaryAuthentication":"sms"}', undefined]);
  });

  it('takes a claims challenge for a refused token: a new one once, then the refusal', async () => {
    const { graph, tenant } = await startGraph();
    tenant.addFault({ kind: 'status', status: 401, code: 'InvalidAuthenticationToken' });
    expect(await graph.change('POST', revoke)).toMatchObject({ kind: 'refused', status: 401 });
    expect(tenant.calls).toHaveLength(2);
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

  it.each([429, 503])('says how long Graph wants to be left alone: %s', async (status) => {
    const { graph, tenant } = await startGraph();
    tenant.addFault({ kind: 'status', status, retryAfter: 30 });
    const error = await failure(graph.get(rita, named));
    expect(error).toMatchObject({ code: 'GRAPH_UNAVAILABLE', graph: { retryAfterSeconds: 30 } });
    tenant.clearFaults();
    tenant.addFault({ kind: 'status', status: 400 });
    expect(await failure(graph.get(rita, named))).not.toHaveProperty('graph.retryAfterSeconds');
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
