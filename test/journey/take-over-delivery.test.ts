import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { clicks, morning, onCall, tells } from '../support/shifts.ts';
import { chatOf, countInRecord, messagesFor, ritaAsks, screenOf } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

describe('a take-over that is delivered', () => {
  it('twice is done once', async () => {
    const world = await morning();
    await Promise.all([1, 2].map(() => world.as('dana').say('take over until 18:00')));
    await world.settle();
    expect(chatOf(world, 'dana')).not.toContain('Nothing changed');
    expect(await countInRecord(world, 'shift_taken_over')).toBe(1);
    expect(chatOf(world, 'amir').match(/Should they take your place/g)).toHaveLength(1);
  });

  it('again after some minutes is done once, and nobody is asked for the minutes', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over for 2 hours');
    await world.pass('PT3M');
    const before = messagesFor(world, 'amir');
    expect(await tells(world, 'dana', 'take over for 2 hours')).toContain('You are on call in primary');
    expect(messagesFor(world, 'amir')).toBe(before);
    expect(await countInRecord(world, 'shift_taken_over')).toBe(1);
  });

  it('by a third tells whoever has another’s place who is on call again once they give back', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    await tells(world, 'iris', 'take over until 18:00');
    expect(screenOf(world, 'dana')).toContain('If you write “give back”, Amir Haddad is on call again then.');
    await tells(world, 'dana', 'give back');
    expect((await onCall(world)).toSorted()).toEqual(['amir', 'iris']);
  });

  it('before a restart is told after it', async () => {
    const world = await morning();
    await world.as('dana').say('take over until 18:00');
    await world.restart();
    await world.settle();
    expect(chatOf(world, 'amir')).toContain('Dana Petrova is on call with you');
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    (await ritaAsks(world)).sees('We asked Dana Petrova');
  });

  it('while Teams is down is told later', async () => {
    const world = await morning();
    await world.as('dana').say('take over until 18:00');
    const path = new RegExp(PEOPLE.amir.id);
    world.connector.faults.add({ kind: 'status', status: 503, path, times: 1 });
    await world.settle();
    expect(chatOf(world, 'amir')).not.toContain('is on call with you');
    await world.pass('PT2M');
    expect(chatOf(world, 'amir')).toContain('is on call with you');
  });

  it('to somebody without the bot holds, and the taker hears that they couldn’t be reached', async () => {
    const world = await startWorld();
    await world.as('dana').install();
    await tells(world, 'dana', 'take over until 18:00');
    expect(screenOf(world, 'dana')).toContain('Amir Haddad couldn’t be reached in Teams');
    expect(screenOf(world, 'dana')).toContain('You are both on call, so nobody is missed');
    expect(world.log.map(({ message }) => message)).toContain(
      'person cannot be told in Teams of a changed shift',
    );
  });
});
