import { afterEach, describe, expect, it } from '@jest/globals';
import { authenticatorMethod, phoneMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { ROLES } from '../../src/sandbox/tenant/roles.ts';
import {
  amirApproves,
  approvedWorld,
  buttonsFor,
  countInRecord,
  liveThrough,
  messagesFor,
  methodsOf,
  newestButtons,
  record,
  removalsAsked,
  screenOf,
  waitingWorld,
  runsHalfway,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

const ALICE = PEOPLE.alice.id;
const OATH = 'softwareOathMethods/50f70000-0000-4000-8000-000000001002';
const PHONE = 'phoneMethods/3179e48a-750b-4051-897c-87b9720928f7';
const APP = 'microsoftAuthenticatorMethods/a17e0000-0000-4000-8000-000000001002';
const HELPDESK = '+1 425 555 0100';
const NEW_APP = authenticatorMethod(
  'a17e0000-0000-4000-8000-00000000ffff',
  'Unexpected phone',
  '2026-11-23T09:00:00Z',
);

describe('the removals', () => {
  it('go one at a time with the default last', async () => {
    const world = await approvedWorld();
    await world.settle();
    expect(removalsAsked(world)).toEqual([`${OATH} 204`, `${PHONE} 204`, `${APP} 204`]);
    expect((await world.request()).status).toBe('reset');
  });

  it('are looked for until Graph no longer lists them, and nothing is called done before', async () => {
    const world = await approvedWorld({ tenant: { deletionLag: 6_000 } });
    await world.settle();
    expect((await world.request()).status).toBe('resetting');
    expect(screenOf(world, 'rita')).toContain('0 of 3 old sign-in methods removed');
    expect(screenOf(world, 'amir')).toContain('Removed, being confirmed');
    await liveThrough(world, 8, 'PT1S');
    expect((await world.request()).status).toBe('reset');
    expect(removalsAsked(world)).toHaveLength(3);
    expect(screenOf(world, 'rita')).toContain('Alice Wong can set up sign-in again');
  });

  it('ask again for what Graph took and still lists, and then need hands', async () => {
    const world = await approvedWorld({ tenant: { deletionLag: 3_600_000 } });
    await liveThrough(world, 70, 'PT2S');
    const request = await world.request();
    expect(request.status).toBe('needs_hands');
    expect(screenOf(world, 'rita')).toContain('An admin has to finish this by hand');
    expect(screenOf(world, 'amir')).toContain('Microsoft took the removals but still lists a method');
    expect(newestButtons(world, 'amir')).toEqual(['Details', 'Done by hand']);
  });

  it('wait as long as Retry-After says when Graph is busy', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 40, times: 1 });
    await world.settle();
    await liveThrough(world, 13, 'PT3S');
    expect(removalsAsked(world)).toEqual([`${OATH} 429`]);
    await liveThrough(world, 5, 'PT3S');
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'alice')).toEqual([]);
  });

  it('go on after a 503', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 503, times: 2 });
    await liveThrough(world, 10, 'PT5S');
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'alice')).toEqual([]);
  });

  it('end truthfully as failed when Graph stays busy and nothing was removed', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429 });
    await liveThrough(world, 40, 'PT30S');
    expect((await world.request()).status).toBe('failed');
    expect(methodsOf(world, 'alice')).toHaveLength(3);
    for (const person of ['rita', 'amir'] as const) {
      expect(screenOf(world, person)).toContain('The reset could not be done');
    }
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(screenOf(world, 'amir')).toContain('Rita Moreno can press “Ask again”');
    expect(newestButtons(world, 'rita')).toEqual(['Ask again']);
  });

  it('are settled by a fresh list when the answers are lost', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'drop-after' });
    await liveThrough(world, 10, 'PT5S');
    expect((await world.request()).status).toBe('reset');
    expect(removalsAsked(world)).toHaveLength(3);
    expect(await countInRecord(world, 'removal_gone')).toBe(3);
  });

  it('are asked for again when the calls themselves are lost', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'drop', times: 2 });
    await liveThrough(world, 12, 'PT5S');
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'alice')).toEqual([]);
  });
});

