import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  approvedWorld,
  buttonsFor,
  chatOf,
  countInRecord,
  everybodyInstalls,
  liveThrough,
  messagesFor,
  methodsOf,
  newestButtons,
  record,
  removalsAsked,
  ritaShowsCode,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const HELPDESK = '+1 425 555 0100';
const ASKED = 'Reset the sign-in of Alice Wong?';

/** How often a person has been asked to decide, as notifications of their own. */
const timesAsked = (world: World, person: Cast): number =>
  world
    .as(person)
    .messages()
    .filter(({ history }) => JSON.stringify(history[0]).includes(ASKED)).length;

describe('silence', () => {
  it('asks the next people step by step, each of them once, and ends with the helpdesk’s number', async () => {
    const world = await waitingWorld();
    expect([timesAsked(world, 'amir'), timesAsked(world, 'dana'), timesAsked(world, 'iris')]).toEqual([
      1, 0, 0,
    ]);
    await liveThrough(world, 2, 'PT5M1S');
    expect([timesAsked(world, 'amir'), timesAsked(world, 'dana'), timesAsked(world, 'iris')]).toEqual([
      1, 1, 0,
    ]);
    await liveThrough(world, 2, 'PT5M');
    expect([timesAsked(world, 'amir'), timesAsked(world, 'dana'), timesAsked(world, 'iris')]).toEqual([
      1, 1, 1,
    ]);
    expect(screenOf(world, 'rita')).toContain('Amir Haddad, Dana Petrova and Iris Okafor');
    const before = messagesFor(world, 'rita');
    await liveThrough(world, 4, 'PT10M1S');
    expect((await world.request()).status).toBe('expired');
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(screenOf(world, 'rita')).toContain('Nobody answered in time');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(newestButtons(world, 'rita')).toEqual(['Ask again']);
    for (const person of ['amir', 'dana', 'iris'] as const)
      expect(buttonsFor(world, person)).not.toContain('Approve');
    await world.as('rita').click('Ask again');
    expect(screenOf(world, 'rita')).toContain('What does Alice Wong see?');
  });

  it('of people the bot can’t reach is not waited for', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await world.as('amir').uninstall();
    const rita = world.as('rita');
    await rita.say("Alice Wong can't sign in, she has a new phone");
    await rita.click('Still locked out');
    await world.settle();
    expect(timesAsked(world, 'dana')).toBe(1);
    expect(screenOf(world, 'rita')).toContain('We asked Dana Petrova to help');
    for (const person of ['rita', 'dana'] as const)
      expect(screenOf(world, person)).toContain('Amir Haddad can’t be reached by the bot.');
    expect(await record(world)).toContain('approver_unreachable');
  });

  it('of everybody at once ends the request at once, telling the requester whom to phone', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const approvers = new RegExp(`${PEOPLE.amir.id}|${PEOPLE.dana.id}|${PEOPLE.iris.id}`);
    world.connector.faults.add({ method: 'POST', path: approvers, kind: 'status', status: 403 });
    const rita = world.as('rita');
    await rita.say("Alice Wong can't sign in, she has a new phone");
    await rita.click('Still locked out');
    await world.settle();
    expect((await world.request()).status).toBe('expired');
    expect(screenOf(world, 'rita')).toContain('Nobody could be asked');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(newestButtons(world, 'rita')).toEqual(['Ask again']);
  });
});

describe('an unfinished draft', () => {
  it('ends by itself after its lifetime, quietly, and can be asked again', async () => {
    const world = await startWorld();
    const rita = world.as('rita');
    await rita.say("Alice Wong can't sign in, she has a new phone");
    const before = messagesFor(world, 'rita');
    await world.pass('PT59M');
    expect((await world.request()).status).toBe('draft');
    await world.pass('PT2M');
    expect((await world.request()).status).toBe('expired');
    expect(messagesFor(world, 'rita')).toBe(before);
    expect(screenOf(world, 'rita')).toContain('The request was not sent in time');
    expect(newestButtons(world, 'rita')).toEqual(['Ask again']);
  });

  it('tells its requester when the directory does not answer the checks, and asks again on their word', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const rita = world.as('rita');
    await rita.say("Alice Wong can't sign in, she has a new phone");
    world.tenant.addFault({ kind: 'drop' });
    await rita.click('Still locked out');
    await liveThrough(world, 8, 'PT5S');
    expect(screenOf(world, 'rita')).toContain('The company directory doesn’t answer');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    world.tenant.clearFaults();
    await rita.click('Try again');
    await world.settle();
    expect((await world.request()).status).toBe('awaiting_approval');
  });
});

describe('an approval', () => {
  it('that waited too long behind a halt is not carried out, and everybody hears it', async () => {
    const world = await waitingWorld();
    await world.as('dana').say('halt');
    await amirApproves(world);
    expect(screenOf(world, 'amir')).toContain('All resets are halted');
    await liveThrough(world, 16, 'PT1M');
    expect((await world.request()).status).toBe('expired');
    expect(screenOf(world, 'rita')).toContain('Approved, but not carried out in time');
    await world.as('dana').say('resume');
    await world.as('amir').say('resume');
    await liveThrough(world, 3, 'PT10S');
    expect(removalsAsked(world)).toEqual([]);
    expect(methodsOf(world, 'alice')).toHaveLength(3);
  });

  it('behind a halt that is lifted in time is carried out', async () => {
    const world = await waitingWorld();
    await world.as('dana').say('halt');
    await amirApproves(world);
    await liveThrough(world, 3, 'PT1M');
    expect(removalsAsked(world)).toEqual([]);
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
  });
});

describe('a request that needs hands', () => {
  it('reminds the approvers every four hours until it is done', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', path: /phoneMethods/, kind: 'status', status: 403 });
    await world.settle();
    const before = messagesFor(world, 'amir');
    await liveThrough(world, 9, 'PT1H');
    expect(messagesFor(world, 'amir')).toBe(before + 2);
    expect(await countInRecord(world, 'reminded')).toBe(2);
    expect(newestButtons(world, 'amir')).toEqual(['Details', 'Done by hand']);
  });
});

describe('the code', () => {
  it('runs out after its lifetime, and the card says until when', async () => {
    const world = await waitingWorld({ configuration: { limits: { codeLifetime: 'PT5M' } } });
    const code = await ritaShowsCode(world);
    expect(screenOf(world, 'rita')).toContain('Valid until {{DATE(2026-11-23T09:05:00Z,SHORT)}}');
    await world.pass('PT5M1S');
    await world.as('amir').click('Approve', { code });
    expect(screenOf(world, 'amir')).toContain('That code has run out');
  });

  it('is gone from the screen once the request has moved on', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    await world.as('amir').click('Deny', { reason: 'I am not convinced' });
    await world.settle();
    expect(chatOf(world, 'rita')).not.toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
  });
});
