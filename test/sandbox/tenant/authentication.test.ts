import {
  authenticatorMethod,
  passkeyMethod,
  PASSWORD_METHOD_ID,
  phoneMethod,
} from '../../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { JSON_BODY, startTenant, stopTenants, verdict, type Harness } from './graph-harness.ts';

afterEach(stopTenants);

const DELETE: RequestInit = { method: 'DELETE' };
const MOBILE = '3179e48a-750b-4051-897c-87b9720928f7';
const ALTERNATE = 'b6332ec1-7057-4abe-9331-3d72feddfe41';
const under = (who: keyof typeof PEOPLE): string => `/v1.0/users/${PEOPLE[who].id}/authentication`;
const ALICE = {
  mobile: `${under('alice')}/phoneMethods/${MOBILE}`,
  app: `${under('alice')}/microsoftAuthenticatorMethods/a17e0000-0000-4000-8000-000000001002`,
  oath: `${under('alice')}/softwareOathMethods/50f70000-0000-4000-8000-000000001002`,
};

async function types({ ask }: Harness, who: keyof typeof PEOPLE): Promise<readonly string[]> {
  const { body } = await ask(`${under(who)}/methods`);
  return body.value.map((row) => String(row['@odata.type']).replace('#microsoft.graph.', ''));
}

/** Changing preferences takes the broad permission, which Latchkey does not ask for. */
const BROAD = { permissions: new Set(['UserAuthenticationMethod.ReadWrite.All']) };

describe('reading methods', () => {
  it('lists every type with its @odata.type, the password too', async () => {
    expect(await types(await startTenant(), 'alice')).toEqual([
      'passwordAuthenticationMethod',
      'phoneAuthenticationMethod',
      'microsoftAuthenticatorAuthenticationMethod',
      'softwareOathAuthenticationMethod',
    ]);
  });

  it('lists one type per typed collection, and shows one method', async () => {
    const { ask } = await startTenant();
    const phones = await ask(`${under('lea')}/phoneMethods`);
    expect(phones.body.value.map((row) => row['phoneType'])).toEqual(['mobile', 'alternateMobile']);
    expect((await ask(ALICE.app)).body.displayName).toBe('Alice Pixel 8');
    expect((await ask(ALICE.oath)).body['secretKey']).toBeNull();
  });

  it('shows a type nobody has heard of under its own name', async () => {
    const harness = await startTenant();
    harness.tenant.register('nico@contoso.com', {
      kind: 'unheardOf',
      odataType: 'telepathyAuthenticationMethod',
      id: 'x',
      createdDateTime: '2026-01-01T00:00:00Z',
    });
    expect(await types(harness, 'nico')).toContain('telepathyAuthenticationMethod');
  });
});

