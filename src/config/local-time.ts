import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/instant.ts';
import { instantOf } from '../domain/instant.ts';
import { firstMomentOf } from '../domain/wall-clock.ts';

/** A moment read from text, or the reason, for people, why it names none. */
export type MomentReading =
  { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly problem: string };

const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?<offset>Z|[+-]\d{2}:\d{2})?$/;
const SHAPE =
  'must be a date and time such as 2026-12-24T18:00, with an offset (Z, +01:00) or local to timeZone';

/** Reads `2026-12-24T18:00`, with an offset or else on the wall clock of `timeZone` (an IANA name). */
export function readMoment(text: string, timeZone: string): MomentReading {
  try {
    if (hasOffset(text)) return { ok: true, at: instantOf(Temporal.Instant.from(text).epochMilliseconds) };
    return readLocal(Temporal.PlainDateTime.from(text), timeZone);
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, problem: SHAPE };
    throw error;
  }
}

/** The wall-clock time (`2026-11-02T09:00:00`) that the text means in that zone; undefined if it means none. */
export function readWallClock(text: string, timeZone: string): string | undefined {
  try {
    if (!hasOffset(text)) return Temporal.PlainDateTime.from(text).toString();
    return Temporal.Instant.from(text).toZonedDateTimeISO(timeZone).toPlainDateTime().toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function hasOffset(text: string): boolean {
  const match = WRITTEN.exec(text);
  // Temporal alone would also take a bare date, a week date or a bracketed zone: one spelling is enough.
  if (match === null) throw new RangeError(SHAPE);
  return match.groups?.['offset'] !== undefined;
}

type LocalReading =
  | Extract<MomentReading, { readonly ok: true }>
  | { readonly ok: false; readonly problem: string; readonly isSkipped: boolean };

function readLocal(local: Temporal.PlainDateTime, timeZone: string): LocalReading {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { ok: true, at: instantOf(earlier.epochMilliseconds) };
  const isSkipped = !earlier.toPlainDateTime().equals(local);
  const problem = isSkipped
    ? `does not exist in ${timeZone}, since the clock is put forward over it that night: write ${clockOf(firstMomentOf(local, timeZone), timeZone)}, or a time before it`
    : `happens twice in ${timeZone}, since the clock is put back that night: add the offset`;
  return { ok: false, problem, isSkipped };
}

const clockOf = (moment: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

/** A moment as the wall clock of that zone shows it, with the offset: `Thu 2026-12-24 18:00 +01:00`. */
export function localText(at: Instant, timeZone: string): string {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const second = zoned.second === 0 ? 'minute' : 'second';
  return `${DAYS[zoned.dayOfWeek - 1]} ${zoned.toPlainDate().toString()} ${zoned.toPlainTime().toString({ smallestUnit: second })} ${zoned.offset}`;
}

/** A moment for programs, on the wall clock of that zone with its offset: `2026-12-24T18:00:00+01:00`. */
export const localStamp = (at: Instant, timeZone: string): string =>
  Temporal.Instant.from(at).toString({ timeZone, smallestUnit: 'second' });

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A wall-clock time that the clock skips or shows twice in that night, and the moment for which it is taken, in words. */
export interface Oddity {
  readonly kind: 'skipped' | 'repeated';
  readonly takenFor: string;
}

/** What is odd about a wall-clock time (`2027-03-28T02:30`) in that zone; undefined if it comes once, as most do. */
export function oddityOf(local: string, timeZone: string): Oddity | undefined {
  const reading = readLocal(Temporal.PlainDateTime.from(local), timeZone);
  if (reading.ok) return undefined;
  const takenFor = localText(
    instantOf(firstMomentOf(Temporal.PlainDateTime.from(local), timeZone)),
    timeZone,
  );
  return { kind: reading.isSkipped ? 'skipped' : 'repeated', takenFor };
}
