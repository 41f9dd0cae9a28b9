import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { PlannedEffect } from '../../src/domain/effect.ts';
import { instantOf } from '../../src/domain/instant.ts';
import {
  chatOf,
  everybodyInstalls,
  liveThrough,
  messagesFor,
  ritaAsks,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const chatOfPerson = (person: Cast): RegExp => new RegExp(PEOPLE[person].id, 'u');

const refusals = (world: World): number =>
  world.log.filter(({ message }) => message === 'Teams is left alone until then').length;

describe('Teams asks for a pause of a minute', () => {
  it('in one chat: its messages come when it is over, the others at once', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const before = messagesFor(world, 'amir');
    world.connector.faults.add({
      kind: 'status',
      status: 429,
      retryAfter: 60,
      path: chatOfPerson('amir'),
      times: 1,
    });
    await ritaAsks(world);
    expect(messagesFor(world, 'amir')).toBe(before);
    expect(chatOf(world, 'rita')).toContain('Amir');
    expect(refusals(world)).toBe(1);
    await world.pass('PT59S');
    expect(messagesFor(world, 'amir')).toBe(before);
    await world.pass('PT1S');
    expect(chatOf(world, 'amir')).toContain('Reset the sign-in of Alice Wong?');
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('for the whole app: nothing is lost, nobody counts as out of reach, and it goes on after a restart', async () => {
    const world = await waitingWorld();
    world.connector.faults.add({ kind: 'status', status: 429, retryAfter: 60 });
    await world.as('rita').say('cancel LK-1001');
    await world.settle();
    await world.restart();
    await world.settle();
    world.connector.faults.clear();
    await world.pass('PT2M');
    await world.pass('PT2M');
    for (const person of ['rita', 'amir'] as const)
      expect(chatOf(world, person)).toContain('The request was cancelled');
    expect(world.log.map(({ message }) => message)).not.toContain('job put aside');
  });
});

describe('with the documented limits enforced', () => {
  it('a burst of messages in one chat comes whole, in order and without one refusal; another chat does not wait', async () => {
    const world = await waitingWorld();
    world.connector.enforceLimits();
    const before = messagesFor(world, 'dana');
    const asked = world.connector.calls.length;
    const told = (person: Cast, nth: number): PlannedEffect => ({
      key: `told:${person}:${nth}`,
      dueAt: instantOf(nth),
      effect: {
        kind: 'tell_shift',
        to: PEOPLE[person].id,
        change: 'taken_over',
        by: PEOPLE.amir.id,
        rotation: 'primary',
        from: '2026-11-23T10:00:00.000Z',
        until: new Date(Date.parse('2026-11-23T11:00:00.000Z') + nth * 60_000).toISOString(),
      },
    });
    await world
      .service()
      .ports.jobs.add([...Array.from({ length: 90 }, (_, nth) => told('dana', nth)), told('max', 100)]);
    await world.settle();
    expect(chatOf(world, 'max')).toContain('primary');
    await liveThrough(world, 6, 'PT15S');
    const texts = world.as('dana').messages().slice(before).map(textOf);
    expect(texts).toHaveLength(90);
    const until = texts.map((text) => text.match(/\d\d:\d\d/gu)?.at(-1) ?? text);
    expect(new Set(until).size).toBe(90);
    expect(until).toEqual(until.toSorted());
    const sends = world.connector.calls.slice(asked).filter(({ path }) => path.includes(PEOPLE.dana.id));
    expect(sends).toHaveLength(90);
  });
});
