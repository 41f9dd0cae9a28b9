// What reading any of Entra's logs takes. A log that can't be read is no reason to stop: these never throw.
import { epochOf, plus, type Instant } from '../domain/instant.ts';
import type { Unreadable } from '../domain/sign-in-evidence.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { Clock, Log } from '../workflow/ports.ts';
import type { GraphRefusal } from './graph-answer.ts';
import { GRAPH_CALLS, type GraphCallKind } from './graph-call.ts';
import { inTime } from './time-limit.ts';

/** Evidence is welcome, not needed: nobody waits longer for it. Retries that Graph asks for count, too. */
export const LOG_WITHIN = 4_000;
/** A missing grant is said once in a while: it is one matter for the operator, not one per person looked at. */
const REMIND_AFTER = 'PT1H';

/** The log could not be read, and why. */
export interface UnreadableLog {
  readonly kind: 'unreadable';
  readonly why: Unreadable;
}

/** How one log is spoken of: the call that reads it, and sentences for the operator. */
export interface LogWords {
  readonly call: GraphCallKind;
  readonly failed: string;
  readonly ungranted: string;
}

/** What reading a log needs. */
export interface LogAccess {
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the permission is granted; absent or unknown: Graph is asked. */
  readonly maySee?: (() => Promise<boolean>) | undefined;
  /** Milliseconds after which the log counts as one that does not answer. */
  readonly within?: number | undefined;
}

/** One log that may be readable. */
export interface LogDoor {
  readonly within: number;
  /** Reads, unless the permission is known to be missing; failures become `no_answer`. */
  readonly read: <T>(work: () => Promise<T | UnreadableLog>) => Promise<T | UnreadableLog>;
  /** The same without a look at the permission: for a further query. */
  readonly orUnreadable: <T>(work: () => Promise<T | UnreadableLog>) => Promise<T | UnreadableLog>;
  /** The permission is missing: says so, but not again within the hour. */
  readonly remind: () => UnreadableLog;
}

export function createLogDoor(access: LogAccess, words: LogWords): LogDoor {
  const { log, maySee = (): Promise<boolean> => Promise.resolve(true), within = LOG_WITHIN } = access;
  const remind = createReminder(access, words);
  const orUnreadable: LogDoor['orUnreadable'] = async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!isServiceError(error)) throw error;
      log.warn({ code: error.code, detail: error.detail }, words.failed);
      return { kind: 'unreadable', why: 'no_answer' };
    }
  };
  const read: LogDoor['read'] = (work) =>
    orUnreadable(async () => {
      const isGranted = await inTime(maySee(), AbortSignal.timeout(within));
      if (isGranted === undefined)
        throw new ServiceError('GRAPH_UNAVAILABLE', 'Entra gave no token in time.');
      return isGranted ? work() : remind();
    });
  return { within, read, orUnreadable, remind };
}

/** Graph's refusal of a tenant without Entra ID P1, by its code alone: `Authentication_RequestFromNonPremiumTenantOrB2CTenant`. */
export function isLicenceMatter({ status, code }: GraphRefusal): boolean {
  return (status === 403 || status === 400) && /premium/i.test(code);
}

/** Graph's refusal of an application that lacks the permission. */
export function isUngranted(answer: GraphRefusal): boolean {
  return answer.status === 403 && !isLicenceMatter(answer);
}

function createReminder({ clock, log }: LogAccess, { call, ungranted }: LogWords): () => UnreadableLog {
  let quietUntil: Instant | undefined;
  return () => {
    if (quietUntil === undefined || epochOf(clock.now()) >= epochOf(quietUntil)) {
      quietUntil = plus(clock.now(), REMIND_AFTER);
      const { name, permission } = GRAPH_CALLS[call];
      log.warn({ call: name, grant: permission }, ungranted);
    }
    return { kind: 'unreadable', why: 'not_granted' };
  };
}
