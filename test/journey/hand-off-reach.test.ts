import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { dutyWorld, greetings, timesTold, turnsOf } from '../support/duties.ts';
import { chatOf, countInRecord, lastInRecord, liveThrough, messagesFor, screenOf } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const BEGIN = '2026-11-24T08:00:00.000Z';
const DANA = PEOPLE.dana.id;
const HAND_OFF = { who: DANA, rotation: 'primary', from: BEGIN };
const CANNOT = 'Dana Petrova can’t be reached for their shift';

/** Two hours before Dana's turn, to the minute. */
const twoHoursBefore = (world: World) => liveThrough(world, 7, 'PT3H');

const told = (world: World, text: string) =>
  (['amir', 'dana', 'iris', 'sol', 'rita'] as const).map((person) => timesTold(world, person, text));

describe('somebody who can’t be reached', () => {
  it('is found two hours before, without a message to them, and told once to those who can act', async () => {
    const world = await dutyWorld();
    world.connector.block(DANA);
    await liveThrough(world, 6, 'PT3H');
    expect(told(world, CANNOT)).toEqual([0, 0, 0, 0, 0]);
    const before = messagesFor(world, 'dana');
    await world.pass('PT3H');
    expect(told(world, CANNOT)).toEqual([1, 0, 1, 0, 0]);
    const screen = screenOf(world, 'amir');
    expect(screen).toContain('on call in primary from {{DATE(2026-11-24T08:00:00Z,SHORT)}}');
    expect(screen).toContain('the app was removed or blocked');
    expect(screen).toContain('take over primary for 12 hours');
    expect(screen).toContain('unblock it');
    expect(world.as('amir').messages().at(-1)?.content.alert).toBe(true);
    await liveThrough(world, 12, 'PT30M');
    expect(told(world, CANNOT)).toEqual([1, 0, 1, 0, 0]);
    expect(messagesFor(world, 'dana')).toBe(before);
    expect(await countInRecord(world, 'on_call_unreachable')).toBe(1);
    expect(await lastInRecord(world, 'on_call_unreachable')).toEqual({
      kind: 'on_call_unreachable',
      because: 'unreachable',
      ...HAND_OFF,
    });
    expect(world.log.filter(({ message }) => message === 'who is to be on call cannot be reached')).toEqual([
      expect.objectContaining({ level: 'warn', fields: expect.objectContaining({ person: DANA }) }),
    ]);
    await world.as('rita').say('who is on call');
    expect(screenOf(world, 'rita')).toContain('Dana Petrova is on call');
  });

  it('is told of across a restart, once', async () => {
    const world = await dutyWorld();
    world.connector.block(DANA);
    await twoHoursBefore(world);
    await world.restart();
    await liveThrough(world, 3, 'PT10M');
    expect(told(world, CANNOT)).toEqual([1, 0, 1, 0, 0]);
  });

  it('and then can be is told of a quarter of an hour before, once, and greeted', async () => {
    const world = await dutyWorld();
    world.connector.block(DANA);
    await twoHoursBefore(world);
    await world.pass('PT1H');
    world.connector.block(DANA, false);
    await world.pass('PT45M');
    const again = 'Dana Petrova can be on call as planned';
    expect(told(world, again)).toEqual([1, 0, 1, 0, 0]);
    expect(screenOf(world, 'iris')).toContain('Nobody has to stand in');
    expect(await lastInRecord(world, 'on_call_reachable')).toEqual({
      kind: 'on_call_reachable',
      ...HAND_OFF,
    });
    await liveThrough(world, 6, 'PT15M');
    expect(told(world, again)).toEqual([1, 0, 1, 0, 0]);
    expect(greetings(world).dana).toBe(1);
  });

  it.each<[string, (world: World) => unknown, string, string]>([
    ['never opened the bot', (world) => world.as('dana').uninstall(), CANNOT, 'never opened'],
    [
      'is switched off in the directory',
      (world) => (world.tenant.person(DANA).accountEnabled = false),
      'Dana Petrova is to be on call, but the account is switched off',
      'have it set right',
    ],
  ])('because the person %s', async (_, happens, title, words) => {
    const world = await dutyWorld();
    await liveThrough(world, 6, 'PT3H');
    await happens(world);
    await world.pass('PT3H');
    expect(told(world, title)).toEqual([1, 0, 1, 0, 0]);
    expect(screenOf(world, 'amir')).toContain(words);
    await liveThrough(world, 4, 'PT45M');
    expect(greetings(world)).toEqual({ amir: 0, dana: 0, iris: 0 });
    expect(await countInRecord(world, 'on_call_unreachable')).toBe(1);
  });

  it('is told of once in half a day where turns are short, however often they come on call', async () => {
    const world = await dutyWorld(turnsOf('PT1H', { participants: ['amir', 'dana'] }));
    world.tenant.person(DANA).accountEnabled = false;
    await liveThrough(world, 24 * 4, 'PT15M');
    const title = 'Dana Petrova is to be on call, but the account is switched off';
    expect(timesTold(world, 'amir', title)).toBe(3);
    expect(await countInRecord(world, 'on_call_unreachable')).toBe(12);
  });

  it('only when the duty begins is told of then', async () => {
    const world = await dutyWorld();
    await twoHoursBefore(world);
    expect(world.connector.typedTo(DANA)).toBe(1);
    await world.pass('PT1H');
    world.connector.block(DANA);
    await world.pass('PT1H');
    expect(told(world, CANNOT)).toEqual([1, 0, 1, 0, 0]);
    expect(await countInRecord(world, 'on_call_unreachable')).toBe(1);
  });

  it('is no news any more once somebody stands in', async () => {
    const world = await dutyWorld();
    world.connector.block(DANA);
    const both = new RegExp(`${PEOPLE.amir.id}|${PEOPLE.iris.id}`);
    world.connector.faults.add({ method: 'POST', path: both, kind: 'status', status: 503, times: 2 });
    await twoHoursBefore(world);
    await world.as('iris').say('take over until tomorrow 12:00');
    await liveThrough(world, 4, 'PT1M');
    expect(told(world, CANNOT)).toEqual([0, 0, 0, 0, 0]);
    expect(await countInRecord(world, 'on_call_unreachable')).toBe(1);
  });
});

