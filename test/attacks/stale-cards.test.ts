import { afterEach, describe, expect, it } from '@jest/globals';
import { authenticatorMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { approve } from '../../src/workflow/decide-request.ts';
import { createRefusalRecord } from '../../src/workflow/refusal-record.ts';
import {
  countInRecord,
  forge,
  liveThrough,
  methodsOf,
  record,
  removalsAsked,
  ritaShowsCode,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast } from '../support/world.ts';
import {
  alarmMessages,
  alarms,
  approval,
  approvedByAmir,
  approves,
  asksFor,
  crowdedWorld,
  fiveTimes,
  nextCode,
  nothingIsRemoved,
  stolenPhoneWorld,
  vouchedWorld,
  vouchOnlyWorld,
} from './support.ts';
import type { CardData } from './support.ts';

afterEach(stopWorlds);

const NEW_APP = authenticatorMethod('a17e0000-0000-4000-8000-00000000aaaa', 'New', '2026-11-23T09:00:20Z');

describe('an old card', () => {
  it('the approval of a plan that was made anew since is sent again from the old card, with the code of today', async () => {
    const world = await approvedByAmir();
    world.tenant.register(PEOPLE.alice.id, NEW_APP);
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', revision: 2 });
    const code = await nextCode(world);
    await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code });
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await nothingIsRemoved(world);
  });

  it.each<[string, Cast, CardData]>([
    ['denied', 'amir', { verb: 'deny', number: 1001, revision: 1, reason: 'not_convinced' }],
    ['cancelled', 'rita', { verb: 'cancel', number: 1001 }],
    ['solved', 'rita', { verb: 'solved', number: 1001 }],
    ['frozen', 'alice', { verb: 'not_me', number: 1001 }],
  ])('every card of a request that was %s is clicked again', async (status, who, end) => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    await forge(world, who, end);
    await world.settle();
    expect((await world.request()).status).toBe(status);
    const clicks: readonly (readonly [Cast, string])[] = [
      ['amir', 'approve'],
      ['dana', 'approve'],
      ['amir', 'hand_over'],
      ['amir', 'done_by_hand'],
      ['rita', 'new_code'],
      ['rita', 'show_code'],
      ['max', 'vouch_spoke'],
    ];
    for (const [clicker, verb] of clicks)
      await forge(world, clicker, { verb, number: 1001, revision: 1, code, how: 'in_person' });
    await liveThrough(world, 3, 'PT10M');
    expect((await world.request()).status).toBe(status);
    await nothingIsRemoved(world);
  });

  it('the card of a reset that is done is approved again after the colleague set up a new phone', async () => {
    const world = await approvedByAmir();
    await liveThrough(world, 2, 'PT15S');
    const asked = removalsAsked(world).length;
    world.tenant.register(PEOPLE.alice.id, NEW_APP);
    await fiveTimes(
      world,
      'amir',
      { verb: 'approve', number: 1001, revision: 1, code: '123456' },
      'five activities',
    );
    await liveThrough(world, 3, 'PT10M');
    expect(removalsAsked(world)).toHaveLength(asked);
    expect(methodsOf(world, 'alice')).toEqual([NEW_APP.id]);
  });

  it('the manager’s word is sent again from the old card, after it no longer counted', async () => {
    const world = await vouchedWorld();
    await approves(world, 'amir');
    await world.settle();
    await approves(world, 'dana');
    world.tenant.person(PEOPLE.max.id).accountEnabled = false;
    await world.settle();
    world.tenant.person(PEOPLE.max.id).accountEnabled = true;
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [] });
    await forge(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 1, how: 'in_person' });
    await forge(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 2, how: 'in_person' });
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [] });
    await nothingIsRemoved(world);
  });
});

