import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { everybodyInstalls, messagesFor, screenOf } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

/** How often the bot changed one of Rita's messages. */
const updatesFor = (world: World): number =>
  world
    .as('rita')
    .messages()
    .flatMap(({ history }) => history)
    .filter(({ by }) => by === 'updated').length;

describe('the answer of the checks', () => {
  const asks = async (world: World, about: string): Promise<void> => {
    await world.as('rita').say(`${about} can't sign in, the push never arrives`);
    await world.as('rita').click('Still locked out');
  };

  it.each(['priya', 'alice'] as const)('changes the card in front of the requester (%s)', async (who) => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await asks(world, PEOPLE[who].userPrincipalName);
    const before = messagesFor(world, 'rita');
    await world.settle();
    expect(messagesFor(world, 'rita')).toBe(before);
  });

  it.each([
    ['priya', 'This account can’t be reset here'],
    ['alice', 'Amir Haddad'],
  ] satisfies [Cast, string][])('comes as a new message where that card is gone (%s)', async (who, told) => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await asks(world, PEOPLE[who].userPrincipalName);
    const before = messagesFor(world, 'rita');
    world.connector.faults.add({ method: 'PUT', kind: 'status', status: 404, times: 1 });
    await world.settle();
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(screenOf(world, 'rita')).toContain(told);
  });

  it.each([
    ['priya', 'This account can’t be reset here'],
    ['alice', 'Amir Haddad'],
  ] satisfies [Cast, string][])(
    'comes as a new message when it took more than one try (%s)',
    async (who, told) => {
      const world = await startWorld();
      await everybodyInstalls(world);
      await asks(world, PEOPLE[who].userPrincipalName);
      const before = messagesFor(world, 'rita');
      world.tenant.addFault({
        kind: 'status',
        status: 404,
        code: 'odd',
        path: /^\/v1\.0\/groups/u,
        times: 1,
      });
      await world.settle();
      await world.pass('PT20S');
      expect(messagesFor(world, 'rita')).toBe(before + 1);
      expect(screenOf(world, 'rita')).toContain(told);
      expect((await world.request()).status).not.toBe('draft');
    },
  );

  it('is painted once more a moment later, since the reply to the click may lie on top of it', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await asks(world, PEOPLE.alice.userPrincipalName);
    await world.settle();
    const before = updatesFor(world);
    await world.pass('PT4S');
    expect(updatesFor(world)).toBe(before + 1);
  });

  it('is not painted over the code', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await asks(world, PEOPLE.alice.userPrincipalName);
    await world.settle();
    await world.as('rita').click('Show code');
    const before = updatesFor(world);
    await world.pass('PT4S');
    expect(updatesFor(world)).toBe(before);
    expect(screenOf(world, 'rita')).toMatch(/^\d{3} \d{3}$/mu);
  });
});