describe('a removal that Graph refuses', () => {
  it('first of all: failed, nothing removed, and everybody is told', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 403 });
    await world.settle();
    expect((await world.request()).status).toBe('failed');
    expect(methodsOf(world, 'alice')).toHaveLength(3);
    expect(screenOf(world, 'rita')).toContain('didn’t allow the bot to do it. Nothing was removed.');
    expect(screenOf(world, 'amir')).toContain('UserAuthMethod-SoftwareOATH.ReadWrite.All');
    expect(screenOf(world, 'amir')).toContain('For Microsoft support');
  });

  it('later: needs hands, naming what is left, with a reference for Microsoft', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', path: /phoneMethods/, kind: 'status', status: 403 });
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'forbidden' });
    expect(screenOf(world, 'rita')).toContain('1 of 3 old sign-in methods removed');
    expect(screenOf(world, 'amir')).toContain('2 methods left');
    expect(screenOf(world, 'amir')).toContain('UserAuthMethod-Phone.ReadWrite.All');
    expect(screenOf(world, 'amir')).toContain('For Microsoft support');
    expect(methodsOf(world, 'alice')).toHaveLength(2);
  });

  it('because it is the default after all is tried last, and then works', async () => {
    const world = await waitingWorld();
    // The preference that Graph told of at planning time is not the real default.
    world.tenant.person(ALICE).preferredMethod = 'oath';
    await amirApproves(world);
    await liveThrough(world, 6, 'PT3S');
    expect((await world.request()).status).toBe('reset');
    expect(removalsAsked(world)[0]).toBe(`${OATH} 400`);
    expect(removalsAsked(world).at(-1)).toBe(`${OATH} 204`);
  });
});

describe('what changed between approval and the run', () => {
  it('a new method: asked anew with another code, the approval void, nothing removed (I12)', async () => {
    const world = await approvedWorld();
    const before = messagesFor(world, 'amir');
    world.tenant.register(ALICE, NEW_APP);
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', revision: 2, approvals: [] });
    expect(removalsAsked(world)).toEqual([]);
    expect(messagesFor(world, 'amir')).toBe(before + 1);
    expect(screenOf(world, 'rita')).toContain('Press “Show code”');
    await amirApproves(world);
    await world.settle();
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'alice')).toEqual([]);
  });

  it('another number in the same slot: asked anew (I12)', async () => {
    const world = await approvedWorld();
    const alice = world.tenant.person(ALICE);
    alice.methods = alice.methods.map((method) =>
      method.kind === 'phone' ? phoneMethod('mobile', '+1 4255550999', method.createdDateTime) : method,
    );
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', revision: 2 });
    expect(removalsAsked(world)).toEqual([]);
  });

  it('a method that is gone already: fine, the rest is removed', async () => {
    const world = await approvedWorld();
    const alice = world.tenant.person(ALICE);
    alice.methods = alice.methods.filter(({ kind }) => kind !== 'softwareOath');
    await world.settle();
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(removalsAsked(world)).toEqual([`${PHONE} 204`, `${APP} 204`]);
  });

  it('a method registered after the first removal: stops and needs hands, the new one untouched (I12)', async () => {
    const world = await approvedWorld();
    await runsHalfway(world);
    world.tenant.register(ALICE, NEW_APP);
    await world.pass('PT30S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'changed_meanwhile' });
    expect(methodsOf(world, 'alice')).toContain(NEW_APP.id);
    expect(screenOf(world, 'amir')).toContain('A sign-in method was added or changed meanwhile');
  });

  it.each([
    {
      what: 'the account was switched off',
      change: (alice: ReturnType<typeof personIn>) => void (alice.accountEnabled = false),
      told: 'The account of Alice Wong is switched off',
    },
    {
      what: 'the person became an administrator',
      change: (alice: ReturnType<typeof personIn>) => void alice.roles.push(ROLES.userAdministrator),
      told: 'This account can’t be reset here',
    },
  ])('$what: refused, told, nothing removed', async ({ change, told }) => {
    const world = await approvedWorld();
    change(personIn(world));
    await world.settle();
    expect((await world.request()).status).toBe('refused');
    expect(removalsAsked(world)).toEqual([]);
    expect(screenOf(world, 'rita')).toContain(told);
    expect(screenOf(world, 'amir')).toContain(told);
  });

  it('the approver is none any more: asked anew, nothing removed', async () => {
    const world = await approvedWorld();
    world.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    await world.settle();
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(removalsAsked(world)).toEqual([]);
    expect(await record(world)).toContain('approvals_voided');
  });
});

