// The reset itself. Every step is saved before and after its call, so that a restart goes on exactly there (I6).
import type { Command } from '../domain/command.ts';
import { plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { Approved, Ended, Request, Resetting, Unfinished } from '../domain/request.ts';
import { driftFrom } from '../domain/reset-plan.ts';
import type { PinnedMethod } from '../domain/reset-plan.ts';
import { hasReturned, mayHaveRemoved, nextMove, stillThere } from '../domain/reset-progress.ts';
import type { Removal, RemovalState } from '../domain/reset-progress.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import { changeStored } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import type { Ports, RemovalAnswer, Stored } from './ports.ts';
import { planFrom, secondLook } from './second-look.ts';
import type { SecondLookPorts } from './second-look.ts';

export type ResetPorts = ChangePorts & SecondLookPorts & Pick<Ports, 'log'>;

/** Whether the job is done, or when it wants to be called again. */
export type JobResult = { readonly kind: 'done' } | { readonly kind: 'again'; readonly at: Instant };

const DONE: JobResult = { kind: 'done' };
const WHEN_HALTED: Duration = 'PT10S';
/** After that long a call without an answer has not removed what is still listed. */
const SETTLES_WITHIN: Duration = 'PT60S';
const MOST_MOVES = 200;

/**
 * Goes on with an approved request until it is reset, needs hands, has failed or must wait. One call of this function
 * does as many moves as it can without waiting.
 */
export async function performReset(ports: ResetPorts, number: number): Promise<JobResult> {
  const sight: Sight = {};
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const stored = await ports.requests.byNumber(number);
    const result = stored === undefined ? DONE : await oneMove(ports, stored, sight);
    if (result !== 'go_on') return result;
  }
  throw new ServiceError(
    'RESET_STUCK',
    `The reset of request ${number} made no headway in ${MOST_MOVES} moves.`,
  );
}

type Move = JobResult | 'go_on';

async function oneMove(ports: ResetPorts, stored: Stored<Request>, sight: Sight): Promise<Move> {
  const request = stored.value;
  try {
    if (request.status === 'approved') return await begin(ports, { ...stored, value: request }, sight);
    if (request.status === 'resetting') return await carryOn(ports, { ...stored, value: request }, sight);
    return request.status === 'frozen' ? await settleFrozen(ports, { ...stored, value: request }) : DONE;
  } catch (error) {
    if (!isServiceError(error) || !error.code.startsWith('GRAPH_')) throw error;
    return graphTrouble(ports, stored, error);
  }
}

/** A freeze in the middle of a call: what became of that call is still found out and written down. */
async function settleFrozen(ports: ResetPorts, stored: Stored<Ended>): Promise<Move> {
  const { subject, progress } = stored.value;
  const open = progress?.removals.filter(({ removal }) => removal.state === 'asked') ?? [];
  if (subject === undefined || open.length === 0) return DONE;
  const listed = (await ports.methods.list(subject)).methods.map(({ id }) => id);
  const changed = await changeStored(ports, stored, { kind: 'record_list', listed });
  if (changed.kind === 'conflict') return 'go_on';
  const now = ports.clock.now();
  const isSettled = open.every(({ id, removal }) => {
    return !listed.includes(id) || removal.state !== 'asked' || now > plus(removal.at, SETTLES_WITHIN);
  });
  return isSettled ? DONE : { kind: 'again', at: plus(now, 'PT5S') };
}

/**
 * Saves one command on the version that was read; whoever saved in between makes this worker look again. A command
 * that the state machine refuses here is a defect: it is raised, never passed over, so that no reset hangs unseen.
 */
async function save(ports: ResetPorts, stored: Stored<Request>, command: Command): Promise<Move> {
  const changed = await changeStored(ports, stored, command);
  if (changed.kind !== 'refused') return 'go_on';
  const { number, status } = stored.value;
  throw new ServiceError('RESET_STUCK', `Request ${number} is ${status} and refused ${command.kind}.`);
}

/** When this worker last had a second look; what it saw then holds for a few seconds. */
interface Sight {
  lookedAt?: Instant;
}

const LOOK_HOLDS: Duration = 'PT5S';

async function begin(ports: ResetPorts, stored: Stored<Approved>, sight: Sight): Promise<Move> {
  if (await isBraked(ports, stored.value)) return waitForResume(ports, stored);
  sight.lookedAt = ports.clock.now();
  return save(ports, stored, await secondLook(ports, stored.value));
}

