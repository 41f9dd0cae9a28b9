import { createAuthenticationMethods } from '../../src/graph/authentication-methods.ts';
import type { PinnedMethod } from '../../src/domain/reset-plan.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import type { TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { startGraph, stopTenants, type GraphWorld } from './graph-tenant.ts';

afterEach(stopTenants);

async function start(options: Partial<TenantOptions> = {}, more: Parameters<typeof startGraph>[1] = {}) {
  const world = await startGraph(options, more);
  return { ...world, methods: createAuthenticationMethods(world.graph, world) };
}

const alice = PEOPLE.alice.id;
const AT = '2026-01-01T00:00:00Z';
const oath: PinnedMethod = { kind: 'softwareOath', id: '50f70000-0000-4000-8000-000000001002' };
const app: PinnedMethod = { kind: 'microsoftAuthenticator', id: 'a17e0000-0000-4000-8000-000000001002' };
const mobile: PinnedMethod = {
  kind: 'phone',
  id: '3179e48a-750b-4051-897c-87b9720928f7',
  phoneSlot: 'mobile',
};
const deletions = ({ tenant }: GraphWorld) => tenant.calls.filter(({ method }) => method === 'DELETE');

describe('listing authentication methods', () => {
  it('tells kinds, slots, numbers and times, and which is likely the default', async () => {
    const { methods } = await start();
    expect(await methods.list(alice)).toEqual({
      methods: [
        {
          id: '28c10230-6103-485e-b985-444c60001490',
          kind: 'password',
          createdAt: '2023-02-06T08:00:00.000Z',
        },
        {
          ...mobile,
          number: '+1 4255550152',
          createdAt: '2024-01-15T09:20:00.000Z',
        },
        { ...app, createdAt: '2024-01-15T09:12:00.000Z' },
        { ...oath, createdAt: '2025-03-04T16:40:00.000Z' },
      ],
      suspectedDefault: app.id,
    });
  });

  it('knows every kind of method Graph has', async () => {
    const { methods, tenant } = await start();
    const kinds = [
      'fido2',
      'windowsHelloForBusiness',
      'platformCredential',
      'email',
      'external',
      'temporaryAccessPass',
      'hardwareOath',
    ] as const;
    for (const kind of kinds)
      tenant.register(alice, {
        kind,
        id: `id-${kind}`,
        createdDateTime: AT,
        displayName: '',
        model: '',
        emailAddress: '',
      });
    const listed = (await methods.list(alice)).methods.map(({ kind }) => kind);
    expect(listed).toEqual(expect.arrayContaining([...kinds]));
    expect(listed).not.toContain('unknown');
  });

  it.each(['holographicAuthenticationMethod', 'toString', '__proto__'])(
    'calls the type %s unknown',
    async (odataType) => {
      const { methods, tenant } = await start();
      tenant.register(alice, { kind: 'unheardOf', id: 'new', odataType, createdDateTime: AT });
      expect((await methods.list(alice)).methods.at(-1)).toMatchObject({ id: 'new', kind: 'unknown' });
    },
  );

  it.each([
    ['push', app.id],
    ['oath', oath.id],
    ['sms', mobile.id],
    ['voiceMobile', mobile.id],
    ['voiceOffice', undefined],
    ['none', undefined],
  ] as const)('takes the preference %s for a hint of the default', async (preference, id) => {
    const { methods, tenant } = await start();
    tenant.person(alice).preferredMethod = preference;
    expect((await methods.list(alice)).suspectedDefault).toBe(id);
  });

  it('sees the alternate mobile as default', async () => {
    const { methods } = await start();
    expect((await methods.list(PEOPLE.lea.id)).suspectedDefault).toBe('b6332ec1-7057-4abe-9331-3d72feddfe41');
  });

  it.each([403, 404, 500])(
    'does without the hint when Graph answers %s to the preference',
    async (status) => {
      const { methods, tenant, lines } = await start();
      tenant.addFault({ kind: 'status', status, path: /signInPreferences/ });
      const listed = await methods.list(alice);
      expect(listed.methods).toHaveLength(4);
      expect(listed).not.toHaveProperty('suspectedDefault');
      expect(lines).toHaveLength(1);
    },
  );

  it('throws when the list itself cannot be read', async () => {
    const { methods, tenant } = await start();
    tenant.addFault({ kind: 'status', status: 403, path: /methods$/ });
    await expect(methods.list(alice)).rejects.toMatchObject({ code: 'GRAPH_FORBIDDEN' });
    await expect(methods.list(PEOPLE.paul.id)).rejects.toMatchObject({ code: 'GRAPH_FORBIDDEN' });
    tenant.clearFaults();
    await expect(methods.list(PEOPLE.paul.id)).rejects.toMatchObject({ code: 'GRAPH_UNEXPECTED' });
  });
});

