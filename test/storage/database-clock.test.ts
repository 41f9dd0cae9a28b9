import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { instantOf } from '../../src/domain/instant.ts';
import { ServiceError } from '../../src/errors.ts';
import { followClock } from '../../src/storage/database-clock.ts';

const NOW = Date.UTC(2026, 10, 22, 10);

/** A machine and a database whose clocks a test sets; each answer of the database takes as long as `trip`. */
function scene(changes: { readonly ahead?: number; readonly trip?: number } = {}) {
  const machine = { ticks: 5_000, wall: NOW + (changes.ahead ?? 0) };
  const database = { time: NOW, trip: changes.trip ?? 0 };
  const warnings: unknown[] = [];
  let asked = 0;
  let isGone = false;
  const pass = (milliseconds: number): void => {
    machine.ticks += milliseconds;
    machine.wall += milliseconds;
    database.time += milliseconds;
  };
  const log = {
    info: () => undefined,
    warn: (fields: object) => void warnings.push(fields),
    error: (fields: object) => void warnings.push(fields),
  };
  const ask = (): Promise<number> => {
    asked += 1;
    if (isGone) return Promise.reject(new ServiceError('DATABASE_UNAVAILABLE', 'gone'));
    pass(database.trip / 2);
    const told = database.time;
    pass(database.trip / 2);
    return Promise.resolve(told);
  };
  return {
    machine,
    database,
    warnings,
    pass,
    asked: () => asked,
    goes: () => void (isGone = true),
    follow: () => followClock(ask, log, { ticks: () => machine.ticks, wall: () => machine.wall }),
  };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the clock of the database', () => {
  it('is gone by to the middle of the round trip, however wrong this machine is; that is said once', async () => {
    const { follow, database, warnings, pass } = scene({ ahead: 3_600_000, trip: 80 });
    const clock = await follow();
    expect(clock.now()).toBe(instantOf(database.time));
    pass(1_234);
    expect(clock.now()).toBe(instantOf(database.time));
    expect(warnings).toEqual([{ aheadByMilliseconds: 3_600_000 }]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(warnings).toHaveLength(1);
    await clock.stop();
  });

  it('is measured every minute, and drift is made up for', async () => {
    const { follow, database, pass, warnings, asked } = scene();
    const clock = await follow();
    pass(60_000);
    database.time += 400;
    expect(clock.now()).toBe(instantOf(database.time - 400));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(clock.now()).toBe(instantOf(database.time));
    expect(asked()).toBe(2);
    expect(warnings).toEqual([]);
    await clock.stop();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(asked()).toBe(2);
  });

  it('never runs backwards', async () => {
    const { follow, database, pass } = scene();
    const clock = await follow();
    pass(60_000);
    const before = clock.now();
    database.time -= 700;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(clock.now()).toBe(before);
    pass(699);
    expect(clock.now()).toBe(before);
    pass(2);
    expect(clock.now()).toBe(instantOf(database.time));
    await clock.stop();
  });

  it('is followed back when it was put back itself, and that is an error in the log', async () => {
    const { follow, database, warnings } = scene();
    const clock = await follow();
    database.time -= 3_600_000;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(clock.now()).toBe(instantOf(database.time));
    expect(warnings).toContainEqual({ backByMilliseconds: 3_600_000 });
    await clock.stop();
  });

  it('is not moved by somebody who sets the clock of this machine, and is measured at once', async () => {
    const { follow, machine, database, asked } = scene();
    const clock = await follow();
    machine.wall -= 7_200_000;
    expect(clock.now()).toBe(instantOf(database.time));
    expect(asked()).toBe(2);
    await jest.advanceTimersByTimeAsync(0);
    expect(clock.now()).toBe(instantOf(database.time));
    expect(asked()).toBe(2);
    await clock.stop();
  });

  it('is caught up with at once after this machine slept', async () => {
    const { follow, machine, database } = scene();
    const clock = await follow();
    machine.wall += 600_000;
    database.time += 600_000;
    clock.now();
    await jest.advanceTimersByTimeAsync(0);
    expect(clock.now()).toBe(instantOf(database.time));
    await clock.stop();
  });

  it('goes on by ticks while the database is away or slow, and is needed to begin with', async () => {
    const away = scene();
    const clock = await away.follow();
    away.goes();
    away.pass(60_000);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(clock.now()).toBe(instantOf(away.database.time));
    expect(away.warnings).toEqual([{ code: 'DATABASE_UNAVAILABLE' }]);
    await clock.stop();

    const slow = scene();
    const patient = await slow.follow();
    slow.database.trip = 4_000;
    slow.database.time += 9_000;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(patient.now()).toBe(instantOf(slow.database.time - 9_000));
    await patient.stop();
    await expect(away.follow()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });
});
