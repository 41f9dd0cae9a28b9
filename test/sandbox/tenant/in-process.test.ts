import { setImmediate } from 'node:timers/promises';
import type { Fault } from '../../../src/sandbox/tenant/fault.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { NOON, openTenant, startTenant, stopTenants, type Harness, type Reply } from './graph-harness.ts';

afterEach(stopTenants);

const ALICE = `/v1.0/users/${PEOPLE.alice.id}`;
const OATH = `${ALICE}/authentication/softwareOathMethods/50f70000-0000-4000-8000-000000001002`;
const BEARER = { Authorization: 'Bearer simulated' };
const OF_THE_SOCKET = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** Ids differ from call to call, and only a socket adds headers of its own. */
const comparable = (headers: Headers): readonly string[] =>
  [...headers]
    .filter(([name]) => !OF_THE_SOCKET.includes(name))
    .map(([name, value]) => (name.endsWith('request-id') ? name : `${name}: ${value}`))
    .sort();

const told = ({ root }: Harness, { body }: Reply): string =>
  JSON.stringify(body)
    .replaceAll(root, '')
    .replaceAll(/request-id":"[^"]*"/g, '');

describe('the in-process door', () => {
  it.each([
    ['GET', ALICE, {}],
    ['GET', `${ALICE}?$select=id,department`, {}],
    ['GET', '/v1.0/users/nobody', {}],
    ['GET', '/v1.0/users/%zz', {}],
    ['GET', `/v1.0/users/${PEOPLE.gina.userPrincipalName}`, {}],
    ['GET', ALICE, { Authorization: 'none' }],
    ['GET', '/v1.0/users?$search="displayName:ali"&$count=true', { ConsistencyLevel: 'eventual' }],
    ['GET', '/v1.0/users?$search="displayName:ali"', {}],
    ['DELETE', OATH, {}],
    ['POST', `${ALICE}/revokeSignInSessions`, {}],
  ])('answers %s %s as the server does', async (method, path, more) => {
    const server = await startTenant();
    const door = openTenant();
    const init = { method, headers: { ...BEARER, ...more } };
    const [byServer, byDoor] = [await server.ask(path, init), await door.ask(path, init)];
    expect(byDoor.status).toBe(byServer.status);
    expect(comparable(byDoor.headers)).toEqual(comparable(byServer.headers));
    expect(told(door, byDoor)).toBe(told(server, byServer));
    const line = ({ method, path, query, status, at }: (typeof door.tenant.calls)[number]) => ({
      method,
      path,
      query,
      status,
      at,
    });
    expect(door.tenant.calls.map(line)).toEqual(server.tenant.calls.map(line));
  });

  it('reads the body that is sent', async () => {
    const permissions = new Set(['UserAuthenticationMethod.ReadWrite.All']);
    const { ask, tenant } = openTenant({ permissions });
    const reply = await ask(`/beta/users/${PEOPLE.alice.id}/authentication/signInPreferences`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userPreferredMethodForSecondaryAuthentication: 'sms' }),
    });
    expect(reply.status).toBe(204);
    expect(tenant.person('alice@contoso.com').preferredMethod).toBe('sms');
  });

  it('links to the next page under the root that was asked', async () => {
    const { ask, root } = openTenant();
    const { body } = await ask('/v1.0/users?$top=2');
    expect(body['@odata.nextLink']).toMatch(new RegExp(`^${root}/v1\\.0/users\\?`));
    expect((await ask(body['@odata.nextLink'] ?? '')).status).toBe(200);
  });

  it.each(['drop', 'drop-after'] as const)('breaks the connection as fetch shows it (%s)', async (kind) => {
    const { ask, tenant } = openTenant();
    tenant.addFault({ kind, times: 1 });
    const failure: unknown = await ask(OATH, { method: 'DELETE' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TypeError);
    expect(failure).toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect((await ask(OATH)).status).toBe(kind === 'drop' ? 200 : 404);
    expect(tenant.calls[0]).toMatchObject({ status: 0, requestId: undefined });
  });

  it('sends nothing when the signal was aborted before', async () => {
    const { tenant, root } = openTenant();
    const signal = AbortSignal.abort(new TypeError('enough'));
    await expect(tenant.fetch(root + ALICE, { headers: BEARER, signal })).rejects.toThrow('enough');
    expect(tenant.calls).toEqual([]);
  });

  it('lets go when the signal is aborted, though the work is still done', async () => {
    const { ask, tenant } = openTenant();
    const { promise: until, resolve: letGo } = Promise.withResolvers<undefined>();
    tenant.addFault({ kind: 'hold', until, method: 'DELETE' });
    const waiting = ask(OATH, { method: 'DELETE', signal: AbortSignal.timeout(5) });
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
    expect((await ask(OATH)).status).toBe(200);
    letGo(undefined);
    await setImmediate();
    expect((await ask(OATH)).status).toBe(404);
  });

  it.each<Fault>([
    { kind: 'delay', milliseconds: 60_000 },
    { kind: 'hold', until: new Promise(() => undefined) },
  ])('drops whoever waits when the tenant closes ($kind)', async (fault) => {
    const { ask, tenant } = openTenant();
    tenant.addFault(fault);
    const waiting = ask(ALICE);
    const dropped = expect(waiting).rejects.toThrow('fetch failed');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await tenant.close();
    await dropped;
    expect(tenant.calls).toMatchObject([{ status: 0, at: NOON }]);
  });
});
