// Signs of somebody else that a requester tells once others are asked: whoever decides knows of them.
import { afterAll, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  alarmsIn,
  amirApproves,
  approvedWorld,
  approves,
  chatOf,
  codeOnScreen,
  countInRecord,
  elevatedWorld,
  forge,
  liveThrough,
  messagesFor,
  methodsOf,
  newestButtons,
  record,
  removalsAsked,
  ritaShowsCode,
  runsHalfway,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterAll(stopWorlds);

const CALLER = 'Just now somebody from IT called Alice and asked her to read them the code';
const ODD_TITLE = 'Somebody else may be trying to sign in';
const TOLD =
  'Rita Moreno told the bot after asking that somebody else may be trying to sign in as Alice Wong.';

const tells = async (world: World): Promise<void> => {
  await world.as('rita').say(CALLER);
  await world.settle();
};

it('is on the card of whoever is asked, who gets a new message', async () => {
  const world = await waitingWorld();
  const before = chatOf(world, 'amir').split('LK-1001').length;
  await tells(world);
  expect(screenOf(world, 'amir')).toContain(TOLD);
  expect(screenOf(world, 'amir')).toContain('Ask Rita Moreno what happened before you decide');
  expect(chatOf(world, 'amir').split('LK-1001').length).toBeGreaterThan(before);
  expect(await record(world)).toContain('suspicion_told');
});

it('makes a click on the card from before come to nothing, with the code from before', async () => {
  const world = await waitingWorld();
  const code = await ritaShowsCode(world);
  await world.as('rita').say(CALLER);
  await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1 }, { code });
  await world.settle();
  expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
  await world.as('amir').click('Approve', { code });
  await liveThrough(world, 2, 'PT15S');
  expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
  expect(removalsAsked(world)).toEqual([]);
});

it('leaves the decision to whoever looked into it', async () => {
  const world = await waitingWorld();
  await tells(world);
  expect(newestButtons(world, 'rita')).toEqual(['Show code', 'Cancel request', 'Cancel request']);
  expect(screenOf(world, 'rita')).toContain('Only if an admin has looked into it');
  await amirApproves(world);
  await liveThrough(world, 2, 'PT15S');
  expect((await world.request()).status).toBe('reset');
});

it('told of something new after that, it is to be decided once more', async () => {
  const world = await waitingWorld();
  await tells(world);
  await amirApproves(world);
  await tells(world);
  await liveThrough(world, 2, 'PT15S');
  expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
  expect(await countInRecord(world, 'suspicion_told')).toBe(2);
  expect(removalsAsked(world)).toEqual([]);
});

it('after Cancel stays on the approver’s card, and counts against whoever asks again', async () => {
  const world = await waitingWorld();
  await tells(world);
  await world.as('rita').click('Cancel request');
  await world.settle();
  expect(screenOf(world, 'amir')).toContain(TOLD);
  await world.as('rita').click('Ask again');
  await world.as('rita').click('There is a new phone, or the old one is broken');
  await world.as('rita').click('Still locked out');
  await world.settle();
  expect(await world.request(1002)).toMatchObject({ verification: { tier: 'elevated' } });
  expect(await alarmsIn(world)).toEqual(['asked_again']);
});

it('is on the card of whoever is asked to vouch, whose time goes on as it was', async () => {
  const world = await elevatedWorld();
  const before = await world.request();
  const heard = messagesFor(world, 'max');
  await tells(world);
  expect(screenOf(world, 'max')).toContain(TOLD);
  expect(screenOf(world, 'max')).toContain('Ask Rita Moreno what happened before you answer.');
  expect(messagesFor(world, 'max')).toBe(heard);
  expect(await world.request()).toMatchObject({ status: 'verifying', expiresAt: before.expiresAt });
  await vouches(world);
  expect(screenOf(world, 'amir')).toContain(TOLD);
});

it('stops a run that has removed nothing yet', async () => {
  const world = await approvedWorld();
  world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 60 });
  await world.settle();
  expect((await world.request()).status).toBe('resetting');
  await tells(world);
  world.tenant.clearFaults();
  await liveThrough(world, 8, 'PT15S');
  expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
  expect(methodsOf(world, 'alice')).toHaveLength(3);
});

