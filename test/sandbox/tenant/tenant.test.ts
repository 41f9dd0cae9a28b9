import { setImmediate } from 'node:timers/promises';
import { FILLERS } from '../../../src/sandbox/tenant/fillers.ts';
import { GROUPS } from '../../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { createTenant } from '../../../src/sandbox/tenant/tenant.ts';
import { NOON, openTenant, startTenant, stopTenants, verdict } from './graph-harness.ts';

afterEach(stopTenants);

const ALICE = `/v1.0/users/${PEOPLE.alice.id}`;
const OATH = `${ALICE}/authentication/softwareOathMethods/50f70000-0000-4000-8000-000000001002`;
const DELETE: RequestInit = { method: 'DELETE' };

describe('errors', () => {
  it('have the shape of Graph, and a request id in body and header', async () => {
    const { ask } = await startTenant();
    const { headers, body } = await ask('/v1.0/users/nobody@contoso.com');
    expect(body.error.code).toBe('Request_ResourceNotFound');
    expect(body.error.innerError['request-id']).toBe(headers.get('request-id'));
    expect(body.error.innerError['date']).toBe('2026-11-22T12:00:00');
  });

  it.each(['', 'Bearer', 'Basic abc'])('are 401 with the authorization %j', async (Authorization) => {
    const { ask } = await startTenant();
    expect(verdict(await ask(ALICE, { headers: { Authorization } }))).toBe('401 InvalidAuthenticationToken');
  });

  it.each([
    ['GET', '/v1.0/me', 400],
    ['GET', '/v2.0/users', 400],
    ['GET', '/', 400],
    ['GET', '/beta/users', 400],
    ['GET', `${ALICE}/photo`, 400],
    ['GET', `${ALICE}/authentication`, 400],
    ['GET', `${ALICE}/transitiveMemberOf`, 400],
    ['GET', '/v1.0/users/%zz', 400],
    ['POST', '/v1.0/users', 405],
    ['DELETE', ALICE, 405],
    ['POST', '/v1.0/$batch', 400],
    ['GET', `${ALICE}?$expand=manager`, 400],
    ['GET', '/v1.0/users?$orderby=displayName', 400],
    ['GET', '/v1.0/users?$count=true', 400],
    ['GET', '/v1.0/users?select=id', 400],
    ['GET', '/v1.0/users?$top=1&$top=2', 400],
    ['GET', `${ALICE}/authentication/methods?$select=id`, 400],
  ])('answer %s %s, which is not simulated', async (method, path, status) => {
    const { ask } = await startTenant();
    const reply = await ask(path, { method });
    expect(reply.status).toBe(status);
    expect(reply.body.error.message).not.toBe('');
  });
});

describe('permissions', () => {
  it.each([
    ['GET', ALICE, 'User.Read.All'],
    ['GET', '/v1.0/users', 'Directory.Read.All'],
    ['GET', '/v1.0/directory/deletedItems/microsoft.graph.user', 'User.Read.All'],
    ['GET', `${ALICE}/manager`, 'User.Read.All'],
    ['GET', `${ALICE}/ownedObjects/microsoft.graph.group`, 'User.Read.All'],
    [
      'GET',
      `/v1.0/groups/${GROUPS.approvers.id}/transitiveMembers/microsoft.graph.user`,
      'GroupMember.ReadBasic.All',
    ],
    ['GET', '/v1.0/domains/contoso.com', 'Domain.Read.All'],
    ['GET', '/v1.0/subscribedSkus', 'LicenseAssignment.Read.All'],
    ['GET', `${ALICE}/authentication/methods`, 'UserAuthenticationMethod.Read.All'],
    ['GET', `${ALICE}/authentication/phoneMethods`, 'UserAuthMethod-Phone.Read.All'],
    ['DELETE', OATH, 'UserAuthMethod-SoftwareOATH.ReadWrite.All'],
    ['DELETE', OATH, 'UserAuthenticationMethod.ReadWrite.All'],
    ['POST', `${ALICE}/revokeSignInSessions`, 'User.RevokeSessions.All'],
  ])('%s %s is a 403 without, and works with %s alone', async (method, path, permission) => {
    const without = await startTenant({ permissions: new Set(['Mail.Send']) });
    expect(verdict(await without.ask(path, { method }))).toBe('403 Authorization_RequestDenied');
    const granted = await startTenant({ permissions: new Set([permission]) });
    expect(verdict(await granted.ask(path, { method }))).toMatch(/^20\d ok$/);
  });

  it('to read a method do not allow deleting it', async () => {
    const permissions = new Set([
      'UserAuthMethod-SoftwareOATH.Read.All',
      'UserAuthenticationMethod.Read.All',
    ]);
    const { ask } = await startTenant({ permissions });
    expect((await ask(OATH)).status).toBe(200);
    expect((await ask(OATH, DELETE)).status).toBe(403);
  });

  it('granular as they are, they do not allow listing all methods', async () => {
    const { ask } = await startTenant({ permissions: new Set(['UserAuthMethod-Phone.ReadWrite.All']) });
    expect((await ask(`${ALICE}/authentication/methods`)).status).toBe(403);
  });
});

