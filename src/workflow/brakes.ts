// Halt, resume and lifted freezes: who may stop and start the resets.
import { factsOf } from '../domain/audit.ts';
import { lift } from '../domain/brake.ts';
import type { Brake, LiftFacts } from '../domain/brake.ts';
import type { PlannedEffect } from '../domain/effect.ts';
import { sealText } from '../domain/erasable-text.ts';
import type { ErasableText } from '../domain/erasable-text.ts';
import type { Instant } from '../domain/instant.ts';
import { isSamePerson } from '../domain/person.ts';
import type { Account, ObjectId, Person } from '../domain/person.ts';
import { plainText } from '../domain/plain-text.ts';
import type { Tally } from '../domain/tally.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import type { View } from './view.ts';

export type BrakePorts = Pick<
  Ports,
  'clock' | 'brakes' | 'helpdesk' | 'requests' | 'directory' | 'bell' | 'keys' | 'rulebook'
>;

const LONGEST_REASON = 200;

/** Stops every reset at once. Any approver may; a list of approvers of any age will do (I11). */
export async function halt(ports: BrakePorts, by: ObjectId, reason?: string): Promise<View> {
  const people = await ports.helpdesk.last();
  if (!mayBrake(people, by)) return { card: 'lift_refused', reason: 'may_not_halt' };
  const inForce = await ports.brakes.halt();
  if (inForce !== undefined) return brakeView(ports, inForce, 'on');
  const since = ports.clock.now();
  const text = reason === undefined ? undefined : plainText(reason, LONGEST_REASON);
  const brake: Brake = { kind: 'halt', by, since, ...(text === undefined ? {} : { reason: text }) };
  const sealed = text === undefined ? undefined : sealWords(ports, { text, by, at: since });
  const why = sealed === undefined ? {} : { why: sealed.seal };
  const isSet = await ports.brakes.set(brake, undefined, {
    facts: factsOf([{ kind: 'halt', by, ...why }], since),
    effects: await repaints(ports, `halt:${since}`),
    ...(sealed === undefined ? {} : { text: sealed }),
  });
  // Somebody else halted meanwhile, whose halt is shown.
  if (!isSet) return halt(ports, by, reason);
  ports.bell.ring();
  return brakeView(ports, brake, 'on');
}

function sealWords({ keys }: BrakePorts, words: Omit<ErasableText, 'seal' | 'salt'>): ErasableText {
  return sealText({ ...words, salt: keys.salt() }, keys.digest);
}

/** Every open card says that resets are halted, or that they go on. */
async function repaints(
  { requests, clock, rulebook }: BrakePorts,
  because: string,
): Promise<readonly PlannedEffect[]> {
  const dueAt = clock.now();
  const kinds = rulebook.policy.desk ? (['desk', 'repaint'] as const) : (['repaint'] as const);
  return (await requests.underWay()).flatMap((number) =>
    kinds.map((kind) => ({ key: `${kind}:${number}:${because}`, dueAt, effect: { kind, number } })),
  );
}

/** Asks to lift the halt, or the freeze that belongs to a request. Two different people must ask. */
export async function resume(ports: BrakePorts, by: ObjectId, number: number | undefined): Promise<View> {
  const people = await ports.helpdesk.last();
  const brake = await brakeFor(ports, number);
  if (brake === undefined) {
    const reason = mayBrake(people, by) ? await whyNothing(ports, number) : 'not_an_approver';
    return { card: 'lift_refused', reason };
  }
  const at = ports.clock.now();
  const outcome = lift(brake, by, await liftFacts(ports, people, brake), at);
  const request = brake.kind === 'freeze' ? brake.number : undefined;
  switch (outcome.kind) {
    case 'refused':
      return { card: 'lift_refused', reason: outcome.reason };
    case 'one_more_needed': {
      const facts = factsOf(outcome.events, at, request);
      const isSaved = await ports.brakes.set(outcome.brake, brake, { facts });
      return isSaved ? brakeView(ports, outcome.brake, 'one_more_needed') : resume(ports, by, number);
    }
    case 'lifted': {
      const isLifted = await ports.brakes.lift(brake, {
        facts: factsOf(outcome.events, at, request),
        effects: brake.kind === 'halt' ? await repaints(ports, `resume:${at}`) : [],
        tallies: await liftedAlarm(ports, brake, at),
      });
      if (!isLifted) return resume(ports, by, number);
      ports.bell.ring();
      return { card: 'brake_lifted', brake };
    }
  }
}

