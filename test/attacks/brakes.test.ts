import { afterEach, describe, expect, it } from '@jest/globals';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  chatOf,
  countInRecord,
  forge,
  liveThrough,
  methodsOf,
  record,
  removalsAsked,
  runsHalfway,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';
import {
  alarms,
  approval,
  approvedByAmir,
  approves,
  asksFor,
  crowdedWorld,
  fiveTimes,
  nextCode,
  nothingIsRemoved,
} from './support.ts';

afterEach(stopWorlds);

const isHalted = async (world: World): Promise<boolean> =>
  (await world.service().ports.brakes.halt()) !== undefined;

const isFrozen = async (world: World): Promise<boolean> =>
  (await world.service().ports.brakes.freezeOf(PEOPLE.alice.id)) !== undefined;

const denial = (reason: string) => ({ verb: 'deny', number: 1001, revision: 1, reason });

describe('round the halt', () => {
  it('the reset is claimed at the very moment of the halt: before it all, or nothing more', async () => {
    for (let round = 0; round < 4; round += 1) {
      const world = await approvedByAmir();
      await Promise.all([world.as('dana').say('halt'), world.settle()]);
      const asked = removalsAsked(world).length;
      await liveThrough(world, 4, 'PT10S');
      expect(removalsAsked(world)).toHaveLength(asked);
      expect([0, 1, 2, 3]).toContain(asked);
      if (asked === 0) expect(methodsOf(world, 'alice')).toHaveLength(3);
      await stopWorlds();
    }
  });

  it('its reason is a lure with a link: approvers read who wrote it, as text, and nobody else reads it', async () => {
    const world = await waitingWorld();
    await world.as('iris').say('halt: [resume here](http://evil.example) or phone *me*');
    await world.settle();
    expect(screenOf(world, 'amir')).toMatch(
      /All resets are halted by Iris \S+ since .*: “.*resume here.*”\./,
    );
    expect(screenOf(world, 'amir')).not.toMatch(/evil\.example|\]\(/);
    for (const person of ['rita', 'alice', 'max'] as const)
      expect(chatOf(world, person)).not.toMatch(/Iris|resume here/);
  });

  it('an approval is forged while everything is halted: it may be given, and takes nothing', async () => {
    const world = await waitingWorld();
    await world.as('dana').say('halt');
    await approves(world, 'amir');
    await fiveTimes(world, 'amir', await approval(world, { halted: false }), 'five activities');
    const dueAt = '2026-11-23T09:00:00.000Z';
    await world.service().ports.jobs.add([{ key: 'forged', dueAt, effect: { kind: 'reset', number: 1001 } }]);
    await liveThrough(world, 3, 'PT10S');
    await nothingIsRemoved(world);
  });

  it('one approver resumes again and again, in one moment and from five windows', async () => {
    const world = await approvedByAmir();
    await world.as('dana').say('halt');
    await Promise.all(Array.from({ length: 5 }, () => world.as('amir').say('resume')));
    await Promise.all(Array.from({ length: 5 }, () => world.as('dana').say('halt')));
    await world.as('amir').say('resume');
    expect(await isHalted(world)).toBe(true);
    expect(await countInRecord(world, 'halt')).toBe(1);
    await nothingIsRemoved(world);
  });

  it('two accounts of one approver resume', async () => {
    const world = await approvedByAmir();
    world.tenant.group(GROUPS.approvers.id).memberIds.push(PEOPLE.danaAdmin.id);
    await world.service().ports.helpdesk.read();
    await world.as('dana').say('halt');
    await Promise.all([world.as('dana').say('resume'), world.as('danaAdmin').say('resume')]);
    expect(await isHalted(world)).toBe(true);
    await nothingIsRemoved(world);
  });

  it('a stolen approver and an accomplice resume what a third one halted; neither halter nor security agrees', async () => {
    const world = await approvedByAmir();
    await world.as('iris').say('halt');
    await Promise.all([world.as('amir').say('resume'), world.as('dana').say('resume')]);
    await world.as('amir').say('halt');
    await world.as('amir').say('resume');
    await world.as('dana').say('resume');
    expect(await isHalted(world)).toBe(true);
    await nothingIsRemoved(world);
  });

  it('an approver asks to resume, is thrown out, and the halter’s later word completes the pair', async () => {
    const world = await approvedByAmir();
    await world.as('iris').say('halt');
    await world.as('amir').say('resume');
    world.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    await world.service().ports.helpdesk.read();
    await world.as('iris').say('resume');
    expect(await isHalted(world)).toBe(true);
    await nothingIsRemoved(world);
  });

  it.each(['rita', 'max', 'alice', 'nora', 'danaAdmin'] as const)(
    '%s, who is no approver, halts and resumes',
    async (who) => {
      const world = await crowdedWorld();
      await world.as(who).say('halt');
      expect(await isHalted(world)).toBe(false);
      await world.as('dana').say('halt');
      await world.as(who).say('resume');
      await world.as('dana').say('resume');
      expect(await isHalted(world)).toBe(true);
    },
  );
});

