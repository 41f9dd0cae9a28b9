import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_WITH_MAIL } from '../../src/sandbox/tenant/permissions.ts';
import {
  alsoInstall,
  amirApproves,
  approves,
  asksFor,
  chatOf,
  elevatedWorld,
  everythingStored,
  forge,
  lastInRecord,
  liveThrough,
  messagesFor,
  newestButtons,
  record,
  registersApp,
  resetWorld,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { morning, tells } from '../support/shifts.ts';
import { storedBytes, storedRows } from '../support/stored.ts';
import { repaint } from '../../src/workflow/repaint.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const { alice } = PEOPLE;
const DELETE = 'Delete this now';

/** Alice was reset and has registered again: the request is over. */
const endedWorld = async (options: WorldOptions = {}): Promise<World> => {
  const world = await resetWorld(options);
  await world.pass('PT2M');
  registersApp(world, 'alice');
  await world.pass('PT2M');
  expect((await world.request()).status).toBe('reenrolled');
  return world;
};

const isKept = async (world: World, number = 1001): Promise<boolean> =>
  (await world.service().ports.requests.byNumber(number)) !== undefined;

/** Tables that hold the text in any row. */
const tablesWith = async (world: World, text: string): Promise<readonly string[]> =>
  [...(await storedRows(world.databaseUrl))].flatMap(([table, rows]) =>
    JSON.stringify(rows).includes(text) ? [table] : [],
  );

const erases = async (world: World, person: Cast): Promise<void> => {
  await world.as('sol').say(`erase ${PEOPLE[person].userPrincipalName}`);
  await world.as('sol').click(DELETE);
  await world.settle();
};

/** Six digits as a text of their own: hashes and ids hold many. */
const holdsCode = (bytes: string, code: string): boolean =>
  new RegExp(`(?<![\\da-f])${code.slice(0, 3)}[ -]?${code.slice(3)}(?![\\da-f])`, 'u').test(bytes);

describe('what is old', () => {
  it('leaves the cards of people as they were last, also one that is about to be painted', async () => {
    const world = await endedWorld();
    const { ports } = world.service();
    const before = chatOf(world, 'rita');
    const byNumber = ports.requests.byNumber.bind(ports.requests);
    let looks = 0;
    const requests = {
      ...ports.requests,
      byNumber: (number: number) => ((looks += 1) === 1 ? byNumber(number) : Promise.resolve(undefined)),
    };
    await repaint({ ...ports, requests }, 1001);
    expect(looks).toBeGreaterThan(1);
    expect(chatOf(world, 'rita')).toBe(before);
    expect(await ports.copies.of(1001)).toEqual([]);
  });

  it('is deleted after the time that the configuration says, and the record stays whole', async () => {
    const world = await endedWorld({ configuration: { retention: { requests: 'P90D' } } });
    const before = await record(world);
    await world.pass('P89D');
    expect(await isKept(world)).toBe(true);
    await liveThrough(world, 2, 'P1D');
    expect(await isKept(world)).toBe(false);
    const after = await record(world);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(await lastInRecord(world, 'purged')).toMatchObject({ requests: 1 });
    expect(await tablesWith(world, alice.id)).toEqual(['audit_entries', 'conversations']);
    await world.as('rita').say('status LK-1001');
    expect(newestButtons(world, 'rita')).not.toContain('Show code');
    await asksFor(world, 'rita', 'alice');
    expect(await isKept(world, 1002)).toBe(true);
  });

  it('is kept for half a year otherwise', async () => {
    const world = await endedWorld();
    await world.pass('P179D');
    expect(await isKept(world)).toBe(true);
    await liveThrough(world, 2, 'P1D');
    expect(await isKept(world)).toBe(false);
  });

  it('stays while a freeze rests on it', async () => {
    const world = await endedWorld({ configuration: { retention: { requests: 'P90D' } } });
    await world.as('alice').say('not me LK-1001');
    await world.pass('P95D');
    expect(await isKept(world)).toBe(true);
    await world.as('amir').say('resume LK-1001');
    await world.as('dana').say('resume LK-1001');
    await liveThrough(world, 2, 'P1D');
    expect(await isKept(world)).toBe(false);
  });

  it('is deleted by a service that was off at the time', async () => {
    const world = await endedWorld({ configuration: { retention: { requests: 'P90D' } } });
    await world.pass('P80D');
    await world.restart();
    await world.pass('P12D');
    expect(await isKept(world)).toBe(false);
  });
});

describe('erasing a person', () => {
  it('by a security contact leaves their object id in the record alone, which stays whole', async () => {
    const world = await endedWorld();
    await alsoInstall(world, 'kai');
    await world.as('alice').say('add recovery contact Kai Tan');
    await world.settle();
    const before = await record(world);
    await world.as('sol').say('erase Alice Wong');
    expect(newestButtons(world, 'sol')).toContain(DELETE);
    expect(await record(world)).toEqual(before);
    await world.as('sol').click(DELETE);
    await world.settle();
    expect(await tablesWith(world, alice.id)).toEqual(['audit_entries']);
    expect(await isKept(world)).toBe(false);
    const after = await record(world);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(await lastInRecord(world, 'erased')).toMatchObject({ by: PEOPLE.sol.id, person: alice.id });
    expect(JSON.stringify(await world.audit())).not.toContain('Alice');
  });

  it('lets them ask and be asked about again afterwards', async () => {
    const world = await endedWorld();
    await erases(world, 'alice');
    await asksFor(world, 'rita', 'alice');
    expect((await world.request(1002)).status).toBe('awaiting_approval');
  });

  it('who left the company works by object id', async () => {
    const world = await endedWorld();
    world.tenant.deletePerson(alice.id);
    await world.as('sol').say(`erase ${alice.id}`);
    await world.as('sol').click(DELETE);
    await world.settle();
    expect(await tablesWith(world, alice.id)).toEqual(['audit_entries']);
  });

  it('is refused to everybody else, by chat and by a forged click', async () => {
    const world = await endedWorld();
    for (const person of ['amir', 'dana', 'rita', 'max', 'alice'] as const) {
      await world.as(person).say('erase Alice Wong');
      expect(newestButtons(world, person)).not.toContain(DELETE);
      await forge(world, person, { verb: 'erase', person: alice.id });
    }
    expect(await isKept(world)).toBe(true);
    expect(await record(world)).not.toContain('erased');
  });

  it.each(['alice', 'rita'] as const)('is refused while a request of theirs is open: %s', async (person) => {
    const world = await waitingWorld();
    await erases(world, person);
    expect(await isKept(world)).toBe(true);
    expect(await record(world)).not.toContain('erased');
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    await erases(world, person);
    expect(await record(world)).toContain('erased');
    expect(await isKept(world)).toBe(false);
  });

  it('is refused while a freeze for them is in force', async () => {
    const world = await endedWorld();
    await world.as('alice').say('not me LK-1001');
    await world.settle();
    await erases(world, 'alice');
    expect(await record(world)).not.toContain('erased');
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    expect(chatOf(world, 'rita')).toContain('Requests for Alice Wong are stopped');
  });

  it('of an approver leaves the requests of others as they are', async () => {
    const world = await endedWorld();
    await erases(world, 'amir');
    expect(await isKept(world)).toBe(true);
    expect(await lastInRecord(world, 'erased')).toMatchObject({ person: PEOPLE.amir.id });
  });
});

describe('the database file', () => {
  it('never holds a name, a number, an address or the code, whatever happened', async () => {
    const world = await elevatedWorld({
      tenant: { permissions: EVERYTHING_WITH_MAIL },
      configuration: { mail: { from: PEOPLE.deskMailbox.userPrincipalName } },
    });
    await alsoInstall(world, 'kai');
    await world.as('alice').say('add recovery contact Kai Tan');
    await world.as('max').click('Not sure');
    await world.settle();
    await vouches(world);
    const codes = [await approves(world, 'amir'), await approves(world, 'dana')];
    await world.pass('PT15S');
    await world.pass('PT2M');
    registersApp(world, 'alice', { ipAddress: '203.0.113.77', country: 'XX' });
    await liveThrough(world, 8, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    await world.as('max').say('not me LK-1001');
    await world.settle();
    const bytes = await storedBytes(world.databaseUrl);
    expect(bytes).toContain(alice.id);
    const people = (['alice', 'max', 'hana', 'rita', 'amir', 'dana', 'kai', 'sol'] as const).map(
      (person) => PEOPLE[person],
    );
    const traces = people.flatMap(({ displayName, mail, mobilePhone, businessPhones, employeeId }) => [
      displayName,
      ...[mail, mobilePhone, employeeId].filter((text) => text !== null),
      ...businessPhones,
    ]);
    expect([...traces, '4255550152', '203.0.113.77'].filter((trace) => bytes.includes(trace))).toEqual([]);
    expect(codes.filter((code) => holdsCode(bytes, code))).toEqual([]);
    expect(await everythingStored(world)).not.toMatch(/\b555 01/u);
  });

  it('is as silent after a standard reset', async () => {
    const world = await waitingWorld();
    const code = await amirApproves(world);
    await world.settle();
    await world.pass('PT15S');
    const bytes = await storedBytes(world.databaseUrl);
    const traces = ['Alice Wong', 'Rita Moreno', 'contoso.com', '555 01'];
    expect(traces.filter((trace) => bytes.includes(trace))).toEqual([]);
    expect(holdsCode(bytes, code)).toBe(false);
  });

  it('knows the device by the name its owner gave it for as long as the request is kept, and in no other table', async () => {
    const world = await endedWorld();
    expect(await tablesWith(world, 'Pixel 8')).toEqual(['requests']);
    await erases(world, 'alice');
    expect(await tablesWith(world, 'Pixel 8')).toEqual([]);
  });
});

it('whoever waits for an answer of somebody who is erased hears that none will come', async () => {
  const world = await morning();
  await tells(world, 'dana', 'take over until 18:00');
  expect(chatOf(world, 'dana')).toContain('Amir Haddad is on call there too, and is asked');
  const before = messagesFor(world, 'dana');
  await erases(world, 'amir');
  await world.settle();
  expect(messagesFor(world, 'dana')).toBe(before + 1);
  expect(screenOf(world, 'dana')).toContain('This no longer fits, so nothing changed');
});
