import { z } from 'zod';
import { conflictOf, flawOf, type Override, type OverrideConflict } from '../domain/override.ts';
import { readMoment } from './local-time.ts';
import { overrideFrom } from './on-call-content.ts';
import { read, type Path, type Problem } from './problem.ts';

const WRITTEN = z.object({
  kind: z.enum(['replace', 'add', 'remove']).default('replace'),
  who: z.string().default(''),
  instead: z.string().exactOptional(),
  from: z.string(),
  until: z.string(),
  rotation: z.string(),
});
type Written = z.infer<typeof WRITTEN>;

/** Overrides of no rotation, of no time, of themselves, or that contradict each other. `zone` is absent where it is no zone. */
export function overrideProblems(
  raw: unknown,
  zone: string | undefined,
  rotations: readonly string[] | undefined,
): readonly Problem[] {
  const list = read(z.object({ onCall: z.object({ overrides: z.array(z.unknown()) }) }), raw);
  const written = (list?.onCall.overrides ?? []).flatMap((one, index) => {
    const override = read(WRITTEN, one);
    return override === undefined ? [] : [{ override, index }];
  });
  const timed =
    zone === undefined
      ? []
      : written.flatMap(({ override, index }) =>
          spanProblems(override, index, zone).length > 0
            ? []
            : [{ override: comparable(overrideFrom(override, zone)), index }],
        );
  return [
    ...written.flatMap(({ override, index }) => [
      ...unknownRotation(override, index, rotations),
      ...strayInstead(override, index),
      ...(zone === undefined ? [] : spanProblems(override, index, zone)),
    ]),
    ...timed.flatMap(ownProblems),
    ...contradictions(timed),
  ];
}

interface Numbered {
  readonly override: Override;
  readonly index: number;
}

/** People as they are compared: capitals make no difference in ids and sign-in names. */
function comparable(override: Override): Override {
  const who = override.who.toLowerCase();
  if (override.kind !== 'replace' || override.instead === undefined) return { ...override, who };
  return { ...override, who, instead: override.instead.toLowerCase() };
}

const at = (index: number, key: string): Path => ['onCall', 'overrides', index, key];

function unknownRotation(
  { rotation }: Written,
  index: number,
  rotations: readonly string[] | undefined,
): readonly Problem[] {
  if (rotations === undefined || rotations.includes(rotation)) return [];
  return [
    { path: at(index, 'rotation'), message: `must be the name of a rotation (${rotations.join(', ')})` },
  ];
}

function strayInstead({ kind, instead }: Written, index: number): readonly Problem[] {
  if (kind === 'replace' || instead === undefined) return [];
  const message = `is for kind: replace only, and this is kind: ${kind}: remove one of them`;
  return [{ path: at(index, 'instead'), message }];
}

function spanProblems(span: Written, index: number, zone: string): readonly Problem[] {
  const from = readMoment(span.from, zone);
  const until = readMoment(span.until, zone);
  if (from.ok && until.ok)
    return from.at < until.at ? [] : [{ path: at(index, 'until'), message: 'must be later than from' }];
  return [
    ...(from.ok ? [] : [{ path: at(index, 'from'), message: from.problem }]),
    ...(until.ok ? [] : [{ path: at(index, 'until'), message: until.problem }]),
  ];
}

function ownProblems({ override, index }: Numbered): readonly Problem[] {
  return flawOf(override) === undefined ? [] : [{ path: at(index, 'instead'), message: CONFLICTS.itself }];
}

function contradictions(overrides: readonly Numbered[]): readonly Problem[] {
  return overrides.flatMap(({ override, index }, place) => {
    for (const before of overrides.slice(0, place)) {
      const conflict = conflictOf(before.override, override);
      if (conflict === undefined) continue;
      const path = ['onCall', 'overrides', index];
      return [{ path, message: CONFLICTS[conflict], other: ['onCall', 'overrides', before.index] }];
    }
    return [];
  });
}

/** What is wrong, and what to do about it. */
const CONFLICTS: Readonly<Record<OverrideConflict, string>> = {
  itself: 'is the same person as who: name whom they stand in for, or remove this override',
  same_place:
    'puts somebody in a place that another override already gave away for that time: keep one of them',
  on_and_off:
    'takes off somebody whom another override puts on call at that time, or the other way round: keep one of them',
  twice: 'says the same as another override for that time: remove one of them',
};
