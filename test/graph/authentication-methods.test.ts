import type { GraphWorld } from './graph-tenant.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  EVERYTHING_LATCHKEY_NEEDS,
  EVERYTHING_WITH_DEFAULT_CHANGE,
} from '../../src/sandbox/tenant/permissions.ts';
import { NEVER, stopTenants } from './graph-tenant.ts';
import { alice, app, mobile, oath, quentin, startMethods, token } from './method-world.ts';

afterEach(stopTenants);

const ID = expect.stringMatching(/^[\w-]{36}$/) as string;
const changes = ({ tenant }: Pick<GraphWorld, 'tenant'>) =>
  tenant.calls.filter(({ method }) => method !== 'GET');
const without = (permission: string) => ({
  permissions: new Set([...EVERYTHING_LATCHKEY_NEEDS].filter((name) => name !== permission)),
});

describe('removing one method', () => {
  it.each(['.', '..', ''])('never calls the path above the method when its id is %j', async (id) => {
    const world = await startMethods();
    for (const method of [oath, token])
      await expect(world.methods.remove(alice, { ...method, id })).rejects.toMatchObject({
        code: 'GRAPH_UNEXPECTED',
      });
    expect(world.tenant.calls).toEqual([]);
  });

  it('deletes it in its own collection, never in the list of all, and only it', async () => {
    const world = await startMethods();
    const answer = await world.methods.remove(alice, oath);
    expect(changes(world)).toMatchObject([
      {
        method: 'DELETE',
        path: `/v1.0/users/${alice}/authentication/softwareOathMethods/${oath.id}`,
        requestId: answer.graphRequestId,
      },
    ]);
    expect(answer.kind).toBe('done');
    expect(world.tenant.person(alice).methods.map(({ id }) => id)).not.toContain(oath.id);
  });

  it('deletes a passkey in its own collection', async () => {
    const world = await startMethods();
    const id = 'f1d00000-0000-4000-8000-000000001021';
    expect(await world.methods.remove(PEOPLE.kai.id, { kind: 'fido2', id })).toMatchObject({ kind: 'done' });
    expect(changes(world).map(({ path }) => path)).toEqual([
      `/v1.0/users/${PEOPLE.kai.id}/authentication/fido2Methods/${id}`,
    ]);
  });

  it('deactivates a hardware token by beta, and never deletes it', async () => {
    const world = await startMethods();
    expect(await world.methods.remove(quentin, token)).toMatchObject({ kind: 'done' });
    expect(changes(world)).toMatchObject([
      {
        method: 'POST',
        path: `/beta/users/${quentin}/authentication/hardwareOathMethods/${token.id}/deactivate`,
      },
    ]);
  });

  it('leaves it to the list whether a token was deactivated before', async () => {
    const { methods } = await startMethods();
    await methods.remove(quentin, token);
    expect(await methods.remove(quentin, token)).toEqual({ kind: 'not_found', graphRequestId: ID });
  });

  it('goes through app, phone and code generator when the default goes last', async () => {
    const { methods, tenant } = await startMethods();
    for (const method of [oath, mobile, app])
      expect(await methods.remove(alice, method)).toMatchObject({ kind: 'done' });
    expect(tenant.person(alice).methods.map(({ kind }) => kind)).toEqual(['password']);
  });

  it('says that a method is the default, in either wording of Graph', async () => {
    const { methods, tenant } = await startMethods();
    expect(await methods.remove(alice, app)).toEqual({ kind: 'is_default', graphRequestId: ID });
    tenant.person(alice).preferredMethod = 'sms';
    expect(await methods.remove(alice, mobile)).toMatchObject({ kind: 'is_default' });
  });

  it('says it of a hardware token, too', async () => {
    const { methods, tenant } = await startMethods();
    tenant.person(quentin).preferredMethod = 'oath';
    expect(await methods.remove(quentin, token)).toMatchObject({ kind: 'is_default' });
  });

  it('does not take the alternate mobile in the way of the mobile for the default', async () => {
    const { methods } = await startMethods();
    expect(await methods.remove(PEOPLE.lea.id, mobile)).toMatchObject({ kind: 'refused', status: 400 });
  });

  it('says that a method is gone already, whatever the list still shows', async () => {
    const { methods } = await startMethods({ deletionLag: 5_000 });
    await methods.remove(alice, oath);
    expect(await methods.remove(alice, oath)).toMatchObject({ kind: 'not_found' });
  });

  it.each([
    [429, 7, { kind: 'busy', retryAfterSeconds: 7 }],
    [429, undefined, { kind: 'busy' }],
    [503, 30, { kind: 'unknown', retryAfterSeconds: 30 }],
    [503, undefined, { kind: 'unknown' }],
    [504, 12, { kind: 'unknown', retryAfterSeconds: 12 }],
    [504, undefined, { kind: 'unknown' }],
    [408, undefined, { kind: 'unknown' }],
    [403, undefined, { kind: 'forbidden', permission: 'UserAuthMethod-SoftwareOATH.ReadWrite.All' }],
    [409, undefined, { kind: 'busy' }],
    [412, undefined, { kind: 'busy' }],
    [400, undefined, { kind: 'refused', status: 400 }],
    [500, undefined, { kind: 'unknown' }],
  ])('makes one attempt and passes on %s (Retry-After %s)', async (status, retryAfter, expected) => {
    const world = await startMethods();
    const wait = retryAfter === undefined ? {} : { retryAfter };
    world.tenant.addFault({ kind: 'status', status, method: 'DELETE', ...wait });
    const answer = await world.methods.remove(alice, oath);
    expect(answer).toEqual({ ...expected, graphRequestId: changes(world)[0]?.requestId });
    expect(changes(world)).toHaveLength(1);
  });

  it.each(['drop', 'drop-after'] as const)(
    'does not know what happened after a dropped connection (%s), and names the id that was sent',
    async (kind) => {
      const world = await startMethods();
      world.tenant.addFault({ kind, method: 'DELETE' });
      const answer = await world.methods.remove(alice, oath);
      expect(changes(world)).toHaveLength(1);
      expect(answer).toEqual({ kind: 'unknown', graphRequestId: changes(world)[0]?.clientRequestId });
      expect(answer.graphRequestId).toEqual(ID);
    },
  );

  it('does not know what happened when time ran out', async () => {
    const world = await startMethods({}, { limits: { read: 1_000, write: 60 } });
    world.tenant.addFault({ kind: 'hold', until: NEVER, method: 'DELETE' });
    // On a busy machine the limit may pass before the call is made.
    do expect(await world.methods.remove(alice, oath)).toEqual({ kind: 'unknown', graphRequestId: ID });
    while (changes(world).length === 0);
    expect(changes(world).at(-1)).toMatchObject({ realEnd: undefined });
  });

  it.each([
    ['UserAuthMethod-SoftwareOATH.ReadWrite.All', alice, oath],
    ['UserAuthMethod-HardwareOATH.ReadWrite.All', quentin, token],
  ] as const)('is forbidden without %s, and names it', async (permission, subject, method) => {
    const { methods } = await startMethods(without(permission));
    const answer = await methods.remove(subject, method);
    expect(answer).toEqual({ kind: 'forbidden', permission, graphRequestId: ID });
  });

  it('is forbidden for an account under restricted management, permissions or not', async () => {
    const { methods } = await startMethods();
    const id = 'a17e0000-0000-4000-8000-000000001033';
    const answer = await methods.remove(PEOPLE.xaver.id, { kind: 'microsoftAuthenticator', id });
    expect(answer).toMatchObject({ kind: 'forbidden' });
  });

  it('gets a new token once when Graph refuses the old one', async () => {
    const renewed: string[] = [];
    const tokens = {
      token: () => Promise.resolve('old'),
      renew: (stale: string) => Promise.resolve(`new after ${String(renewed.push(stale))}`),
    };
    const world = await startMethods({}, { tokens });
    world.tenant.addFault({ kind: 'status', status: 401, method: 'DELETE', times: 1 });
    expect(await world.methods.remove(alice, oath)).toMatchObject({ kind: 'done' });
    expect(renewed).toEqual(['old']);
    expect(new Set(changes(world).map(({ clientRequestId }) => clientRequestId)).size).toBe(2);
  });

  it('gives up when the new token is refused as well', async () => {
    const world = await startMethods();
    world.tenant.addFault({ kind: 'status', status: 401, method: 'DELETE' });
    await expect(world.methods.remove(alice, oath)).rejects.toMatchObject({
      code: 'GRAPH_UNAUTHENTICATED',
      graph: { graphRequestId: ID },
    });
    expect(changes(world)).toHaveLength(2);
  });

  it('sends nothing, and says so by throwing, when no token comes', async () => {
    const never = { token: () => new Promise<string>(() => undefined), renew: () => Promise.resolve('') };
    const world = await startMethods({}, { tokens: never, limits: { read: 60, write: 60 } });
    await expect(world.methods.remove(alice, oath)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(world.tenant.calls).toEqual([]);
  });

  it.each([
    'password',
    'email',
    'external',
    'windowsHelloForBusiness',
    'platformCredential',
    'temporaryAccessPass',
    'qrCodePin',
  ] as const)('is never tried for a %s', async (kind) => {
    const world = await startMethods();
    await expect(world.methods.remove(alice, { id: 'x', kind })).rejects.toMatchObject({
      code: 'GRAPH_UNEXPECTED',
    });
    expect(world.tenant.calls).toEqual([]);
  });
});

describe('changing the default', () => {
  const toSms = { preference: 'sms', id: mobile.id } as const;

  it('lets the former default go', async () => {
    const world = await startMethods({ permissions: EVERYTHING_WITH_DEFAULT_CHANGE });
    expect(await world.methods.changeDefault(alice, toSms)).toEqual({ kind: 'done', graphRequestId: ID });
    expect(changes(world)).toMatchObject([
      { method: 'PATCH', path: `/beta/users/${alice}/authentication/signInPreferences` },
    ]);
    expect(world.tenant.person(alice).preferredMethod).toBe('sms');
    expect(await world.methods.remove(alice, app)).toMatchObject({ kind: 'done' });
  });

  it('is one attempt, whatever comes back', async () => {
    const world = await startMethods({ permissions: EVERYTHING_WITH_DEFAULT_CHANGE });
    world.tenant.addFault({ kind: 'status', status: 503, retryAfter: 3, method: 'PATCH' });
    expect(await world.methods.changeDefault(alice, toSms)).toMatchObject({
      kind: 'unknown',
      retryAfterSeconds: 3,
    });
    expect(changes(world)).toHaveLength(1);
  });

  it('is forbidden without the broad permission', async () => {
    const { methods } = await startMethods();
    expect(await methods.changeDefault(alice, toSms)).toMatchObject({
      kind: 'forbidden',
      permission: 'UserAuthenticationMethod.ReadWrite.All',
    });
  });

  it('is refused, and not “the default”, for a method the person does not have', async () => {
    const { methods } = await startMethods({ permissions: EVERYTHING_WITH_DEFAULT_CHANGE });
    const answer = await methods.changeDefault(alice, { preference: 'voiceOffice', id: 'x' });
    expect(answer).toMatchObject({ kind: 'refused', status: 400 });
  });
});

describe('revoking sessions', () => {
  it('takes any 2xx for done', async () => {
    const world = await startMethods();
    expect(await world.methods.revokeSessions(alice)).toEqual({ kind: 'done', graphRequestId: ID });
    expect(world.tenant.revoked(alice)).toBe(true);
    const other = await startMethods(
      {},
      { fetch: () => Promise.resolve(new Response(null, { status: 202 })) },
    );
    expect(await other.methods.revokeSessions(alice)).toMatchObject({ kind: 'done' });
  });

  it('says that the account is gone', async () => {
    const { methods } = await startMethods();
    expect(await methods.revokeSessions(PEOPLE.paul.id)).toMatchObject({ kind: 'not_found' });
  });

  it('names the permission that is missing', async () => {
    const { methods } = await startMethods(without('User.RevokeSessions.All'));
    expect(await methods.revokeSessions(alice)).toMatchObject({
      kind: 'forbidden',
      permission: 'User.RevokeSessions.All',
    });
  });
});
