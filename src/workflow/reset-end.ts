// How a run ends before everything planned is done: truthfully, with what is left and whom to ask.
import { askAgainAt } from '../domain/back-off.ts';
import type { Command } from '../domain/command.ts';
import { plus } from '../domain/instant.ts';
import type { Request, Resetting, Trace, Unfinished } from '../domain/request.ts';
import { mayHaveRemoved, notGone, reconciled } from '../domain/reset-progress.ts';
import type { ResetProgress } from '../domain/reset-progress.ts';
import type { SignInAlarm } from '../domain/sign-in-evidence.ts';
import type { ServiceError } from '../errors.ts';
import { changeStored } from './change-request.ts';
import type { Stored } from './storage-ports.ts';
import { DONE, save, waitUntil } from './reset-run.ts';
import type { Move, ResetPorts } from './reset-run.ts';

/** What is known of a run that ends, beside why. */
export interface Rest {
  /** Ids that are left, where they are known better than from the progress. */
  readonly left?: readonly string[] | undefined;
  /** What a fresh list shows as it was pinned. */
  readonly listed?: readonly string[];
  readonly trace?: Trace | undefined;
  /** What the sign-in log said in the last look. */
  readonly alarm?: SignInAlarm | undefined;
}

/** Ends the run truthfully: nothing removed for certain is a failure, anything else needs hands. */
export function giveUp(
  ports: ResetPorts,
  stored: Stored<Resetting>,
  why: Unfinished,
  rest: Rest = {},
): Promise<Move> {
  const { progress } = stored.value;
  const { listed } = rest;
  const known = listed === undefined ? progress : reconciled(progress, new Set(listed), ports.clock.now());
  return save(ports, stored, ending(known, why, rest));
}

function ending(progress: ResetProgress, why: Unfinished, { left, listed, trace, alarm }: Rest): Command {
  const remaining = left ?? notGone(progress);
  const about = {
    ...(trace ?? lastTrace(progress, remaining)),
    ...(listed === undefined ? {} : { listed }),
    ...(alarm === undefined ? {} : { alarm }),
  };
  if (!mayHaveRemoved(progress)) return { kind: 'fail', why, ...about };
  return { kind: 'partial', left: remaining, why, ...about };
}

/** Graph's id of the last call for what is left; where no method is left, of the step after the removals. */
function lastTrace({ removals, defaultChange, revocation }: ResetProgress, left: readonly string[]): Trace {
  const ofMethods = removals.filter(({ id }) => left.includes(id)).map((removal) => removal.graphRequestId);
  const ids = [defaultChange?.graphRequestId, revocation?.graphRequestId, ...ofMethods];
  const graphRequestId = ids.findLast((id) => id !== undefined);
  return graphRequestId === undefined ? {} : { graphRequestId };
}

/**
 * Graph can't be asked. A permission that is missing won't come back by waiting, so it ends the run and is named; anything
 * else is told to people once, and tried again until the approval is stale.
 */
export async function graphTrouble(
  ports: ResetPorts,
  stored: Stored<Request>,
  error: ServiceError,
): Promise<Move> {
  const { number } = stored.value;
  ports.log.warn({ request: number, code: error.code, detail: error.detail }, 'the reset waits for Graph');
  const now = ports.clock.now();
  if (stored.value.status === 'frozen')
    return now > plus(stored.value.endedAt, 'PT1H') ? DONE : waitUntil(plus(now, 'PT10S'));
  const approvedAt = 'approvedAt' in stored.value ? stored.value.approvedAt : now;
  const isStale = now > plus(approvedAt, ports.rulebook.policy.approvalStaleAfter);
  if (error.code === 'GRAPH_FORBIDDEN' && !isStale) return forbidden(ports, stored, error);
  if (isStale) return save(ports, stored, endedByTrouble(stored.value, error));
  const { graphRequestId, retryAfterSeconds } = error.graph ?? {};
  await changeStored(ports, stored, {
    kind: 'wait_for_graph',
    ...(graphRequestId === undefined ? {} : { graphRequestId }),
    ...(error.code === 'RIGHTS_UNREADABLE' ? { rightsUnread: true as const } : {}),
  });
  return waitUntil(askAgainAt(now, { retryAfterSeconds, tries: PATIENT_TRY, seed: `${number}/${now}` }));
}

/** Reads are asked for again after eight seconds or a little more, unless Graph says when. */
const PATIENT_TRY = 3;

/** An approved request is claimed first: only a run can fail, and this is the beginning of one. */
function forbidden(ports: ResetPorts, stored: Stored<Request>, error: ServiceError): Promise<Move> {
  if (stored.value.status === 'approved') return save(ports, stored, { kind: 'claim' });
  if (stored.value.status !== 'resetting') return Promise.resolve(DONE);
  return giveUp(ports, { ...stored, value: stored.value }, 'forbidden', { trace: error.graph ?? {} });
}

function endedByTrouble(request: Request, error: ServiceError): Command {
  if (request.status !== 'resetting') return { kind: 'expire' };
  return ending(request.progress, whyTrouble(error), { trace: error.graph });
}

function whyTrouble({ code }: ServiceError): Unfinished {
  if (code === 'GRAPH_FORBIDDEN') return 'forbidden';
  return code === 'RIGHTS_UNREADABLE' ? 'rights_unreadable' : 'graph_unavailable';
}