describe('“This wasn’t me” against the reset', () => {
  const notMe = { verb: 'not_me', number: 1001 };

  it('before the claim, at its moment and after it: the objection is in time or it is told what was taken', async () => {
    for (let round = 0; round < 4; round += 1) {
      const world = await approvedByAmir();
      await Promise.all([forge(world, 'alice', notMe), world.settle(), forge(world, 'max', notMe)]);
      const asked = removalsAsked(world).length;
      await liveThrough(world, 4, 'PT10S');
      expect(removalsAsked(world)).toHaveLength(asked);
      expect(await world.request()).toMatchObject({ status: 'frozen', ending: { removed: asked > 0 } });
      expect(await alarms(world)).toContain('not_me');
      await stopWorlds();
    }
  });

  it.each(['alice', 'max'] as const)('%s objects between two removals: no other method goes', async (who) => {
    const world = await approvedByAmir();
    await runsHalfway(world);
    const asked = removalsAsked(world).length;
    await Promise.all([forge(world, who, notMe), world.pass('PT20S')]);
    await liveThrough(world, 3, 'PT20S');
    expect(removalsAsked(world).length).toBeLessThanOrEqual(asked + 1);
    expect(await world.request()).toMatchObject({ status: 'frozen', ending: { removed: true } });
    expect(screenOf(world, 'sol')).toContain('Alice Wong');
  });

  it.each(['rita', 'nora', 'amir', 'hana', 'sol'] as const)(
    '%s, whom it does not concern, sends it',
    async (who) => {
      const world = await crowdedWorld();
      await asksFor(world, 'rita', 'alice', 'she has a new phone');
      await fiveTimes(world, who, { ...notMe, role: 'subject', by: PEOPLE.alice.id }, 'five activities');
      await world.as(who).say('not me LK-1001');
      expect((await world.request()).status).toBe('awaiting_approval');
      expect(await isFrozen(world)).toBe(false);
      expect(await alarms(world)).toEqual([]);
    },
  );

  it('the requester and the approver of the frozen request lift it together', async () => {
    const world = await approvedByAmir({
      configuration: { approvers: { group: GROUPS.approvers.id, members: [PEOPLE.rita.userPrincipalName] } },
    });
    await forge(world, 'alice', notMe);
    await world.as('rita').say('resume LK-1001');
    await world.as('amir').say('resume LK-1001');
    await world.as('rita').say('resume LK-1001');
    expect(await isFrozen(world)).toBe(true);
    await nothingIsRemoved(world);
  });

  it('one approver lifts it alone, twice in a moment', async () => {
    const world = await approvedByAmir();
    await forge(world, 'alice', notMe);
    await Promise.all([1, 2, 3].map(() => world.as('dana').say('resume LK-1001')));
    expect(await isFrozen(world)).toBe(true);
  });

  it('the freeze is lifted and an old approval wakes up: it does not, the request is over', async () => {
    const world = await approvedByAmir();
    await forge(world, 'alice', notMe);
    await world.as('iris').say('resume LK-1001');
    await world.as('dana').say('resume LK-1001');
    expect(await isFrozen(world)).toBe(false);
    await liveThrough(world, 4, 'PT10S');
    expect((await world.request()).status).toBe('frozen');
    await nothingIsRemoved(world);
  });
});

