import { afterEach, describe, expect, it } from '@jest/globals';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  chatOf,
  forge,
  liveThrough,
  methodsOf,
  record,
  removalsAsked,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import {
  amirLeaves,
  approval,
  approvedByAmir,
  approves,
  becomesAdmin,
  bothApprove,
  newMobile,
  nextCode,
  nothingIsRemoved,
  vouchedWorld,
} from './support.ts';
import type { Change } from './support.ts';

afterEach(stopWorlds);

/** A run that was claimed and asked once, and has removed nothing yet. */
const claimedRun = async (): Promise<World> => {
  const world = await approvedByAmir();
  world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 20, times: 1 });
  await world.settle();
  expect((await world.request()).status).toBe('resetting');
  return world;
};

describe('two people decide the opposite in the same moment', () => {
  const denial = { verb: 'deny', number: 1001, revision: 1, reason: 'not_convinced' };
  const cancel = { verb: 'cancel', number: 1001 };

  it.each<[string, 'rita' | 'dana', object, string]>([
    ['the requester cancels while the approver approves', 'rita', cancel, 'cancelled'],
    ['one approver denies while the other approves', 'dana', denial, 'denied'],
  ])('%s: nothing is removed, whoever is first', async (_, who, data, status) => {
    for (const order of ['stop first', 'approval first', 'at once'] as const) {
      const world = await waitingWorld();
      const code = await nextCode(world);
      const click = await approval(world, { code });
      const stop = () => forge(world, who, { ...data });
      const go = () => forge(world, 'amir', click);
      if (order === 'at once') await Promise.all([go(), stop()]);
      else for (const step of order === 'stop first' ? [stop, go] : [go, stop]) await step();
      expect((await world.request()).status).toBe(status);
      await liveThrough(world, 3, 'PT10S');
      await nothingIsRemoved(world);
    }
  });

  it('both stop it while the worker already runs: what was taken is told, and a stop that counts takes nothing', async () => {
    for (let round = 0; round < 4; round += 1) {
      const world = await waitingWorld();
      const code = await nextCode(world);
      const click = await approval(world, { code });
      await Promise.all([
        forge(world, 'amir', click),
        world.settle(),
        forge(world, 'dana', denial),
        forge(world, 'rita', cancel),
        world.settle(),
      ]);
      await liveThrough(world, 2, 'PT15S');
      const { status } = await world.request();
      expect(['denied', 'cancelled', 'reset']).toContain(status);
      expect(removalsAsked(world)).toHaveLength(status === 'reset' ? 3 : 0);
      await stopWorlds();
    }
  });
});

describe('the world changes between the card and the click', () => {
  it('the subject was made an administrator: the second look refuses', async () => {
    const world = await waitingWorld();
    becomesAdmin(world);
    await approves(world, 'amir');
    await nothingIsRemoved(world);
    expect((await world.request()).status).toBe('refused');
  });

  it('the approver was taken out of the group, minutes ago and just now', async () => {
    const world = await waitingWorld();
    const code = await nextCode(world);
    amirLeaves(world);
    await forge(world, 'amir', await approval(world, { code }));
    await nothingIsRemoved(world);
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await world.pass('PT6M');
    await approves(world, 'amir');
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await nothingIsRemoved(world);
  });

  it('a number on file was changed by whoever holds the session: it is not offered, and the approval is void', async () => {
    const world = await waitingWorld();
    world.tenant.changePhone(PEOPLE.alice.id, {
      businessPhones: ['+1 425 555 0666'],
      mobilePhone: '+1 425 555 0667',
    });
    await world.as('amir').say('status LK-1001');
    expect(chatOf(world, 'amir')).not.toContain('066');
    await approves(world, 'amir');
    await nothingIsRemoved(world);
    expect(await world.request()).toMatchObject({
      status: 'refused',
      ending: { reason: 'no_number' },
      approvals: [],
      verification: { tier: 'elevated' },
    });
  });
});

describe('the world changes between the approval and the first removal', () => {
  it.each<[string, Change, string | RegExp]>([
    ['the subject was made an administrator', becomesAdmin, 'refused'],
    [
      'the subject was put into a group that holds a role',
      ({ tenant }) => void tenant.group(GROUPS.tierOneSupport.id).memberIds.push(PEOPLE.alice.id),
      'refused',
    ],
    ['the approver left the group', amirLeaves, 'awaiting_approval'],
    ['a number was changed', newMobile, 'verifying'],
    [
      'the manager was changed',
      ({ tenant }) => tenant.changeManager(PEOPLE.alice.id, PEOPLE.nora.id),
      /verifying|refused/u,
    ],
    [
      'the sign-in name was changed',
      ({ tenant }) => tenant.rename(PEOPLE.alice.id, 'a.wong@contoso.com'),
      'verifying',
    ],
    [
      'the subject declined a prompt',
      ({ tenant }) =>
        tenant.signIn(PEOPLE.alice.id, {
          errorCode: 500121,
          additionalDetails: 'MFA denied; user declined the authentication',
        }),
      'refused',
    ],
  ])('%s: nothing is removed, in the first look and in a run that was claimed', async (_, change, status) => {
    const before = await approvedByAmir();
    change(before);
    await nothingIsRemoved(before);
    expect((await before.request()).status).toMatch(status);
    const claimed = await claimedRun();
    change(claimed);
    await liveThrough(claimed, 4, 'PT10S');
    expect((await claimed.request()).status).toMatch(status);
    expect(methodsOf(claimed, 'alice')).toHaveLength(3);
  });

  it.each<[string, Change]>([
    ['is no longer the manager', ({ tenant }) => tenant.changeManager(PEOPLE.alice.id, PEOPLE.hana.id)],
    ['was disabled', ({ tenant }) => void (tenant.person(PEOPLE.max.id).accountEnabled = false)],
    [
      'turned out to be the requester',
      ({ tenant }) => void (tenant.person(PEOPLE.max.id).employeeId = PEOPLE.rita.employeeId),
    ],
  ])('the voucher %s: the word and both approvals are void', async (_, change) => {
    const world = await vouchedWorld();
    await bothApprove(world);
    change(world);
    await nothingIsRemoved(world);
    const request = await world.request();
    expect(request.status).toMatch(/verifying|refused/u);
    if (request.status === 'verifying') expect(request).toMatchObject({ vouches: [], approvals: [] });
    expect(await record(world)).toContain('approvals_voided');
  });

  it.each<[string, Change]>([
    ['disabled', ({ tenant }) => void (tenant.person(PEOPLE.rita.id).accountEnabled = false)],
    ['deleted', ({ tenant }) => tenant.deletePerson(PEOPLE.rita.id)],
  ])(
    'the account that asked was %s by security: its request is not carried out as if nothing were',
    async (_, change) => {
      const world = await approvedByAmir();
      change(world);
      await nothingIsRemoved(world);
      expect(['verifying', 'awaiting_approval', 'refused']).toContain((await world.request()).status);
    },
  );
});
