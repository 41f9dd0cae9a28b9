import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  everybodyInstalls,
  forge,
  liveThrough,
  removalsAsked,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import {
  alarms,
  amirLeaves,
  approval,
  approvedByAmir,
  approves,
  asksFor,
  becomesAdmin,
  bothApprove,
  crowdedWorld,
  newMobile,
  nextCode,
  nothingIsRemoved,
  refusals,
} from './support.ts';
import type { Change } from './support.ts';

afterEach(stopWorlds);

describe('the directory is made silent so that a check can’t be made', () => {
  it.each<[string, RegExp]>([
    ['the subject', new RegExp(`/users/${PEOPLE.alice.id}$`, 'u')],
    ['the roles', /roleManagement|transitiveMemberOf|memberOf/u],
    ['the approvers', /groups/u],
    ['everything', /./u],
  ])('%s can’t be read at the second look: the run waits, and ends without a removal', async (_, path) => {
    const world = await approvedByAmir();
    world.tenant.addFault({ path, kind: 'status', status: 404 });
    await world.settle();
    expect(removalsAsked(world)).toEqual([]);
    await world.pass('PT16M');
    expect(['expired', 'failed', 'refused']).toContain((await world.request()).status);
    await nothingIsRemoved(world);
  });

  it('Microsoft breaks every connection at the second look: the same', async () => {
    const world = await approvedByAmir();
    world.tenant.addFault({ kind: 'drop' });
    await world.pass('PT16M');
    expect((await world.request()).status).toBe('expired');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('the audit log is unreadable when the checks run: that is no pass, it is the elevated tier', async () => {
    for (const status of [403, 503]) {
      const world = await startWorld();
      world.tenant.addFault({ path: /auditLogs\/directoryAudits/u, kind: 'status', status });
      for (const who of ['rita', 'amir', 'max'] as const) await world.as(who).install();
      await asksFor(world, 'rita', 'alice', 'she has a new phone');
      for (let looks = 0; looks < 20 && (await world.request()).status === 'draft'; looks += 1)
        await world.pass('PT12S');
      const request = await world.request();
      expect(request).toMatchObject({ status: 'verifying', verification: { tier: 'elevated' } });
      expect(screenOf(world, 'amir')).not.toContain('Approve');
      await nothingIsRemoved(world);
    }
  });

  it('the list of approvers can’t be read any more: whoever was thrown out meanwhile approves nothing, and may deny', async () => {
    const world = await waitingWorld();
    const code = await nextCode(world);
    amirLeaves(world);
    world.tenant.addFault({ path: /groups/u, kind: 'status', status: 404 });
    await world.pass('PT6M');
    await forge(world, 'amir', await approval(world, { code }));
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    expect(await refusals(world)).toContain('roster_too_old');
    await forge(world, 'dana', { verb: 'deny', number: 1001, revision: 1, reason: 'not_convinced' });
    expect((await world.request()).status).toBe('denied');
    await nothingIsRemoved(world);
  });

  it('a number is changed minutes before asking, while the audit log is a quarter of an hour late: security hears of it later', async () => {
    const world = await startWorld({ tenant: { auditLogLag: 900_000 } });
    await everybodyInstalls(world);
    world.tenant.changePhone(PEOPLE.alice.id, { businessPhones: ['+1 425 555 0666'] });
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    await approves(world, 'amir');
    await world.pass('PT10S');
    await liveThrough(world, 4, 'PT15M');
    expect(removalsAsked(world).length === 0 || (await alarms(world)).length > 0).toBe(true);
  });

  it('and an honest change of the same kind ten days ago does not cover it up', async () => {
    const world = await crowdedWorld({ tenant: { auditLogLag: 900_000 } });
    const tenDaysAgo = world.now() - 10 * 86_400_000;
    world.tenant.changePhone(PEOPLE.alice.id, { businessPhones: ['+1 425 555 0177'] }, tenDaysAgo);
    world.tenant.changePhone(PEOPLE.alice.id, { businessPhones: ['+1 425 555 0666'] });
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    await world.as('max').click('I spoke to them', { how: 'in_person' });
    await world.settle();
    await bothApprove(world);
    await world.pass('PT10S');
    expect(await alarms(world)).toEqual([]);
    await liveThrough(world, 5, 'PT15M');
    expect(await alarms(world)).toContain('changed_before');
  });

  it('a phone is changed and the audit log silenced: the change is seen without the log', async () => {
    const world = await approvedByAmir();
    newMobile(world);
    world.tenant.addFault({ path: /auditLogs/u, kind: 'status', status: 503 });
    await liveThrough(world, 4, 'PT10S');
    expect((await world.request()).status).toBe('verifying');
    await nothingIsRemoved(world);
  });
});

describe('the service is restarted between approval and reset', () => {
  it.each<[string, Change, string]>([
    ['the subject was made an administrator', becomesAdmin, 'refused'],
    ['the approver left the group', amirLeaves, 'awaiting_approval'],
    ['a number was changed', newMobile, 'verifying'],
  ])('and meanwhile %s: every check is made anew', async (_, change, status) => {
    const world = await approvedByAmir();
    await world.service().stop();
    change(world);
    await world.restart();
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe(status);
    await nothingIsRemoved(world);
  });

  it('and the halt, the freeze, the wrong codes and the bar are remembered', async () => {
    const world = await waitingWorld();
    const code = await nextCode(world);
    await forge(world, 'amir', await approval(world, { code: code === '000000' ? '000001' : '000000' }));
    await world.as('dana').say('halt');
    await world.restart();
    expect(await world.request()).toMatchObject({ wrongCodes: 1 });
    await approves(world, 'amir');
    await liveThrough(world, 3, 'PT10S');
    await nothingIsRemoved(world);
    await world.as('alice').say('not me LK-1001');
    await world.restart();
    expect((await world.request()).status).toBe('frozen');
    expect(await alarms(world)).toEqual(['not_me']);
  });
});
