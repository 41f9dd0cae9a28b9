import { afterEach, describe, expect, it } from '@jest/globals';
import { everybodyInstalls, methodsOf, ritaAsks, ritaShowsCode } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

describe('the main journey', () => {
  it('leads from a message to a reset that everybody hears of', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const rita = await ritaAsks(world);
    rita.sees('We asked Amir Haddad');
    const amir = world.as('amir');
    amir.sees('Reset the sign-in of Alice Wong?');
    const code = await ritaShowsCode(world);
    await amir.click('Approve', { code });
    amir.sees('Approved');
    await world.settle();
    await world.pass('PT15S');
    expect(methodsOf(world, 'alice')).toEqual([]);
    expect((await world.request()).status).toBe('reset');
    for (const person of ['rita', 'amir', 'alice', 'max'] as const) world.as(person).sees('LK-1001');
    const record = (await world.audit()).map(({ event }) => event.kind);
    expect(record.at(-1)).toBe('reset_done');
  });
});