/**
 * A halt, or a freeze of this subject, whichever request it came from (I11). While nobody could pull a brake, because the
 * approvers were never read, this throws GRAPH_*: a run that can't be stopped doesn't go on.
 */
async function isBraked(ports: ResetPorts, { subject }: Approved | Resetting): Promise<boolean> {
  await ports.helpdesk.last();
  const [halt, freeze] = await Promise.all([ports.brakes.halt(), ports.brakes.freezeOf(subject)]);
  return halt !== undefined || freeze !== undefined;
}

/** One list, one comparison, at most one removal. */
async function carryOn(ports: ResetPorts, stored: Stored<Resetting>, sight: Sight): Promise<Move> {
  const request = stored.value;
  if (await isBraked(ports, request)) return waitForResume(ports, stored);
  if (isStale(ports, request)) return giveUp(ports, stored, 'approval_stale');
  if (!mayHaveRemoved(request.progress) && !isFresh(ports, sight)) {
    sight.lookedAt = ports.clock.now();
    const command = await secondLook(ports, request);
    if (command.kind !== 'claim') return save(ports, stored, command);
  }
  const listed = await ports.methods.list(request.subject);
  if (driftFrom(request.plan, listed, ports.keys.fingerprint).kind !== 'none') {
    if (mayHaveRemoved(request.progress)) return giveUp(ports, stored, 'changed_meanwhile');
    return save(ports, stored, await planFrom(ports, request, listed));
  }
  const ids = listed.methods.map(({ id }) => id);
  if (hasReturned(request.plan, request.progress, new Set(ids)))
    return giveUp(ports, stored, 'changed_meanwhile');
  const seen = await changeStored(ports, stored, { kind: 'record_list', listed: ids });
  if (seen.kind === 'conflict' || seen.request.status !== 'resetting') return 'go_on';
  const current = { value: seen.request, version: stored.version + (seen.kind === 'moved' ? 1 : 0) };
  const move = nextMove(current.value.plan, current.value.progress, new Set(ids), ports.clock.now());
  switch (move.kind) {
    case 'succeed':
      return save(ports, current, { kind: 'succeed' });
    case 'wait':
      return { kind: 'again', at: move.until };
    case 'give_up':
      return giveUp(ports, current, move.why, { left: move.left });
    case 'remove':
      return remove(ports, current, move.method);
  }
}

/** An approval's age counts before the first removal and after a halt; a run under way is not cut off by the clock. */
function isStale(ports: ResetPorts, { approvedAt, haltedAt, progress }: Resetting): boolean {
  const isOld = ports.clock.now() > plus(approvedAt, ports.rulebook.policy.approvalStaleAfter);
  return isOld && (haltedAt !== undefined || !mayHaveRemoved(progress));
}

function isFresh(ports: ResetPorts, { lookedAt }: Sight): boolean {
  return lookedAt !== undefined && ports.clock.now() <= plus(lookedAt, LOOK_HOLDS);
}

/**
 * Asks for one removal. "Asked" is saved first on the version just read: if that fails, somebody else moved the request
 * (a freeze, another worker) and no call is made.
 */
async function remove(ports: ResetPorts, stored: Stored<Resetting>, method: PinnedMethod): Promise<Move> {
  const { number, subject } = stored.value;
  if (await isBraked(ports, stored.value)) return waitForResume(ports, stored);
  const asked = {
    kind: 'record',
    method: method.id,
    removal: { state: 'asked', at: ports.clock.now() },
  } as const;
  const changed = await changeStored(ports, stored, asked);
  if (changed.kind !== 'moved') return 'go_on';
  const answer = await ports.methods.remove(subject, method);
  return afterAnswer(ports, number, method, answer);
}

async function afterAnswer(
  ports: ResetPorts,
  number: number,
  method: PinnedMethod,
  answer: RemovalAnswer,
): Promise<Move> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return DONE;
  const at = ports.clock.now();
  const graphRequestId = 'graphRequestId' in answer ? answer.graphRequestId : undefined;
  const traced = graphRequestId === undefined ? {} : { graphRequestId };
  const record = (removal: RemovalState): Promise<Move> =>
    saveAnswer(ports, stored, { kind: 'record', method: method.id, removal });
  const deferred = (because: 'default' | 'busy' | 'turned_down'): Promise<Move> =>
    record({ state: 'deferred', at, because, ...traced });
  switch (answer.kind) {
    case 'removed':
    case 'not_found':
      return record({ state: 'answered', at, ...traced });
    case 'is_default':
      return deferred('default');
    case 'busy': {
      const recorded = await deferred('busy');
      if (recorded !== 'go_on') return recorded;
      return { kind: 'again', at: plus(at, `PT${Math.min(answer.retryAfterSeconds ?? 2, 300)}S`) };
    }
    case 'unknown':
      return { kind: 'again', at: plus(at, 'PT5S') };
    case 'forbidden':
      await deferred('turned_down');
      return giveUpNow(ports, number, 'forbidden', traced);
    case 'refused': {
      const before = removalIn(stored.value, method.id);
      await deferred('turned_down');
      // Refused after it was taken once: most likely gone, and only a later list knows.
      if (before?.mayBeGone === true) return { kind: 'again', at: plus(at, 'PT5S') };
      return giveUpNow(ports, number, 'refused_by_graph', traced);
    }
  }
}

