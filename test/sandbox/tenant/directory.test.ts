import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { createGroup, GROUPS } from '../../../src/sandbox/tenant/groups.ts';
import { EVENTUAL, names, startTenant, stopTenants, verdict } from './graph-harness.ts';

afterEach(stopTenants);

const search = (text: string): string =>
  `/v1.0/users?$search=${encodeURIComponent(text)}&$count=true&$select=id,displayName`;
const filter = (text: string): string => `/v1.0/users?$filter=${encodeURIComponent(text)}`;

describe('one person', () => {
  it('is found by object id and by sign-in name in any case', async () => {
    const { ask } = await startTenant();
    expect((await ask(`/v1.0/users/${PEOPLE.alice.id}`)).body.displayName).toBe('Alice Wong');
    expect((await ask('/v1.0/users/ALICE@contoso.com')).body.id).toBe(PEOPLE.alice.id);
  });

  it("has Graph's default properties and no others without $select", async () => {
    const { ask } = await startTenant();
    const { body } = await ask('/v1.0/users/alice@contoso.com');
    const usual =
      'businessPhones displayName givenName id jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName';
    expect(
      Object.keys(body)
        .filter((key) => !key.startsWith('@'))
        .sort()
        .join(' '),
    ).toBe(usual);
  });

  it('has exactly the selected properties, null where unset', async () => {
    const { ask } = await startTenant();
    const { body } = await ask(
      '/v1.0/users/alice@contoso.com?$select=department,employeeId,isResourceAccount',
    );
    delete (body as Record<string, unknown>)['@odata.context'];
    expect(body).toEqual({ department: 'Finance', employeeId: 'E1002', isResourceAccount: null });
  });

  it('is a 400 when an unknown property is selected', async () => {
    const { ask } = await startTenant();
    const reply = await ask('/v1.0/users/alice@contoso.com?$select=id,shoeSize');
    expect(verdict(reply)).toBe('400 BadRequest');
    expect(reply.body.error.message).toContain("'shoeSize' on type 'microsoft.graph.user'");
  });

  it('who is a guest needs the # of the sign-in name encoded', async () => {
    const { ask } = await startTenant();
    const upn = PEOPLE.gina.userPrincipalName;
    expect(verdict(await ask(`/v1.0/users/${upn}`))).toBe('404 Request_ResourceNotFound');
    expect((await ask(`/v1.0/users/${encodeURIComponent(upn)}`)).body.displayName).toBe('Gina Costa');
  });

  it('who is deleted is a 404', async () => {
    const { ask } = await startTenant();
    expect(verdict(await ask(`/v1.0/users/${PEOPLE.paul.id}`))).toBe('404 Request_ResourceNotFound');
  });

  it('changes for callers when the test changes it', async () => {
    const { ask, tenant } = await startTenant();
    tenant.person('alice@contoso.com').accountEnabled = false;
    const { body } = await ask('/v1.0/users/alice@contoso.com?$select=accountEnabled');
    expect(body['accountEnabled']).toBe(false);
    expect(PEOPLE.alice.accountEnabled).toBe(true);
  });
});

describe('searching people', () => {
  it.each([
    ['"displayName:ali"', ['Alice Wong', 'Alice Wagner', 'Ali Wong-Smith']],
    ['"displayName:wong"', ['Alice Wong', 'Ali Wong-Smith']],
    ['"displayName:wong alice"', ['Alice Wong']],
    ['"displayName:lice"', []],
    ['"mail:cfo" OR "displayName:nora"', ['Nora Lind', 'Cora Fields']],
    ['"displayName:alice" AND "mail:alice.w"', ['Alice Wagner']],
    ['"userPrincipalName:contoso"', []],
    ['"displayName:Paul Deleted"', []],
    ['"displayName:emoji\\"quote"', []],
  ])('%s begins a token of %j', async (text, expected) => {
    const { ask } = await startTenant();
    const found = await ask(search(text), EVENTUAL);
    expect(found.status).toBe(200);
    expect([...names(found)].sort()).toEqual([...expected].sort());
  });

  it('is refused without the header ConsistencyLevel: eventual', async () => {
    const { ask } = await startTenant();
    const reply = await ask(search('"displayName:ali"'));
    expect(verdict(reply)).toBe('400 Request_UnsupportedQuery');
    expect(reply.body.error.message).toContain("'ConsistencyLevel: eventual'");
  });

  it('needs no $count, which then is not answered', async () => {
    const { ask } = await startTenant();
    const { status, body } = await ask('/v1.0/users?$search="displayName:nora"', EVENTUAL);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('@odata.count');
  });

  it.each(['displayName:ali', '"displayName:ali', '', '"department:fin"', '"displayName:a" or "mail:a"'])(
    'is a 400 when written as %j',
    async (text) => {
      const { ask } = await startTenant();
      expect((await ask(search(text), EVENTUAL)).status).toBe(400);
    },
  );
});

