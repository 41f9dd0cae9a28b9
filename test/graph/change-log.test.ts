import type { ContactField } from '../../src/domain/recent-change.ts';
import { createAuditLog } from '../../src/graph/audit-log.ts';
import { createChangeLog } from '../../src/graph/change-log.ts';
import { createDirectory } from '../../src/graph/directory.ts';
import { changed, userUpdated } from '../../src/sandbox/tenant/audit-entry.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import type { TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { NEVER, NO_LIMITS, startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const amir = PEOPLE.amir.id;
const SINCE = '2026-11-09T10:00:00.000Z';
const NINE = Date.parse('2026-11-23T09:00:00Z');
const NOTHING = { kind: 'read', changes: [] };

async function start(
  options: Partial<TenantOptions> = {},
  { within, ...more }: Parameters<typeof startGraph>[1] & { readonly within?: number } = {},
) {
  const world = await startGraph(options, more);
  const read = createChangeLog(createAuditLog(world.graph, { ...world, within }));
  return { ...world, changes: (id = amir) => read(id, SINCE) };
}

const ungranted = {
  permissions: new Set([...EVERYTHING_LATCHKEY_NEEDS].filter((name) => name !== 'AuditLog.Read.All')),
};

/** One row about Amir, as Graph sends it. */
const ROW = {
  id: 'Directory_1',
  activityDateTime: '2026-11-23T09:00:00.1234567Z',
  activityDisplayName: 'Update user',
  result: 'success',
  targetResources: [{ id: amir, modifiedProperties: [{ displayName: 'Mobile', newValue: '["+1"]' }] }],
};

const answering =
  (...rows: readonly object[]): typeof fetch =>
  () =>
    Promise.resolve(Response.json({ value: rows }));