describe('Teams that gives no answer', () => {
  function silent(world: World, status: number, times?: number): void {
    world.connector.faults.add({
      method: 'POST',
      path: new RegExp(DANA),
      kind: 'status',
      status,
      retryAfter: 30,
      ...(times === undefined ? {} : { times }),
    });
  }

  it.each([429, 500, 503])('%d for a while is asked again, and nobody is bothered', async (status) => {
    const world = await dutyWorld();
    silent(world, status, 2);
    await twoHoursBefore(world);
    await liveThrough(world, 10, 'PT5M');
    expect(told(world, 'Dana Petrova')).toEqual([0, 0, 0, 0, 0]);
    expect(world.connector.typedTo(DANA)).toBe(3);
    expect(await countInRecord(world, 'on_call_unreachable')).toBe(0);
  });

  it('until a quarter of an hour before is told as what it is, and taken back', async () => {
    const world = await dutyWorld();
    silent(world, 503);
    await twoHoursBefore(world);
    await liveThrough(world, 20, 'PT5M');
    expect(told(world, 'Nobody knows')).toEqual([0, 0, 0, 0, 0]);
    await world.pass('PT5M');
    expect(told(world, 'Nobody knows whether Dana Petrova can be reached')).toEqual([1, 0, 1, 0, 0]);
    expect(await lastInRecord(world, 'on_call_unreachable')).toMatchObject({ because: 'unanswered' });
    world.connector.faults.clear();
    await liveThrough(world, 2, 'PT15M');
    expect(told(world, 'Dana Petrova can be on call as planned')).toEqual([1, 0, 1, 0, 0]);
  });
});

