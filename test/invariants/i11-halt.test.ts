import { afterEach, describe, expect, it } from '@jest/globals';
import {
  amirApproves,
  approvedWorld,
  countInRecord,
  forge,
  liveThrough,
  methodsOf,
  record,
  removalsAsked,
  ritaAsks,
  runsHalfway,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import type { EventKind } from '../../src/domain/event.ts';
import type { Change } from '../../src/workflow/storage-ports.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const halts = async (world: World, who: 'amir' | 'dana' | 'iris'): Promise<void> => {
  await world.as(who).say('halt');
  expect(screenOf(world, who)).toContain('All resets are halted');
};

const midRunWorld = async (): Promise<World> => {
  const world = await approvedWorld();
  await runsHalfway(world);
  return world;
};

/** Somebody acts after everything was looked at and before a change with that event is saved. */
const rightBefore = async (world: World, kind: EventKind, act: () => Promise<unknown>): Promise<void> => {
  const { requests } = world.service().ports;
  const commit = requests.commit.bind(requests);
  let hasActed = false;
  Object.assign(requests, {
    commit: async (change: Change) => {
      if (!hasActed && change.facts.some(({ event }) => event.kind === kind)) {
        hasActed = true;
        await act();
      }
      return commit(change);
    },
  });
  await world.settle();
  expect(hasActed).toBe(true);
};

