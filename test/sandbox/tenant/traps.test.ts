import {
  authenticatorMethod,
  hardwareOathMethod,
  phoneMethod,
  qrCodePinMethod,
  softwareOathMethod,
} from '../../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { openTenant, verdict, type Harness } from './graph-harness.ts';

const under = (who: keyof typeof PEOPLE, version = 'v1.0'): string =>
  `/${version}/users/${PEOPLE[who].id}/authentication`;
const DELETE: RequestInit = { method: 'DELETE' };
const POST: RequestInit = { method: 'POST' };
const AT = '2024-01-01T00:00:00Z';
const TOKEN = `${under('quentin', 'beta')}/hardwareOathMethods/0a700000-0000-4000-8000-000000001035`;
const QUENTIN = {
  newApp: `${under('quentin')}/microsoftAuthenticatorMethods/a17e0000-0000-4000-8000-000000001035`,
  oldApp: `${under('quentin')}/microsoftAuthenticatorMethods/a17e0000-0000-4000-8000-000000001036`,
  mobile: `${under('quentin')}/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`,
};

async function kinds({ ask }: Harness, path: string): Promise<readonly string[]> {
  const { body } = await ask(`${path}/methods`);
  return body.value.map((row) =>
    String(row['@odata.type']).replace(/^#microsoft\.graph\.(.*)AuthenticationMethod$/, '$1'),
  );
}

const statuses = async ({ ask }: Harness, ...paths: readonly string[]): Promise<readonly number[]> => {
  const found = [];
  for (const path of paths) found.push((await ask(path, DELETE)).status);
  return found;
};

describe('what a naive implementation would call', () => {
  it.each([
    ['POST', `${under('alice')}/requireReregister`, 'requireReregister'],
    ['DELETE', under('alice'), 'authentication'],
    ['DELETE', under('alice', 'beta'), 'authentication'],
    ['GET', `${under('alice')}/externalMethods`, 'externalMethods'],
    ['GET', `${under('alice')}/hardwareOathMethods`, 'hardwareOathMethods'],
    ['POST', `${under('alice')}/hardwareOathMethods/x/deactivate`, 'hardwareOathMethods'],
    ['GET', `${under('alice')}/signInPreferences`, 'signInPreferences'],
    ['GET', `${under('alice')}/qrCodePinMethod`, 'qrCodePinMethod'],
    ['GET', `${under('alice', 'beta')}/requirements`, 'requirements'],
    ['POST', `/v1.0/users/${PEOPLE.alice.id}/invalidateAllRefreshTokens`, 'invalidateAllRefreshTokens'],
  ])('%s %s is a 400 that names the segment', async (method, path, segment) => {
    const harness = openTenant();
    const reply = await harness.ask(path, { method });
    expect(verdict(reply)).toBe('400 BadRequest');
    expect(reply.body.error.message).toBe(`Resource not found for the segment '${segment}'.`);
    expect(await kinds(harness, under('alice'))).toHaveLength(4);
  });

  it.each(['v1.0', 'beta'])('$batch is refused in %s, whatever is inside', async (version) => {
    const { ask } = openTenant();
    const body = JSON.stringify({ requests: [{ id: '1', method: 'GET', url: '/users' }] });
    const reply = await ask(`/${version}/$batch`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toContain('$batch');
  });

  it('$expand is refused', async () => {
    const { ask } = openTenant();
    const path = `/v1.0/users/${PEOPLE.alice.id}?$expand=manager($select=id)`;
    expect(verdict(await ask(path))).toBe('400 BadRequest');
  });
});

describe('hardware tokens', () => {
  it('are beta only: v1.0 lists leave them out, beta lists and shows their device', async () => {
    const harness = openTenant();
    expect(await kinds(harness, under('quentin'))).not.toContain('hardwareOath');
    expect(await kinds(harness, under('quentin', 'beta'))).toContain('hardwareOath');
    const { body } = await harness.ask(`${under('quentin', 'beta')}/hardwareOathMethods`);
    expect(body.value).toHaveLength(1);
    expect((await harness.ask(TOKEN)).body['device']).toEqual({
      id: '0a700000-0000-4000-8000-000000001035',
      displayName: null,
      serialNumber: 'CC-1035',
      manufacturer: 'Contoso',
      model: 'Code card',
      status: 'activated',
    });
    const id = TOKEN.split('/').at(-1) ?? '';
    expect((await harness.ask(`${under('quentin')}/methods/${id}`)).status).toBe(404);
  });

  it('deactivated stay assigned and listed, count as second factor no more, and cannot be deactivated twice', async () => {
    const { ask, tenant } = openTenant();
    expect((await ask(`${TOKEN}/deactivate`, POST)).status).toBe(204);
    expect((await ask(TOKEN)).body['device']).toMatchObject({ status: 'assigned' });
    expect(verdict(await ask(`${TOKEN}/deactivate`, POST))).toBe('400 badRequest');
    expect(verdict(await ask(`${TOKEN.slice(0, -1)}0/deactivate`, POST))).toBe('404 resourceNotFound');
    for (const path of [QUENTIN.mobile, QUENTIN.newApp, QUENTIN.oldApp])
      expect((await ask(path, DELETE)).status).toBe(204);
    expect(tenant.person('quentin@contoso.com').preferredMethod).toBe('none');
    expect((await ask(TOKEN, DELETE)).status).toBe(204);
  });

  it('show as activated until the lag is over', async () => {
    const { ask, clock } = openTenant({ deletionLag: 900 });
    await ask(`${TOKEN}/deactivate`, POST);
    expect((await ask(TOKEN)).body['device']).toMatchObject({ status: 'activated' });
    clock.now += 900;
    expect((await ask(TOKEN)).body['device']).toMatchObject({ status: 'assigned' });
  });

  it('that are the default go last too, unless what stays serves the same default', async () => {
    const { ask, tenant } = openTenant();
    tenant.person('quentin@contoso.com').preferredMethod = 'oath';
    for (const [path, init] of [
      [`${TOKEN}/deactivate`, POST],
      [TOKEN, DELETE],
    ] as const)
      expect((await ask(path, init)).body.error.message).toMatch(/default method/);
    for (const path of [QUENTIN.mobile, QUENTIN.newApp, QUENTIN.oldApp])
      expect((await ask(path, DELETE)).status).toBe(204);
    tenant.register('quentin@contoso.com', softwareOathMethod('app', AT));
    expect((await ask(`${TOKEN}/deactivate`, POST)).status).toBe(204);
    expect(tenant.person('quentin@contoso.com').preferredMethod).toBe('oath');
  });

  it('need their own permission to be deactivated', async () => {
    const { ask, tenant } = openTenant({ permissions: new Set(['UserAuthMethod-HardwareOATH.Read.All']) });
    expect((await ask(TOKEN)).status).toBe(200);
    expect((await ask(`${TOKEN}/deactivate`, POST)).status).toBe(403);
    tenant.grant(new Set(['UserAuthMethod-HardwareOATH.ReadWrite.All']));
    expect((await ask(`${TOKEN}/deactivate`, POST)).status).toBe(204);
  });

  it('wait behind a push default: with one still active, the last Authenticator cannot go', async () => {
    const harness = openTenant();
    expect(await statuses(harness, QUENTIN.mobile, QUENTIN.oldApp)).toEqual([204, 400]);
    await harness.ask(`${TOKEN}/deactivate`, POST);
    expect(await statuses(harness, QUENTIN.oldApp, QUENTIN.newApp)).toEqual([204, 204]);
  });
});

describe('the code with PIN', () => {
  it('is one object in beta, in no list of v1.0, and has its own permission', async () => {
    const harness = openTenant();
    const { ask, tenant } = harness;
    tenant.register('nico@contoso.com', qrCodePinMethod('qr', AT));
    tenant.grant(new Set(['UserAuthenticationMethod.Read.All']));
    expect(await kinds(harness, under('nico'))).not.toContain('qrCodePin');
    expect(await kinds(harness, under('nico', 'beta'))).toContain('qrCodePin');
    const path = `${under('nico', 'beta')}/qrCodePinMethod`;
    expect((await ask(path)).body['@odata.type']).toBe('#microsoft.graph.qrCodePinAuthenticationMethod');
    expect((await ask(`${under('alice', 'beta')}/qrCodePinMethod`)).status).toBe(404);
    expect((await ask(path, DELETE)).status).toBe(403);
    tenant.grant(new Set(['UserAuthMethod-QR.ReadWrite.All']));
    expect((await ask(path, DELETE)).status).toBe(204);
    expect((await ask(path)).status).toBe(404);
  });
});

describe('the default method', () => {
  it.each([
    ['push', 'microsoftAuthenticatorMethods/app', 400],
    ['oath', 'softwareOathMethods/codes', 400],
    ['sms', 'phoneMethods/3179e48a-750b-4051-897c-87b9720928f7', 400],
    ['voiceMobile', 'phoneMethods/3179e48a-750b-4051-897c-87b9720928f7', 400],
    ['voiceOffice', 'phoneMethods/e37fc753-ff3b-4958-9484-eaa9425c82bc', 400],
    ['push', 'softwareOathMethods/codes', 204],
    ['none', 'microsoftAuthenticatorMethods/app', 204],
  ] as const)('%s makes the deletion of %s a %d', async (preferred, path, status) => {
    const harness = openTenant();
    const person = harness.tenant.person('nico@contoso.com');
    person.methods = [
      authenticatorMethod('app', 'Phone', AT),
      softwareOathMethod('codes', AT),
      phoneMethod('mobile', '+1 4255550190', AT),
      phoneMethod('office', '+1 4255550191', AT),
    ];
    person.preferredMethod = preferred;
    expect(await statuses(harness, `${under('nico')}/${path}`)).toEqual([status]);
    expect(person.methods).toHaveLength(status === 204 ? 3 : 4);
  });

  it('may be the last of its kind to go when an inactive token is all that stays', async () => {
    const harness = openTenant();
    harness.tenant.person('nico@contoso.com').methods = [
      authenticatorMethod('app', 'Phone', AT),
      { ...hardwareOathMethod('token', 'CC-1', AT), status: 'assigned' } as ReturnType<
        typeof hardwareOathMethod
      >,
    ];
    expect(await statuses(harness, `${under('nico')}/microsoftAuthenticatorMethods/app`)).toEqual([204]);
  });
});