const personIn = (world: Awaited<ReturnType<typeof approvedWorld>>) => world.tenant.person(ALICE);

describe('while Graph does not answer', () => {
  it('says so once, keeps trying, and goes on when Graph is back', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ kind: 'drop' });
    await liveThrough(world, 12, 'PT15S');
    expect(screenOf(world, 'rita')).toContain('doesn’t give the answers that are needed just now');
    expect(await countInRecord(world, 'graph_awaited')).toBe(1);
    world.tenant.clearFaults();
    await liveThrough(world, 3, 'PT15S');
    expect((await world.request()).status).toBe('reset');
  });

  it('about the subject’s rights alone: waits, removes nothing, and goes on when they can be read', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ kind: 'status', status: 503, path: /roleAssignments/ });
    await liveThrough(world, 4, 'PT15S');
    expect((await world.request()).status).toBe('approved');
    expect(removalsAsked(world)).toEqual([]);
    world.tenant.clearFaults();
    await liveThrough(world, 3, 'PT15S');
    expect((await world.request()).status).toBe('reset');
  });

  it('for twenty minutes expires truthfully, with nothing removed', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ kind: 'drop' });
    await liveThrough(world, 20, 'PT1M');
    expect((await world.request()).status).toBe('expired');
    expect(screenOf(world, 'rita')).toContain('Approved, but Microsoft’s service didn’t answer');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    world.tenant.clearFaults();
    await liveThrough(world, 3, 'PT1M');
    expect(methodsOf(world, 'alice')).toHaveLength(3);
  });

  it('in the middle of the run for twenty minutes needs hands, truthfully', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', path: /phoneMethods/, kind: 'drop', times: 1 });
    await world.settle();
    world.tenant.addFault({ kind: 'drop' });
    await liveThrough(world, 20, 'PT1M');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'graph_unavailable' });
    expect(screenOf(world, 'rita')).toContain('1 of 3 old sign-in methods removed');
    expect(screenOf(world, 'amir')).toContain('2 methods left');
  });
});

describe('“Done by hand”', () => {
  it('is believed only as far as a fresh list agrees, and then tells everybody', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', path: /phoneMethods/, kind: 'status', status: 403 });
    await world.settle();
    await world.as('amir').click('Done by hand');
    expect((await world.request()).status).toBe('needs_hands');
    expect(screenOf(world, 'amir')).toContain('2 methods left');
    expect(screenOf(world, 'amir')).toContain('The bot looked again, and something is still there');
    const alice = world.tenant.person(ALICE);
    alice.methods = alice.methods.filter(({ kind }) => kind === 'password');
    const before = messagesFor(world, 'rita');
    await world.as('amir').click('Done by hand');
    await world.settle();
    expect((await world.request()).status).toBe('reset');
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(screenOf(world, 'rita')).toContain('Alice Wong can set up sign-in again');
    expect(buttonsFor(world, 'amir')).not.toContain('Done by hand');
    expect(await countInRecord(world, 'hands_reported')).toBe(2);
  });
});
