import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { liveThrough } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const unready = async (world: World): Promise<Record<string, unknown>> => {
  const response = await fetch(`${world.service().opsUrl}/readyz`);
  return { status: response.status, body: await response.json() };
};

/** The name on the deny list belongs to nobody any more, and the next start has nothing to go by. */
const worldWithHole = async (): Promise<World> => {
  const world = await startWorld();
  world.tenant.person(PEOPLE.bree.id).userPrincipalName = 'renamed@contoso.com';
  return world;
};

describe('a sign-in name on the deny list that the directory does not know', () => {
  it('refuses the start, naming the key and not the person', async () => {
    const world = await worldWithHole();
    const start = world.restart();
    await expect(start).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(start).rejects.toThrow('denyList[0]');
    await expect(start).rejects.not.toThrow('breakglass');
  });

  it('is found as soon as the directory answers, and nothing is asked or approved until it is mended', async () => {
    const world = await worldWithHole();
    world.tenant.addFault({ kind: 'status', status: 403 });
    await world.restart();
    expect(await unready(world)).toMatchObject({ status: 503, body: { unready: ['directory'] } });
    world.tenant.clearFaults();
    expect(await unready(world)).toMatchObject({ status: 503, body: { unready: ['configuration'] } });
    await world.as('rita').install();
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    await world.settle();
    await world.as('rita').click('Still locked out');
    await liveThrough(world, 6, 'PT30S');
    expect(await world.request()).toMatchObject({ status: 'draft' });
    expect(world.as('rita').screen()).toContain('nobody has been asked');
    world.tenant.person(PEOPLE.bree.id).userPrincipalName = PEOPLE.bree.userPrincipalName;
    expect(await unready(world)).toMatchObject({ status: 200, body: { unready: [] } });
  });

  it('changes nothing while the service runs: the name stays bound to its account', async () => {
    const world = await worldWithHole();
    await world.service().ports.helpdesk.read();
    expect((await world.service().ports.helpdesk.last()).denyList).toEqual([PEOPLE.bree.id]);
    expect(await unready(world)).toMatchObject({ status: 200, body: { unready: [] } });
  });
});
