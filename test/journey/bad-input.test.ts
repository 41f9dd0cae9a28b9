import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { countInRecord, forge, record, ritaShowsCode, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await waitingWorld();
});
afterAll(stopWorlds);

const post = async (body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> => {
  const response = await fetch(`${world.service().url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
  await response.text();
  return response.status;
};

const isUnharmed = async (): Promise<void> => {
  expect((await world.request()).status).toBe('awaiting_approval');
  await world.as('rita').say('status LK-1001');
  world.as('rita').sees('Show code');
};

describe('bodies that are no activities', () => {
  it.each([
    ['no JSON at all', 'hello'],
    ['half a JSON', '{"type":"message"'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['another object', '{"hello":"world"}'],
    ['an activity of the wrong types', '{"type":5,"from":"rita","conversation":[]}'],
    ['a megabyte', JSON.stringify({ type: 'message', text: 'x'.repeat(1_200_000) })],
    ['something deep', '['.repeat(20_000) + ']'.repeat(20_000)],
  ])('%s: a clean 4xx', async (_, body) => {
    const status = await post(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('leave everything as it was', isUnharmed);
});

describe('forged card data', () => {
  it.each([
    ['an unknown verb', { verb: 'make_me_admin', number: 1001 }],
    ['no verb', { number: 1001 }],
    ['a missing number', { verb: 'approve', revision: 1, code: '123456' }],
    ['a missing revision', { verb: 'approve', number: 1001, code: '123456' }],
    ['a number that is none', { verb: 'approve', number: 'LK', revision: 1 }],
    ['a negative number', { verb: 'cancel', number: -1001 }],
    ['a huge number', { verb: 'cancel', number: 1e300 }],
    ['an object as code', { verb: 'approve', number: 1001, revision: 1, code: { a: 1 } }],
    ['a prototype', { verb: '__proto__', number: 1001 }],
    ['a person that is no id', { verb: 'pick_person', number: 1001, person: "x' or 1=1" }],
    ['a note of a megabyte', { verb: 'deny', number: 1001, revision: 1, note: 'x'.repeat(90_000) }],
  ])('%s: a friendly sentence and no change', async (_, data) => {
    const { status, text } = await forge(world, 'amir', data);
    expect(status).toBe(200);
    expect(text).toContain('That button is from a card I can’t read');
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('leaves one line a minute in the record, so that nobody floods it', async () => {
    expect(await countInRecord(world, 'turned_away')).toBe(1);
    await world.pass('PT2M');
    await forge(world, 'amir', { verb: 'make_me_admin' });
    expect(await countInRecord(world, 'turned_away')).toBe(2);
  });

  it('with a number that does not exist gets an honest card', async () => {
    for (const verb of [
      'approve',
      'deny',
      'hand_over',
      'done_by_hand',
      'show_code',
      'cancel',
      'follow',
      'not_me',
    ]) {
      const { status, text } = await forge(world, 'amir', { verb, number: 987_654, revision: 1 });
      expect(status).toBe(200);
      expect(text).toContain('There is no such request for you');
    }
  });

  it('with a verb that does not fit the state says how the request stands', async () => {
    const code = await ritaShowsCode(world);
    for (const [person, verb] of [
      ['amir', 'done_by_hand'],
      ['rita', 'still_locked_out'],
      ['rita', 'something_odd'],
      ['rita', 'pick_symptom'],
      ['rita', 'pick_person'],
      ['rita', 'find_person'],
      ['rita', 'ask_again'],
    ] as const) {
      const { status } = await forge(world, person, {
        verb,
        number: 1001,
        revision: 1,
        symptom: 'new_phone',
        who: 'Nora',
        person: PEOPLE.nora.id,
        code,
      });
      expect(status).toBe(200);
    }
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', subject: PEOPLE.alice.id });
  });

  it('with a revision from the future is judged on the state as it is', async () => {
    const { text } = await forge(world, 'amir', {
      verb: 'approve',
      number: 1001,
      revision: 99,
      code: '12345',
    });
    expect(text).toContain('That isn’t a code');
  });

  it('with an unknown deny reason or symptom is taken for no more than it says', async () => {
    const { text } = await forge(world, 'rita', {
      verb: 'pick_symptom',
      number: 1001,
      symptom: 'constructor',
    });
    expect(text).not.toContain('Out of order');
    await isUnharmed();
  });
});

describe('people from elsewhere', () => {
  const click = { verb: 'approve', number: 1001, revision: 1, code: '123456' };
  const elsewhere = '11111111-2222-4333-8444-555555555555';

  it.each([
    ['another tenant', { channelData: { tenant: { id: elsewhere } } }],
    [
      'another tenant in the conversation',
      { conversation: { id: 'a:x', conversationType: 'personal', tenantId: elsewhere } },
    ],
    [
      'a tenant that nobody names',
      { channelData: {}, conversation: { id: 'a:x', conversationType: 'personal' } },
    ],
    ['a stranger’s object id', { from: { id: '29:x', name: 'Amir Haddad', aadObjectId: elsewhere } }],
    ['no object id', { from: { id: '29:x', name: 'Amir Haddad' } }],
    ['a bot', { from: { id: '28:x', name: 'Amir Haddad', role: 'bot', aadObjectId: PEOPLE.amir.id } }],
    ['a guest', { from: { id: '29:x', name: 'Gina', aadObjectId: PEOPLE.gina.id } }],
    ['somebody disabled', { from: { id: '29:x', name: 'Dieter', aadObjectId: PEOPLE.dieter.id } }],
  ])('%s: turned away, recorded, nothing changed', async (_, changes) => {
    await world.pass('PT2M');
    const before = (await record(world)).filter((kind) => kind === 'turned_away').length;
    const { status, text } = await forge(world, 'amir', click, changes);
    expect([200, 403]).toContain(status);
    for (const name of ['Alice', 'Rita']) expect(text).not.toContain(name);
    expect((await record(world)).filter((kind) => kind === 'turned_away')).toHaveLength(before + 1);
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('a click on a copy in a group decides nothing and shows nothing', async () => {
    const { status, text } = await forge(world, 'amir', click, {
      conversation: {
        id: '19:x@thread.v2',
        conversationType: 'groupChat',
        isGroup: true,
        tenantId: TENANT_ID,
      },
    });
    expect(status).toBe(200);
    expect(text).toContain('write to me directly');
    for (const name of ['Alice', 'Rita', 'LK-']) expect(text).not.toContain(name);
  });

  it('leave everything as it was', isUnharmed);
});
