// Signs of somebody else that a requester tells while a request is checked: before anybody else was asked.
import { afterAll, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  alarmsIn,
  chatOf,
  everybodyInstalls,
  forge,
  liveThrough,
  newestButtons,
  ritaAsks,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterAll(stopWorlds);

const CALLER = 'Just now somebody from IT called Alice and asked her to read them the code';
const ODD_TITLE = 'Somebody else may be trying to sign in';
const ALICE = PEOPLE.alice.id;

/** Rita asks for somebody whose checks get no answer for now. */
const asksWithoutAnswer = async (world: World, name: string): Promise<void> => {
  await world.as('rita').say(`${name} lost her phone`);
  world.tenant.addFault({ kind: 'drop' });
  await world.as('rita').click('Still locked out');
};

/** Rita asks for somebody, and Graph answers the checks, which have begun, when the function that comes back is called. */
async function inTheMiddleOfChecks(world: World, name: string): Promise<() => Promise<void>> {
  const { tenant } = world;
  await world.as('rita').say(`${name} lost her phone`);
  const { promise: isReleased, resolve: release } = Promise.withResolvers<undefined>();
  tenant.addFault({ kind: 'hold', until: isReleased });
  await world.as('rita').click('Still locked out');
  const before = tenant.calls.length;
  const checking = world.settle();
  // They begin with the people they may ask.
  while (!tenant.calls.slice(before).some(({ path }) => path.includes('transitiveMembers')))
    await setImmediate();
  return async () => {
    release(undefined);
    await checking;
    tenant.clearFaults();
  };
}

it('lets a check that ends late refuse nothing of what is back with its requester', async () => {
  const world = await startWorld();
  const finishChecks = await inTheMiddleOfChecks(world, 'Priya Raman');
  await world.as('rita').say(CALLER);
  await finishChecks();
  await liveThrough(world, 2, 'PT15S');
  expect(await world.request()).toMatchObject({ status: 'draft', reported: { suspicious: true } });
  expect(screenOf(world, 'rita')).toContain(ODD_TITLE);
});

it('of a colleague who is named, while another request is checked, is about theirs', async () => {
  const world = await waitingWorld();
  await asksWithoutAnswer(world, 'Wanda Yilmaz');
  world.tenant.clearFaults();
  await world.as('rita').say('Alice Wong says she got a prompt she did not ask for');
  expect(screenOf(world, 'rita')).toContain('LK-1001 · Alice Wong');
  expect(await world.request(1001)).toMatchObject({ reported: { suspicious: true } });
  expect(await world.request(1002)).toMatchObject({ status: 'draft', checks: 'running' });
  await world.settle();
  expect((await world.request(1002)).status).toBe('awaiting_approval');
});

it('told before anybody was asked is on no approver’s card, and counts against nobody', async () => {
  const world = await startWorld();
  await everybodyInstalls(world);
  await world.as('rita').say('Alice Wong got a prompt she did not ask for');
  await world.as('rita').say('cancel');
  await world.as('amir').say('status LK-1001');
  expect(screenOf(world, 'amir')).not.toContain('told the bot');
  await asksWithoutAnswer(world, 'Alice Wong');
  await world.as('rita').say(CALLER);
  await world.as('rita').say('cancel');
  world.tenant.clearFaults();
  await ritaAsks(world);
  expect(await world.request(1003)).toMatchObject({ verification: { tier: 'standard' } });
});

it('takes no alarm from security that the checks raise', async () => {
  const world = await startWorld();
  await everybodyInstalls(world);
  world.tenant.signIn(ALICE, {
    errorCode: 500121,
    additionalDetails: 'MFA denied; Phone App Reported Fraud',
  });
  const finishChecks = await inTheMiddleOfChecks(world, 'Alice Wong');
  await world.as('rita').say(CALLER);
  await finishChecks();
  await liveThrough(world, 2, 'PT15S');
  expect(await alarmsIn(world)).toEqual(['fraud_reported']);
});

it('while the checks run is back with its requester: nobody is asked, and no reset is offered', async () => {
  const world = await startWorld();
  await world.as('rita').say('Alice Wong lost her phone');
  world.tenant.addFault({ kind: 'drop' });
  await world.as('rita').click('Still locked out');
  await world.as('rita').say(CALLER);
  expect(screenOf(world, 'rita')).toContain(ODD_TITLE);
  expect(newestButtons(world, 'rita')).not.toContain('Still locked out');
  world.tenant.clearFaults();
  await liveThrough(world, 4, 'PT1M');
  expect(await world.request()).toMatchObject({
    status: 'draft',
    checks: 'not_asked',
    reported: { suspicious: true },
  });
  expect(chatOf(world, 'amir')).toBe('');
  await forge(world, 'rita', { verb: 'still_locked_out', number: 1001 });
  await world.settle();
  expect((await world.request()).status).toBe('draft');
});
