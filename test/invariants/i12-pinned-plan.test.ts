import { afterEach, describe, expect, it } from '@jest/globals';
import { authenticatorMethod, passkeyMethod, phoneMethod } from '../../src/sandbox/tenant/method.ts';
import type { SimulatedMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { approvedWorld, liveThrough, methodsOf, record, removalsAsked } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const ALICE = PEOPLE.alice.id;
const PASSKEY = passkeyMethod('f1d00000-0000-4000-8000-00000000aaaa', 'Key', '2026-11-23T09:00:00Z');

const change = (
  world: World,
  kind: SimulatedMethod['kind'],
  to: (method: SimulatedMethod) => SimulatedMethod,
) => {
  const alice = world.tenant.person(ALICE);
  alice.methods = alice.methods.map((method) => (method.kind === kind ? to(method) : method));
};

const CHANGES: readonly (readonly [string, (world: World) => void])[] = [
  ['a new method of a kind that stays', (world) => world.tenant.register(ALICE, PASSKEY)],
  [
    'the same slot with another number',
    (world) =>
      change(world, 'phone', ({ createdDateTime }) =>
        phoneMethod('mobile', '+1 4255550999', createdDateTime),
      ),
  ],
  [
    'the same id registered at another time',
    (world) =>
      change(world, 'microsoftAuthenticator', ({ id }) =>
        authenticatorMethod(id, 'Again', '2026-11-23T08:59:00Z'),
      ),
  ],
];

describe('I12: the plan pins what was approved', () => {
  it.each(CHANGES)('before the first removal, %s: planned and approved anew', async (_, make) => {
    const world = await approvedWorld();
    make(world);
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', revision: 2, approvals: [] });
    expect(removalsAsked(world)).toEqual([]);
    expect(await record(world)).toEqual(expect.arrayContaining(['replanned', 'approvals_voided']));
  });

  it.each(CHANGES)('after the first removal, %s: needs hands, nothing more removed', async (_, make) => {
    const world = await approvedWorld();
    world.tenant.addFault({
      method: 'DELETE',
      path: /phoneMethods|microsoftAuth/,
      kind: 'status',
      status: 429,
      retryAfter: 20,
    });
    await world.settle();
    world.tenant.clearFaults();
    const asked = removalsAsked(world).length;
    make(world);
    await liveThrough(world, 3, 'PT15S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'changed_meanwhile' });
    expect(removalsAsked(world)).toHaveLength(asked);
  });

  it('a passkey that was there before is pinned too, and stays', async () => {
    const world = await approvedWorld({
      tenant: {
        people: Object.values(PEOPLE).map((person) =>
          person.id === ALICE ? { ...person, methods: [...person.methods, PASSKEY] } : person,
        ),
      },
    });
    await liveThrough(world, 2, 'PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'alice')).toEqual([PASSKEY.id]);
  });
});
