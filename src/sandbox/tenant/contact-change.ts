// Changes that the directory's audit log tells of: the person changes, and an entry says so.
import { changed, createAudit, METHODS_SERVICE, userUpdated, type AuditActivity } from './audit-entry.ts';
import { APP_ID } from './bearer.ts';
import type { SimulatedPerson } from './person.ts';
import { createSignIn } from './sign-in.ts';
import type { World } from './world.ts';

/** Numbers to have from now on; what is left out stays. */
export interface NewPhones {
  readonly mobilePhone?: string | null;
  readonly businessPhones?: readonly string[];
}

/** Where somebody registers a method from; what is left out is as at home. */
export interface Whereabouts {
  readonly ipAddress?: string;
  /** Two letters. */
  readonly country?: string;
}

/** Puts an entry about the person into the audit log. */
export function addAudit(world: World, person: SimulatedPerson, what: AuditActivity, at = world.now()): void {
  world.audits.push(createAudit(world.audits.length, person, at, what));
}

/** Entra's names for the two are not Graph's. */
export function changePhones(world: World, person: SimulatedPerson, phones: NewPhones, at?: number): void {
  const { mobilePhone, businessPhones } = phones;
  const before = { mobile: listOf(person.mobilePhone), business: person.businessPhones };
  if (mobilePhone !== undefined) person.mobilePhone = mobilePhone;
  if (businessPhones !== undefined) person.businessPhones = [...businessPhones];
  const properties = [
    ...(mobilePhone === undefined ? [] : [changed('Mobile', before.mobile, listOf(mobilePhone))]),
    ...(businessPhones === undefined ? [] : [changed('TelephoneNumber', before.business, businessPhones)]),
  ];
  addAudit(world, person, userUpdated(properties), at);
}

export function changeManager(
  world: World,
  person: SimulatedPerson,
  manager: SimulatedPerson | undefined,
  at?: number,
): void {
  const property = changed('Manager', listOf(person.managerId), listOf(manager?.id));
  person.managerId = manager?.id ?? null;
  const activity = manager === undefined ? 'Remove user manager' : 'Set user manager';
  addAudit(world, person, { activity, changed: [property] }, at);
}

export function renamePerson(world: World, person: SimulatedPerson, upn: string, at?: number): void {
  const property = changed('UserPrincipalName', [person.userPrincipalName], [upn]);
  person.userPrincipalName = upn;
  addAudit(world, person, userUpdated([property]), at);
}

/** As if an admin set a new password. */
export function resetPassword(world: World, person: SimulatedPerson, at = world.now()): void {
  person.lastPasswordChangeDateTime = new Date(at).toISOString();
  addAudit(world, person, { activity: 'Reset user password' }, at);
}

/** As if the person set up a method; with a place, they have just signed in from there as well. */
export function logRegistration(world: World, person: SimulatedPerson, place: Whereabouts | undefined): void {
  const by = { user: person, ...(place?.ipAddress === undefined ? {} : { ipAddress: place.ipAddress }) };
  const activity = 'User registered security info';
  addAudit(world, person, { activity, service: METHODS_SERVICE, by });
  if (place === undefined) return;
  world.signIns.push(createSignIn(world.signIns.length, person, world.now(), { errorCode: 0, ...place }));
}

/** As if an application removed a method of the person. */
export function logRemoval(world: World, person: SimulatedPerson): void {
  const activity = 'Admin deleted security info';
  addAudit(world, person, { activity, service: METHODS_SERVICE, by: LATCHKEY });
}

const LATCHKEY = { app: { appId: APP_ID, displayName: 'Latchkey' } };

const listOf = (value: string | null | undefined): readonly string[] => (value == null ? [] : [value]);
