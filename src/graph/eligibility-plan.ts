import { z } from 'zod';
import type { Graph } from './graph-client.ts';

const sku = z.object({
  capabilityStatus: z.string().nullish(),
  servicePlans: z.array(
    z.object({ servicePlanName: z.string().nullish(), provisioningStatus: z.string().nullish() }),
  ),
});

const OVER = ['Suspended', 'Deleted', 'LockedOut'];

/** Whether a plan that brings eligibility (Entra ID P2 or Governance) is in force; whatever is not clearly over counts as in force. */
export async function hasEligibilityPlan(graph: Graph): Promise<boolean> {
  const skus = await graph.getAll({ kind: 'licences', path: '/subscribedSkus' }, sku);
  return skus
    .filter(({ capabilityStatus }) => !OVER.includes(capabilityStatus ?? ''))
    .flatMap(({ servicePlans }) => servicePlans)
    .some(
      ({ servicePlanName, provisioningStatus }) =>
        /AAD_PREMIUM_P2|GOVERNANCE/i.test(servicePlanName ?? '') && provisioningStatus !== 'Disabled',
    );
}
