// What a boundary is, and which of them every effect has.
import { GRAPH_CALLS } from '../../src/graph/graph-call.ts';
import type { GraphCallKind } from '../../src/graph/graph-call.ts';
import type { EffectKind } from '../../src/domain/effect.ts';

type Calls = typeof GRAPH_CALLS;

/** Every kind of call that changes something in Graph, by the name the client gives it. */
export type GraphChange = {
  [Kind in GraphCallKind]: Calls[Kind]['name'] extends `GET ${string}` ? never : Kind;
}[GraphCallKind];

/**
 * What has a moment before and a moment after. `save` and `settle` are commits: of a change with all that belongs to it,
 * and of how a job ended; `lease` takes jobs; `file` is a line of a file. All others are calls.
 */
export type What =
  | 'save'
  | 'settle'
  | 'lease'
  | 'reading'
  | 'message'
  | 'repaint'
  | 'typing'
  | 'new conversation'
  | 'webhook'
  | 'file'
  | GraphChange;

/** For whom it is done: a job's effect, a turn of a person's, the start of the process, or the taking of jobs. */
export type Doer = EffectKind | 'turn' | 'start' | 'worker';

export type Moment = 'before' | 'after';

/** A boundary of a doer: `tell: before message`, `turn: after save of approved`. */
export type Point = `${Doer}: ${Moment} ${string}`;

export function pointOf(doer: Doer, moment: Moment, what: What): Point {
  return `${doer}: ${moment} ${what}`;
}

/** The changes of Graph with how a request for each looks. */
export const GRAPH_CHANGES: readonly {
  readonly kind: GraphChange;
  readonly method: string;
  readonly path: RegExp;
}[] = Object.entries(GRAPH_CALLS).flatMap(([kind, { name }]) => {
  const [method = '', template = ''] = name.split(' ');
  if (method === 'GET') return [];
  const path = new RegExp(`${template.replaceAll('{id}', '[^/]+')}$`, 'u');
  return [{ kind: kind as GraphChange, method, path }];
});