it('makes the first of two approvals count no more', async () => {
  const world = await elevatedWorld();
  await vouches(world);
  await approves(world, 'amir');
  expect((await world.request()).status).toBe('awaiting_approval');
  await tells(world);
  expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
  expect(screenOf(world, 'dana')).toContain(TOLD);
  expect(await record(world)).toContain('approvals_voided');
  await approves(world, 'dana');
  await liveThrough(world, 2, 'PT15S');
  expect((await world.request()).status).toBe('awaiting_approval');
  expect(removalsAsked(world)).toEqual([]);
});

it('right after the approval stops the reset before anything was removed', async () => {
  const world = await approvedWorld();
  await tells(world);
  await liveThrough(world, 2, 'PT15S');
  expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
  expect(removalsAsked(world)).toEqual([]);
  expect(methodsOf(world, 'alice')).toHaveLength(3);
  await world.as('rita').click('Cancel request');
  expect((await world.request()).status).toBe('cancelled');
});

it('in the middle of the run is known to whoever approved, and the run goes on', async () => {
  const world = await approvedWorld();
  await runsHalfway(world);
  const heard = messagesFor(world, 'amir');
  await tells(world);
  expect(screenOf(world, 'amir')).toContain(TOLD);
  expect(messagesFor(world, 'amir')).toBe(heard + 1);
  expect(await alarmsIn(world)).toEqual(['suspicion_late']);
  expect(screenOf(world, 'sol')).toContain('Somebody else may be trying to sign in as Alice Wong');
  expect(screenOf(world, 'amir')).toContain('together with the security team');
  expect(screenOf(world, 'rita')).toContain(`${ODD_TITLE}. Call Contoso IT Helpdesk`);
  expect(screenOf(world, 'rita')).toContain('1 of 3 old sign-in methods removed');
  await liveThrough(world, 3, 'PT15S');
  expect((await world.request()).status).toBe('reset');
  await tells(world);
  expect(await alarmsIn(world)).toEqual(['suspicion_late']);
  expect(screenOf(world, 'amir')).toContain(TOLD);
  expect(screenOf(world, 'rita')).toContain('Alice Wong can set up sign-in again');
  expect(screenOf(world, 'rita')).toContain(`${ODD_TITLE}. Call Contoso IT Helpdesk`);
});

it('told before and once more when it runs alarms all the same', async () => {
  const world = await waitingWorld();
  await tells(world);
  await amirApproves(world);
  await runsHalfway(world);
  await tells(world);
  expect(await alarmsIn(world)).toEqual(['suspicion_late']);
  expect(await countInRecord(world, 'suspicion_told')).toBe(2);
});

it('expires like any other request when nobody decides', async () => {
  const world = await approvedWorld();
  await tells(world);
  await liveThrough(world, 14, 'PT5M');
  expect(await world.request()).toMatchObject({ status: 'expired' });
});

it('is not what an error code says', async () => {
  const world = await waitingWorld();
  await world.as('rita').say('Alice Wong sees error 53011');
  expect(await world.request(1001)).not.toHaveProperty('reported.suspicious');
});

it('told again, or delivered twice, asks nobody again', async () => {
  const world = await waitingWorld();
  await tells(world);
  const asked = chatOf(world, 'amir');
  await tells(world);
  await forge(world, 'rita', { verb: 'something_odd', number: 1001 });
  await world.settle();
  expect(chatOf(world, 'amir')).toBe(asked);
  expect(await countInRecord(world, 'suspicion_told')).toBe(1);
  expect(screenOf(world, 'rita')).toContain(ODD_TITLE);
});

it.each(['nora', 'alice', 'amir'] as const)('is not for %s to tell', async (who) => {
  const world = await waitingWorld();
  const before = await world.request();
  await forge(world, who, { verb: 'something_odd', number: 1001 });
  expect(await world.request()).toEqual(before);
});

it('gives Rita another code, and the approver reads whom it came from by name only', async () => {
  const world = await waitingWorld();
  const before = await ritaShowsCode(world);
  await tells(world);
  await world.as('rita').click('Show code');
  expect(codeOnScreen(world, 'rita')).not.toBe(before);
  expect(screenOf(world, 'amir')).not.toContain(CALLER);
  expect(JSON.stringify(await world.request())).not.toContain('read them the code');
  expect(await world.request()).toMatchObject({ requester: PEOPLE.rita.id });
});
