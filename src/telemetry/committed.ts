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

/**
 * The same stores; `see` hears of each change after it was saved, once, and must not throw. A process that dies in between
 * is the only way to miss one.
 */
export function seenBy<Stores extends Recording>(
  stores: Stores,
  see: (committed: Committed) => void,
): Stores {
  return {
    ...stores,
    requests: seenRequests(stores.requests, see),
    jobs: {
      ...stores.jobs,
      addOnce: (change) => when(stores.jobs.addOnce(change), isTrue, () => see(change)),
    },
    brakes: {
      ...stores.brakes,
      set: (brake, replacing, change) =>
        when(stores.brakes.set(brake, replacing, change), isTrue, () => see(change)),
      lift: (brake, change) => when(stores.brakes.lift(brake, change), isTrue, () => see(change)),
    },
    shiftProposals: {
      ...stores.shiftProposals,
      commit: (change) =>
        when(
          stores.shiftProposals.commit(change),
          (result) => result === 'committed',
          () => see(change),
        ),
    },
    recoveryContacts: {
      ...stores.recoveryContacts,
      set: (contact, change) =>
        when(
          stores.recoveryContacts.set(contact, change),
          (result) => result === 'set',
          () => see(change),
        ),
      remove: (contact, change) =>
        when(stores.recoveryContacts.remove(contact, change), isTrue, () => see(change)),
    },
    retention: seenRetention(stores.retention, see),
    audit: {
      ...stores.audit,
      append: (fact) =>
        when(
          stores.audit.append(fact),
          () => true,
          () => see({ facts: [fact] }),
        ),
    },
  };
}

type See = (committed: Committed) => void;

function seenRequests(requests: Ports['requests'], see: See): Ports['requests'] {
  return {
    ...requests,
    open: async (build) => {
      let opening: Committed = { facts: [] };
      const opened = await requests.open((number) => {
        const built = build(number);
        opening = built;
        return built;
      });
      if (opened !== 'draft_taken') see(opening);
      return opened;
    },
    commit: (change) =>
      when(
        requests.commit(change),
        (result) => result === 'committed',
        () => see(change),
      ),
  };
}

function seenRetention(retention: Ports['retention'], see: See): Ports['retention'] {
  return {
    purge: async (before, fact) => {
      const facts = await retention.purge(before, fact);
      see({ facts });
      return facts;
    },
    erase: (person, fact) =>
      when(
        retention.erase(person, fact),
        (result) => result === 'erased',
        () => see({ facts: [fact] }),
      ),
  };
}

const isTrue = (saved: boolean): boolean => saved;

async function when<Result>(
  work: Promise<Result>,
  isSaved: (result: Result) => boolean,
  then: () => void,
): Promise<Result> {
  const result = await work;
  if (isSaved(result)) then();
  return result;
}
