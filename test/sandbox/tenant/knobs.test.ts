import { authenticatorMethod, phoneMethod } from '../../../src/sandbox/tenant/method.ts';
import { METHOD_COLLECTIONS } from '../../../src/sandbox/tenant/method-collections.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import {
  EVERYTHING_LATCHKEY_NEEDS,
  EVERYTHING_WITH_DEFAULT_CHANGE,
} from '../../../src/sandbox/tenant/permissions.ts';
import { JSON_BODY, openTenant, verdict, type Harness } from './graph-harness.ts';

const ALICE = `/v1.0/users/${PEOPLE.alice.id}`;
const AUTHENTICATION = `${ALICE}/authentication`;
const OATH = `${AUTHENTICATION}/softwareOathMethods/50f70000-0000-4000-8000-000000001002`;
const MOBILE = `${AUTHENTICATION}/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`;
const DELETE: RequestInit = { method: 'DELETE' };
const NOW = '2026-11-22T12:00:00Z';

async function listed({ ask }: Harness): Promise<readonly string[]> {
  return (await ask(`${AUTHENTICATION}/methods`)).body.value.map(({ id }) => id);
}

describe('permissions', () => {
  it('revoked in the middle are missing from the next call on', async () => {
    const { ask, tenant } = openTenant();
    expect((await ask(MOBILE)).status).toBe(200);
    const left = new Set(EVERYTHING_LATCHKEY_NEEDS);
    left.delete('UserAuthMethod-SoftwareOATH.ReadWrite.All');
    tenant.grant(left);
    left.add('UserAuthMethod-SoftwareOATH.ReadWrite.All');
    expect(verdict(await ask(OATH, DELETE))).toBe('403 Authorization_RequestDenied');
    tenant.grant(left);
    expect((await ask(OATH, DELETE)).status).toBe(204);
  });

  it('are in the token as roles, but it is the tenant that decides', async () => {
    const { ask, tenant } = openTenant();
    const before = tenant.bearer();
    const [, payload = ''] = before.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    expect(claims).toMatchObject({
      roles: [...EVERYTHING_LATCHKEY_NEEDS].sort(),
      tid: '84e507f9-43fd-4786-9dd4-bad67733f8b6',
      aud: 'https://graph.microsoft.com',
    });
    expect(claims['exp']).toBeGreaterThan(Date.parse(NOW) / 1000);
    tenant.grant(new Set());
    expect(tenant.bearer()).not.toBe(before);
    expect((await ask(ALICE, { headers: { Authorization: `Bearer ${before}` } })).status).toBe(403);
  });

  it.each(METHOD_COLLECTIONS.map(({ segment, scope, version }) => [segment, scope, version] as const))(
    'list %s with the granular UserAuthMethod-%s.Read.All alone',
    async (segment, scope, version) => {
      const { ask, tenant } = openTenant({ permissions: new Set([`UserAuthMethod-${scope}.Read.All`]) });
      const path = `/${version}/users/${PEOPLE.alice.id}/authentication/${segment}`;
      expect((await ask(path)).status).toBe(200);
      expect((await ask(`${path}/x`)).status).toBe(404);
      expect((await ask(`${AUTHENTICATION}/methods`)).status).toBe(403);
      tenant.grant(new Set(['UserAuthMethod-Nothing.Read.All']));
      expect((await ask(path)).status).toBe(403);
    },
  );

  it.each(['UserAuthMethod-Passkey.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'])(
    '%s shows one passkey but does not list passkeys, as Microsoft’s list has it',
    async (permission) => {
      const { ask } = openTenant({ permissions: new Set([permission]) });
      const keys = `/v1.0/users/${PEOPLE.kai.id}/authentication/fido2Methods`;
      expect((await ask(keys)).status).toBe(403);
      expect((await ask(`${keys}/f1d00000-0000-4000-8000-000000001021`)).status).toBe(200);
    },
  );

  it('to change the default are apart from everything else Latchkey needs', async () => {
    const { ask, tenant } = openTenant();
    const preferences = `/beta/users/${PEOPLE.alice.id}/authentication/signInPreferences`;
    const body = JSON.stringify({ userPreferredMethodForSecondaryAuthentication: 'sms' });
    const change = { method: 'PATCH', headers: JSON_BODY, body };
    expect((await ask(preferences, change)).status).toBe(403);
    tenant.grant(EVERYTHING_WITH_DEFAULT_CHANGE);
    expect((await ask(preferences, change)).status).toBe(204);
  });
});

