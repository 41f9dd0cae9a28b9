// Requests and brakes in memory, with the promises of the real stores: compare-and-set, and only what its schema lets in.
import type { Brake, Freeze, Halt } from '../../../src/domain/brake.ts';
import type { Request } from '../../../src/domain/request.ts';
import { mayHaveRemoved } from '../../../src/domain/reset-progress.ts';
import { requestSchema } from '../../../src/storage/request-schema.ts';
import type { BrakeStore, RequestStore, Stored } from '../../../src/workflow/storage-ports.ts';

/** What a run reads and writes. Everything else of the store is not asked for by a run and refuses to be. */
export interface MemoryStores {
  readonly requests: RequestStore;
  readonly brakes: BrakeStore;
  /** The one request, as it is now. */
  request(): Request;
}

/** Stores that hold this request, at version 1. */
export function createMemoryStores(first: Request): MemoryStores {
  let saved = { data: JSON.stringify(first), version: 1 };
  const brakes = new Map<string, Brake>();
  const read = (): Stored<Request> => ({
    value: JSON.parse(saved.data) as Request,
    version: saved.version,
  });
  const unasked = (): Promise<never> => Promise.reject(new TypeError('No run asks for that.'));
  return {
    request: () => read().value,
    requests: {
      byNumber: (number) => Promise.resolve(number === first.number ? read() : undefined),
      draftOf: unasked,
      holding: unasked,
      ofRequester: unasked,
      underWay: unasked,
      waiting: unasked,
      requestersFor: unasked,
      open: unasked,
      lastRemoval: () => Promise.resolve(lastRemovalOf(read().value)),
      commit: ({ request, expected, brake, unlessBraked }) => {
        const isBraked = unlessBraked !== undefined && (brakes.has('halt') || brakes.has(unlessBraked));
        if (expected !== saved.version || isBraked) return Promise.resolve('conflict');
        saved = { data: JSON.stringify(requestSchema.parse(request)), version: expected + 1 };
        if (brake !== undefined) brakes.set(keyOf(brake), brake);
        return Promise.resolve('committed');
      },
    },
    brakes: {
      halt: () => Promise.resolve(haltIn(brakes)),
      freezeOf: (subject) => Promise.resolve(freezeIn(brakes, subject)),
      set: (brake) => Promise.resolve(brakes.set(keyOf(brake), brake).size > 0),
      lift: (brake) => Promise.resolve(brakes.delete(keyOf(brake))),
    },
  };
}

function haltIn(brakes: ReadonlyMap<string, Brake>): Halt | undefined {
  const brake = brakes.get('halt');
  return brake?.kind === 'halt' ? brake : undefined;
}

function freezeIn(brakes: ReadonlyMap<string, Brake>, subject: string): Freeze | undefined {
  const brake = brakes.get(subject);
  return brake?.kind === 'freeze' ? brake : undefined;
}

const keyOf = (brake: Brake): string => (brake.kind === 'halt' ? 'halt' : brake.subject);

function lastRemovalOf(request: Request): string | undefined {
  const progress = 'progress' in request ? request.progress : undefined;
  if (progress === undefined || !mayHaveRemoved(progress)) return undefined;
  return progress.removals
    .flatMap(({ removal }) => ('at' in removal ? [removal.at] : []))
    .toSorted()
    .at(-1);
}
