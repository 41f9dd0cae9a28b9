import { afterEach, describe, expect, it } from '@jest/globals';
import { everybodyInstalls, methodsOf, ritaAsks, ritaShowsCode } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

describe('the main journey', () => {
  it('leads from a message to a reset that everybody hears of', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const rita = await ritaAsks(world).catch((e: unknown) => { console.log(world.log, world.connector.calls, world.as("rita").screen()); throw e; });
    console.log(rita.screen());
    const amir = world.as('amir');
    console.log(amir.screen());
    const code = await ritaShowsCode(world);
    console.log(rita.screen());
    await amir.click('Approve', { code });
    console.log(amir.screen());
    await world.settle();
    await world.pass('PT15S');
    console.log(amir.screen());
    console.log(rita.screen());
    expect(methodsOf(world, 'alice')).toEqual([]);
    expect((await world.request()).status).toBe('reset');
  });
});
