// The calls of a reset that change something: each is saved as asked before it is made, and as answered after.
import { askAgainAt } from '../domain/back-off.ts';
import type { Command } from '../domain/command.ts';
import type { NewDefault } from '../domain/default-method.ts';
import type { PinnedMethod } from '../domain/method.ts';
import type { Request, Resetting, Trace, Unfinished } from '../domain/request.ts';
import { isPutOff, stepOf } from '../domain/reset-progress.ts';
import type { RemovalState, StepName, StepState } from '../domain/reset-progress.ts';
import { changeStored } from './change-request.ts';
import type { ChangeAnswer } from './ports.ts';
import type { Stored } from './storage-ports.ts';
import { giveUp } from './reset-end.ts';
import { DONE, save, waitUntil } from './reset-run.ts';
import type { Move, ResetPorts } from './reset-run.ts';

type RecordCommand = Extract<Command, { readonly kind: 'record' | 'record_step' }>;

/**
 * Asks for one removal. "Asked" is saved first on the version just read: if that fails, somebody else moved the request
 * (a freeze, another worker) or halted all resets, and no call is made.
 */
export async function removeMethod(
  ports: ResetPorts,
  stored: Stored<Resetting>,
  method: PinnedMethod,
): Promise<Move> {
  const { number, subject } = stored.value;
  const asked: RemovalState = { state: 'asked', at: ports.clock.now() };
  const changed = await changeStored(ports, stored, { kind: 'record', method: method.id, removal: asked });
  if (changed.kind !== 'moved') return 'go_on';
  const answer = await ports.methods.remove(subject, method);
  const seed = `${number}/${method.id}`;
  const tries = triesOf(changed.request, method.id);
  const { graphRequestId } = answer;
  const removal = removalAfter(ports, answer, { seed, tries });
  await record(ports, number, { kind: 'record', method: method.id, removal, graphRequestId });
  if (isPutOff(removal)) return waitUntil(removal.until);
  return stopsFor(ports, number, answer, method.id);
}

function triesOf(request: Request, id: string): number {
  const removals = 'progress' in request ? request.progress.removals : [];
  return removals.find((removal) => removal.id === id)?.tries ?? 1;
}

function stepTries(request: Request, name: StepName): number {
  const step = 'progress' in request ? stepOf(request.progress, name) : undefined;
  return step?.tries ?? 1;
}

interface Pace {
  readonly seed: string;
  readonly tries: number;
}

function removalAfter(ports: ResetPorts, answer: ChangeAnswer, pace: Pace): RemovalState {
  const at = ports.clock.now();
  switch (answer.kind) {
    case 'done':
      return { state: 'answered', at };
    case 'not_found':
      return { state: 'deferred', at, because: 'not_found' };
    case 'is_default':
      return { state: 'deferred', at, because: 'default' };
    case 'busy':
      return { state: 'deferred', at, because: 'busy', until: againAt(ports, answer, pace) };
    case 'unknown':
      return { state: 'unanswered', at, until: againAt(ports, answer, pace) };
    case 'forbidden':
    case 'refused':
      return { state: 'deferred', at, because: 'turned_down' };
  }
}

function againAt(
  ports: ResetPorts,
  { retryAfterSeconds }: { readonly retryAfterSeconds?: number },
  pace: Pace,
) {
  return askAgainAt(ports.clock.now(), { retryAfterSeconds, ...pace });
}

/** What Graph turned down for good ends the run, unless an earlier call was taken: then most likely it is gone. */
async function stopsFor(
  ports: ResetPorts,
  number: number,
  answer: ChangeAnswer,
  method: string,
): Promise<Move> {
  if (answer.kind !== 'forbidden' && answer.kind !== 'refused') return 'go_on';
  logForbidden(ports, number, answer);
  if (answer.kind === 'forbidden') return stop(ports, number, 'forbidden', traceOf(answer));
  const stored = await ports.requests.byNumber(number);
  const progress = stored !== undefined && 'progress' in stored.value ? stored.value.progress : undefined;
  const removal = progress?.removals.find(({ id }) => id === method);
  if (removal?.mayBeGone === true) return 'go_on';
  return stop(ports, number, 'refused_by_graph', traceOf(answer));
}

