import { z } from 'zod';
import type { ObjectId } from '../domain/person.ts';
import { ServiceError } from '../errors.ts';
import { eligibilityOf, readEligibility, type PimUse } from './eligibility.ts';
import { inGroups, literal } from './graph-call.ts';
import type { Graph } from './graph-client.ts';

/**
 * Most groups asked about. Microsoft allows a tenant as many role-assignable groups; ordinary ones on the way count, too.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept
 */
const MOST_GROUPS = 500;

const identified = z.object({ id: z.string() });
const eligible = z.object({ principalId: z.string() });

/** Whoever may activate membership or ownership of a role-assignable group: ids of people and of groups, in lower case. */
export type EligibleGroups = () => Promise<ReadonlySet<ObjectId>>;

interface Source {
  readonly graph: Graph;
  readonly pim: PimUse;
}

/**
 * An ordinary group may be an eligible member of a role-assignable one; every member of it can then activate that
 * membership (https://learn.microsoft.com/entra/id-governance/privileged-identity-management/concept-pim-for-groups).
 * So the question is asked from the other side: of the tenant's role-assignable groups, who may activate them. Asked from
 * a person's side it would take one call for each of their groups: without bound, and more for some people than for others.
 * This way everybody’s check waits for the same queries, and its time tells nothing. Checks at the same moment share one
 * look; none is kept for later, since a right granted after the approval must be seen right before the removal. Groups of
 * which membership may be activated on the way are followed. Throws GRAPH_*, also where there are more groups than can
 * be asked.
 */
export function createEligibleGroups(source: Source): EligibleGroups {
  let underWay: ReturnType<EligibleGroups> | undefined;
  return () => {
    underWay ??= readEligible(source).finally(() => (underWay = undefined));
    return underWay;
  };
}

async function readEligible(source: Source): Promise<ReadonlySet<ObjectId>> {
  const found = new Set<ObjectId>();
  let asked = 0;
  let groups = await groupsBy(source, 'isAssignableToRole eq true');
  while (groups.length > 0) {
    asked += groups.length;
    if (asked > MOST_GROUPS)
      throw new ServiceError(
        'GRAPH_UNEXPECTED',
        'There are more groups to activate than can be asked about.',
      );
    const principals = await principalsOf(source, groups);
    const fresh = [...new Set(principals)].filter((id) => !found.has(id));
    for (const id of fresh) found.add(id);
    groups = await groupsAmong(source, fresh);
  }
  return found;
}

async function groupsBy({ graph }: Source, filter: string): Promise<readonly ObjectId[]> {
  const query = { $filter: filter, $select: 'id', $top: '999' };
  const groups = await graph.getAll({ kind: 'groups', path: '/groups', query }, identified);
  return groups.map(({ id }) => id.toLowerCase());
}

/** Those of the ids that are groups, which nothing in an eligibility tells. */
async function groupsAmong(source: Source, ids: readonly ObjectId[]): Promise<readonly ObjectId[]> {
  const lists = inGroups(ids).map((some) => groupsBy(source, `id in (${some.map(literal).join(',')})`));
  return (await Promise.all(lists)).flat();
}

/** Fifteen groups at a time, so that a large tenant is not throttled. */
async function principalsOf(source: Source, groups: readonly ObjectId[]): Promise<readonly ObjectId[]> {
  const principals: ObjectId[] = [];
  for (const some of inGroups(groups)) {
    const lists = await Promise.all(
      some.map((id) => readEligibility(source, eligibilityOf('groupEligibility', 'groupId', id), eligible)),
    );
    for (const list of lists) {
      if (list === 'unlicensed') return [];
      principals.push(...list.map(({ principalId }) => principalId.toLowerCase()));
    }
  }
  return principals;
}
