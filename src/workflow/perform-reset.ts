// The reset itself. Every step is saved before and after its call, so that a restart goes on exactly there (I6).
import type { Command } from '../domain/command.ts';
import { plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { Approved, Request, Resetting, Unfinished } from '../domain/request.ts';
import { driftFrom } from '../domain/reset-plan.ts';
import type { PinnedMethod } from '../domain/reset-plan.ts';
import { mayHaveRemoved, nextMove, stillThere } from '../domain/reset-progress.ts';
import type { RemovalState } from '../domain/reset-progress.ts';
import { verify } from '../domain/verification.ts';
import type { Verification } from '../domain/verification.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import { changeStored } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import { gatherEvidence } from './findings.ts';
import type { Evidence, FindingPorts } from './findings.ts';
import type { HelpdeskPeople, Ports, RemovalAnswer, Stored } from './ports.ts';

export type ResetPorts = ChangePorts & FindingPorts & Pick<Ports, 'methods' | 'helpdesk' | 'log'>;

/** Whether the job is done, or when it wants to be called again. */
export type JobResult = { readonly kind: 'done' } | { readonly kind: 'again'; readonly at: Instant };

const DONE: JobResult = { kind: 'done' };
const WHEN_HALTED: Duration = 'PT10S';
const MOST_MOVES = 200;

/**
 * Goes on with an approved request until it is reset, needs hands, has failed or must wait. One call of this function
 * does as many moves as it can without waiting.
 */
export async function performReset(ports: ResetPorts, number: number): Promise<JobResult> {
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const stored = await ports.requests.byNumber(number);
    const result = stored === undefined ? DONE : await oneMove(ports, stored);
    if (result !== 'go_on') return result;
  }
  throw new ServiceError(
    'RESET_STUCK',
    `The reset of request ${number} made no headway in ${MOST_MOVES} moves.`,
  );
}

type Move = JobResult | 'go_on';

async function oneMove(ports: ResetPorts, stored: Stored<Request>): Promise<Move> {
  const request = stored.value;
  if (request.status !== 'approved' && request.status !== 'resetting') return DONE;
  try {
    return request.status === 'approved'
      ? await begin(ports, { ...stored, value: request })
      : await carryOn(ports, { ...stored, value: request });
  } catch (error) {
    if (!isServiceError(error) || !error.code.startsWith('GRAPH_')) throw error;
    return graphTrouble(ports, stored, error);
  }
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

/** Right before the first removal everything is read again: people, standing, privilege, tier and plan. */
async function begin(ports: ResetPorts, stored: Stored<Approved>): Promise<Move> {
  if ((await ports.brakes.halt()) !== undefined) return waitForResume(ports, stored);
  const people = await ports.helpdesk.read();
  const evidence = await evidenceFor(ports, stored.value, people);
  return save(ports, stored, secondLook(ports, stored.value, evidence, people));
}

/**
 * The evidence right before a removal. Rights that can't be read for a moment are no verdict on somebody who passed
 * already: the run waits, as for any other silence of Graph, and never removes anything meanwhile.
 */
async function evidenceFor(
  ports: ResetPorts,
  request: Approved | Resetting,
  people: HelpdeskPeople,
): Promise<Evidence> {
  const evidence = await gatherEvidence(ports, request, people);
  const isUnknown = evidence.findings.some((f) => f.check === 'privilege' && f.privilege === 'unknown');
  if (!isUnknown) return evidence;
  throw new ServiceError(
    'GRAPH_UNAVAILABLE',
    `The rights of the subject of request ${request.number} can't be read.`,
  );
}

function secondLook(
  ports: ResetPorts,
  request: Approved,
  evidence: Evidence,
  people: HelpdeskPeople,
): Command {
  const { findings, listed, planning, ruledOut } = evidence;
  // Nothing left to remove is no reason to refuse now: the plan is fulfilled, and the run will say so.
  if (ruledOut !== undefined && ruledOut !== 'nothing_to_remove')
    return { kind: 'rule_out', reason: ruledOut };
  const verification = verify(findings, request.verification.tier);
  if (driftFrom(request.plan, listed, ports.keys.fingerprint).kind !== 'none')
    return planAgain(planning, verification);
  const isHigher = verification.tier !== request.verification.tier;
  const stillApprovers = request.approvals.every(({ by }) => people.approvers.some(({ id }) => id === by));
  return isHigher || !stillApprovers ? { kind: 'raise', verification } : { kind: 'claim' };
}

function planAgain(planning: Evidence['planning'], verification: Verification): Command {
  if (planning.kind === 'unplannable') return { kind: 'rule_out', reason: planning.why };
  return { kind: 'replan', plan: planning.plan, verification };
}

/** One list, one comparison, at most one removal. */
async function carryOn(ports: ResetPorts, stored: Stored<Resetting>): Promise<Move> {
  const request = stored.value;
  const now = ports.clock.now();
  if ((await ports.brakes.halt()) !== undefined) return waitForResume(ports, stored);
  if (now > plus(request.approvedAt, ports.rulebook.policy.approvalStaleAfter)) {
    return giveUp(ports, stored, request.haltedAt === undefined ? 'graph_unavailable' : 'approval_stale');
  }
  const listed = await ports.methods.list(request.subject);
  if (driftFrom(request.plan, listed, ports.keys.fingerprint).kind !== 'none') {
    return mayHaveRemoved(request.progress)
      ? giveUp(ports, stored, 'changed_meanwhile')
      : planAnew(ports, stored);
  }
  const ids = listed.methods.map(({ id }) => id);
  const seen = await changeStored(ports, stored, { kind: 'record_list', listed: ids });
  if (seen.kind === 'conflict' || seen.request.status !== 'resetting') return 'go_on';
  const current = { value: seen.request, version: stored.version + (seen.kind === 'moved' ? 1 : 0) };
  const move = nextMove(current.value.plan, current.value.progress, new Set(ids), now);
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

async function planAnew(ports: ResetPorts, stored: Stored<Resetting>): Promise<Move> {
  const people = await ports.helpdesk.read();
  const { findings, planning, ruledOut } = await evidenceFor(ports, stored.value, people);
  if (ruledOut !== undefined) return save(ports, stored, { kind: 'rule_out', reason: ruledOut });
  return save(ports, stored, planAgain(planning, verify(findings, stored.value.verification.tier)));
}

/**
 * Asks for one removal. "Asked" is saved first on the version just read: if that fails, somebody else moved the request
 * (a freeze, another worker) and no call is made.
 */
async function remove(ports: ResetPorts, stored: Stored<Resetting>, method: PinnedMethod): Promise<Move> {
  const { number, subject } = stored.value;
  if ((await ports.brakes.halt()) !== undefined) return waitForResume(ports, stored);
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
    case 'refused':
      await deferred('turned_down');
      return giveUpNow(ports, number, 'refused_by_graph', traced);
  }
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
  if (stored.value.status === 'resetting') await changeStored(ports, stored, { kind: 'halted' });
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