/** The sessions are revoked when a list has shown that everything is gone: that needs no other one. */
async function finish(ports: ResetPorts, number: number): Promise<Move> {
  const stored = await ports.requests.byNumber(number);
  if (stored?.value.status !== 'resetting') return DONE;
  return save(ports, stored, { kind: 'succeed' });
}

async function stop(ports: ResetPorts, number: number, why: Unfinished, trace: Trace): Promise<Move> {
  const stored = await ports.requests.byNumber(number);
  if (stored?.value.status !== 'resetting') return DONE;
  return giveUp(ports, { ...stored, value: stored.value }, why, { trace });
}

/** Changes the default before the first removal. */
export function changeDefault(ports: ResetPorts, stored: Stored<Resetting>, to: NewDefault): Promise<Move> {
  return step(ports, stored, 'default_change', () => ports.methods.changeDefault(stored.value.subject, to));
}

/** Revokes the sessions after the last removal. */
export function revokeSessions(ports: ResetPorts, stored: Stored<Resetting>): Promise<Move> {
  return step(ports, stored, 'revocation', () => ports.methods.revokeSessions(stored.value.subject));
}

async function step(
  ports: ResetPorts,
  stored: Stored<Resetting>,
  name: StepName,
  call: () => Promise<ChangeAnswer>,
): Promise<Move> {
  const { number } = stored.value;
  const asked: StepState = { state: 'asked', at: ports.clock.now() };
  const changed = await changeStored(ports, stored, { kind: 'record_step', name, step: asked });
  if (changed.kind !== 'moved') return 'go_on';
  const answer = await call();
  const pace = { seed: `${number}/${name}`, tries: stepTries(changed.request, name) };
  const { graphRequestId } = answer;
  await record(ports, number, {
    kind: 'record_step',
    name,
    step: stepAfter(ports, answer, pace),
    graphRequestId,
  });
  if (answer.kind === 'done') return name === 'revocation' ? finish(ports, number) : 'go_on';
  if (answer.kind === 'busy' || answer.kind === 'unknown') return 'go_on';
  logForbidden(ports, number, answer);
  return stop(ports, number, NOT_DONE[name](answer), traceOf(answer));
}

/** Why a run ends at a step that Graph turned down for good. */
const NOT_DONE: Readonly<Record<StepName, (answer: ChangeAnswer) => Unfinished>> = {
  default_change: ({ kind }) => (kind === 'forbidden' ? 'forbidden' : 'default_not_changed'),
  revocation: () => 'sessions_not_revoked',
};

function logForbidden(ports: ResetPorts, number: number, answer: ChangeAnswer): void {
  if (answer.kind !== 'forbidden') return;
  const { permission, graphRequestId } = answer;
  ports.log.error({ request: number, permission, graphRequestId }, 'Graph forbids a call of the reset');
}

function stepAfter(ports: ResetPorts, answer: ChangeAnswer, pace: Pace): StepState {
  const at = ports.clock.now();
  switch (answer.kind) {
    case 'done':
      return { state: 'done', at };
    case 'busy':
    case 'unknown':
      return { state: 'deferred', at, until: againAt(ports, answer, pace) };
    case 'not_found':
    case 'is_default':
    case 'forbidden':
    case 'refused':
      return { state: 'turned_down', at };
  }
}

const traceOf = (answer: ChangeAnswer): Trace =>
  answer.kind === 'forbidden'
    ? { graphRequestId: answer.graphRequestId, permission: answer.permission }
    : { graphRequestId: answer.graphRequestId };

/** The answer is written down even when somebody froze the request meanwhile. */
async function record(ports: ResetPorts, number: number, command: RecordCommand): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return;
  const changed = await changeStored(ports, stored, command);
  if (changed.kind === 'conflict') await record(ports, number, command);
}
