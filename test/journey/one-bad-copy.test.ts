import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { buttonsFor, everybodyInstalls, ritaAsks, screenOf, waitingWorld } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

describe('a copy that Teams refuses to repaint for good', () => {
  it('keeps no other copy from being repainted, and no job is put aside for it', async () => {
    const world = await waitingWorld();
    world.connector.faults.add({
      kind: 'status',
      status: 400,
      method: 'PUT',
      path: new RegExp(PEOPLE.amir.id),
      times: 50,
    });
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    expect(buttonsFor(world, 'rita')).not.toContain('Show code');
    expect(world.log.map(({ message }) => message)).toContain('a card cannot be repainted');
    expect(world.log.map(({ message }) => message)).not.toContain('job put aside');
  });
});

describe('a lifter who once asked for the very colleague', () => {
  it('is concerned, whichever request set the freeze', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const dana = world.as('dana');
    await dana.say("Alice Wong can't sign in, she has a new phone");
    await dana.click('Still locked out');
    await world.settle();
    expect(await world.request(1001)).toMatchObject({
      status: 'verifying',
      verification: { tier: 'elevated' },
    });
    await dana.say('cancel LK-1001');
    expect((await world.request(1001)).status).toBe('cancelled');
    await ritaAsks(world);
    await world.as('alice').say('not me LK-1002');
    await dana.say('resume LK-1002');
    expect(screenOf(world, 'dana')).toContain('You can’t lift this one');
    await world.as('amir').say('resume LK-1002');
    expect(screenOf(world, 'amir')).toContain('One more');
  });
});
