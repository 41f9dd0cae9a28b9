import { afterEach, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../../src/config/configuration-file.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  approvedWorld,
  approves,
  chatOf,
  codeOnScreen,
  elevatedWorld,
  everybodyInstalls,
  forge,
  liveThrough,
  methodsOf,
  removalsAsked,
  ritaShowsCode,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const ritaAsksFor = async (world: World, name: string, symptom = 'the push never arrives'): Promise<void> => {
  await world.as('rita').say(`${name} can't sign in, ${symptom}`);
  await world.as('rita').click('Still locked out');
  await world.settle();
};

describe('I3: nothing is removed without checks, approvals and a second look', () => {
  it.each([
    ['on the sensitive list', 'Cora Fields'],
    ['owner of an application', 'Owen Brandt'],
    ['without a number on file', 'Nico Nophone'],
    ['without a known relation', 'Nora Lind'],
  ])('a subject %s is not asked about with less than the tier requires', async (_, name) => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await ritaAsksFor(world, name);
    expect((await world.request()).status).toBe('refused');
    expect(screenOf(world, 'rita')).toContain('A person at the helpdesk has to look at this');
    expect(screenOf(world, 'amir')).not.toContain('Which code did');
    await liveThrough(world, 3, 'PT20M');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('a stolen phone takes a vouch first, then two approvers, and one of them alone removes nothing', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await ritaAsksFor(world, 'Alice Wong', 'her phone was stolen');
    expect(await world.request()).toMatchObject({ status: 'verifying', verification: { tier: 'elevated' } });
    for (const person of ['amir', 'dana', 'iris'] as const) {
      expect(chatOf(world, person)).not.toContain('Reset the sign-in');
      await forge(world, person, { verb: 'approve', number: 1001, revision: 1, code: '123456' });
    }
    expect((await world.request()).status).toBe('verifying');
    await vouches(world);
    await approves(world, 'amir');
    await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 2, code: '123456' });
    await liveThrough(world, 3, 'PT10M');
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(removalsAsked(world)).toEqual([]);
    expect(methodsOf(world, 'alice')).toHaveLength(3);
  });

  it('a voucher who is no manager any more when it is carried out has not vouched', async () => {
    const world = await elevatedWorld();
    await vouches(world);
    await approves(world, 'amir');
    await world.as('rita').click('Show code');
    await world.as('dana').click('Approve', { code: codeOnScreen(world, 'rita') });
    world.tenant.changeManager(PEOPLE.alice.id, null);
    world.tenant.person(PEOPLE.max.id).accountEnabled = false;
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    expect(await world.request()).toMatchObject({
      status: expect.stringMatching(/^(?:verifying|refused)$/u),
    });
  });

  it('no job runs a reset that nobody approved, whoever adds it', async () => {
    const world = await waitingWorld();
    const dueAt = '2026-11-23T09:00:00.000Z';
    await world.service().ports.jobs.add([{ key: 'forged', dueAt, effect: { kind: 'reset', number: 1001 } }]);
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    expect(methodsOf(world, 'alice')).toHaveLength(3);
  });

  it('a code that ran out, was replaced or was guessed approves nothing', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    await world.as('rita').click('New code');
    for (const typed of [code, '000000', '', 'abcdef'])
      await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code: typed });
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('the approver must still be one when it is carried out', async () => {
    const world = await approvedWorld();
    world.tenant.person(PEOPLE.amir.id).deletedDateTime = '2026-11-23T09:00:00Z';
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('no configuration goes under the floor of one call-back and one approval', () => {
    const floor = { standard: { require: [], approvals: 0 } };
    const reading = readConfiguration(
      JSON.stringify({
        helpdesk: { name: 'x', phone: '+1 425 555 0100', timeZone: 'Europe/Berlin', language: 'en' },
        approvers: { members: ['amir@contoso.com'] },
        verification: floor,
      }),
    );
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.problems.join('\n')).toMatch(/verification/u);
  });
});
