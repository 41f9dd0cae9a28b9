import { passkeyMethod } from '../../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { homeAddress } from '../../../src/sandbox/tenant/sign-in.ts';
import { JSON_BODY, NOON, openTenant, verdict, type Reply } from './graph-harness.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SINCE = 'activityDateTime ge 2026-10-01T00:00:00Z';
const audits = (filter?: string, more = ''): string => {
  const text = filter === undefined ? '' : `$filter=${encodeURIComponent(filter)}&`;
  return `/v1.0/auditLogs/directoryAudits?${text}${more}`.replace(/[?&]$/, '');
};
const about = (who: keyof typeof PEOPLE): string =>
  `${SINCE} and targetResources/any(t: t/id eq '${PEOPLE[who].id}')`;
const of = (who: keyof typeof PEOPLE, more = ''): string => audits(about(who) + more);
const activities = ({ body }: Reply): readonly unknown[] =>
  body.value.map((row) => row['activityDisplayName']);
const ALICE = 'alice@contoso.com';
const KEY = passkeyMethod('key', 'Blue key', '2026-11-22T12:00:00Z');

describe('the audit log', () => {
  it('tells of a changed number as Entra writes it, and the person has the new one', async () => {
    const { ask, tenant } = openTenant();
    tenant.changePhone(ALICE, { mobilePhone: '+1 425 555 0199', businessPhones: [] });
    expect(tenant.person(ALICE)).toMatchObject({ mobilePhone: '+1 425 555 0199', businessPhones: [] });
    const { body } = await ask(of('alice'));
    expect(body.value).toMatchObject([
      {
        activityDateTime: '2026-11-22T12:00:00.000Z',
        activityDisplayName: 'Update user',
        category: 'UserManagement',
        loggedByService: 'Core Directory',
        result: 'success',
        initiatedBy: { user: null, app: { displayName: 'Contoso personnel import' } },
        targetResources: [
          {
            id: PEOPLE.alice.id,
            type: 'User',
            userPrincipalName: ALICE,
            modifiedProperties: [
              { displayName: 'Mobile', oldValue: '["+1 425 555 0152"]', newValue: '["+1 425 555 0199"]' },
              { displayName: 'TelephoneNumber', oldValue: '["+1 425 555 0102"]', newValue: '[]' },
              {
                displayName: 'Included Updated Properties',
                oldValue: null,
                newValue: '"Mobile, TelephoneNumber"',
              },
            ],
          },
        ],
      },
    ]);
  });

  it('tells of a manager set and taken away, a new name and a new password, newest first', async () => {
    const { ask, tenant } = openTenant();
    tenant.changeManager(ALICE, 'hana@contoso.com', NOON - 4 * MINUTE);
    expect(tenant.person(ALICE).managerId).toBe(PEOPLE.hana.id);
    tenant.changeManager(ALICE, null, NOON - 3 * MINUTE);
    expect(tenant.person(ALICE).managerId).toBeNull();
    tenant.resetPassword(ALICE, NOON - 2 * MINUTE);
    tenant.rename(ALICE, 'alice.wong@contoso.com', NOON - MINUTE);
    expect(activities(await ask(of('alice')))).toEqual([
      'Update user',
      'Reset user password',
      'Remove user manager',
      'Set user manager',
    ]);
    const person = await ask('/v1.0/users/alice.wong@contoso.com?$select=id,lastPasswordChangeDateTime');
    expect(person.body).toMatchObject({
      id: PEOPLE.alice.id,
      lastPasswordChangeDateTime: '2026-11-22T11:58:00.000Z',
    });
  });

  it('tells of a method the person registers, from home unless told otherwise', async () => {
    const { ask, tenant } = openTenant();
    tenant.register('nora@contoso.com', KEY);
    const { body } = await ask(of('nora', " and loggedByService eq 'Authentication Methods'"));
    expect(body.value).toMatchObject([
      {
        activityDisplayName: 'User registered security info',
        initiatedBy: { app: null, user: { id: PEOPLE.nora.id, ipAddress: homeAddress(PEOPLE.nora) } },
      },
    ]);
    const signIns = `/v1.0/auditLogs/signIns?$filter=userId eq '${PEOPLE.nora.id}'`;
    expect((await ask(signIns)).body.value).toEqual([]);
    tenant.register('nora@contoso.com', { ...KEY, id: 'other' }, { ipAddress: '203.0.113.7', country: 'RO' });
    expect((await ask(signIns)).body.value).toMatchObject([
      { ipAddress: '203.0.113.7', location: { countryOrRegion: 'RO' }, status: { errorCode: 0 } },
    ]);
  });

  it('tells of every method that was removed or deactivated, by whom', async () => {
    const { ask } = openTenant();
    const paths = [
      [
        'DELETE',
        `v1.0/users/${PEOPLE.kai.id}/authentication/fido2Methods/f1d00000-0000-4000-8000-000000001021`,
      ],
      [
        'POST',
        `beta/users/${PEOPLE.quentin.id}/authentication/hardwareOathMethods/0a700000-0000-4000-8000-000000001035/deactivate`,
      ],
    ] as const;
    for (const [method, path] of paths) expect((await ask(`/${path}`, { method })).status).toBe(204);
    for (const who of ['kai', 'quentin'] as const)
      expect((await ask(of(who))).body.value).toMatchObject([
        {
          activityDisplayName: 'Admin deleted security info',
          loggedByService: 'Authentication Methods',
          initiatedBy: { user: null, app: { displayName: 'Latchkey' } },
        },
      ]);
  });

  it('holds what happened to the cast before the tenant started', async () => {
    const { ask } = openTenant();
    expect(activities(await ask(of('tamsin')))).toEqual(['Update user', 'Update user']);
    expect(activities(await ask(of('petra')))).toEqual(['Set user manager']);
    expect(activities(await ask(of('yusuf')))).toEqual([]);
  });

  it('can be narrowed to a category and a service', async () => {
    const { ask, tenant } = openTenant();
    tenant.audit(ALICE, { activity: 'Add member to group', category: 'GroupManagement' });
    tenant.register(ALICE, KEY);
    const found = async (more: string) => activities(await ask(of('alice', more)));
    expect(await found('')).toHaveLength(2);
    expect(await found(" and category eq 'GroupManagement'")).toEqual(['Add member to group']);
    expect(await found(" and category eq 'UserManagement' and loggedByService eq 'Core Directory'")).toEqual(
      [],
    );
  });

  it('lags, and forgets after 30 days, without Entra ID P1 after seven', async () => {
    const { ask, tenant, clock } = openTenant();
    tenant.setAuditLogLag(10 * MINUTE);
    tenant.changePhone(ALICE, { mobilePhone: null });
    expect(activities(await ask(of('alice')))).toEqual([]);
    clock.now += 10 * MINUTE;
    expect(activities(await ask(of('alice')))).toHaveLength(1);
    clock.now = NOON + 7 * DAY + MINUTE;
    tenant.setLicence('free');
    expect(activities(await ask(of('alice')))).toEqual([]);
    tenant.setLicence('p1');
    expect(activities(await ask(of('alice')))).toHaveLength(1);
    clock.now = NOON + 30 * DAY + MINUTE;
    expect(activities(await ask(of('alice')))).toEqual([]);
  });

  it('comes in pages that keep the filter', async () => {
    const { ask, tenant } = openTenant();
    for (const minute of [3, 2, 1])
      tenant.audit(ALICE, { activity: `${minute}`, at: NOON - minute * MINUTE });
    const first = await ask(audits(about('alice'), '$top=2'));
    expect(activities(first)).toEqual(['1', '2']);
    expect(activities(await ask(first.body['@odata.nextLink'] ?? ''))).toEqual(['3']);
  });

  it.each([
    audits(),
    audits(SINCE),
    audits(about('alice').replace(`${SINCE} and `, '')),
    audits(`${about('alice')} and result eq 'success'`),
    audits(`${about('alice')} and ${SINCE}`),
    audits(`${about('alice')} or category eq 'UserManagement'`),
    audits(`${about('alice')} and category eq UserManagement`),
    audits(about('alice').replace('Z', '+01:00')),
    audits(about('alice').replace('2026-10', '2026-13')),
    audits(about('alice').replace('any(t: t/id', 'all(t: t/id')),
    audits(about('alice'), '$top=1001'),
    audits(about('alice'), '$select=id'),
    audits(about('alice'), '$orderby=activityDateTime desc'),
    audits(about('alice')).replace('/v1.0', '/beta'),
  ])('refuses %s', async (path) => {
    const { ask } = openTenant();
    expect((await ask(path)).status).toBe(400);
  });

  it('is opened by AuditLog.Read.All or Directory.Read.All, in every tenant', async () => {
    const { ask, tenant } = openTenant({ permissions: new Set(['AuditLog.Read.All']), licence: 'free' });
    expect((await ask(of('alice'))).status).toBe(200);
    tenant.grant(new Set(['Directory.Read.All']));
    expect((await ask(of('alice'))).status).toBe(200);
    tenant.grant(new Set(['User.Read.All']));
    expect(verdict(await ask(of('alice')))).toBe('403 Authorization_RequestDenied');
  });

  it('shares its five calls in ten seconds with the sign-in log', async () => {
    const { ask } = openTenant();
    for (let call = 0; call < 3; call += 1) await ask('/v1.0/auditLogs/signIns');
    for (let call = 0; call < 2; call += 1) expect((await ask(of('alice'))).status).toBe(200);
    expect((await ask(of('alice'))).status).toBe(429);
  });
});

