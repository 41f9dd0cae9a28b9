// A run that goes on long after it was last judged is judged again, and says what it left.
import { afterEach, describe, expect, it } from '@jest/globals';
import { authenticatorMethod } from '../../src/sandbox/tenant/method.ts';
import { EVERYTHING_WITH_DEFAULT_CHANGE } from '../../src/sandbox/tenant/permissions.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { ROLES } from '../../src/sandbox/tenant/roles.ts';
import {
  amirApproves,
  approvedWorld,
  countInRecord,
  everybodyInstalls,
  liveThrough,
  messagesFor,
  methodsOf,
  removalsAsked,
  ritaAsks,
  screenOf,
  runsHalfway,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const ALICE = PEOPLE.alice.id;
const makeAdministrator = (world: World): void =>
  void world.tenant.person(ALICE).roles.push(ROLES.globalAdministrator);

/** One of three is removed, and Graph wants to be left alone for so many seconds. */
const heldUp = async (retryAfter: number, options: WorldOptions = {}): Promise<World> => {
  const world = await approvedWorld(options);
  await runsHalfway(world, retryAfter);
  return world;
};

describe('a run that Graph kept waiting for more than a minute', () => {
  it('reads rights again: who was made an administrator meanwhile keeps what is left', async () => {
    const world = await heldUp(120);
    makeAdministrator(world);
    await liveThrough(world, 16, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'standing_changed' });
    expect(methodsOf(world, 'alice')).toHaveLength(2);
    expect(screenOf(world, 'rita')).not.toMatch(/administrator|rights|privileged/iu);
  });

  it('reads the approvers again, too', async () => {
    const world = await heldUp(120);
    world.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    await liveThrough(world, 16, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'standing_changed' });
    expect(methodsOf(world, 'alice')).toHaveLength(2);
  });

  it('that finds fraud in the sign-in log stops, and security hears of it', async () => {
    const world = await heldUp(120);
    const before = messagesFor(world, 'sol');
    world.tenant.signIn(ALICE, {
      errorCode: 500121,
      additionalDetails: 'MFA denied; Phone App Reported Fraud',
    });
    await liveThrough(world, 16, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'standing_changed' });
    expect(messagesFor(world, 'sol')).toBe(before + 1);
    expect(screenOf(world, 'sol')).toMatch(/fraud/iu);
  });

  it('and can’t read rights then tells people once, waits, and ends as that', async () => {
    const world = await heldUp(120);
    const before = messagesFor(world, 'rita');
    world.tenant.addFault({ path: /roleAssignments/u, kind: 'status', status: 403 });
    await liveThrough(world, 100, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'rights_unreadable' });
    expect(methodsOf(world, 'alice')).toHaveLength(2);
    expect(await countInRecord(world, 'graph_awaited')).toBe(1);
    // One that the bot waits, one how it ended.
    expect(messagesFor(world, 'rita')).toBe(before + 2);
  });

  it('and is forbidden to read the account names only what its list showed', async () => {
    const world = await heldUp(120);
    const alice = world.tenant.person(ALICE);
    alice.methods = alice.methods.filter(({ kind }) => kind !== 'phone');
    world.tenant.addFault({ path: new RegExp(`/users/${ALICE}$`, 'u'), kind: 'status', status: 403 });
    await liveThrough(world, 16, 'PT10S');
    const left = ['a17e0000-0000-4000-8000-000000001002'];
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'forbidden', left });
  });

  it('names what the last list showed when that look gets no list of its own', async () => {
    const world = await heldUp(120);
    const left = methodsOf(world, 'alice');
    makeAdministrator(world);
    world.tenant.addFault({ method: 'GET', path: /authentication\/methods$/u, kind: 'drop', from: 2 });
    await liveThrough(world, 16, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'standing_changed', left });
  });

  it('finds the account gone, and says that', async () => {
    const world = await heldUp(120);
    const { calls } = world.tenant;
    const before = calls.length;
    // Deleted between the list and the look: the first list after the wait is still answered.
    world.tenant.addFault({
      match: ({ path }) => {
        const isList = path.endsWith('/authentication/methods');
        const isLater = calls.slice(before).some((call) => call.path === path && call.status === 200);
        if (isList && isLater && world.tenant.person(ALICE).deletedDateTime === null)
          world.tenant.deletePerson(ALICE);
        return false;
      },
      kind: 'drop',
    });
    await liveThrough(world, 16, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'account_gone', left: [] });
  });

  it('goes on when everything still stands, and the record says that it looked', async () => {
    const world = await heldUp(120);
    await liveThrough(world, 16, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect((await world.audit()).map(({ event }) => event.kind)).toContain('looked_again');
  });

  it('goes on no more when the approval is too old by then, and blames nobody but Graph', async () => {
    const world = await heldUp(600);
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 600, times: 1 });
    await liveThrough(world, 25, 'PT1M');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'graph_unavailable' });
    expect(methodsOf(world, 'alice')).toHaveLength(2);
  });
});

