import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { forge, liveThrough, screenOf } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';
import {
  alarmMessages,
  alarms,
  approval,
  asksFor,
  countApproval,
  crowdedWorld,
  nextCode,
  nothingIsRemoved,
  WITH_COLLEAGUES,
} from './support.ts';

afterEach(stopWorlds);

const FINANCE = ['ada', 'bert', 'cleo', 'dirk', 'elsa'].map((name) => `${name}@contoso.com` as const);

const limits = (more: Readonly<Record<string, number>>) => ({
  tenant: WITH_COLLEAGUES,
  configuration: { limits: more },
});

describe('a flood of requests by one person', () => {
  it('goes past the daily limit: elevated and alarmed, and at twice the limit refused', async () => {
    const world = await crowdedWorld(limits({ perRequesterPerDay: 2 }));
    const statuses: string[] = [];
    for (const [index, whom] of FINANCE.entries()) {
      await asksFor(world, 'rita', whom, 'the push never arrives');
      statuses.push((await world.request(1001 + index)).status);
    }
    expect(statuses.slice(0, 2)).toEqual(['awaiting_approval', 'awaiting_approval']);
    expect(statuses.slice(2, 4)).toEqual(['verifying', 'verifying']);
    expect(await world.request(1005)).toMatchObject({
      status: 'refused',
      ending: { reason: 'too_many_requests' },
    });
    expect(await alarms(world)).toContain('many_requests');
    expect(alarmMessages(world)).toBeGreaterThan(0);
    await nothingIsRemoved(world);
  });

  it('cancels and asks again for the same colleague: each counts', async () => {
    const world = await crowdedWorld(limits({ perRequesterPerDay: 1 }));
    const reasons: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      await asksFor(world, 'rita', 'alice', 'the push never arrives');
      reasons.push(await world.request(1001 + round));
      await forge(world, 'rita', { verb: 'cancel', number: 1001 + round });
    }
    expect(reasons[1]).toMatchObject({ status: 'verifying' });
    expect(reasons[2]).toMatchObject({ ending: { reason: 'too_many_requests' } });
    expect(await alarms(world)).toContain('many_requests');
  });

  it('delivers “Still locked out” fifty times at once: one check, one count', async () => {
    const world = await crowdedWorld(limits({ perRequesterPerDay: 1 }));
    await world.as('rita').say('alice@contoso.com can’t sign in, the push never arrives');
    await Promise.all(
      Array.from({ length: 50 }, () => forge(world, 'rita', { verb: 'still_locked_out', number: 1001 })),
    );
    await world.settle();
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      verification: { tier: 'standard' },
    });
    expect(await alarms(world)).toEqual([]);
  });

  it('writes sixty messages about a colleague at once: there is one draft, and nobody is asked', async () => {
    const world = await crowdedWorld();
    await Promise.all(
      Array.from({ length: 60 }, () => world.as('rita').say('alice@contoso.com is locked out')),
    );
    const own = await world.service().ports.requests.ofRequester(PEOPLE.rita.id, 100);
    expect(own.filter(({ status }) => status === 'draft')).toHaveLength(1);
  });
});

describe('a flood by many people', () => {
  it('more resets in an hour than the helpdesk makes: the next is elevated, and security hears of it', async () => {
    const world = await crowdedWorld(limits({ perHelpdeskPerHour: 1 }));
    const askers: readonly Cast[] = ['rita', 'alice', 'max'];
    for (const [index, asker] of askers.entries()) {
      await asksFor(world, asker, FINANCE[index] ?? 'alice', 'the push never arrives');
      const number = 1001 + index;
      const request = await world.request(number);
      if (index === 2) break;
      expect(request.status).toBe('awaiting_approval');
      const code = await nextCode(world, asker, number);
      await forge(world, 'amir', await approval(world, { code }, number));
      await liveThrough(world, 2, 'PT15S');
      expect((await world.request(number)).status).toBe('reset');
    }
    expect(await world.request(1003)).toMatchObject({ verification: { tier: 'elevated' } });
    expect(await alarms(world)).toContain('many_resets');
  });
});

