// Attackers who come again: another try, another click, another way round what stopped them.
import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { authenticatorMethod } from '../../src/sandbox/tenant/method.ts';
import {
  countInRecord,
  everybodyInstalls,
  forge,
  liveThrough,
  methodsOf,
  removalsAsked,
  ritaAsks,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Check } from '../../src/domain/verification.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import {
  alarms,
  approval,
  approvedByAmir,
  approves,
  asksFor,
  crowdedWorld,
  fiveTimes,
  nextCode,
  otherThan,
  vouchOnlyWorld,
  WITH_COLLEAGUES,
} from './support.ts';

afterEach(stopWorlds);

describe('somebody who was stopped tries to lift the freeze', () => {
  it('the approver who had asked drafts fifty other requests first, and names an older request', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'the push never arrives');
    await world.as('rita').click('Cancel request');
    await asksFor(world, 'dana', 'alice', 'the push never arrives');
    await world.as('alice').say('not me LK-1002');
    await world.pass('PT2M');
    await world.as('max').say('not me LK-1001');
    for (let draft = 0; draft < 52; draft += 1) await forge(world, 'dana', { verb: 'start' });
    await world.as('dana').say('resume LK-1001');
    await world.as('amir').say('resume LK-1001');
    expect(await world.service().ports.brakes.freezeOf(PEOPLE.alice.id)).toBeDefined();
    expect(await countInRecord(world, 'freeze_lifted')).toBe(0);
  });

  it('a second account of somebody who had asked for the same colleague before', async () => {
    const samePerson = [['dana@contoso.com', 'kai@contoso.com']];
    const world = await crowdedWorld({ configuration: { samePerson } });
    await asksFor(world, 'kai', 'alice', 'the push never arrives');
    await world.as('kai').click('Cancel request');
    await asksFor(world, 'rita', 'alice', 'the push never arrives');
    await world.as('alice').say('not me LK-1002');
    await world.as('dana').say('resume LK-1002');
    await world.as('amir').say('resume LK-1002');
    expect(await countInRecord(world, 'freeze_lifted')).toBe(0);
  });
});

describe('somebody changes a number at the last moment', () => {
  it('between approval and reset: the next approver is not offered it either', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'the push never arrives');
    await approves(world, 'amir');
    world.tenant.changePhone(PEOPLE.alice.id, { businessPhones: ['+1 999 555 6666'] });
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    expect((await world.request()).status).toBe('verifying');
    await world.as('max').click('I spoke to them', { how: 'in_person' });
    await world.settle();
    expect(screenOf(world, 'amir')).toContain('isn’t shown');
    for (const person of ['amir', 'dana'] as const) expect(screenOf(world, person)).not.toContain('555 6666');
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['and nobody would have to vouch', { elevated: { require: ['callback'], approvals: 2 } }],
    ['and somebody would have to vouch', {}],
  ])('the only one that may be called, %s: nobody approves without a call', async (_, verification) => {
    const world = await crowdedWorld({ configuration: { verification } });
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    await approves(world, 'amir');
    world.tenant.changePhone(PEOPLE.alice.id, { businessPhones: ['+1 999 555 6666'] });
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'no_number' } });
    expect(screenOf(world, 'rita')).toContain('a number that was changed since doesn’t count');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('one is added for somebody who had none: it is not called, and the honest vouch stands', async () => {
    const world = await vouchOnlyWorld();
    await approves(world, 'amir');
    await world.settle();
    await approves(world, 'dana');
    world.tenant.changePhone(PEOPLE.yusuf.id, { businessPhones: ['+1 999 555 6666'] });
    await world.settle();
    await world.pass('PT15S');
    expect(await world.request()).toMatchObject({
      status: 'reset',
      verification: { needs: { callback: false, vouch: true } },
    });
    for (const person of ['amir', 'dana'] as const) expect(screenOf(world, person)).not.toContain('555 6666');
  });
});

