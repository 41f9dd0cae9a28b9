import { afterEach, describe, expect, it } from '@jest/globals';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { buttonsFor, chatOf, countInRecord, forge, liveThrough, record, screenOf } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';
import {
  alarms,
  approval,
  approves,
  asksFor,
  crowdedWorld,
  nextCode,
  nothingIsRemoved,
  refusals,
  stolenPhoneWorld,
  vouchedWorld,
  vouchOnlyWorld,
  VOUCH_ONLY,
} from './support.ts';

afterEach(stopWorlds);

const word = (verb: string, revision = 1) => ({ verb, number: 1001, revision, how: 'in_person' });

describe('the voucher’s word', () => {
  it('requester and voucher are in it together: two approvers still have to make their own calls', async () => {
    const world = await vouchedWorld();
    expect(await world.request()).toMatchObject({
      verification: { needs: { callback: true, vouch: true, approvals: 2 } },
    });
    await forge(world, 'amir', await approval(world));
    await forge(world, 'dana', await approval(world, { code: '' }));
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await approves(world, 'amir');
    expect((await world.request()).status).toBe('awaiting_approval');
    await liveThrough(world, 7, 'PT10M');
    expect((await world.request()).status).toBe('expired');
    await nothingIsRemoved(world);
  });

  it.each(['hana', 'nora', 'rita', 'alice', 'amir'] as const)(
    '%s, who was never asked, gives it',
    async (who) => {
      const world = await stolenPhoneWorld();
      await forge(world, who, word('vouch_spoke'));
      await forge(world, who, { ...word('vouch_spoke'), by: PEOPLE.max.id });
      expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [] });
      await nothingIsRemoved(world);
    },
  );

  it('comes after the card ran out, thirty minutes after it was asked for', async () => {
    const world = await stolenPhoneWorld();
    await world.pass('PT9M');
    await world.pass('PT2M');
    await world.pass('PT19M1S');
    await forge(world, 'max', word('vouch_spoke'));
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [] });
    expect(await refusals(world)).toContain('vouch_late');
    await nothingIsRemoved(world);
  });

  it('says that they spoke by phone, by chat, or nothing at all', async () => {
    const world = await stolenPhoneWorld();
    for (const how of ['phone', 'chat', '', undefined, 'IN_PERSON'])
      await forge(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 1, how });
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [] });
    await nothingIsRemoved(world);
  });

  it('and an objection arrive at the same moment: the objection ends it, and security hears', async () => {
    const world = await stolenPhoneWorld();
    await Promise.all([
      forge(world, 'max', word('vouch_spoke')),
      forge(world, 'alice', { verb: 'not_me', number: 1001 }),
      world.settle(),
    ]);
    await world.settle();
    expect((await world.request()).status).toBe('frozen');
    expect(await alarms(world)).toContain('not_me');
    await nothingIsRemoved(world);
  });

  it('is taken back after the approvals: “They did not ask for this” stops it from the oldest card', async () => {
    const world = await vouchedWorld();
    await approves(world, 'amir');
    await world.settle();
    await approves(world, 'dana');
    await forge(world, 'max', word('vouch_not_asked', 0));
    await world.settle();
    expect((await world.request()).status).toBe('frozen');
    expect(await alarms(world)).toContain('not_me');
    await nothingIsRemoved(world);
  });
});

