// What really happened in the tenant, seen from inside it: no answer, no log and no clock of the service is asked.
import type { SimulatedMethod } from '../../src/sandbox/tenant/method.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';

/** A method that was taken away by a call of the bot. Moments are real time, in milliseconds since the epoch. */
export interface TrueRemoval {
  readonly at: number;
  readonly person: string;
  readonly method: SimulatedMethod;
}

export interface Truth {
  readonly removals: readonly TrueRemoval[];
  /** Does something as the world does it, not the bot. */
  readonly asWorld: (deed: () => void) => void;
  /** Since when that very registration exists; zero where it was there from the start. */
  readonly registeredAt: (person: string, method: SimulatedMethod) => number;
  /** Whether a registration that is meant by id, and by its time of creation where one is given, was there at that moment. */
  readonly wasThere: (person: string, wanted: Wanted, at: number) => boolean;
}

/** `by`: the registration was there by then, whatever came into its place later. */
export interface Wanted {
  readonly id: string;
  readonly createdAt?: string | undefined;
  readonly by: number;
}

interface Spell {
  readonly method: SimulatedMethod;
  readonly from: number;
  until: number;
}

/** Watches the methods of these people from now on. */
export function watchMethods(tenant: Tenant, people: readonly string[]): Truth {
  const removals: TrueRemoval[] = [];
  const spells = new Map<string, Spell[]>();
  const of = (id: string): Spell[] => spells.get(id) ?? [];
  let isWorld = false;
  for (const id of people) {
    const person = tenant.person(id);
    let held = person.methods;
    spells.set(
      id,
      held.map((method) => ({ method, from: 0, until: Infinity })),
    );
    Object.defineProperty(person, 'methods', {
      get: () => held,
      set: (next: SimulatedMethod[]) => {
        const at = Date.now();
        for (const method of held.filter((one) => !next.includes(one))) {
          const spell = of(id).findLast((one) => one.method === method);
          if (spell !== undefined) spell.until = at;
          if (!isWorld) removals.push({ at, person: id, method });
        }
        for (const method of next.filter((one) => !held.includes(one)))
          of(id).push({ method, from: at, until: Infinity });
        held = next;
      },
    });
  }
  return {
    removals,
    asWorld: (deed) => {
      isWorld = true;
      try {
        deed();
      } finally {
        isWorld = false;
      }
    },
    registeredAt: (person, method) => of(person).find((spell) => spell.method === method)?.from ?? 0,
    wasThere: (person, { id, createdAt, by }, at) =>
      of(person).some(
        ({ method, from, until }) =>
          method.id === id &&
          (createdAt === undefined || Date.parse(createdAt) === Date.parse(method.createdDateTime)) &&
          from <= by &&
          at < until,
      ),
  };
}
