import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/storage/database.ts';
import {
  amirApproves,
  codeOnScreen,
  countInRecord,
  everybodyInstalls,
  liveThrough,
  messagesFor,
  methodsOf,
  record,
  removalsAsked,
  ritaAsks,
  ritaShowsCode,
  screenOf,
  runsHalfway,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await everybodyInstalls(world);
});
afterEach(stopWorlds);

const PEOPLE_TOLD = ['rita', 'amir', 'max', 'alice'] as const;
const told = (): Record<string, number> =>
  Object.fromEntries(PEOPLE_TOLD.map((person) => [person, messagesFor(world, person)]));

const expectOneReset = async (): Promise<void> => {
  expect((await world.request()).status).toBe('reset');
  expect(methodsOf(world, 'alice')).toEqual([]);
  expect(removalsAsked(world)).toHaveLength(3);
  for (const kind of ['request_opened', 'submitted', 'approved', 'claimed', 'reset_done'] as const)
    expect(await countInRecord(world, kind)).toBe(1);
  for (const person of PEOPLE_TOLD) expect(screenOf(world, person)).toContain('LK-1001');
};

describe('a restart', () => {
  it('in the middle of the questions is not noticed', async () => {
    const rita = (): ReturnType<typeof world.as> => world.as('rita');
    await rita().say('a colleague is locked out');
    await world.restart();
    await rita().click('Find colleague', { who: 'Alice Wong' });
    await world.restart();
    await rita().click('There is a new phone, or the old one is broken');
    await world.restart();
    await rita().click('Still locked out');
    await world.restart();
    await world.settle();
    expect(screenOf(world, 'rita')).toContain('We asked Amir Haddad to help');
    await world.restart();
    await amirApproves(world);
    await world.restart();
    await liveThrough(world, 3, 'PT10S');
    await expectOneReset();
  });

  it('after the checks were asked for carries them out once', async () => {
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    await world.as('rita').click('Still locked out');
    await world.restart();
    await world.settle();
    await world.restart();
    await world.settle();
    expect(await countInRecord(world, 'submitted')).toBe(1);
    expect(messagesFor(world, 'amir')).toBe(2);
  });

  it('keeps the code that was shown, and the wrong tries that were counted', async () => {
    await ritaAsks(world);
    const code = await ritaShowsCode(world);
    await world.as('amir').click('Approve', { code: code === '000000' ? '111111' : '000000' });
    await world.restart();
    expect(screenOf(world, 'rita')).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
    await world.as('rita').say('status LK-1001');
    await world.as('rita').click('Show code');
    expect(codeOnScreen(world, 'rita')).toBe(code);
    expect(await world.request()).toMatchObject({ wrongCodes: 1 });
    await world.as('amir').click('Approve', { code });
    await liveThrough(world, 3, 'PT10S');
    await expectOneReset();
  });

  it('after the approval and before the worker goes on to the reset', async () => {
    await ritaAsks(world);
    await amirApproves(world);
    await world.restart();
    await liveThrough(world, 3, 'PT10S');
    await expectOneReset();
  });

  it('between two removals goes on with the next one, and repeats none', async () => {
    await ritaAsks(world);
    await amirApproves(world);
    await runsHalfway(world);
    expect((await world.request()).status).toBe('resetting');
    await world.restart();
    await liveThrough(world, 6, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect(removalsAsked(world).filter((line) => line.endsWith('204'))).toHaveLength(3);
    // The default waited for the one that Graph was too busy for, instead of being refused.
    expect(removalsAsked(world)).toHaveLength(4);
  });

  it('after a removal whose answer was lost asks the list, not for a second removal', async () => {
    await ritaAsks(world);
    await amirApproves(world);
    world.tenant.addFault({ method: 'DELETE', kind: 'drop-after', times: 1 });
    await world.settle();
    await world.restart();
    await liveThrough(world, 6, 'PT5S');
    await expectOneReset();
  });

  it('with hands needed still takes “Done by hand”', async () => {
    await ritaAsks(world);
    await amirApproves(world);
    world.tenant.addFault({ method: 'DELETE', path: /phoneMethods/, kind: 'status', status: 403 });
    await world.settle();
    await world.restart();
    const alice = world.tenant.person('alice@contoso.com');
    alice.methods = alice.methods.filter(({ kind }) => kind === 'password');
    await world.as('amir').click('Done by hand');
    await world.restart();
    await world.settle();
    expect((await world.request()).status).toBe('reset');
    expect(screenOf(world, 'rita')).toContain('Alice Wong can set up sign-in again');
  });

  it.each(['amir', 'rita'] as const)(
    'before the end is told tells it once (%s decides)',
    async (person: Cast) => {
      await ritaAsks(world);
      const before = told();
      if (person === 'amir') await world.as('amir').click('Deny', { reason: 'I am not convinced' });
      else await world.as('rita').click('Cancel request');
      await world.restart();
      await world.settle();
      await world.restart();
      await world.settle();
      for (const name of ['rita', 'amir', 'max'] as const)
        expect(messagesFor(world, name) - (before[name] ?? 0)).toBeLessThanOrEqual(1);
      expect(screenOf(world, person === 'amir' ? 'rita' : 'amir')).toMatch(/Denied|cancelled/u);
      expect((await record(world)).filter((kind) => kind === 'ended')).toHaveLength(1);
    },
  );

  it('keeps the timers: silence still escalates and ends', async () => {
    await ritaAsks(world);
    await world.restart();
    await world.pass('PT10M1S');
    expect(screenOf(world, 'dana')).toContain('Reset the sign-in of Alice Wong?');
    await world.restart();
    await liveThrough(world, 3, 'PT20M');
    expect((await world.request()).status).toBe('expired');
  });

  it('keeps a halt in force', async () => {
    await ritaAsks(world);
    await world.as('dana').say('halt');
    await amirApproves(world);
    await world.restart();
    await liveThrough(world, 3, 'PT10S');
    expect(removalsAsked(world)).toEqual([]);
  });
});

describe('a stop in which a part fails', () => {
  it('fails with that once everything else is stopped, the database last', async () => {
    const service = world.service();
    const { opsUrl, url, ports } = service;
    const gone = new RangeError('the key store is gone');
    Object.assign(ports, { witness: { newest: () => Promise.reject(gone) } });
    await expect(service.stop()).rejects.toBe(gone);
    for (const address of [opsUrl, url]) await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch');
    await expect(ports.requests.byNumber(1001)).rejects.toThrow();
    // The next process may write, so this one let go of it.
    const next = await openDatabase({ url: world.databaseUrl });
    await next.close();
    // The end of this test stops the world once more, and hears the same.
    const stopWorld = world.stop.bind(world);
    Object.assign(world, { stop: () => expect(stopWorld()).rejects.toBe(gone) });
  });
});
