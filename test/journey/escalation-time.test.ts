import { afterEach, describe, expect, it } from '@jest/globals';
import type { EventKind } from '../../src/domain/event.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { ServiceError } from '../../src/errors.ts';
import type { Ports } from '../../src/workflow/ports.ts';
import { carryOut } from '../../src/workflow/carry-out.ts';
import { createWorker } from '../../src/workflow/worker.ts';
import type { Worker } from '../../src/workflow/worker.ts';
import {
  countInRecord,
  everybodyInstalls,
  liveThrough,
  messagesFor,
  record,
  ritaAsks,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const ASKED = 'Reset the sign-in of Alice Wong?';
const APPROVERS = ['amir', 'dana', 'iris'] as const;

/** How often each approver was asked, by messages of their own. */
const timesAsked = (world: World): readonly number[] =>
  APPROVERS.map(
    (person: Cast) =>
      world
        .as(person)
        .messages()
        .filter(({ history }) => JSON.stringify(history[0]).includes(ASKED)).length,
  );

/** The steps of the record, each with how many it asked. */
const steps = async (world: World): Promise<readonly (readonly [number, number])[]> =>
  (await world.audit()).flatMap(({ event }) =>
    event.kind === 'step_notified' ? [[event.step, event.people.length] as const] : [],
  );

/** A worker on the same database that sees another time, and may lose what it does. */
function workerOf(world: World, owner: string, changes: Partial<Ports> = {}, skew = 0): Worker {
  const clock = { now: () => instantOf(world.now() + skew) };
  return createWorker({ ...world.service().ports, clock, ...changes }, { owner, pollEvery: 20 });
}

const killed = (): Promise<never> =>
  Promise.reject(new ServiceError('DATABASE_UNAVAILABLE', 'The process was killed.'));

describe('the steps of the escalation', () => {
  it('come each once when the clock jumps over several of them, in their order', async () => {
    const world = await waitingWorld();
    await world.pass('PT25M');
    expect(timesAsked(world)).toEqual([1, 1, 1]);
    expect(await steps(world)).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('come not at all when it jumps over the request’s own end: nobody is woken for what is over', async () => {
    const world = await waitingWorld();
    await world.pass('PT2H');
    expect(timesAsked(world)).toEqual([1, 0, 0]);
    expect((await world.request()).status).toBe('expired');
    expect(screenOf(world, 'rita')).toContain('The time was up before everybody on call had been asked.');
  });

  it('come neither twice nor never when the clock goes back', async () => {
    const world = await waitingWorld();
    await world.pass('PT11M');
    await workerOf(world, 'behind', {}, -11 * 60_000).drain();
    expect(timesAsked(world)).toEqual([1, 1, 0]);
    await world.pass('PT10M');
    expect(timesAsked(world)).toEqual([1, 1, 1]);
    expect(await countInRecord(world, 'step_notified')).toBe(3);
  });

  it('come in time and once with two workers on one database, one of them ahead', async () => {
    const world = await waitingWorld();
    const [one, two] = [workerOf(world, 'one'), workerOf(world, 'two', {}, 5 * 60_000)];
    for (let minute = 0; minute < 26; minute += 2) {
      await world.pass('PT2M');
      await Promise.all([one.drain(), two.drain(), world.settle()]);
    }
    expect(timesAsked(world)).toEqual([1, 1, 1]);
    expect(await steps(world)).toHaveLength(3);
  });

  it.each([0, 1, 2])('survive restarts before, at and behind step %i', async (step) => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await ritaAsks(world);
    for (let at = 0; at <= step; at += 1) {
      await world.restart();
      if (at > 0) await world.pass('PT10M');
      await world.restart();
      await world.settle();
    }
    expect(timesAsked(world)).toEqual([1, 1, 1].map((_, index) => (index <= step ? 1 : 0)));
    expect(await countInRecord(world, 'step_notified')).toBe(step + 1);
  });
});

describe('the timer of “I have it”', () => {
  it('that fires before its time, since a clock was put back, wants to be called at its time', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('I have it');
    await world.settle();
    const timer = {
      id: 1,
      key: 'a timer',
      effect: { kind: 'hold_over', number: 1001 },
      attempts: 1,
      failures: 0,
      owner: 'a worker',
      dueAt: instantOf(world.now()),
    } as const;
    const result = await carryOut(world.service().ports, timer);
    expect(result).toEqual({ kind: 'again', at: '2026-11-23T09:15:00.000Z' });
    expect(await countInRecord(world, 'hold_ran_out')).toBe(0);
    await world.pass('PT16M');
    expect(await carryOut(world.service().ports, timer)).toEqual({ kind: 'done' });
    expect(await countInRecord(world, 'hold_ran_out')).toBe(1);
  });
});

describe('a kill', () => {
  it('between the lease of a step and its end neither repeats it nor forgets it', async () => {
    const world = await waitingWorld();
    const { jobs, requests } = world.service().ports;
    // Before anything was saved: the process is gone with the lease in its hands.
    await workerOf(
      world,
      'dies',
      { requests: { ...requests, byNumber: killed }, jobs: { ...jobs, fail: killed } },
      600_000,
    ).drain();
    expect(timesAsked(world)).toEqual([1, 0, 0]);
    await world.restart();
    await world.pass('PT10M');
    // Another instance can't know that the first one is gone before its lease has ended.
    await world.pass('PT31S');
    expect(timesAsked(world)).toEqual([1, 1, 0]);
    expect(await steps(world)).toHaveLength(2);
  });

  it('after a step was saved and before its job was done asks nobody again', async () => {
    const world = await waitingWorld();
    const { jobs } = world.service().ports;
    await workerOf(
      world,
      'dies',
      { jobs: { ...jobs, complete: killed, postpone: killed, fail: killed } },
      600_000,
    ).drain();
    await world.restart();
    await liveThrough(world, 3, 'PT3M31S');
    expect(await steps(world)).toHaveLength(2);
    // Dana’s alert was sent; that this was done could not be saved. Twice is better than never.
    expect(timesAsked(world)[1]).toBeGreaterThanOrEqual(1);
    expect(await record(world)).not.toContain('ended' satisfies EventKind);
  });

  it('while somebody has it forgets neither that nor the step behind', async () => {
    const world = await waitingWorld();
    await world.pass('PT9M');
    await world.as('amir').click('I have it');
    const { jobs } = world.service().ports;
    const dying = { jobs: { ...jobs, complete: killed, postpone: killed, fail: killed } };
    await workerOf(world, 'dies', dying, 120_000).drain();
    await world.restart();
    await world.pass('PT14M59S');
    expect(timesAsked(world)).toEqual([1, 0, 0]);
    await world.pass('PT1S');
    expect(timesAsked(world)).toEqual([1, 1, 0]);
    expect(messagesFor(world, 'dana')).toBe(2);
    expect(await countInRecord(world, 'hold_ran_out')).toBe(1);
  });
});
