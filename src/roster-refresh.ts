// Keeps what is known of the helpdesk's people young enough to decide by.
import { causeOf, isServiceError } from './errors.ts';
import type { HelpdeskPeopleSource, Log, Ports } from './workflow/ports.ts';
import { warnOfUnreachable } from './workflow/reach-ahead.ts';

const ROSTER_REFRESH = 2 * 60_000;

/** A list that protects people and has a hole refuses the start; a directory that doesn't answer is waited for later. */
export async function refuseHoles(helpdesk: HelpdeskPeopleSource, log: Log): Promise<void> {
  try {
    await helpdesk.read();
  } catch (error) {
    if (isServiceError(error, 'CONFIG_INVALID')) throw error;
    logUnread(log, error);
  }
}

/**
 * Reads the approvers every two minutes, so that a click is judged against a list under five minutes old without
 * waiting for Graph. At first it names the approvers whom the bot can't reach yet.
 */
export function keepRosterFresh(helpdesk: HelpdeskPeopleSource, ports: Ports): () => Promise<void> {
  let reading = warnOfUnreachable(ports);
  const timer = setInterval(() => {
    reading = readRoster(helpdesk, ports.log);
  }, ROSTER_REFRESH);
  return async () => {
    clearInterval(timer);
    await reading;
  };
}

async function readRoster(helpdesk: HelpdeskPeopleSource, log: Log): Promise<void> {
  try {
    await helpdesk.read();
  } catch (error) {
    logUnread(log, error);
  }
}

function logUnread(log: Log, error: unknown): void {
  const problem = causeOf(error);
  if (isServiceError(error, 'CONFIG_INVALID')) {
    log.error(problem, 'nothing is asked or approved until the configuration is corrected');
  } else {
    log.warn(problem, 'the list of approvers could not be read; Approve waits until it can');
  }
}
