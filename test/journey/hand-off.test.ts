import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createWorker } from '../../src/workflow/worker.ts';
import { dutyWorld, greetings, timesTold, turnsOf } from '../support/duties.ts';
import {
  chatOf,
  liveThrough,
  messagesFor,
  newestButtons,
  record,
  ritaAsks,
  screenOf,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const NOBODY = { amir: 0, dana: 0, iris: 0 };
const ONLY_DANA = { ...NOBODY, dana: 1 };
const GREETING = 'You are on call in primary';

/** Half an hour before Dana's turn. */
const shortlyBefore = (world: World) => liveThrough(world, 9, 'PT2H30M');

describe('a week of days on call', () => {
  it('greets whoever comes on call, each once, over restarts, with two workers on one database', async () => {
    const world = await dutyWorld();
    expect(greetings(world)).toEqual(NOBODY);
    for (let step = 0; step < 84; step += 1) {
      await world.pass('PT2H');
      if (step % 12 === 6) await world.restart();
      const other = createWorker(world.service().ports, { owner: 'other', pollEvery: 20 });
      await Promise.all([other.drain(), world.settle()]);
    }
    // Tuesday to Monday: Dana, Iris, Amir, Dana, Iris, Amir, Dana.
    expect(greetings(world)).toEqual({ amir: 2, dana: 3, iris: 2 });
    expect(
      (await record(world)).filter((kind) => kind.startsWith('on_call') || kind === 'nobody_on_call'),
    ).toEqual([]);
    const looks = ['amir', 'dana', 'iris'] as const;
    expect(looks.map((person) => world.connector.typedTo(PEOPLE[person].id))).toEqual([2, 3, 2]);
    expect(looks.map((person) => messagesFor(world, person))).toEqual([3, 4, 3]);
  });

  it('greets after a standstill only whoever is on call now', async () => {
    const world = await dutyWorld();
    await world.pass('P4DT1H');
    expect(greetings(world)).toEqual(ONLY_DANA);
    await liveThrough(world, 4, 'PT1M');
    expect(greetings(world)).toEqual(ONLY_DANA);
  });

  it('greets nobody at the first start, nor those who stay on call', async () => {
    const world = await dutyWorld(turnsOf('P1D', { participants: ['amir'] }));
    await liveThrough(world, 30, 'PT2H');
    expect(greetings(world)).toEqual(NOBODY);
    expect(messagesFor(world, 'amir')).toBe(1);
  });
});

describe('the card at hand-off', () => {
  it('says until when, who went off call, that nothing waits, and whom to call', async () => {
    const world = await dutyWorld();
    await shortlyBefore(world);
    await world.pass('PT30M');
    const screen = screenOf(world, 'dana');
    expect(screen).toContain(GREETING);
    expect(screen).toContain('Until {{DATE(2026-11-25T08:00:00Z,SHORT)}} {{TIME(2026-11-25T08:00:00Z)}}');
    expect(screen).toContain('Amir Haddad went off call. What was asked of them stays with them too.');
    expect(screen).toContain('No request waits');
    expect(screen).toContain('take over primary for 2 hours');
    expect(screen).toContain('+1 425 555 0100');
    expect(world.as('dana').messages().at(-1)?.content).toMatchObject({ alert: true, summary: GREETING });
  });

  it('shows what waits by number, age and state, never by name, and opens it without asking anybody to approve', async () => {
    const world = await dutyWorld(turnsOf('P1D', { escalation: [{ after: 'PT0M', notify: 'primary' }] }), {
      configuration: { limits: { requestLifetime: 'P1D' } },
    });
    await liveThrough(world, 22, 'PT1H');
    await ritaAsks(world);
    await liveThrough(world, 2, 'PT30M');
    expect(greetings(world)).toEqual(ONLY_DANA);
    const screen = screenOf(world, 'dana');
    expect(screen).toContain('One request waits for an approver');
    expect(screen).toContain('LK-1001');
    expect(screen).toContain('Waiting for approval · since {{DATE(2026-11-24T07:00:00Z,SHORT)}}');
    expect(screen).not.toContain('Alice');
    await world.as('dana').click('LK-1001, Waiting for approval');
    expect(screenOf(world, 'dana')).toContain('Alice Wong');
    expect(newestButtons(world, 'dana')).toContain('Deny');
    expect(newestButtons(world, 'dana')).not.toContain('Approve');
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      approvals: [],
      escalation: { notified: [PEOPLE.amir.id] },
    });
  });

  it('comes a minute after taking over when requests wait, and not when none do', async () => {
    const world = await dutyWorld(turnsOf('P1W'));
    await world.pass('PT5M');
    // Dana was last on call a week ago, so that nothing but her own word keeps the card away.
    await world.as('dana').say('take over until 18:00');
    await liveThrough(world, 3, 'PT1M');
    expect(timesTold(world, 'dana', 'waits for an approver')).toBe(0);
    await world.as('dana').say('give back');
    await ritaAsks(world);
    await world.as('iris').say('take over until 18:00');
    await liveThrough(world, 3, 'PT1M');
    expect(timesTold(world, 'iris', 'One request waits for an approver')).toBe(1);
  });

  it('is kept for those who come on call every few hours until something waits', async () => {
    const world = await dutyWorld(turnsOf('PT1H'), {
      configuration: { limits: { requestLifetime: 'PT3H' } },
    });
    await liveThrough(world, 24, 'PT1H');
    expect(greetings(world)).toEqual(NOBODY);
    for (const person of ['amir', 'dana', 'iris'] as const)
      expect(world.connector.typedTo(PEOPLE[person].id)).toBeLessThanOrEqual(3);
    await ritaAsks(world);
    await world.pass('PT5M');
    const before = greetings(world);
    await liveThrough(world, 2, 'PT30M');
    const after = greetings(world);
    expect(Object.values(after).reduce((sum, one) => sum + one)).toBe(
      Object.values(before).reduce((sum, one) => sum + one) + 1,
    );
  });
});

