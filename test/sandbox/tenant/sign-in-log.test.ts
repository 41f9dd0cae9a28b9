import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { NOON, openTenant, verdict, type Reply } from './graph-harness.ts';

const MINUTE = 60_000;
const signIns = (filter?: string, more = ''): string => {
  const text = filter === undefined ? '' : `$filter=${encodeURIComponent(filter)}&`;
  return `/v1.0/auditLogs/signIns?${text}${more}`.replace(/[?&]$/, '');
};
const of = (who: keyof typeof PEOPLE): string => `userId eq '${PEOPLE[who].id}'`;
const SINCE_11 = 'createdDateTime ge 2026-11-22T11:00:00Z';
const times = ({ body }: Reply): readonly string[] =>
  body.value.map((row) => String(row['createdDateTime']).slice(11, 16));
const details = ({ body }: Reply): readonly unknown[] =>
  body.value.map((row) => (row['status'] as Record<string, unknown>)['additionalDetails']);

describe('the sign-in log', () => {
  it('shows 500121 of one person since a time, newest first', async () => {
    const { ask } = openTenant();
    const reply = await ask(
      signIns(
        `${of('alice')} and ${SINCE_11} and status/errorCode eq 500121`,
        '$top=20&$orderby=createdDateTime desc',
      ),
    );
    expect(reply.status).toBe(200);
    expect(times(reply)).toEqual(['11:54', '11:51', '11:46']);
    expect(reply.body.value[0]).toMatchObject({
      userId: PEOPLE.alice.id,
      userPrincipalName: 'alice@contoso.com',
      conditionalAccessStatus: 'failure',
      riskLevelDuringSignIn: 'none',
      status: {
        errorCode: 500121,
        failureReason: 'Authentication failed during strong authentication request.',
        additionalDetails: 'MFA denied; user did not respond to mobile app notification',
      },
    });
  });

  it.each([
    ['vera', 'MFA denied; user declined the authentication'],
    ['zeno', 'MFA denied; Phone App Reported Fraud'],
  ] as const)('has the story of %s', async (who, text) => {
    const { ask } = openTenant();
    expect(details(await ask(signIns(of(who))))).toEqual([text]);
  });

  it('has in v1.0 none of the properties that are beta, nor the beta path itself', async () => {
    const { ask } = openTenant();
    const { body } = await ask(signIns(of('alice')));
    for (const name of ['authenticationDetails', 'mfaDetail', 'signInEventTypes'])
      expect(body.value[0]).not.toHaveProperty(name);
    expect((await ask('/beta/auditLogs/signIns')).status).toBe(400);
  });

  it('gains what a test puts in, and hides what lies in the future or has not arrived', async () => {
    const { ask, tenant, clock } = openTenant();
    tenant.signIn('nora@contoso.com', { errorCode: 0 });
    tenant.signIn('nora@contoso.com', { errorCode: 50126, at: NOON - 20 * MINUTE });
    tenant.signIn('nora@contoso.com', { errorCode: 53003, at: NOON + 5 * MINUTE, risk: 'low' });
    expect(times(await ask(signIns(of('nora'))))).toEqual(['12:00', '11:40']);
    tenant.setSignInLogLag(15 * MINUTE);
    expect(times(await ask(signIns(of('nora'))))).toEqual(['11:40']);
    clock.now += 15 * MINUTE;
    expect(times(await ask(signIns(of('nora'))))).toEqual(['12:00', '11:40']);
    clock.now += 5 * MINUTE;
    const all = await ask(signIns(of('nora')));
    expect(times(all)).toEqual(['12:05', '12:00', '11:40']);
    expect(all.body.value[0]).toMatchObject({ riskLevelDuringSignIn: 'low' });
    expect(all.body.value[1]).toMatchObject({ conditionalAccessStatus: 'success' });
  });

  it('comes in pages that keep the filter', async () => {
    const { ask } = openTenant();
    const first = await ask(signIns(of('alice'), '$top=2'));
    expect(times(first)).toEqual(['11:54', '11:51']);
    const second = await ask(first.body['@odata.nextLink'] ?? '');
    expect(times(second)).toEqual(['11:46']);
    expect(second.body).not.toHaveProperty(['@odata.nextLink']);
  });

  it.each(['1', '1000'])('takes $top=%s', async (top) => {
    const { ask } = openTenant();
    expect((await ask(signIns(of('alice'), `$top=${top}`))).status).toBe(200);
  });

  it.each([
    signIns(of('alice'), '$top=1001'),
    signIns(of('alice'), '$top=0'),
    signIns(of('alice'), '$orderby=createdDateTime'),
    signIns(of('alice'), '$orderby=userId desc'),
    signIns(of('alice'), '$select=id'),
    signIns(of('alice'), '$count=true'),
    signIns(''),
    signIns("userPrincipalName eq 'alice@contoso.com'"),
    signIns(`${of('alice')} or ${of('vera')}`),
    signIns(`${of('alice')} and ${of('vera')}`),
    signIns(`${of('alice')} and `),
    signIns("createdDateTime ge '2026-11-22T11:00:00Z'"),
    signIns('createdDateTime ge 2026-11-22T11:00:00+01:00'),
    signIns('createdDateTime ge 2026-13-22T11:00:00Z'),
    signIns('createdDateTime le 2026-11-22T11:00:00Z'),
    signIns("status/errorCode eq '500121'"),
    signIns('status/errorCode ne 0'),
    signIns("userId eq 'alice'"),
  ])('refuses %s', async (path) => {
    const { ask } = openTenant();
    expect((await ask(path)).status).toBe(400);
  });

  it('is a 403 of its own kind for a tenant without P1, and works again once that is bought', async () => {
    const { ask, tenant } = openTenant({ licence: 'free' });
    const refused = await ask(signIns(of('alice')));
    expect(verdict(refused)).toBe('403 Authentication_RequestFromNonPremiumTenantOrB2CTenant');
    expect(refused.body.error.message).toBe("Neither tenant is B2C or tenant doesn't have premium license");
    tenant.setLicence('p1');
    expect((await ask(signIns(of('alice')))).status).toBe(200);
  });

  it('needs AuditLog.Read.All, and nothing broader stands in for it', async () => {
    const { ask, tenant } = openTenant({ permissions: new Set(['AuditLog.Read.All']) });
    expect((await ask(signIns(of('alice')))).status).toBe(200);
    tenant.grant(new Set(['Directory.Read.All']));
    expect(verdict(await ask(signIns(of('alice'))))).toBe('403 Authorization_RequestDenied');
  });
});

