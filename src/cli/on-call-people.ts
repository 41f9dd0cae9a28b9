// Who the people of a roster are: as the file writes them or, where the directory could be read, by their names.
import type { Override } from '../domain/override.ts';
import type { Roster } from '../domain/on-call.ts';
import type { Layer } from '../domain/rotation.ts';

/** Somebody as a person reads them: a sign-in name or id, and more where the directory was read. */
export interface Person {
  readonly who: string;
  readonly id?: string;
  readonly name?: string;
  /** Why requests pass them over, where that is known. */
  readonly passedOver?: string;
}

/** The person behind a name or id in the roster. */
export type People = (who: string) => Person;

/** Everybody whom a roster names, each once. */
export function namesIn({ rotations, overrides }: Roster): readonly string[] {
  const layers = rotations.flatMap((rotation) => rotation.layers);
  return [
    ...new Set([
      ...layers.flatMap(peopleOf),
      ...overrides.flatMap((one) => [one.who, ...(insteadOf(one) ?? [])]),
    ]),
  ];
}

const peopleOf = (layer: Layer): readonly string[] =>
  layer.kind === 'turns' ? layer.participants : layer.shifts.map(({ who }) => who);

const insteadOf = (override: Override): readonly string[] | undefined =>
  override.kind === 'replace' && override.instead !== undefined ? [override.instead] : undefined;

/** The roster with every name or id replaced, in the order of the places that name somebody. */
export function renamed(roster: Roster, rename: (who: string) => string): Roster {
  return {
    ...roster,
    rotations: roster.rotations.map(({ name, layers }) => ({
      name,
      layers: layers.map((layer) => layerRenamed(layer, rename)),
    })),
    overrides: roster.overrides.map((one) => overrideRenamed(one, rename)),
  };
}

function layerRenamed(layer: Layer, rename: (who: string) => string): Layer {
  if (layer.kind === 'turns') return { ...layer, participants: layer.participants.map(rename) };
  return { ...layer, shifts: layer.shifts.map((shift) => ({ ...shift, who: rename(shift.who) })) };
}

function overrideRenamed(override: Override, rename: (who: string) => string): Override {
  const who = rename(override.who);
  if (override.kind !== 'replace' || override.instead === undefined) return { ...override, who };
  return { ...override, who, instead: rename(override.instead) };
}