/**
 * A freeze that two approvers lift again was a false alarm, as far as anybody can tell: it is counted, and shown, and no longer
 * held against the one who had asked.
 */
async function liftedAlarm({ requests }: BrakePorts, brake: Brake, at: Instant): Promise<readonly Tally[]> {
  if (brake.kind === 'halt' || brake.because !== 'not_me') return [];
  const { by, number } = brake;
  const requester = (await requests.byNumber(number))?.value.requester;
  const cleared: readonly Tally[] =
    requester === undefined ? [] : [{ what: 'objection_lifted', who: requester, number, at }];
  return [{ what: 'alarm_lifted', who: by, number, at }, ...cleared];
}

async function brakeFor(ports: BrakePorts, number: number | undefined): Promise<Brake | undefined> {
  if (number === undefined) return ports.brakes.halt();
  const stored = await ports.requests.byNumber(number);
  return stored?.value.subject === undefined ? undefined : ports.brakes.freezeOf(stored.value.subject);
}

/** The brake asked about isn't on; the other kind may be, and "nothing is stopped" would be false then. */
async function whyNothing(
  ports: BrakePorts,
  number: number | undefined,
): Promise<'no_halt' | 'halted_instead' | 'nothing_to_lift'> {
  if (number === undefined) return 'no_halt';
  return (await ports.brakes.halt()) === undefined ? 'nothing_to_lift' : 'halted_instead';
}

function mayBrake(people: HelpdeskPeople, by: ObjectId): boolean {
  return people.approvers.some(({ id }) => id === by) || people.securityContacts.includes(by);
}

/** Who is who. A freeze is not lifted while the directory can't say who its people are: then this throws GRAPH_*. */
async function liftFacts(ports: BrakePorts, people: HelpdeskPeople, brake: Brake): Promise<LiftFacts> {
  const concerned = await concernedBy(ports, brake);
  const account = (id: ObjectId): Account => {
    const employeeId = concerned.get(id)?.employeeId ?? people.employeeIds.get(id);
    return employeeId === undefined ? { id } : { id, employeeId };
  };
  return {
    approvers: people.approvers.map(({ id }) => id),
    securityContacts: people.securityContacts,
    isSamePerson: (one, other) => isSamePerson(account(one), account(other), people.samePerson),
    concerned: [...concerned.keys()],
    ...passwordOf(brake, concerned),
  };
}

function passwordOf(
  brake: Brake,
  concerned: ReadonlyMap<ObjectId, Concerned>,
): Pick<LiftFacts, 'passwordChangedAt'> {
  const at = brake.kind === 'freeze' ? concerned.get(brake.subject)?.passwordChangedAt : undefined;
  return at === undefined ? {} : { passwordChangedAt: at };
}

type Concerned = Account & Pick<Person, 'passwordChangedAt'>;

/** The subject of a freeze and everybody who ever asked for them: a lifter may be one of those under another account. */
async function concernedBy(ports: BrakePorts, brake: Brake): Promise<ReadonlyMap<ObjectId, Concerned>> {
  if (brake.kind === 'halt') return new Map();
  const askers = await ports.requests.requestersFor(brake.subject);
  const ids = [...new Set([brake.subject, ...askers])];
  const people = await Promise.all(ids.map((id) => ports.directory.person(id)));
  return new Map(ids.map((id, index) => [id, people[index] ?? { id }]));
}

async function brakeView(ports: BrakePorts, brake: Brake, state: 'on' | 'one_more_needed'): Promise<View> {
  const people = await ports.directory.names([
    brake.by,
    ...(brake.liftAskedBy === undefined ? [] : [brake.liftAskedBy]),
  ]);
  return { card: 'brake', brake, state, people };
}
