import type { NewAudit } from './audit-entry.ts';
import {
  addAudit,
  changeManager,
  changePhones,
  logRegistration,
  renamePerson,
  resetPassword,
  type NewPhones,
  type Whereabouts,
} from './contact-change.ts';
import type { Scene } from './exchange.ts';
import type { Fault } from './fault.ts';
import { registerMethod } from './method-listing.ts';
import type { SimulatedMethod } from './method.ts';
import type { SimulatedPerson } from './person.ts';
import { scheduled, type NewShift } from './schedule-entry.ts';
import { createSignIn, type NewSignIn } from './sign-in.ts';
import type { Throttle } from './throttle.ts';
import { personOrFail, scheduleOrFail, type Licence, type World } from './world.ts';

/** What can be changed while the tenant runs. `at` is in milliseconds since the epoch, by default now. */
export interface TenantKnobs {
  /**
   * As if the person set up a method; the first second factor becomes the default. The audit log tells of it, and where
   * it says where from, so does the sign-in log.
   */
  register(idOrUpn: string, method: SimulatedMethod, from?: Whereabouts): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  addThrottle(throttle: Throttle): void;
  /** Takes away every throttle, the one on reports too. */
  clearThrottles(): void;
  /** Grants these application permissions and no others, from the next call on. */
  grant(permissions: ReadonlySet<string>): void;
  setLicence(licence: Licence): void;
  /** Milliseconds, for deletions from now on. */
  setDeletionLag(milliseconds: number): void;
  /** Milliseconds, for registrations from now on. */
  setRegistrationLag(milliseconds: number): void;
  /** Milliseconds, for every entry of the log. */
  setSignInLogLag(milliseconds: number): void;
  /** Milliseconds, for every entry of the log. */
  setAuditLogLag(milliseconds: number): void;
  /** Moves the person to the recycle bin. */
  deletePerson(idOrUpn: string): void;
  /** From now on the person's preference reads `unknownFutureValue`, while the default stays what it is. */
  hidePreference(idOrUpn: string): void;
  /** Puts an entry into the sign-in log. */
  signIn(idOrUpn: string, signIn: NewSignIn): void;
  /** Puts an entry about the person into the audit log, and changes nothing else. */
  audit(idOrUpn: string, entry: NewAudit): void;
  /** Changes numbers of the directory, and the audit log tells of it; so do the next four. */
  changePhone(idOrUpn: string, phones: NewPhones, at?: number): void;
  changeManager(idOrUpn: string, managerIdOrUpn: string | null, at?: number): void;
  rename(idOrUpn: string, upn: string, at?: number): void;
  resetPassword(idOrUpn: string, at?: number): void;
  /** Plans a shift in a team's schedule; its id. */
  addShift(teamId: string, shift: NewShift): string;
  /** The same for time off. */
  addTimeOff(teamId: string, timeOff: Omit<NewShift, 'group'>): string;
  removeShift(teamId: string, id: string): void;
  /** How many items a page of shifts, times off or scheduling groups holds from now on. */
  setSchedulePage(items: number): void;
}

export function createKnobs({ world, faults, throttles }: Scene): TenantKnobs {
  const { settings } = world;
  const person = (idOrUpn: string): SimulatedPerson => personOrFail(world, idOrUpn);
  return {
    register: (idOrUpn, method, from) => {
      registerMethod(world, person(idOrUpn), method);
      logRegistration(world, person(idOrUpn), from);
    },
    addFault: faults.add,
    clearFaults: faults.clear,
    addThrottle: throttles.add,
    clearThrottles: throttles.clear,
    grant: (permissions) => void (settings.permissions = new Set(permissions)),
    setLicence: (licence) => void (settings.licence = licence),
    setDeletionLag: (milliseconds) => void (settings.deletionLag = milliseconds),
    setRegistrationLag: (milliseconds) => void (settings.registrationLag = milliseconds),
    setSignInLogLag: (milliseconds) => void (settings.signInLogLag = milliseconds),
    setAuditLogLag: (milliseconds) => void (settings.auditLogLag = milliseconds),
    deletePerson: (idOrUpn) => void (person(idOrUpn).deletedDateTime = new Date(world.now()).toISOString()),
    hidePreference: (idOrUpn) => void world.hiddenPreferences.add(person(idOrUpn).id),
    signIn: (idOrUpn, { at = world.now(), ...result }) =>
      void world.signIns.push(createSignIn(world.signIns.length, person(idOrUpn), at, result)),
    audit: (idOrUpn, { at, ...what }) => addAudit(world, person(idOrUpn), what, at),
    changePhone: (idOrUpn, phones, at) => changePhones(world, person(idOrUpn), phones, at),
    changeManager: (idOrUpn, manager, at) =>
      changeManager(world, person(idOrUpn), manager === null ? undefined : person(manager), at),
    rename: (idOrUpn, upn, at) => renamePerson(world, person(idOrUpn), upn, at),
    resetPassword: (idOrUpn, at) => resetPassword(world, person(idOrUpn), at),
    ...scheduleKnobs(world),
  };
}

function scheduleKnobs(
  world: World,
): Pick<TenantKnobs, 'addShift' | 'addTimeOff' | 'removeShift' | 'setSchedulePage'> {
  const counted = { last: 0 };
  const next = () => ({ number: (counted.last += 1), at: world.now() });
  return {
    addShift: (teamId, { group, ...shift }) => {
      const entry = { ...scheduled('shift', shift, next()), group };
      scheduleOrFail(world, teamId).shifts.push(entry);
      return entry.id;
    },
    addTimeOff: (teamId, timeOff) => {
      const entry = scheduled('time_off', timeOff, next());
      scheduleOrFail(world, teamId).timesOff.push(entry);
      return entry.id;
    },
    removeShift: (teamId, id) => {
      const schedule = scheduleOrFail(world, teamId);
      schedule.shifts = schedule.shifts.filter((shift) => shift.id !== id);
    },
    setSchedulePage: (items) => void (world.settings.schedulePage = items),
  };
}