describe('somebody registers on an account that was frozen in the middle of a reset', () => {
  it('“This wasn’t me” comes while the first removal is on its way', async () => {
    const world = await approvedByAmir();
    world.tenant.addFault({ method: 'DELETE', path: /./u, kind: 'delay', milliseconds: 400 });
    const running = world.settle();
    while (!world.tenant.calls.some(({ method }) => method === 'DELETE')) await new Promise(setImmediate);
    await world.as('alice').say('not me LK-1001');
    await running;
    world.tenant.clearFaults();
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('frozen');
    expect(methodsOf(world, 'alice').length).toBeLessThan(3);
    const now = new Date(world.now()).toISOString();
    world.tenant.register(PEOPLE.alice.id, authenticatorMethod('attacker-app', 'Not hers', now));
    await liveThrough(world, 8, 'PT1M');
    expect(await alarms(world)).toContain('registered_after_freeze');
  });
});

describe('somebody guesses codes, a few in each request', () => {
  it('cancels and asks again after wrong codes: the next request is elevated, and security hears', async () => {
    const world = await waitingWorld();
    const code = await nextCode(world);
    await forge(world, 'amir', await approval(world, { code: otherThan(code) }));
    await world.as('rita').say('cancel LK-1001');
    await ritaAsks(world);
    expect(await world.request(1002)).toMatchObject({
      status: 'verifying',
      verification: { tier: 'elevated' },
    });
    expect(await alarms(world)).toContain('asked_again');
  });

  it('one mistyped code is delivered five times: that is one wrong code, not three', async () => {
    for (const as of ['one activity', 'five activities'] as const) {
      const world = await waitingWorld();
      const wrong = otherThan(await nextCode(world));
      await fiveTimes(world, 'amir', await approval(world, { code: wrong }), as);
      expect(await world.request()).toMatchObject({
        status: 'awaiting_approval',
        wrongCodes: 1,
        barred: [],
        verification: { tier: 'standard' },
      });
      await world.pass('PT11S');
      await forge(world, 'amir', await approval(world, { code: wrong }));
      expect(await world.request()).toMatchObject({ wrongCodes: 2 });
      await stopWorlds();
    }
  });
});

describe('somebody finds out who is an administrator', () => {
  it('by asking for one after the other: past the limit it alarms, and the answer is the same for all', async () => {
    const world = await crowdedWorld({
      tenant: WITH_COLLEAGUES,
      configuration: { limits: { perRequesterPerDay: 1 } },
    });
    await asksFor(world, 'rita', 'priya', 'the push never arrives');
    await asksFor(world, 'rita', 'bree', 'the push never arrives');
    expect(await alarms(world)).toContain('many_requests');
    await asksFor(world, 'rita', 'priya', 'the push never arrives');
    await asksFor(world, 'rita', 'ada@contoso.com', 'the push never arrives');
    const reasons = await Promise.all(
      [1003, 1004].map(async (number) => {
        const request = await world.request(number);
        return request.status === 'refused' ? request.ending : request.status;
      }),
    );
    expect(reasons).toEqual(Array(2).fill({ status: 'refused', reason: 'too_many_requests' }));
  });
});

describe('somebody wipes their own slate', () => {
  it('a security contact erases what is held against them', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'sol', 'alice', 'the push never arrives');
    await world.as('alice').say('not me LK-1001');
    await world.as('amir').say('resume LK-1001');
    await world.as('dana').say('resume LK-1001');
    const { text } = await forge(world, 'sol', { verb: 'erase', person: PEOPLE.sol.id });
    expect(text).toContain('Nobody deletes what is kept about themselves');
    expect(await countInRecord(world, 'erased')).toBe(0);
  });

  it('or against a second account of theirs that has nothing to do with the helpdesk', async () => {
    const world = await crowdedWorld();
    const { employeeId } = world.tenant.person(PEOPLE.sol.id);
    world.tenant.person(PEOPLE.kai.id).employeeId = employeeId;
    const { text } = await forge(world, 'sol', { verb: 'erase', person: PEOPLE.kai.id });
    expect(text).toContain('Nobody deletes what is kept about themselves');
    expect(await countInRecord(world, 'erased')).toBe(0);
  });
});

