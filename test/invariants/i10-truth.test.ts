import { afterEach, describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  approvedWorld,
  chatOf,
  everybodyInstalls,
  forge,
  liveThrough,
  methodsOf,
  record,
  ritaShowsCode,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const HELPDESK = '+1 425 555 0100';
const SAVED = 'Saved, but I can’t show it just now';
const NOT_SAVED = 'Your last click was not saved';

/** The database goes away after so many reads of the halt, which the cards of decisions make after the save. */
function databaseGoes(world: World, reads: number): void {
  const { brakes } = world.service().ports;
  const before = { ...brakes };
  let left = reads;
  Object.assign(brakes, {
    halt: () => {
      left -= 1;
      return left < 0
        ? Promise.reject(new ServiceError('DATABASE_UNAVAILABLE', 'It is gone.'))
        : before.halt();
    },
  });
}

describe('I10: when something fails, people are told the truth', () => {
  it('the directory: a search says that nothing was changed and whom to call', async () => {
    const world = await startWorld();
    await world.as('rita').say('a colleague is locked out');
    world.tenant.addFault({ kind: 'drop' });
    await world.as('rita').click('Find colleague', { who: 'Alice' });
    expect(screenOf(world, 'rita')).toContain('The company directory doesn’t answer');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    world.tenant.clearFaults();
    await world.as('rita').say('status LK-1001');
    await world.as('rita').click('Find colleague', { who: 'Alice Wong' });
    expect(screenOf(world, 'rita')).toContain('What does Alice Wong see?');
  });

  it('the directory: first words that opened a request keep it, and the name they held', async () => {
    const world = await startWorld();
    await world.as('rita').say('who is on call');
    world.tenant.addFault({ kind: 'drop' });
    await world.as('rita').say('Alice Wong lost her phone');
    expect(screenOf(world, 'rita')).toContain('The company directory doesn’t answer just now');
    expect(screenOf(world, 'rita')).not.toContain('Nothing was changed');
    expect(await world.request()).toMatchObject({ status: 'draft', symptom: 'lost_phone' });
    await world.as('rita').click('Find colleague', { who: 'Alice Wong' });
    expect(screenOf(world, 'rita')).toContain('The company directory doesn’t answer just now');
    expect(world.log.at(-1)?.fields).toMatchObject({ code: 'GRAPH_UNAVAILABLE', detail: expect.any(String) });
    world.tenant.clearFaults();
    await world.as('rita').click('Find colleague');
    expect(screenOf(world, 'rita')).toContain('The phone is lost');
  });

  it('the directory: a click that was saved is never answered with “nothing was changed”', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    world.tenant.addFault({ kind: 'drop' });
    const wrong = code === '000000' ? '111111' : '000000';
    const { text } = await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code: wrong });
    expect(await world.request()).toMatchObject({ wrongCodes: 1 });
    expect(text).toContain('2 tries left');
    expect(text).toContain('can’t be read just now');
    await world.as('amir').click('Hand over');
    expect(screenOf(world, 'amir')).not.toContain('Nothing was changed');
  });

  it('the database: a click that was saved is never answered with “not saved”, though its card can’t be drawn', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    databaseGoes(world, 0);
    await world.as('amir').click('Approve', { code });
    expect((await world.request()).status).toBe('approved');
    expect(screenOf(world, 'amir')).toContain(SAVED);
    expect(screenOf(world, 'amir')).not.toContain(NOT_SAVED);
    await world.as('rita').say('cancel LK-1001');
    expect((await world.request()).status).toBe('cancelled');
    expect(screenOf(world, 'rita')).toContain(SAVED);
    await world.as('rita').say('cancel LK-1001');
    expect(screenOf(world, 'rita')).toContain(NOT_SAVED);
  });

  it('the database: a halt that was saved is shown as it was saved, without another look', async () => {
    const world = await waitingWorld();
    databaseGoes(world, 1);
    await world.as('dana').say('halt somebody called me');
    expect(screenOf(world, 'dana')).toContain('All resets are halted');
    expect(await record(world)).toContain('halt');
  });

  it('Graph, while “Done by hand” is looked at: the request still needs hands', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ method: 'DELETE', path: /phoneMethods/, kind: 'status', status: 403 });
    await world.settle();
    world.tenant.addFault({ kind: 'drop' });
    const { text } = await forge(world, 'amir', { verb: 'done_by_hand', number: 1001, revision: 1 });
    expect(text).toContain('The company directory doesn’t answer');
    expect((await world.request()).status).toBe('needs_hands');
  });

  it('Teams: whoever could not be told is told when it works again, and once', async () => {
    const world = await approvedWorld();
    world.connector.faults.add({ kind: 'status', status: 503 });
    await liveThrough(world, 4, 'PT15S');
    expect((await world.request()).status).toBe('reset');
    const before = world.as('rita').messages().length;
    world.connector.faults.clear();
    await liveThrough(world, 4, 'PT1M');
    expect(screenOf(world, 'rita')).toContain('Alice Wong can set up sign-in again');
    expect(world.as('rita').messages().length - before).toBeLessThanOrEqual(2);
    expect(screenOf(world, 'alice')).toContain('Your sign-in was reset');
    expect(chatOf(world, 'amir')).toContain('Reset done for Alice Wong');
  });

  it('nobody reads of a reset before the list shows it', async () => {
    const world = await waitingWorld({ tenant: { deletionLag: 8_000 } });
    await amirApproves(world);
    for (let second = 0; second < 12; second += 1) {
      await world.pass('PT1S');
      const done = (await world.request()).status === 'reset';
      for (const person of ['rita', 'amir', 'alice'] as const)
        expect(/Reset done|was reset\b|set up sign-in again\n/u.test(screenOf(world, person))).toBe(done);
    }
    expect(methodsOf(world, 'alice')).toEqual([]);
  });

  it('a request that cannot start for want of a directory asks nobody and says so', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    await world.as('rita').click('Still locked out');
    world.tenant.addFault({ path: new RegExp(PEOPLE.alice.id), kind: 'drop' });
    await liveThrough(world, 8, 'PT5S');
    expect(screenOf(world, 'rita')).toMatch(/doesn’t answer|can’t be reset here/u);
    expect(chatOf(world, 'amir')).not.toContain('Alice');
  });
});
