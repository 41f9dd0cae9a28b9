import { afterEach, describe, expect, it } from '@jest/globals';
import { instantOf } from '../../src/domain/instant.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { ROLES } from '../../src/sandbox/tenant/roles.ts';
import {
  approvedWorld,
  countInRecord,
  liveThrough,
  methodsOf,
  removalsAsked,
  screenOf,
} from '../support/steps.ts';
import { performReset } from '../../src/workflow/perform-reset.ts';
import { stopWorlds } from '../support/world.ts';
import type { World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const OATH = /softwareOathMethods/;
const PHONE = /phoneMethods/;

/** A run that was claimed, asked once, and has removed nothing: Graph was busy for twenty seconds. */
const claimedWorld = async (options: WorldOptions = {}): Promise<World> => {
  const world = await approvedWorld(options);
  world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 20, times: 1 });
  await world.settle();
  expect((await world.request()).status).toBe('resetting');
  return world;
};

describe('a run that has begun but removed nothing yet looks again', () => {
  it.each<[string, (world: World) => void, string]>([
    [
      'the subject was made an administrator',
      ({ tenant }) => void tenant.person(PEOPLE.alice.id).roles.push(ROLES.helpdeskAdministrator),
      'refused',
    ],
    [
      'the subject was disabled',
      ({ tenant }) => void (tenant.person(PEOPLE.alice.id).accountEnabled = false),
      'refused',
    ],
    [
      'the approver left',
      ({ tenant }) => void (tenant.person(PEOPLE.amir.id).accountEnabled = false),
      'awaiting_approval',
    ],
  ])('%s: nothing is removed', async (_, change, status) => {
    const world = await claimedWorld();
    change(world);
    await liveThrough(world, 4, 'PT10S');
    expect((await world.request()).status).toBe(status);
    expect(methodsOf(world, 'alice')).toHaveLength(3);
    expect(removalsAsked(world)).toHaveLength(1);
  });

  it('after a halt was lifted, too', async () => {
    const world = await claimedWorld();
    await world.as('dana').say('halt');
    await liveThrough(world, 3, 'PT10S');
    world.tenant.person(PEOPLE.alice.id).roles.push(ROLES.helpdeskAdministrator);
    await world.as('dana').say('resume');
    await world.as('iris').say('resume');
    await liveThrough(world, 4, 'PT10S');
    expect((await world.request()).status).toBe('refused');
    expect(methodsOf(world, 'alice')).toHaveLength(3);
  });
});

describe('a list that differs from the plan', () => {
  it('is not forgotten when another part of Graph still shows the old one: asked anew, nothing removed', async () => {
    const world = await approvedWorld();
    const { ports } = world.service();
    let lists = 0;
    // Time passes between the second look and the first removal, so the methods are read once more.
    let passed = 0;
    const clock = { now: () => instantOf(world.now() + (passed += 600)) };
    const methods = {
      ...ports.methods,
      list: async (...asked: Parameters<typeof ports.methods.list>) => {
        lists += 1;
        const listed = await ports.methods.list(...asked);
        const fresh = listed?.methods.map((m) =>
          m.kind === 'phone' ? { ...m, number: '+1 425 555 0999' } : m,
        );
        return lists === 1 && fresh !== undefined ? { methods: fresh } : listed;
      },
    };
    await performReset({ ...ports, methods, clock }, 1001);
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(removalsAsked(world)).toEqual([]);
  });
});

describe('a method that somebody else removed', () => {
  it('counts as no deed of this run: everything is still looked at again before the first removal', async () => {
    const world = await approvedWorld();
    const alice = world.tenant.person(PEOPLE.alice.id);
    alice.methods = alice.methods.filter(({ kind }) => kind !== 'softwareOath');
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 20, times: 1 });
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'resetting' });
    alice.roles.push(ROLES.helpdeskAdministrator);
    await liveThrough(world, 4, 'PT10S');
    expect((await world.request()).status).toBe('refused');
    expect(methodsOf(world, 'alice')).toHaveLength(2);
  });
});

describe('a removal that was taken once', () => {
  it('is never called "nothing removed", whatever a second call answers', async () => {
    const world = await approvedWorld({ tenant: { deletionLag: 12_000 } });
    await world.settle();
    world.tenant.addFault({ method: 'DELETE', path: OATH, kind: 'status', status: 400, code: 'badRequest' });
    await liveThrough(world, 20, 'PT2S');
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'alice')).toEqual([]);
    expect(screenOf(world, 'rita')).toContain('Reset done');
  });
});

describe('a freeze in the middle of a call', () => {
  it('still finds out what became of that call', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'drop-after', times: 1 });
    await world.settle();
    await world.as('alice').say('not me LK-1001');
    await liveThrough(world, 5, 'PT5S');
    const request = await world.request();
    expect(request).toMatchObject({ status: 'frozen', ending: { removed: true } });
    expect(methodsOf(world, 'alice')).toHaveLength(2);
    expect(removalsAsked(world)).toHaveLength(1);
  });
});

describe('the age of an approval', () => {
  it('does not cut off a run that is under way', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({
      method: 'DELETE',
      path: PHONE,
      kind: 'status',
      status: 429,
      retryAfter: 300,
      times: 3,
    });
    await world.settle();
    await liveThrough(world, 18, 'PT1M');
    expect((await world.request()).status).toBe('reset');
  });
});

describe('"Done by hand"', () => {
  it('does not ask for the phone that was registered since, in the slot of the old one', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', path: PHONE, kind: 'status', status: 403 });
    await liveThrough(world, 3, 'PT5S');
    expect((await world.request()).status).toBe('needs_hands');
    const alice = world.tenant.person(PEOPLE.alice.id);
    const phone = alice.methods.find(({ kind }) => kind === 'phone');
    alice.methods = alice.methods.filter(({ kind }) => kind === 'password');
    world.tenant.register(PEOPLE.alice.id, { ...phone!, phoneNumber: '+1 425 555 0999' } as typeof phone &
      object);
    await world.as('amir').click('Done by hand');
    await world.settle();
    expect(await countInRecord(world, 'reset_done')).toBe(1);
    // The phone in the slot of the old one is the new registration.
    expect(await world.request()).toMatchObject({ status: 'reenrolled' });
    expect(methodsOf(world, 'alice')).toHaveLength(1);
  });
});
