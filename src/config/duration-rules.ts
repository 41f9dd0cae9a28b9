import { z } from 'zod';
import { DEFAULTS } from './configuration-keys.ts';
import { read, type Problem } from './problem.ts';
import { lifetime, secondsOf } from './value-schema.ts';

/** A key that holds a duration, by its group. */
type Place =
  | readonly ['limits', 'perSubjectCoolDown']
  | readonly ['afterCare', 'watchFor' | 'remindAfter']
  | readonly ['retention', 'requests'];

/** What is asked of the past, and so of requests that must not be gone by then; `recentChange` is always shorter. */
const LOOKED_BACK: readonly Place[] = [
  ['limits', 'perSubjectCoolDown'],
  ['afterCare', 'watchFor'],
];

/** Durations that contradict each other. */
export function durationProblems(raw: unknown): readonly Problem[] {
  return [...reminderProblems(raw), ...LOOKED_BACK.flatMap((place) => retentionProblems(raw, place))];
}

function reminderProblems(raw: unknown): readonly Problem[] {
  const remindAfter = lengthAt(raw, ['afterCare', 'remindAfter']);
  const watchFor = lengthAt(raw, ['afterCare', 'watchFor']);
  if (remindAfter === undefined || watchFor === undefined || isShorter(remindAfter, watchFor)) return [];
  const message = `is ${remindAfter}, but must be shorter than watchFor, which is ${watchFor}`;
  return [{ path: ['afterCare', 'remindAfter'], message }];
}

function retentionProblems(raw: unknown, place: Place): readonly Problem[] {
  const kept = lengthAt(raw, ['retention', 'requests']);
  const needed = lengthAt(raw, place);
  if (kept === undefined || needed === undefined || !isShorter(kept, needed)) return [];
  // Blamed is the key that somebody wrote, since a default has no line.
  if (isWritten(raw, 'retention', 'requests'))
    return [
      {
        path: ['retention', 'requests'],
        message: `is ${kept}, but must be at least ${place.join('.')}, which is ${needed}`,
      },
    ];
  return [{ path: place, message: `is ${needed}, but must be at most retention.requests, which is ${kept}` }];
}

/** The duration written there or its default; undefined where the schema complains about what is written. */
function lengthAt(raw: unknown, [group, key]: Place): string | undefined {
  const inner = z.looseObject({ [key]: lifetime.default(DEFAULTS[key]) }).prefault({});
  return read(z.object({ [group]: inner }), raw)?.[group]?.[key];
}

const isWritten = (raw: unknown, ...[group, key]: Place): boolean =>
  read(z.object({ [group]: z.looseObject({ [key]: z.string() }) }), raw) !== undefined;

const isShorter = (one: string, other: string): boolean => (secondsOf(one) ?? 0) < (secondsOf(other) ?? 0);
