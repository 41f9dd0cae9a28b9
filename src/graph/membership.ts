import { epochOf } from '../domain/instant.ts';
import { standingOf } from '../domain/person.ts';
import type { ObjectId } from '../domain/person.ts';
import { isServiceError } from '../errors.ts';
import type { Clock, Directory } from '../workflow/ports.ts';

/** What the tenant says of an object id; see the rules on who is let in (I2). */
export type Membership = 'member' | 'guest' | 'unknown';

const FRESH = 5 * 60_000;

/** How long a click waits for Graph where an older answer is known, in milliseconds. */
const PATIENCE = 300;

/**
 * Looks up whether somebody is an enabled member of the tenant. Answers are kept for five minutes, so that a click is not kept
 * waiting by Graph. An older one still counts while Graph does not answer: Deny and halt must work then (Approve is judged
 * by the age of the list of approvers). Throws GRAPH_* when nothing at all is known.
 */
export function createMembership(
  directory: Pick<Directory, 'person'>,
  clock: Clock,
): (id: ObjectId) => Promise<Membership> {
  const known = new Map<ObjectId, { readonly membership: Membership; readonly readAt: number }>();
  const read = async (id: ObjectId, readAt: number): Promise<Membership> => {
    const membership = membershipOf(standingOf(await directory.person(id)));
    known.set(id, { membership, readAt });
    return membership;
  };
  return async (id) => {
    const now = epochOf(clock.now());
    const before = known.get(id);
    if (before === undefined) return read(id, now);
    if (now - before.readAt < FRESH) return before.membership;
    return inTime(read(id, now), before.membership);
  };
}

async function inTime(reading: Promise<Membership>, before: Membership): Promise<Membership> {
  const waited = Promise.withResolvers<Membership>();
  const timer = setTimeout(() => waited.resolve(before), PATIENCE);
  const orBefore = reading.catch((error: unknown) => {
    if (!isServiceError(error)) throw error;
    return before;
  });
  try {
    return await Promise.race([orBefore, waited.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function membershipOf(standing: ReturnType<typeof standingOf>): Membership {
  switch (standing) {
    case 'member_enabled':
    case 'federated':
      return 'member';
    case 'guest':
      return 'guest';
    case 'disabled':
    case 'deleted':
    case 'resource':
      return 'unknown';
  }
}
