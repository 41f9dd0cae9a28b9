import { z } from 'zod';
import { delay, secondsOf, timeZone } from './configuration-schema.ts';
import { readMoment, readWallClock } from './local-time.ts';

/** Keys and list positions from the top of the file down. */
export type Path = readonly PropertyKey[];

/** Something wrong at one place of the configuration file, in words. */
export interface Problem {
  readonly path: Path;
  readonly message: string;
}

/**
 * Rules between keys. Each reads only the parts it needs from the raw content, so that they report beside
 * problems elsewhere in the file; a part the schema itself complains about is skipped.
 */
export function onCallProblems(raw: unknown): readonly Problem[] {
  const zone = read(z.object({ helpdesk: z.object({ timeZone }) }), raw)?.helpdesk.timeZone;
  const part = <T>(schema: z.ZodType<T>, key: string): T | undefined =>
    read(z.object({ onCall: z.looseObject({ [key]: schema }) }), raw)?.onCall[key];
  const rotations = part(z.array(z.object({ name: z.string(), handOff: z.unknown() })), 'rotations');
  const overrides = part(
    z.array(z.object({ from: z.string(), until: z.string(), rotation: z.string() })),
    'overrides',
  );
  const steps = part(z.array(z.object({ after: delay, notify: z.string() })), 'escalation');
  const names = rotations?.map(({ name }) => name);
  return [
    ...repeatedNames(names ?? []),
    ...(zone === undefined ? [] : handOffProblems(rotations ?? [], zone)),
    ...(zone === undefined ? [] : (overrides ?? []).flatMap((one, index) => spanProblems(one, index, zone))),
    ...(names === undefined ? [] : unknownNames(names, overrides ?? [], steps ?? [])),
    ...unorderedSteps(steps ?? []),
  ];
}

/** The part of the raw content that the schema describes; undefined if it isn't as described. */
export const read = <T>(schema: z.ZodType<T>, raw: unknown): T | undefined => schema.safeParse(raw).data;

function repeatedNames(names: readonly string[]): readonly Problem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ path: ['onCall', 'rotations', index, 'name'], message: 'is the name of another rotation too' }],
  );
}

function handOffProblems(rotations: readonly { handOff: unknown }[], zone: string): readonly Problem[] {
  return rotations.flatMap(({ handOff }, index) => {
    const from = read(z.object({ from: z.string() }), handOff)?.from;
    if (from === undefined || readWallClock(from, zone) !== undefined) return [];
    const path = ['onCall', 'rotations', index, 'handOff', 'from'];
    return [{ path, message: 'must be a date and time such as 2026-11-02T09:00' }];
  });
}

function spanProblems(
  span: { from: string; until: string },
  index: number,
  zone: string,
): readonly Problem[] {
  const from = readMoment(span.from, zone);
  const until = readMoment(span.until, zone);
  const at = (key: string): Path => ['onCall', 'overrides', index, key];
  if (from.ok && until.ok)
    return from.at < until.at ? [] : [{ path: at('until'), message: 'must be later than from' }];
  return [
    ...(from.ok ? [] : [{ path: at('from'), message: from.problem }]),
    ...(until.ok ? [] : [{ path: at('until'), message: until.problem }]),
  ];
}

function unknownNames(
  names: readonly string[],
  overrides: readonly { rotation: string }[],
  steps: readonly { notify: string }[],
): readonly Problem[] {
  const choices = `must be the name of a rotation (${names.join(', ')})`;
  return [
    ...overrides.flatMap(({ rotation }, index) =>
      names.includes(rotation)
        ? []
        : [{ path: ['onCall', 'overrides', index, 'rotation'], message: choices }],
    ),
    ...steps.flatMap(({ notify }, index) =>
      names.includes(notify) || notify === 'everyone'
        ? []
        : [{ path: ['onCall', 'escalation', index, 'notify'], message: `${choices}, or everyone` }],
    ),
  ];
}

function unorderedSteps(steps: readonly { after: string }[]): readonly Problem[] {
  return steps.flatMap(({ after }, index) => {
    const before = steps[index - 1];
    if (before === undefined || (secondsOf(before.after) ?? 0) < (secondsOf(after) ?? 0)) return [];
    return [
      { path: ['onCall', 'escalation', index, 'after'], message: 'must be later than the step before' },
    ];
  });
}
