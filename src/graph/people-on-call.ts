// What the directory says about whoever is on call, wherever that was planned, and the shifts put into the roster.
import type { Instant } from '../domain/instant.ts';
import { plus } from '../domain/instant.ts';
import type { Roster } from '../domain/on-call.ts';
import type { Layer } from '../domain/rotation.ts';
import type { ObjectId } from '../domain/person.ts';
import { isServiceError } from '../errors.ts';
import type { HelpdeskPeople, Unable } from '../workflow/ports.ts';
import { readAccounts, type Account } from './accounts.ts';
import type { Graph } from './graph-client.ts';
import type { KnownShifts, ShiftsConfiguration } from './shift-source.ts';

interface OnCall {
  readonly roster: Roster;
  readonly shifts: KnownShifts | undefined;
}

/**
 * What tells people's accounts apart, and who can't act. Whoever is known from a shift alone is looked up besides; should
 * that fail, nothing is said of them.
 */
export async function knownPeople(
  graph: Graph,
  accounts: readonly Account[],
  { roster, shifts }: OnCall,
): Promise<Pick<HelpdeskPeople, 'employeeIds' | 'unable'>> {
  const read = new Set(accounts.map(({ id }) => id));
  const strangers = (shifts?.people ?? []).filter((id) => !read.has(id));
  const found = await orUndefined(readAccounts(graph, strangers));
  const all = [...accounts, ...(found ?? [])];
  const wanted = [...namedIn(roster), ...(found === undefined ? [] : strangers)];
  return { employeeIds: employeeIdsOf(all), unable: unableAmong(all, wanted) };
}

async function orUndefined<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return undefined;
  }
}

/** Everybody whom the configuration's rotations and overrides name. */
function namedIn({ rotations, overrides }: Roster): readonly ObjectId[] {
  const participants = (layer: Layer): readonly ObjectId[] =>
    layer.kind === 'turns' ? layer.participants : [];
  return [
    ...rotations.flatMap(({ layers }) => layers.flatMap(participants)),
    ...overrides.map(({ who }) => who),
  ];
}

function unableAmong(
  accounts: readonly Account[],
  wanted: readonly ObjectId[],
): ReadonlyMap<ObjectId, Unable> {
  const disabled = accounts.filter(({ accountEnabled }) => !accountEnabled);
  const gone = wanted.filter((id) => !accounts.some((account) => account.id === id));
  return new Map([
    ...disabled.map(({ id }) => [id, 'disabled'] as const),
    ...gone.map((id) => [id, 'gone'] as const),
  ]);
}

function employeeIdsOf(accounts: readonly Account[]): ReadonlyMap<ObjectId, string> {
  return new Map(
    accounts.flatMap(({ id, employeeId }) => (employeeId === undefined ? [] : [[id, employeeId] as const])),
  );
}

/** The same people with those shifts in their roster. */
export function withShifts(people: HelpdeskPeople, shifts: KnownShifts | undefined): HelpdeskPeople {
  if (shifts === undefined) return people;
  const rotations = people.roster.rotations.map((rotation) => {
    const layer = shifts.layers.get(rotation.name);
    return layer === undefined ? rotation : { ...rotation, layers: [layer] };
  });
  return { ...people, shifts: shifts.state, roster: { ...people.roster, rotations } };
}

const SOON = 'P7D';

/** What an operator should put right in Teams Shifts or in the configuration, nobody named. */
export function shiftProblems(
  { approvers, readAt, roster }: HelpdeskPeople,
  { shifts: configured }: { readonly shifts?: ShiftsConfiguration | undefined },
  shifts: KnownShifts | undefined,
): readonly { readonly key: string; readonly problem: string }[] {
  if (configured === undefined || shifts === undefined) return [];
  const decides = (id: ObjectId): boolean => approvers.some((approver) => approver.id === id);
  const strangers = configured.rotations.flatMap(({ rotation, key }) => {
    const soon = peopleSoon(roster, rotation, readAt).filter((id) => !decides(id));
    if (soon.length === 0) return [];
    const who = soon.length === 1 ? '1 person' : `${soon.length} people`;
    const are = soon.length === 1 ? 'is' : 'are';
    return [
      {
        key,
        problem: `${who} with a shift in the coming week ${are} not among the approvers, and so not asked`,
      },
    ];
  });
  return [...shifts.problems, ...strangers];
}

/** Who has a shift there in the coming week. */
export function peopleSoon(roster: Roster, rotation: string, now: Instant): readonly ObjectId[] {
  const layers = roster.rotations.find(({ name }) => name === rotation)?.layers ?? [];
  const shifts = layers.flatMap((layer) => (layer.kind === 'shifts' ? layer.shifts : []));
  const soon = shifts.filter(({ from, until }) => from < plus(now, SOON) && now < until);
  return [...new Set(soon.map(({ who }) => who))];
}
