import { z } from 'zod';
import { DEFAULTS } from './configuration-keys.ts';
import { readWallClock } from './local-time.ts';
import { read, type Path, type Problem } from './problem.ts';

/** What a rotation has of its own where it isn't written in layers. */
const FLAT = ['participants', 'handOff', 'only'] as const;
/** What only a rotation of this file has, since shifts come with their people and times. */
const OF_ROTATIONS = [...FLAT, 'layers', 'timeZone'] as const;

const ENTRY = z.record(z.string(), z.unknown());
type Entry = z.infer<typeof ENTRY>;

/** Names used twice, hand-offs that are no time, and keys that don't go together. */
export function rotationProblems(raw: unknown): readonly Problem[] {
  const onCall = read(z.object({ onCall: ENTRY }), raw)?.onCall;
  if (onCall === undefined) return [];
  const rotations = read(z.array(z.unknown()), onCall['rotations']) ?? [];
  const entries = rotations.flatMap((rotation, index) => {
    const entry = read(ENTRY, rotation);
    return entry === undefined ? [] : [{ entry, path: ['onCall', 'rotations', index] }];
  });
  return [
    ...repeatedNames(entries.map(({ entry }) => entry['name'])),
    ...sourceProblems(onCall, entries),
    ...entries.flatMap(({ entry, path }) => handOffProblems(entry, path)),
  ];
}

function repeatedNames(names: readonly unknown[]): readonly Problem[] {
  const plain = names.map((name) => (typeof name === 'string' ? name.trim().toLowerCase() : name));
  return names.flatMap((name, index) => {
    const first = plain.indexOf(plain[index]);
    if (typeof name !== 'string' || first === index) return [];
    return [
      {
        path: ['onCall', 'rotations', index, 'name'],
        message: `is the name of another rotation too${names[first] === name ? '' : ', since capitals make no difference'}`,
        other: ['onCall', 'rotations', first, 'name'],
      },
    ];
  });
}

interface Placed {
  readonly entry: Entry;
  readonly path: Path;
}

function sourceProblems(onCall: Entry, entries: readonly Placed[]): readonly Problem[] {
  switch (onCall['source'] ?? DEFAULTS.source) {
    case 'shifts':
      return [...teamProblems(onCall), ...entries.flatMap(shiftsProblems)];
    case 'rotations':
      return [...noTeamProblems(onCall), ...entries.flatMap(turnsProblems)];
    default:
      return [];
  }
}

function teamProblems(onCall: Entry): readonly Problem[] {
  if ('teamId' in onCall) return [];
  const message = 'must be set with source: shifts: the object id of the team whose Shifts hold the rota';
  return [{ path: ['onCall', 'teamId'], message }];
}

function noTeamProblems(onCall: Entry): readonly Problem[] {
  if (!('teamId' in onCall)) return [];
  const message = 'is for source: shifts only: remove it, or say source: shifts';
  return [{ path: ['onCall', 'teamId'], message }];
}

function shiftsProblems({ entry, path }: Placed): readonly Problem[] {
  const extra = OF_ROTATIONS.filter((key) => key in entry).map((key) => ({
    path: [...path, key],
    message: 'comes from Teams with source: shifts: remove it here',
  }));
  if ('schedulingGroup' in entry) return extra;
  const message =
    'must be set with source: shifts: the display name or TAG_ id of the scheduling group whose shifts these are';
  return [{ path: [...path, 'schedulingGroup'], message }, ...extra];
}

function turnsProblems({ entry, path }: Placed): readonly Problem[] {
  const group = 'schedulingGroup' in entry;
  const problems = group
    ? [
        {
          path: [...path, 'schedulingGroup'],
          message: 'is for source: shifts only: remove it, or say source: shifts',
        },
      ]
    : [];
  if (!('layers' in entry)) return [...problems, ...missing(entry, path)];
  const mixed = FLAT.filter((key) => key in entry);
  const layers = read(z.array(ENTRY), entry['layers']) ?? [];
  return [
    ...problems,
    ...mixed.map((key) => ({
      path: [...path, key],
      message: `stands beside layers, and only one of them can count: write ${key} into a layer, or remove the layers`,
    })),
    ...layers.flatMap((layer, index) => missing(layer, [...path, 'layers', index])),
  ];
}

const missing = (entry: Entry, path: Path): readonly Problem[] =>
  (['participants', 'handOff'] as const)
    .filter((key) => !(key in entry))
    .map((key) => ({ path: [...path, key], message: 'must be set' }));

function handOffProblems(entry: Entry, path: Path): readonly Problem[] {
  const layers = read(z.array(z.unknown()), entry['layers']) ?? [];
  const places = [
    { at: path, part: entry as unknown },
    ...layers.map((part, index) => ({ at: [...path, 'layers', index], part })),
  ];
  return places.flatMap(({ at, part }) => {
    const from = read(z.object({ handOff: z.object({ from: z.string() }) }), part)?.handOff.from;
    if (from === undefined || readWallClock(from, 'UTC') !== undefined) return [];
    return [
      { path: [...at, 'handOff', 'from'], message: 'must be a date and time such as 2026-11-02T09:00' },
    ];
  });
}
