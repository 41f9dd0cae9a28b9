import { sql } from 'kysely';
import { instantOf } from '../domain/instant.ts';
import { isServiceError } from '../errors.ts';
import type { Clock, Log } from '../workflow/ports.ts';
import type { Database } from './database.ts';

/** A clock that follows another one until it is stopped. */
export interface FollowingClock extends Clock {
  stop(): Promise<void>;
}

/** The machine's own clocks, in milliseconds: one that is never put back or forward, and the one on the wall. */
export interface MachineClocks {
  readonly ticks: () => number;
  readonly wall: () => number;
}

const MACHINE: MachineClocks = { ticks: () => performance.now(), wall: () => Date.now() };
const MEASURE_EVERY = 60_000;
/** A longer round trip says too little about when the other clock was read. */
const LONGEST_ROUND_TRIP = 1_000;
const FAR_OFF = 3_000;

/**
 * The time of the database, which all its instances share: measured at first, every minute, and whenever this machine's
 * own clocks part. Between measurements it goes by the machine's ticks, so that putting the machine's clock forward or back
 * moves nothing. It stands still rather than run back a little; where the database's own clock was put back by more than
 * seconds it follows, since all instances must share one time. Throws what `ask` throws at first.
 */
export async function followClock(
  ask: () => Promise<number>,
  log: Log,
  machine: MachineClocks = MACHINE,
): Promise<FollowingClock> {
  const { ticks, wall } = machine;
  let base = { time: 0, ticks: 0, wall: 0 };
  let latest = 0;
  let isOff = false;
  let measuring: Promise<void> | undefined;

  async function measure(): Promise<void> {
    const asked = ticks();
    const told = await ask();
    const answered = ticks();
    const roundTrip = answered - asked;
    if (roundTrip > LONGEST_ROUND_TRIP && base.time > 0) return;
    const back = base.time + answered - base.ticks - told;
    if (base.time > 0 && back > FAR_OFF)
      log.error(
        { backByMilliseconds: Math.round(back) },
        "the database's clock was put back, and timers with it",
      );
    base = { time: told + roundTrip / 2, ticks: answered, wall: wall() };
    const off = Math.round(base.wall - base.time);
    if (Math.abs(off) > FAR_OFF && !isOff)
      log.warn({ aheadByMilliseconds: off }, "this machine's clock is off; the database's is gone by");
    isOff = Math.abs(off) > FAR_OFF;
  }

  function measureSoon(): void {
    measuring ??= measure()
      .catch((error: unknown) => {
        const code = isServiceError(error) ? error.code : 'unexpected';
        log.warn({ code }, "the database's clock cannot be read; going on by this machine's");
      })
      .finally(() => {
        measuring = undefined;
      });
  }

  await measure();
  const timer = setInterval(measureSoon, MEASURE_EVERY);
  timer.unref();
  return {
    now: () => {
      const passed = ticks() - base.ticks;
      // The machine slept, or its clock was set.
      if (Math.abs(wall() - base.wall - passed) > FAR_OFF) measureSoon();
      const time = Math.round(base.time + passed);
      latest = latest - time > FAR_OFF ? time : Math.max(latest, time);
      return instantOf(latest);
    },
    stop: async () => {
      clearInterval(timer);
      await measuring;
    },
  };
}

/**
 * The clock of an instance. On PostgreSQL all instances go by the database's, so that leases and timers mean the same to all
 * of them; a process that has its database for itself goes by its machine's. `now` replaces both in tests.
 */
export async function startClock(
  database: Database,
  { log, now }: { readonly log: Log; readonly now: (() => number) | undefined },
): Promise<FollowingClock> {
  if (now === undefined && !database.dialect.hasOneWriter)
    return followClock(() => databaseTime(database), log);
  return { now: () => instantOf((now ?? Date.now)()), stop: () => Promise.resolve() };
}

/** What PostgreSQL's clock reads, in epoch milliseconds. */
export async function databaseTime(database: Database): Promise<number> {
  const { rows } = await database.query((db) =>
    sql<{ time: number }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as time`.execute(db),
  );
  return Number(rows[0]?.time);
}
