import {
  isRefusal,
  noSuchResource,
  ok,
  refuse,
  unsupportedQuery,
  type Answer,
  type Refusal,
} from './answer.ts';
import { page, single } from './collection.ts';
import { readFilter, type FilterRules } from './filter.ts';
import type { SimulatedGroup } from './groups.ts';
import { ALLOWS } from './permissions.ts';
import { DOMAIN, type SimulatedPerson } from './person.ts';
import { DELETED_USER, GROUP, mangledUpn, USER } from './resources.ts';
import { whenFound, type Asked, type Route } from './route.ts';
import { readSearch } from './search.ts';
import { findPerson, groupsIn, membersOf, type World } from './world.ts';

const USER_FILTER: FilterRules<SimulatedPerson> = {
  eq: {
    mail: (person) => person.mail,
    userPrincipalName: (person) => person.userPrincipalName,
    displayName: (person) => person.displayName,
    employeeId: (person) => person.employeeId,
  },
  in: { id: (person) => person.id },
  any: { proxyAddresses: (person) => person.proxyAddresses },
};

const DELETED_TEXTS = {
  userPrincipalName: mangledUpn,
  mail: (person: SimulatedPerson) => person.mail,
  displayName: (person: SimulatedPerson) => person.displayName,
};
const DELETED_FILTER: FilterRules<SimulatedPerson> = { eq: DELETED_TEXTS, startswith: DELETED_TEXTS };

const USER_ANNOTATION = { '@odata.type': '#microsoft.graph.user' };

/** Domains of the tenant; sign-in at the federated one happens elsewhere. */
const DOMAINS: Readonly<Record<string, 'Managed' | 'Federated'>> = {
  [DOMAIN]: 'Managed',
  'contoso.onmicrosoft.com': 'Managed',
  'federated.contoso.com': 'Federated',
};

/** People, their relations, groups and domains. */
export const DIRECTORY_ROUTES: readonly Route[] = [
  get('users/{id}', ['$select'], ALLOWS.users, (asked) =>
    whenFound(personAsked(asked), (person) => single(person, USER, asked.query, asked.address)),
  ),
  get('users', ['$select', '$filter', '$search', '$top', '$count'], ALLOWS.users, listUsers),
  get(
    'directory/deletedItems/microsoft.graph.user',
    ['$select', '$filter', '$top', '$count'],
    ALLOWS.deletedUsers,
    listDeleted,
  ),
  get('users/{id}/manager', ['$select'], ALLOWS.relations, showManager),
  get('users/{id}/directReports', ['$select', '$top', '$count'], ALLOWS.relations, listReports),
  get(
    'groups/{id}/transitiveMembers/microsoft.graph.user',
    ['$select', '$top', '$count'],
    ALLOWS.groupMembers,
    listMembers,
  ),
  get(
    'groups/{id}/transitiveMembers/microsoft.graph.group',
    ['$select', '$top', '$count'],
    ALLOWS.groupMembers,
    listGroupsInside,
  ),
  get('domains/{id}', [], ALLOWS.domains, showDomain),
];

/** The person a path names, or Graph's 404. */
export function personAsked({ world, ids }: Pick<Asked, 'world' | 'ids'>): SimulatedPerson | Refusal {
  const [idOrUpn = ''] = ids;
  return findPerson(world, idOrUpn) ?? noSuchResource(idOrUpn);
}

function get(path: string, options: Route['options'], anyOf: Route['anyOf'], answer: Route['answer']): Route {
  return { verb: 'GET', version: 'v1.0', path, options, anyOf, answer };
}

function listUsers({ world, query, address }: Asked): Answer {
  const present = world.people.filter((person) => person.deletedDateTime === null);
  if (query.search !== undefined && query.filter !== undefined)
    return refuse(400, 'BadRequest', 'This simulation takes $search or $filter, not both.');
  const test = wantedUsers(query.search, query.filter);
  return whenFound(test, (fits) => page(present.filter(fits), USER, query, address));
}

function wantedUsers(
  search: string | undefined,
  filter: string | undefined,
): ((person: SimulatedPerson) => boolean) | Refusal {
  if (search !== undefined) return readSearch(search);
  return filter === undefined ? () => true : readFilter(filter, USER_FILTER);
}

function listDeleted({ world, query, address }: Asked): Answer {
  const deleted = world.people.filter((person) => person.deletedDateTime !== null);
  const test = query.filter === undefined ? () => true : readFilter(query.filter, DELETED_FILTER);
  return whenFound(test, (fits) => page(deleted.filter(fits), DELETED_USER, query, address));
}

function showManager(asked: Asked): Answer {
  const person = personAsked(asked);
  if (isRefusal(person)) return person;
  const manager = present(asked.world).find(({ id }) => id === person.managerId);
  if (manager === undefined) return noSuchResource('manager');
  return single(manager, USER, asked.query, asked.address, USER_ANNOTATION);
}

function listReports(asked: Asked): Answer {
  return whenFound(personAsked(asked), (person) => {
    const reports = present(asked.world).filter(({ managerId }) => managerId === person.id);
    return page(reports, USER, asked.query, asked.address, () => USER_ANNOTATION);
  });
}

function listMembers(asked: Asked): Answer {
  const { world, query, address } = asked;
  return whenFound(groupAsked(asked), (group) =>
    page(membersOf(world, group), USER, query, address, () => USER_ANNOTATION),
  );
}

/**
 * Asked for with `$count`, and so with the header; not of a Microsoft 365 group, which takes no groups.
 * https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
function listGroupsInside(asked: Asked): Answer {
  const { world, query, address } = asked;
  return whenFound(groupAsked(asked), (group) => {
    if (!query.count || group.groupTypes.includes('Unified'))
      return unsupportedQuery('The request uses an OData cast that is not supported.');
    return page(groupsIn(world, group), GROUP, query, address);
  });
}

function groupAsked({ world, ids }: Asked): SimulatedGroup | Refusal {
  const [id = ''] = ids;
  return world.groups.find((one) => one.id === id.toLowerCase()) ?? noSuchResource(id);
}

function showDomain({ ids }: Asked): Answer {
  const name = (ids[0] ?? '').toLowerCase();
  const authenticationType = Object.entries(DOMAINS).find(([domain]) => domain === name)?.[1];
  if (authenticationType === undefined) return noSuchResource(name);
  return ok({
    id: name,
    authenticationType,
    isDefault: name === DOMAIN,
    isInitial: name === 'contoso.onmicrosoft.com',
    isVerified: true,
  });
}

function present(world: World): readonly SimulatedPerson[] {
  return world.people.filter((person) => person.deletedDateTime === null);
}
