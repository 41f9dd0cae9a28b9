import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chatIdOf } from '../../src/sandbox/connector/connector.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import {
  approvedWorld,
  chatOf,
  everybodyInstalls,
  forge,
  messagesFor,
  newestButtons,
  record,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

let world: World;
afterAll(stopWorlds);

const says = async (person: Cast, text: string): Promise<string> => {
  await world.as(person).say(text);
  return screenOf(world, person);
};

describe('questions in a chat', () => {
  beforeAll(async () => void (world = await waitingWorld()));

  it.each(['status LK-1001', 'LK-1001', 'lk 1001?', 'what is the status of LK-1001'])(
    '“%s” shows the request to its requester',
    async (text) => {
      expect(await says('rita', text)).toContain('We asked Amir Haddad to help');
    },
  );

  it('“status” alone and “my requests” list what the asker asked for', async () => {
    for (const text of ['status', 'my requests']) {
      expect(await says('rita', text)).toContain('LK-1001 · Alice Wong');
      expect(await says('dana', text)).toContain('You have no requests');
    }
  });

  it('about a request shows everybody concerned their own side of it', async () => {
    expect(await says('amir', 'status LK-1001')).toContain('Which code did');
    expect(await says('alice', 'status LK-1001')).toContain('Rita Moreno asks to reset your sign-in');
    expect(await says('max', 'status LK-1001')).toContain(
      'Rita Moreno asks to reset the sign-in of Alice Wong',
    );
  });

  it('about a stranger’s request, and about one that does not exist, get the same answer', async () => {
    const stranger = await says('nora', 'status LK-1001');
    expect(stranger).toContain('There is no such request for you');
    expect(stranger.replace('1001', '')).toBe((await says('nora', 'status LK-4242')).replace('4242', ''));
    for (const name of ['Alice', 'Rita', 'Amir']) expect(stranger).not.toContain(name);
  });

  it('who is on call is answered to anybody, with the helpdesk’s number', async () => {
    for (const text of ['who is on call', 'on call?', 'who’s on call now']) {
      expect(await says('nora', text)).toContain('Amir Haddad is on call');
      expect(screenOf(world, 'nora')).toContain('+1 425 555 0100');
    }
  });

  it('about one’s own shifts are answered honestly, whether there are any or not', async () => {
    expect(await says('amir', 'my shifts')).toContain('primary');
    expect(await says('nora', 'my shifts')).toContain('You have no shifts');
  });

  it('for help show approvers more than others', async () => {
    expect(await says('amir', 'help')).toContain('halt');
    expect(await says('nora', 'help')).not.toContain('halt');
  });
});

describe('what strangers learn by clicks that no card offered them', () => {
  beforeAll(async () => {
    world = await waitingWorld();
  });

  const verbs = [
    'status',
    'show_code',
    'new_code',
    'cancel',
    'solved',
    'still_locked_out',
    'something_odd',
    'not_me',
    'ask_again',
    'follow',
    'approve',
    'deny',
    'hand_over',
    'done_by_hand',
    'search_again',
    'find_person',
    'pick_person',
    'pick_symptom',
    'other_symptom',
  ];
  const toldToNora = async (): Promise<string> => {
    const texts = [];
    for (const verb of verbs)
      texts.push((await forge(world, 'nora', { verb, number: 1001, revision: 1, reason: 'not_asked' })).text);
    return (
      texts
        .join('\n')
        .match(/Alice|Rita|Amir|Max|denied/gu)
        ?.join(' ') ?? 'nothing'
    );
  };

  it('is nothing about an open request, and nothing changes', async () => {
    const before = await world.request();
    expect(await toldToNora()).toBe('nothing');
    expect(await world.request()).toEqual(before);
    expect(messagesFor(world, 'sol')).toBe(1);
  });

  it('is nothing about one that is over', async () => {
    await world.as('amir').click('Deny', { reason: 'I am not convinced' });
    await world.settle();
    expect(await toldToNora()).toBe('nothing');
  });
});

