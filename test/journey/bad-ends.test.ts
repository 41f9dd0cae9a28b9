// Each way in which a reset can go wrong ends in a true sentence for approver and requester, with the next thing to do.
import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import {
  approvedWorld,
  liveThrough,
  methodsOf,
  newestButtons,
  removalsAsked,
  screenOf,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const HELPDESK = '+1 425 555 0100';
const without = (...names: readonly string[]): ReadonlySet<string> =>
  new Set([...EVERYTHING_LATCHKEY_NEEDS].filter((name) => !names.includes(name)));

/** A run that has removed one of Alice's three methods and waits, since Graph was busy. */
const begunWorld = async (): Promise<World> => {
  const world = await approvedWorld();
  world.tenant.addFault({
    method: 'DELETE',
    path: /phoneMethods/u,
    kind: 'status',
    status: 503,
    retryAfter: 20,
    times: 1,
  });
  await world.settle();
  expect(methodsOf(world, 'alice')).toHaveLength(2);
  expect((await world.request()).status).toBe('resetting');
  return world;
};

describe('the account was deleted', () => {
  it('between approval and reset: refused, with the way to bring it back', async () => {
    const world = await approvedWorld();
    world.tenant.deletePerson(PEOPLE.alice.id);
    await liveThrough(world, 2, 'PT5S');
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'deleted' } });
    expect(screenOf(world, 'rita')).toContain('deleted');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(removalsAsked(world)).toEqual([]);
  });

  it('in the middle: needs hands, and “Done by hand” closes it as what it is', async () => {
    const world = await begunWorld();
    world.tenant.deletePerson(PEOPLE.alice.id);
    await liveThrough(world, 6, 'PT5S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'account_gone' });
    expect(screenOf(world, 'rita')).toMatch(/deleted|no longer exists|gone/iu);
    await world.as('amir').click('Done by hand');
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'deleted' } });
    expect(screenOf(world, 'rita')).not.toContain('set up sign-in again');
  });
});

describe('an account that was deleted in the middle and came back', () => {
  it('is no reset either while its methods are there: “Done by hand” says what is left', async () => {
    const world = await begunWorld();
    const before = methodsOf(world, 'alice');
    world.tenant.deletePerson(PEOPLE.alice.id);
    await liveThrough(world, 6, 'PT5S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', left: [] });
    world.tenant.person(PEOPLE.alice.id).deletedDateTime = null;
    await world.as('amir').click('Done by hand');
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'needs_hands', left: before });
  });
});

describe('a permission was revoked', () => {
  it('to remove phones, in the middle: it is named, and what is left is listed', async () => {
    const world = await begunWorld();
    world.tenant.grant(without('UserAuthMethod-Phone.ReadWrite.All'));
    await liveThrough(world, 6, 'PT5S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'forbidden' });
    expect(screenOf(world, 'amir')).toContain('UserAuthMethod-Phone.ReadWrite.All');
    expect(screenOf(world, 'rita')).not.toContain('UserAuthMethod');
    expect(newestButtons(world, 'amir')).toEqual(['Details', 'Done by hand']);
  });

  it('to list methods, before the first removal: failed at once, with its name, and asked again it works once granted', async () => {
    const world = await approvedWorld();
    world.tenant.grant(without('UserAuthenticationMethod.Read.All'));
    await liveThrough(world, 2, 'PT5S');
    expect(await world.request()).toMatchObject({
      status: 'failed',
      ending: { why: 'forbidden', permission: 'UserAuthenticationMethod.Read.All' },
    });
    expect(screenOf(world, 'amir')).toContain('UserAuthenticationMethod.Read.All');
    expect(screenOf(world, 'rita')).toContain('Nothing was removed');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(removalsAsked(world)).toEqual([]);
    expect(newestButtons(world, 'rita')).toEqual(['Ask again']);
    world.tenant.grant(EVERYTHING_LATCHKEY_NEEDS);
    // The audit log was read often meanwhile, and Graph shuts out whoever reads it more than five times in ten seconds.
    await world.pass('PT10S');
    await world.as('rita').click('Ask again');
    await world.as('rita').click('There is a new phone, or the old one is broken');
    await world.as('rita').click('Still locked out');
    await world.settle();
    expect(await world.request(1002)).toMatchObject({
      status: 'awaiting_approval',
      verification: { tier: 'standard' },
    });
  });

  it('to list methods, in the middle: needs hands, with its name', async () => {
    const world = await begunWorld();
    world.tenant.grant(without('UserAuthenticationMethod.Read.All'));
    await liveThrough(world, 6, 'PT5S');
    expect(await world.request()).toMatchObject({
      status: 'needs_hands',
      why: 'forbidden',
      permission: 'UserAuthenticationMethod.Read.All',
    });
  });

  it('to read roles: nothing is removed by somebody who may have become an administrator', async () => {
    const world = await approvedWorld();
    world.tenant.grant(without('RoleManagement.Read.Directory'));
    await liveThrough(world, 18, 'PT1M');
    expect((await world.request()).status).toBe('expired');
    expect(removalsAsked(world)).toEqual([]);
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(JSON.stringify(world.log)).toContain('RoleManagement.Read.Directory');
  });
});

describe('Graph down for an hour', () => {
  it('before the first removal: expires truthfully, nothing removed, and can be asked again', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ kind: 'drop' });
    await liveThrough(world, 12, 'PT5M');
    expect(await world.request()).toMatchObject({
      status: 'expired',
      ending: { reason: 'graph_unavailable' },
    });
    expect(JSON.stringify(await world.request())).toMatch(/"graphRequestId":"[\da-f-]{36}"/u);
    expect(screenOf(world, 'amir')).toContain('For Microsoft support');
    expect(methodsOf(world, 'alice')).toHaveLength(3);
    expect(newestButtons(world, 'rita')).toEqual(['Ask again']);
  });

  it('in the middle: needs hands with a reference, and “Done by hand” looks again once Graph is back', async () => {
    const world = await begunWorld();
    world.tenant.addFault({ kind: 'drop' });
    await liveThrough(world, 12, 'PT5M');
    const request = await world.request();
    expect(request).toMatchObject({ status: 'needs_hands', why: 'graph_unavailable' });
    expect('left' in request ? request.left : []).toHaveLength(2);
    expect(screenOf(world, 'amir')).toContain('For Microsoft support');
    world.tenant.clearFaults();
    world.tenant.person(PEOPLE.alice.id).methods = [];
    await world.as('amir').click('Done by hand');
    await world.settle();
    expect((await world.request()).status).toBe('reset');
  });
});

describe('an approver who left between click and run', () => {
  it('counts no more: the approval is void, the next one is asked, and the requester is told', async () => {
    const world = await approvedWorld();
    world.tenant.deletePerson(PEOPLE.amir.id);
    await liveThrough(world, 13, 'PT1M');
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(removalsAsked(world)).toEqual([]);
    expect(newestButtons(world, 'dana')).toContain('Approve');
  });
});
