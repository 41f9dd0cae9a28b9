import { ok, refuse, type Answer, type Refusal } from './answer.ts';
import { page } from './collection.ts';
import { personAsked } from './directory.ts';
import { readFilter } from './filter.ts';
import { ALLOWS } from './permissions.ts';
import type { SimulatedGroup } from './groups.ts';
import type { SimulatedPerson, SimulatedRole } from './person.ts';
import { APPLICATION, DIRECTORY_ROLE, GROUP, SERVICE_PRINCIPAL } from './resources.ts';
import { whenFound, type Asked, type Route } from './route.ts';
import { TENANT_ID } from './tenant-id.ts';
import { groupsOf, rolesOf, type Licence, type World } from './world.ts';

const LISTED: Route['options'] = ['$select', '$top', '$count'];

/** The queries by which someone is found to be privileged, and the licences that bound them. */
export const PRIVILEGE_ROUTES: readonly Route[] = [
  get('users/{id}/transitiveMemberOf/microsoft.graph.directoryRole', LISTED, ALLOWS.memberships, listRoles),
  get('users/{id}/transitiveMemberOf/microsoft.graph.group', LISTED, ALLOWS.memberships, listGroups),
  get('users/{id}/ownedObjects/microsoft.graph.group', LISTED, ALLOWS.ownedObjects, listOwnedGroups),
  get('users/{id}/ownedObjects/microsoft.graph.application', LISTED, ALLOWS.ownedObjects, (asked) =>
    whenFound(personAsked(asked), (person) =>
      page(person.ownedApplications, APPLICATION, asked.query, asked.address),
    ),
  ),
  get('users/{id}/ownedObjects/microsoft.graph.servicePrincipal', LISTED, ALLOWS.ownedObjects, (asked) =>
    whenFound(personAsked(asked), (person) =>
      page(person.ownedServicePrincipals, SERVICE_PRINCIPAL, asked.query, asked.address),
    ),
  ),
  get('groups', ['$filter', '$select', '$top'], ALLOWS.groups, listTenantGroups),
  get('roleManagement/directory/roleAssignments', ['$filter'], ALLOWS.roleAssignments, (asked) =>
    ofPrincipal(asked, (id) => roleRows(asked.world, id, 'roles')),
  ),
  get(
    'roleManagement/directory/roleEligibilityScheduleInstances',
    ['$filter'],
    ALLOWS.roleEligibility,
    (asked) =>
      refuseWithoutP2(asked.world) ?? ofPrincipal(asked, (id) => roleRows(asked.world, id, 'eligibleRoles')),
  ),
  get(
    'identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
    ['$filter'],
    ALLOWS.groupEligibility,
    (asked) => refuseWithoutP2(asked.world) ?? listGroupEligibility(asked),
  ),
  get('subscribedSkus', [], ALLOWS.subscribedSkus, ({ world }) =>
    ok({ value: SKUS[world.settings.licence] }),
  ),
];

/** Microsoft's published identifiers of the Entra ID plans. */
const SKUS: Readonly<Record<Licence, readonly unknown[]>> = {
  free: [],
  p1: [sku('AAD_PREMIUM', '078d2b04-f1bd-4111-bbd4-b4b1b354cef4', '41781fb2-bc02-4b7c-bd55-b576c07bb09d')],
  p2: [sku('AAD_PREMIUM_P2', '84a661c4-e949-4bd2-a560-ed7766fcaf2b', 'eec0eb4f-6444-4f95-aba0-50c24d67f998')],
};

function sku(name: string, skuId: string, servicePlanId: string) {
  return {
    id: `${TENANT_ID}_${skuId}`,
    skuId,
    skuPartNumber: name,
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: 100,
    prepaidUnits: { enabled: 150, lockedOut: 0, suspended: 0, warning: 0 },
    servicePlans: [
      { servicePlanId, servicePlanName: name, appliesTo: 'User', provisioningStatus: 'Success' },
    ],
  };
}

function get(path: string, options: Route['options'], anyOf: Route['anyOf'], answer: Route['answer']): Route {
  return { verb: 'GET', version: 'v1.0', path, options, anyOf, answer };
}

