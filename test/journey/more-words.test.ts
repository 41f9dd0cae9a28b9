import { afterEach, describe, expect, it } from '@jest/globals';
import { everybodyInstalls, screenOf } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

describe('more words about an unfinished request', () => {
  it('a pasted error page does not find the lost phone again: its number is still not called', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const rita = world.as('rita');
    await rita.say('Alice Wong lost her phone');
    await rita.say('Error Code: 500121 Request Id: 0d9a1b2c-1111-4222-8333-444455556666');
    expect(await world.request()).toMatchObject({ symptom: 'lost_phone', reported: { errorCode: '500121' } });
    await rita.click('Still locked out');
    await world.settle();
    expect(screenOf(world, 'amir')).toContain('Business:');
    expect(screenOf(world, 'amir')).not.toContain('Mobile:');
  });

  it('somebody who may not halt is told who may', async () => {
    const world = await startWorld();
    await world.as('rita').install();
    await world.as('rita').say('halt');
    expect(screenOf(world, 'rita')).toContain('Only approvers can stop resets');
    expect(await world.service().ports.brakes.halt()).toBeUndefined();
  });
});