describe('forged card data', () => {
  it('an approver asked about one request sends its code to another request’s number', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    await asksFor(world, 'dana', 'iris', 'the push never arrives');
    const code = await nextCode(world);
    await forge(world, 'amir', { verb: 'approve', number: 1002, revision: 1, code });
    await forge(world, 'amir', { verb: 'approve', number: 4711, revision: 1, code });
    expect(await world.request(1002)).toMatchObject({ approvals: [] });
    await nothingIsRemoved(world);
  });

  it('a card claims to be newer than the request, and so to know what nobody has shown yet', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    await forge(world, 'dana', { verb: 'approve', number: 1001, revision: 99, code });
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await nothingIsRemoved(world);
  });

  it('fields that no card has name another actor, another subject, a tier and a plan', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const claims = {
      by: PEOPLE.amir.id,
      subject: PEOPLE.priya.id,
      facts: { isApprover: true, countsAs: 'nobody_else' },
      verification: { tier: 'standard', needs: { approvals: 0 } },
      aadObjectId: PEOPLE.amir.id,
    };
    for (const who of ['rita', 'max', 'nora', 'alice'] as const)
      await forge(world, who, await approval(world, { code, ...claims }));
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      approvals: [],
      subject: PEOPLE.alice.id,
    });
    await nothingIsRemoved(world);
  });

  it('the approver’s choice names methods outside the plan', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    for (const more of [
      { passkeys: 'f1d00000-0000-4000-8000-000000001021' },
      { only: 'nothing-of-hers' },
      { revoke: { yes: 1 } },
    ])
      await forge(world, 'amir', await approval(world, { code, ...more }));
    await world.settle();
    const removed = removalsAsked(world).join();
    expect(removed).not.toContain('f1d0');
    expect(removed).not.toContain('nothing-of-hers');
  });

  it.each<[string, Cast, string]>([
    ['the requester vouches', 'rita', 'vouch_spoke'],
    ['the subject vouches', 'alice', 'vouch_spoke'],
    ['the voucher approves', 'max', 'approve'],
    ['the voucher denies', 'max', 'deny'],
    ['a colleague hands over', 'nora', 'hand_over'],
    ['the requester reports it done by hand', 'rita', 'done_by_hand'],
    ['the voucher asks for the code', 'max', 'new_code'],
    ['a colleague cancels', 'nora', 'cancel'],
    ['a colleague calls it solved', 'nora', 'solved'],
  ])('the verb on a card is changed: %s', async (_, who, verb) => {
    const world = await stolenPhoneWorld();
    await forge(world, who, {
      verb,
      number: 1001,
      revision: 1,
      how: 'in_person',
      code: '123456',
      reason: 'other',
    });
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [], code: { issue: 1 } });
    await nothingIsRemoved(world);
  });

  it('the picker of a draft sends the object id of an administrator, a guest, a stranger and the asker', async () => {
    const world = await crowdedWorld();
    const stranger = '99999999-9999-4999-8999-999999999999';
    for (const person of [PEOPLE.gina.id, stranger, PEOPLE.rita.id, PEOPLE.priya.id]) {
      await world.as('rita').say('a colleague is locked out');
      const draft = await world.service().ports.requests.draftOf(PEOPLE.rita.id);
      const number = draft?.value.number ?? 0;
      await forge(world, 'nora', { verb: 'pick_person', number, person: PEOPLE.alice.id });
      await forge(world, 'rita', { verb: 'pick_person', number, person });
      await forge(world, 'rita', { verb: 'pick_symptom', number, symptom: 'new_phone' });
      await forge(world, 'rita', { verb: 'still_locked_out', number });
      await world.settle();
      expect(['draft', 'refused', 'cancelled']).toContain((await world.request(number)).status);
    }
    expect(await record(world)).not.toContain('step_notified');
    await nothingIsRemoved(world);
  });
});

describe.each(['one activity', 'five activities'] as const)(
  'the same click delivered five times, as %s',
  (as) => {
    it('approves once, and one reset comes of it', async () => {
      const world = await waitingWorld();
      const code = await ritaShowsCode(world);
      const click = fiveTimes(world, 'amir', await approval(world, { code }), as);
      await Promise.all([click, world.settle(), world.settle()]);
      await liveThrough(world, 2, 'PT15S');
      expect((await world.request()).status).toBe('reset');
      expect([await countInRecord(world, 'approved'), await countInRecord(world, 'claimed')]).toEqual([1, 1]);
      expect(removalsAsked(world)).toHaveLength(3);
    });

    it('vouches once, and nobody else is let through by it', async () => {
      const world = await stolenPhoneWorld();
      await fiveTimes(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 1, how: 'video' }, as);
      await world.settle();
      expect(await world.request()).toMatchObject({
        status: 'awaiting_approval',
        vouches: [{ by: PEOPLE.max.id }],
      });
      expect(await countInRecord(world, 'vouched')).toBe(1);
      await nothingIsRemoved(world);
    });

    it('freezes once, and security gets one message', async () => {
      const world = await approvedByAmir();
      const before = alarmMessages(world);
      await fiveTimes(world, 'alice', { verb: 'not_me', number: 1001 }, as);
      await world.settle();
      expect((await world.request()).status).toBe('frozen');
      expect(await alarms(world)).toEqual(['not_me']);
      expect(alarmMessages(world)).toBe(before + 1);
      await nothingIsRemoved(world);
    });

    it('makes one new code', async () => {
      const world = await waitingWorld();
      await ritaShowsCode(world);
      await world.pass('PT20S');
      await fiveTimes(world, 'rita', { verb: 'new_code', number: 1001, revision: 1 }, as);
      expect(await countInRecord(world, 'code_replaced')).toBe(1);
    });
  },
);

describe('two approvers in the same moment', () => {
  it('on a standard request: one of them approves, and one reset comes of it', async () => {
    const world = await waitingWorld();
    await forge(world, 'amir', { verb: 'hand_over', number: 1001, revision: 1 });
    await world.settle();
    const code = await ritaShowsCode(world);
    const click = await approval(world, { code });
    await Promise.all([forge(world, 'amir', click), forge(world, 'dana', click)]);
    await liveThrough(world, 2, 'PT15S');
    expect(await countInRecord(world, 'approved')).toBe(1);
    expect(removalsAsked(world)).toHaveLength(3);
  });

  it('where no call is made: the second decides about what the first chose, not about a card that did not show it', async () => {
    const world = await vouchOnlyWorld();
    const click = await approval(world);
    const { ports } = world.service();
    let isOvertaken = false;
    const requests = {
      ...ports.requests,
      byNumber: async (number: number) => {
        const stored = await ports.requests.byNumber(number);
        if (!isOvertaken) {
          isOvertaken = true;
          await forge(world, 'amir', { ...click, revoke: 'true' });
        }
        return stored;
      },
    };
    const dana = { by: PEOPLE.dana.id, number: 1001, revision: 1 };
    const choice = { passkeys: [], revokeSessions: false };
    await approve({ ...ports, requests, refusals: createRefusalRecord(ports) }, dana, { choice });
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      revision: 2,
      approvals: [{ by: PEOPLE.amir.id }],
    });
    await nothingIsRemoved(world);
  });
});
