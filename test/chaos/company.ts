// What changes in the company while requests are under way: new phones, new admins, people who leave.
import { randomUUID } from 'node:crypto';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import { authenticatorMethod, phoneMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { PRIVILEGED } from '../../src/sandbox/tenant/privileged.ts';
import { ROLES } from '../../src/sandbox/tenant/roles.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import { DENY_LISTED, POPULATION } from './population.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

/** A stretch of real time; open while `until` is missing. */
export interface Spell {
  readonly from: number;
  until?: number;
}

export interface Company {
  /** Something changes; returns what, in words. `busy`: people whose requests are under way. */
  readonly change: (random: Random, busy: readonly string[]) => string;
  /** Every approver who left is one again. */
  readonly returns: () => void;
  /** When each person may not be reset: an admin, disabled or gone. */
  readonly unfit: ReadonlyMap<string, readonly Spell[]>;
  /** When each approver was none. */
  readonly left: ReadonlyMap<string, readonly Spell[]>;
}

/** Owning an application is for the elevated tier; all others are never reset. */
const PRIVILEGED_FROM_THE_START = [...Object.values(PRIVILEGED), PEOPLE.danaAdmin]
  .filter(({ id }) => id !== PEOPLE.owen.id)
  .map(({ id }) => id);

export function createCompany({ tenant, truth, ledger, clock }: Scene): Company {
  const unfit = new Map<string, Spell[]>();
  const left = new Map<string, Spell[]>();
  for (const id of [...PRIVILEGED_FROM_THE_START, ...DENY_LISTED]) unfit.set(id, [{ from: 0 }]);
  const group = tenant.group(GROUP_IDS.approvers);

  const begin = (spells: Map<string, Spell[]>, id: string): void =>
    void spells.set(id, [...(spells.get(id) ?? []), { from: Date.now() }]);
  const end = (spells: Map<string, Spell[]>, id: string): void => {
    const last = spells.get(id)?.at(-1);
    if (last !== undefined) last.until = Date.now();
  };

  const registers = (random: Random, person: SimulatedPerson): string => {
    const since = new Date(clock.now()).toISOString();
    const method = random.chance(0.5)
      ? phoneMethod('mobile', `+1 206555${random.between(1000, 9999)}`, since)
      : authenticatorMethod(randomUUID(), 'New phone', since);
    truth.asWorld(() => tenant.register(person.id, method));
    ledger.count('company: registers');
    return `${person.displayName} registers ${method.kind}`;
  };

  const becomesAdmin = (person: SimulatedPerson): string => {
    if ((unfit.get(person.id) ?? []).some(({ from }) => from === 0)) return 'was an admin all along';
    const isAdmin = person.roles.length > 0;
    if (isAdmin) end(unfit, person.id);
    person.roles = isAdmin ? [] : [ROLES.userAdministrator];
    if (!isAdmin) begin(unfit, person.id);
    ledger.count('company: roles');
    return `${person.displayName} is ${isAdmin ? 'no admin any more' : 'an admin now'}`;
  };

  const comesBack = (who: string): void => {
    group.memberIds.push(who);
    end(left, who);
  };
  const gone = (): readonly string[] =>
    [...left].filter(([, spells]) => spells.at(-1)?.until === undefined).map(([id]) => id);

  const leavesApprovers = (random: Random): string => {
    const [who, ...others] = gone();
    ledger.count('company: approvers');
    if (who !== undefined && (others.length > 0 || random.chance(0.6))) {
      comesBack(who);
      return `${who} is an approver again`;
    }
    const leaver = random.pick(group.memberIds.filter((id) => id !== GROUP_IDS.seniorApprovers));
    group.memberIds = group.memberIds.filter((id) => id !== leaver);
    begin(left, leaver);
    return `${leaver} is no approver any more`;
  };

  return {
    unfit,
    left,
    returns: () => gone().forEach(comesBack),
    change: (random, busy) => {
      const ids = busy.length > 0 && random.chance(0.8) ? busy : POPULATION.map(({ id }) => id);
      const person = tenant.person(random.pick(ids));
      return random.weighted<() => string>([
        [() => registers(random, person), 8],
        [() => becomesAdmin(person), 3],
        [() => leavesApprovers(random), 3],
        [
          () => {
            const from = `+1 425 555 ${random.between(1000, 9999)}`;
            tenant.changePhone(person.id, { businessPhones: [from] });
            ledger.count('company: numbers');
            return `${person.displayName} has another number`;
          },
          1,
        ],
      ])();
    },
  };
}
