import type { PinnedMethod } from '../../src/domain/method.ts';
import type { ResetPlan, ResetScope } from '../../src/domain/reset-plan.ts';
import { createAuthenticationMethods } from '../../src/graph/authentication-methods.ts';
import type { MethodListing } from '../../src/graph/permission.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { startGraph } from './graph-tenant.ts';

export const alice = PEOPLE.alice.id;
export const quentin = PEOPLE.quentin.id;

export const ONE_LIST: MethodListing = {
  way: 'one_list',
  asksDefault: true,
  asksSignIns: true,
  asksAudits: true,
};

interface MethodsOptions {
  readonly listing?: MethodListing;
  readonly scope?: readonly ResetScope[];
}

/** The production adapter for methods against a simulated tenant. */
export async function startMethods(
  options: Partial<TenantOptions> = {},
  {
    listing = ONE_LIST,
    scope = ['authenticator', 'softwareOath'],
    ...more
  }: MethodsOptions & Parameters<typeof startGraph>[1] = {},
) {
  const world = await startGraph(options, more);
  const methods = createAuthenticationMethods(world.graph, {
    log: world.log,
    listing: () => Promise.resolve(listing),
    scope,
  });
  return { ...world, methods };
}

export const oath: PinnedMethod = { kind: 'softwareOath', id: '50f70000-0000-4000-8000-000000001002' };
export const app: PinnedMethod = {
  kind: 'microsoftAuthenticator',
  id: 'a17e0000-0000-4000-8000-000000001002',
};
export const mobile: PinnedMethod = {
  kind: 'phone',
  id: '3179e48a-750b-4051-897c-87b9720928f7',
  phoneSlot: 'mobile',
};
export const token: PinnedMethod = { kind: 'hardwareOath', id: '0a700000-0000-4000-8000-000000001035' };

/** As much of a pinned plan as looking again needs. */
export const planOf = (
  remove: readonly PinnedMethod[],
  keep: readonly PinnedMethod[] = [],
): Pick<ResetPlan, 'remove' | 'keep'> => ({
  remove: remove.map((method) => ({ ...method, reason: 'in_scope' })),
  keep: keep.map((method) => ({ ...method, reason: 'out_of_scope' })),
});

/** The plan of the usual scope. */
export const USUAL_PLAN = planOf([oath, app]);
