// One trap at a time: what befalls a run at which of its ports, and how it ended.
import { expect } from '@jest/globals';
import type { Request, Trace } from '../../../src/domain/request.ts';
import { EVERYTHING_WITH_DEFAULT_CHANGE } from '../../../src/sandbox/tenant/permissions.ts';
import type { Fault } from '../../../src/sandbox/tenant/tenant.ts';
import { wrongWith } from './judge.ts';
import { METHODS } from './methods.ts';
import type { MethodName } from './methods.ts';
import type { Gate } from './process.ts';
import { liveOn, openStage } from './stage.ts';
import type { Stage, StageOptions } from './stage.ts';
import { storyOf } from './witness.ts';

/** Something that happens before (or after) the n-th call of a port, counted over all processes. */
export interface Happening {
  readonly port: string;
  readonly nth?: number;
  readonly when?: 'before' | 'after';
  readonly act?: (stage: Stage) => void | Promise<void>;
  readonly crash?: true;
}

export interface Trap extends Omit<StageOptions, 'methods'> {
  readonly methods: readonly MethodName[];
  readonly happenings?: readonly Happening[];
  /** Before the run begins. */
  readonly before?: (stage: Stage) => void;
}

/** The stage of a trap; the test fails where no plan can be made. */
export async function stageOf(trap: Trap): Promise<Stage> {
  const stage = await openStage({ ...trap, methods: trap.methods.map((name) => METHODS[name]) });
  if (typeof stage === 'string') throw new TypeError(`No plan: ${stage}.`);
  trap.before?.(stage);
  return stage;
}

/** Lives a trap to its end; every invariant of the engine must hold on the way. */
export async function live(trap: Trap): Promise<Stage> {
  const stage = await stageOf(trap);
  const result = await liveOn(stage, { process: stage.start(gateFor(trap, stage)) });
  const wrong = wrongWith({ stage, result });
  if (wrong.length > 0) expect([...wrong, storyOf(stage.witness)].join('\n')).toBe('');
  return stage;
}

/** The gate at which the happenings wait for their turn. */
export function gateFor({ happenings = [] }: Trap, stage: Stage): Gate {
  const counts = new Map<string, number>();
  return async (port, when) => {
    if (when === 'before') counts.set(port, (counts.get(port) ?? 0) + 1);
    const due = happenings.filter(
      (one) => one.port === port && (one.when ?? 'before') === when && (one.nth ?? 1) === counts.get(port),
    );
    for (const { act } of due) await act?.(stage);
    return due.some(({ crash }) => crash === true) ? 'crash' : 'pass';
  };
}

/** How a request ended, as far as people are told. */
export interface Report extends Trace {
  readonly status: Request['status'];
  readonly why?: string;
  /** Names of methods. */
  readonly left?: readonly MethodName[];
}

export function reportOf({ stores }: Stage): Report {
  const request = stores.request();
  const { status } = request;
  if (request.status === 'needs_hands') {
    const { why, left, permission } = request;
    return { status, why, left: left.map(nameOf), ...(permission === undefined ? {} : { permission }) };
  }
  if (!('ending' in request)) return { status };
  const { ending } = request;
  if (ending.status === 'refused' || ending.status === 'expired') return { status, why: ending.reason };
  if (ending.status !== 'failed') return { status };
  const { why, permission } = ending;
  return { status, why, ...(permission === undefined ? {} : { permission }) };
}

const nameOf = (id: string): MethodName => {
  const found = Object.entries(METHODS).find(([, method]) => method.id === id);
  if (found === undefined) throw new TypeError(`No method has the id ${id}.`);
  return found[0] as MethodName;
};

/** The writes of a run in order: `mobile 204`, `default 204`, `sessions 200`; 0 where no answer came. */
export function writesOf({ witness }: Stage): readonly string[] {
  return witness.writes().map(({ path, status }) => `${wordFor(path)} ${status}`);
}

function wordFor(path: string): string {
  if (path.endsWith('/signInPreferences')) return 'default';
  if (path.endsWith('/revokeSignInSessions')) return 'sessions';
  return nameOf(
    path
      .replace(/\/deactivate$/, '')
      .split('/')
      .at(-1) ?? '',
  );
}

/** What became of a planned method: `gone by us`, `gone by others`, or the state of its removal. */
export function fateOf(stage: Stage, name: MethodName): string | undefined {
  const request = stage.stores.request();
  const removals = 'progress' in request ? request.progress.removals : [];
  const removal = removals.find(({ id }) => id === METHODS[name].id)?.removal;
  return removal?.state === 'gone' ? `gone by ${removal.byUs ? 'us' : 'others'}` : removal?.state;
}

/** What most traps are about: one of each kind that is removed by default. */
export const THREE: readonly MethodName[] = ['mobile', 'authenticator 1', 'oath 1'];

/** Sets faults at Graph. */
export const faulty =
  (...faults: readonly Fault[]) =>
  ({ tenant }: Stage): void => {
    for (const fault of faults) tenant.addFault(fault);
  };

/** The first removal is answered with that status. */
export const onRemoval = (status: number, more: Partial<Fault> = {}): Fault => ({
  method: 'DELETE',
  nth: 1,
  ...more,
  kind: 'status',
  status,
});

/** Happens when Graph has answered the first removal, before anybody wrote that down. */
export const afterFirstRemoval = (act: NonNullable<Happening['act']>): Happening => ({
  port: 'methods.remove',
  when: 'after',
  act,
});

/** Everything granted but those. */
export const without = (...names: readonly string[]): ReadonlySet<string> =>
  new Set([...EVERYTHING_WITH_DEFAULT_CHANGE].filter((name) => !names.includes(name)));
