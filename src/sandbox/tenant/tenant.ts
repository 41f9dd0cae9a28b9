import { ServiceError } from '../../errors.ts';
import { answerExchange } from './exchange.ts';
import { createFaults, type Fault, type GraphCall } from './fault.ts';
import { FILLERS } from './fillers.ts';
import type { SimulatedGroup } from './groups.ts';
import { createLoopbackServer } from './loopback-server.ts';
import type { SimulatedMethod } from './method.ts';
import { PEOPLE, type SimulatedPerson } from './people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from './permissions.ts';
import { findPerson, registerMethod, STANDARD_GROUPS, type Licence, type World } from './world.ts';

export type { Fault, GraphCall } from './fault.ts';
export type { SimulatedGroup } from './groups.ts';
export type { SimulatedMethod } from './method.ts';

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
  /** Default p2. */
  readonly licence?: Licence;
}

/** A running imitation of one Microsoft tenant, and the strings to pull on it. */
export interface Tenant {
  /** Starts serving on 127.0.0.1 only; resolves to the base URL without a path. Port 0 or none picks a free one. */
  listen(port?: number): Promise<string>;
  /** Stops serving and breaks open connections. */
  close(): Promise<void>;
  /** Every request so far, in order of arrival. */
  readonly calls: readonly GraphCall[];
  /** The live state of one person, deleted ones included; throws when there is no such person. */
  person(idOrUpn: string): SimulatedPerson;
  /** As if the person set up a method; the first second factor becomes the default. */
  register(idOrUpn: string, method: SimulatedMethod): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Whether the person's sign-in sessions were revoked. */
  revoked(idOrUpn: string): boolean;
}

/** A tenant with its own copy of people and groups, not yet listening. */
export function createTenant(options: TenantOptions): Tenant {
  const world = createWorld(options);
  const faults = createFaults();
  const calls: GraphCall[] = [];
  const server = createLoopbackServer((request, response) =>
    answerExchange({ world, faults, calls }, request, response),
  );
  const person = (idOrUpn: string): SimulatedPerson => personOrFail(world, idOrUpn);
  return {
    listen: server.listen,
    close: server.close,
    calls,
    person,
    register: (idOrUpn, method) => registerMethod(person(idOrUpn), method),
    addFault: faults.add,
    clearFaults: faults.clear,
    revoked: (idOrUpn) => world.revoked.has(person(idOrUpn).id),
  };
}

function createWorld(options: TenantOptions): World {
  return {
    now: options.now,
    people: structuredClone(options.people ?? [...Object.values(PEOPLE), ...FILLERS]),
    groups: structuredClone(options.groups ?? STANDARD_GROUPS),
    permissions: options.permissions ?? EVERYTHING_LATCHKEY_NEEDS,
    licence: options.licence ?? 'p2',
    deletionLag: options.deletionLag ?? 0,
    fading: new Map(),
    revoked: new Set(),
  };
}

function personOrFail(world: World, idOrUpn: string): SimulatedPerson {
  const found =
    findPerson(world, idOrUpn) ??
    world.people.find(({ id, userPrincipalName }) => id === idOrUpn || userPrincipalName === idOrUpn);
  if (found === undefined)
    throw new ServiceError('SANDBOX_STEP_FAILED', `The simulated tenant has nobody called ${idOrUpn}.`);
  return found;
}