describe('removing one method', () => {
  it.each(['.', '..', ''])('never calls the path above the method when its id is %j', async (id) => {
    const world = await start();
    await expect(world.methods.remove(alice, { ...oath, id })).rejects.toMatchObject({
      code: 'GRAPH_UNEXPECTED',
    });
    expect(world.tenant.calls).toEqual([]);
  });

  it('deletes it in its own collection, and only it', async () => {
    const world = await start();
    expect(await world.methods.remove(alice, oath)).toMatchObject({
      kind: 'removed',
      graphRequestId: expect.any(String) as string,
    });
    expect(deletions(world).map(({ path }) => path)).toEqual([
      `/v1.0/users/${alice}/authentication/softwareOathMethods/${oath.id}`,
    ]);
    expect(world.tenant.person(alice).methods.map(({ id }) => id)).not.toContain(oath.id);
  });

  it('goes through app, phone and code generator when the default goes last', async () => {
    const { methods, tenant } = await start();
    for (const method of [oath, mobile, app])
      expect(await methods.remove(alice, method)).toMatchObject({ kind: 'removed' });
    expect(tenant.person(alice).methods.map(({ kind }) => kind)).toEqual(['password']);
  });

  it('says that a method is the default, in either wording of Graph', async () => {
    const { methods, tenant } = await start();
    expect(await methods.remove(alice, app)).toMatchObject({ kind: 'is_default' });
    tenant.person(alice).preferredMethod = 'sms';
    expect(await methods.remove(alice, mobile)).toMatchObject({ kind: 'is_default' });
  });

  it('does not take another 400 for the default', async () => {
    const { methods } = await start();
    const lea = await methods.remove(PEOPLE.lea.id, mobile);
    expect(lea).toMatchObject({ kind: 'refused', status: 400 });
  });

  it('says that a method is gone already', async () => {
    const { methods } = await start({ deletionLag: 5_000 });
    await methods.remove(alice, oath);
    expect(await methods.remove(alice, oath)).toMatchObject({ kind: 'not_found' });
  });

  it.each([
    [429, 7, { kind: 'busy', retryAfterSeconds: 7 }],
    [503, 30, { kind: 'busy', retryAfterSeconds: 30 }],
    [504, undefined, { kind: 'unknown' }],
    [403, undefined, { kind: 'forbidden' }],
    [409, undefined, { kind: 'busy' }],
    [412, undefined, { kind: 'busy' }],
    [400, undefined, { kind: 'refused', status: 400 }],
    [500, undefined, { kind: 'unknown' }],
  ])('makes one attempt and passes on %s (Retry-After %s)', async (status, retryAfter, expected) => {
    const world = await start();
    const wait = retryAfter === undefined ? {} : { retryAfter };
    world.tenant.addFault({ kind: 'status', status, method: 'DELETE', ...wait });
    const answer = await world.methods.remove(alice, oath);
    expect(answer).toEqual({ ...expected, graphRequestId: expect.any(String) as string });
    expect(deletions(world)).toHaveLength(1);
  });

  it.each(['drop', 'drop-after'] as const)(
    'does not know what happened after a dropped connection (%s)',
    async (kind) => {
      const world = await start();
      world.tenant.addFault({ kind, method: 'DELETE' });
      expect(await world.methods.remove(alice, oath)).toEqual({ kind: 'unknown' });
      expect(deletions(world)).toHaveLength(1);
    },
  );

  it('does not know what happened when time ran out', async () => {
    const world = await start({}, { limits: { read: 1_000, write: 60 } });
    world.tenant.addFault({ kind: 'delay', milliseconds: 300, method: 'DELETE' });
    expect(await world.methods.remove(alice, oath)).toEqual({ kind: 'unknown' });
    expect(deletions(world)).toHaveLength(1);
  });

  it('is forbidden without the permission for that kind', async () => {
    const permissions = new Set(EVERYTHING_LATCHKEY_NEEDS);
    permissions.delete('UserAuthMethod-SoftwareOATH.ReadWrite.All');
    const { methods } = await start({ permissions });
    expect(await methods.remove(alice, oath)).toMatchObject({ kind: 'forbidden' });
  });

  it('gets a new token once when Graph refuses the old one', async () => {
    const renewed: string[] = [];
    const tokens = {
      token: () => Promise.resolve('old'),
      renew: (stale: string) => Promise.resolve(`new after ${String(renewed.push(stale))}`),
    };
    const world = await start({}, { tokens });
    world.tenant.addFault({ kind: 'status', status: 401, method: 'DELETE', times: 1 });
    expect(await world.methods.remove(alice, oath)).toMatchObject({ kind: 'removed' });
    expect(renewed).toEqual(['old']);
    expect(deletions(world)).toHaveLength(2);
  });

  it('gives up when the new token is refused as well', async () => {
    const world = await start();
    world.tenant.addFault({ kind: 'status', status: 401, method: 'DELETE' });
    await expect(world.methods.remove(alice, oath)).rejects.toMatchObject({ code: 'GRAPH_UNAUTHENTICATED' });
    expect(deletions(world)).toHaveLength(2);
  });

  it.each(['password', 'fido2', 'email', 'hardwareOath', 'temporaryAccessPass'] as const)(
    'is never tried for a %s',
    async (kind) => {
      const world = await start();
      await expect(world.methods.remove(alice, { id: 'x', kind })).rejects.toMatchObject({
        code: 'GRAPH_UNEXPECTED',
      });
      expect(world.tenant.calls).toEqual([]);
    },
  );
});
