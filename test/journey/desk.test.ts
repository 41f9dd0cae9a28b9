import { afterEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../../src/sandbox/connector/client.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  chatOf,
  everybodyInstalls,
  liveThrough,
  messagesFor,
  registersApp,
  ritaAsks,
} from '../support/steps.ts';
import type { Fault } from '../../src/sandbox/tenant/fault.ts';
import { ServiceError } from '../../src/errors.ts';
import { showAtDesk } from '../../src/workflow/desk-card.ts';
import type { DeskChannel } from '../../src/workflow/ports.ts';
import { createWorker } from '../../src/workflow/worker.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const CHANNEL = '19:helpdesk@thread.tacv2';
const DESK: WorldOptions = { configuration: { desk: { channelId: CHANNEL } } };

interface DeskScene {
  readonly isIn?: boolean;
  /** For every card that is posted there. */
  readonly trouble?: Fault;
}

async function deskWorld({ isIn = true, trouble }: DeskScene = {}): Promise<World> {
  const world = await startWorld(DESK);
  if (isIn) world.connector.installIn(CHANNEL);
  await everybodyInstalls(world);
  if (trouble !== undefined)
    world.connector.faults.add({ ...trouble, method: 'POST', path: /\/v3\/conversations$/u });
  await ritaAsks(world);
  return world;
}

/** Waits until Rita's chat shows it, for a worker that nobody waits for. */
async function untilShown(world: World, text: string): Promise<void> {
  while (!chatOf(world, 'rita').includes(text)) await new Promise((resolve) => void setTimeout(resolve, 20));
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

  it('that took a card without saying so gets one stand-in for what changed, later, and keeps that', async () => {
    const world = await deskWorld({ trouble: { kind: 'drop-after' } });
    expect(atDesk(world)).toHaveLength(1);
    await world.pass('PT1M');
    expect(atDesk(world)).toHaveLength(1);
    world.connector.faults.clear();
    await world.pass('PT1M');
    expect(atDesk(world)).toHaveLength(2);
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    expect(atDesk(world)).toHaveLength(2);
    expect(atDesk(world)[1]).toContain('The request was cancelled');
  });

  it('that never says whether it took a card gets two at most', async () => {
    const world = await deskWorld({ trouble: { kind: 'drop-after' } });
    await liveThrough(world, 3, 'PT10M');
    await world.as('dana').say('halt');
    await world.settle();
    await world.as('rita').say('cancel LK-1001');
    await liveThrough(world, 3, 'PT1M');
    expect(atDesk(world)).toHaveLength(2);
  });

  it('that was out of order gets its card with the next change', async () => {
    const world = await deskWorld({ trouble: { kind: 'status', status: 503 } });
    expect(atDesk(world)).toEqual([]);
    world.connector.faults.clear();
    await world.pass('PT2M');
    expect(atDesk(world)).toHaveLength(1);
    expect(atDesk(world)[0]).toContain('Asked so far: Amir Haddad.');
  });

  it('that Teams puts off gets its card when the pause is over, once', async () => {
    const world = await deskWorld({ trouble: { kind: 'status', status: 429, retryAfter: 60, times: 1 } });
    expect(atDesk(world)).toEqual([]);
    await liveThrough(world, 3, 'PT1M');
    expect(atDesk(world)).toHaveLength(1);
    expect(await world.service().ports.deskCards.of(1001)).toMatchObject({ standing: 'first' });
  });

  const gone = new ServiceError('TEAMS_UNAVAILABLE', 'No answer.');
  it.each([
    ['its card', Promise.resolve({ conversation: 'c', activity: 'late' })],
    ['that there is no way there', Promise.resolve('unreachable' as const)],
    ['a failure', gone],
  ])('that told a worker too late of %s keeps the card of the worker after it', async (_, answer) => {
    const world = await deskWorld({ isIn: false });
    const { ports } = world.service();
    const [asked, answers] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const late: DeskChannel['post'] = async () => {
      asked.resolve(undefined);
      await answers.promise;
      if (answer instanceof ServiceError) throw answer;
      return answer;
    };
    const repaint = (): Promise<'lost'> => Promise.resolve('lost');
    const frozen = showAtDesk({ ...ports, desk: { post: late, repaint } }, 1001, 1);
    await asked.promise;
    const card = { conversation: 'c', activity: 'next' };
    const post = () => Promise.resolve(card);
    await showAtDesk({ ...ports, desk: { post, repaint } }, 1001, 2);
    answers.resolve(undefined);
    await Promise.allSettled([frozen]);
    expect(await ports.deskCards.of(1001)).toEqual({ number: 1001, ...card, standing: 'stand_in' });
  });

  it('that answers nothing keeps nobody’s card waiting', async () => {
    const world = await deskWorld();
    const { ports } = world.service();
    const slow = Promise.withResolvers<'repainted'>();
    const desk = { post: () => Promise.resolve('unreachable' as const), repaint: () => slow.promise };
    const worker = createWorker({ ...ports, desk }, { owner: 'other', pollEvery: 20 });
    worker.start();
    await world.as('dana').say('halt');
    await untilShown(world, 'stopped');
    await world.as('rita').say('cancel LK-1001');
    await untilShown(world, 'The request was cancelled');
    slow.resolve('repainted');
    await worker.stop();
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
