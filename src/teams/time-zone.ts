/** Names of the time-zone database; what Intl also takes, such as offsets, is none of a device. */
const NAME = /^[A-Z][\w+-]*(?:\/[\w+-]+){0,2}$/i;
const LONGEST = 64;

/** The IANA zone that a client names, in its usual spelling; undefined for none, and for one that nobody knows. */
export function timeZoneIn(name: string | undefined): string | undefined {
  if (name === undefined || name.length > LONGEST || !NAME.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
