import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import type { Clock, Directory, Log, SearchResult } from '../workflow/ports.ts';
import { createAuditLog } from './audit-log.ts';
import { createChangeLog } from './change-log.ts';
import type { PimUse } from './eligibility.ts';
import { createEligibleGroups } from './eligible-groups.ts';
import { createFederation, type Federation } from './federation.ts';
import type { Graph } from './graph-client.ts';
import { isObjectId, segment } from './graph-call.ts';
import { createNames } from './names.ts';
import { searchPeople } from './people-search.ts';
import { readPrivilege } from './privilege.ts';
import { createRegistrationLog } from './registration-log.ts';
import { createSignInLog } from './sign-in-log.ts';
import { personFrom, USER_PROPERTIES, userRecord } from './user-record.ts';

/** What the directory is made of. */
export interface DirectoryOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly pim: PimUse;
  /** Whether the sign-in log may be read; by default it is tried. */
  readonly asksSignIns?: () => Promise<boolean>;
  /** The same for the directory's audit log. */
  readonly asksAudits?: () => Promise<boolean>;
}

/**
 * The directory in Microsoft Graph. People that a search finds come without `managerId`, which takes a call for
 * each of them; `person` has it. A text that is no object id is nobody.
 */
export function createDirectory(graph: Graph, options: DirectoryOptions): Directory {
  const { clock, log, pim, asksSignIns, asksAudits } = options;
  const readAudits = createAuditLog(graph, { clock, log, maySee: asksAudits });
  const federation = createFederation(graph, clock);
  const eligibleGroups = createEligibleGroups({ graph, pim });
  return {
    search: (text) => search({ graph, log }, federation, text),
    person: async (id) => (isObjectId(id) ? readPerson(graph, federation, id) : undefined),
    privilege: async (id) =>
      isObjectId(id) ? readPrivilege({ graph, log, pim, eligibleGroups }, id) : 'unknown',
    signIns: createSignInLog(graph, { clock, log, maySee: asksSignIns }),
    contactChanges: createChangeLog(readAudits),
    registrations: createRegistrationLog(graph, readAudits, { clock, log, maySee: asksSignIns }),
    names: createNames({ graph, clock, log }),
  };
}

async function search(
  source: { readonly graph: Graph; readonly log: Log },
  federation: Federation,
  text: string,
): Promise<SearchResult> {
  const { users, ...rest } = await searchPeople(source, text);
  const people = users.map(async (user) =>
    personFrom(user, { federated: await federation.isFederated(user) }),
  );
  return { ...rest, people: await Promise.all(people) };
}

async function readPerson(graph: Graph, federation: Federation, id: string): Promise<Person | undefined> {
  const path = `/users/${segment(id)}`;
  const [user, manager] = await Promise.all([
    graph.find({ kind: 'person', path, query: { $select: USER_PROPERTIES } }, userRecord),
    graph.find({ kind: 'manager', path: `${path}/manager`, query: { $select: 'id' } }, managerRecord),
  ]);
  if (user === undefined) return undefined;
  const federated = await federation.isFederated(user);
  return personFrom(user, { federated, ...(manager === undefined ? {} : { managerId: manager.id }) });
}

const managerRecord = z.object({ id: z.guid() });
