import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_WITH_MAIL } from '../../src/sandbox/tenant/permissions.ts';
import type { SentMail } from '../../src/sandbox/tenant/tenant.ts';
import {
  alarmsIn,
  amirApproves,
  approves,
  asksFor,
  chatOf,
  countInRecord,
  elevatedWorld,
  everybodyInstalls,
  everythingStored,
  liveThrough,
  messagesFor,
  newestButtons,
  registersApp,
  removalsAsked,
  resetWorld,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const HELPDESK = '+1 425 555 0100';

const MAILING: WorldOptions = {
  tenant: { permissions: EVERYTHING_WITH_MAIL },
  configuration: { mail: { from: PEOPLE.deskMailbox.userPrincipalName } },
};

const mailsTo = (world: World, person: Cast): readonly SentMail[] =>
  world.tenant.mails.filter(({ to }) => to === PEOPLE[person].mail);

/** The check on somebody's newest message, as they would read it out. */
const checkOf = (world: World, person: Cast): string =>
  /“([0-9A-Z]{4} [0-9A-Z]{4})”/u.exec(screenOf(world, person))?.[1] ?? 'none';

describe('the subject and their manager', () => {
  it.each(['alice', 'max'] as const)('hear in Teams of request, decision and result: %s', async (person) => {
    const world = await waitingWorld();
    expect(messagesFor(world, person)).toBe(2);
    expect(screenOf(world, person)).toContain('LK-1001');
    expect(newestButtons(world, person)).toContain('Yes, stop it');
    await amirApproves(world);
    await world.settle();
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(messagesFor(world, person)).toBe(4);
    await world.pass('PT2M');
    registersApp(world, 'alice');
    await world.pass('PT2M');
    expect((await world.request()).status).toBe('reenrolled');
    expect(messagesFor(world, person)).toBe(5);
    expect(newestButtons(world, person)).toContain('Yes, stop it');
    expect(world.tenant.mails).toEqual([]);
  });

  it.each([
    ['denied', (world: World) => world.as('amir').click('Deny', { reason: 'I am not convinced' })],
    ['cancelled', (world: World) => world.as('rita').click('Cancel request')],
  ])('hear that it was %s', async (status, act) => {
    const world = await waitingWorld();
    await act(world);
    await world.settle();
    expect((await world.request()).status).toBe(status);
    for (const person of ['alice', 'max'] as const) expect(messagesFor(world, person)).toBe(3);
  });

  it.each(['alice', 'max'] as const)(
    'stop it before anybody decided, while a voucher is asked: %s',
    async (person) => {
      const world = await elevatedWorld();
      await world.as(person).say('not me LK-1001');
      await world.settle();
      expect((await world.request()).status).toBe('frozen');
      expect(await alarmsIn(world)).toEqual(['not_me']);
      await world.as('rita').say("Alice Wong can't sign in, her phone was stolen");
      expect(screenOf(world, 'rita')).toContain('Requests for Alice Wong are stopped');
    },
  );
});

describe('by mail', () => {
  it('both hear of request, decision and result: plain, without a link, with the helpdesk’s number', async () => {
    const world = await waitingWorld(MAILING);
    const code = await amirApproves(world);
    await world.settle();
    await world.pass('PT15S');
    for (const person of ['alice', 'max'] as const) {
      const mails = mailsTo(world, person);
      expect(mails).toHaveLength(3);
      expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
      for (const { from, subject, text } of mails) {
        expect(from).toBe(PEOPLE.deskMailbox.mail);
        expect(subject).toContain('LK-1001');
        expect(text).toContain('not me LK-1001');
        expect(text).toContain(HELPDESK);
        expect(`${subject}\n${text}`).not.toMatch(/https?:|www\.|<[a-z]|\]\(|\{\{/iu);
        expect(text).not.toContain(code);
        expect(text).not.toMatch(/555 01(?!00)\d\d/u);
      }
    }
    expect(mailsTo(world, 'rita')).toEqual([]);
    expect(mailsTo(world, 'amir')).toEqual([]);
  });

  it('a voucher gets no question, which only Teams can ask, but hears what becomes of it', async () => {
    const world = await elevatedWorld(MAILING);
    await vouches(world);
    await approves(world, 'amir');
    await approves(world, 'dana');
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    for (const { text } of mailsTo(world, 'max')) expect(text).not.toContain('I spoke to them');
    expect(mailsTo(world, 'max').length).toBeGreaterThanOrEqual(2);
    expect(mailsTo(world, 'alice').length).toBeGreaterThanOrEqual(3);
  });

  it('the subject who has no Teams is told all the same', async () => {
    const world = await waitingWorld(MAILING);
    const told = mailsTo(world, 'alice').length;
    expect(told).toBe(1);
    await world.as('alice').uninstall();
    await amirApproves(world);
    await world.settle();
    await world.pass('PT15S');
    expect(mailsTo(world, 'alice')).toHaveLength(3);
  });

  it.each([403, 429, 500])(
    'a mailbox that answers %d keeps no reset and no card from going on',
    async (status) => {
      const world = await waitingWorld({
        ...MAILING,
        tenant: { ...MAILING.tenant, throttles: [] },
      });
      world.tenant.addFault({ path: /sendMail/u, kind: 'status', status });
      await amirApproves(world);
      await world.settle();
      await world.pass('PT15S');
      expect((await world.request()).status).toBe('reset');
      expect(messagesFor(world, 'alice')).toBe(4);
      registersApp(world, 'alice');
      await liveThrough(world, 10, 'PT1M');
      expect((await world.request()).status).toBe('reenrolled');
      expect(mailsTo(world, 'alice')).toHaveLength(1);
      expect(world.log.some(({ message }) => /mail|job failed/u.test(message))).toBe(true);
    },
  );

  it('an outage of seconds loses none', async () => {
    const world = await startWorld({ ...MAILING, tenant: { ...MAILING.tenant, throttles: [] } });
    await everybodyInstalls(world);
    world.tenant.addFault({ path: /sendMail/u, kind: 'status', status: 503, times: 4 });
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    await liveThrough(world, 6, 'PT10S');
    for (const person of ['alice', 'max'] as const) expect(mailsTo(world, person)).toHaveLength(1);
  });

  it('waits as long as Graph asks, over a minute too, and goes out then', async () => {
    const world = await startWorld({ ...MAILING, tenant: { ...MAILING.tenant, throttles: [] } });
    await everybodyInstalls(world);
    world.tenant.addFault({ path: /sendMail/u, kind: 'status', status: 503, retryAfter: 120, times: 2 });
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    const asked = (): number => world.tenant.calls.filter(({ path }) => path.includes('sendMail')).length;
    expect(asked()).toBe(2);
    await liveThrough(world, 11, 'PT10S');
    expect(asked()).toBe(2);
    await liveThrough(world, 2, 'PT10S');
    for (const person of ['alice', 'max'] as const) expect(mailsTo(world, person)).toHaveLength(1);
  });

  it('one that Graph never confirmed is sent twice at most', async () => {
    const world = await startWorld({ ...MAILING, tenant: { ...MAILING.tenant, throttles: [] } });
    await everybodyInstalls(world);
    world.tenant.addFault({ path: /sendMail/u, kind: 'drop-after' });
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    await liveThrough(world, 6, 'PT10S');
    for (const person of ['alice', 'max'] as const) expect(mailsTo(world, person)).toHaveLength(2);
  });

  it('without the permission to send, nothing but the mail is missing', async () => {
    const world = await waitingWorld({ configuration: { ...MAILING.configuration } });
    await amirApproves(world);
    await world.settle();
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(world.tenant.mails).toEqual([]);
    expect(messagesFor(world, 'alice')).toBe(4);
  });

  it('of nobody stays in the database', async () => {
    const world = await waitingWorld(MAILING);
    await amirApproves(world);
    await world.settle();
    await world.pass('PT15S');
    for (const trace of ['alice@contoso.com', 'max@contoso.com', 'Alice Wong'])
      expect(await everythingStored(world)).not.toContain(trace);
  });
});

describe('whether a message is genuine', () => {
  it('is told to an approver by the check that the subject reads out, and for whom', async () => {
    const world = await waitingWorld();
    const [ofAlice, ofMax] = [checkOf(world, 'alice'), checkOf(world, 'max')];
    expect(ofAlice).not.toBe(ofMax);
    await world.as('amir').say(`check LK-1001 ${ofAlice}`);
    expect(screenOf(world, 'amir')).toContain('Alice Wong');
    const genuine = screenOf(world, 'amir');
    await world.as('amir').say(`check LK-1001 ${ofMax}`);
    expect(screenOf(world, 'amir')).toContain('Max Keller');
    await world.as('amir').say('check LK-1001 AAAA BBBB');
    expect(screenOf(world, 'amir')).not.toContain('Alice Wong');
    expect(screenOf(world, 'amir')).not.toBe(genuine);
  });

  it('is the same check in the mail, and another one in another request', async () => {
    const world = await waitingWorld(MAILING);
    const check = checkOf(world, 'alice');
    expect(mailsTo(world, 'alice')[0]?.text).toContain(check);
    await world.as('rita').click('Cancel request');
    await world.pass('PT10S');
    await asksFor(world, 'rita', 'alice');
    expect((await world.request(1002)).status).toBe('awaiting_approval');
    expect(checkOf(world, 'alice')).not.toBe(check);
  });

  it('is not told to anybody else, and no check is in the record or the database', async () => {
    const world = await waitingWorld();
    const check = checkOf(world, 'alice');
    for (const person of ['rita', 'max', 'alice'] as const) {
      await world.as(person).say(`check LK-1001 ${check}`);
      expect(screenOf(world, person)).not.toContain('Alice Wong');
    }
    await world.as('sol').say(`check LK-1001 ${check}`);
    expect(screenOf(world, 'sol')).toContain('Alice Wong');
    for (const text of [check, check.replace(' ', '')])
      expect(await everythingStored(world)).not.toContain(text);
  });
});

describe('“This wasn’t me”', () => {
  it('that two approvers lift counts as a false alarm, and the next alarm says so', async () => {
    const world = await waitingWorld();
    await world.as('max').say('not me LK-1001');
    await world.settle();
    const first = screenOf(world, 'sol');
    await world.as('amir').say('resume LK-1001');
    await world.as('dana').say('resume LK-1001');
    const { max } = PEOPLE;
    const count = (what: 'alarmed' | 'alarm_lifted'): Promise<number> =>
      world.service().ports.tallies.count({ what, who: max.id, since: '2026-01-01T00:00:00.000Z' });
    expect([await count('alarmed'), await count('alarm_lifted')]).toEqual([1, 1]);
    await asksFor(world, 'rita', 'kai');
    await world.as('max').say('not me LK-1002');
    await world.settle();
    expect(screenOf(world, 'sol')).not.toBe(first);
    expect(screenOf(world, 'sol')).toMatch(/before|earlier|already|lifted/iu);
    expect(await countInRecord(world, 'freeze_lifted')).toBe(1);
  });

  it('after the end, from the result’s card, alarms and stops new requests, and removes nothing more', async () => {
    const world = await resetWorld();
    await world.pass('PT2M');
    registersApp(world, 'alice');
    await world.pass('PT2M');
    const removed = removalsAsked(world).length;
    await world.as('alice').click('Yes, stop it');
    await world.settle();
    expect(await alarmsIn(world)).toEqual(['not_me']);
    expect(chatOf(world, 'sol')).toContain('LK-1001');
    expect(removalsAsked(world)).toHaveLength(removed);
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    expect(screenOf(world, 'rita')).toContain('Requests for Alice Wong are stopped');
  });
});
