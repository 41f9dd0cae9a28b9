import { afterEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../../src/sandbox/connector/client.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  buttonsFor,
  chatOf,
  elevatedWorld,
  liveThrough,
  messagesFor,
  newestButtons,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const ofPerson = (person: Cast): RegExp => new RegExp(PEOPLE[person].id, 'u');

/** Teams refuses to change messages in that chat. */
function refusesEdits(world: World, person: Cast, status: number, code?: string): void {
  world.connector.faults.add({
    kind: 'status',
    status,
    method: 'PUT',
    path: ofPerson(person),
    ...(code === undefined ? {} : { code }),
  });
}

const copiesFor = async (world: World, person: Cast) =>
  (await world.service().ports.copies.of(1001)).filter(({ person: id }) => id === PEOPLE[person].id);

const alertsFor = (world: World, person: Cast): number =>
  world
    .as(person)
    .messages()
    .filter(({ history }) => history[0]?.content.alert === true).length;

const EDITS: readonly (readonly [number, string])[] = [
  [404, 'ActivityNotFoundInConversation'],
  [403, 'BotNotInConversationRoster'],
  [413, 'MessageSizeTooBig'],
];

describe.each(EDITS)('a card that Teams changes no more (%d %s)', (status, code) => {
  it('is posted anew, silently and once, for an approver who still needs it; the others are repainted', async () => {
    const world = await elevatedWorld();
    await vouches(world);
    refusesEdits(world, 'amir', status, code);
    const [messages, alerts] = [messagesFor(world, 'amir'), alertsFor(world, 'amir')];
    await world.as('dana').say('halt');
    await world.settle();
    expect(chatOf(world, 'rita')).toContain('stopped');
    expect(messagesFor(world, 'amir') - messages).toBe(1);
    expect(alertsFor(world, 'amir')).toBe(alerts);
    expect(newestButtons(world, 'amir')).toContain('Approve');
    expect(await copiesFor(world, 'amir')).toMatchObject([{ standing: 'stand_in' }]);
  });

  it('is made up for by a short closing message without evidence when the request is over', async () => {
    const world = await waitingWorld();
    refusesEdits(world, 'amir', status, code);
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    const text = screenOf(world, 'amir');
    expect(text).toContain('The request was cancelled');
    expect(text).toContain('Rita');
    expect(newestButtons(world, 'amir')).toEqual([]);
    expect(text).not.toContain('Checks');
    expect(buttonsFor(world, 'rita')).not.toContain('Show code');
  });
});

describe('an old card that stayed in the chat', () => {
  it('when clicked shows what is true now, who decided, and that there is a newer one', async () => {
    const world = await waitingWorld();
    const old = world.as('amir').messages().at(-1)!;
    refusesEdits(world, 'amir', 403);
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    expect(
      textOf(
        world
          .as('amir')
          .messages()
          .find(({ id }) => id === old.id),
      ),
    ).toContain('Reset the sign-in of');
    await world.as('amir').click('Hand over', {}, { on: old.id });
    const now = textOf(
      world
        .as('amir')
        .messages()
        .find(({ id }) => id === old.id),
    );
    expect(now).toContain('This is an old card. There is a newer one');
    expect(now).toContain('Rita');
    expect(now).toContain('cancelled');
    expect((await world.request()).status).toBe('cancelled');
  });

  it('still decides by the state of now: an approval on it counts once', async () => {
    const world = await waitingWorld();
    refusesEdits(world, 'amir', 403);
    await world
      .service()
      .ports.jobs.add([
        { key: 'test:repaint', dueAt: '2026-11-23T09:00:00.000Z', effect: { kind: 'repaint', number: 1001 } },
      ]);
    await world.settle();
    await amirApproves(world);
    expect((await world.request()).status).toBe('approved');
  });
});

describe('a chat that refuses everything', () => {
  it('gets no card for ever and ever: the copy is forgotten, and nobody else waits', async () => {
    const world = await waitingWorld();
    world.connector.faults.add({ kind: 'status', status: 403, path: ofPerson('amir') });
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    const calls = world.connector.calls.length;
    await world.settle();
    expect(world.connector.calls).toHaveLength(calls);
    expect(await copiesFor(world, 'amir')).toEqual([]);
    expect(chatOf(world, 'rita')).toContain('The request was cancelled');
    expect(world.log).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'a card that was lost cannot be posted anew' }),
    );
    expect(world.log.map(({ message }) => message)).not.toContain('job put aside');
  });

  it('where stand-ins are lost too, gets each change at most once more, never a card for a card', async () => {
    const world = await elevatedWorld();
    await vouches(world);
    refusesEdits(world, 'amir', 404);
    const before = messagesFor(world, 'amir');
    const again = async (nth: number): Promise<void> => {
      await world.service().ports.jobs.add([
        {
          key: `test:${nth}`,
          dueAt: '2026-11-23T09:00:00.000Z',
          effect: { kind: 'repaint_late', number: 1001 },
        },
        {
          key: `test:again:${nth}`,
          dueAt: '2026-11-23T09:00:00.000Z',
          effect: { kind: 'repaint', number: 1001 },
        },
      ]);
      await world.settle();
    };
    for (let nth = 0; nth < 6; nth += 1) {
      // What is shown changes each time, so that each repaint is really sent.
      await world.as('dana').say(nth % 2 === 0 ? 'halt' : 'resume');
      if (nth % 2 === 1) await world.as('sol').say('resume');
      await again(nth);
    }
    expect(messagesFor(world, 'amir') - before).toBeLessThanOrEqual(1);
  });
});

