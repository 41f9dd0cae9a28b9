import type { Roster } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import type { Layer } from '../domain/rotation.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Approver, Clock, HelpdeskPeople, HelpdeskPeopleSource, Log } from '../workflow/ports.ts';
import { readAccounts, readAccountsByName, readMembers, type Account } from './accounts.ts';
import { knownPeople, shiftProblems, withShifts } from './people-on-call.ts';
import { ServiceError } from '../errors.ts';
import type { Graph } from './graph-client.ts';
import { isObjectId } from './graph-call.ts';
import { createShiftSource, readSoon } from './shift-source.ts';
import type { KnownShifts, ShiftsConfiguration, ShiftSource } from './shift-source.ts';

/** The people of the configuration, each an object id or a sign-in name as the operator wrote it. */
export interface PeopleConfiguration {
  readonly approvers: { readonly group?: ObjectId | undefined; readonly members: readonly string[] };
  readonly securityContacts: readonly string[];
  readonly samePerson: readonly (readonly string[])[];
  readonly denyList: readonly string[];
  readonly sensitive: readonly string[];
  readonly onCall: Roster;
  /** Absent where the rotations of `onCall` say who has which turn. */
  readonly shifts?: ShiftsConfiguration | undefined;
}

/** Something an operator should correct: the key of the configuration and a sentence without names. */
export interface PeopleProblem {
  readonly key: string;
  readonly problem: string;
}

/** The port, and what was found wrong with the configuration at the last reading. */
export interface HelpdeskPeopleReader extends HelpdeskPeopleSource {
  problems(): readonly PeopleProblem[];
}

/**
 * Takes the turn of a participant whom the directory does not know: dropping them instead would move everybody
 * else's shifts. Nobody has this id, so the escalation goes on to its next step.
 */
export const NOBODY: ObjectId = '00000000-0000-0000-0000-000000000000';

