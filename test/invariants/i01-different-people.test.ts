import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  chatOf,
  codeOnScreen,
  everybodyInstalls,
  forge,
  record,
  removalsAsked,
  screenOf,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const asks = async (world: World, who: Cast, name: string): Promise<void> => {
  await world.as(who).install();
  await world.as(who).say(`${name} can't sign in, the push never arrives`);
  await world.as(who).click('Still locked out');
  await world.settle();
};

const approveClick = (code: string) => ({ verb: 'approve', number: 1001, revision: 1, code });

describe('I1: requester, subject and approver are different people', () => {
  it('who asked is passed over when on call, and cannot approve with their own code', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await asks(world, 'amir', 'Iris Okafor');
    expect(chatOf(world, 'dana')).toContain('Reset the sign-in of Iris Okafor?');
    await world.as('amir').click('Show code');
    const { text } = await forge(world, 'amir', approveClick(codeOnScreen(world, 'amir')));
    expect(text).toContain('you count as the one who asked');
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(await record(world)).toContain('command_refused');
  });

  it('who it is about cannot approve, even as an approver who knows the code', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await asks(world, 'amir', 'Iris Okafor');
    await world.as('amir').click('Show code');
    const { text } = await forge(world, 'iris', approveClick(codeOnScreen(world, 'amir')));
    expect(text).toContain('you count as the one it is about');
    await world.pass('PT21M');
    expect(chatOf(world, 'iris')).not.toContain('Which code did');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('two accounts of one employee cannot ask for each other', async () => {
    const world = await startWorld();
    world.tenant.person(PEOPLE.alice.id).employeeId = PEOPLE.rita.employeeId;
    await asks(world, 'rita', 'Alice Wong');
    expect((await world.request()).status).toBe('refused');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('where the directory does not know, the approver’s card says so', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    world.tenant.person(PEOPLE.alice.id).employeeId = null;
    await asks(world, 'rita', 'Alice Wong');
    expect(screenOf(world, 'amir')).toContain(
      'Whether the one who asks and the locked-out colleague are one',
    );
    expect(screenOf(world, 'amir')).not.toContain('employee id for you');
  });

  it('and says to an approver without an employee id that it can’t tell about them', async () => {
    const world = await startWorld();
    world.tenant.person(PEOPLE.amir.id).employeeId = null;
    await world.service().ports.helpdesk.read();
    await everybodyInstalls(world);
    await asks(world, 'rita', 'Alice Wong');
    expect(screenOf(world, 'amir')).not.toContain('Whether the one who asks');
    expect(screenOf(world, 'amir')).toContain('employee id for you');
    await world.pass('PT11M');
    expect(screenOf(world, 'dana')).not.toContain('employee id for you');
  });
});
