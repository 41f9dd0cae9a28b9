// Two real workers on one database, of which the first is frozen in the middle: as by SIGSTOP, or with its machine.
import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Ports } from '../../src/workflow/ports.ts';
import { createWorker } from '../../src/workflow/worker.ts';
import {
  approvedWorld,
  countInRecord,
  liveThrough,
  messagesFor,
  removalsAsked,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const workerOf = (world: World, owner: string, changes: Partial<Ports> = {}, patience = 1) =>
  createWorker({ ...world.service().ports, ...changes }, { owner, pollEvery: 20, patience });

/** Lets one call through and keeps its answer back until it is woken. */
function freezer() {
  const reached = Promise.withResolvers<undefined>();
  const woken = Promise.withResolvers<undefined>();
  return {
    reached: reached.promise,
    freeze: (): Promise<undefined> => {
      reached.resolve(undefined);
      return woken.promise;
    },
    wake: () => woken.resolve(undefined),
  };
}

const saysNotHeld = expect.objectContaining({
  level: 'warn',
  message: expect.stringContaining('lease not held'),
});

describe('a worker that is frozen between its re-read and a removal', () => {
  const MOMENTS = ['read', 'asked'] as const;
  it.each(MOMENTS)('(all is %s) makes no further call when another has finished', async (moment) => {
    const world = await approvedWorld();
    const { requests, brakes } = world.service().ports;
    const ice = freezer();
    let isFrozen = false;
    const once = async (isNow: boolean): Promise<void> => {
      if (!isNow || isFrozen) return;
      isFrozen = true;
      await ice.freeze();
    };
    const first = workerOf(world, 'first', {
      brakes: {
        ...brakes,
        // The last reading before the removal; the run reads it three times on the way.
        freezeOf: async (subject) => {
          const found = await brakes.freezeOf(subject);
          const { status } = await world.request();
          await once(moment === 'read' && status === 'resetting');
          return found;
        },
      },
      requests: {
        ...requests,
        commit: async (change) => {
          const result = await requests.commit(change);
          await once(moment === 'asked' && JSON.stringify(change.request).includes('"state":"asked"'));
          return result;
        },
      },
    });
    const frozen = first.drain();
    await ice.reached;
    expect(removalsAsked(world)).toEqual([]);

    await liveThrough(world, 4, 'PT31S');
    expect((await world.request()).status).toBe('reset');
    const asked = removalsAsked(world);
    expect(asked).toHaveLength(3);

    ice.wake();
    await frozen;
    await world.settle();
    expect(removalsAsked(world)).toEqual(asked);
    expect(await countInRecord(world, 'reset_done')).toBe(1);
    const words = moment === 'asked' ? 'lease not held' : 'lease lost';
    expect(world.log).toContainEqual(expect.objectContaining({ message: expect.stringContaining(words) }));
  });
});

describe('a worker that is frozen before a message', () => {
  it('does not send it when another has: the person gets it once, and nothing after what came later', async () => {
    const world = await waitingWorld();
    const { jobs, requests } = world.service().ports;
    const tell = (key: string) =>
      ({
        key,
        dueAt: '2026-11-23T09:00:00.000Z',
        effect: { kind: 'tell', number: 1001, to: PEOPLE.rita.id, notice: 'progress' },
      }) as const;
    await jobs.add([tell('one'), tell('two')]);
    const ice = freezer();
    const before = messagesFor(world, 'rita');
    const first = workerOf(world, 'first', {
      requests: {
        ...requests,
        byNumber: async (number) => {
          const found = await requests.byNumber(number);
          await ice.freeze();
          return found;
        },
      },
    });
    const frozen = first.drain();
    await ice.reached;
    await world.settle();
    expect(messagesFor(world, 'rita')).toBe(before);
    await world.pass('PT30S');
    expect(messagesFor(world, 'rita')).toBe(before + 2);
    ice.wake();
    await frozen;
    expect(messagesFor(world, 'rita')).toBe(before + 2);
    expect(world.log).toContainEqual(saysNotHeld);
  });

  it('sends it when it wakes and nobody took over', async () => {
    const world = await waitingWorld();
    const { jobs, requests } = world.service().ports;
    const effect = { kind: 'tell', number: 1001, to: PEOPLE.rita.id, notice: 'progress' } as const;
    await jobs.add([{ key: 'one', dueAt: '2026-11-23T09:00:00.000Z', effect }]);
    const before = messagesFor(world, 'rita');
    let isFirst = true;
    const worker = workerOf(world, 'first', {
      // Time passes for this worker only.
      clock: { now: () => (isFirst ? '2026-11-23T09:00:00.000Z' : '2026-11-23T09:00:40.000Z') },
      requests: {
        ...requests,
        byNumber: (number) => {
          isFirst = false;
          return requests.byNumber(number);
        },
      },
    });
    await worker.drain();
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(world.log).not.toContainEqual(saysNotHeld);
  });
});

describe('a worker that is stopped in order', () => {
  const tell = (key: string, to: string) =>
    ({
      key,
      dueAt: '2026-11-23T09:00:00.000Z',
      effect: { kind: 'tell', number: 1001, to, notice: 'progress' },
    }) as const;

  it('gives back what takes too long, which another carries out at once', async () => {
    const world = await waitingWorld();
    const { jobs, requests } = world.service().ports;
    const effect = { kind: 'tell', number: 1001, to: PEOPLE.rita.id, notice: 'progress' } as const;
    await jobs.add([{ key: 'one', dueAt: '2026-11-23T09:00:00.000Z', effect }]);
    const before = messagesFor(world, 'rita');
    const ice = freezer();
    const worker = workerOf(world, 'first', {
      requests: {
        ...requests,
        byNumber: async (number) => {
          const found = await requests.byNumber(number);
          await ice.freeze();
          return found;
        },
      },
    });
    worker.start();
    await ice.reached;
    await worker.stop();
    await world.settle();
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    ice.wake();
    await world.settle();
    expect(messagesFor(world, 'rita')).toBe(before + 1);
  });

  it('leaves the jobs under way theirs when it is stopped in the middle of a look', async () => {
    const world = await waitingWorld();
    const { jobs, notifier } = world.service().ports;
    await jobs.add([tell('one', PEOPLE.rita.id)]);
    const before = messagesFor(world, 'rita');
    const sending = freezer();
    const looking = freezer();
    let looks = 0;
    const first = workerOf(
      world,
      'first',
      {
        notifier: {
          ...notifier,
          tell: async (...given) => {
            await sending.freeze();
            return notifier.tell(...given);
          },
        },
        jobs: {
          ...jobs,
          lease: async (ask) => {
            looks += 1;
            const taken = await jobs.lease(ask);
            if (looks === 2) await looking.freeze();
            return taken;
          },
        },
      },
      5_000,
    );
    first.start();
    await sending.reached;
    await jobs.add([tell('two', PEOPLE.dana.id)]);
    first.ring();
    await looking.reached;
    const stopped = first.stop();
    looking.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    sending.wake();
    await stopped;
    await world.settle();
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(world.log).not.toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('lease lost') }),
    );
  });

  it('keeps a job in the middle of a call, so that nobody makes the call beside it', async () => {
    const world = await waitingWorld();
    const { jobs, notifier } = world.service().ports;
    await jobs.add([tell('one', PEOPLE.rita.id)]);
    const before = messagesFor(world, 'rita');
    const ice = freezer();
    const frozenTell: Ports['notifier']['tell'] = async (...given) => {
      await ice.freeze();
      return notifier.tell(...given);
    };
    const done = Promise.withResolvers<undefined>();
    const completing: Ports['jobs']['complete'] = async (...given) => {
      const isHeld = await jobs.complete(...given);
      done.resolve(undefined);
      return isHeld;
    };
    const worker = workerOf(world, 'first', {
      notifier: { ...notifier, tell: frozenTell },
      jobs: { ...jobs, complete: completing },
    });
    worker.start();
    await ice.reached;
    await worker.stop();
    await world.settle();
    expect(messagesFor(world, 'rita')).toBe(before);
    ice.wake();
    await done.promise;
    await world.pass('PT31S');
    expect(messagesFor(world, 'rita')).toBe(before + 1);
  });
});

describe('a worker that stops', () => {
  it('wakes the others when it has given back what it had, who know of nothing that stood behind it', async () => {
    const world = await approvedWorld();
    const { jobs } = world.service().ports;
    const said: string[] = [];
    const worker = workerOf(world, 'first', {
      jobs: {
        ...jobs,
        lease: async (ask) => {
          const taken = await jobs.lease(ask);
          leased.resolve(undefined);
          return taken;
        },
        release: async (held) => {
          await jobs.release(held);
          said.push('given back');
        },
      },
      bell: { ring: () => void said.push('rung') },
    });
    const leased = Promise.withResolvers<undefined>();
    worker.start();
    // It stops in the middle of its look, and has to give back what that took.
    await leased.promise;
    await worker.stop();
    expect(said).toContain('given back');
    expect(said.at(-1)).toBe('rung');
  });
});