describe('deleting methods', () => {
  it('of a person with Authenticator as default works default last', async () => {
    const harness = await startTenant();
    for (const path of [ALICE.oath, ALICE.mobile, ALICE.app])
      expect(verdict(await harness.ask(path, DELETE))).toBe('204 ok');
    expect(await types(harness, 'alice')).toEqual(['passwordAuthenticationMethod']);
  });

  it('refuses the default while others remain, by either of two texts', async () => {
    const { ask, tenant } = await startTenant();
    const app = await ask(ALICE.app, DELETE);
    expect(verdict(app)).toBe('400 badRequest');
    expect(app.body.error.message).toMatch(
      /^The requested authentication method id of \[a17e.*current default/,
    );
    tenant.person('alice@contoso.com').preferredMethod = 'sms';
    const phone = await ask(ALICE.mobile, DELETE);
    expect(phone.body.error.message).toBe(
      'Cannot delete default method with other methods configured. Please change default method before deletion.',
    );
  });

  it('lets the default go while only a passkey remains', async () => {
    const harness = await startTenant();
    const [app] = PEOPLE.kai.methods.filter(({ kind }) => kind === 'microsoftAuthenticator');
    const reply = await harness.ask(`${under('kai')}/microsoftAuthenticatorMethods/${app?.id ?? ''}`, DELETE);
    expect(reply.status).toBe(204);
    expect(await types(harness, 'kai')).toEqual([
      'passwordAuthenticationMethod',
      'fido2AuthenticationMethod',
    ]);
  });

  it('lets two Authenticators, both the default, go one after the other once nothing else is left', async () => {
    const { ask, tenant } = await startTenant();
    const second = authenticatorMethod('second', 'Old phone', '2022-01-01T00:00:00Z');
    tenant.register('alice@contoso.com', second);
    const path = `${under('alice')}/microsoftAuthenticatorMethods/second`;
    expect((await ask(path, DELETE)).status).toBe(400);
    for (const each of [ALICE.oath, ALICE.mobile, path, ALICE.app])
      expect((await ask(each, DELETE)).status).toBe(204);
  });

  it('wants the alternate mobile gone before the mobile', async () => {
    const { ask, tenant } = await startTenant();
    tenant.register(
      'alice@contoso.com',
      phoneMethod('alternateMobile', '+1 4255550180', '2025-01-01T00:00:00Z'),
    );
    const early = await ask(ALICE.mobile, DELETE);
    expect(verdict(early)).toBe('400 badRequest');
    expect((await ask(`${under('alice')}/phoneMethods/${ALTERNATE}`, DELETE)).status).toBe(204);
    expect((await ask(ALICE.mobile, DELETE)).status).toBe(204);
  });

  it('gets nowhere when the alternate mobile is the default, until the preference is changed', async () => {
    const { ask } = await startTenant(BROAD);
    const [mobile, alternate] = [MOBILE, ALTERNATE].map((id) => `${under('lea')}/phoneMethods/${id}`);
    expect((await ask(mobile!, DELETE)).status).toBe(400);
    expect((await ask(alternate!, DELETE)).status).toBe(400);
    const preferences = `${under('lea').replace('v1.0', 'beta')}/signInPreferences`;
    const change = JSON.stringify({ userPreferredMethodForSecondaryAuthentication: 'sms' });
    expect((await ask(preferences, { method: 'PATCH', headers: JSON_BODY, body: change })).status).toBe(204);
    expect((await ask(alternate!, DELETE)).status).toBe(204);
    expect((await ask(mobile!, DELETE)).status).toBe(204);
  });

  it('works only in typed collections', async () => {
    const { ask } = await startTenant();
    const reply = await ask(`${under('alice')}/methods/${MOBILE}`, DELETE);
    expect(verdict(reply)).toBe('404 resourceNotFound');
    expect(reply.body.error.message).toMatch(/^No HTTP resource was found.*mface\.windowsazure\.com\/odata/);
    expect((await ask(`${under('alice')}/softwareOathMethods/${MOBILE}`, DELETE)).status).toBe(404);
  });

  it('never deletes the password or the whole authentication', async () => {
    const { ask } = await startTenant();
    expect((await ask(`${under('alice')}/passwordMethods/${PASSWORD_METHOD_ID}`, DELETE)).status).toBe(405);
    expect((await ask(under('alice'), DELETE)).status).toBe(400);
  });

  it('shows the method until the deletion lag is over, while a second deletion is a 404 at once', async () => {
    const harness = await startTenant({ deletionLag: 800 });
    expect((await harness.ask(ALICE.oath, DELETE)).status).toBe(204);
    expect(await types(harness, 'alice')).toContain('softwareOathAuthenticationMethod');
    expect(verdict(await harness.ask(ALICE.oath, DELETE))).toBe('404 resourceNotFound');
    harness.clock.now += 800;
    expect(await types(harness, 'alice')).not.toContain('softwareOathAuthenticationMethod');
    expect((await harness.ask(ALICE.oath)).status).toBe(404);
  });

  it('counts a deleted method as gone for the order rule, though lists still show it', async () => {
    const { ask } = await startTenant({ deletionLag: 60_000 });
    for (const path of [ALICE.oath, ALICE.mobile, ALICE.app])
      expect((await ask(path, DELETE)).status).toBe(204);
  });

  it('is forbidden for people under restricted management', async () => {
    const { ask, tenant } = await startTenant();
    tenant.person('alice@contoso.com').isManagementRestricted = true;
    expect(verdict(await ask(ALICE.oath, DELETE))).toBe('403 Authorization_RequestDenied');
  });
});

describe('registering, preferences and sessions', () => {
  it('a new first factor appears in the list and becomes the preferred one', async () => {
    const harness = await startTenant();
    const { tenant, ask } = harness;
    tenant.register('nora@contoso.com', passkeyMethod('key', 'Blue key', '2026-11-22T12:00:00Z'));
    expect(await types(harness, 'nora')).toContain('fido2AuthenticationMethod');
    for (const path of [ALICE.oath, ALICE.mobile, ALICE.app]) await ask(path, DELETE);
    tenant.register('alice@contoso.com', authenticatorMethod('new', 'New phone', '2026-11-22T12:00:00Z'));
    const { body } = await ask(`${under('alice').replace('v1.0', 'beta')}/signInPreferences`);
    expect(body['userPreferredMethodForSecondaryAuthentication']).toBe('push');
  });

  it('preferences are beta only, and only a registered method can be preferred', async () => {
    const { ask } = await startTenant(BROAD);
    expect((await ask(`${under('alice')}/signInPreferences`)).status).toBe(400);
    const change = (wanted: string): RequestInit => ({
      method: 'PATCH',
      headers: JSON_BODY,
      body: JSON.stringify({ userPreferredMethodForSecondaryAuthentication: wanted }),
    });
    const path = `${under('alice').replace('v1.0', 'beta')}/signInPreferences`;
    expect((await ask(path, change('voiceOffice'))).status).toBe(400);
    expect((await ask(path, change('carrierPigeon'))).status).toBe(400);
    expect((await ask(path, { method: 'PATCH', headers: JSON_BODY, body: '{' })).status).toBe(400);
    const plain = { ...change('push'), headers: { 'Content-Type': 'text/plain' } };
    expect((await ask(path, plain)).body.error.message).toContain('Content-Type');
    expect((await ask(path, change('push'))).status).toBe(204);
  });

  it('revoking sessions answers true and is remembered for that person only', async () => {
    const { ask, tenant } = await startTenant();
    const reply = await ask(`/v1.0/users/${PEOPLE.alice.id}/revokeSignInSessions`, { method: 'POST' });
    expect(reply.body.value).toBe(true);
    expect(tenant.revoked('alice@contoso.com')).toBe(true);
    expect(tenant.revoked('rita@contoso.com')).toBe(false);
    expect(tenant.person('alice@contoso.com').signInSessionsValidFromDateTime).toBe(
      '2026-11-22T12:00:00.000Z',
    );
  });
});
