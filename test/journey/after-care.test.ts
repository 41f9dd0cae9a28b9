import { afterEach, describe, expect, it } from '@jest/globals';
import { phoneMethod, softwareOathMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  alarmsIn,
  approvedWorld,
  chatOf,
  countInRecord,
  liveThrough,
  messagesFor,
  methodsOf,
  newestButtons,
  registersApp,
  removalsAsked,
  resetWorld,
  screenOf,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const HELPDESK = '+1 425 555 0100';
const alice = PEOPLE.alice.id;
const DAY = 86_400_000;

/** Alice was reset a few minutes ago, and usually signs in from home. */
const watchedWorld = async (options: WorldOptions = {}): Promise<World> => {
  const world = await approvedWorld(options);
  for (const days of [2, 5]) world.tenant.signIn(alice, { errorCode: 0, at: world.now() - days * DAY });
  await world.settle();
  await world.pass('PT15S');
  await liveThrough(world, 5, 'PT1M');
  expect((await world.request()).status).toBe('reset');
  return world;
};

const isWatched = async (world: World): Promise<boolean> => {
  const looks = (): number =>
    world.tenant.calls.filter(({ path }) => path.includes(`${alice}/authentication/methods`)).length;
  const before = looks();
  await world.pass('PT20M');
  return looks() > before;
};

describe('a new registration', () => {
  it('is seen within two minutes, closes the request, and requester and approver hear of it', async () => {
    const world = await watchedWorld();
    expect(await isWatched(world)).toBe(true);
    const before = [messagesFor(world, 'rita'), messagesFor(world, 'amir'), messagesFor(world, 'alice')];
    registersApp(world, 'alice');
    await liveThrough(world, 2, 'PT1M');
    expect(await world.request()).toMatchObject({ status: 'reenrolled' });
    expect((await world.request()) as { ending: object }).not.toHaveProperty('ending.odd');
    expect([messagesFor(world, 'rita'), messagesFor(world, 'amir'), messagesFor(world, 'alice')]).toEqual(
      before.map((count) => count + 1),
    );
    expect(screenOf(world, 'rita')).toContain('Alice Wong');
    expect(await alarmsIn(world)).toEqual([]);
    expect(await isWatched(world)).toBe(false);
    expect(methodsOf(world, 'alice')).toHaveLength(1);
  });

  it('of another kind counts, too', async () => {
    const world = await watchedWorld();
    world.tenant.register(alice, phoneMethod('mobile', '+1 4255550999', new Date(world.now()).toISOString()));
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
  });

  it('that is a Temporary Access Pass is none yet', async () => {
    const world = await watchedWorld();
    const createdDateTime = new Date(world.now()).toISOString();
    world.tenant.register(alice, {
      kind: 'temporaryAccessPass',
      id: '7a900000-0000-4000-8000-000000000001',
      createdDateTime,
    });
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('reset');
    registersApp(world, 'alice');
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
  });

  it('shown late by Graph is seen late, and as the same', async () => {
    const world = await watchedWorld({ tenant: { registrationLag: 90_000 } });
    registersApp(world, 'alice');
    await liveThrough(world, 4, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    expect(await alarmsIn(world)).toEqual([]);
  });
});

describe('no registration', () => {
  it('is said to the requester and the colleague after four hours, and alarms after a day', async () => {
    const world = await watchedWorld();
    const before = messagesFor(world, 'rita');
    await liveThrough(world, 4, 'PT1H');
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(await countInRecord(world, 'reminded')).toBe(1);
    await liveThrough(world, 19, 'PT1H');
    expect((await world.request()).status).toBe('reset');
    expect(await alarmsIn(world)).toEqual([]);
    await liveThrough(world, 2, 'PT1H');
    expect((await world.request()).status).toBe('not_reenrolled');
    expect(await alarmsIn(world)).toEqual(['not_reenrolled']);
    expect(chatOf(world, 'sol')).toContain('LK-1001');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(await isWatched(world)).toBe(false);
  });

  it('is waited for as long as the configuration says', async () => {
    const world = await watchedWorld({
      configuration: { afterCare: { watchFor: 'PT2H', remindAfter: 'PT1H' } },
    });
    await liveThrough(world, 4, 'PT15M');
    expect(await countInRecord(world, 'reminded')).toBe(1);
    await liveThrough(world, 5, 'PT15M');
    expect((await world.request()).status).toBe('not_reenrolled');
  });
});

describe('a registration that looks wrong', () => {
  const odd = async (world: World): Promise<unknown> =>
    ((await world.request()) as { ending?: { odd?: unknown } }).ending?.odd;

  it('within the first minute alarms', async () => {
    const world = await resetWorld();
    registersApp(world, 'alice');
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    expect(await odd(world)).toEqual(['too_soon']);
    expect(await alarmsIn(world)).toEqual(['registration_odd']);
    expect(chatOf(world, 'sol')).toContain('Alice Wong');
    expect(newestButtons(world, 'alice')).toContain('Yes, stop it');
  });

  it('from a country and address never seen alarms, after the log had time to explain it', async () => {
    const world = await watchedWorld();
    registersApp(world, 'alice', { ipAddress: '203.0.113.77', country: 'XX' });
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('reset');
    await liveThrough(world, 4, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    expect(await odd(world)).toEqual(['unusual_place']);
    expect(await alarmsIn(world)).toEqual(['registration_odd']);
    expect(JSON.stringify(await world.audit())).not.toContain('203.0.113.77');
    expect(JSON.stringify(world.log)).not.toContain('203.0.113.77');
  });

  it('from another address in the usual country doesn’t', async () => {
    const world = await watchedWorld();
    registersApp(world, 'alice', { ipAddress: '203.0.113.78', country: 'DE' });
    await liveThrough(world, 7, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    expect(await odd(world)).toBeUndefined();
  });

  it('of two apps alarms, however shortly one after the other', async () => {
    const world = await watchedWorld();
    registersApp(world, 'alice');
    await world.pass('PT30S');
    registersApp(world, 'alice', undefined, 2);
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    expect(await odd(world)).toEqual(['several_at_once']);
    expect(await alarmsIn(world)).toEqual(['registration_odd']);
  });

  it('of one app and one phone, as Microsoft’s set-up asks, doesn’t', async () => {
    const world = await watchedWorld();
    registersApp(world, 'alice');
    world.tenant.register(alice, phoneMethod('mobile', '+1 4255550999', new Date(world.now()).toISOString()));
    await liveThrough(world, 3, 'PT1M');
    expect(await odd(world)).toBeUndefined();
    expect((await world.request()).status).toBe('reenrolled');
  });

  it('of three kinds at once alarms', async () => {
    const world = await watchedWorld();
    const now = new Date(world.now()).toISOString();
    registersApp(world, 'alice');
    world.tenant.register(alice, phoneMethod('mobile', '+1 4255550999', now));
    world.tenant.register(alice, softwareOathMethod('50f70000-0000-4000-8000-000000009002', now));
    await liveThrough(world, 3, 'PT1M');
    expect(await odd(world)).toEqual(['several_at_once']);
  });
});

describe('trouble during the watch', () => {
  it('a freeze after the reset watches on, and whoever registers then alarms', async () => {
    const world = await watchedWorld();
    await world.as('alice').say('not me LK-1001');
    await world.settle();
    expect((await world.request()).status).toBe('frozen');
    registersApp(world, 'alice');
    await liveThrough(world, 5, 'PT1M');
    expect((await world.request()).status).toBe('frozen');
    expect(await alarmsIn(world)).toEqual(['not_me', 'registered_after_freeze']);
    expect(await countInRecord(world, 'registered_after_end')).toBe(1);
    await liveThrough(world, 5, 'PT1M');
    expect(await alarmsIn(world)).toHaveLength(2);
  });

  it('Graph down for hours ends nothing too soon and loses no registration', async () => {
    const world = await watchedWorld();
    world.tenant.addFault({ kind: 'drop' });
    await liveThrough(world, 12, 'PT15M');
    expect((await world.request()).status).toBe('reset');
    world.tenant.clearFaults();
    registersApp(world, 'alice');
    await liveThrough(world, 20, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
  });

  it('Graph down at the end of the watch is no proof that nobody registered', async () => {
    const world = await watchedWorld();
    await liveThrough(world, 23, 'PT1H');
    world.tenant.addFault({ kind: 'drop' });
    await liveThrough(world, 8, 'PT30M');
    expect((await world.request()).status).toBe('reset');
    expect(await alarmsIn(world)).toEqual([]);
    registersApp(world, 'alice');
    world.tenant.clearFaults();
    await liveThrough(world, 4, 'PT15M');
    expect((await world.request()).status).toBe('reenrolled');
  });

  it('a restart goes on watching', async () => {
    const world = await watchedWorld();
    await world.restart();
    await world.pass('PT1M');
    registersApp(world, 'alice');
    await world.restart();
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    expect(await countInRecord(world, 'reset_done')).toBe(1);
    expect(removalsAsked(world)).toHaveLength(3);
  });
});
