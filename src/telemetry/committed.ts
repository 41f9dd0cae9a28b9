// The one place where saved events are seen: every store that puts facts into the record is wrapped here, so that no
// workflow has to tell anybody, and nothing counts that was not saved.
import type { AuditFact } from '../domain/audit.ts';
import type { Request } from '../domain/request.ts';
import type { Ports } from '../workflow/ports.ts';

/** What was saved together: facts, and the request as it is now where they belong to a change of one. */
export interface Committed {
  readonly facts: readonly AuditFact[];
  readonly request?: Request;
}

/** The stores that put facts into the record. */
export type Recording = Pick<
  Ports,
  'requests' | 'jobs' | 'brakes' | 'shiftProposals' | 'recoveryContacts' | 'retention' | 'audit'
>;

/** Hears of each try to save a change. It must not throw. */
export interface Listener {
  /** After it was saved, once. */
  saved(committed: Committed): void;
  /** It was not, or nobody knows. */
  unsaved?(): void;
}

/** The same stores, heard by `listener`. A process that dies in between is the only way to miss what was saved. */
export function seenBy<Stores extends Recording>(stores: Stores, listener: Listener): Stores {
  const heard = hearing(listener);
  return {
    ...stores,
    requests: seenRequests(stores.requests, heard),
    jobs: {
      ...stores.jobs,
      addOnce: (change) => heard(stores.jobs.addOnce(change), isTrue, () => change),
    },
    brakes: {
      ...stores.brakes,
      set: (brake, replacing, change) =>
        heard(stores.brakes.set(brake, replacing, change), isTrue, () => change),
      lift: (brake, change) => heard(stores.brakes.lift(brake, change), isTrue, () => change),
    },
    shiftProposals: {
      ...stores.shiftProposals,
      commit: (change) =>
        heard(
          stores.shiftProposals.commit(change),
          (result) => result === 'committed',
          () => change,
        ),
    },
    recoveryContacts: {
      ...stores.recoveryContacts,
      set: (contact, change) =>
        heard(
          stores.recoveryContacts.set(contact, change),
          (result) => result === 'set',
          () => change,
        ),
      remove: (contact, change) =>
        heard(stores.recoveryContacts.remove(contact, change), isTrue, () => change),
    },
    retention: seenRetention(stores.retention, heard),
    audit: {
      ...stores.audit,
      append: (fact) =>
        heard(
          stores.audit.append(fact),
          () => true,
          () => ({ facts: [fact] }),
        ),
    },
  };
}

function seenRequests(requests: Ports['requests'], heard: Heard): Ports['requests'] {
  return {
    ...requests,
    open: (build) => {
      let opening: Committed = { facts: [] };
      const opened = requests.open((number) => {
        const built = build(number);
        opening = built;
        return built;
      });
      return heard(
        opened,
        (result) => result !== 'draft_taken',
        () => opening,
      );
    },
    commit: (change) =>
      heard(
        requests.commit(change),
        (result) => result === 'committed',
        () => change,
      ),
  };
}

function seenRetention(retention: Ports['retention'], heard: Heard): Ports['retention'] {
  return {
    purge: (before, fact) =>
      heard(
        retention.purge(before, fact),
        () => true,
        (facts) => ({ facts }),
      ),
    erase: (person, fact) =>
      heard(
        retention.erase(person, fact),
        (result) => result === 'erased',
        () => ({ facts: [fact] }),
      ),
  };
}

const isTrue = (saved: boolean): boolean => saved;

type Heard = ReturnType<typeof hearing>;

function hearing(listener: Listener) {
  return async <Result>(
    saving: Promise<Result>,
    isSaved: (result: Result) => boolean,
    committed: (result: Result) => Committed,
  ): Promise<Result> => {
    let wasSaved = false;
    try {
      const result = await saving;
      wasSaved = isSaved(result);
      if (wasSaved) listener.saved(committed(result));
      return result;
    } finally {
      if (!wasSaved) listener.unsaved?.();
    }
  };
}