describe('who may be asked for a word', () => {
  it('the manager asks for their own report: their word isn’t asked, their manager’s is', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'max', 'alice', 'her phone was stolen');
    expect(await world.request()).toMatchObject({
      vouchOrder: [{ id: PEOPLE.hana.id, as: 'managers_manager' }],
    });
    await forge(world, 'max', word('vouch_spoke'));
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [] });
    expect(buttonsFor(world, 'max')).not.toContain('I spoke to them');
    await nothingIsRemoved(world);
  });

  it('the manager asks under a second account: neither account of theirs may vouch', async () => {
    const world = await crowdedWorld();
    world.tenant.person(PEOPLE.nora.id).employeeId = PEOPLE.max.employeeId;
    await asksFor(world, 'nora', 'alice', 'her phone was stolen');
    expect(await world.request()).toMatchObject({ vouchOrder: [{ id: PEOPLE.hana.id }] });
    await forge(world, 'max', word('vouch_spoke'));
    expect(await world.request()).toMatchObject({ vouches: [] });
    await nothingIsRemoved(world);
  });

  it('the manager was changed an hour ago: the tier is elevated, and the new manager is not asked', async () => {
    const world = await crowdedWorld();
    world.tenant.changeManager(PEOPLE.alice.id, PEOPLE.nora.id, world.now() - 3_600_000);
    await asksFor(world, 'rita', 'alice', 'the push never arrives');
    await forge(world, 'nora', word('vouch_spoke'));
    await approves(world, 'amir');
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'nobody_to_vouch' } });
    expect(buttonsFor(world, 'nora')).not.toContain('I spoke to them');
    await nothingIsRemoved(world);
  });

  it('a manager of yesterday, where nobody can be called and a word alone would do, is not asked either', async () => {
    const world = await crowdedWorld({ configuration: VOUCH_ONLY });
    await asksFor(world, 'rita', 'petra', 'the push never arrives');
    await forge(world, 'max', word('vouch_spoke'));
    await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1 });
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'nobody_to_vouch' } });
    await nothingIsRemoved(world);
  });

  it('the manager’s manager is one since an hour ago, and the manager is on holiday: the accomplice above is not asked', async () => {
    const world = await crowdedWorld();
    world.tenant.changeManager(PEOPLE.max.id, PEOPLE.nora.id, world.now() - 3_600_000);
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    await world.pass('PT11M');
    await forge(world, 'nora', word('vouch_spoke'));
    expect(await world.request()).toMatchObject({
      status: 'verifying',
      vouches: [],
      vouchAsks: [{ id: PEOPLE.max.id }, { id: PEOPLE.nora.id, word: 'passed_over' }],
    });
    expect(await countInRecord(world, 'voucher_passed_over')).toBe(1);
    expect(await countInRecord(world, 'voucher_unreachable')).toBe(0);
    expect(chatOf(world, 'rita')).not.toMatch(/Nora|can’t be reached/);
    await forge(world, 'max', word('vouch_spoke'));
    await world.settle();
    expect(screenOf(world, 'amir')).toContain('Nora Lind was not asked: new as the manager’s manager');
    await nothingIsRemoved(world);
  });

  it('the manager is the approver on call: having vouched, they are not asked to approve, and two others are', async () => {
    const world = await crowdedWorld();
    world.tenant.person(PEOPLE.alice.id).managerId = PEOPLE.amir.id;
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    await forge(world, 'amir', word('vouch_spoke'));
    await world.settle();
    await world.pass('PT20M');
    const request = await world.request();
    if (request.status !== 'awaiting_approval') throw new TypeError(request.status);
    expect(request.escalation.notified).not.toContain(PEOPLE.amir.id);
    expect(request.escalation.notified).toEqual(expect.arrayContaining([PEOPLE.dana.id, PEOPLE.iris.id]));
    expect(request.escalation.skipped).toContainEqual({ id: PEOPLE.amir.id, reason: 'has_vouched' });
    expect(buttonsFor(world, 'amir')).not.toContain('Approve');
    expect(screenOf(world, 'dana')).toContain('Amir Haddad vouched, so somebody else decides.');
    await nothingIsRemoved(world);
  });

  it('the manager becomes one between the checks and the word: the word is void at the second look', async () => {
    const world = await vouchOnlyWorld();
    world.tenant.changeManager(PEOPLE.yusuf.id, PEOPLE.max.id);
    await forge(world, 'amir', await approval(world));
    await forge(world, 'dana', await approval(world));
    expect((await world.request()).status).toBe('approved');
    await nothingIsRemoved(world);
    expect(['verifying', 'refused']).toContain((await world.request()).status);
  });
});

describe('a stolen phone', () => {
  it('answers the call itself: its number isn’t offered, and a word and two approvers are needed', async () => {
    const world = await vouchedWorld();
    await world.as('amir').say('status LK-1001');
    expect(chatOf(world, 'amir')).not.toContain('0152');
    expect(chatOf(world, 'amir')).toContain('0102');
    expect(await world.request()).toMatchObject({
      verification: { tier: 'elevated', needs: { approvals: 2 } },
    });
  });

  it('is the only number on file: no call is made at all', async () => {
    const world = await crowdedWorld();
    world.tenant.person(PEOPLE.alice.id).businessPhones = [];
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    expect((await world.request()).status).toBe('refused');
    expect(chatOf(world, 'amir')).not.toContain('0152');
    await nothingIsRemoved(world);
  });
});