describe('news of a hand-off that Teams keeps back', () => {
  function silentFor(world: World, ...people: readonly Cast[]): void {
    const path = new RegExp(people.map((person) => PEOPLE[person].id).join('|'));
    world.connector.faults.add({ method: 'POST', path, kind: 'status', status: 503 });
  }

  it('for most of an hour comes when Teams is back', async () => {
    const world = await dutyWorld();
    world.connector.block(DANA);
    silentFor(world, 'amir', 'iris');
    await twoHoursBefore(world);
    await liveThrough(world, 50, 'PT1M');
    expect(told(world, CANNOT)).toEqual([0, 0, 0, 0, 0]);
    world.connector.faults.clear();
    await liveThrough(world, 2, 'PT1M');
    expect(told(world, CANNOT)).toEqual([1, 0, 1, 0, 0]);
  });

  it('until the duty is over is no news any more, neither bad nor good', async () => {
    const world = await dutyWorld();
    world.connector.block(DANA);
    silentFor(world, 'amir', 'iris');
    await twoHoursBefore(world);
    world.connector.block(DANA, false);
    await world.pass('PT1H45M');
    expect(await countInRecord(world, 'on_call_reachable')).toBe(1);
    await liveThrough(world, 9, 'PT3H');
    world.connector.faults.clear();
    await liveThrough(world, 2, 'PT1M');
    expect(told(world, CANNOT)).toEqual([0, 0, 0, 0, 0]);
    expect(told(world, 'Dana Petrova can be on call')).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('a time in which nobody is on call', () => {
  const takenOff = {
    kind: 'remove',
    who: PEOPLE.dana.userPrincipalName,
    rotation: 'primary',
    from: '2026-11-24T09:00',
    until: '2026-11-25T09:00',
  };
  const TITLE = 'Nobody will be on call';

  it('is told two hours before, once, to those who can act', async () => {
    const world = await dutyWorld(turnsOf('P1D', { overrides: [takenOff] }));
    await liveThrough(world, 6, 'PT3H');
    expect(told(world, TITLE)).toEqual([0, 0, 0, 0, 0]);
    await world.pass('PT3H');
    expect(told(world, TITLE)).toEqual([1, 1, 1, 0, 0]);
    const screen = screenOf(world, 'amir');
    expect(screen).toContain('to {{DATE(2026-11-25T08:00:00Z,SHORT)}} {{TIME(2026-11-25T08:00:00Z)}}');
    expect(screen).toContain('goes to every approver at once');
    await world.restart();
    await liveThrough(world, 10, 'PT30M');
    expect(told(world, TITLE)).toEqual([1, 1, 1, 0, 0]);
    expect((await world.audit()).map(({ event }) => event)).toContainEqual({
      kind: 'nobody_on_call',
      from: BEGIN,
      until: '2026-11-25T08:00:00.000Z',
    });
  });

  it('is not told when somebody has taken over by then', async () => {
    const world = await dutyWorld(turnsOf('P1D', { overrides: [takenOff] }));
    await liveThrough(world, 6, 'PT3H');
    await world.as('iris').say('take over until tomorrow 12:00');
    await liveThrough(world, 6, 'PT1H');
    expect(told(world, TITLE)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is no news any more once somebody took over, though Teams kept it back', async () => {
    const world = await dutyWorld(turnsOf('P1D', { overrides: [takenOff] }));
    world.connector.faults.add({ method: 'POST', path: /a:/, kind: 'status', status: 503, times: 3 });
    await liveThrough(world, 7, 'PT3H');
    await world.as('iris').say('take over until tomorrow 12:00');
    await liveThrough(world, 4, 'PT1M');
    expect(told(world, TITLE)).toEqual([0, 0, 0, 0, 0]);
  });

  it('that is over before anybody could be told leaves no trace', async () => {
    const world = await dutyWorld();
    const stale = { kind: 'warn_nobody', from: '2026-11-23T06:00:00.000Z' } as const;
    const dueAt = '2026-11-23T06:00:00.000Z';
    await world.service().ports.jobs.add([{ key: 'stale', dueAt, effect: stale }]);
    await world.settle();
    expect(told(world, TITLE)).toEqual([0, 0, 0, 0, 0]);
    expect(await countInRecord(world, 'nobody_on_call')).toBe(0);
  });

  it('every evening is told once a month', async () => {
    const only = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '09:00', until: '18:00' }];
    const world = await dutyWorld(turnsOf('P1D', { only }));
    await liveThrough(world, 48, 'PT2H');
    expect(told(world, TITLE)).toEqual([1, 1, 1, 0, 0]);
    expect(await countInRecord(world, 'nobody_on_call')).toBe(1);
  });
});

it('looks at nobody ahead who took over just now, since they wrote a moment ago', async () => {
  const world = await dutyWorld(turnsOf('P1W'));
  await world.pass('PT5M');
  await world.as('iris').say('take over until 18:00');
  const looked = (['amir', 'iris'] as const).map(
    (person) => () => world.connector.typedTo(PEOPLE[person].id),
  );
  // On a slow machine the bot types while it answers.
  const before = looked.map((count) => count());
  await liveThrough(world, 5, 'PT1M');
  expect(looked.map((count) => count())).toEqual(before);
  expect(chatOf(world, 'amir')).not.toContain('can’t be reached');
});
