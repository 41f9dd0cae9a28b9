import type { z } from 'zod';
import { ServiceError } from '../errors.ts';
import { hasEligibilityPlan } from './eligibility-plan.ts';
import type { GraphRefusal } from './graph-answer.ts';
import { GRAPH_CALLS, literal, type GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';

/** Whether Privileged Identity Management is in use: `auto` lets the tenant's licences decide. */
export type PimUse = 'auto' | 'used' | 'none';

const PATHS = {
  roleEligibility: '/roleManagement/directory/roleEligibilityScheduleInstances',
  groupEligibility: '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
} as const;

/**
 * The call for what a principal, or for a group who, may be activated. One id for each call: no more is documented.
 * https://learn.microsoft.com/graph/api/privilegedaccessgroup-list-eligibilityscheduleinstances
 */
export function eligibilityOf(
  kind: keyof typeof PATHS,
  by: 'principalId' | 'groupId',
  id: string,
): GraphCall {
  return { kind, path: PATHS[kind], query: { $filter: `${by} eq ${literal(id)}` } };
}

/** Graph's code for a tenant that lacks the plan. Only the code is looked at: the text is not promised. */
const NO_LICENCE = 'AadPremiumLicenseRequired';

/**
 * Eligibility, which needs Entra ID P2 or Governance. A complaint about the licence counts as `unlicensed`, and so as
 * "nobody is eligible", only with `auto`, and only if the tenant's own list of licences agrees; any other failure is thrown
 * as GRAPH_*.
 */
export async function readEligibility<T>(
  { graph, pim }: { readonly graph: Graph; readonly pim: PimUse },
  call: GraphCall,
  row: z.ZodType<T>,
): Promise<readonly T[] | 'unlicensed'> {
  const isLicenceMatter = (answer: GraphRefusal): boolean => pim === 'auto' && answer.code === NO_LICENCE;
  const rows = await graph.getAllUnless(call, row, isLicenceMatter);
  if (rows !== undefined) return rows;
  if (!(await hasEligibilityPlan(graph))) return 'unlicensed';
  throw new ServiceError(
    'GRAPH_UNEXPECTED',
    `${GRAPH_CALLS[call.kind].name} misses a licence the tenant has.`,
  );
}
