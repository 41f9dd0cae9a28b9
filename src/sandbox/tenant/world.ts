import { GROUPS, type SimulatedGroup } from './groups.ts';
import { preferenceFor, type SimulatedMethod } from './method.ts';
import type { SimulatedPerson, SimulatedRole } from './person.ts';

/** What the tenant pays for: sign-in logs need P1, privileged identity management P2. */
export type Licence = 'free' | 'p1' | 'p2';

/** The state behind every answer. */
export interface World {
  readonly now: () => number;
  readonly people: readonly SimulatedPerson[];
  readonly groups: readonly SimulatedGroup[];
  readonly permissions: ReadonlySet<string>;
  readonly licence: Licence;
  readonly deletionLag: number;
  /** Methods already deleted that lists still show, per person. */
  readonly fading: Map<string, readonly FadingMethod[]>;
  readonly revoked: Set<string>;
}

interface FadingMethod {
  readonly method: SimulatedMethod;
  readonly until: number;
}

/** Someone who is not deleted, by object id or sign-in name in any case. */
export function findPerson(world: World, idOrUpn: string): SimulatedPerson | undefined {
  const wanted = idOrUpn.toLowerCase();
  return world.people.find(
    (person) =>
      person.deletedDateTime === null &&
      (person.id === wanted || person.userPrincipalName.toLowerCase() === wanted),
  );
}

/** The methods Graph lists now: those registered, and those whose deletion has not yet arrived everywhere. */
export function listedMethods(world: World, person: SimulatedPerson): readonly SimulatedMethod[] {
  const fading = (world.fading.get(person.id) ?? [])
    .filter(({ until }) => until > world.now())
    .map(({ method }) => method)
    .filter(({ id }) => !person.methods.some((method) => method.id === id));
  return [...person.methods, ...fading];
}

/** Takes the method away at once, and leaves its image in lists for the deletion lag. */
export function removeMethod(world: World, person: SimulatedPerson, method: SimulatedMethod): void {
  person.methods = person.methods.filter(({ id }) => id !== method.id);
  const faded = world.fading.get(person.id) ?? [];
  world.fading.set(person.id, [...faded, { method, until: world.now() + world.deletionLag }]);
  if (!person.methods.some(isSecondFactor)) person.preferredMethod = 'none';
}

/** Adds the method (replacing one of the same id), as when the person sets it up; the first becomes preferred. */
export function registerMethod(person: SimulatedPerson, method: SimulatedMethod): void {
  person.methods = [...person.methods.filter(({ id }) => id !== method.id), method];
  if (person.preferredMethod === 'none') person.preferredMethod = preferenceFor(method) ?? 'none';
}

/**
 * Whether the method can be the default second factor, and so counts as "other method" for the rule that the
 * default goes last. Leaving passkeys and Windows Hello out is our choice: facts §4 has it unverified.
 */
export function isSecondFactor(method: SimulatedMethod): boolean {
  return preferenceFor(method) !== undefined;
}

/** Every group that holds the member directly or through other groups. */
export function groupsOf(world: World, memberId: string): readonly SimulatedGroup[] {
  const found = new Set<SimulatedGroup>();
  const visit = (id: string): void => {
    for (const group of world.groups.filter(({ memberIds }) => memberIds.includes(id))) {
      if (found.has(group)) continue;
      found.add(group);
      visit(group.id);
    }
  };
  visit(memberId);
  return [...found];
}

/** Everyone in the group, nested groups included, each once; deleted people are in no group. */
export function membersOf(world: World, group: SimulatedGroup): readonly SimulatedPerson[] {
  return world.people.filter(
    (person) => person.deletedDateTime === null && groupsOf(world, person.id).includes(group),
  );
}

/** Roles held or eligible by a principal itself, a person or a group; none for an unknown id. */
export function rolesOf(
  world: World,
  principalId: string,
  which: 'roles' | 'eligibleRoles',
): readonly SimulatedRole[] {
  const principal =
    world.people.find(({ id }) => id === principalId) ?? world.groups.find(({ id }) => id === principalId);
  return principal?.[which] ?? [];
}

/** The groups a tenant starts with when none are given. */
export const STANDARD_GROUPS: readonly SimulatedGroup[] = Object.values(GROUPS);
