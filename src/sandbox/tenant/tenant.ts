import { ServiceError } from '../../errors.ts';
import { bearerWith } from './bearer.ts';
import { createFaults, type GraphCall } from './fault.ts';
import { createFetchDoor, IN_PROCESS_ROOT } from './fetch-door.ts';
import { FILLERS } from './fillers.ts';
import type { SimulatedGroup } from './groups.ts';
import { answerHttp } from './http-door.ts';
import { createLoopbackServer } from './loopback-server.ts';
import { createAudit, type AuditEntry } from './audit-entry.ts';
import { createKnobs, type TenantKnobs } from './knobs.ts';
import type { SentMail } from './mailbox.ts';
import { PEOPLE, type SimulatedPerson } from './people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from './permissions.ts';
import type { SimulatedSchedule } from './schedule-entry.ts';
import { createSignIn, type SignInEntry } from './sign-in.ts';
import { createThrottles, REPORT_THROTTLE, type Throttle } from './throttle.ts';
import { personOrFail, scheduleOrFail, STANDARD_GROUPS, type Licence, type World } from './world.ts';

export type { Fault, GraphCall } from './fault.ts';
export type { SimulatedGroup } from './groups.ts';
export type { SentMail } from './mailbox.ts';
export type { SimulatedMethod } from './method.ts';
export type { NewSignIn } from './sign-in.ts';
export type { Throttle } from './throttle.ts';

/** How a simulated tenant differs from the usual one. */
export interface TenantOptions {
  /** The tenant's clock, milliseconds since the epoch. */
  readonly now: () => number;
  /** Default: the whole cast and ninety fillers. People and groups are copied: the originals never change. */
  readonly people?: readonly SimulatedPerson[];
  readonly groups?: readonly SimulatedGroup[];
  /** Granted application permissions; default: everything Latchkey needs. */
  readonly permissions?: ReadonlySet<string>;
  /** Milliseconds a deleted method stays in lists; default 0. */
  readonly deletionLag?: number;
  /** Milliseconds until a new method shows in lists; default 0. */
  readonly registrationLag?: number;
  /** Milliseconds until a sign-in shows in the log; default 0. */
  readonly signInLogLag?: number;
  /** Milliseconds until an entry shows in the audit log; default 0. */
  readonly auditLogLag?: number;
  /** Milliseconds until a new shift or time off shows; default 0. */
  readonly scheduleLag?: number;
  /** Schedules of teams in Teams Shifts, copied; default: none. */
  readonly schedules?: readonly SimulatedSchedule[];
  /** Default p2. */
  readonly licence?: Licence;
  /** Default: Microsoft's limit on reports. */
  readonly throttles?: readonly Throttle[];
}

/** A running imitation of one Microsoft tenant, and the strings to pull on it. */
export interface Tenant extends TenantKnobs {
  /** Starts serving on 127.0.0.1 only; resolves to the base URL without a path. Port 0 or none picks a free one. */
  listen(port?: number): Promise<string>;
  /** Stops serving and breaks open connections, those that wait in-process too. */
  close(): Promise<void>;
  /** The in-process door: answers as the server does, without sockets and without `listen`. */
  readonly fetch: typeof fetch;
  /** Base URL to give to clients that use `fetch` of this tenant. */
  readonly root: string;
  /** Every request so far, in order of arrival. */
  readonly calls: readonly GraphCall[];
  /** The live state of one person, deleted ones included; throws when there is no such person. */
  person(idOrUpn: string): SimulatedPerson;
  /** The live state of one group; throws when there is no such group. */
  group(id: string): SimulatedGroup;
  /** The live schedule of a team; throws when there is none. */
  schedule(teamId: string): SimulatedSchedule;
  /** Every mail that was sent so far, one for each recipient. */
  readonly mails: readonly SentMail[];
  /** Whether the person's sign-in sessions were revoked. */
  revoked(idOrUpn: string): boolean;
  /**
   * A token shaped as Entra's: its `roles` are the permissions granted now. The tenant takes any token, and judges
   * a call by what is granted at that moment, whatever the token says.
   */
  bearer(): string;
}

/** A tenant with its own copy of people and groups, not yet listening. */
export function createTenant(options: TenantOptions): Tenant {
  const world = createWorld(options);
  const closing = new AbortController();
  const calls: GraphCall[] = [];
  const throttles = createThrottles(options.throttles ?? [REPORT_THROTTLE]);
  const scene = { world, faults: createFaults(), throttles, calls, closing: closing.signal };
  const server = createLoopbackServer((request, response) => answerHttp(scene, request, response));
  return {
    ...createKnobs(scene),
    listen: server.listen,
    close: () => {
      closing.abort();
      return server.close();
    },
    fetch: createFetchDoor(scene),
    root: IN_PROCESS_ROOT,
    calls,
    mails: world.mails,
    person: (idOrUpn) => personOrFail(world, idOrUpn),
    group: (id) => groupOrFail(world, id),
    schedule: (teamId) => scheduleOrFail(world, teamId),
    revoked: (idOrUpn) => world.revoked.has(personOrFail(world, idOrUpn).id),
    bearer: () => bearerWith(world.settings.permissions),
  };
}

function createWorld(options: TenantOptions): World {
  const people = structuredClone(options.people ?? [...Object.values(PEOPLE), ...FILLERS]);
  return {
    now: options.now,
    people,
    groups: structuredClone(options.groups ?? STANDARD_GROUPS),
    settings: {
      permissions: options.permissions ?? EVERYTHING_LATCHKEY_NEEDS,
      licence: options.licence ?? 'p2',
      deletionLag: options.deletionLag ?? 0,
      registrationLag: options.registrationLag ?? 0,
      signInLogLag: options.signInLogLag ?? 0,
      auditLogLag: options.auditLogLag ?? 0,
      scheduleLag: options.scheduleLag ?? 0,
      schedulePage: undefined,
    },
    staleImages: new Map(),
    revoked: new Set(),
    hiddenPreferences: new Set(),
    signIns: signInsOf(people, options.now()),
    audits: auditsOf(people, options.now()),
    mails: [],
    schedules: structuredClone(options.schedules ?? []),
  };
}

function signInsOf(people: readonly SimulatedPerson[], now: number): SignInEntry[] {
  return people
    .flatMap((person) => person.signInsBefore.map((story) => ({ person, story })))
    .map(({ person, story: { minutesBefore, ...result } }, number) =>
      createSignIn(number, person, now - minutesBefore * 60_000, result),
    );
}

function auditsOf(people: readonly SimulatedPerson[], now: number): AuditEntry[] {
  return people
    .flatMap((person) => (person.auditsBefore ?? []).map((story) => ({ person, story })))
    .map(({ person, story: { hoursBefore, ...what } }, number) =>
      createAudit(number, person, now - hoursBefore * 3_600_000, what),
    );
}

function groupOrFail(world: World, wanted: string): SimulatedGroup {
  const found = world.groups.find(({ id }) => id === wanted);
  if (found === undefined)
    throw new ServiceError('SANDBOX_STEP_FAILED', `The simulated tenant has no group ${wanted}.`);
  return found;
}
