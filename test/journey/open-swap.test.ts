import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { clicks, onCall, planned, tells, turns } from '../support/shifts.ts';
import { buttonsFor, chatOf, countInRecord, newestButtons, screenOf } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

async function toFridayNight(world: World): Promise<void> {
  await world.pass('P4DT12H');
}

describe('an open swap', () => {
  async function asked(): Promise<World> {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova');
    return world;
  }

  it('may be withdrawn; the colleague’s card then says so, and agreeing changes nothing', async () => {
    const world = await asked();
    const old = world.as('dana').messages().at(-1)!.id;
    expect(await clicks(world, 'amir', 'Withdraw')).toContain('You took this back');
    expect(screenOf(world, 'dana')).toContain('Amir Haddad took this back');
    await world.as('dana').click('Agree', {}, { on: old });
    expect(chatOf(world, 'dana')).not.toContain('You agreed');
    expect(await countInRecord(world, 'shift_change_agreed')).toBe(0);
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['amir']);
  });

  it('expires after two days, and the asker hears it', async () => {
    const world = await asked();
    await world.pass('P2D');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova didn’t answer in time');
    expect(await clicks(world, 'dana', 'Agree')).toContain('It is too late to answer this');
    expect(await countInRecord(world, 'shift_change_expired')).toBe(1);
  });

  it('expires when it would begin', async () => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana tonight');
    await clicks(world, 'amir', 'Ask Dana Petrova');
    await world.pass('PT8H');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova didn’t answer in time');
    expect(await clicks(world, 'dana', 'Agree')).toContain('It is too late');
    expect(await onCall(world)).toEqual(['amir']);
  });

  it('is agreed to once, however often the click arrives', async () => {
    const world = await asked();
    await Promise.all(Array.from({ length: 5 }, () => world.as('dana').click('Agree')));
    await world.settle();
    expect(await countInRecord(world, 'shift_change_agreed')).toBe(1);
    expect(chatOf(world, 'amir').match(/Dana Petrova agreed/g)).toHaveLength(1);
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('is asked once, however often the click arrives', async () => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await Promise.all(Array.from({ length: 3 }, () => world.as('amir').click('Ask Dana Petrova')));
    await world.settle();
    expect(await countInRecord(world, 'shift_change_proposed')).toBe(1);
    expect(buttonsFor(world, 'dana').filter((title) => title === 'Agree')).toHaveLength(1);
  });

  it('for a shift that another agreed to meanwhile no longer fits', async () => {
    const world = await asked();
    await tells(world, 'amir', 'swap with Iris on Friday night');
    await clicks(world, 'amir', 'Ask Iris Okafor', { inReturn: 'Nothing in return' });
    await clicks(world, 'iris', 'Agree');
    expect(await clicks(world, 'dana', 'Agree')).toContain('This no longer fits, so nothing changed');
    expect(screenOf(world, 'amir')).toContain('This no longer fits, so nothing changed');
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['iris']);
  });

  it('agreed to by two at the same moment counts for one of them', async () => {
    const world = await asked();
    await tells(world, 'amir', 'swap with Iris on Friday night');
    await clicks(world, 'amir', 'Ask Iris Okafor', { inReturn: 'Nothing in return' });
    await Promise.all([world.as('dana').click('Agree'), world.as('iris').click('Agree')]);
    await world.settle();
    expect(await countInRecord(world, 'shift_change_agreed')).toBe(1);
    expect(await countInRecord(world, 'shift_change_expired')).toBe(1);
    await toFridayNight(world);
    expect(await onCall(world)).toHaveLength(1);
  });

  it('survives a restart between the question and the answer', async () => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await world.as('amir').click('Ask Dana Petrova');
    await world.restart();
    await world.settle();
    expect(await clicks(world, 'dana', 'Agree')).toContain('You agreed');
    await world.restart();
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('to somebody who can’t be reached says so to the asker', async () => {
    const world = await startWorld(turns());
    await world.as('amir').install();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova couldn’t be reached in Teams');
    expect(newestButtons(world, 'amir')).toContain('Withdraw');
  });

  it('counts no more once the colleague is no approver', async () => {
    const world = await asked();
    world.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    await world.service().ports.helpdesk.read();
    expect(await clicks(world, 'dana', 'Agree')).toContain('This no longer fits');
  });
});
