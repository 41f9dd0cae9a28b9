import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/instant.ts';
import { instantOf } from '../domain/instant.ts';

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

function readLocal(local: Temporal.PlainDateTime, timeZone: string): MomentReading {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { ok: true, at: instantOf(earlier.epochMilliseconds) };
  const skipped = !earlier.toPlainDateTime().equals(local);
  const problem = skipped
    ? `does not exist in ${timeZone}: the clock is put forward over it that night`
    : `happens twice in ${timeZone}, since the clock is put back that night: add the offset`;
  return { ok: false, problem };
}
