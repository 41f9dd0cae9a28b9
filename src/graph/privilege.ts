import { z } from 'zod';
import type { ObjectId } from '../domain/person.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { Directory, Log } from '../workflow/ports.ts';
import { hasEligibilityPlan } from './eligibility-plan.ts';
import type { Graph } from './graph-client.ts';
import type { GraphRefusal } from './graph-answer.ts';
import { GRAPH_CALLS, literal, type GraphCall, segment } from './graph-call.ts';

/** Whether Privileged Identity Management is in use: `auto` lets the tenant's licences decide. */
export type PimUse = 'auto' | 'used' | 'none';

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

/**
 * Whether a person is privileged, by every query that can show it. All of them always run, side by side, so that the
 * time taken says nothing. An account under restricted management counts as privileged: Graph refuses to change it,
 * and its owner learns no more than an admin would. A member or owner of a role-assignable group is privileged already, so the roles
 * of such groups are not asked for: that could change no answer, only make it slower for admins.
 * A query that fails makes the answer `unknown` unless another has found a privilege.
 */
export async function readPrivilege(
  { graph, log, pim }: { readonly graph: Graph; readonly log: Log; readonly pim: PimUse },
  id: ObjectId,
): Promise<Standing> {
  const ask = (kind: GraphCall['kind'], under: string) =>
    evidence(log, kind, async () => (await graph.getAll(listing(kind, id, under), anything)).length > 0);
  const groups = (kind: GraphCall['kind'], under: string) =>
    evidence(log, kind, async () =>
      isAnyAssignable(kind, await graph.getAll(listing(kind, id, under, GROUP_PROPERTIES), group)),
    );
  const admin = [
    ask('heldRoles', 'transitiveMemberOf/microsoft.graph.directoryRole'),
    groups('groupsOf', 'transitiveMemberOf/microsoft.graph.group'),
    groups('ownedGroups', 'ownedObjects/microsoft.graph.group'),
    evidence(
      log,
      'roleAssignments',
      async () => (await graph.getAll(ofPrincipal('roleAssignments', id), anything)).length > 0,
    ),
    evidence(log, 'person', async () => {
      const call: GraphCall = { kind: 'person', path: `/users/${segment(id)}`, query: ACCOUNT_QUERY };
      return (await graph.get(call, account)).isManagementRestricted === true;
    }),
    ...(pim === 'none' ? [] : ELIGIBILITIES.map((kind) => eligibility({ graph, log, pim }, kind, id))),
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

const PRINCIPAL_PATHS = {
  roleAssignments: '/roleManagement/directory/roleAssignments',
  roleEligibility: '/roleManagement/directory/roleEligibilityScheduleInstances',
  groupEligibility: '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
} as const;

const ELIGIBILITIES = ['roleEligibility', 'groupEligibility'] as const;

function ofPrincipal(kind: keyof typeof PRINCIPAL_PATHS, id: ObjectId): GraphCall {
  return { kind, path: PRINCIPAL_PATHS[kind], query: { $filter: `principalId eq ${literal(id)}` } };
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

/** Graph's code for a tenant that lacks the plan. Only the code is looked at: the text is not promised. */
const NO_LICENCE = 'AadPremiumLicenseRequired';

/**
 * Eligibility, which needs Entra ID P2 or Governance. A complaint about the licence counts as "nobody is eligible"
 * only with `auto`, and only if the tenant's own list of licences agrees; any other failure stays a failure.
 */
function eligibility(
  { graph, log, pim }: { readonly graph: Graph; readonly log: Log; readonly pim: PimUse },
  kind: (typeof ELIGIBILITIES)[number],
  id: ObjectId,
): Promise<Evidence> {
  return evidence(log, kind, async () => {
    const isLicenceMatter = (answer: GraphRefusal): boolean => pim === 'auto' && answer.code === NO_LICENCE;
    const rows = await graph.getAllUnless(ofPrincipal(kind, id), anything, isLicenceMatter);
    if (rows !== undefined) return rows.length > 0;
    if (!(await hasEligibilityPlan(graph))) return false;
    throw new ServiceError('GRAPH_UNEXPECTED', `${GRAPH_CALLS[kind].name} misses a licence the tenant has.`);
  });
}