describe('who is asked to approve', () => {
  it('hears of it by hand-over alone and may then approve; whoever heard of it otherwise may not', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    const code = await nextCode(world);
    await forge(world, 'iris', await approval(world, { code }));
    await forge(world, 'dana', await approval(world, { code }));
    expect(await refusals(world)).toEqual(['not_notified', 'not_notified']);
    await forge(world, 'amir', { verb: 'hand_over', number: 1001, revision: 1, to: PEOPLE.iris.id });
    await world.settle();
    await forge(world, 'iris', await approval(world, { code }));
    expect(await world.request()).toMatchObject({ approvals: [] });
    await forge(world, 'dana', await approval(world, { code }));
    expect(await world.request()).toMatchObject({ approvals: [{ by: PEOPLE.dana.id }] });
  });

  it('an approver without a call: a config that lets a word stand in never lets one approver alone do it', async () => {
    const world = await vouchOnlyWorld();
    await Promise.all([1, 2, 3].map(async () => forge(world, 'amir', await approval(world))));
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      approvals: [{ by: PEOPLE.amir.id }],
    });
    await nothingIsRemoved(world);
  });
});

describe('recovery contacts', () => {
  const chooses = (world: World, who: Cast, whom: Cast) =>
    forge(world, who, { verb: 'recovery_contact_add', who: PEOPLE[whom].userPrincipalName });

  it('one was chosen just before asking, and one six days ago: neither is asked', async () => {
    for (const wait of ['PT1M', 'P6D'] as const) {
      const world = await crowdedWorld();
      await chooses(world, 'alice', 'nora');
      await world.pass(wait);
      await asksFor(world, 'rita', 'alice', 'her phone was stolen');
      const request = await world.request();
      expect(JSON.stringify('vouchOrder' in request && request.vouchOrder)).not.toContain(PEOPLE.nora.id);
      await forge(world, 'nora', word('vouch_spoke'));
      expect(await world.request()).toMatchObject({ vouches: [] });
      await nothingIsRemoved(world);
    }
  });

  it('whoever stole the session chose an accomplice: owner and manager hear of it, and one click undoes it and alarms', async () => {
    for (const who of ['alice', 'max'] as const) {
      const world = await crowdedWorld();
      await chooses(world, 'alice', 'nora');
      await world.settle();
      expect(chatOf(world, 'alice')).toContain('Nora Lind');
      expect(chatOf(world, 'max')).toContain('Nora Lind');
      const data = { verb: 'recovery_contact_not_me', subject: PEOPLE.alice.id, contact: PEOPLE.nora.id };
      await forge(world, 'nora', data);
      await forge(world, 'dana', data);
      expect(await countInRecord(world, 'recovery_contact_removed')).toBe(0);
      await Promise.all(Array.from({ length: 5 }, () => forge(world, who, data)));
      await world.settle();
      expect(await alarms(world)).toEqual(['recovery_contact']);
      expect(screenOf(world, 'sol')).toContain('Alice Wong');
      expect(await world.service().ports.recoveryContacts.of(PEOPLE.alice.id)).toEqual([]);
    }
  });

  it('five are chosen in the same moment, three times over: two are kept', async () => {
    const world = await crowdedWorld();
    const wanted: readonly Cast[] = ['nora', 'dana', 'amir', 'iris', 'hana'];
    await Promise.all([...wanted, ...wanted, ...wanted].map((whom) => chooses(world, 'alice', whom)));
    expect(await world.service().ports.recoveryContacts.of(PEOPLE.alice.id)).toHaveLength(2);
    expect(await countInRecord(world, 'recovery_contact_set')).toBe(2);
  });

  it.each<[string, Cast]>([
    ['oneself', 'alice'],
    ['the manager', 'max'],
    ['a guest', 'gina'],
    ['somebody who left', 'dieter'],
    ['one’s own second account', 'nora'],
  ])('%s is chosen', async (_, whom) => {
    const world = await crowdedWorld();
    world.tenant.person(PEOPLE.nora.id).employeeId = PEOPLE.alice.employeeId;
    await chooses(world, 'alice', whom);
    expect(await record(world)).not.toContain('recovery_contact_set');
  });

  it('the contact is an approver: they may vouch or approve, not both', async () => {
    const world = await crowdedWorld();
    await chooses(world, 'alice', 'dana');
    await world.pass('P8D');
    await world.service().ports.helpdesk.read();
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    await world.pass('PT11M');
    await forge(world, 'dana', word('vouch_spoke'));
    await world.settle();
    expect(await world.request()).toMatchObject({ vouches: [{ by: PEOPLE.dana.id }] });
    await approves(world, 'dana');
    expect(await world.request()).toMatchObject({ approvals: [] });
    expect(world.tenant.group(GROUPS.approvers.id).memberIds).toContain(PEOPLE.dana.id);
    await nothingIsRemoved(world);
  });
});
