import { z } from 'zod';
import type { ObjectId } from '../domain/person.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { Directory, Log } from '../workflow/ports.ts';
import { eligibilityOf, readEligibility, type PimUse } from './eligibility.ts';
import type { EligibleGroups } from './eligible-groups.ts';
import type { Graph } from './graph-client.ts';
import { GRAPH_CALLS, literal, type GraphCall, segment } from './graph-call.ts';

type Standing = Awaited<ReturnType<Directory['privilege']>>;

/** What one query says about a person. */
type Evidence = 'hit' | 'nothing' | 'failed';

const anything = z.object({ id: z.string() });
const group = z.object({
  id: z.string(),
  isAssignableToRole: z.boolean().nullish(),
  securityEnabled: z.boolean().nullish(),
});
const account = z.object({ id: z.string(), isManagementRestricted: z.boolean().nullish() });

/** What the queries are asked with; `eligibleGroups` is asked unless `pim` is `none`. */
export interface PrivilegeSource {
  readonly graph: Graph;
  readonly log: Log;
  readonly pim: PimUse;
  readonly eligibleGroups: EligibleGroups;
}

/**
 * Whether a person is privileged, by every query that can show it. All of them always run, side by side, so that the
 * time taken says nothing. An account under restricted management counts as privileged: Graph refuses to change it,
 * and its owner learns no more than an admin would. A member or owner of a role-assignable group is privileged already, and
 * no other group can hold a role or be eligible for one: so roles are not asked for by group. What may be activated by
 * group is, see `eligible-groups.ts`; an owner of such a group could join it, and counts as a member.
 * A query that fails makes the answer `unknown` unless another has found a privilege.
 */
export async function readPrivilege(source: PrivilegeSource, id: ObjectId): Promise<Standing> {
  const { graph, log, pim } = source;
  const ask = (kind: GraphCall['kind'], under: string) =>
    evidence(log, kind, async () => (await graph.getAll(listing(kind, id, under), anything)).length > 0);
  const groups = (kind: GraphCall['kind'], under: string) =>
    graph.getAll(listing(kind, id, under, GROUP_PROPERTIES), group);
  const joined = groups('groupsOf', 'transitiveMemberOf/microsoft.graph.group');
  const owned = groups('ownedGroups', 'ownedObjects/microsoft.graph.group');
  const admin = [
    ask('heldRoles', 'transitiveMemberOf/microsoft.graph.directoryRole'),
    evidence(log, 'groupsOf', async () => isAnyAssignable('groupsOf', await joined)),
    evidence(log, 'ownedGroups', async () => isAnyAssignable('ownedGroups', await owned)),
    evidence(
      log,
      'roleAssignments',
      async () => (await graph.getAll(assignmentsOf(id), anything)).length > 0,
    ),
    evidence(log, 'person', async () => {
      const call: GraphCall = { kind: 'person', path: `/users/${segment(id)}`, query: ACCOUNT_QUERY };
      return (await graph.get(call, account)).isManagementRestricted === true;
    }),
    ...(pim === 'none' ? [] : eligibilities(source, id, [joined, owned])),
  ];
  const owner = [
    ask('ownedApplications', 'ownedObjects/microsoft.graph.application'),
    ask('ownedServicePrincipals', 'ownedObjects/microsoft.graph.servicePrincipal'),
  ];
  return judged(await Promise.all(admin), await Promise.all(owner));
}

function judged(admin: readonly Evidence[], owner: readonly Evidence[]): Standing {
  if (admin.includes('hit')) return 'privileged';
  if (admin.includes('failed') || owner.includes('failed')) return 'unknown';
  return owner.includes('hit') ? 'owns_application' : 'none';
}

const GROUP_PROPERTIES = Object.keys(group.shape);
const ACCOUNT_QUERY = { $select: Object.keys(account.shape).join(',') };
const READ_GROUPS = 'GroupMember.Read.All';

/**
 * Whether a group among them can hold roles. Without the permission to read groups Graph lists them with empty properties,
 * and an ordinary group has no `isAssignableToRole` either; but every group says whether it is a security group, so one
 * that does not is hidden, and may be any kind of group.
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
function isAnyAssignable(kind: GraphCall['kind'], groups: readonly z.infer<typeof group>[]): boolean {
  if (groups.some(({ isAssignableToRole }) => isAssignableToRole === true)) return true;
  if (groups.every(({ securityEnabled }) => securityEnabled != null)) return false;
  throw new ServiceError('GRAPH_FORBIDDEN', `${GRAPH_CALLS[kind].name} hid what groups they are.`, {
    graph: { permission: READ_GROUPS },
  });
}

function listing(
  kind: GraphCall['kind'],
  id: ObjectId,
  under: string,
  select: readonly string[] = ['id'],
): GraphCall {
  const query = { $select: select.join(','), $top: '999' };
  return { kind, path: `/users/${segment(id)}/${under}`, query };
}

function assignmentsOf(id: ObjectId): GraphCall {
  const query = { $filter: `principalId eq ${literal(id)}` };
  return { kind: 'roleAssignments', path: '/roleManagement/directory/roleAssignments', query };
}

async function evidence(log: Log, kind: GraphCall['kind'], look: () => Promise<boolean>): Promise<Evidence> {
  try {
    return (await look()) ? 'hit' : 'nothing';
  } catch (error) {
    if (!isServiceError(error)) throw error;
    const { name, permission } = GRAPH_CALLS[kind];
    const grant = error.graph?.permission ?? permission;
    log.warn(
      { call: name, code: error.code, detail: error.detail, grant },
      'A privilege query failed: the person counts as possibly privileged',
    );
    return 'failed';
  }
}

type Group = z.infer<typeof group>;

/** What the person may activate: by themselves, and by the groups they are in or own. */
function eligibilities(
  source: PrivilegeSource,
  id: ObjectId,
  groups: readonly Promise<readonly Group[]>[],
): readonly Promise<Evidence>[] {
  const ownKinds = ['roleEligibility', 'groupEligibility'] as const;
  const own = ownKinds.map((kind) =>
    evidence(source.log, kind, async () => {
      const rows = await readEligibility(source, eligibilityOf(kind, 'principalId', id), anything);
      return rows !== 'unlicensed' && rows.length > 0;
    }),
  );
  const byGroup = evidence(source.log, 'groups', async () => {
    const [eligible, ...lists] = await Promise.all([source.eligibleGroups(), ...groups.map(orNone)]);
    return lists.flat().some((one) => eligible.has(one.id.toLowerCase()));
  });
  return [...own, byGroup];
}

/** That a person's groups can't be read is told, and counted, by the query for them. */
async function orNone(groups: Promise<readonly Group[]>): Promise<readonly Group[]> {
  try {
    return await groups;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return [];
  }
}