describe('a chat that took a stand-in without saying so', () => {
  it('gets it once, and no repaint waits for it', async () => {
    const world = await waitingWorld();
    refusesEdits(world, 'amir', 404);
    world.connector.faults.add({ kind: 'drop-after', method: 'POST', path: ofPerson('amir') });
    const before = messagesFor(world, 'amir');
    await world.as('dana').say('halt');
    await liveThrough(world, 5, 'PT1M');
    expect(messagesFor(world, 'amir') - before).toBe(1);
    expect(chatOf(world, 'rita')).toContain('stopped');
  });
});

describe('a chat that Teams puts off for a quarter of an hour', () => {
  it('makes the short trouble of another one no longer', async () => {
    const world = await waitingWorld();
    world.connector.faults.add({
      kind: 'status',
      status: 429,
      retryAfter: 900,
      method: 'PUT',
      path: ofPerson('rita'),
    });
    world.connector.faults.add({
      kind: 'status',
      status: 503,
      method: 'PUT',
      path: ofPerson('amir'),
      times: 2,
    });
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    await world.pass('PT10S');
    const [own] = await copiesFor(world, 'amir');
    const card = world
      .as('amir')
      .messages()
      .find(({ id }) => id === own?.activity);
    expect(textOf(card)).toContain('The request was cancelled');
  });
});

describe('a requester with no card left', () => {
  it('is told, also while another card cannot be painted', async () => {
    const world = await waitingWorld();
    for (const copy of await copiesFor(world, 'rita')) await world.service().ports.copies.remove(copy);
    world.connector.faults.add({ kind: 'status', status: 503, method: 'PUT', path: ofPerson('amir') });
    const before = messagesFor(world, 'rita');
    await world.as('dana').say('halt');
    await world.settle();
    expect(messagesFor(world, 'rita') - before).toBe(1);
  });
});

describe('sixty copies and one slow chat', () => {
  const chats = Array.from({ length: 60 }, (_, nth) => `a:chat-${nth}`);

  it('are repainted at once; the slow one follows, also after a restart in the middle', async () => {
    const world = await waitingWorld();
    const { copies, conversations } = world.service().ports;
    const [own] = await copiesFor(world, 'amir');
    const { serviceUrl } = JSON.parse((await conversations.of(PEOPLE.rita.id)) ?? '') as {
      serviceUrl: string;
    };
    for (const conversation of chats) {
      const answer = await fetch(`${serviceUrl}/v3/conversations/${conversation}/activities`, {
        method: 'POST',
        body: '{"text":"a card"}',
      });
      const { id: activity } = (await answer.json()) as { id: string };
      const place = { conversation, activity };
      await copies.add({
        number: 1001,
        person: PEOPLE.rita.id,
        role: 'requester',
        ...place,
        standing: 'first',
      });
    }
    world.connector.faults.add({
      kind: 'status',
      status: 503,
      method: 'PUT',
      path: ofPerson('amir'),
      times: 2,
    });
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    const painted = world.connector.calls.filter(
      ({ method, body }) => method === 'PUT' && JSON.stringify(body).includes('The request was cancelled'),
    );
    const paths = painted.map(({ path }) => path.split('/')[3]);
    expect(paths).toEqual(expect.arrayContaining(chats));
    const amirs = () =>
      textOf(
        world
          .as('amir')
          .messages()
          .find(({ id }) => id === own?.activity),
      );
    expect(amirs()).toContain('Reset the sign-in of Alice Wong?');
    await world.restart();
    await world.pass('PT10S');
    expect(amirs()).toContain('The request was cancelled');
  });
});
