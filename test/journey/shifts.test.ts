import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  chatOf,
  codeOnScreen,
  countInRecord,
  everybodyInstalls,
  messagesFor,
  ritaAsks,
  screenOf,
} from '../support/steps.ts';
import { configurationFor, startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

/** Monday, 10:00 in Berlin; Amir is on call in primary, Dana in secondary, Iris approves too. */
async function morning(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options);
  await everybodyInstalls(world);
  return world;
}

async function tells(world: World, person: Cast, text: string): Promise<string> {
  await world.as(person).say(text);
  await world.settle();
  return screenOf(world, person);
}

const ASKED = 'Reset the sign-in of Alice Wong?';
const UNTIL = '2026-11-23T17:00:00.000Z';

describe('take over', () => {
  it('sends the next request to the one who took over, who can approve it', async () => {
    const world = await morning();
    const answer = await tells(world, 'dana', 'take over until 18:00');
    expect(answer).toContain('You are on call in primary');
    expect(answer).toContain('You stand in for Amir Haddad, who is told');
    expect(answer).toContain('Europe/Berlin');
    const rita = await ritaAsks(world);
    rita.sees('We asked Dana Petrova');
    expect(chatOf(world, 'amir')).not.toContain(ASKED);
    await rita.click('Show code');
    await world.as('dana').click('Approve', { code: codeOnScreen(world, 'rita') });
    expect((await world.request()).status).toBe('approved');
  });

  it('tells the one who was on call in a new message, and is in the record', async () => {
    const world = await morning();
    const before = messagesFor(world, 'amir');
    await tells(world, 'dana', 'take over until 18:00');
    expect(messagesFor(world, 'amir')).toBe(before + 1);
    expect(screenOf(world, 'amir')).toContain('Dana Petrova stands in for you');
    expect((await world.audit()).map(({ event }) => event)).toContainEqual({
      kind: 'shift_taken_over',
      by: PEOPLE.dana.id,
      rotation: 'primary',
      from: '2026-11-23T09:00:00.000Z',
      until: UNTIL,
    });
  });

  it('ends by itself', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await world.pass('PT8H');
    expect(await tells(world, 'rita', 'who is on call')).toContain('Amir Haddad is on call');
    (await ritaAsks(world)).sees('We asked Amir Haddad');
  });

  it('shows in “who is on call” and “my shifts”', async () => {
    const world = await morning();
    await tells(world, 'iris', 'take over until tomorrow 08:00');
    expect(await tells(world, 'rita', 'who is on call')).toContain('Iris Okafor is on call');
    expect(await tells(world, 'iris', 'my shifts')).toContain(
      'primary: {{DATE(2026-11-23T09:00:00Z,SHORT)}}',
    );
    expect(await tells(world, 'amir', 'my shifts')).toContain('2026-11-24T07:00:00Z');
  });

  it('takes another rotation by its name, which the next step then asks', async () => {
    const world = await morning();
    expect(await tells(world, 'iris', 'take over secondary for 2 hours')).toContain(
      'You stand in for Dana Petrova',
    );
    expect(screenOf(world, 'dana')).toContain('Iris Okafor stands in for you');
    await ritaAsks(world);
    expect(screenOf(world, 'amir')).toContain(ASKED);
    await world.pass('PT10M');
    expect(screenOf(world, 'iris')).toContain(ASKED);
    expect(chatOf(world, 'dana')).not.toContain(ASKED);
  });

  it('wins over the override of the configuration file', async () => {
    const override = {
      who: PEOPLE.iris.userPrincipalName,
      rotation: 'primary',
      from: '2026-11-23T08:00',
      until: '2026-11-23T20:00',
    };
    const onCall = { ...configurationFor().onCall, overrides: [override] };
    const world = await morning({ configuration: { onCall } });
    expect(await tells(world, 'rita', 'who is on call')).toContain('Iris Okafor is on call');
    expect(await tells(world, 'dana', 'take over until 12:00')).toContain('You stand in for Iris Okafor');
    expect(await tells(world, 'rita', 'who is on call')).toContain('Dana Petrova is on call');
    await world.pass('PT3H');
    expect(await tells(world, 'rita', 'who is on call')).toContain('Iris Okafor is on call');
  });

  it('survives a restart, and so does the message that is still to be sent', async () => {
    const world = await morning();
    await world.as('dana').say('take over until 18:00');
    await world.restart();
    await world.settle();
    expect(chatOf(world, 'amir')).toContain('Dana Petrova stands in for you');
    (await ritaAsks(world)).sees('We asked Dana Petrova');
    expect(await tells(world, 'dana', 'give back')).toContain('You gave back primary');
  });

  it('tells the one who was on call later when Teams is down', async () => {
    const world = await morning();
    await world.as('dana').say('take over until 18:00');
    world.connector.faults.add({
      kind: 'status',
      status: 503,
      path: new RegExp(PEOPLE.amir.id),
      times: 1,
    });
    await world.settle();
    expect(chatOf(world, 'amir')).not.toContain('stands in for you');
    await world.pass('PT2M');
    expect(chatOf(world, 'amir')).toContain('Dana Petrova stands in for you');
  });

  it('holds also when the one who was on call has no bot to be told by', async () => {
    const world = await startWorld();
    await world.as('dana').install();
    expect(await tells(world, 'dana', 'take over until 18:00')).toContain('You are on call in primary');
    expect(await tells(world, 'dana', 'who is on call')).toContain('Dana Petrova is on call');
    expect(world.log.map(({ message }) => message)).toContain(
      'person cannot be told in Teams of a changed shift',
    );
  });

  it('delivered twice is done once', async () => {
    const world = await morning();
    const twice = [1, 2].map(() => world.as('dana').say('take over until 18:00'));
    await Promise.all(twice);
    await world.settle();
    expect(await tells(world, 'dana', 'take over until 18:00')).toContain('You are on call in primary');
    expect(chatOf(world, 'dana')).not.toContain('Nothing changed');
    expect(await countInRecord(world, 'shift_taken_over')).toBe(1);
    expect(chatOf(world, 'amir').match(/stands in for you/g)).toHaveLength(1);
  });

  it('by two at once makes one of them stand in, and tells the other who', async () => {
    const world = await morning();
    await Promise.all([
      world.as('dana').say('take over until 18:00'),
      world.as('iris').say('take over until 18:00'),
    ]);
    await world.settle();
    const screens = [screenOf(world, 'dana'), screenOf(world, 'iris')];
    expect(screens.filter((screen) => screen.includes('You are on call in primary'))).toHaveLength(1);
    expect(screens.filter((screen) => screen.includes('stands in there already'))).toHaveLength(1);
    expect(await countInRecord(world, 'shift_taken_over')).toBe(1);
  });

  it('of somebody who is an approver no more falls away, and can be taken over by others', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    world.tenant.person(PEOPLE.dana.id).accountEnabled = false;
    await world.service().ports.helpdesk.read();
    expect(await tells(world, 'rita', 'who is on call')).toContain('Amir Haddad is on call');
    (await ritaAsks(world)).sees('We asked Amir Haddad');
    expect(await tells(world, 'iris', 'take over until 17:00')).toContain('You are on call in primary');
    expect((await world.audit()).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ kind: 'shift_given_back', by: PEOPLE.iris.id, who: PEOPLE.dana.id }),
    );
  });
});

