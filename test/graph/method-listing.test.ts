import type { MethodKind } from '../../src/domain/method.ts';
import type { ResetScope } from '../../src/domain/reset-plan.ts';
import { listingFor } from '../../src/graph/permission.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { stopTenants } from './graph-tenant.ts';
import { roundTripsOf } from './round-trips.ts';
import {
  alice,
  app,
  mobile,
  oath,
  ONE_LIST,
  quentin,
  planOf,
  startMethods,
  token,
  USUAL_PLAN,
} from './method-world.ts';

afterEach(stopTenants);

const AT = '2026-01-01T00:00:00Z';
const WITH_TOKENS: readonly ResetScope[] = ['authenticator', 'hardwareOath'];
const NOBODY = '00000000-0000-4000-8000-00000000dead';
const GRANULAR = [
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  'UserAuthMethod-Phone.Read.All',
];
const granted = (...roles: readonly string[]) => {
  const permissions = new Set(roles);
  return [{ permissions }, { listing: listingFor(permissions) }] as const;
};

describe('listing authentication methods', () => {
  it('tells kinds, slots, numbers, times and the names of devices', async () => {
    const { methods } = await startMethods();
    expect(await methods.list(alice, USUAL_PLAN)).toEqual({
      methods: [
        {
          id: '28c10230-6103-485e-b985-444c60001490',
          kind: 'password',
          createdAt: '2023-02-06T08:00:00.000Z',
        },
        { ...mobile, number: '+1 4255550152', createdAt: '2024-01-15T09:20:00.000Z' },
        { ...app, createdAt: '2024-01-15T09:12:00.000Z', device: 'Alice Pixel 8' },
        { ...oath, createdAt: '2025-03-04T16:40:00.000Z' },
      ],
    });
  });

  it('knows every kind of method the list has', async () => {
    const { methods, tenant } = await startMethods();
    const kinds = [
      'fido2',
      'windowsHelloForBusiness',
      'platformCredential',
      'email',
      'external',
      'temporaryAccessPass',
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
    const listed = (await methods.list(alice, USUAL_PLAN))?.methods.map(({ kind }) => kind);
    expect(listed).toEqual(expect.arrayContaining([...kinds]));
    expect(listed).not.toContain('unknown');
  });

  it.each(['holographicAuthenticationMethod', 'toString', '__proto__'])(
    'calls the type %s unknown',
    async (odataType) => {
      const { methods, tenant } = await startMethods();
      tenant.register(alice, { kind: 'unheardOf', id: 'new', odataType, createdDateTime: AT });
      expect((await methods.list(alice, USUAL_PLAN))?.methods.at(-1)).toMatchObject({
        id: 'new',
        kind: 'unknown',
      });
    },
  );

  it.each([
    ['  Work phone  ', 'Work phone'],
    ['\u{1F4F1}'.repeat(70), '\u{1F4F1}'.repeat(60)],
    ['   ', undefined],
  ])('keeps the name of a device %j short and trimmed', async (displayName, device) => {
    const { methods, tenant } = await startMethods();
    for (const kind of ['fido2', 'windowsHelloForBusiness', 'platformCredential'] as const)
      tenant.register(alice, { kind, id: `id-${kind}`, createdDateTime: AT, displayName, model: '' });
    const named = (await methods.list(alice, USUAL_PLAN))?.methods.slice(-3);
    expect(named?.map((method) => method.device)).toEqual([device, device, device]);
  });

  it('never shows the address of an e-mail method as a device', async () => {
    const { methods, tenant } = await startMethods();
    tenant.register(alice, { kind: 'email', id: 'e', createdDateTime: AT, emailAddress: 'a@example.com' });
    expect((await methods.list(alice, USUAL_PLAN))?.methods.at(-1)).toEqual({
      id: 'e',
      kind: 'email',
      createdAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it.each([PEOPLE.paul.id, NOBODY])('is undefined for an account that is gone: %s', async (id) => {
    const { methods } = await startMethods({}, { scope: WITH_TOKENS });
    expect(await methods.list(id, USUAL_PLAN)).toBeUndefined();
    expect(await methods.survey(id)).toBeUndefined();
  });

  it('throws, and names the permission and the request, when the list itself cannot be read', async () => {
    const { methods } = await startMethods({ permissions: new Set() });
    await expect(methods.list(alice, USUAL_PLAN)).rejects.toMatchObject({
      code: 'GRAPH_FORBIDDEN',
      graph: {
        permission: 'UserAuthenticationMethod.Read.All',
        graphRequestId: expect.stringMatching(/^[\w-]{36}$/) as string,
      },
    });
  });

  it('gives up when no token comes, instead of waiting for it', async () => {
    const never = { token: () => new Promise<string>(() => undefined), renew: () => Promise.resolve('') };
    const { methods } = await startMethods({}, { tokens: never, limits: { read: 60, write: 60 } });
    await expect(methods.list(alice, USUAL_PLAN)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });
});

describe('hardware tokens, which v1.0 lists need not show', () => {
  const shown = async (world: Awaited<ReturnType<typeof startMethods>>) =>
    (await world.methods.list(quentin, planOf([token])))?.methods.filter(
      ({ kind }) => kind === 'hardwareOath',
    );

  it('are seen where resets deactivate them', async () => {
    const world = await startMethods({}, { scope: WITH_TOKENS });
    expect(await shown(world)).toEqual([{ ...token, createdAt: '2024-09-02T07:30:00.000Z' }]);
  });

  it('are gone once they are deactivated, though they stay assigned', async () => {
    const world = await startMethods({}, { scope: WITH_TOKENS });
    world.tenant.person(quentin).preferredMethod = 'sms';
    expect(await world.methods.remove(quentin, token)).toMatchObject({ kind: 'done' });
    expect(world.tenant.person(quentin).methods.map(({ id }) => id)).toContain(token.id);
    expect(await shown(world)).toEqual([]);
  });

  it('count as there when Graph uses a word for their state that is not known', async () => {
    const world = await startMethods({}, { scope: WITH_TOKENS, fetch: rewriting(/"activated"/, '"tired"') });
    expect(await shown(world)).toHaveLength(1);
  });

  it('appear once when both lists hold them, by the list that knows their state', async () => {
    const both = { scope: WITH_TOKENS, fetch: alsoListing(token.id) };
    expect(await shown(await startMethods({}, both))).toEqual([
      { ...token, createdAt: '2024-09-02T07:30:00.000Z' },
    ]);
    const world = await startMethods({}, both);
    world.tenant.person(quentin).methods = world.tenant
      .person(quentin)
      .methods.map((one) => (one.kind === 'hardwareOath' ? { ...one, status: 'assigned' } : one));
    expect(await shown(world)).toEqual([]);
  });

  it('are told of in a plan where resets leave them alone, since one may be the default', async () => {
    const { methods } = await startMethods();
    const survey = await methods.survey(quentin);
    expect(survey?.methods.at(-1)).toMatchObject(token);
    expect(survey?.unseen).toEqual([]);
  });

  it.each([403, 500])('are unseen in such a plan when Graph answers %s', async (status) => {
    const { methods, tenant } = await startMethods();
    tenant.addFault({ kind: 'status', status, path: /hardwareOath/ });
    expect((await methods.survey(quentin))?.unseen).toEqual(['hardwareOath']);
  });

  it.each([400, 404])('are no matter in a cloud without them (%s)', async (status) => {
    const { methods, tenant } = await startMethods();
    tenant.addFault({ kind: 'status', status, path: /hardwareOath/ });
    expect((await methods.survey(quentin))?.unseen).toEqual([]);
  });
});

describe('listing with granular permissions only', () => {
  it('asks each readable kind and says which are not seen', async () => {
    const { methods, paths } = await startMethods(...granted(...GRANULAR));
    const survey = await methods.survey(alice);
    expect(survey?.methods.map(({ id }) => id)).toEqual([mobile.id, app.id, oath.id]);
    expect(survey?.defaults).toEqual({ kind: 'unclear' });
    expect(survey?.unseen).toEqual([
      'hardwareOath',
      'fido2',
      'windowsHelloForBusiness',
      'platformCredential',
      'email',
      'external',
      'temporaryAccessPass',
      'qrCodePin',
    ] satisfies readonly MethodKind[]);
    expect(paths().map((path) => path.split('/').at(-1))).toEqual([
      'phoneMethods',
      'microsoftAuthenticatorMethods',
      'softwareOathMethods',
    ]);
  });

  it('sees the same as the one list where all is granted', async () => {
    const broad = await startMethods({}, { scope: WITH_TOKENS });
    const granular = await startMethods(
      ...granted(...GRANULAR, 'UserAuthMethod-HardwareOATH.ReadWrite.All', 'UserAuthMethod-Passkey.Read.All'),
    );
    const all = (await broad.methods.list(quentin, planOf([app, token])))?.methods ?? [];
    const expected = all.filter(({ kind }) => kind !== 'password');
    const found = (await granular.methods.list(quentin, planOf([app, token])))?.methods ?? [];
    expect(expected).toHaveLength(4);
    expect(found).toHaveLength(4);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it('is undefined for an account that is gone', async () => {
    const { methods } = await startMethods(...granted(...GRANULAR));
    expect(await methods.list(PEOPLE.paul.id, USUAL_PLAN)).toBeUndefined();
  });

  it('does not take an account for gone, nor a list for whole, when one kind alone is not found', async () => {
    const { methods, tenant } = await startMethods(...granted(...GRANULAR));
    tenant.addFault({ kind: 'status', status: 404, path: /softwareOath/ });
    await expect(methods.list(alice, USUAL_PLAN)).rejects.toMatchObject({ code: 'GRAPH_UNEXPECTED' });
  });

  it('lists passkeys only with the one permission that their list takes', async () => {
    const passkey = PEOPLE.kai.methods.find(({ kind }) => kind === 'fido2')?.id;
    const seen = await startMethods(...granted(...GRANULAR, 'UserAuthMethod-Passkey.Read.All'));
    expect((await seen.methods.survey(PEOPLE.kai.id))?.methods.map(({ id }) => id)).toContain(passkey);
    const blind = await startMethods(...granted(...GRANULAR, 'UserAuthMethod-Passkey.ReadWrite.All'));
    expect((await blind.methods.survey(PEOPLE.kai.id))?.unseen).toContain('fido2');
  });

  it('throws when nothing can be read, instead of finding an account without methods', async () => {
    const { methods, paths } = await startMethods(...granted('User.Read.All'));
    await expect(methods.survey(alice)).rejects.toMatchObject({
      code: 'GRAPH_FORBIDDEN',
      graph: { permission: 'UserAuthenticationMethod.Read.All' },
    });
    expect(paths()).toEqual([]);
  });
});

describe('the round trips of a survey', () => {
  const inTurn = async (listing = ONE_LIST, scope = WITH_TOKENS): Promise<number> => {
    const { methods, tenant } = await startMethods({}, { listing, scope, inProcess: true });
    return roundTripsOf(tenant, () => methods.survey(quentin));
  };

  it('are one, whatever is asked', async () => {
    expect(await inTurn()).toBe(1);
    expect(await inTurn(ONE_LIST, [])).toBe(1);
    expect(await inTurn(listingFor(new Set(GRANULAR)))).toBe(1);
  });
});

function rewriting(pattern: RegExp, text: string): typeof fetch {
  return async (...asked) => {
    const response = await fetch(...asked);
    const body = (await response.text()).replace(pattern, text);
    return new Response(body === '' ? null : body, response);
  };
}

/** As if the v1.0 list showed a hardware token as well. */
function alsoListing(id: string): typeof fetch {
  return async (...asked) => {
    const response = await fetch(...asked);
    if (!(asked[0] as string).endsWith('/methods')) return response;
    const { value } = (await response.json()) as { value: unknown[] };
    const more = { '@odata.type': '#microsoft.graph.hardwareOathAuthenticationMethod', id };
    return Response.json({ value: [...value, more] });
  };
}
