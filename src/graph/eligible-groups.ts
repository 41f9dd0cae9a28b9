import { z } from 'zod';
import type { ObjectId } from '../domain/person.ts';
import { ServiceError } from '../errors.ts';
import { eligibilityOf, readEligibility, type PimUse } from './eligibility.ts';
import { inGroups, literal, segment, type GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';
import { inTime } from './time-limit.ts';

/**
 * Most groups asked about. Microsoft allows a tenant as many role-assignable groups; ordinary ones on the way count, too.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept
 */
const MOST_GROUPS = 500;

/**
 * Milliseconds for all the rounds, enough for {@link MOST_GROUPS} at half a second an answer. Beyond that a check fails for
 * everybody alike, and nobody waits on.
 */
const WITHIN = 25_000;

const identified = z.object({ id: z.string() });
const group = z.object({ id: z.string(), groupTypes: z.array(z.string()).nullish() });
const eligible = z.object({ principalId: z.string() });

/**
 * Whoever may activate membership or ownership of a role-assignable group: ids of people, of groups, and of groups inside
 * those, in lower case.
 */
export type EligibleGroups = () => Promise<ReadonlySet<ObjectId>>;

interface Source {
  readonly graph: Graph;
  readonly pim: PimUse;
  /** Milliseconds a whole look may take; running out of them is a failure. */
  readonly within?: number;
}

/**
 * An ordinary group may be an eligible member of a role-assignable one; every member of it can then activate that
 * membership (https://learn.microsoft.com/entra/id-governance/privileged-identity-management/concept-pim-for-groups).
 * So the question is asked from the other side: of the tenant's role-assignable groups, who may activate them. Asked from
 * a person's side it would take one call for each of their groups: without bound, and more for some people than for others.
 * This way everybody’s check waits for the same queries, and its time tells nothing. Checks at the same moment share one
 * look; none is kept for later, since a right granted after the approval must be seen right before the removal. Groups of
 * which membership may be activated on the way are followed, and so are groups inside those found, whose members and
 * owners come in by them. Throws GRAPH_*, also where there are more groups than can be asked, or time runs out.
 */
export function createEligibleGroups(source: Source): EligibleGroups {
  let underWay: ReturnType<EligibleGroups> | undefined;
  return () => {
    underWay ??= readInTime(source).finally(() => (underWay = undefined));
    return underWay;
  };
}

async function readInTime(source: Source): Promise<ReadonlySet<ObjectId>> {
  const signal = AbortSignal.timeout(source.within ?? WITHIN);
  const found = await inTime(readEligible({ ...source, signal }), signal);
  if (found === undefined) throw tooSlow();
  return found;
}

interface Look extends Source {
  readonly signal: AbortSignal;
}

interface Group {
  readonly id: ObjectId;
  /** A Microsoft 365 group has no groups inside it, and Graph refuses the question. */
  readonly isNestable: boolean;
}

/** By rounds: who may activate the groups, and which groups are inside those found; then the groups among all of them. */
async function readEligible(look: Look): Promise<ReadonlySet<ObjectId>> {
  const found = new Set<ObjectId>();
  let asked = 0;
  let groups = await groupsBy(look, 'isAssignableToRole eq true');
  // A role-assignable group takes no groups, so the first ones are not asked for any.
  let around: readonly Group[] = [];
  while (groups.length > 0) {
    asked += groups.length;
    if (asked > MOST_GROUPS)
      throw new ServiceError(
        'GRAPH_UNEXPECTED',
        'There are more groups to activate than can be asked about.',
      );
    const ids = await fewAtATime(look, [
      ...groups.map((one) => principalsOf(look, one)),
      ...around.map((one) => groupsInside(look, one)),
    ]);
    const fresh = [...new Set(ids)].filter((id) => !found.has(id));
    for (const id of fresh) found.add(id);
    groups = await groupsAmong(look, fresh);
    around = groups.filter(({ isNestable }) => isNestable);
  }
  return found;
}

async function groupsBy({ graph }: Source, filter: string): Promise<readonly Group[]> {
  const query = { $filter: filter, $select: Object.keys(group.shape).join(','), $top: '999' };
  const groups = await graph.getAll({ kind: 'groups', path: '/groups', query }, group);
  return groups.map(({ id, groupTypes }) => ({
    id: id.toLowerCase(),
    isNestable: groupTypes?.includes('Unified') !== true,
  }));
}

/** Those of the ids that are groups, which nothing in an eligibility tells. */
function groupsAmong(look: Look, ids: readonly ObjectId[]): Promise<readonly Group[]> {
  const clauses = inGroups(ids).map((some) => `id in (${some.map(literal).join(',')})`);
  return fewAtATime(
    look,
    clauses.map((clause) => () => groupsBy(look, clause)),
  );
}

/** `unlicensed` where nobody can be eligible, and so nothing need be asked any more. */
type Question<T> = () => Promise<readonly T[] | 'unlicensed'>;

/** Fifteen questions at a time, so that a large tenant is not throttled; no more of them once the time is up. */
async function fewAtATime<T>({ signal }: Look, questions: readonly Question<T>[]): Promise<readonly T[]> {
  const answers: T[] = [];
  for (const some of inGroups(questions)) {
    if (signal.aborted) throw tooSlow();
    for (const answer of await Promise.all(some.map((ask) => ask()))) {
      if (answer === 'unlicensed') {
        if (answers.length === 0) return [];
        throw new ServiceError(
          'GRAPH_UNEXPECTED',
          'Some groups may be activated, and others are not licensed.',
        );
      }
      answers.push(...answer);
    }
  }
  return answers;
}

function principalsOf(source: Source, { id }: Group): Question<ObjectId> {
  return async () => {
    const rows = await readEligibility(source, eligibilityOf('groupEligibility', 'groupId', id), eligible);
    return rows === 'unlicensed' ? rows : rows.map(({ principalId }) => principalId.toLowerCase());
  };
}

/** The header and the count are what Microsoft asks for with such a cast. */
function groupsInside({ graph }: Source, { id }: Group): Question<ObjectId> {
  const path = `/groups/${segment(id)}/transitiveMembers/microsoft.graph.group`;
  const query = { $select: 'id', $top: '999', $count: 'true' };
  const call: GraphCall = { kind: 'groupsInside', path, query, eventual: true };
  return async () => (await graph.getAll(call, identified)).map((inside) => inside.id.toLowerCase());
}

function tooSlow(): ServiceError {
  return new ServiceError(
    'GRAPH_UNAVAILABLE',
    'Who may activate groups could not be read in time: Graph is slow, or there are very many such groups.',
  );
}