describe('cancelling', () => {
  beforeAll(async () => void (world = await waitingWorld()));

  it('works without a number for the newest open request, and tells whoever was asked', async () => {
    expect(await says('rita', 'cancel')).toContain('The request was cancelled');
    await world.settle();
    expect(screenOf(world, 'amir')).toContain('Rita Moreno cancelled it');
    expect(newestButtons(world, 'amir')).toEqual([]);
    expect(await says('rita', 'cancel')).toContain('There is nothing to cancel');
  });

  it('works with a number, and not for somebody else’s', async () => {
    await says('rita', "Alice Wong can't sign in, she has a new phone");
    expect(await says('nora', 'cancel LK-1002')).not.toContain('was cancelled');
    expect((await world.request(1002)).status).toBe('draft');
    expect(await says('rita', 'cancel LK-1002')).toContain('The request was cancelled');
    expect(await says('rita', 'cancel LK-1002')).toContain('The request was cancelled');
  });
});

describe('cancelling after the reset', () => {
  it('without a number passes over a reset that is done', async () => {
    world = await approvedWorld();
    await world.settle();
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(await says('rita', 'cancel')).toContain('There is nothing to cancel');
  });
});

describe('in a group', () => {
  beforeAll(async () => {
    world = await startWorld();
    await everybodyInstalls(world);
  });

  it('nothing is started or shown: the bot only says to write to it directly', async () => {
    const group = world.connector.client(
      { aadObjectId: PEOPLE.rita.id, name: 'Rita Moreno' },
      world.service().url,
      { tenantId: TENANT_ID, group: '19:group@thread.v2' },
    );
    await group.say("<at>Latchkey</at> Alice Wong can't sign in");
    expect(group.screen()).toContain('write to me directly');
    expect(group.messages().every(({ content }) => content.card === undefined)).toBe(true);
    expect(await record(world)).toEqual([]);
    expect(
      world.connector
        .messagesOf(PEOPLE.rita.id)
        .every(({ conversation }) => conversation === chatIdOf(PEOPLE.rita.id)),
    ).toBe(true);
  });
});

describe('text from people', () => {
  const LONG = `${'Ana '.repeat(2_600)}[click](https://evil.example) {{DATE()}} <at>everyone</at>`;

  beforeAll(async () => {
    world = await startWorld();
    await everybodyInstalls(world);
    Object.assign(world.tenant.person(PEOPLE.rita.id), {
      displayName: '**Rita** [pay](https://evil.example/x) {{TIME()}} <at>all</at> \u202eevil',
    });
    Object.assign(world.tenant.person(PEOPLE.alice.id), { displayName: LONG, department: LONG });
    const rita = world.as('rita');
    await rita.say("alice@contoso.com can't sign in, she has a new phone");
    await rita.click('Still locked out');
    await world.settle();
  });

  it('in names, notes and searches is data on everybody’s card', async () => {
    await world.as('amir').click('Deny', {
      reason: 'Another reason',
      note: 'see [this](https://evil.example) {{DATE()}} ${name}',
    });
    await world.settle();
    await says('rita', 'a colleague is locked out');
    await world.as('rita').click('Find colleague', { who: '[x](https://evil.example) **b** {{DATE()}}' });
    for (const person of ['rita', 'amir', 'max', 'alice', 'sol'] as const) {
      const chat = chatOf(world, person);
      expect(chat).not.toMatch(/\[[^\]]*\]\(/u);
      expect(chat).not.toContain('evil.example');
      expect(chat).not.toContain('{{DATE()}}');
      expect(chat).not.toContain('{{TIME()}}');
      expect(chat).not.toContain('<at>');
      expect(chat).not.toContain('**');
      expect(chat).not.toContain('\u202e');
    }
  });

  it('of ten kilobytes fits every card', () => {
    for (const person of ['rita', 'amir', 'max', 'alice'] as const) {
      for (const card of world.connector.cardsOf(PEOPLE[person].id))
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(20 * 1024);
    }
    expect(chatOf(world, 'amir')).toContain('Ana Ana');
  });
});
