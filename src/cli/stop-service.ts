import { setTimeout as wait } from 'node:timers/promises';
import { formatNumber } from '../domain/request-number.ts';
import type { Service } from '../service.ts';

/** As much of a service as stopping it needs. */
export type Stoppable = Pick<Service, 'leave' | 'stop' | 'underWay'> & {
  readonly ports: Pick<Service['ports'], 'log'>;
};

/** How a service is stopped, in milliseconds. */
export interface StopTimes {
  /** Between "not ready" and the end of listening, so that a load balancer notices first. */
  readonly notice: number;
  /** The whole of it: container hosts kill after thirty seconds. */
  readonly limit: number;
}

/** What is kept for the end, when nothing is under way any more: a checkpoint, and letting go of the database. */
const FAREWELL = 3_000;

/**
 * Stops a service in order: it says that it is not ready, is given time for that to be noticed, takes nothing new, and
 * finishes what is under way. What is not finished in time is left to the next process, and the log says what it was; then
 * the outcome is `unfinished`.
 */
export async function stopService(
  service: Stoppable,
  { notice, limit }: StopTimes,
): Promise<'finished' | 'unfinished'> {
  const ends = new AbortController();
  const late = wait(limit, 'unfinished' as const, { signal: ends.signal });
  const finished = async () => {
    service.leave();
    await wait(notice);
    await service.stop(Math.max(0, limit - notice - FAREWELL));
    return 'finished' as const;
  };
  const outcome = await Promise.race([finished(), late]);
  ends.abort();
  if (outcome === 'unfinished') logLeft(service, limit);
  return outcome;
}

function logLeft(service: Stoppable, limit: number): void {
  const { turns, jobs } = service.underWay();
  const left = jobs.map(({ effect }) =>
    'number' in effect ? `${effect.kind} of ${formatNumber(effect.number)}` : effect.kind,
  );
  service.ports.log.error(
    { code: 'STOP_UNFINISHED', seconds: limit / 1000, turns, jobs: left },
    'the time to stop is over; jobs that are left go on in the next process, and nothing acknowledged is lost',
  );
}