interface Dependencies {
  readonly graph: Graph;
  readonly configuration: PeopleConfiguration;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Reads the people of the configuration; a reading that fails leaves the last one standing. Shifts are read beside it and
 * fail by themselves: new ones count also while the approvers can't be read, and the other way round. Throws CONFIG_INVALID when a
 * list that protects people names somebody whom the directory does not know.
 */
export function createHelpdeskPeople(dependencies: Dependencies): HelpdeskPeopleReader {
  // Names found once stay bound to their object ids, so that renaming somebody changes nobody's rights.
  const bound = new Map<string, ObjectId>();
  let latest: Reading | undefined;
  let first: Promise<HelpdeskPeople> | undefined;
  const source = shiftSourceOf(dependencies);
  const tellOfNew = createTeller(dependencies.log);
  const takeOverLate = (shifts: KnownShifts | undefined): void => {
    if (latest !== undefined) latest = { ...latest, people: withShifts(latest.people, shifts) };
  };
  const read = async (): Promise<HelpdeskPeople> => {
    const planned = source === undefined ? NO_SHIFTS : readSoon(source, takeOverLate);
    const reading = await readPeople(dependencies, bound, planned).catch(async (error: unknown) => {
      takeOverLate(await planned);
      throw error;
    });
    // Of two readings side by side the one begun later counts, whichever ends last.
    const people = withShifts(reading.people, source?.last());
    if (latest === undefined || latest.people.readAt <= people.readAt) latest = { ...reading, people };
    tellOfNew(reading.problems);
    return people;
  };
  return {
    read,
    last: () => {
      if (latest !== undefined) return Promise.resolve(latest.people);
      first ??= read().finally(() => (first = undefined));
      return first;
    },
    problems: () => latest?.problems ?? [],
  };
}

const NO_SHIFTS = Promise.resolve(undefined);

function shiftSourceOf({ configuration: { shifts }, ...rest }: Dependencies): ShiftSource | undefined {
  return shifts === undefined ? undefined : createShiftSource({ ...rest, shifts });
}

/** A problem that stays is told once, not with every reading. */
function createTeller(log: Log): (problems: readonly PeopleProblem[]) => void {
  let before: ReadonlySet<string> = new Set();
  const textOf = ({ key, problem }: PeopleProblem): string => `${key}: ${problem}`;
  return (problems) => {
    for (const problem of problems.filter((one) => !before.has(textOf(one))))
      log.warn({ ...problem }, 'The configuration names somebody or something that needs a look');
    before = new Set(problems.map(textOf));
  };
}

interface Reading {
  readonly people: HelpdeskPeople;
  readonly problems: readonly PeopleProblem[];
}

/** One place of the configuration that names somebody. */
interface Mention {
  readonly key: string;
  readonly who: string;
}

async function readPeople(
  dependencies: Dependencies,
  bound: Map<string, ObjectId>,
  planned: Promise<KnownShifts | undefined>,
): Promise<Reading> {
  const { graph, configuration, clock } = dependencies;
  const readAt = clock.now();
  const mentions = mentionsIn(configuration);
  const { group } = configuration.approvers;
  const [members, found] = await Promise.all([
    group === undefined ? [] : readMembers(graph, group),
    readMentioned(graph, mentions, bound),
  ]);
  const idOf = (who: string): ObjectId | undefined =>
    isObjectId(who) ? who.toLowerCase() : bound.get(who.toLowerCase());
  refuseHoles(mentions, idOf);
  const listed = configuration.approvers.members.flatMap((who) => found.get(idOf(who) ?? '') ?? []);
  const approvers = approversAmong([...members, ...listed]);
  const shifts = await planned;
  const lists = listsOf(configuration, idOf);
  const known = await knownPeople(graph, [...members, ...found.values()], { roster: lists.roster, shifts });
  const { employeeIds, unable } = known;
  const people = withShifts({ readAt, approvers, employeeIds, unable, ...lists }, shifts);
  const problems = problemsOf(mentions, idOf, found, approvers);
  return { people, problems: [...problems, ...shiftProblems(people, configuration, shifts)] };
}

/**
 * The lists that protect people hold only if every name on them is somebody's. One that was found once stays bound to
 * its account, so this stops the first reading only.
 */
function refuseHoles(mentions: readonly Mention[], idOf: Resolve): void {
  const holes = mentions.filter(
    ({ key, who }) => /^(samePerson|denyList|sensitive)/.test(key) && idOf(who) === undefined,
  );
  if (holes.length === 0) return;
  const keys = holes.map(({ key }) => key).join(', ');
  throw new ServiceError(
    'CONFIG_INVALID',
    `Nobody in the directory has the sign-in name at ${keys}. That list protects people, so it may have no holes.`,
  );
}

/** Everyone mentioned, by object id; binds sign-in names that were found. */
async function readMentioned(
  graph: Graph,
  mentions: readonly Mention[],
  bound: Map<string, ObjectId>,
): Promise<ReadonlyMap<ObjectId, Account>> {
  const names = mentions.map(({ who }) => who).filter((who) => !isObjectId(who));
  const byName = await readAccountsByName(
    graph,
    names.map((name) => name.toLowerCase()),
  );
  for (const { id, signInName } of byName) {
    // The first binding holds: a freed name given to somebody new must not hand over rights.
    const name = signInName.toLowerCase();
    if (!bound.has(name)) bound.set(name, id);
  }
  const written = mentions.map(({ who }) => who.toLowerCase()).filter(isObjectId);
  const accounts = await readAccounts(graph, [...written, ...bound.values()]);
  return new Map(accounts.map((account) => [account.id, account]));
}

function mentionsIn(configuration: PeopleConfiguration): readonly Mention[] {
  const list = (key: string, people: readonly string[]): readonly Mention[] =>
    people.map((who, index) => ({ key: `${key}[${index}]`, who }));
  const { approvers, securityContacts, samePerson, denyList, sensitive, onCall } = configuration;
  return [
    ...list('approvers.members', approvers.members),
    ...list('securityContacts', securityContacts),
    ...samePerson.flatMap((people, index) => list(`samePerson[${index}]`, people)),
    ...list('denyList', denyList),
    ...list('sensitive', sensitive),
    ...onCall.rotations.flatMap(({ layers }, index) =>
      layers.flatMap((layer, place) => list(participantsKey(index, layers, place), participantsOf(layer))),
    ),
    ...onCall.overrides.flatMap((override, index) => [
      { key: `onCall.overrides[${index}].who`, who: override.who },
      ...insteadOf(override).map((who) => ({ key: `onCall.overrides[${index}].instead`, who })),
    ]),
  ];
}

type Resolve = (who: string) => ObjectId | undefined;

function listsOf(
  { securityContacts, samePerson, denyList, sensitive, onCall }: PeopleConfiguration,
  idOf: Resolve,
): Omit<HelpdeskPeople, 'readAt' | 'approvers' | 'employeeIds' | 'unable' | 'shifts'> {
  const ids = (people: readonly string[]): readonly ObjectId[] => people.flatMap((who) => idOf(who) ?? []);
  return {
    securityContacts: ids(securityContacts),
    samePerson: samePerson.map(ids),
    denyList: ids(denyList),
    sensitive: ids(sensitive),
    roster: {
      ...onCall,
      rotations: onCall.rotations.map(({ name, layers }) => ({
        name,
        layers: layers.map((layer) => withIds(layer, idOf)),
      })),
      overrides: onCall.overrides.map((override) => overrideWithIds(override, idOf)),
    },
  };
}

/** A single layer may be written without the key `layers`. */
const participantsKey = (index: number, layers: readonly Layer[], place: number): string =>
  layers.length === 1
    ? `onCall.rotations[${index}].participants`
    : `onCall.rotations[${index}].layers[${place}].participants`;

const participantsOf = (layer: Layer): readonly string[] =>
  layer.kind === 'turns' ? layer.participants : [];

const insteadOf = (override: Override): readonly string[] =>
  override.kind === 'replace' && override.instead !== undefined ? [override.instead] : [];

function withIds(layer: Layer, idOf: Resolve): Layer {
  if (layer.kind === 'shifts') return layer;
  return { ...layer, participants: layer.participants.map((who) => idOf(who) ?? NOBODY) };
}

function overrideWithIds(override: Override, idOf: Resolve): Override {
  const who = idOf(override.who) ?? NOBODY;
  if (override.kind !== 'replace' || override.instead === undefined) return { ...override, who };
  return { ...override, who, instead: idOf(override.instead) ?? NOBODY };
}

/** Enabled members of the tenant, each once: guests and rooms decide nothing, whatever group they are in. */
function approversAmong(accounts: readonly Account[]): readonly Approver[] {
  const able = accounts.filter(({ accountEnabled, isMember }) => accountEnabled && isMember);
  const once = new Map(able.map((account) => [account.id, account]));
  return [...once.values()].map(({ id, displayName, employeeId, accountEnabled }) => ({
    id,
    displayName,
    ...(employeeId === undefined ? {} : { employeeId }),
    accountEnabled,
  }));
}

function problemsOf(
  mentions: readonly Mention[],
  idOf: Resolve,
  found: ReadonlyMap<ObjectId, Account>,
  approvers: readonly Approver[],
): readonly PeopleProblem[] {
  const decides = (id: ObjectId): boolean => approvers.some((approver) => approver.id === id);
  const problemOf = ({ key, who }: Mention): string | undefined => {
    const id = idOf(who);
    const account = id === undefined ? undefined : found.get(id);
    if (id === undefined || account === undefined)
      return 'nobody in the directory has this id or sign-in name';
    if (!isObjectId(who) && account.signInName.toLowerCase() !== who.toLowerCase())
      return `the sign-in name has changed; until the next start it still means ${id}`;
    if (/^(approvers|onCall|securityContacts)/.test(key) && !account.accountEnabled)
      return 'the account is disabled';
    if (/^(approvers|onCall)/.test(key) && !decides(id))
      return 'is not an approver: a guest, or not on the list';
    return undefined;
  };
  const problems = mentions.flatMap((mention) => {
    const problem = problemOf(mention);
    return problem === undefined ? [] : [{ key: mention.key, problem }];
  });
  if (approvers.length > 0) return problems;
  return [
    ...problems,
    { key: 'approvers', problem: 'nobody can approve: the group and the list hold no enabled member' },
  ];
}
