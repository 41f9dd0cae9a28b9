import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  alarmsFor,
  alarmsIn,
  alsoInstall,
  amirApproves,
  approves,
  approvedWorld,
  asksFor,
  buttonsFor,
  elevatedWorld,
  everybodyInstalls,
  everythingStored,
  forge,
  goesThroughElevated,
  lastInRecord,
  liveThrough,
  messagesFor,
  newestButtons,
  record,
  removalsAsked,
  ritaShowsCode,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const HELPDESK = '+1 425 555 0100';

/** Graph's limit on reports is left out: these journeys ask more often than it allows. */
const limited = async (limits: Readonly<Record<string, number>>): Promise<World> => {
  const world = await startWorld({ tenant: { throttles: [] }, configuration: { limits } });
  await everybodyInstalls(world);
  await alsoInstall(world, 'hana');
  return world;
};

const resets = async (world: World, subject: Cast, number: number): Promise<void> => {
  await asksFor(world, 'rita', subject);
  await approves(world, 'amir');
  await world.pass('PT15S');
  expect((await world.request(number)).status).toBe('reset');
};

describe('requests of one person a day', () => {
  it('above the limit take a vouch and two approvals, and alarm; twice as many are refused', async () => {
    const world = await limited({ perRequesterPerDay: 1 });
    await asksFor(world, 'rita', 'alice');
    expect((await world.request(1001)).status).toBe('awaiting_approval');
    await asksFor(world, 'rita', 'kai');
    expect(await world.request(1002)).toMatchObject({
      status: 'verifying',
      verification: { tier: 'elevated' },
    });
    expect(await alarmsIn(world)).toEqual(['many_requests']);
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    await goesThroughElevated(world, 'max', 1002);
    await asksFor(world, 'rita', 'quentin');
    expect(await world.request(1003)).toMatchObject({
      status: 'refused',
      ending: { reason: 'too_many_requests' },
    });
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(await alarmsIn(world)).toEqual(['many_requests', 'many_requests']);
  });

  it('are counted anew the day after', async () => {
    const world = await limited({ perRequesterPerDay: 1 });
    await asksFor(world, 'rita', 'alice');
    await world.as('rita').say('cancel LK-1001');
    await world.pass('PT25H');
    await asksFor(world, 'rita', 'kai');
    expect((await world.request(1002)).status).toBe('awaiting_approval');
  });

  it('alarm security once an hour, however many they are', async () => {
    const world = await limited({ perRequesterPerDay: 1 });
    const before = messagesFor(world, 'sol');
    for (const subject of ['alice', 'kai', 'quentin'] as const) {
      await asksFor(world, 'rita', subject);
      await world.pass('PT1M');
    }
    expect(await alarmsIn(world)).toHaveLength(2);
    expect(messagesFor(world, 'sol')).toBe(before + 1);
    expect(alarmsFor(world, 'sol')).toBe(1);
    await world.pass('PT1H');
    await asksFor(world, 'rita', 'wanda');
    expect(messagesFor(world, 'sol')).toBe(before + 2);
  });
});

describe('approvals of one person an hour', () => {
  it('above the limit are refused and alarm, while somebody else may approve', async () => {
    const world = await limited({ perApproverPerHour: 1 });
    await resets(world, 'alice', 1001);
    await asksFor(world, 'rita', 'kai');
    const code = await ritaShowsCode(world);
    await world.as('amir').click('Approve', { code });
    await world.settle();
    expect(await world.request(1002)).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    expect(await alarmsIn(world)).toEqual(['many_approvals']);
    expect(screenOf(world, 'sol')).toContain('Amir Haddad');
    expect(newestButtons(world, 'amir')).toContain('Hand over');
    await world.as('amir').click('Hand over');
    await world.settle();
    await world.as('dana').click('Approve', { code });
    expect((await world.request(1002)).status).toBe('approved');
  });

  it('are free again after an hour', async () => {
    const world = await limited({ perApproverPerHour: 1 });
    await resets(world, 'alice', 1001);
    await world.pass('PT61M');
    await resets(world, 'kai', 1002);
  });
});

describe('resets of the whole helpdesk an hour', () => {
  it('above the limit make the next request take more, and alarm', async () => {
    const world = await limited({ perHelpdeskPerHour: 1 });
    await resets(world, 'alice', 1001);
    await resets(world, 'kai', 1002);
    await asksFor(world, 'rita', 'wanda');
    const last = await lastInRecord(world, 'submitted');
    expect(last).toMatchObject({
      tier: 'elevated',
      checks: expect.arrayContaining([
        { finding: { check: 'helpdesk_load', resets: 2, most: 1 }, outcome: 'fail' },
      ]),
    });
    expect(await alarmsIn(world)).toContain('many_resets');
    expect(alarmsFor(world, 'sol')).toBe(1);
  });
});

