// Everything a run was seen doing and everything it was told, in order: the invariants are judged by this alone.
import type { MethodList } from '../../../src/domain/method.ts';
import type { Privilege } from '../../../src/domain/finding.ts';
import type { Request } from '../../../src/domain/request.ts';

/** One thing seen; `at` in milliseconds of the clock of the world. */
export type Sight = { readonly at: number } &
  /** What the adapter answered when it was asked for the methods; undefined: no such account. */
  (
    | { readonly saw: 'list'; readonly list: MethodList | undefined }
    | { readonly saw: 'halt'; readonly isHalted: boolean }
    | { readonly saw: 'privilege'; readonly privilege: Privilege }
    | { readonly saw: 'approvers'; readonly approvers: readonly string[] }
    | { readonly saw: 'write'; readonly write: Write }
    | { readonly saw: 'saved'; readonly request: Request }
    | { readonly saw: 'crash'; readonly where: string }
    | { readonly saw: 'others'; readonly did: string; readonly removed: readonly string[] }
  );

/** One call at Graph's door that is no reading. */
export interface Write {
  readonly verb: string;
  readonly path: string;
  /** 0 when no answer came. */
  status: number;
  /** Registrations that this call took away. */
  removed: readonly string[];
  /** How many other writes were at Graph when this one arrived. */
  readonly alongside: number;
}

/** The witness of one world. */
export interface Witness {
  readonly sights: readonly Sight[];
  /** Writes at Graph right now, of all processes. */
  readonly underWay: Set<Write>;
  readonly note: (sight: WithoutTime<Sight>) => void;
  readonly writes: () => readonly Write[];
}

type WithoutTime<One> = One extends unknown ? Omit<One, 'at'> : never;

export function createWitness(now: () => number): Witness {
  const sights: Sight[] = [];
  return {
    sights,
    underWay: new Set(),
    note: (sight) => void sights.push({ at: now(), ...sight }),
    writes: () => sights.flatMap((sight) => (sight.saw === 'write' ? [sight.write] : [])),
  };
}

/** The story of a run, a line for each thing seen, for whoever reads a counterexample. */
export function storyOf({ sights }: Witness): string {
  const begin = sights[0]?.at ?? 0;
  return sights.map((sight) => `${((sight.at - begin) / 1000).toFixed(1)} s ${lineOf(sight)}`).join('\n');
}

function lineOf(sight: Sight): string {
  switch (sight.saw) {
    case 'list':
      return `list: ${sight.list === undefined ? 'no account' : sight.list.methods.map(({ id, createdAt }) => `${id.slice(0, 8)}@${createdAt ?? '?'}`).join(', ')}`;
    case 'halt':
      return `halt: ${sight.isHalted}`;
    case 'privilege':
      return `privilege: ${sight.privilege}`;
    case 'approvers':
      return `approvers: ${sight.approvers.length}`;
    case 'write':
      return `${sight.write.verb} ${sight.write.path.split('/').slice(-3).join('/')} -> ${sight.write.status} took away [${sight.write.removed.join(', ')}]`;
    case 'saved':
      return `saved: ${savedLine(sight.request)}`;
    case 'crash':
      return `crash ${sight.where}`;
    case 'others':
      return `others: ${sight.did}`;
  }
}

function savedLine(request: Request): string {
  const removals = 'progress' in request ? request.progress.removals : [];
  const states = removals.map(({ id, tries, removal }) => `${id.slice(0, 8)} ${removal.state} ${tries}`);
  const end =
    'ending' in request
      ? JSON.stringify(request.ending)
      : 'left' in request
        ? `${request.why} left [${request.left.join(', ')}]`
        : '';
  return `${request.status} ${end} ${states.join(', ')}`;
}