describe('I11: halt', () => {
  it('by any approver stops the next claim, and two different people lift it', async () => {
    const world = await approvedWorld();
    await halts(world, 'iris');
    await liveThrough(world, 3, 'PT10S');
    expect(removalsAsked(world)).toEqual([]);
    expect(screenOf(world, 'rita')).toContain('Resets were stopped for now');
    expect(await countInRecord(world, 'reset_halted')).toBe(1);
    await world.as('amir').say('resume');
    await world.as('amir').say('resume');
    expect(screenOf(world, 'amir')).toContain('It takes two different people');
    await world.as('dana').say('resume');
    expect(screenOf(world, 'dana')).toContain('One of the two has to be somebody else');
    await liveThrough(world, 2, 'PT10S');
    expect(removalsAsked(world)).toEqual([]);
    await world.as('iris').say('resume');
    expect(screenOf(world, 'iris')).toContain('Resets go on');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect(await record(world)).toEqual(expect.arrayContaining(['halt', 'halt_lift_asked', 'halt_lifted']));
  });

  it('between two removals stops before the next one, tells the requester, and goes on after resume', async () => {
    const world = await midRunWorld();
    await halts(world, 'dana');
    const asked = removalsAsked(world).length;
    await liveThrough(world, 5, 'PT30S');
    expect(removalsAsked(world)).toHaveLength(asked);
    expect((await world.request()).status).toBe('resetting');
    expect(screenOf(world, 'rita')).toContain('Resets were stopped for now');
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    await liveThrough(world, 4, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect(await countInRecord(world, 'reset_halted')).toBe(1);
  });

  it('between two removals for longer than an approval keeps ends in hands, with nothing more removed', async () => {
    const world = await midRunWorld();
    await halts(world, 'dana');
    await liveThrough(world, 8, 'PT2M');
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    await liveThrough(world, 3, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'approval_stale' });
    expect(methodsOf(world, 'alice')).toHaveLength(2);
    expect(screenOf(world, 'rita')).toContain('The approval had become too old');
  });

  it.each(['halt', 'freeze'] as const)(
    'that comes between the last look and the saving of a removal holds the removal up: %s',
    async (kind) => {
      const world = await approvedWorld();
      await rightBefore(world, 'removal_asked', () =>
        kind === 'halt' ? halts(world, 'dana') : world.as('max').say('not me LK-1001'),
      );
      await liveThrough(world, 3, 'PT10S');
      expect(removalsAsked(world)).toEqual([]);
      expect(await countInRecord(world, 'removal_asked')).toBe(0);
      expect((await world.request()).status).toBe(kind === 'halt' ? 'resetting' : 'frozen');
    },
  );

  it('that comes while rights are read again stops the claim, and the run goes on after resume', async () => {
    const world = await approvedWorld();
    await rightBefore(world, 'claimed', () => halts(world, 'dana'));
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('approved');
    expect(screenOf(world, 'rita')).toContain('Resets were stopped for now');
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect(await countInRecord(world, 'claimed')).toBe(1);
  });

  it('works while the directory is silent', async () => {
    const world = await approvedWorld();
    world.tenant.addFault({ kind: 'drop' });
    await world.pass('PT6M');
    await halts(world, 'dana');
    world.tenant.clearFaults();
    await liveThrough(world, 3, 'PT10S');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('by nobody else stops anything', async () => {
    const world = await waitingWorld();
    for (const person of ['rita', 'max', 'alice'] as const) {
      await world.as(person).say('halt');
      expect(screenOf(world, person)).toContain('Only approvers');
      await world.as(person).say('resume');
    }
    expect(await record(world)).not.toContain('halt');
  });

  it('of the same person by two accounts does not count as two', async () => {
    const world = await waitingWorld({
      configuration: { samePerson: [['dana@contoso.com', 'sol@contoso.com']] },
    });
    await halts(world, 'dana');
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    expect(screenOf(world, 'sol')).toContain('It takes two different people');
  });
});

it('a halt is not lifted by one employee, as approver and as security contact', async () => {
  const world = await waitingWorld();
  world.tenant.person(PEOPLE.sol.id).employeeId = PEOPLE.dana.employeeId;
  await world.service().ports.helpdesk.read();
  await halts(world, 'dana');
  await world.as('dana').say('resume');
  await world.as('sol').say('resume');
  expect(screenOf(world, 'sol')).toContain('It takes two different people');
});

it('what the halter wrote stands on the card, as plain text and not too long', async () => {
  const world = await waitingWorld();
  await world.as('dana').say(`halt: [calls](http://evil.example) from a stranger ${'x'.repeat(60)}`);
  expect(screenOf(world, 'dana')).toContain('Why: “');
  expect(screenOf(world, 'dana')).toContain('from a stranger');
  expect(screenOf(world, 'dana')).not.toContain('](http');
});

it('“resume” says what is stopped and what isn’t', async () => {
  const world = await waitingWorld();
  const hears = async (command: string, words: string): Promise<void> => {
    await world.as('amir').say(command);
    expect(screenOf(world, 'amir')).toContain(words);
  };
  await hears('resume LK-1001', 'Requests for this colleague aren’t stopped');
  await hears('resume', 'Resets aren’t halted');
  await halts(world, 'dana');
  await hears('resume LK-1001', 'All resets are halted');
});

it('a lift that was asked for an hour ago begins anew', async () => {
  const world = await waitingWorld();
  await halts(world, 'dana');
  await world.as('amir').say('resume');
  await world.pass('PT61M');
  await world.as('dana').say('resume');
  expect(screenOf(world, 'dana')).toContain('One more person has to agree');
  await world.as('amir').say('resume');
  expect(screenOf(world, 'amir')).toContain('Resets go on');
});

describe('“This wasn’t me”', () => {
  it.each(['alice', 'max'] as const)(
    'by %s freezes the request and new ones until two approvers lift it',
    async (person) => {
      const world = await approvedWorld();
      await world.as(person).click('Yes, stop it');
      await world.settle();
      expect((await world.request()).status).toBe('frozen');
      expect(removalsAsked(world)).toEqual([]);
      expect(screenOf(world, 'sol')).toContain('This wasn’t me');
      await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
      expect(screenOf(world, 'rita')).toContain('Requests for Alice Wong are stopped');
      await world.as('amir').say('resume LK-1001');
      await world.as('dana').say('resume LK-1001');
      await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
      expect(screenOf(world, 'rita')).not.toContain('are stopped');
    },
  );

  it('in the middle of the run stops after the current call and says what was removed', async () => {
    const world = await midRunWorld();
    await world.as('alice').click('Yes, stop it');
    const asked = removalsAsked(world).length;
    await liveThrough(world, 3, 'PT30S');
    expect(await world.request()).toMatchObject({ status: 'frozen', ending: { removed: true } });
    expect(removalsAsked(world)).toHaveLength(asked);
    expect(screenOf(world, 'rita')).toContain('By then 1 of 3 old sign-in methods had been removed.');
  });

  it('about another request stops the run too, for as long as the freeze lasts, and then it ends in hands', async () => {
    const world = await waitingWorld();
    await world.as('rita').click('Cancel request');
    await world.settle();
    await ritaAsks(world);
    await amirApproves(world);
    await runsHalfway(world);
    await world.as('alice').say('not me LK-1001');
    const asked = removalsAsked(world).length;
    await liveThrough(world, 8, 'PT2M');
    expect((await world.request(1002)).status).toBe('resetting');
    expect(removalsAsked(world)).toHaveLength(asked);
    expect(screenOf(world, 'rita')).toContain('Resets were stopped for now');
    await world.as('amir').say('resume LK-1001');
    await world.as('dana').say('resume LK-1001');
    await liveThrough(world, 3, 'PT10S');
    expect(await world.request(1002)).toMatchObject({ status: 'needs_hands', why: 'approval_stale' });
    expect(removalsAsked(world)).toHaveLength(asked);
  });

  it('after the end freezes new requests too, says so on the card, and is heard again after a lift', async () => {
    const world = await waitingWorld();
    await world.as('rita').click('Cancel request');
    await world.settle();
    for (const round of [1, 2]) {
      await world.as('alice').say('not me LK-1001');
      await world.settle();
      expect(screenOf(world, 'alice')).toContain('You said on');
      expect(await countInRecord(world, 'alarm_raised')).toBe(round);
      expect(screenOf(world, 'sol')).toContain('New requests for Alice Wong are stopped');
      await world.as('nora').say("Alice Wong can't sign in, she has a new phone");
      expect(screenOf(world, 'nora')).toContain('Requests for Alice Wong are stopped');
      await world.pass('PT2M');
      await world.as('amir').say('resume LK-1001');
      await world.as('dana').say('resume LK-1001');
      expect(screenOf(world, 'dana')).toContain('possible again');
    }
  });

  it.each(['same account', 'same employee'])(
    'is not lifted with the help of the one who asked: %s',
    async (how) => {
      const approvers = { group: GROUPS.approvers.id, members: [PEOPLE.rita.userPrincipalName] };
      const world = await waitingWorld({ configuration: { approvers } });
      if (how === 'same employee') {
        world.tenant.person(PEOPLE.rita.id).employeeId = PEOPLE.amir.employeeId;
      }
      await world.as('alice').click('Yes, stop it');
      const lifter = how === 'same employee' ? 'amir' : 'rita';
      await world.as(lifter).say('resume LK-1001');
      expect(screenOf(world, lifter)).toContain('You can’t lift this one');
    },
  );

  it('by a stranger is refused and freezes nothing', async () => {
    const world = await waitingWorld();
    await forge(world, 'nora', { verb: 'not_me', number: 1001 });
    await forge(world, 'rita', { verb: 'not_me', number: 1001 });
    expect((await world.request()).status).toBe('awaiting_approval');
  });
});
