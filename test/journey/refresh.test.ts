import { afterEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { PostedMessage } from '../../src/sandbox/connector/posted-message.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  codeOnScreen,
  elevatedWorld,
  everythingStored,
  ritaShowsCode,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const CARD = 'application/vnd.microsoft.card.adaptive';

const newest = (world: World, person: Cast): PostedMessage => world.as(person).messages().at(-1)!;
const look = async (world: World, person: Cast, { id } = newest(world, person)) =>
  (await world.as(person).look(id))?.body;
const shown = (world: World, person: Cast, { id }: PostedMessage): string =>
  textOf(
    world
      .as(person)
      .messages()
      .find((message) => message.id === id),
  );

/** The request changes, and no repaint reaches anybody. */
async function endsUnseen(world: World): Promise<void> {
  await world.as('rita').say('cancel LK-1001');
}

describe('a card that is looked at', () => {
  it.each(['amir', 'rita', 'alice'] as const)('shows %s what is true by now', async (person) => {
    const world = await waitingWorld();
    const message = newest(world, person);
    await endsUnseen(world);
    expect(shown(world, person, message)).not.toContain('cancelled');
    await look(world, person, message);
    expect(shown(world, person, message)).toContain('cancelled');
    expect(await look(world, person, message)).toBeUndefined();
  });

  it('asks the voucher’s question only while it is open', async () => {
    const world = await elevatedWorld();
    const message = newest(world, 'max');
    await endsUnseen(world);
    await look(world, 'max', message);
    expect(shown(world, 'max', message)).not.toContain('I spoke to them');
  });

  it('stays as it is, with what is being typed, while nothing changed; Graph is not asked', async () => {
    const world = await waitingWorld();
    const calls = world.tenant.calls.length;
    const stored = await everythingStored(world);
    expect(await look(world, 'amir')).toMatchObject({
      statusCode: 200,
      type: expect.not.stringContaining('card'),
    });
    expect(world.tenant.calls).toHaveLength(calls);
    expect(await everythingStored(world)).toBe(stored);
  });

  it('stays also when what changed is not on it', async () => {
    const world = await waitingWorld();
    const message = newest(world, 'amir');
    await ritaShowsCode(world);
    expect(await look(world, 'amir', message)).toMatchObject({ type: expect.not.stringContaining('card') });
  });

  it('keeps the code on the screen, and a refresh never shows one', async () => {
    const world = await waitingWorld();
    const base = newest(world, 'rita');
    const code = await ritaShowsCode(world);
    expect(screenOf(world, 'rita')).toContain('The code for Alice Wong');
    const { body } = await world.as('rita').send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: refreshOf(base), trigger: 'automatic' },
      replyToId: base.id,
    });
    expect(body).toMatchObject({ type: expect.not.stringContaining('card') });
    expect(codeOnScreen(world, 'rita')).toBe(code);
    await world.as('amir').click('Deny', { reason: 'other' });
    await world.settle();
    await look(world, 'rita', base);
    expect(shown(world, 'rita', base)).not.toContain(code.slice(0, 3));
  });

  it('still asks Graph for the numbers an approver needs when the card has to be another one', async () => {
    const world = await waitingWorld();
    const message = newest(world, 'amir');
    await world.as('dana').say('halt');
    const body = await look(world, 'amir', message);
    expect(body).toMatchObject({ statusCode: 200, type: CARD });
    expect(shown(world, 'amir', message)).toContain('halted by Dana Petrova');
  });

  it('stays as it is while the directory cannot be asked', async () => {
    const world = await waitingWorld();
    const message = newest(world, 'alice');
    await world.pass('PT6M');
    world.tenant.addFault({ kind: 'status', status: 503 });
    await endsUnseen(world);
    const body = await look(world, 'alice', message);
    expect(body?.['statusCode']).toBe(200);
    expect(JSON.stringify(body)).not.toContain('wrong');
  });
});

describe('who is asked to refresh', () => {
  it('is the reader alone, by their id in Teams, and only where that is known', async () => {
    const world = await waitingWorld();
    expect(newest(world, 'amir').content.card?.['refresh']).toMatchObject({
      userIds: [`29:${PEOPLE.amir.id}`],
      action: { type: 'Action.Execute', verb: 'refresh', data: { number: 1001 } },
    });
    const { conversations } = world.service().ports;
    const stored = (await conversations.of(PEOPLE.amir.id)) ?? '';
    await conversations.save(PEOPLE.amir.id, stored.replace('29:', ''));
    await world.as('dana').say('halt');
    await world.settle();
    expect(newest(world, 'amir').content.card?.['refresh']).toBeUndefined();
  });
});

const refreshOf = ({ content }: PostedMessage) =>
  (content.card?.['refresh'] as { readonly action: unknown }).action;