describe('lag', () => {
  it('after a deletion can be set while the tenant runs', async () => {
    const harness = openTenant();
    harness.tenant.setDeletionLag(2_000);
    await harness.ask(OATH, DELETE);
    expect(await listed(harness)).toHaveLength(4);
    harness.clock.now += 2_000;
    expect(await listed(harness)).toHaveLength(3);
  });

  it('keeps a new registration out of lists, while the order rule counts it at once', async () => {
    const harness = openTenant({ registrationLag: 3_000 });
    const { ask, tenant, clock } = harness;
    for (const path of [OATH, MOBILE]) await ask(path, DELETE);
    tenant.register('alice@contoso.com', phoneMethod('office', '+1 4255550199', NOW));
    expect(await listed(harness)).toHaveLength(2);
    const app = `${AUTHENTICATION}/microsoftAuthenticatorMethods/a17e0000-0000-4000-8000-000000001002`;
    expect(verdict(await ask(app, DELETE))).toBe('400 badRequest');
    clock.now += 3_000;
    expect(await listed(harness)).toHaveLength(3);
  });

  it('shows the former number of a phone slot until the new one has arrived', async () => {
    const { ask, tenant, clock } = openTenant();
    tenant.setRegistrationLag(3_000);
    tenant.register('alice@contoso.com', phoneMethod('mobile', '+1 4255550198', NOW));
    expect((await ask(MOBILE)).body['phoneNumber']).toBe('+1 4255550152');
    clock.now += 3_000;
    expect((await ask(MOBILE)).body['phoneNumber']).toBe('+1 4255550198');
  });

  it('of a deletion is over for a slot that was filled again', async () => {
    const { ask, tenant } = openTenant({ deletionLag: 60_000 });
    await ask(MOBILE, DELETE);
    tenant.register('alice@contoso.com', phoneMethod('mobile', '+1 4255550198', NOW));
    expect((await ask(MOBILE)).body['phoneNumber']).toBe('+1 4255550198');
  });
});

