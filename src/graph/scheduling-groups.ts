import type { SchedulingGroup } from './team-schedule.ts';

/** A rotation whose shifts stand in a scheduling group, as the configuration names it: its display name or its id. */
export interface ShiftRotation {
  readonly rotation: string;
  readonly schedulingGroup: string;
  /** The configuration's key, for complaints. */
  readonly key: string;
}

/** The scheduling group of a rotation, or the complaint about it; both where it is found and something is to be said. */
export interface GroupMatch {
  readonly group?: string;
  readonly problem?: string;
}

/**
 * Finds the scheduling group that a configuration means: by its id (`TAG_…`), or by its display name, whatever the case.
 * `bound` keeps what a name meant the first time, so that renaming a group in Teams changes nobody's calls.
 */
export function matchGroup(
  wanted: string,
  groups: readonly SchedulingGroup[],
  bound: Map<string, string>,
): GroupMatch {
  const name = wanted.trim();
  const byId = groups.find(({ id }) => id === name);
  if (byId !== undefined) return { group: byId.id };
  const known = bound.get(name);
  if (known !== undefined) return stillBound(name, groups, known);
  const found = named(name, groups);
  const [only, ...others] = found;
  if (only === undefined) return { problem: `${NONE} ${choices(groups)}` };
  if (others.length > 0)
    return {
      problem: `${found.length} scheduling groups have this name: put the id of one instead (${found.map(({ id }) => id).join(' or ')})`,
    };
  bound.set(name, only.id);
  return { group: only.id };
}

const NONE = 'no scheduling group of the team has this name or id;';

function stillBound(name: string, groups: readonly SchedulingGroup[], known: string): GroupMatch {
  const group = groups.find(({ id }) => id === known);
  if (group === undefined)
    return { problem: `the scheduling group ${known} is gone from the team; ${choices(groups)}` };
  if (group.name.toLowerCase() === name.toLowerCase()) return { group: known };
  return {
    group: known,
    problem: `the scheduling group has another name now; until the next start this still means ${known}`,
  };
}

const named = (name: string, groups: readonly SchedulingGroup[]): readonly SchedulingGroup[] =>
  groups.filter((group) => group.name.toLowerCase() === name.toLowerCase());

function choices(groups: readonly SchedulingGroup[]): string {
  const names = groups.map(({ name }) => name).filter((name) => name !== '');
  return names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
}