describe('filtering people', () => {
  it.each([
    ["mail eq 'alice@contoso.com'", ['Alice Wong']],
    ["userPrincipalName eq 'Alice@Contoso.com'", ['Alice Wong']],
    ["proxyAddresses/any(p:p eq 'smtp:nora.berg@contoso.com')", ['Nora Lind']],
    [
      "proxyAddresses/any(p:p eq 'smtp:nora@contoso.com') or mail eq 'max@contoso.com'",
      ['Max Keller', 'Nora Lind'],
    ],
    [`id in ('${PEOPLE.rita.id}','${PEOPLE.max.id}')`, ['Rita Moreno', 'Max Keller']],
    ["mail eq 'o''hara@contoso.com'", []],
  ])('%s finds %j', async (text, expected) => {
    const { ask } = await startTenant();
    const found = await ask(filter(text));
    expect(found.status).toBe(200);
    expect([...names(found)].sort()).toEqual([...expected].sort());
  });

  it.each([
    "jobTitle eq 'x'",
    "startswith(displayName,'Al')",
    "mail ne 'x'",
    "mail eq 'o'hara'",
    "mail eq 'x' and mail eq 'y'",
    "mail eq 'x' or ",
    '',
    `id in (${Array.from({ length: 16 }, (_, i) => `'${i}'`).join(',')})`,
  ])('is a 400 for %j', async (text) => {
    const { ask } = await startTenant();
    expect((await ask(filter(text))).status).toBe(400);
  });
});

describe('deleted people', () => {
  const deleted = '/v1.0/directory/deletedItems/microsoft.graph.user';

  it('are listed with the id before their sign-in name', async () => {
    const { ask } = await startTenant();
    const { body } = await ask(deleted);
    expect(body.value).toHaveLength(1);
    expect(body.value[0]?.['userPrincipalName']).toBe('1076b0b00959472a8e0e78b211e44d14paul@contoso.com');
    expect(body.value[0]?.['deletedDateTime']).toBe('2026-11-16T10:00:00Z');
  });

  it.each([
    ["startswith(displayName,'paul')", 1],
    ["mail eq 'paul@contoso.com'", 1],
    ["startswith(userPrincipalName,'paul')", 0],
    ["startswith(userPrincipalName,'1076b0b0')", 1],
  ])('filtered by %s are %d', async (text, count) => {
    const { ask } = await startTenant();
    expect((await ask(`${deleted}?$filter=${encodeURIComponent(text)}`)).body.value).toHaveLength(count);
  });
});

describe('relations', () => {
  it('show the manager, and a 404 for whoever has none', async () => {
    const { ask } = await startTenant();
    expect((await ask(`/v1.0/users/${PEOPLE.alice.id}/manager`)).body.displayName).toBe('Max Keller');
    const none = await ask(`/v1.0/users/${PEOPLE.hana.id}/manager`);
    expect(verdict(none)).toBe('404 Request_ResourceNotFound');
    expect(none.body.error.message).toContain("Resource 'manager'");
  });

  it('show direct reports', async () => {
    const { ask } = await startTenant();
    const reports = await ask(`/v1.0/users/${PEOPLE.max.id}/directReports?$select=displayName`);
    expect(names(reports)).toEqual(expect.arrayContaining(['Alice Wong', 'Rita Moreno']));
    expect(names(reports)).not.toContain('Nora Lind');
  });
});

describe('groups and domains', () => {
  it('list members of nested groups too', async () => {
    const { ask } = await startTenant();
    const reply = await ask(`/v1.0/groups/${GROUPS.approvers.id}/transitiveMembers/microsoft.graph.user`);
    expect([...names(reply)].sort()).toEqual(['Amir Haddad', 'Dana Petrova', 'Iris Okafor']);
  });

  it('list the groups inside them, with the header that Microsoft wants for that', async () => {
    const { ask } = await startTenant();
    const path = `/v1.0/groups/${GROUPS.approvers.id}/transitiveMembers/microsoft.graph.group?$count=true`;
    expect(names(await ask(path, EVENTUAL))).toEqual(['Latchkey senior approvers']);
    expect(verdict(await ask(path))).toBe('400 Request_UnsupportedQuery');
    expect(verdict(await ask(path.replace('?$count=true', ''), EVENTUAL))).toBe(
      '400 Request_UnsupportedQuery',
    );
  });

  it('refuse the question for groups inside a Microsoft 365 group, which holds none', async () => {
    const unified = createGroup({
      id: GROUPS.approvers.id,
      displayName: 'Project room',
      memberIds: [],
      groupTypes: ['Unified'],
    });
    const { ask } = await startTenant({ groups: [unified] });
    const path = `/v1.0/groups/${unified.id}/transitiveMembers/microsoft.graph.group?$count=true`;
    expect(verdict(await ask(path, EVENTUAL))).toBe('400 Request_UnsupportedQuery');
  });

  it('are a 404 when unknown', async () => {
    const { ask } = await startTenant();
    const group = `/v1.0/groups/${PEOPLE.rita.id}/transitiveMembers/microsoft.graph.user`;
    expect(verdict(await ask(group))).toBe('404 Request_ResourceNotFound');
    expect(verdict(await ask('/v1.0/domains/example.com'))).toBe('404 Request_ResourceNotFound');
  });

  it('tell a federated domain from a managed one', async () => {
    const { ask } = await startTenant();
    expect((await ask('/v1.0/domains/contoso.com')).body['authenticationType']).toBe('Managed');
    expect((await ask('/v1.0/domains/federated.contoso.com')).body['authenticationType']).toBe('Federated');
  });
});
