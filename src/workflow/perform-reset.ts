// The reset itself. Every step is saved before and after its call, so that a restart goes on exactly there (I6).
import type { Command } from '../domain/command.ts';
import { driftFrom, stillPinned } from '../domain/drift.ts';
import { plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { MethodList } from '../domain/method.ts';
import type { Approved, Request, Resetting, Unfinished } from '../domain/request.ts';
import { nextMove, waitsForAnswer } from '../domain/reset-move.ts';
import { hasReturned, mayHaveRemoved, reconciled } from '../domain/reset-progress.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import { changeStored } from './change-request.ts';
import { unlisted } from './findings.ts';
import type { Stored } from './storage-ports.ts';
import { changeDefault, removeMethod, revokeSessions } from './reset-call.ts';
import { giveUp, graphTrouble } from './reset-end.ts';
import type { Rest } from './reset-end.ts';
import { DONE, save, waitUntil } from './reset-run.ts';
import type { JobResult, Move, ResetPorts } from './reset-run.ts';
import { lookInRun, planFrom, secondLook } from './second-look.ts';
import { settleFrozen } from './settle-frozen.ts';

const WHEN_HALTED: Duration = 'PT10S';
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

async function oneMove(ports: ResetPorts, stored: Stored<Request>, sight: Sight): Promise<Move> {
  const request = stored.value;
  try {
    if (request.status === 'approved') return await begin(ports, { ...stored, value: request }, sight);
    if (request.status === 'resetting') return await carryOn(ports, { ...stored, value: request }, sight);
    return request.status === 'frozen' ? await settleFrozen(ports, { ...stored, value: request }) : DONE;
  } catch (error) {
    if (!isServiceError(error) || !/^(?:GRAPH_|RIGHTS_)/.test(error.code)) throw error;
    return graphTrouble(ports, stored, error);
  }
}

/** What this worker's second look saw besides its verdict. */
interface Sight {
  /** The list of that look, to be used once: it is the re-reading right before the first removal. */
  listed?: { readonly list: MethodList; readonly at: Instant } | undefined;
}

/** How long a look at rights, standing and approvers holds: moments before the first removal, a minute in the run. */
const LOOK_HOLDS: Duration = 'PT5S';
const LOOK_HOLDS_IN_RUN: Duration = 'PT60S';
const LIST_HOLDS: Duration = 'PT1S';

async function begin(ports: ResetPorts, stored: Stored<Approved>, sight: Sight): Promise<Move> {
  if (await isBraked(ports, stored.value)) return waitForResume(ports, stored);
  return save(ports, stored, await look(ports, stored.value, sight));
}

async function look(ports: ResetPorts, request: Approved | Resetting, sight: Sight): Promise<Command> {
  const { command, listed } = await secondLook(ports, request);
  sight.listed = listed;
  return command;
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

/** One list, one comparison, at most one call that changes anything. */
async function carryOn(ports: ResetPorts, stored: Stored<Resetting>, sight: Sight): Promise<Move> {
  const request = stored.value;
  if (await isBraked(ports, request)) return waitForResume(ports, stored);
  const hasBegun = mayHaveRemoved(request.progress);
  if (!hasBegun && isStale(ports, request)) return giveUp(ports, stored, whyStale(request), traceOf(request));
  if (!hasBegun && !isFresh(ports, request, LOOK_HOLDS)) {
    const command = await look(ports, request, sight);
    // Counted from its end, or a look that takes long would never be fresh.
    return save(ports, stored, command.kind === 'claim' ? looked(ports.clock.now()) : command);
  }
  const listed = await currentList(ports, request, sight);
  if (listed === undefined) return endUnlisted(ports, stored);
  if (driftFrom(request.plan, listed, ports.keys.fingerprint).kind !== 'none')
    return hasBegun
      ? stopForDrift(ports, stored, listed)
      : save(ports, stored, await planFrom(ports, request, listed));
  return moveOn(ports, stored, listed);
}

const looked = (at: Instant) => ({ kind: 'looked', at }) as const;

/** Something is new or changed. Where nothing of the plan is left, that is nobody's business but after-care's. */
async function stopForDrift(ports: ResetPorts, stored: Stored<Resetting>, list: MethodList): Promise<Move> {
  const pinned = stillPinned(stored.value.plan, list, ports.keys.fingerprint);
  if (pinned.length > 0) return stopForHands(ports, stored, list, 'changed_meanwhile');
  return moveOn(ports, stored, { methods: [] });
}

/** Methods that aren't found: only if the directory agrees is the account gone. */
async function endUnlisted(ports: ResetPorts, stored: Stored<Resetting>): Promise<Move> {
  const { subject, progress } = stored.value;
  if ((await ports.directory.person(subject)) !== undefined) throw unlisted();
  if (mayHaveRemoved(progress)) return giveUp(ports, stored, 'account_gone', { left: [] });
  return save(ports, stored, { kind: 'rule_out', reason: 'deleted' });
}

/** The run ends after the first removal. What is left is what the list still shows as it was pinned. */
function stopForHands(
  ports: ResetPorts,
  stored: Stored<Resetting>,
  list: MethodList,
  why: Unfinished,
  rest: Pick<Rest, 'trace' | 'alarm'> = {},
): Promise<Move> {
  const listed = stillPinned(stored.value.plan, list, ports.keys.fingerprint);
  return giveUp(ports, stored, why, { listed, ...rest });
}

/** Saves what a list shows; undefined when somebody saved in between. */
async function saveList(
  ports: ResetPorts,
  stored: Stored<Resetting>,
  listed: readonly string[],
  waits: { readonly stillWaits?: true } = {},
): Promise<Stored<Resetting> | undefined> {
  const seen = await changeStored(ports, stored, { kind: 'record_list', listed, ...waits });
  if (seen.kind === 'conflict' || seen.request.status !== 'resetting') return undefined;
  return { value: seen.request, version: stored.version + (seen.kind === 'moved' ? 1 : 0) };
}

/** The second look's own list where it was read just now, once; else a new one. */
async function currentList(
  ports: ResetPorts,
  { subject, plan }: Resetting,
  sight: Sight,
): Promise<MethodList | undefined> {
  const { listed } = sight;
  delete sight.listed;
  const isNew = listed !== undefined && ports.clock.now() <= plus(listed.at, LIST_HOLDS);
  return isNew ? listed.list : ports.methods.list(subject, plan);
}

async function moveOn(ports: ResetPorts, stored: Stored<Resetting>, list: MethodList): Promise<Move> {
  const request = stored.value;
  const ids = new Set(list.methods.map(({ id }) => id));
  if (hasReturned(request.plan, request.progress, ids))
    return stopForHands(ports, stored, list, 'changed_meanwhile');
  const now = ports.clock.now();
  const progress = reconciled(request.progress, ids, now);
  const move = nextMove(request.plan, progress, ids, now);
  if (move.kind !== 'succeed' && request.haltedAt !== undefined && isStale(ports, request))
    return stopForHands(ports, stored, list, whyStale(request), traceOf(request));
  const isLater = mayHaveRemoved(progress);
  if (move.kind === 'remove' && isLater && !isFresh(ports, request, LOOK_HOLDS_IN_RUN))
    return lookAgain(ports, stored, list);
  const current = await saveList(ports, stored, [...ids]);
  if (current === undefined) return 'go_on';
  // Read again after the list: a halt may have come while Graph took its time. One that comes even later stops the saving.
  if (await isBraked(ports, current.value)) return waitForResume(ports, current);
  switch (move.kind) {
    case 'succeed':
      return save(ports, current, { kind: 'succeed' });
    case 'wait':
      return waitUntil(move.until);
    case 'give_up':
      return giveUp(ports, current, move.why, { left: move.left });
    case 'change_default':
      return changeDefault(ports, current, move.to);
    case 'remove':
      return removeMethod(ports, current, move.method);
    case 'revoke':
      return revokeSessions(ports, current);
  }
}

/**
 * Rights and approvers are read again before a removal that comes long after the last look: Graph had kept the run waiting,
 * or its process had died. Then the age of the approval counts again too.
 */
async function lookAgain(ports: ResetPorts, stored: Stored<Resetting>, list: MethodList): Promise<Move> {
  if (isStale(ports, stored.value))
    return stopForHands(ports, stored, list, whyStale(stored.value), traceOf(stored.value));
  // What the list showed is kept, however this look ends; that people were told to wait is not over by it.
  const ids = list.methods.map(({ id }) => id);
  const current = await saveList(ports, stored, ids, { stillWaits: true });
  if (current === undefined) return 'go_on';
  const began = ports.clock.now();
  const { mayGoOn, accountGone, alarm, list: newest = list } = await lookInRun(ports, current.value);
  if (accountGone) return giveUp(ports, current, 'account_gone', { left: [], alarm });
  if (mayGoOn) return save(ports, current, looked(began));
  return stopForHands(ports, current, newest, 'standing_changed', { alarm });
}

function isStale(ports: ResetPorts, { approvedAt }: Resetting): boolean {
  return ports.clock.now() > plus(approvedAt, ports.rulebook.policy.approvalStaleAfter);
}

function whyStale({ progress, waitsForGraph, rightsUnread, haltedAt }: Resetting): Unfinished {
  // A halt takes the place of waiting for Graph, so the two together mean: lifted, and then Graph.
  if (haltedAt !== undefined && !waitsForGraph) return 'approval_stale';
  if (waitsForGraph && rightsUnread === true) return 'rights_unreadable';
  return waitsForGraph || waitsForAnswer(progress) ? 'graph_unavailable' : 'approval_stale';
}

function traceOf({ silentCall }: Resetting): Pick<Rest, 'trace'> {
  return silentCall === undefined ? {} : { trace: { graphRequestId: silentCall } };
}

function isFresh(ports: ResetPorts, { lookedAt }: Resetting, holds: Duration): boolean {
  return lookedAt !== undefined && ports.clock.now() <= plus(lookedAt, holds);
}

async function waitForResume(ports: ResetPorts, stored: Stored<Request>): Promise<Move> {
  const { status } = stored.value;
  if (status === 'approved' || status === 'resetting') await changeStored(ports, stored, { kind: 'halted' });
  return waitUntil(plus(ports.clock.now(), WHEN_HALTED));
}
