import { epochOf } from '../domain/instant.ts';
import { standingOf } from '../domain/person.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Clock, Directory } from '../workflow/ports.ts';

/** What the tenant says of an object id; see the rules on who is let in (I2). */
export type Membership = 'member' | 'guest' | 'unknown';

const FRESH = 5 * 60_000;

/**
 * Looks up whether somebody is an enabled member of the tenant. Answers are kept for five minutes, so that a click is not kept
 * waiting by Graph. Throws GRAPH_* when nothing fresh is known and Graph does not answer.
 */
export function createMembership(
  directory: Pick<Directory, 'person'>,
  clock: Clock,
): (id: ObjectId) => Promise<Membership> {
  const known = new Map<ObjectId, { readonly membership: Membership; readonly readAt: number }>();
  return async (id) => {
    const now = epochOf(clock.now());
    const before = known.get(id);
    if (before !== undefined && now - before.readAt < FRESH) return before.membership;
    const membership = membershipOf(standingOf(await directory.person(id)));
    known.set(id, { membership, readAt: now });
    return membership;
  };
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
