// Where a process is killed: at a call it makes, at an answer it gave, or at any moment.
import type { Fault } from '../../src/sandbox/tenant/fault.ts';
import type { Step } from './journey.ts';
import type { Scene } from './scene.ts';

/**
 * `before`: the call has left the process and nothing of it was done. `after`: all of it was done and the process
 * died without the answer. `answered`: a click was answered. `elapsed`: so many milliseconds after the first
 * start, or after the n-th call of any kind.
 */
export type Boundary =
  | {
      readonly at: 'before' | 'after';
      readonly calls: Calls;
      /** Counted from one; `every` kills at each of the first so many. */
      readonly nth: number;
      readonly every?: true;
    }
  | { readonly at: 'answered'; readonly step: Step }
  | { readonly at: 'elapsed'; readonly milliseconds: number; readonly afterCall?: number };

/** One kind of outgoing call. */
export interface Calls {
  readonly name: string;
  readonly to: 'graph' | 'teams';
  readonly method: string;
  readonly path: RegExp;
}

const MESSAGE = /^\/v3\/conversations\/[^/]+\/activities/;

export const LIST: Calls = {
  name: 'list of methods',
  to: 'graph',
  method: 'GET',
  path: /\/authentication\/methods$/,
};
export const REMOVAL: Calls = {
  name: 'removal',
  to: 'graph',
  method: 'DELETE',
  path: /\/authentication\/\w+Methods\//,
};
export const SEND: Calls = { name: 'message', to: 'teams', method: 'POST', path: MESSAGE };
export const REPAINT: Calls = { name: 'repaint', to: 'teams', method: 'PUT', path: MESSAGE };
export const READ: Calls = { name: 'other reading', to: 'graph', method: 'GET', path: /(?<!\/methods)$/ };

export function nameOf(boundary: Boundary): string {
  switch (boundary.at) {
    case 'before':
    case 'after': {
      const { calls, nth, every, at } = boundary;
      return every ? `${at} each of ${nth} × ${calls.name}` : `${at} ${calls.name} ${nth}`;
    }
    case 'answered':
      return `answered: ${boundary.step}`;
    case 'elapsed':
      return `${boundary.milliseconds} ms after ${boundary.afterCall === undefined ? 'the start' : `call ${boundary.afterCall}`}`;
  }
}

/** Sets the trap; returns what is to be called for every answered step. */
export function arm(scene: Scene, boundary: Boundary): (step: Step) => void {
  switch (boundary.at) {
    case 'before':
    case 'after':
      trap(scene, boundary);
      return () => undefined;
    case 'answered':
      return (step) => {
        if (step === boundary.step) scene.kill();
      };
    case 'elapsed':
      lieInWait(scene, boundary);
      return () => undefined;
  }
}

/**
 * The simulation asks `match` about each call as it arrives, before it does anything: killing there is killing
 * between two instructions of the process, without a line of test code inside it.
 */
function trap(scene: Scene, { at, calls, nth, every }: Extract<Boundary, { at: 'before' | 'after' }>): void {
  let arrived = 0;
  const match: Fault['match'] = ({ method, path }) => {
    if (method !== calls.method || path.search(calls.path) < 0) return false;
    arrived += 1;
    const isIt = every === true ? arrived <= nth : arrived === nth;
    if (isIt) scene.kill();
    return isIt;
  };
  const fault: Fault = { kind: at === 'before' ? 'drop' : 'drop-after', match };
  if (calls.to === 'graph') scene.tenant.addFault(fault);
  else scene.connector.faults.add(fault);
}

function lieInWait(scene: Scene, { milliseconds, afterCall }: Extract<Boundary, { at: 'elapsed' }>): void {
  const wait = (): void => void setTimeout(() => scene.kill(), milliseconds);
  if (afterCall === undefined) {
    wait();
    return;
  }
  let made = 0;
  const match: Fault['match'] = () => {
    made += 1;
    if (made === afterCall) wait();
    return false;
  };
  scene.tenant.addFault({ kind: 'drop', match });
  scene.connector.faults.add({ kind: 'drop', match });
}
