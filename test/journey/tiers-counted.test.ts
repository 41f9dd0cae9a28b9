import { afterEach, describe, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../src/sandbox/connector/client.ts';
import {
  approves,
  asksFor,
  buttonsFor,
  codeOnScreen,
  elevatedWorld,
  everybodyInstalls,
  goesThroughElevated,
  record,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

/** What a person does, one by one, as they would be counted with a stopwatch. */
const counted = (client: TeamsClient) => {
  const done: string[] = [];
  const person = {
    say: (text: string) => (done.push('message'), client.say(text)),
    click: (button: string, inputs: Readonly<Record<string, string>> = {}) => {
      done.push(...Object.keys(inputs).map((input) => `field ${input}`), `click ${button}`);
      return client.click(button, inputs);
    },
  };
  return { ...person, done };
};

describe('what people do until the colleague can register again', () => {
  it('in the standard tier: three for the requester, one code and one click for the approver', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const [rita, amir] = [counted(world.as('rita')), counted(world.as('amir'))];
    await rita.say("Alice Wong can't sign in, she has a new phone");
    await rita.click('Still locked out');
    await world.settle();
    await rita.click('Show code');
    await amir.click('Approve', { code: codeOnScreen(world, 'rita') });
    await world.settle();
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(rita.done).toEqual(['message', 'click Still locked out', 'click Show code']);
    expect(amir.done).toEqual(['field code', 'click Approve']);
    expect(await record(world)).not.toContain('vouch_asked');
  });

  it('in the elevated tier: one more for the requester, two for the voucher, as before for each approver', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const [rita, max] = [counted(world.as('rita')), counted(world.as('max'))];
    const [amir, dana] = [counted(world.as('amir')), counted(world.as('dana'))];
    await rita.say("Alice Wong can't sign in, her phone was stolen");
    await rita.click('Still locked out');
    await world.settle();
    await max.click('I spoke to them', { how: 'In person' });
    await world.settle();
    for (const approver of [amir, dana]) {
      await rita.click('Show code');
      await approver.click('Approve', { code: codeOnScreen(world, 'rita') });
      await world.settle();
    }
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(rita.done).toEqual(['message', 'click Still locked out', 'click Show code', 'click Show code']);
    expect(max.done).toEqual(['field how', 'click I spoke to them']);
    for (const { done } of [amir, dana]) expect(done).toEqual(['field code', 'click Approve']);
  });
});

describe('a configuration of its own', () => {
  it('with two approvals in the standard tier asks two approvers at once, and nobody to vouch', async () => {
    const verification = { standard: { approvals: 2 }, elevated: { approvals: 2 } };
    const world = await waitingWorld({ configuration: { verification } });
    expect(buttonsFor(world, 'dana')).toContain('Approve');
    await approves(world, 'amir');
    expect((await world.request()).status).toBe('awaiting_approval');
    await approves(world, 'dana');
    await world.pass('PT15S');
    expect(await world.request()).toMatchObject({ status: 'reset', verification: { tier: 'standard' } });
    expect(await record(world)).not.toContain('vouch_asked');
  });

  it('that lets a vouch stand in for a missing number asks for no code at all', async () => {
    const verification = { elevated: { require: ['callback|vouch', 'vouch'], approvals: 2 } };
    const world = await startWorld({ configuration: { verification } });
    await everybodyInstalls(world);
    await asksFor(world, 'rita', 'yusuf');
    expect(await world.request()).toMatchObject({
      status: 'verifying',
      verification: { needs: { callback: false, vouch: true, approvals: 2 } },
    });
    await vouches(world);
    expect(buttonsFor(world, 'rita')).not.toContain('Show code');
    await expect(world.as('amir').click('Approve', { code: '123456' })).rejects.toThrow('no input “code”');
    await world.as('amir').click('Approve');
    await world.settle();
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(buttonsFor(world, 'rita')).not.toContain('Show code');
    await world.as('dana').click('Approve');
    await world.settle();
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(await record(world)).not.toContain('code_shown');
    const contacts = (await world.request()) as { approvals: readonly { contact: string }[] };
    expect(contacts.approvals.map(({ contact }) => contact)).toEqual(['vouch_only', 'vouch_only']);
  });

  it('that lets a vouch stand in still calls back whoever has a number', async () => {
    const verification = { elevated: { require: ['callback|vouch', 'vouch'], approvals: 2 } };
    const world = await elevatedWorld({ configuration: { verification } });
    await goesThroughElevated(world, 'max');
  });
});