describe('faults', () => {
  it('answer 429 with Retry-After, as often as told, and only what matches', async () => {
    const { ask, tenant } = await startTenant();
    tenant.addFault({
      kind: 'status',
      status: 429,
      retryAfter: 7,
      times: 2,
      method: 'DELETE',
      path: /softwareOath/,
    });
    expect((await ask(ALICE)).status).toBe(200);
    const throttled = await ask(OATH, DELETE);
    expect(verdict(throttled)).toBe('429 TooManyRequests');
    expect(throttled.headers.get('retry-after')).toBe('7');
    expect((await ask(OATH, DELETE)).status).toBe(429);
    expect((await ask(OATH, DELETE)).status).toBe(204);
  });

  it('drop the connection without doing the work', async () => {
    const { ask, tenant } = await startTenant();
    tenant.addFault({ kind: 'drop', method: 'DELETE', times: 1 });
    await expect(ask(OATH, DELETE)).rejects.toThrow();
    expect((await ask(OATH)).status).toBe(200);
    expect(tenant.calls[0]?.status).toBe(0);
  });

  it('drop the connection after the work was done', async () => {
    const { ask, tenant } = await startTenant();
    tenant.addFault({ kind: 'drop-after', method: 'DELETE', times: 1 });
    await expect(ask(OATH, DELETE)).rejects.toThrow();
    expect((await ask(OATH)).status).toBe(404);
  });

  it('delay an answer, last until cleared, and match by function too', async () => {
    const { ask, tenant } = await startTenant();
    tenant.addFault({ kind: 'delay', milliseconds: 5, path: /users/ });
    expect((await ask(ALICE)).status).toBe(200);
    tenant.clearFaults();
    tenant.addFault({ kind: 'status', status: 503, match: ({ query }) => query.includes('$select=id') });
    expect((await ask(`${ALICE}?$select=id`)).status).toBe(503);
    expect((await ask(`${ALICE}?$select=id`)).status).toBe(503);
    tenant.clearFaults();
    expect((await ask(`${ALICE}?$select=id`)).status).toBe(200);
  });

  it('hold an answer until it is let go, and then do the work', async () => {
    const { ask, tenant } = await startTenant();
    const { promise: until, resolve: letGo } = Promise.withResolvers<undefined>();
    tenant.addFault({ kind: 'hold', until, method: 'DELETE' });
    const deleting = ask(OATH, DELETE);
    while (tenant.calls.length === 0) await setImmediate();
    expect((await ask(OATH)).status).toBe(200);
    letGo(undefined);
    expect((await deleting).status).toBe(204);
    expect((await ask(OATH)).status).toBe(404);
  });
});

describe('the tenant itself', () => {
  it('records every call, decoded, with status and time', async () => {
    const { ask, tenant } = await startTenant();
    const path = `/v1.0/users/${encodeURIComponent(PEOPLE.gina.userPrincipalName)}?$select=id`;
    const { headers } = await ask(path);
    expect(tenant.calls).toEqual([
      {
        method: 'GET',
        path: `/v1.0/users/${PEOPLE.gina.userPrincipalName}`,
        query: '$select=id',
        status: 200,
        at: NOON,
        requestId: headers.get('request-id'),
        clientRequestId: undefined,
        realStart: expect.any(Number) as number,
        realEnd: expect.any(Number) as number,
      },
    ]);
  });

  it('echoes the request id of the client, and gives its own under both names when there is none', async () => {
    const { ask, tenant } = openTenant();
    const mine = await ask(ALICE, { headers: { 'client-request-id': 'case-7' } });
    expect(mine.headers.get('client-request-id')).toBe('case-7');
    const failed = await ask('/v1.0/users/nobody', { headers: { 'client-request-id': 'case-8' } });
    expect(failed.body.error.innerError['client-request-id']).toBe('case-8');
    const none = await ask(OATH, DELETE);
    expect(none.headers.get('client-request-id')).toBe(none.headers.get('request-id'));
    expect(tenant.calls.map((call) => call.clientRequestId)).toEqual(['case-7', 'case-8', undefined]);
    expect(tenant.calls.map((call) => call.requestId)).toEqual(
      [mine, failed, none].map(({ headers }) => headers.get('request-id')),
    );
  });

  it('tells in real time which calls waited for each other', async () => {
    const { ask, tenant } = openTenant();
    tenant.addFault({ kind: 'delay', milliseconds: 30 });
    await ask(ALICE);
    await Promise.all([ask(ALICE), ask(ALICE)]);
    const [first, second, third] = tenant.calls;
    expect(first?.realEnd).toBeLessThanOrEqual(second?.realStart ?? 0);
    expect(third?.realStart).toBeLessThan(second?.realEnd ?? 0);
    expect(Number(first?.realEnd) - Number(first?.realStart)).toBeGreaterThanOrEqual(25);
  });

  it('listens on loopback only, and says so when a port is taken', async () => {
    const { root } = await startTenant();
    expect(root).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const second = createTenant({ now: () => NOON });
    await expect(second.listen(Number(new URL(root).port))).rejects.toThrow(/^PORT_IN_USE/);
    await second.close();
  });

  it('says so when asked about nobody', async () => {
    const { tenant } = await startTenant();
    expect(() => tenant.person('nobody@contoso.com')).toThrow('nobody@contoso.com');
    expect(tenant.person(PEOPLE.paul.id).displayName).toBe('Paul Deleted');
  });

  it('has people with ids, sign-in names and methods that collide nowhere', () => {
    const everyone = [...Object.values(PEOPLE), ...FILLERS];
    const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const values of [everyone.map(({ id }) => id), everyone.map((one) => one.userPrincipalName)])
      expect(new Set(values).size).toBe(everyone.length);
    expect(everyone.filter(({ id }) => !guid.test(id))).toEqual([]);
    const groups = Object.values(GROUPS).map(({ id }) => id);
    expect(groups.filter((id) => !guid.test(id) || everyone.some((one) => one.id === id))).toEqual([]);
  });
});
