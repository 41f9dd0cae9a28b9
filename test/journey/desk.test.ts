import { afterEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../../src/sandbox/connector/client.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  chatOf,
  everybodyInstalls,
  messagesFor,
  registersApp,
  ritaAsks,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const CHANNEL = '19:helpdesk@thread.tacv2';
const DESK: WorldOptions = { configuration: { desk: { channelId: CHANNEL } } };

async function deskWorld({ isIn = true } = {}): Promise<World> {
  const world = await startWorld(DESK);
  if (isIn) world.connector.installIn(CHANNEL);
  await everybodyInstalls(world);
  await ritaAsks(world);
  return world;
}

const atDesk = (world: World): readonly string[] =>
  world.connector.channelMessages(CHANNEL).map((message) => textOf(message).replaceAll('\u00A0', ' '));

const complaints = (world: World) =>
  world.log.filter(({ message }) => message === 'the desk channel cannot be reached');

describe('the desk channel', () => {
  it('hears of a submitted request: number, state and who was asked, and nothing else', async () => {
    const world = await deskWorld();
    const [card, ...more] = atDesk(world);
    expect(more).toEqual([]);
    expect(card).toContain('LK-1001');
    expect(card).toContain('Waiting for approval');
    expect(card).toContain('Asked so far: Amir Haddad.');
    expect(card).toContain('status LK-1001');
    expect(world.connector.channelMessages(CHANNEL)[0]?.content.alert).toBe(false);
  });

  it('sees the same card follow every change, to who decided and how it ended', async () => {
    const world = await deskWorld();
    await world.pass('PT10M');
    expect(atDesk(world)[0]).toContain('Asked so far: Amir Haddad and Dana Petrova.');
    await amirApproves(world);
    await world.settle();
    expect(atDesk(world)[0]).toContain('Amir Haddad approved on');
    await world.pass('PT15S');
    expect(atDesk(world)[0]).toContain('A reset is done');
    registersApp(world, 'alice');
    await world.pass('PT30M');
    expect(atDesk(world)).toHaveLength(1);
    expect(atDesk(world)[0]).toContain('sign-in set up again');
  });

  it('hears nothing of a draft', async () => {
    const world = await startWorld(DESK);
    world.connector.installIn(CHANNEL);
    await everybodyInstalls(world);
    await world.as('rita').say("Alice Wong can't sign in");
    await world.settle();
    expect(atDesk(world)).toEqual([]);
  });

  it('that is gone, or was never there, stops nothing and is said once', async () => {
    const world = await deskWorld({ isIn: false });
    await world.pass('PT10M');
    expect(atDesk(world)).toEqual([]);
    expect(complaints(world)).toHaveLength(1);
    expect(chatOf(world, 'dana')).toContain('Reset the sign-in of Alice Wong?');
    expect(world.log.map(({ message }) => message)).not.toContain('job put aside');
    world.connector.installIn(CHANNEL);
    await world.as('dana').click('Deny', { reason: 'other' });
    await world.settle();
    expect((await world.request()).status).toBe('denied');
    expect(atDesk(world)).toEqual([]);
  });

  it('that the bot was removed from in between is tried again with the next change', async () => {
    const world = await deskWorld();
    world.connector.removeFrom(CHANNEL);
    await world.as('dana').say('halt');
    await world.settle();
    await world.as('dana').say('resume');
    await world.as('sol').say('resume');
    await world.settle();
    expect(complaints(world)).toHaveLength(1);
    world.connector.installIn(CHANNEL);
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    expect(atDesk(world).at(-1)).toContain('The request was cancelled');
  });

  it('whose card was deleted gets it anew once, and keeps that one up to date', async () => {
    const world = await deskWorld();
    const [first] = world.connector.channelMessages(CHANNEL);
    world.connector.faults.add({
      kind: 'status',
      status: 404,
      code: 'ActivityNotFoundInConversation',
      method: 'PUT',
      path: new RegExp(first?.id ?? 'none', 'u'),
    });
    await world.pass('PT10M');
    expect(atDesk(world)).toHaveLength(2);
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    expect(atDesk(world)).toHaveLength(2);
    expect(atDesk(world)[1]).toContain('The request was cancelled');
  });

  it('is no place to talk or click: the bot points to one’s own chat', async () => {
    const world = await deskWorld();
    const before = messagesFor(world, 'amir');
    const [card] = world.connector.channelMessages(CHANNEL);
    const amir = world.connector.client(
      { aadObjectId: PEOPLE.amir.id, name: PEOPLE.amir.displayName },
      world.service().url,
      { tenantId: TENANT_ID, group: card?.conversation ?? '' },
    );
    const { body } = await amir.send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'deny', data: { verb: 'deny', number: 1001, revision: 1, reason: 'other' } } },
      replyToId: card?.id,
    });
    expect(JSON.stringify(body)).toContain('write to me');
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(messagesFor(world, 'amir')).toBe(before);
    const refreshed = await amir.send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'refresh', data: { verb: 'refresh', number: 1001, seen: 'x', shows: 'x' } } },
      replyToId: card?.id,
    });
    expect(JSON.stringify(refreshed.body)).toContain('up to date');
  });

  it('keeps its card through a restart, and forgets it with the request', async () => {
    const world = await deskWorld();
    await world.restart();
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    expect(atDesk(world)).toHaveLength(1);
    expect(atDesk(world)[0]).toContain('The request was cancelled');
  });
});