describe('changes of the means of contact', () => {
  it('are those of phones, manager and sign-in name, the newest first, without any value', async () => {
    const { changes, tenant } = await start();
    tenant.changePhone(amir, { mobilePhone: '+1 425 555 0199' }, NINE);
    tenant.changeManager(amir, PEOPLE.max.id, NINE + 60_000);
    tenant.rename(amir, 'amir.haddad@contoso.com', NINE + 120_000);
    tenant.changePhone(amir, { businessPhones: [] }, NINE + 180_000);
    tenant.changeManager(amir, null, NINE + 240_000);
    expect(await changes()).toEqual({
      kind: 'read',
      changes: [
        { field: 'manager', at: '2026-11-23T09:04:00.000Z' },
        { field: 'phone', at: '2026-11-23T09:03:00.000Z' },
        { field: 'sign_in_name', at: '2026-11-23T09:02:00.000Z' },
        { field: 'manager', at: '2026-11-23T09:01:00.000Z' },
        { field: 'phone', at: '2026-11-23T09:00:00.000Z' },
      ],
    });
  });

  it('are there for people of whom something changed before the tenant was looked at', async () => {
    const { changes } = await start();
    expect(await changes(PEOPLE.tamsin.id)).toMatchObject({ changes: [{ field: 'phone' }] });
    expect(await changes(PEOPLE.petra.id)).toMatchObject({ changes: [{ field: 'manager' }] });
    expect(await changes(PEOPLE.yusuf.id)).toEqual(NOTHING);
  });

  it('are not what the service does, nor a new password or other property', async () => {
    const { changes, tenant } = await start();
    tenant.resetPassword(amir);
    tenant.audit(amir, userUpdated([changed('JobTitle', ['Clerk'], ['Engineer'])]));
    tenant.audit(amir, { activity: 'Admin deleted security info', service: 'Authentication Methods' });
    expect(await changes()).toEqual(NOTHING);
  });

  it.each<readonly [string, readonly ContactField[]]>([
    ['TelephoneNumber', ['phone']],
    ['Mobile', ['phone']],
    ['mobilePhone', ['phone']],
    ['OtherMobile', ['phone']],
    ['businessPhones', ['phone']],
    ['Manager', ['manager']],
    ['Department', ['department']],
    ['UserPrincipalName', ['sign_in_name']],
    ['StrongAuthenticationPhoneAppDetail', []],
    ['StrongAuthenticationMethod', []],
    ['TargetId.UserPrincipalName', []],
    ['TargetId.UserType', []],
    ['LastDirSyncTime', []],
    ['DisplayName', []],
  ])('take the property %s for %j, by itself or in the list of names', async (name, fields) => {
    const wanted = { kind: 'read', changes: fields.map((field) => ({ field })) };
    const by = (changed: readonly { name: string; from: null; to: string }[]) => ({
      activity: 'Update user',
      changed,
    });
    const single = await start();
    single.tenant.audit(amir, by([{ name, from: null, to: '["x"]' }]));
    expect(await single.changes()).toMatchObject(wanted);
    const listed = await start();
    const to = `"JobTitle, ${name}, City"`;
    listed.tenant.audit(amir, by([{ name: 'Included Updated Properties', from: null, to }]));
    expect(await listed.changes()).toMatchObject(wanted);
  });

  it('hold each field once for a row that tells of it twice', async () => {
    const { changes, tenant } = await start();
    const upn = changed('UserPrincipalName', ['a@contoso.com'], ['b@contoso.com']);
    tenant.audit(
      amir,
      userUpdated([changed('Mobile', [], ['1']), changed('TelephoneNumber', [], ['2']), upn]),
    );
    expect(await changes()).toMatchObject({ changes: [{ field: 'phone' }, { field: 'sign_in_name' }] });
  });

  it('are none where the account was created', async () => {
    const { changes, tenant } = await start();
    tenant.audit(amir, { activity: 'Add user', changed: [changed('Mobile', [], ['+1 425 555 0199'])] });
    expect(await changes()).toEqual(NOTHING);
  });

  it.each(['failure', 'timeout'] as const)('are none where it ended as %s', async (result) => {
    const { changes, tenant } = await start();
    tenant.audit(amir, { ...userUpdated([changed('Mobile', ['1'], ['2'])]), result });
    expect(await changes()).toEqual(NOTHING);
  });

  it('of somebody else, and older ones, speak about nobody, should Graph ignore the filter', async () => {
    const other = [{ ...ROW.targetResources[0], id: PEOPLE.rita.id }];
    const { changes } = await start(
      {},
      {
        fetch: answering(
          { ...ROW, targetResources: other },
          { ...ROW, targetResources: [] },
          { ...ROW, targetResources: null },
          { ...ROW, targetResources: [{ type: 'User' }] },
          { ...ROW, activityDateTime: '2026-11-09T09:59:59Z' },
        ),
      },
    );
    expect(await changes()).toEqual(NOTHING);
  });

  it('are found in rows that leave out whatever they can, and by an id in capitals', async () => {
    const bare = { ...ROW, id: 'Directory_2', activityDisplayName: 'Set user manager' };
    const targetResources = [{ id: PEOPLE.rita.id }, { id: amir.toUpperCase(), modifiedProperties: null }];
    const empty = { ...ROW, id: 'Directory_3', targetResources: [{ id: amir, modifiedProperties: [{}] }] };
    const { changes } = await start({}, { fetch: answering(ROW, ROW, { ...bare, targetResources }, empty) });
    expect(await changes()).toEqual({
      kind: 'read',
      changes: [
        { field: 'phone', at: '2026-11-23T09:00:00.123Z' },
        { field: 'manager', at: '2026-11-23T09:00:00.123Z' },
      ],
    });
  });

  it.each<readonly [string, object]>([
    ['a time that is none', { activityDateTime: 'yesterday' }],
    ['no time', { activityDateTime: null }],
    ['no activity', { activityDisplayName: null }],
    ['no result', { result: undefined }],
    ['targets that are none', { targetResources: 'Amir' }],
  ])('are unreadable when one row has %s: it could be any', async (_, fault) => {
    const { changes, lines } = await start({}, { fetch: answering(ROW, { ...ROW, ...fault }) });
    expect(await changes()).toEqual({ kind: 'unreadable', why: 'no_answer' });
    expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'GRAPH_UNEXPECTED' } }]);
  });

  it('are read in all pages, and unreadable where there are more than can be read', async () => {
    const { changes, tenant } = await start({ throttles: [] }, { fetch: oneByOne });
    tenant.changePhone(amir, { mobilePhone: '+1 425 555 0199' }, NINE);
    for (const minute of [1, 2]) tenant.audit(amir, { activity: 'Change user license', at: NINE + minute });
    expect(await changes()).toMatchObject({ kind: 'read', changes: [{ field: 'phone' }] });
    expect(tenant.calls).toHaveLength(3);
    tenant.audit(amir, { activity: 'Change user license', at: NINE + 3 });
    expect(await changes()).toEqual({ kind: 'unreadable', why: 'no_answer' });
  });

  it('show only when the log has them', async () => {
    const { changes, tenant, time } = await start({ auditLogLag: 300_000 });
    tenant.changePhone(amir, { mobilePhone: null });
    expect(await changes()).toEqual(NOTHING);
    time.now += 300_000;
    expect(await changes()).toMatchObject({ changes: [{ field: 'phone' }] });
  });

  it('can be read without Entra ID P1, as far back as such a tenant keeps them', async () => {
    const { changes, tenant, time } = await start({ licence: 'free' });
    tenant.changePhone(amir, { mobilePhone: null }, NINE);
    expect(await changes()).toMatchObject({ changes: [{ field: 'phone' }] });
    time.now += 7 * 24 * 3_600_000;
    expect(await changes()).toEqual(NOTHING);
  });

  it('are not in a licence where Graph says so by its code', async () => {
    const { changes, tenant, lines } = await start();
    const code = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';
    tenant.addFault({ kind: 'status', status: 403, code });
    expect(await changes()).toEqual({ kind: 'unreadable', why: 'no_licence' });
    expect(lines).toEqual([]);
  });

  it('name the permission that is missing, and what that costs, once an hour', async () => {
    const { changes, lines, time } = await start(ungranted);
    expect(await changes()).toEqual({ kind: 'unreadable', why: 'not_granted' });
    await changes(PEOPLE.rita.id);
    const message = expect.stringContaining('every request takes the elevated tier') as string;
    expect(lines).toMatchObject([{ level: 'warn', fields: { grant: 'AuditLog.Read.All' }, message }]);
    time.now += 3_600_000;
    await changes();
    expect(lines).toHaveLength(2);
  });

  it('can be read with Directory.Read.All instead', async () => {
    const { changes } = await start({ permissions: new Set(['Directory.Read.All']) });
    expect(await changes()).toEqual(NOTHING);
  });

  it('are not asked for when the token shows that they may not be read', async () => {
    const world = await startGraph(ungranted);
    const directory = createDirectory(world.graph, {
      ...world,
      pim: 'auto',
      asksAudits: () => Promise.resolve(false),
    });
    expect(await directory.contactChanges(amir, SINCE)).toEqual({ kind: 'unreadable', why: 'not_granted' });
    expect(world.paths()).toEqual([]);
  });

  it('are none of somebody who has no object id', async () => {
    const { changes, tenant } = await start();
    expect(await changes('nonsense')).toEqual(NOTHING);
    expect(tenant.calls).toEqual([]);
  });

  it.each([400, 401, 404, 429, 500, 503])('are unreadable, and no error, at %s', async (status) => {
    const { changes, tenant, lines } = await start();
    tenant.addFault({ kind: 'status', status, retryAfter: 9 });
    expect(await changes()).toEqual({ kind: 'unreadable', why: 'no_answer' });
    expect(lines).toMatchObject([{ level: 'warn' }]);
  });

  it('are unreadable when a later page fails, the connection drops or no token comes', async () => {
    const paged = await start({}, { fetch: oneByOne });
    for (const minute of [1, 2]) paged.tenant.audit(amir, { activity: 'Any', at: NINE + minute });
    paged.tenant.addFault({ kind: 'status', status: 403, from: 2 });
    expect(await paged.changes()).toEqual({ kind: 'unreadable', why: 'not_granted' });
    const dropped = await start();
    dropped.tenant.addFault({ kind: 'drop' });
    const never = { token: () => new Promise<string>(() => undefined), renew: () => Promise.resolve('') };
    const tokenless = await start({}, { tokens: never, within: 60 });
    for (const { changes } of [dropped, tokenless])
      expect(await changes()).toEqual({ kind: 'unreadable', why: 'no_answer' });
  });

  it('are waited for no longer than the limit, all pages together', async () => {
    const held = await start({}, { within: 60, limits: NO_LIMITS });
    held.tenant.addFault({ kind: 'hold', until: NEVER });
    // On a busy machine the limit may pass before the call is made.
    do expect(await held.changes()).toEqual({ kind: 'unreadable', why: 'no_answer' });
    while (held.tenant.calls.length === 0);
    expect(held.tenant.calls.at(-1)).toMatchObject({ realEnd: undefined });
    // Each page comes within the limit; had each its own, all would be read.
    const paged = await start({}, { fetch: oneByOne, within: 250, limits: NO_LIMITS });
    for (const minute of [1, 2, 3]) paged.tenant.audit(amir, { activity: 'Any', at: NINE + minute });
    paged.tenant.addFault({ kind: 'delay', milliseconds: 150 });
    expect(await paged.changes()).toEqual({ kind: 'unreadable', why: 'no_answer' });
  });
});

const oneByOne: typeof fetch = (address, init) => {
  const url = new URL(address);
  url.searchParams.set('$top', '1');
  return fetch(url, init);
};
