// What has to work before people are sent here, and the sentence for each part that does not.
import type { ClockCheck } from './clock-check.ts';
import { epochOf, minus } from './domain/instant.ts';
import { ROSTER_MAX_AGE } from './domain/policy.ts';
import { isServiceError } from './errors.ts';
import type { Pulse } from './pulse.ts';
import type { Database } from './storage/database.ts';
import { probeWriting } from './storage/probe.ts';
import type { ReadinessCheck } from './teams/ops-server.ts';
import type { Clock, HelpdeskPeopleSource } from './workflow/ports.ts';

/** What readiness is judged by. */
export interface ReadinessOptions {
  readonly database: Database;
  readonly helpdesk: HelpdeskPeopleSource;
  readonly clock: Clock;
  /** Absent where nothing is carried out by itself. */
  readonly pulse?: Pulse;
  readonly clockCheck: ClockCheck;
  readonly isStopping: () => boolean;
}

/** The checks of `/readyz`, by the names that probes and alert rules know. */
export function readinessChecks(options: ReadinessOptions) {
  const { database, helpdesk, clock, clockCheck, pulse, isStopping } = options;
  return {
    stopping: () =>
      isStopping()
        ? 'This process is stopping: what is under way is finished, and nothing new should be sent here.'
        : undefined,
    database: async () => {
      await probeWriting(database);
      return undefined;
    },
    directory: () => unreadDirectory(helpdesk, clock),
    configuration: () => holeInConfiguration(helpdesk),
    worker: () => pulse?.stalled(),
    clock: () => clockCheck.wrong(),
  } satisfies Record<string, ReadinessCheck>;
}

/** Approve is judged by a list that is five minutes old at most; a hole in it is the configuration's matter. */
async function unreadDirectory(helpdesk: HelpdeskPeopleSource, clock: Clock): Promise<string | undefined> {
  try {
    const { readAt } = await helpdesk.last();
    const now = clock.now();
    if (readAt >= minus(now, ROSTER_MAX_AGE)) return undefined;
    const minutes = Math.floor((epochOf(now) - epochOf(readAt)) / 60_000);
    return `The list of approvers was last read ${minutes} minutes ago: Approve waits until Microsoft Graph gives it again; the log says what hinders. Deny works.`;
  } catch (error) {
    if (isServiceError(error, 'CONFIG_INVALID')) return undefined;
    throw error;
  }
}

async function holeInConfiguration(helpdesk: HelpdeskPeopleSource): Promise<string | undefined> {
  try {
    await helpdesk.last();
  } catch (error) {
    if (isServiceError(error, 'CONFIG_INVALID')) return error.message;
  }
  return undefined;
}