function listRoles(asked: Asked): Answer {
  return whenFound(personAsked(asked), (person) => {
    const held = [person.id, ...groupsOf(asked.world, person.id).map(({ id }) => id)]
      .flatMap((id) => rolesOf(asked.world, id, 'roles'))
      .filter(({ directoryScopeId }) => directoryScopeId === '/');
    return page(held, rolesAsSeen(asked.world), asked.query, asked.address);
  });
}

/** Without a permission on roles Graph answers 200 with every property but the id empty. */
function rolesAsSeen(world: World): typeof DIRECTORY_ROLE {
  const allowed = ALLOWS.roleObjects.some((permission) => world.settings.permissions.has(permission));
  if (allowed) return DIRECTORY_ROLE;
  return { ...DIRECTORY_ROLE, read: (role) => ({ id: DIRECTORY_ROLE.read(role)['id'] }) };
}

function listGroups(asked: Asked): Answer {
  return whenFound(personAsked(asked), (person) =>
    page(groupsOf(asked.world, person.id), GROUP, asked.query, asked.address),
  );
}

/** Role-assignable groups, or groups by their ids: nothing else is asked of the whole tenant. */
function listTenantGroups({ world, query, address }: Asked): Answer {
  if (query.filter === undefined)
    return refuse(400, 'BadRequest', 'This simulation wants $filter on groups.');
  const test =
    query.filter === 'isAssignableToRole eq true'
      ? ({ isAssignableToRole }: SimulatedGroup) => isAssignableToRole === true
      : readFilter<SimulatedGroup>(query.filter, { in: { id: ({ id }) => id } });
  return whenFound(test, (fits) => page(world.groups.filter(fits), GROUP, query, address));
}

function listOwnedGroups(asked: Asked): Answer {
  return whenFound(personAsked(asked), (person) => {
    const owned = asked.world.groups.filter(({ ownerIds }) => ownerIds.includes(person.id));
    return page(owned, GROUP, asked.query, asked.address);
  });
}

/** The rows of the principals asked for: `$filter=principalId eq '…'` is the only question taken. */
function ofPrincipal({ query, world }: Asked, rows: (id: string) => readonly PrincipalRow[]): Answer {
  if (query.filter === undefined)
    return refuse(400, 'BadRequest', "This simulation wants $filter=principalId eq '…' here.");
  const test = readFilter<PrincipalRow>(query.filter, { eq: { principalId: (row) => row.principalId } });
  const all = [...world.people, ...world.groups].flatMap(({ id }) => rows(id));
  return whenFound(test, (fits) => ok({ value: all.filter(fits) }));
}

interface PrincipalRow {
  readonly principalId: string;
}

function roleRows(
  world: World,
  principalId: string,
  which: 'roles' | 'eligibleRoles',
): readonly PrincipalRow[] {
  return rolesOf(world, principalId, which).map((role) => roleRow(principalId, role));
}

function roleRow(principalId: string, { templateId, directoryScopeId }: SimulatedRole) {
  return {
    id: Buffer.from(`${principalId}${templateId}`).toString('base64url').slice(0, 43),
    principalId,
    roleDefinitionId: templateId,
    directoryScopeId,
  };
}

/** As Microsoft has it: by a principal or by a group, never without either. */
function listGroupEligibility({ query, world }: Asked): Answer {
  if (query.filter === undefined)
    return refuse(400, 'BadRequest', 'The filter must name a principalId or a groupId.');
  const test = readFilter<GroupEligibility>(query.filter, {
    eq: { principalId: (row) => row.principalId, groupId: (row) => row.groupId },
  });
  const all = [...world.people, ...world.groups].flatMap(groupEligibilityRows);
  return whenFound(test, (fits) => ok({ value: all.filter(fits) }));
}

interface GroupEligibility extends PrincipalRow {
  readonly groupId: string;
}

function groupEligibilityRows({
  id: principalId,
  eligibleGroupIds,
}: SimulatedPerson | SimulatedGroup): readonly GroupEligibility[] {
  return eligibleGroupIds.map((groupId) => ({
    id: `${groupId}_member_${principalId}`,
    principalId,
    groupId,
    accessId: 'member',
    memberType: 'direct',
  }));
}

/** Code and text as the service sends them to tenants without the plan. */
function refuseWithoutP2({ settings }: World): Refusal | undefined {
  if (settings.licence === 'p2') return undefined;
  return refuse(
    400,
    'AadPremiumLicenseRequired',
    'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
  );
}
