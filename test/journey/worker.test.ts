import { afterEach, describe, expect, it } from '@jest/globals';
import type { Brake } from '../../src/domain/brake.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { ServiceError } from '../../src/errors.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Job, Ports } from '../../src/workflow/ports.ts';
import { createWorker } from '../../src/workflow/worker.ts';
import type { Worker } from '../../src/workflow/worker.ts';
import {
  approvedWorld,
  countInRecord,
  everybodyInstalls,
  liveThrough,
  messagesFor,
  removalsAsked,
  ritaAsks,
  screenOf,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

/** A worker on the world's database, with some of its ports replaced. */
function workerWith(world: World, changes: Partial<Ports>): Worker {
  return createWorker({ ...world.service().ports, ...changes }, { owner: 'other', pollEvery: 20 });
}

const diskFull = (): Promise<never> =>
  Promise.reject(new ServiceError('DATABASE_UNAVAILABLE', 'The file answered SQLITE_FULL.'));

/** The jobs of a world, on which nothing can be saved any more. */
function jobsOnAFullDisk({ jobs }: Ports): Ports['jobs'] {
  return { ...jobs, complete: diskFull, postpone: diskFull, fail: diskFull, abandon: diskFull };
}

describe('a full disk', () => {
  it('ends neither the process nor the jobs behind: they come back when their leases end', async () => {
    const world = await approvedWorld();
    const full = workerWith(world, { jobs: jobsOnAFullDisk(world.service().ports) });
    await full.drain();
    expect(world.log).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('comes back') }),
    );
    const told = messagesFor(world, 'rita');
    await world.settle();
    expect(messagesFor(world, 'rita')).toBe(told);
    await liveThrough(world, 2, 'PT61S');
    // Carried out again, as nobody could know that they were done; the removals were not repeated.
    expect(messagesFor(world, 'rita')).toBeGreaterThan(told);
    expect((await world.request()).status).toBe('reset');
    expect(await countInRecord(world, 'reset_done')).toBe(1);
    expect(removalsAsked(world)).toHaveLength(3);
  });

  it('keeps nobody from stopping the worker in order, with no rejection left behind', async () => {
    const world = await approvedWorld();
    const { ports } = world.service();
    const tried: Job[] = [];
    const seen = Promise.withResolvers<undefined>();
    const complete = (job: Job): Promise<never> => {
      tried.push(job);
      seen.resolve(undefined);
      return diskFull();
    };
    const worker = workerWith(world, { jobs: { ...jobsOnAFullDisk(ports), complete } });
    worker.start();
    await seen.promise;
    await new Promise((resolve) => setImmediate(resolve));
    await worker.stop();
    expect(tried).not.toEqual([]);
  });
});

describe('a reset', () => {
  const HALT: Brake = { kind: 'halt', by: PEOPLE.dana.id, since: '2026-11-23T09:00:00.000Z' };
  const workerFor = (world: World, halt: () => Promise<Brake>, offset: () => number): Worker =>
    workerWith(world, {
      brakes: { ...world.service().ports.brakes, halt },
      clock: { now: () => instantOf(world.now() + offset()) },
    });

  it('that waited forty times is not put aside by one failure', async () => {
    const world = await approvedWorld();
    let waits = 0;
    const seconds = (): number => waits * 10_000;
    const waiting = workerFor(world, () => Promise.resolve(HALT), seconds);
    for (; waits < 40; waits += 1) await waiting.drain();
    await workerFor(world, diskFull, seconds).drain();
    expect((await world.request()).status).toBe('approved');
    await world.pass('PT7M');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
  });

  it('is never put aside, however often it fails; that is said once', async () => {
    const world = await approvedWorld({ configuration: { limits: { approvalStaleAfter: 'PT2H' } } });
    let minutes = 0;
    const worker = workerFor(world, diskFull, () => minutes * 61_000);
    for (; minutes < 45; minutes += 1) await worker.drain();
    const loud = world.log.filter(
      ({ level, fields }) => level === 'error' && String(fields['job']).startsWith('reset:'),
    );
    expect(loud).toMatchObject([{ fields: { failures: 30 }, message: expect.stringContaining('tried on') }]);
    await world.pass('PT46M');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
  });
});

describe('an approver whose card Teams refuses for good', () => {
  it('counts as unreachable, so that the next one is asked at once', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const path = new RegExp(PEOPLE.amir.id, 'u');
    world.connector.faults.add({ method: 'POST', path, kind: 'status', status: 400 });
    await ritaAsks(world);
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      escalation: { notified: [PEOPLE.dana.id], skipped: [{ id: PEOPLE.amir.id, reason: 'unreachable' }] },
    });
    expect(screenOf(world, 'dana')).toContain('Reset the sign-in of Alice Wong?');
    expect(screenOf(world, 'rita')).not.toContain('Amir');
    expect(world.log).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ code: 'JOB_EXHAUSTED' }) }),
    );
  });
});