describe('people', () => {
  it('deleted in the middle are a 404, and in the recycle bin', async () => {
    const { ask, tenant } = openTenant();
    tenant.deletePerson('alice@contoso.com');
    for (const path of [ALICE, `${AUTHENTICATION}/methods`])
      expect(verdict(await ask(path))).toBe('404 Request_ResourceNotFound');
    expect((await ask(OATH, DELETE)).status).toBe(404);
    const { body } = await ask('/v1.0/directory/deletedItems/microsoft.graph.user');
    expect(body.value.find(({ id }) => id === PEOPLE.alice.id)).toMatchObject({
      deletedDateTime: '2026-11-22T12:00:00.000Z',
      userPrincipalName: `${PEOPLE.alice.id.replaceAll('-', '')}alice@contoso.com`,
    });
  });

  it('whose preference reads unknownFutureValue still have a default that goes last', async () => {
    const { ask, tenant } = openTenant({ permissions: EVERYTHING_WITH_DEFAULT_CHANGE });
    tenant.hidePreference('alice@contoso.com');
    const path = `/beta/users/${PEOPLE.alice.id}/authentication/signInPreferences`;
    const preference = async () => (await ask(path)).body['userPreferredMethodForSecondaryAuthentication'];
    expect(await preference()).toBe('unknownFutureValue');
    const app = `${AUTHENTICATION}/microsoftAuthenticatorMethods/a17e0000-0000-4000-8000-000000001002`;
    expect((await ask(app, DELETE)).status).toBe(400);
    const body = JSON.stringify({ userPreferredMethodForSecondaryAuthentication: 'sms' });
    await ask(path, { method: 'PATCH', headers: JSON_BODY, body });
    expect(await preference()).toBe('sms');
    expect((await ask(MOBILE, DELETE)).status).toBe(400);
    expect((await ask(app, DELETE)).status).toBe(204);
  });

  it('under restricted management can be read, and changed by nobody', async () => {
    const { ask } = openTenant({ permissions: EVERYTHING_WITH_DEFAULT_CHANGE });
    const xaver = `users/${PEOPLE.xaver.id}`;
    const body = JSON.stringify({ userPreferredMethodForSecondaryAuthentication: 'push' });
    const app = `/v1.0/${xaver}/authentication/microsoftAuthenticatorMethods/a17e0000-0000-4000-8000-000000001033`;
    expect((await ask(app)).status).toBe(200);
    for (const [path, init] of [
      [app, DELETE],
      [`/v1.0/${xaver}/revokeSignInSessions`, { method: 'POST' }],
      [`/beta/${xaver}/authentication/signInPreferences`, { method: 'PATCH', headers: JSON_BODY, body }],
    ] as const)
      expect(verdict(await ask(path, init))).toBe('403 Authorization_RequestDenied');
  });

  it('with complications are told apart by what Graph says of them', async () => {
    const { ask } = openTenant();
    const select = '$select=onPremisesSyncEnabled,isManagementRestricted';
    expect((await ask(`/v1.0/users/${PEOPLE.wanda.id}?${select}`)).body['onPremisesSyncEnabled']).toBe(true);
    expect((await ask(`/v1.0/users/${PEOPLE.xaver.id}?${select}`)).body['isManagementRestricted']).toBe(true);
    const [, domain = ''] = PEOPLE.ulla.userPrincipalName.split('@');
    expect((await ask(`/v1.0/domains/${domain}`)).body['authenticationType']).toBe('Federated');
  });
});

describe('faults by call number', () => {
  const status = ({ status: got }: { status: number }): number => got;
  const four = async ({ ask }: Harness): Promise<readonly number[]> => {
    const found = [];
    for (let call = 0; call < 4; call += 1) found.push(status(await ask(ALICE)));
    return found;
  };

  it('hit the nth matching call only, and others do not count', async () => {
    const harness = openTenant();
    harness.tenant.addFault({ kind: 'status', status: 503, nth: 3, path: new RegExp(`${ALICE}$`) });
    await harness.ask('/v1.0/users');
    expect(await four(harness)).toEqual([200, 200, 503, 200]);
  });

  it('hit from the nth on, as often as told', async () => {
    const harness = openTenant();
    harness.tenant.addFault({ kind: 'status', status: 503, from: 2, times: 2 });
    expect(await four(harness)).toEqual([200, 503, 503, 200]);
  });

  it('count the calls that another fault took', async () => {
    const harness = openTenant();
    harness.tenant.addFault({ kind: 'status', status: 503, nth: 2 });
    harness.tenant.addFault({ kind: 'status', status: 504, nth: 3 });
    expect(await four(harness)).toEqual([200, 503, 504, 200]);
  });

  it('answer any status with the code and message given', async () => {
    const { ask, tenant } = openTenant();
    tenant.addFault({
      kind: 'status',
      status: 412,
      code: 'preconditionFailed',
      message: 'Not now.',
      times: 1,
    });
    const reply = await ask(ALICE);
    expect(verdict(reply)).toBe('412 preconditionFailed');
    expect(reply.body.error.message).toBe('Not now.');
    expect(reply.headers.get('request-id')).toBe(tenant.calls[0]?.requestId);
  });
});

it('a person may hold what the tests hold: methods put into place by hand show without lag', async () => {
  const harness = openTenant({ registrationLag: 60_000 });
  harness.tenant.person('alice@contoso.com').methods = [authenticatorMethod('one', 'Phone', NOW)];
  expect(await listed(harness)).toEqual(['one']);
});
