import { minus } from '../domain/instant.ts';
import { ROSTER_MAX_AGE } from '../domain/policy.ts';
import { isServiceError } from '../errors.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';

/**
 * The people of the helpdesk, read anew when the last reading is too old to approve by. When that fails the old one is
 * given, and whoever uses it judges its age by `readAt`.
 */
export async function currentPeople(ports: Pick<Ports, 'clock' | 'helpdesk'>): Promise<HelpdeskPeople> {
  const people = await ports.helpdesk.last();
  if (people.readAt >= minus(ports.clock.now(), ROSTER_MAX_AGE)) return people;
  try {
    return await ports.helpdesk.read();
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return people;
  }
}