describe('what is refused', () => {
  it.each<readonly [Cast, string, string, string]>([
    ['rita', 'take over until 18:00', 'Only approvers can take over', 'Ask one of them'],
    ['sol', 'take over until 18:00', 'Only approvers can take over', 'Ask one of them'],
    ['dana', 'take over', 'Until when do you take over?', 'take over until 18:00'],
    ['dana', 'take over until lunch', 'I can’t read until when', 'take over until 18:00'],
    ['dana', 'take over until 25:00', 'There is no such time', 'take over until 18:00'],
    ['dana', 'take over until 09:00', 'That time is over already', 'a time without a day is today’s'],
    ['dana', 'take over until 2027-03-28 02:30', 'the clock is put forward', 'Europe/Berlin'],
    ['dana', 'take over for 8 days', 'seven days at most', 'take over for 2 hours'],
    ['dana', 'take over from 12:00 until 18:00', 'Taking over starts at once', 'take over until 18:00'],
    ['dana', 'take over third until 18:00', 'no rotation called “third”', 'primary and secondary'],
    ['amir', 'take over until 18:00', 'You are on call in primary already', '“give back”'],
    ['dana', 'give back', 'You have nothing to give back', 'take over until'],
    ['rita', 'give back', 'You have nothing to give back', 'take over until'],
    ['dana', 'swap friday with Amir', 'I can’t swap shifts', 'onCall.overrides'],
  ])('%s: “%s” says why, and what to write', async (person, text, why, how) => {
    const world = await morning();
    const answer = await tells(world, person, text);
    expect(answer).toContain(why);
    expect(answer).toContain(how);
    expect(await countInRecord(world, 'shift_taken_over')).toBe(0);
    expect(chatOf(world, 'amir')).not.toContain('stands in for you');
    expect(await tells(world, 'max', 'who is on call')).toContain('Amir Haddad is on call');
  });

  it('is a second stand-in, naming the first, until that one gives back', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    for (const person of ['iris', 'amir'] as const) {
      const answer = await tells(world, person, 'take over until 12:00');
      expect(answer).toContain('Dana Petrova stands in there already');
      expect(answer).toContain('{{TIME(2026-11-23T17:00:00Z)}}');
      expect(answer).toContain('Ask Dana Petrova to write “give back” first');
    }
    await tells(world, 'dana', 'give back');
    expect(await tells(world, 'iris', 'take over until 12:00')).toContain('You are on call in primary');
  });

  it('is another end while one’s own stand-in runs', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    const answer = await tells(world, 'dana', 'take over until 20:00');
    expect(answer).toContain('You are on call in primary already');
    expect(answer).toContain('write “give back” first');
  });
});