const findingOf = async (
  world: World,
  check: Finding['check'],
  number = 1002,
): Promise<Check | undefined> => {
  const request = await world.request(number);
  const checks = 'verification' in request ? request.verification.checks : [];
  return checks.find(({ finding }) => finding.check === check);
};

const objectionsToRita = async (world: World): Promise<number | undefined> => {
  await asksFor(world, 'rita', 'ada@contoso.com', 'the push never arrives');
  const found = (await findingOf(world, 'requester_record'))?.finding;
  return found?.check === 'requester_record' ? found.objections : undefined;
};

describe('honest people are not worn down', () => {
  it('a second approval that nobody may give is not waited for', async () => {
    const world = await startWorld({
      configuration: { approvers: { members: ['amir@contoso.com', 'dana@contoso.com'] } },
    });
    await everybodyInstalls(world);
    await asksFor(world, 'dana', 'alice', 'her phone was stolen');
    expect(await world.request()).toMatchObject({
      status: 'refused',
      ending: { reason: 'too_few_approvers' },
    });
    expect(screenOf(world, 'dana')).toContain('+1 425 555 0100');
  });

  it('another request of the same requester does not raise one that was approved', async () => {
    const world = await crowdedWorld({ configuration: { limits: { perRequesterPerDay: 1 } } });
    await asksFor(world, 'rita', 'alice', 'the push never arrives');
    const code = await nextCode(world);
    await forge(world, 'amir', await approval(world, { code }));
    await world.as('rita').say("Max Keller can't sign in, the push never arrives");
    await world.as('rita').click('Still locked out');
    await world.settle();
    expect((await world.request()).status).toBe('reset');
  });

  it('a freeze that two approvers lifted is not held against the one who asked', async () => {
    const world = await crowdedWorld({ tenant: WITH_COLLEAGUES });
    await asksFor(world, 'rita', 'alice', 'the push never arrives');
    await world.as('alice').say('not me LK-1001');
    await world.as('amir').say('resume LK-1001');
    await world.as('dana').say('resume LK-1001');
    expect(await objectionsToRita(world)).toBe(0);
  });

  it('an objection after that lift counts again, and one by an approver was never lifted', async () => {
    const again = await crowdedWorld({ tenant: WITH_COLLEAGUES });
    await asksFor(again, 'rita', 'alice', 'the push never arrives');
    await again.as('alice').say('not me LK-1001');
    await again.as('amir').say('resume LK-1001');
    await again.as('dana').say('resume LK-1001');
    await again.pass('PT2M');
    await again.as('max').say('not me LK-1001');
    expect(await objectionsToRita(again)).toBe(1);

    const denied = await crowdedWorld({ tenant: WITH_COLLEAGUES });
    await asksFor(denied, 'rita', 'alice', 'the push never arrives');
    await forge(denied, 'amir', { verb: 'deny', number: 1001, revision: 1, reason: 'not_asked' });
    await denied.as('alice').say('not me LK-1001');
    await denied.as('iris').say('resume LK-1001');
    await denied.as('dana').say('resume LK-1001');
    expect(await denied.service().ports.brakes.freezeOf(PEOPLE.alice.id)).toBeUndefined();
    expect(await objectionsToRita(denied)).toBe(1);
  });

  it('a mistyped code is not held against the next request once the reset was made', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'the push never arrives');
    const code = await nextCode(world);
    await forge(world, 'amir', await approval(world, { code: otherThan(code) }));
    await forge(world, 'amir', await approval(world, { code }));
    await liveThrough(world, 2, 'PT15S');
    expect((await world.request()).status).toBe('reset');
    const now = new Date(world.now()).toISOString();
    world.tenant.register(PEOPLE.alice.id, authenticatorMethod('new-app', 'Alice Pixel 9', now));
    await liveThrough(world, 2, 'PT2M');
    await asksFor(world, 'kai', 'alice', 'the push never arrives');
    expect(await findingOf(world, 'turned_down_before')).toMatchObject({ outcome: 'pass' });
  });
});