describe('throttling', () => {
  it('takes five reports in ten seconds, then says how long to wait', async () => {
    const { ask, clock } = openTenant();
    for (let call = 0; call < 5; call += 1) {
      expect((await ask(signIns(of('alice')))).status).toBe(200);
      clock.now += 1_000;
    }
    const sixth = await ask(signIns(of('alice')));
    expect(verdict(sixth)).toBe('429 TooManyRequests');
    expect(sixth.headers.get('retry-after')).toBe('6');
    expect((await ask(`/v1.0/users/${PEOPLE.alice.id}`)).status).toBe(200);
    clock.now += 6_000;
    expect((await ask(signIns(of('alice')))).status).toBe(200);
  });

  it('keeps out whoever does not wait', async () => {
    const { ask, clock } = openTenant();
    for (let call = 0; call < 30; call += 1) {
      await ask(signIns(of('alice')));
      clock.now += 1_000;
    }
    expect((await ask(signIns(of('alice')))).status).toBe(429);
  });

  it('can be added without Retry-After, for some verbs only, and taken away', async () => {
    const { ask, tenant } = openTenant();
    const path = `/v1.0/users/${PEOPLE.alice.id}`;
    tenant.addThrottle({ path: /users/, method: 'GET', most: 1, within: 1_000, withoutRetryAfter: true });
    expect((await ask(path)).status).toBe(200);
    const refused = await ask(path);
    expect(refused.status).toBe(429);
    expect(refused.headers.has('retry-after')).toBe(false);
    expect((await ask(`${path}/revokeSignInSessions`, { method: 'POST' })).status).toBe(200);
    tenant.clearThrottles();
    expect((await ask(path)).status).toBe(200);
  });
});