describe('an approver who clicks fast', () => {
  const fourWaiting = async (most: number): Promise<World> => {
    const world = await crowdedWorld(limits({ perApproverPerHour: most, perRequesterPerDay: 20 }));
    const whom = FINANCE.slice(0, 4);
    for (const [index, one] of whom.entries()) {
      await asksFor(world, 'rita', one, 'the push never arrives');
      expect((await world.request(1001 + index)).status).toBe('awaiting_approval');
      // Microsoft answers five questions about its logs in ten seconds.
      await world.pass('PT15S');
    }
    return world;
  };

  const NUMBERS = [1001, 1002, 1003, 1004];

  it('approves one after the other: the limit holds, and security hears of it once', async () => {
    const world = await fourWaiting(2);
    for (const number of NUMBERS) {
      const code = await nextCode(world, 'rita', number);
      await forge(world, 'amir', await approval(world, { code }, number));
    }
    const statuses = await Promise.all(NUMBERS.map(async (number) => (await world.request(number)).status));
    expect(statuses).toEqual(['approved', 'approved', 'awaiting_approval', 'awaiting_approval']);
    await world.settle();
    expect(await alarms(world)).toContain('many_approvals');
    expect(screenOf(world, 'sol')).toContain('Amir Haddad');
  });

  it('sends all approvals in the same moment: the limit holds all the same', async () => {
    const world = await fourWaiting(2);
    const clicks = await Promise.all(
      NUMBERS.map(async (number) => {
        const code = await nextCode(world, 'rita', number);
        return approval(world, { code }, number);
      }),
    );
    // The list of approvers is read anew for each click, so all of them are on their way at once.
    await world.pass('PT6M');
    const before = alarmMessages(world);
    await Promise.all(clicks.map((click) => forge(world, 'amir', click)));
    await world.settle();
    // Between connections none of the four may see another one's count: then the look right before each reset does.
    const statuses = await Promise.all(NUMBERS.map(async (number) => (await world.request(number)).status));
    expect(statuses.filter((status) => status === 'reset').length).toBeLessThanOrEqual(2);
    expect(await alarms(world)).toContain('many_approvals');
    expect(alarmMessages(world)).toBe(before + 1);
    expect(screenOf(world, 'sol')).toContain('Amir Haddad approves unusually often');
  });

  it('has them all accepted, each unseen by the others: none counts, and security hears of it once', async () => {
    const world = await fourWaiting(2);
    const before = alarmMessages(world);
    for (const number of NUMBERS.slice(0, 2)) {
      const code = await nextCode(world, 'rita', number);
      await forge(world, 'amir', await approval(world, { code }, number));
      expect((await world.request(number)).status).toBe('approved');
    }
    await countApproval(world, 'amir', 1003);
    await world.settle();
    for (const number of NUMBERS.slice(0, 2))
      expect(await world.request(number)).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    expect(await alarms(world)).toEqual(['many_approvals', 'many_approvals']);
    expect(alarmMessages(world)).toBe(before + 1);
    expect(screenOf(world, 'sol')).toContain('Amir Haddad approves unusually often');
  });
});

describe('false alarms', () => {
  it('somebody cries wolf to lock the helpdesk: one colleague is stopped, the others are helped, and it is counted', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    await forge(world, 'max', { verb: 'not_me', number: 1001 });
    await world.settle();
    await asksFor(world, 'dana', 'iris', 'the push never arrives');
    expect(await world.request(1002)).toMatchObject({ subject: PEOPLE.iris.id });
    expect(['awaiting_approval', 'verifying']).toContain((await world.request(1002)).status);
    await world.as('amir').say('resume LK-1001');
    await world.as('dana').say('resume LK-1001');
    await world.pass('PT2M');
    await forge(world, 'max', { verb: 'not_me', number: 1001 });
    await world.settle();
    expect(await alarms(world)).toEqual(['not_me', 'not_me']);
    const count = await world.service().ports.tallies.count({
      what: 'alarm_lifted',
      who: PEOPLE.max.id,
      since: '2026-01-01T00:00:00.000Z',
    });
    expect(count).toBe(1);
    expect(screenOf(world, 'sol')).toMatch(/before|earlier|so far|lifted/iu);
  });
});
