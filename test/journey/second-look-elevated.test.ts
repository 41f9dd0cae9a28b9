import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  alsoInstall,
  approvedWorld,
  approves,
  asksFor,
  buttonsFor,
  codeOnScreen,
  countInRecord,
  elevatedWorld,
  everybodyInstalls,
  forge,
  goesThroughElevated,
  methodsOf,
  removalsAsked,
  screenOf,
  vouches,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

describe('what the elevated tier rests on is looked at again', () => {
  /** Max vouched and both approved; nothing is removed yet. */
  const decidedWorld = async (): Promise<World> => {
    const world = await elevatedWorld();
    await vouches(world);
    await approves(world, 'amir');
    await world.as('rita').click('Show code');
    await world.as('dana').click('Approve', { code: codeOnScreen(world, 'rita') });
    expect((await world.request()).status).toBe('approved');
    return world;
  };

  it('a voucher who is no manager any more has not vouched, and a manager of today is not asked either', async () => {
    const world = await decidedWorld();
    world.tenant.person(PEOPLE.alice.id).managerId = PEOPLE.hana.id;
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'nobody_to_vouch' } });
    expect(screenOf(world, 'rita')).toContain('+1 425 555 0100');
    expect(buttonsFor(world, 'hana')).not.toContain('I spoke to them');
  });

  it('a voucher who left has not vouched: whoever may vouch today is asked, and both approve again', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await alsoInstall(world, 'hana', 'kai');
    await world.as('alice').say('add recovery contact Kai Tan');
    await world.pass('P8D');
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    await vouches(world);
    await approves(world, 'amir');
    await world.as('rita').click('Show code');
    await world.as('dana').click('Approve', { code: codeOnScreen(world, 'rita') });
    world.tenant.person(PEOPLE.max.id).accountEnabled = false;
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [], approvals: [] });
    expect(buttonsFor(world, 'max')).not.toContain('I spoke to them');
    await forge(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 3, how: 'video' });
    expect((await world.request()).status).toBe('verifying');
    await goesThroughElevated(world, 'kai');
  });

  it('a recovery contact who was taken back has not vouched', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await alsoInstall(world, 'hana', 'kai');
    await world.as('alice').say('add recovery contact Kai Tan');
    await world.pass('P8D');
    await asksFor(world, 'max', 'alice', 'her phone was stolen');
    await vouches(world, 'kai');
    await approves(world, 'amir', 'max');
    await world.pass('PT1M');
    await world.as('max').click('Show code');
    await world.as('dana').click('Approve', { code: codeOnScreen(world, 'max') });
    await world.as('alice').say('recovery contacts');
    await world.as('alice').click('Remove Kai Tan');
    await world.pass('PT10S');
    expect(removalsAsked(world)).toEqual([]);
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [] });
    expect(buttonsFor(world, 'hana')).toContain('I spoke to them');
    expect(buttonsFor(world, 'kai')).not.toContain('I spoke to them');
  });

  it('the second approver left: nothing is removed, and another one is asked', async () => {
    const world = await decidedWorld();
    world.tenant.person(PEOPLE.dana.id).accountEnabled = false;
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await approves(world, 'amir');
    await approves(world, 'iris');
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
  });
});

describe('what was standard when it was approved', () => {
  const raised = async (change: (world: World) => void): Promise<World> => {
    const world = await approvedWorld();
    await alsoInstall(world, 'hana');
    change(world);
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    return world;
  };

  it.each<[string, (world: World) => void]>([
    [
      'a number on file changed, as the audit log says',
      (world) => world.tenant.changePhone(PEOPLE.alice.id, { mobilePhone: '+1 425 555 0666' }),
    ],
    [
      'a number on file changed, before the audit log says so',
      (world) => {
        world.tenant.setAuditLogLag(3_600_000);
        world.tenant.changePhone(PEOPLE.alice.id, { mobilePhone: '+1 425 555 0666' });
      },
    ],
    ['the sign-in name changed', (world) => world.tenant.rename(PEOPLE.alice.id, 'alice.w@contoso.com')],
    [
      'a risky sign-in came in',
      (world) => world.tenant.signIn(PEOPLE.alice.id, { errorCode: 500121, risk: 'high' }),
    ],
    ['somebody signed in', (world) => world.tenant.signIn(PEOPLE.alice.id, { errorCode: 0 })],
  ])('takes a vouch and two approvals since %s', async (_, change) => {
    const world = await raised(change);
    await goesThroughElevated(world);
    expect(await countInRecord(world, 'approvals_voided')).toBe(1);
  });

  it('takes a vouch and two approvals since the helpdesk’s limit was reached meanwhile', async () => {
    const world = await startWorld({
      tenant: { throttles: [] },
      configuration: { limits: { perHelpdeskPerHour: 1 } },
    });
    await everybodyInstalls(world);
    const subjects = ['alice', 'kai', 'wanda'] as const;
    for (const subject of subjects) await asksFor(world, 'rita', subject);
    for (const number of [1001, 1002, 1003]) {
      await world.as('rita').say(`status LK-${number}`);
      await world.as('amir').say(`status LK-${number}`);
      await approves(world, 'amir');
      await world.pass('PT15S');
    }
    const statuses = await Promise.all([1001, 1002, 1003].map((number) => world.request(number)));
    expect(statuses.map(({ status }) => status)).toEqual(['reset', 'reset', 'verifying']);
    expect(methodsOf(world, 'wanda')).toHaveLength(1);
  });
});
