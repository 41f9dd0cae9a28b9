import { afterEach, describe, expect, it } from '@jest/globals';
import type { Halt } from '../../src/domain/brake.ts';
import type { PlannedEffect } from '../../src/domain/effect.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { ServiceError } from '../../src/errors.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Ports } from '../../src/workflow/ports.ts';
import type { Job } from '../../src/workflow/storage-ports.ts';
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
  waitingWorld,
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
  const HALT: Halt = { kind: 'halt', by: PEOPLE.dana.id, since: '2026-11-23T09:00:00.000Z' };
  const workerFor = (world: World, halt: () => Promise<Halt>, offset: () => number): Worker =>
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
    expect(screenOf(world, 'rita')).toContain('We asked Dana Petrova to help');
    expect(world.log).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ code: 'JOB_EXHAUSTED' }) }),
    );
  });
});

describe('many messages for one person', () => {
  const told = (index: number): PlannedEffect => ({
    key: `told:${index}`,
    dueAt: instantOf(index),
    effect: { kind: 'tell', number: 1001, to: PEOPLE.rita.id, notice: 'progress' },
  });

  /** Starts a worker whose messages take as long as `telling`, and stops it when all of `count` jobs are done. */
  async function tellAll(world: World, count: number, telling: () => Promise<void>, now = world.now) {
    const { jobs, notifier } = world.service().ports;
    await jobs.add(Array.from({ length: count }, (_, index) => told(index)));
    const over = Promise.withResolvers<undefined>();
    const done: string[] = [];
    const seen = { messages: 0, held: 0, mostHeld: 0 };
    const held = (change: number): void => {
      seen.held += change;
      seen.mostHeld = Math.max(seen.mostHeld, seen.held);
    };
    const worker = workerWith(world, {
      clock: { now: () => instantOf(now()) },
      notifier: {
        ...notifier,
        tell: async (to) => {
          if (to === PEOPLE.rita.id) seen.messages += 1;
          await telling();
          return { conversation: 'a:chat', activity: String(seen.messages) };
        },
      },
      jobs: {
        ...jobs,
        lease: async (ask) => {
          const leased = await jobs.lease(ask);
          held(leased.length);
          return leased;
        },
        postpone: async (job, dueAt) => {
          held(-1);
          return jobs.postpone(job, dueAt);
        },
        complete: async (job, at) => {
          held(-1);
          const isOurs = await jobs.complete(job, at);
          if (isOurs && job.key.startsWith('told:')) done.push(job.key);
          // Too many messages are the end, too, so that a worker that never finishes fails instead of hanging.
          if (done.length === count || seen.messages > 3 * count) over.resolve(undefined);
          return isOurs;
        },
      },
    });
    worker.start();
    await over.promise;
    await worker.stop();
    return { ...seen, done };
  }

  it('take one place among those under way, so that everybody else has theirs', async () => {
    const world = await waitingWorld();
    const pause = () => new Promise<void>((resolve) => void setTimeout(resolve, 5));
    const { mostHeld, messages } = await tellAll(world, 20, pause);
    expect(messages).toBe(20);
    expect(mostHeld).toBe(1);
  });

  it('are sent once each and in order, also when Teams is slower than their leases', async () => {
    const world = await waitingWorld();
    let passed = 0;
    const fiftySeconds = () =>
      new Promise<void>((resolve) => {
        passed += 50_000;
        setTimeout(resolve, 30);
      });
    const { messages, done } = await tellAll(world, 8, fiftySeconds, () => world.now() + passed);
    expect(done).toEqual(Array.from({ length: 8 }, (_, index) => `told:${index}`));
    expect(messages).toBe(8);
  });
});

describe('a pager that hangs on the calls of many requests', () => {
  it('keeps no alert waiting', async () => {
    const world = await waitingWorld();
    const { jobs, notifier, requests } = world.service().ports;
    await jobs.add(
      Array.from({ length: 40 }, (_, index) => ({
        key: `page:many:${index}`,
        dueAt: instantOf(index),
        effect: { kind: 'page', number: 1001 + index, step: 0 } as const,
      })),
    );
    const told = Promise.withResolvers<undefined>();
    const hangs = Promise.withResolvers<never>();
    const busy = Promise.withResolvers<undefined>();
    let calling = 0;
    const page = () => {
      calling += 1;
      if (calling === 2) busy.resolve(undefined);
      return hangs.promise;
    };
    const worker = workerWith(world, {
      requests: { ...requests, byNumber: () => requests.byNumber(1001) },
      pager: { ...world.service().ports.pager, page },
      notifier: {
        ...notifier,
        tell: (...to) => {
          told.resolve(undefined);
          return notifier.tell(...to);
        },
      },
    });
    worker.start();
    await busy.promise;
    await jobs.add([
      {
        key: 'told:last',
        dueAt: instantOf(world.now()),
        effect: { kind: 'tell', number: 1001, to: PEOPLE.rita.id, notice: 'progress' },
      },
    ]);
    await told.promise;
    expect(calling).toBe(2);
    hangs.reject(new ServiceError('PAGER_UNANSWERED', 'no answer'));
    await worker.stop();
  });
});

describe('hundreds of repaints that a slow Teams takes its time with', () => {
  it('keep no alert waiting', async () => {
    const world = await waitingWorld();
    const { jobs, notifier, copies, requests } = world.service().ports;
    const effect = (number: number) => ({ kind: 'repaint', number }) as const;
    await jobs.add(
      Array.from({ length: 300 }, (_, index) => ({
        key: `repaint:many:${index}`,
        dueAt: instantOf(index),
        effect: effect(1001 + index),
      })),
    );
    const told = Promise.withResolvers<undefined>();
    const slow = Promise.withResolvers<'repainted'>();
    const busy = Promise.withResolvers<undefined>();
    let painting = 0;
    const [copy] = await copies.of(1001);
    const worker = workerWith(world, {
      requests: { ...requests, byNumber: () => requests.byNumber(1001) },
      copies: { ...copies, of: () => Promise.resolve(copy === undefined ? [] : [copy]) },
      notifier: {
        ...notifier,
        repaint: () => {
          painting += 1;
          if (painting === 8) busy.resolve(undefined);
          return slow.promise;
        },
        tell: (...to) => {
          told.resolve(undefined);
          return notifier.tell(...to);
        },
      },
    });
    worker.start();
    await busy.promise;
    await jobs.add([
      {
        key: 'told:last',
        dueAt: instantOf(world.now()),
        effect: { kind: 'tell', number: 1001, to: PEOPLE.rita.id, notice: 'progress' },
      },
    ]);
    await told.promise;
    expect(painting).toBe(8);
    slow.resolve('repainted');
    await worker.stop();
  });
});