describe('a run whose process died with a removal begun', () => {
  it('is judged again two days later, before anything else is removed', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'drop', times: 1 });
    await world.settle();
    expect(methodsOf(world, 'alice')).toHaveLength(3);
    makeAdministrator(world);
    await world.restart();
    await world.pass('PT48H');
    await liveThrough(world, 6, 'PT10S');
    expect((await world.request()).status).toBe('needs_hands');
    expect(methodsOf(world, 'alice')).toHaveLength(3);
    expect(removalsAsked(world)).toHaveLength(1);
  });
});

describe('a halt', () => {
  it('that is lifted when the approval is too old, and everything is gone by then, leaves nothing to do', async () => {
    const world = await approvedWorld({ tenant: { deletionLag: 60_000 } });
    await world.settle();
    expect(methodsOf(world, 'alice')).toEqual([]);
    await world.as('dana').say('halt');
    await liveThrough(world, 18, 'PT1M');
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
  });

  it('is told again when it comes again, and what waits for Graph since then is told as that', async () => {
    const world = await heldUp(30);
    await world.as('dana').say('halt');
    await liveThrough(world, 9, 'PT10S');
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    world.tenant.addFault({ path: /roleAssignments/u, kind: 'status', status: 403 });
    await liveThrough(world, 3, 'PT10S');
    expect(screenOf(world, 'rita')).toContain('doesn’t give the answers that are needed just now');
    expect(screenOf(world, 'rita')).not.toContain('Resets were stopped');
    await world.as('dana').say('halt');
    await liveThrough(world, 3, 'PT10S');
    expect(await countInRecord(world, 'reset_halted')).toBe(2);
    expect(screenOf(world, 'rita')).toContain('Resets were stopped');
  });

  it('that outlasts the approval of a run Graph had put off is not blamed on Microsoft', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 60, times: 1 });
    await world.settle();
    await world.as('dana').say('halt');
    await liveThrough(world, 18, 'PT1M');
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    await liveThrough(world, 3, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'failed', ending: { why: 'approval_stale' } });
  });

  it('after a moment of silence is told as what it is: people stopped it, not Microsoft', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ path: /roleAssignments/u, kind: 'drop', times: 4 });
    await world.settle();
    await world.as('dana').say('halt');
    await liveThrough(world, 18, 'PT1M');
    expect(await world.request()).toMatchObject({
      status: 'expired',
      ending: { reason: 'approval_stale' },
    });
  });
});

describe('when everything planned is gone', () => {
  it('a new registration is no reason to call for hands: the reset is done', async () => {
    const world = await approvedWorld({ tenant: { deletionLag: 0 } });
    // Graph takes the last deletion, the answer is lost, and Alice registers before the next list.
    world.tenant.addFault({
      method: 'DELETE',
      path: /microsoftAuthenticator/u,
      kind: 'drop-after',
      times: 1,
    });
    await world.settle();
    world.tenant.register(
      ALICE,
      authenticatorMethod('a17e0000-0000-4000-8000-000000009999', 'New', '2026-11-23T09:00:05Z'),
    );
    await liveThrough(world, 6, 'PT5S');
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'alice')).toEqual(['a17e0000-0000-4000-8000-000000009999']);
  });
});

describe('a default that was changed before the run was stopped', () => {
  it('is told with the denial: nothing was removed, but something was changed', async () => {
    const world = await startWorld({
      configuration: { reset: { methods: ['authenticator', 'softwareOath'], changeDefault: true } },
      tenant: { permissions: EVERYTHING_WITH_DEFAULT_CHANGE },
    });
    await everybodyInstalls(world);
    await ritaAsks(world);
    await amirApproves(world);
    // Busy at the first removal, after the default was changed; meanwhile the approver's account is disabled.
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 30, times: 1 });
    await world.settle();
    expect(world.tenant.person(ALICE).preferredMethod).toBe('sms');
    world.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    await liveThrough(world, 8, 'PT10S');
    expect((await world.request()).status).toBe('awaiting_approval');
    await world.as('dana').click('Deny', { reason: 'not_convinced' });
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'denied', defaultChanged: true });
    expect(screenOf(world, 'rita')).not.toContain('Nothing was changed');
    expect(screenOf(world, 'rita')).toMatch(/changed/u);
  });
});

describe('fraud reported by somebody who is never reset', () => {
  it('alarms security, while the requester reads what everybody reads', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    world.tenant.person(PEOPLE.zeno.id).roles.push(ROLES.helpdeskAdministrator);
    const before = messagesFor(world, 'sol');
    await world.as('rita').say(`${PEOPLE.zeno.userPrincipalName} can't sign in, the push never arrives`);
    await world.as('rita').click('Still locked out');
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'privileged' } });
    expect(messagesFor(world, 'sol')).toBe(before + 1);
    expect(screenOf(world, 'sol')).toMatch(/fraud/iu);
    expect(screenOf(world, 'rita')).toContain('This account can’t be reset here');
  });
});

describe('rights that can’t be read after the approval', () => {
  it('end as that, not as a silence of Microsoft', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ path: /roleAssignments/u, kind: 'status', status: 403 });
    await liveThrough(world, 18, 'PT1M');
    expect(await world.request()).toMatchObject({
      status: 'expired',
      ending: { reason: 'rights_unreadable' },
    });
    expect(removalsAsked(world)).toEqual([]);
  });
});