describe('a halt', () => {
  const during = async (
    world: World,
    people: readonly Cast[],
    screens: () => readonly string[] = () => people.map((person) => screenOf(world, person)),
  ): Promise<void> => {
    const before = screens();
    const counts = people.map((person) => messagesFor(world, person));
    await world.as('iris').say('halt somebody calls around');
    await world.settle();
    screens().forEach((screen, index) => expect(screen).not.toBe(before[index]));
    for (const screen of screens()) expect(screen).toMatch(/stopped|halted/iu);
    await world.as('iris').say('resume');
    await world.as('sol').say('resume');
    await world.settle();
    expect(screens()).toEqual(before);
    expect(people.map((person) => messagesFor(world, person))).toEqual(counts);
  };

  it('stands on the open cards of requester, approver, subject, manager and follower, and goes with it', async () => {
    const world = await waitingWorld();
    await alsoInstall(world, 'kai');
    await world.as('kai').say("Alice Wong can't sign in, she has a new phone");
    await world.as('kai').click('Follow');
    await world.settle();
    await during(world, ['rita', 'amir', 'alice', 'max', 'kai']);
  });

  it('stands on the card of whoever is asked for a word', async () => {
    const world = await elevatedWorld();
    await during(world, ['rita', 'max', 'alice']);
  });

  it('keeps nobody from vouching and approving, and nothing is removed until it is lifted', async () => {
    const world = await elevatedWorld();
    await world.as('iris').say('halt');
    await vouches(world);
    await approves(world, 'amir');
    await approves(world, 'dana');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('approved');
    expect(removalsAsked(world)).toEqual([]);
    await world.as('iris').say('resume');
    await world.as('sol').say('resume');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
  });

  it('is in the record with who and when, and a seal for why: the words can be erased', async () => {
    const world = await approvedWorld();
    await world.as('dana').say('halt: a stranger calls as Bob Miller');
    const [halt] = (await world.audit()).filter(({ event }) => event.kind === 'halt');
    expect(halt).toMatchObject({ at: '2026-11-23T09:00:00.000Z', event: { by: PEOPLE.dana.id } });
    expect(halt?.event).toHaveProperty('why', expect.stringMatching(/^[\w+/=-]{32,}$/u));
    expect(JSON.stringify(await world.audit())).not.toContain('Bob Miller');
    expect(await everythingStored(world)).toContain('Bob Miller');
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    await liveThrough(world, 3, 'PT10S');
    await world.as('sol').say('erase dana@contoso.com');
    await world.as('sol').click('Delete this now');
    expect(await everythingStored(world)).not.toContain('Bob Miller');
    const [after] = (await world.audit()).filter(({ event }) => event.kind === 'halt');
    expect(after).toEqual(halt);
  });
});

describe('a password that somebody else may know', () => {
  it('stops everything for the colleague until it was changed and two people say so', async () => {
    const world = await waitingWorld();
    await alsoInstall(world, 'kai');
    await world.as('amir').click('Deny', { reason: 'Someone else may know the password' });
    await world.settle();
    expect(await alarmsIn(world)).toEqual(['password_known']);
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    expect(buttonsFor(world, 'rita')).not.toContain('Still locked out');
    await world.pass('PT1M');
    for (const person of ['amir', 'dana'] as const) await world.as(person).say('resume LK-1001');
    await world.as('kai').say("Alice Wong can't sign in, she has a new phone");
    expect(buttonsFor(world, 'kai')).not.toContain('Still locked out');
    expect(await record(world)).not.toContain('freeze_lift_asked');
    world.tenant.resetPassword(PEOPLE.alice.id);
    await world.as('amir').say('resume LK-1001');
    await world.as('amir').say('resume LK-1001');
    expect(await record(world)).not.toContain('freeze_lifted');
    await world.as('dana').say('resume LK-1001');
    expect(await record(world)).toContain('freeze_lifted');
    await world.pass('PT10S');
    await asksFor(world, 'kai', 'alice');
    expect(buttonsFor(world, 'max')).toContain('I spoke to them');
  });

  it('said while a colleague was being asked about already refuses that request: password first', async () => {
    const world = await waitingWorld();
    await alsoInstall(world, 'kai');
    await world.as('rita').say('cancel LK-1001');
    await asksFor(world, 'rita', 'alice');
    await world.as('rita').say('cancel LK-1002');
    await world.as('kai').say("Alice Wong can't sign in, she has a new phone");
    await world.pass('PT10S');
    await asksFor(world, 'rita', 'alice');
    const denial = { verb: 'deny', number: 1004, revision: 1, reason: 'password_known' };
    await forge(world, 'amir', denial);
    expect((await world.request(1004)).status).toBe('denied');
    await world.as('kai').click('Still locked out');
    await world.settle();
    expect(await world.request(1003)).toMatchObject({
      status: 'refused',
      ending: { reason: 'password_first' },
    });
    expect(screenOf(world, 'kai')).toContain(HELPDESK);
    expect(removalsAsked(world)).toEqual([]);
  });

  it('heard when the reset was done stops new requests, too', async () => {
    const world = await waitingWorld();
    await amirApproves(world);
    await world.settle();
    await world.pass('PT15S');
    await forge(world, 'dana', { verb: 'deny', number: 1001, revision: 1, reason: 'password_known' });
    await world.settle();
    expect((await world.request()).status).toBe('reset');
    expect(await alarmsIn(world)).toEqual(['password_known_late']);
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    expect(buttonsFor(world, 'rita')).not.toContain('Still locked out');
  });
});