describe('a plan that changed after the greeting was planned', () => {
  it('greets nobody whom somebody stands in for', async () => {
    const world = await dutyWorld();
    await shortlyBefore(world);
    await world.as('iris').say('take over until 18:00');
    await world.settle();
    await world.as('dana').click('Let Iris Okafor take over');
    await liveThrough(world, 4, 'PT15M');
    expect(chatOf(world, 'dana')).not.toContain('No request waits');
    await world.pass('PT8H30M');
    // Dana's own turn goes on at six in the evening.
    expect(timesTold(world, 'dana', 'No request waits')).toBe(1);
    expect(screenOf(world, 'dana')).toContain('Iris Okafor went off call');
  });

  it('greets nobody who is no approver any more', async () => {
    const world = await dutyWorld();
    await shortlyBefore(world);
    world.tenant.person(PEOPLE.dana.id).accountEnabled = false;
    await world.pass('PT30M');
    expect(greetings(world)).toEqual(NOBODY);
  });
});

describe('trouble at the hand-off', () => {
  it('of a process that dies between planning and sending greets once', async () => {
    const world = await dutyWorld();
    await shortlyBefore(world);
    await world.restart();
    await world.pass('PT30M');
    await world.restart();
    await liveThrough(world, 3, 'PT1M');
    expect(greetings(world)).toEqual(ONLY_DANA);
  });

  it.each([
    { what: 'Teams that is busy', status: 429 },
    { what: 'Teams that is down', status: 503 },
  ])('of $what delays the card, which comes once', async ({ status }) => {
    const world = await dutyWorld();
    await shortlyBefore(world);
    world.connector.faults.add({
      method: 'POST',
      path: new RegExp(PEOPLE.dana.id),
      kind: 'status',
      status,
      retryAfter: 60,
      times: 2,
    });
    await world.pass('PT30M');
    expect(greetings(world)).toEqual(NOBODY);
    await liveThrough(world, 4, 'PT1M');
    expect(greetings(world)).toEqual(ONLY_DANA);
  });

  it('of a directory that is down greets by the last reading, and after a restart once it is back', async () => {
    const world = await dutyWorld();
    await shortlyBefore(world);
    world.tenant.addFault({ kind: 'drop' });
    await world.pass('PT30M');
    expect(greetings(world)).toEqual(ONLY_DANA);
    await liveThrough(world, 9, 'PT2H30M');
    await world.restart();
    await liveThrough(world, 4, 'PT30M');
    expect(greetings(world)).toEqual(ONLY_DANA);
    world.tenant.clearFaults();
    await liveThrough(world, 3, 'PT1M');
    expect(greetings(world)).toEqual({ ...ONLY_DANA, iris: 1 });
  });

  it('of a directory that stays down through a restart greets when it is back, be it most of an hour later', async () => {
    const world = await dutyWorld();
    await shortlyBefore(world);
    world.tenant.addFault({ kind: 'drop' });
    await world.restart();
    await liveThrough(world, 75, 'PT1M');
    expect(greetings(world)).toEqual(NOBODY);
    world.tenant.clearFaults();
    await liveThrough(world, 3, 'PT1M');
    expect(greetings(world)).toEqual(ONLY_DANA);
  });
});
