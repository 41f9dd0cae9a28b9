import { Temporal } from 'temporal-polyfill';

/**
 * The first moment at which the wall clock of that zone shows the local time or a later one, in epoch milliseconds. So a
 * time that is skipped in spring means the first moment after the gap, and one that happens twice in autumn its first time.
 */
export function firstMomentOf(local: Temporal.PlainDateTime, timeZone: string): number {
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  return (zoned.getTimeZoneTransition('next') ?? zoned).epochMilliseconds;
}

/** What the wall clock of that zone shows at a moment in epoch milliseconds. */
export function wallClockAt(moment: number, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDateTime();
}
