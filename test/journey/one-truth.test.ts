import { afterEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { PostedMessage } from '../../src/sandbox/connector/posted-message.ts';
import { alsoInstall, approves, asksFor, everybodyInstalls, liveThrough, vouches } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const CHANNEL = '19:helpdesk@thread.tacv2';
const EVERYBODY = ['rita', 'amir', 'dana', 'iris', 'max', 'nora'] as const;

/** Three approvers, a voucher, the requester, a follower and the desk have a card of one request. */
async function crowd(): Promise<World> {
  const world = await startWorld({ configuration: { desk: { channelId: CHANNEL } } });
  world.connector.installIn(CHANNEL);
  await everybodyInstalls(world);
  await alsoInstall(world, 'hana', 'nora');
  await asksFor(world, 'rita', 'alice', 'her phone was stolen');
  await world.as('nora').say("Alice Wong can't sign in");
  await world.as('nora').click('follow');
  await vouches(world);
  await liveThrough(world, 3, 'PT10M');
  return world;
}

const cardsOf = (world: World, person: Cast): readonly PostedMessage[] =>
  world
    .as(person)
    .messages()
    .filter(({ content, history }) => JSON.stringify([content, history[0]]).includes('LK-1001'));

/** Every card of the request that anybody has, with whose it is. */
const everyCard = (world: World): readonly (readonly [string, string])[] => [
  ...EVERYBODY.flatMap((person) => cardsOf(world, person).map((card) => [person, textOf(card)] as const)),
  ...world.connector.channelMessages(CHANNEL).map((card) => ['desk', textOf(card)] as const),
];

function allSay(world: World, words: RegExp): void {
  const cards = everyCard(world);
  expect(new Set(cards.map(([who]) => who))).toEqual(new Set([...EVERYBODY, 'desk']));
  expect(cards.filter(([, text]) => !words.test(text))).toEqual([]);
}

describe('every copy of a card', () => {
  it('says the same after each change, from the question to the end', async () => {
    const world = await crowd();
    allSay(world, /Waiting for approval/u);
    await approves(world, 'amir');
    await approves(world, 'dana');
    await world.pass('PT15S');
    allSay(world, /Reset done/u);
  });

  it('says who decided and when, and still does when it is clicked afterwards, also five times at once', async () => {
    const world = await crowd();
    await world.as('iris').click('Deny', { reason: 'other' });
    await world.settle();
    allSay(world, /Denied/u);
    const before = (await world.audit()).length;
    for (const person of ['amir', 'dana', 'iris'] as const) {
      for (const { id } of cardsOf(world, person)) {
        const clicks = Array.from({ length: 5 }, () =>
          world.as(person).send({
            type: 'invoke',
            name: 'adaptiveCard/action',
            value: { action: { verb: 'approve', data: { verb: 'approve', number: 1001, revision: 1 } } },
            replyToId: id,
          }),
        );
        for (const { body } of await Promise.all(clicks)) {
          expect(JSON.stringify(body)).toContain('Denied');
          expect(JSON.stringify(body)).toMatch(/Iris|You/u);
        }
      }
    }
    expect((await world.request()).status).toBe('denied');
    expect((await world.audit()).slice(before).map(({ event }) => event.kind)).not.toContain('approved');
  });

  it('says so also after Teams failed and the service was restarted in the middle', async () => {
    const world = await crowd();
    world.connector.faults.add({ kind: 'status', status: 503, method: 'PUT', from: 3 });
    await world.as('iris').click('Deny', { reason: 'other' });
    await world.settle();
    expect(everyCard(world).some(([, text]) => !text.includes('Denied'))).toBe(true);
    await world.restart();
    world.connector.faults.clear();
    await liveThrough(world, 3, 'PT10S');
    allSay(world, /Denied/u);
  });
});
