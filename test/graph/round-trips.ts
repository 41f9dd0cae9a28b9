import { setImmediate } from 'node:timers/promises';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';

/** Turns of the event loop after which work that waits for no socket and no timer has asked all that it can ask. */
const TURNS = 20;

/**
 * How many answers `work` waits for one after the other: what it asks is answered together, once it asks nothing more.
 * The tenant must be asked in-process.
 */
export async function roundTripsOf(tenant: Tenant, work: () => Promise<unknown>): Promise<number> {
  let [trips, asked, isOver] = [0, tenant.calls.length, false];
  let letGo = hold(tenant);
  const working = work().finally(() => (isOver = true));
  // It is thrown below, when nothing is held any more.
  working.catch(() => undefined);
  while (!isOver) {
    for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
    if (tenant.calls.length > asked) trips += 1;
    asked = tenant.calls.length;
    const before = letGo;
    letGo = hold(tenant);
    before();
  }
  tenant.clearFaults();
  await working;
  return trips;
}

/** Has everything asked from now on wait. */
function hold(tenant: Tenant): () => void {
  const { promise: until, resolve } = Promise.withResolvers<undefined>();
  tenant.clearFaults();
  tenant.addFault({ kind: 'hold', until });
  return () => resolve(undefined);
}
