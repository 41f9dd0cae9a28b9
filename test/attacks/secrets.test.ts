import { afterEach, describe, expect, it } from '@jest/globals';
import { messageCheck } from '../../src/domain/message-check.ts';
import { createPagerService } from '../../src/sandbox/pager.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { chatOf, forge, liveThrough, record, screenOf, waitingWorld } from '../support/steps.ts';
import { storedBytes } from '../support/stored.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import {
  approval,
  approves,
  asksFor,
  crowdedWorld,
  nextCode,
  nothingIsRemoved,
  otherThan,
  traceOf,
  vouchedWorld,
} from './support.ts';

afterEach(stopWorlds);

const EVERYBODY = ['amir', 'dana', 'iris', 'max', 'alice', 'sol', 'hana', 'nora'] as const;

describe('whoever reads what is stored', () => {
  it('looks for codes in the whole database, the log, the record and everybody else’s cards, after much trouble', async () => {
    const world = await vouchedWorld();
    const codes = [await nextCode(world)];
    await forge(world, 'amir', await approval(world, { code: otherThan(codes[0] ?? '') }));
    await forge(world, 'amir', await approval(world, { code: `${codes[0] ?? ''}; drop table requests` }));
    world.tenant.addFault({ kind: 'drop', times: 2 });
    world.connector.faults.add({ method: 'POST', kind: 'status', status: 503, times: 2 });
    await world.as('amir').say(`the code for LK-1001 is ${'x'.repeat(3)}`);
    await approves(world, 'amir');
    await world.settle();
    codes.push(await nextCode(world));
    await world.pass('PT11S');
    await forge(world, 'rita', { verb: 'new_code', number: 1001, revision: 1 });
    codes.push(await nextCode(world));
    await approves(world, 'dana');
    await liveThrough(world, 4, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect(new Set(codes).size).toBe(3);
    const disk = await storedBytes(world.databaseUrl);
    const logged = JSON.stringify(world.log);
    for (const code of codes) {
      expect(disk).not.toMatch(traceOf(code));
      expect(logged).not.toMatch(traceOf(code));
      for (const person of EVERYBODY) expect(chatOf(world, person)).not.toMatch(traceOf(code));
    }
    expect(disk).not.toContain(Buffer.alloc(32, 7).toString('base64'));
    expect(disk).not.toContain('4255550152');
  });

  it('looks for the address of a pager, which wakes people, on the disk, in the log, in the record and on every card', async () => {
    const pager = createPagerService();
    const webhook = await pager.listen();
    const onCall = {
      rotations: [
        {
          name: 'primary',
          participants: [PEOPLE.amir.userPrincipalName],
          handOff: { every: 'P1W', from: '2026-01-05T09:00' },
        },
      ],
      escalation: [
        { after: 'PT0M', notify: 'primary', webhook },
        { after: 'PT10M', notify: 'everyone', webhook: `${webhook}/second` },
      ],
    };
    const world = await waitingWorld({ configuration: { onCall } });
    pager.behave({ kind: 'answers', status: 500 });
    await world.pass('PT10M');
    pager.behave({ kind: 'answers', status: 404 });
    await liveThrough(world, 3, 'PT61S');
    await pager.close();
    for (const text of ['who is on call', 'help', 'status LK-1001', 'my requests'])
      await world.as('amir').say(text);
    expect(pager.received.length).toBeGreaterThan(2);
    expect(await record(world)).toEqual(expect.arrayContaining(['paged', 'page_failed']));
    const { host } = new URL(webhook);
    const logged = JSON.stringify(world.log);
    const seen = [
      await storedBytes(world.databaseUrl),
      logged,
      ...EVERYBODY.map((person) => chatOf(world, person)),
    ];
    for (const text of seen) {
      expect(text).not.toContain('5ecret');
      expect(text).not.toContain(host);
    }
    // Whoever runs the pager learns a number and a link, and no name.
    expect(pager.received.map(({ body }) => body).join('\n')).not.toMatch(/Alice|Rita|Amir|contoso/u);
  });

  it('looks at the lock screen: no notification of anybody carries the code', async () => {
    const world = await waitingWorld();
    await world.as('rita').click('Show code', {}, { via: 'submit' });
    const code = await nextCode(world);
    const notified = world
      .as('rita')
      .messages()
      .flatMap(({ history }) =>
        history.map(({ content }) => `${content.summary ?? ''} ${content.text ?? ''}`),
      );
    expect(notified.join('\n')).not.toMatch(traceOf(code));
  });
});

describe('the check on a message', () => {
  const checkOf = (world: World, who: string): string =>
    messageCheck(world.service().ports.keys.keyedHash, 1001, who);

  it('somebody reads out the check of another person’s message: the helpdesk hears whose it was', async () => {
    const world = await waitingWorld();
    await world.as('amir').say(`check LK-1001 ${checkOf(world, PEOPLE.max.id)}`);
    expect(screenOf(world, 'amir')).toContain('Max Keller');
    await world.as('amir').say(`check LK-1001 ${checkOf(world, PEOPLE.nora.id)}`);
    expect(screenOf(world, 'amir')).not.toContain('Max Keller');
    expect(screenOf(world, 'amir')).not.toContain('Nora Lind');
  });

  it.each(['rita', 'max', 'alice', 'nora'] as const)(
    '%s, who is no helpdesk, asks whom it belongs to',
    async (who) => {
      const world = await waitingWorld();
      await world.as(who).say(`check LK-1001 ${checkOf(world, PEOPLE.amir.id)}`);
      expect(screenOf(world, who)).not.toContain('Amir Haddad');
    },
  );

  it('a check opens nothing: as a code it is refused', async () => {
    const world = await waitingWorld();
    await forge(world, 'amir', await approval(world, { code: checkOf(world, PEOPLE.alice.id) }));
    expect(await world.request()).toMatchObject({ approvals: [], wrongCodes: 0 });
  });
});

describe('erasing traces', () => {
  it.each(['rita', 'amir', 'dana', 'max', 'alice', 'nora'] as const)(
    '%s, who is no security contact, erases somebody',
    async (who) => {
      const world = await waitingWorld();
      await world.as(who).say('erase rita@contoso.com');
      await forge(world, who, { verb: 'erase', person: PEOPLE.rita.id });
      await forge(world, who, { verb: 'erase', person: PEOPLE.rita.id.toUpperCase(), by: PEOPLE.sol.id });
      expect(await record(world)).not.toContain('erased');
      expect((await world.request()).requester).toBe(PEOPLE.rita.id);
    },
  );

  it.each(['rita', 'alice'] as const)(
    '%s is erased while their request is open, and while a freeze rests on it',
    async (whom) => {
      const world = await waitingWorld();
      await Promise.all([
        forge(world, 'sol', { verb: 'erase', person: PEOPLE[whom].id }),
        approves(world, 'amir'),
      ]);
      expect((await world.request()).status).toBe('approved');
      await forge(world, 'alice', { verb: 'not_me', number: 1001 });
      await forge(world, 'sol', { verb: 'erase', person: PEOPLE[whom].id });
      expect((await world.request()).status).toBe('frozen');
      expect(await record(world)).not.toContain('erased');
      expect(await world.service().ports.brakes.freezeOf(PEOPLE.alice.id)).toBeDefined();
      await nothingIsRemoved(world);
    },
  );

  it('a voucher is erased between their word and the reset: the word is not forgotten with them', async () => {
    const world = await vouchedWorld();
    await forge(world, 'sol', { verb: 'erase', person: PEOPLE.max.id });
    await approves(world, 'amir');
    await forge(world, 'max', { verb: 'approve', number: 1001, revision: 1 });
    expect(await world.request()).toMatchObject({
      vouches: [{ by: PEOPLE.max.id }],
      approvals: [{ by: PEOPLE.amir.id }],
    });
    await forge(world, 'max', { verb: 'not_me', number: 1001 });
    expect((await world.request()).status).toBe('frozen');
    await nothingIsRemoved(world);
  });

  it('a status, a follower’s click and a list of requests tell a stranger nothing', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    for (const verb of [
      'status',
      'follow',
      'ask_again',
      'show_code',
      'cancel',
      'approve',
      'vouch_spoke',
      'vouch_not_asked',
      'done_by_hand',
      'hand_over',
    ]) {
      const { text } = await forge(world, 'nora', { verb, number: 1001, revision: 1 });
      expect(text).not.toMatch(/Alice|Amir|555 01(?!00)/u);
    }
    for (const words of [
      'status LK-1001',
      'my requests',
      'cancel LK-1001',
      'not me LK-1001',
      'resume LK-1001',
    ]) {
      await world.as('nora').say(words);
      expect(screenOf(world, 'nora')).not.toMatch(/Alice|555 0102/u);
    }
    expect((await world.request()).status).toBe('awaiting_approval');
  });
});
