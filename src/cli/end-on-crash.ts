import { setTimeout as wait } from 'node:timers/promises';
import { causeOf } from '../errors.ts';
import type { Service } from '../service.ts';

const LONGEST_FAREWELL = 2_000;

/**
 * A defect that nobody caught ends the process with exit code 1, since nobody knows what state it left: the cause is
 * logged, nothing new is taken, and what is under way has two seconds. Everything acknowledged is in the database, and a
 * supervisor starts the next process.
 */
export function endOnCrash(service: Service): void {
  let ends = false;
  const crash = (from: string) => (error: unknown) => {
    service.ports.log.error(
      { from, ...causeOf(error), code: 'SERVICE_CRASHED' },
      'a defect ends this process; nothing acknowledged is lost',
    );
    if (ends) return;
    ends = true;
    void Promise.race([service.stop(), wait(LONGEST_FAREWELL)]).finally(() => process.exit(1));
  };
  process.on('uncaughtException', crash('uncaughtException'));
  process.on('unhandledRejection', crash('unhandledRejection'));
}