describe('somebody else may know the password', () => {
  const liftedBy = async (world: World, ...who: readonly Cast[]): Promise<boolean> => {
    for (const one of who) await world.as(one).say('resume LK-1001');
    return !(await isFrozen(world));
  };

  it('two approvers want to lift it before the password was changed, and one after: it takes both', async () => {
    const world = await waitingWorld();
    await forge(world, 'amir', denial('password_known'));
    await world.settle();
    expect(await alarms(world)).toEqual(['password_known']);
    await asksFor(world, 'rita', 'alice', 'she has a new phone').catch(() => undefined);
    expect(await liftedBy(world, 'amir', 'dana')).toBe(false);
    await world.pass('PT1M');
    world.tenant.resetPassword(PEOPLE.alice.id);
    expect(await liftedBy(world, 'dana', 'dana')).toBe(false);
    expect(await liftedBy(world, 'amir')).toBe(true);
    await nothingIsRemoved(world);
  });

  it('a password that was changed before the alarm does not count', async () => {
    const world = await waitingWorld();
    world.tenant.resetPassword(PEOPLE.alice.id, world.now() - 60_000);
    await forge(world, 'amir', denial('password_known'));
    expect(await liftedBy(world, 'amir', 'dana')).toBe(false);
  });

  it.each(['alice', 'max'] as const)(
    'whoever holds the session of %s says “This wasn’t me” to turn it into a freeze that two words lift',
    async (who) => {
      const world = await waitingWorld();
      await forge(world, 'amir', denial('password_known'));
      await world.pass('PT2M');
      await forge(world, who, { verb: 'not_me', number: 1001 });
      expect(await liftedBy(world, 'amir', 'dana')).toBe(false);
    },
  );

  it('it is heard in the middle of the run: nothing more goes, and without another password nobody can start it again', async () => {
    const world = await approvedByAmir();
    await runsHalfway(world);
    await forge(world, 'dana', denial('password_known'));
    const asked = removalsAsked(world).length;
    await liveThrough(world, 8, 'PT2M');
    expect(await liftedBy(world, 'amir', 'dana')).toBe(false);
    expect((await world.request()).status).toBe('resetting');
    world.tenant.resetPassword(PEOPLE.alice.id);
    expect(await liftedBy(world, 'amir', 'dana')).toBe(true);
    await liveThrough(world, 3, 'PT10S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'approval_stale' });
    expect(removalsAsked(world)).toHaveLength(asked);
  });

  it('it is heard when the reset is done already: nothing new begins until the password is another one', async () => {
    const world = await approvedByAmir();
    await liveThrough(world, 2, 'PT15S');
    expect((await world.request()).status).toBe('reset');
    await fiveTimes(world, 'dana', denial('password_known'), 'five activities');
    expect(await alarms(world)).toEqual(['password_known_late']);
    expect(await liftedBy(world, 'amir', 'dana')).toBe(false);
    expect(await record(world)).not.toContain('freeze_lifted');
  });

  it('the code arrives all the same, from the other approver, in the same moment', async () => {
    const world = await waitingWorld();
    const code = await nextCode(world);
    await forge(world, 'amir', { verb: 'hand_over', number: 1001, revision: 1 });
    await world.settle();
    const click = await approval(world, { code });
    await Promise.all([
      forge(world, 'dana', click),
      forge(world, 'amir', denial('password_known')),
      world.settle(),
    ]);
    await liveThrough(world, 3, 'PT10S');
    if (removalsAsked(world).length === 0) expect((await world.request()).status).toBe('denied');
    expect(await isFrozen(world)).toBe(true);
  });
});