describe('give back', () => {
  it('puts the one before back on call at once, tells them, and is in the record', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await world.pass('PT1H');
    const answer = await tells(world, 'dana', 'give back');
    expect(answer).toContain('You gave back primary');
    expect(answer).toContain('primary: Amir Haddad is on call now');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova no longer stands in for you');
    expect(screenOf(world, 'amir')).toContain('primary: you are on call again');
    (await ritaAsks(world)).sees('We asked Amir Haddad');
    expect((await world.audit()).map(({ event }) => event)).toContainEqual({
      kind: 'shift_given_back',
      by: PEOPLE.dana.id,
      who: PEOPLE.dana.id,
      rotation: 'primary',
      from: '2026-11-23T10:00:00.000Z',
      until: UNTIL,
    });
  });

  it('ends every stand-in of the asker, and nobody else’s', async () => {
    const world = await morning();
    await tells(world, 'iris', 'take over until 18:00');
    await tells(world, 'iris', 'take over secondary until 18:00');
    await tells(world, 'amir', 'give back');
    expect(await tells(world, 'rita', 'who is on call')).toContain('Iris Okafor is on call');
    expect(await tells(world, 'iris', 'give back')).toContain('You gave back primary and secondary');
    expect(await countInRecord(world, 'shift_given_back')).toBe(2);
  });

  it('delivered twice is done once', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await Promise.all([1, 2].map(() => world.as('dana').say('give back')));
    await world.settle();
    expect(await tells(world, 'dana', 'give back')).toContain('You gave back primary');
    expect(chatOf(world, 'dana')).not.toContain('nothing to give back');
    expect(await countInRecord(world, 'shift_given_back')).toBe(1);
    expect(chatOf(world, 'amir').match(/no longer stands in/g)).toHaveLength(1);
  });
});
