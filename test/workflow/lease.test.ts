import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { instantOf } from '../../src/domain/instant.ts';
import { ServiceError } from '../../src/errors.ts';
import { createLeases } from '../../src/workflow/lease.ts';
import type { Lease } from '../../src/workflow/lease.ts';
import type { Job, JobStore } from '../../src/workflow/storage-ports.ts';

const START = Date.UTC(2026, 10, 22, 10);
const ROOM = { others: 9, repaints: 0, desk: 0, pages: 0 };
const jobOf = (id: number): Job => ({
  id,
  key: `job:${id}`,
  effect: { kind: 'expire', number: id },
  attempts: 1,
  failures: 0,
  owner: 'w1',
  dueAt: instantOf(START),
});

/** Leases over jobs that the test answers for, on a clock that the test moves. */
function scene() {
  let passed = 0;
  const asked: string[] = [];
  const seen = { renewals: 0, released: [] as number[], warnings: 0 };
  let renew = (jobs: readonly Job[]): Promise<ReadonlySet<number>> =>
    Promise.resolve(new Set(jobs.map(({ id }) => id)));
  const unasked = (): Promise<never> => Promise.reject(new TypeError('No lease asks for that.'));
  const jobs: JobStore = {
    lease: ({ until }) => {
      asked.push(until);
      return Promise.resolve([jobOf(1), jobOf(2)]);
    },
    renew: (ask) => {
      seen.renewals += 1;
      asked.push(ask.until);
      return renew(ask.jobs);
    },
    release: (given) => {
      seen.released.push(...given.map(({ id }) => id));
      return Promise.resolve();
    },
    complete: unasked,
    postpone: unasked,
    fail: unasked,
    abandon: unasked,
    add: unasked,
    addOnce: unasked,
    reclaim: unasked,
    nextDue: unasked,
  };
  const log = { info: () => undefined, warn: () => void (seen.warnings += 1), error: () => undefined };
  const leases = createLeases(
    { clock: { now: () => instantOf(START + passed) }, jobs, log },
    {
      owner: 'w1',
      stopwatch: () => {
        const from = passed;
        return () => passed - from;
      },
    },
  );
  return {
    leases,
    seen,
    asked,
    pass: (seconds: number) => void (passed += seconds * 1_000),
    answers: (answer: typeof renew) => void (renew = answer),
  };
}

/** Whether a call is let through. */
async function holds(lease: Lease): Promise<boolean> {
  try {
    return await lease.during(() => Promise.resolve(true));
  } catch (error) {
    expect(error).toMatchObject({ code: 'LEASE_LOST' });
    return false;
  }
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('a lease', () => {
  it('holds for ten seconds without asking again: the longest call is over before it ends', async () => {
    const { leases, pass, seen, asked } = scene();
    const [job] = await leases.take(ROOM);
    pass(10);
    expect(await holds(leases.of(job!))).toBe(true);
    expect(seen.renewals).toBe(0);
    expect(asked).toEqual(['2026-11-22T10:00:30.000Z']);
  });

  it('is renewed every ten seconds while its job runs, and not after', async () => {
    const { leases, seen, pass } = scene();
    const [one, two] = await leases.take(ROOM);
    for (let round = 1; round <= 6; round += 1) {
      pass(10);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(seen.renewals).toBe(round);
      expect(await holds(leases.of(one!))).toBe(true);
    }
    leases.letGo(one!);
    leases.letGo(two!);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(seen.renewals).toBe(6);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is asked for anew after a pause, and holds where nobody took the job meanwhile', async () => {
    const { leases, pass, seen, asked } = scene();
    const [job] = await leases.take(ROOM);
    pass(3_600);
    expect(await holds(leases.of(job!))).toBe(true);
    expect(asked.at(-1)).toBe('2026-11-22T11:00:30.000Z');
    expect(seen).toMatchObject({ renewals: 1, warnings: 0 });
  });

  it('that another worker has by now holds no more, and that is said once', async () => {
    const { leases, pass, answers, seen } = scene();
    const [one, two] = await leases.take(ROOM);
    pass(31);
    answers(() => Promise.resolve(new Set([2])));
    expect(await holds(leases.of(one!))).toBe(false);
    expect(await holds(leases.of(one!))).toBe(false);
    expect(await holds(leases.of(two!))).toBe(true);
    expect(seen).toMatchObject({ renewals: 1, warnings: 1 });
  });

  it('does not hold while the database does not answer for it, nor after an answer that came late', async () => {
    const { leases, pass, answers } = scene();
    const [job] = await leases.take(ROOM);
    pass(11);
    answers(() => Promise.reject(new ServiceError('DATABASE_UNAVAILABLE', 'gone')));
    expect(await holds(leases.of(job!))).toBe(false);
    answers(() => {
      pass(11);
      return Promise.resolve(new Set([1]));
    });
    expect(await holds(leases.of(job!))).toBe(false);
    answers(() => Promise.resolve(new Set([1])));
    expect(await holds(leases.of(job!))).toBe(true);
  });

  it('of an attempt before says nothing of the one after', async () => {
    const { leases } = scene();
    await leases.take(ROOM);
    expect(await holds(leases.of({ ...jobOf(1), attempts: 2 }))).toBe(false);
  });

  it('that is old is renewed before more is taken: after a pause nobody takes their own jobs twice', async () => {
    const { leases, pass, asked } = scene();
    await leases.take(ROOM);
    pass(40);
    await leases.take(ROOM);
    expect(asked.slice(1)).toEqual(['2026-11-22T10:01:10.000Z', '2026-11-22T10:01:10.000Z']);
  });

  it('is given back alone, and is not renewed then', async () => {
    const { leases, seen } = scene();
    const [one, two] = await leases.take(ROOM);
    await leases.giveBack([one!]);
    await leases.giveBack([one!]);
    expect(seen.released).toEqual([1]);
    expect(await holds(leases.of(one!))).toBe(false);
    expect(await holds(leases.of(two!))).toBe(true);
    leases.letGo(two!);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is left to end by itself while a call is under way, and allows no further one', async () => {
    const { leases, seen } = scene();
    const [one, two] = await leases.take(ROOM);
    const answer = Promise.withResolvers<undefined>();
    const call = leases.of(one!).during(() => answer.promise);
    await leases.giveBack([one!, two!]);
    expect(seen.released).toEqual([2]);
    expect(await holds(leases.of(one!))).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
    answer.resolve(undefined);
    await call;
  });
});

describe('the stopwatch', () => {
  it('goes by whichever clock went furthest: a sleep that one clock missed is no reason to trust a lease', async () => {
    let wall = START;
    const jobs = {
      lease: () => Promise.resolve([jobOf(1)]),
      renew: () => Promise.resolve(new Set<number>()),
    } as unknown as JobStore;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const clock = { now: () => instantOf(wall) };
    for (const sleep of [() => void (wall += 31_000), () => jest.setSystemTime(Date.now() + 31_000)]) {
      const leases = createLeases({ clock, jobs, log }, { owner: 'w1' });
      const [job] = await leases.take(ROOM);
      expect(await holds(leases.of(job!))).toBe(true);
      sleep();
      expect(await holds(leases.of(job!))).toBe(false);
    }
  });
});
