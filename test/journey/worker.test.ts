import { afterEach, describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.ts';
import type { Job, Ports } from '../../src/workflow/ports.ts';
import { createWorker } from '../../src/workflow/worker.ts';
import type { Worker } from '../../src/workflow/worker.ts';
import { approvedWorld, countInRecord, liveThrough, messagesFor, removalsAsked } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
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
  return { ...jobs, complete: diskFull, postpone: diskFull, abandon: diskFull };
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
