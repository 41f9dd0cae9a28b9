import { ServiceError } from '../../errors.ts';
import type { AuditEntry } from './audit-entry.ts';
import { GROUPS, type SimulatedGroup } from './groups.ts';
import type { SentMail } from './mailbox.ts';
import type { SimulatedMethod } from './method.ts';
import type { SimulatedPerson, SimulatedRole } from './person.ts';
import type { SimulatedSchedule } from './schedule-entry.ts';
import type { SignInEntry } from './sign-in.ts';

/** What the tenant pays for: sign-in logs need P1, privileged identity management P2. */
export type Licence = 'free' | 'p1' | 'p2';

/** What can be changed while the tenant runs; times are milliseconds. */
export interface TenantSettings {
  /** Granted application permissions. */
  permissions: ReadonlySet<string>;
  licence: Licence;
  /** How long lists show a method that is gone, or a token as it was before. */
  deletionLag: number;
  /** How long lists leave out a method that was just set up. */
  registrationLag: number;
  /** How old an entry is before the sign-in log shows it. */
  signInLogLag: number;
  /** How old an entry is before the audit log shows it. */
  auditLogLag: number;
  /** How old a shift or time off is before Graph shows it. */
  scheduleLag: number;
  /** Items on a page of shifts, times off or scheduling groups, where it is not the usual. */
  schedulePage: number | undefined;
}

/** What lists still say of a method id that has changed: the method as it was, or nothing at all. */
export interface StaleImage {
  readonly shown: SimulatedMethod | undefined;
  readonly until: number;
}

/** The state behind every answer. */
export interface World {
  readonly now: () => number;
  readonly people: readonly SimulatedPerson[];
  readonly groups: readonly SimulatedGroup[];
  readonly settings: TenantSettings;
  /** Per person and method id, what lists still say. */
  readonly staleImages: Map<string, Map<string, StaleImage>>;
  readonly revoked: Set<string>;
  /** People whose preference cannot be read. */
  readonly hiddenPreferences: Set<string>;
  /** In the order of arrival. */
  readonly signIns: SignInEntry[];
  /** In the order of arrival. */
  readonly audits: AuditEntry[];
  readonly mails: SentMail[];
  readonly schedules: readonly SimulatedSchedule[];
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

/** The same with deleted people; throws when there is no such person. */
export function personOrFail(world: World, idOrUpn: string): SimulatedPerson {
  const found =
    findPerson(world, idOrUpn) ??
    world.people.find(({ id, userPrincipalName }) => id === idOrUpn || userPrincipalName === idOrUpn);
  if (found === undefined)
    throw new ServiceError('SANDBOX_STEP_FAILED', `The simulated tenant has nobody called ${idOrUpn}.`);
  return found;
}

/** The schedule of that team; throws when there is none. */
export function scheduleOrFail(world: World, wanted: string): SimulatedSchedule {
  const found = world.schedules.find(({ teamId }) => teamId === wanted);
  if (found === undefined)
    throw new ServiceError('SANDBOX_STEP_FAILED', `The simulated tenant has no schedule of team ${wanted}.`);
  return found;
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

/** Every group in the group, directly or by way of others. */
export function groupsIn(world: World, group: SimulatedGroup): readonly SimulatedGroup[] {
  return world.groups.filter(({ id }) => groupsOf(world, id).includes(group));
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
