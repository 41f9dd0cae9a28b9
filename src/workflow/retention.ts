// What is deleted: what is older than it may be kept, and what is kept about one person.
import { factsOf } from '../domain/audit.ts';
import type { AuditFact } from '../domain/audit.ts';
import type { Event } from '../domain/event.ts';
import { minus, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { isSamePerson, standingOf } from '../domain/person.ts';
import type { ObjectId, Person } from '../domain/person.ts';
import type { Ports } from './ports.ts';
import { waitUntil } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';
import { namedOf } from './show-request.ts';
import type { Named, View } from './view.ts';

type PurgePorts = Pick<Ports, 'clock' | 'retention' | 'rulebook' | 'jobs'>;

/** Sees to it that old requests are purged every day; asked at every start, it adds no second job. */
export async function schedulePurge({ jobs, clock }: Pick<PurgePorts, 'jobs' | 'clock'>): Promise<void> {
  await jobs.add([{ key: 'purge', dueAt: clock.now(), effect: { kind: 'purge' } }]);
}

/** Deletes what is older than the configuration lets it be kept, and comes back in a day. */
export async function purge({ clock, retention, rulebook }: PurgePorts): Promise<JobResult> {
  const now = clock.now();
  const before = minus(now, rulebook.retention.requests);
  await retention.purge(before, (requests) => fact({ kind: 'purged', requests, before }, now));
  return waitUntil(plus(now, 'P1D'));
}

type ErasePorts = Pick<Ports, 'clock' | 'retention' | 'directory' | 'helpdesk' | 'bell'>;

const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Asks before erasing. Whoever left the company is named by object id, since the directory doesn't know them any more. */
export async function askErase(ports: ErasePorts, by: ObjectId, who: string): Promise<View> {
  if (!(await isSecurity(ports, by))) return { card: 'erase', state: 'not_allowed' };
  const person = await whoIs(ports, who.trim());
  return person === undefined
    ? { card: 'erase', state: 'unknown_person' }
    : { card: 'erase', state: 'ask', person };
}

/** Deletes what is kept about a person. The record stays, and says that it was done, by whom. */
export async function erase(ports: ErasePorts, by: ObjectId, person: ObjectId): Promise<View> {
  if (!(await isSecurity(ports, by))) return { card: 'erase', state: 'not_allowed' };
  const now = ports.clock.now();
  const id = person.toLowerCase();
  const [{ samePerson }, eraser, erased] = await Promise.all([
    ports.helpdesk.last(),
    ports.directory.person(by),
    ports.directory.person(id),
  ]);
  // What is held against a person, limits and objections, is not theirs to delete.
  if (isSamePerson(eraser ?? { id: by }, erased ?? { id }, samePerson))
    return { card: 'erase', state: 'own_data' };
  const result = await ports.retention.erase(id, fact({ kind: 'erased', by, person: id }, now));
  // Whoever waited for an answer of theirs is told.
  if (result === 'erased') ports.bell.ring();
  const named = (await ports.directory.names([id])).get(id) ?? { id, name: id };
  return { card: 'erase', state: result === 'erased' ? 'done' : result, person: named };
}

async function isSecurity({ helpdesk }: ErasePorts, by: ObjectId): Promise<boolean> {
  return (await helpdesk.last()).securityContacts.includes(by);
}

async function whoIs({ directory }: ErasePorts, text: string): Promise<Named | undefined> {
  if (OBJECT_ID.test(text)) {
    const id = text.toLowerCase();
    const known = await directory.person(id);
    return known === undefined ? { id, name: id } : namedOf(known);
  }
  if (text === '') return undefined;
  const { people, exact } = await directory.search(text);
  const [only, ...others] = people;
  return exact && others.length === 0 && only !== undefined && isThere(only) ? namedOf(only) : undefined;
}

const isThere = (person: Person): boolean => standingOf(person) !== 'deleted';

function fact(event: Event, at: Instant): AuditFact {
  const [only] = factsOf([event], at);
  return only ?? { at, event };
}