describe('sign-ins', () => {
  it('come from home unless the story says otherwise', async () => {
    const { ask, tenant } = openTenant();
    tenant.signIn(ALICE, { errorCode: 0, ipAddress: '203.0.113.7', country: 'RO' });
    const { body } = await ask(`/v1.0/auditLogs/signIns?$filter=userId eq '${PEOPLE.alice.id}'`);
    const home = { ipAddress: homeAddress(PEOPLE.alice), location: { countryOrRegion: 'DE' } };
    expect(body.value.slice(0, 2)).toMatchObject([
      { ipAddress: '203.0.113.7', location: { countryOrRegion: 'RO' } },
      home,
    ]);
    expect(home.ipAddress).toMatch(/^198\.51\.100\.\d+$/);
  });
});

describe('mail', () => {
  const path = '/v1.0/users/it-helpdesk@contoso.com/sendMail';
  const message = {
    subject: 'Hello',
    body: { contentType: 'Text', content: 'There.' },
    toRecipients: [{ emailAddress: { address: ALICE } }, { emailAddress: { address: 'max@contoso.com' } }],
  };
  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: JSON_BODY,
    body: JSON.stringify(body),
  });
  const permissions = new Set(['Mail.Send']);

  it('is taken with 202 and kept for every recipient', async () => {
    const { ask, tenant } = openTenant({ permissions });
    expect((await ask(path, post({ message, saveToSentItems: false }))).status).toBe(202);
    const one = { from: 'it-helpdesk@contoso.com', subject: 'Hello', text: 'There.', at: NOON };
    expect(tenant.mails).toMatchObject([
      { ...one, to: ALICE, savedToSentItems: false },
      { ...one, to: 'max@contoso.com' },
    ]);
  });

  it.each([
    ['nobody@contoso.com', '404 ErrorInvalidUser'],
    ['dana-admin@contoso.com', '404 MailboxNotEnabledForRESTAPI'],
  ])('is not sent from %s', async (from, refusal) => {
    const { ask, tenant } = openTenant({ permissions });
    expect(verdict(await ask(`/v1.0/users/${from}/sendMail`, post({ message })))).toBe(refusal);
    expect(tenant.mails).toEqual([]);
  });

  it.each([
    {},
    { message: { ...message, toRecipients: [] } },
    { message: { ...message, toRecipients: [{ emailAddress: { address: 'Alice' } }] } },
    { message: { ...message, body: { contentType: 'HTML', content: '<b>' } } },
    { message: { ...message, bccRecipients: [] } },
    { message: { ...message, subject: undefined } },
    { message, saveToSentItems: 'yes' },
  ])('is a 400 as %j', async (body) => {
    const { ask, tenant } = openTenant({ permissions });
    expect(verdict(await ask(path, post(body)))).toBe('400 ErrorInvalidRequest');
    expect(tenant.mails).toEqual([]);
  });

  it('needs Mail.Send, which a tenant does not grant unless told', async () => {
    const { ask } = openTenant();
    expect(verdict(await ask(path, post({ message })))).toBe('403 Authorization_RequestDenied');
  });
});