function removalIn(request: Request, id: string): Removal | undefined {
  return 'progress' in request ? request.progress.removals.find((removal) => removal.id === id) : undefined;
}

/** The answer is written down even when somebody froze the request meanwhile. */
async function saveAnswer(ports: ResetPorts, stored: Stored<Request>, command: Command): Promise<Move> {
  const changed = await changeStored(ports, stored, command);
  if (changed.kind !== 'conflict') return 'go_on';
  const again = await ports.requests.byNumber(stored.value.number);
  return again === undefined ? DONE : saveAnswer(ports, again, command);
}

async function giveUpNow(
  ports: ResetPorts,
  number: number,
  why: Unfinished,
  traced: { readonly graphRequestId?: string },
): Promise<Move> {
  const stored = await ports.requests.byNumber(number);
  if (stored?.value.status !== 'resetting') return DONE;
  return giveUp(ports, { ...stored, value: stored.value }, why, traced);
}

/** Ends the run truthfully: nothing removed for certain is a failure, anything else needs hands. */
async function giveUp(
  ports: ResetPorts,
  stored: Stored<Resetting>,
  why: Unfinished,
  { left, graphRequestId }: { readonly left?: readonly string[]; readonly graphRequestId?: string } = {},
): Promise<Move> {
  const { progress, plan } = stored.value;
  const traced = graphRequestId === undefined ? {} : { graphRequestId };
  if (!mayHaveRemoved(progress)) return save(ports, stored, { kind: 'fail', why, ...traced });
  const gone = progress.removals.flatMap(({ id, removal }) => (removal.state === 'gone' ? [id] : []));
  const remaining = left ?? plan.remove.map(({ id }) => id).filter((id) => !gone.includes(id));
  return save(ports, stored, { kind: 'partial', left: remaining, why, ...traced });
}

async function waitForResume(ports: ResetPorts, stored: Stored<Request>): Promise<Move> {
  const { status } = stored.value;
  if (status === 'approved' || status === 'resetting') await changeStored(ports, stored, { kind: 'halted' });
  return { kind: 'again', at: plus(ports.clock.now(), WHEN_HALTED) };
}

/** Graph can't be read: people are told once, and the job tries again until the approval is stale. */
async function graphTrouble(ports: ResetPorts, stored: Stored<Request>, error: ServiceError): Promise<Move> {
  const { number } = stored.value;
  ports.log.warn(
    { request: number, code: error.code, detail: error.detail },
    'Graph does not answer; the reset waits',
  );
  const now = ports.clock.now();
  if (stored.value.status === 'frozen') {
    return now > plus(stored.value.endedAt, 'PT1H') ? DONE : { kind: 'again', at: plus(now, 'PT10S') };
  }
  const approvedAt = 'approvedAt' in stored.value ? stored.value.approvedAt : now;
  if (now > plus(approvedAt, ports.rulebook.policy.approvalStaleAfter)) {
    return save(
      ports,
      stored,
      stored.value.status === 'approved' ? { kind: 'expire' } : gaveUpOnGraph(stored.value),
    );
  }
  await changeStored(ports, stored, { kind: 'wait_for_graph' });
  return { kind: 'again', at: plus(now, 'PT10S') };
}

function gaveUpOnGraph(request: Request): Command {
  if (request.status !== 'resetting' || !mayHaveRemoved(request.progress))
    return { kind: 'fail', why: 'graph_unavailable' };
  const notGone = request.progress.removals
    .filter(({ removal }) => removal.state !== 'gone')
    .map(({ id }) => id);
  return {
    kind: 'partial',
    left: stillThere(request.plan, new Set(notGone)).map(({ id }) => id),
    why: 'graph_unavailable',
  };
}
