import { afterEach, describe, expect, it } from '@jest/globals';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { forge, record, ritaShowsCode, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import {
  approval,
  approves,
  asksFor,
  bothApprove,
  crowdedWorld,
  nextCode,
  nothingIsRemoved,
  refusals,
  stolenPhoneWorld,
  traceOf,
  vouchedWorld,
} from './support.ts';

afterEach(stopWorlds);

const joinsApprovers = (world: World, id: string): void =>
  void world.tenant.group(GROUPS.approvers.id).memberIds.push(id);

describe('one person who plays two parts', () => {
  it.each([
    ['by their employee id', {}],
    ['by the list of the configuration', { samePerson: [['dana@contoso.com', 'dana-admin@contoso.com']] }],
  ])(
    'an approver asks for a colleague and approves through their admin account: known %s',
    async (how, configuration) => {
      const world = await crowdedWorld({ configuration });
      joinsApprovers(world, PEOPLE.danaAdmin.id);
      if (how.includes('list')) world.tenant.person(PEOPLE.danaAdmin.id).employeeId = null;
      await world.service().ports.helpdesk.read();
      await asksFor(world, 'dana', 'iris', 'the push never arrives');
      await world.pass('PT21M');
      const code = await nextCode(world, 'dana');
      const { text } = await forge(world, 'danaAdmin', await approval(world, { code }));
      expect(text).not.toMatch(traceOf(code));
      expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
      expect(await refusals(world)).toContain('counts_as');
      await nothingIsRemoved(world);
    },
  );

  it('one approver gives both approvals of an elevated request, the second through another account', async () => {
    const world = await vouchedWorld();
    joinsApprovers(world, PEOPLE.danaAdmin.id);
    await world.service().ports.helpdesk.read();
    await world.pass('PT21M');
    await approves(world, 'dana');
    await world.settle();
    await approves(world, 'danaAdmin');
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(await refusals(world)).toContain('counts_as');
    await nothingIsRemoved(world);
  });

  it('the voucher approves what they vouched for, under another account of theirs', async () => {
    const world = await stolenPhoneWorld();
    world.tenant.person(PEOPLE.max.id).employeeId = PEOPLE.iris.employeeId;
    await world.as('max').click('I spoke to them', { how: 'in_person' });
    await world.pass('PT21M');
    const told = await approves(world, 'iris');
    expect(told).not.toContain('Approved');
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    expect(await refusals(world)).toContain('counts_as');
    await nothingIsRemoved(world);
  });

  it('the voucher, an approver too, both vouches and approves with one account', async () => {
    const world = await crowdedWorld();
    joinsApprovers(world, PEOPLE.max.id);
    await world.service().ports.helpdesk.read();
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    await world.as('max').click('I spoke to them', { how: 'video' });
    await world.pass('PT21M');
    await approves(world, 'max');
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await nothingIsRemoved(world);
  });

  it.each(['rita', 'alice'] as const)(
    'the approver turns out to be %s under another account after the approval and before the reset',
    async (who) => {
      const world = await waitingWorld();
      await approves(world, 'amir');
      expect((await world.request()).status).toBe('approved');
      world.tenant.person(PEOPLE.amir.id).employeeId = PEOPLE[who].employeeId;
      await nothingIsRemoved(world);
      expect(await record(world)).toContain('approvals_voided');
    },
  );

  it('the voucher turns out to be one of the approvers between the approvals and the reset', async () => {
    const world = await vouchedWorld();
    await bothApprove(world);
    world.tenant.person(PEOPLE.max.id).employeeId = PEOPLE.amir.employeeId;
    await nothingIsRemoved(world);
    expect(await record(world)).toContain('approvals_voided');
  });

  it('both approvers turn out to be one person between their approvals and the reset', async () => {
    const world = await vouchedWorld();
    await bothApprove(world);
    world.tenant.person(PEOPLE.amir.id).employeeId = PEOPLE.dana.employeeId;
    await nothingIsRemoved(world);
    expect(await record(world)).toContain('approvals_voided');
  });
});

describe('a stranger in the company', () => {
  it('gets the colleague’s manager written to the own account an hour before asking, to pass for a team mate', async () => {
    const world = await crowdedWorld();
    world.tenant.changeManager(PEOPLE.nora.id, PEOPLE.max.id, world.now() - 3_600_000);
    await asksFor(world, 'nora', 'alice', 'she has a new phone');
    expect(await world.request()).toMatchObject({ verification: { tier: 'elevated' } });
    await nothingIsRemoved(world);
  });
});

describe('somebody who is no colleague', () => {
  const activity = (changes: Readonly<Record<string, unknown>>) => changes;
  const person = (aadObjectId: string, more = {}) => ({
    id: `29:${aadObjectId}`,
    name: 'Amir Haddad',
    aadObjectId,
    ...more,
  });
  const elsewhere = '99999999-9999-4999-8999-999999999999';

  it.each([
    ['a guest', 'guest', activity({ from: person(PEOPLE.gina.id) })],
    [
      'a stranger from a federated tenant, in a chat of ours',
      'other_tenant',
      activity({ from: person(elsewhere) }),
    ],
    [
      'an approver’s id under another tenant',
      'other_tenant',
      activity({ channelData: { tenant: { id: elsewhere } } }),
    ],
    [
      'an approver’s id in a chat of another tenant',
      'other_tenant',
      activity({
        conversation: { id: 'a:elsewhere', conversationType: 'personal', tenantId: elsewhere },
        channelData: { tenant: { id: TENANT_ID } },
      }),
    ],
    [
      'a bot with an approver’s id',
      'not_a_person',
      activity({ from: person(PEOPLE.amir.id, { role: 'bot' }) }),
    ],
    [
      'somebody without an object id',
      'not_a_person',
      activity({ from: { id: '29:x', name: 'Amir Haddad' } }),
    ],
  ])('%s sends an approval with the right code', async (_, because, changes) => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const { text } = await forge(world, 'amir', await approval(world, { code }), changes);
    expect(text).not.toMatch(/Alice/u);
    const turnedAway = (await world.audit()).filter(({ event }) => event.kind === 'turned_away');
    expect(turnedAway.map(({ event }) => event)).toMatchObject([{ because }]);
    expect((await world.request()).status).toBe('awaiting_approval');
    await nothingIsRemoved(world);
  });

  it('an approver’s card is posted to a group chat and clicked there by the approver and by a stranger', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const group = {
      conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: TENANT_ID },
    };
    for (const who of ['amir', 'nora'] as const) {
      const { text } = await forge(world, who, await approval(world, { code }), group);
      expect(text).not.toMatch(/Alice|555 01/u);
    }
    const { text } = await forge(world, 'rita', { verb: 'show_code', number: 1001, revision: 1 }, group);
    expect(text).not.toMatch(traceOf(code));
    expect((await world.request()).status).toBe('awaiting_approval');
    await nothingIsRemoved(world);
  });
});
