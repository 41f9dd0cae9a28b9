import { GROUPS } from '../../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { ROLES } from '../../../src/sandbox/tenant/roles.ts';
import { names, startTenant, stopTenants, verdict } from './graph-harness.ts';

afterEach(stopTenants);

const roles = (id: string): string => `/v1.0/users/${id}/transitiveMemberOf/microsoft.graph.directoryRole`;
const ofPrincipal = (path: string, id: string): string =>
  `/v1.0/${path}?$filter=${encodeURIComponent(`principalId eq '${id}'`)}`;
const ASSIGNED = 'roleManagement/directory/roleAssignments';
const ELIGIBLE = 'roleManagement/directory/roleEligibilityScheduleInstances';
const GROUP_ELIGIBLE = 'identityGovernance/privilegedAccess/group/eligibilityScheduleInstances';

it.each([
  ['priya', ['Helpdesk Administrator']],
  ['gus', ['Global Administrator']],
  ['mia', ['User Administrator']],
  ['sven', []],
  ['elena', []],
  ['alice', []],
] as const)('active tenant-wide roles of %s, groups included, are %j', async (who, expected) => {
  const { ask } = await startTenant();
  expect(names(await ask(roles(PEOPLE[who].id)))).toEqual(expected);
});

it.each([
  ['priya', 1],
  ['sven', 1],
  ['mia', 0],
  ['elena', 0],
] as const)('direct role assignments of %s, scoped ones included, are %d', async (who, count) => {
  const { ask } = await startTenant();
  expect((await ask(ofPrincipal(ASSIGNED, PEOPLE[who].id))).body.value).toHaveLength(count);
});

it('a group is a principal of role assignments too', async () => {
  const { ask } = await startTenant();
  const { body } = await ask(ofPrincipal(ASSIGNED, GROUPS.tierOneSupport.id));
  expect(body.value[0]?.['roleDefinitionId']).toBe(ROLES.userAdministrator.templateId);
});

it('roles and groups someone may activate show in the eligibility instances', async () => {
  const { ask } = await startTenant();
  const role = await ask(ofPrincipal(ELIGIBLE, PEOPLE.elena.id));
  expect(role.body.value[0]?.['roleDefinitionId']).toBe(ROLES.exchangeAdministrator.templateId);
  const group = await ask(ofPrincipal(GROUP_ELIGIBLE, PEOPLE.pia.id));
  expect(group.body.value[0]?.['groupId']).toBe(GROUPS.tierOneSupport.id);
  expect((await ask(ofPrincipal(ELIGIBLE, PEOPLE.alice.id))).body.value).toEqual([]);
});

it('a group may activate membership of another, and is found from either side', async () => {
  const { ask } = await startTenant();
  const { tierOneSupport, fieldSupport } = GROUPS;
  const [row] = (await ask(ofPrincipal(GROUP_ELIGIBLE, fieldSupport.id))).body.value;
  expect(row).toMatchObject({ principalId: fieldSupport.id, groupId: tierOneSupport.id });
  const { body } = await ask(`/v1.0/${GROUP_ELIGIBLE}?$filter=groupId eq '${tierOneSupport.id}'`);
  expect(body.value.map((one) => one['principalId'])).toEqual([PEOPLE.pia.id, fieldSupport.id]);
});

it.each([
  ['isAssignableToRole eq true', ['Tier 1 support']],
  [`id in ('${GROUPS.fieldSupport.id}','${PEOPLE.pia.id}')`, ['Field support']],
])('groups of the tenant by %s', async (filter, expected) => {
  const { ask, tenant } = await startTenant();
  const path = `/v1.0/groups?$filter=${encodeURIComponent(filter)}&$select=id,displayName`;
  expect(names(await ask(path))).toEqual(expected);
  tenant.grant(new Set(['User.Read.All']));
  expect(verdict(await ask(path))).toBe('403 Authorization_RequestDenied');
});

it.each(['free', 'p1'] as const)(
  'eligibility is a licence error with %s, and the subscriptions agree',
  async (licence) => {
    const { ask } = await startTenant({ licence });
    for (const path of [ELIGIBLE, GROUP_ELIGIBLE])
      expect(verdict(await ask(ofPrincipal(path, PEOPLE.alice.id)))).toBe('400 AadPremiumLicenseRequired');
    expect(JSON.stringify((await ask('/v1.0/subscribedSkus')).body)).not.toContain('AAD_PREMIUM_P2');
  },
);

it('with P2 the subscriptions show an enabled plan', async () => {
  const { ask } = await startTenant({ licence: 'p2' });
  expect(JSON.stringify((await ask('/v1.0/subscribedSkus')).body)).toContain('AAD_PREMIUM_P2');
});

it('ownership of a role-assignable group, an application and a service principal shows', async () => {
  const { ask } = await startTenant();
  const owned = (id: string, type: string) => ask(`/v1.0/users/${id}/ownedObjects/microsoft.graph.${type}`);
  const group = await owned(PEOPLE.theo.id, 'group');
  expect(group.body.value[0]?.['isAssignableToRole']).toBe(true);
  expect(names(await owned(PEOPLE.owen.id, 'application'))).toEqual(['Invoice importer']);
  expect(names(await owned(PEOPLE.owen.id, 'servicePrincipal'))).toEqual(['Invoice importer']);
  expect(names(await owned(PEOPLE.alice.id, 'application'))).toEqual([]);
});

it('groups of a person include the nested ones, and say whether roles can be given to them', async () => {
  const { ask } = await startTenant();
  const of = (id: string) =>
    ask(`/v1.0/users/${id}/transitiveMemberOf/microsoft.graph.group?$select=displayName,isAssignableToRole`);
  expect([...names(await of(PEOPLE.iris.id))].sort()).toEqual([
    'Contoso all staff',
    'Latchkey approvers',
    'Latchkey senior approvers',
  ]);
  expect((await of(PEOPLE.mia.id)).body.value.some((row) => row['isAssignableToRole'] === true)).toBe(true);
});

it('without a permission on roles the role objects come empty', async () => {
  const { ask } = await startTenant({ permissions: new Set(['User.Read.All']) });
  const { body } = await ask(roles(PEOPLE.gus.id));
  expect(body.value).toHaveLength(1);
  expect(body.value[0]).toMatchObject({ displayName: null, roleTemplateId: null });
});

it.each([
  ['/v1.0/groups'],
  ["/v1.0/groups?$filter=displayName eq 'x'"],
  [`/v1.0/${GROUP_ELIGIBLE}`],
  [`/v1.0/${ASSIGNED}`],
  [`/v1.0/${ASSIGNED}?$filter=roleDefinitionId eq 'x'`],
  [`/v1.0/${ASSIGNED}?$filter=principalId eq 'x'&$expand=principal`],
])('%s is a 400', async (path) => {
  const { ask } = await startTenant();
  expect((await ask(path)).status).toBe(400);
});
