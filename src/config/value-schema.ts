// What single values of the configuration file look like.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** An Entra object id or a sign-in name, as an operator writes a person. */
export const person = z
  .string()
  .regex(
    /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^\s@]+@[^\s@]+\.[^\s@]+)$/i,
    'must be an object id or a sign-in name such as ada@contoso.com',
  );
/** A list of people. */
export const people = z.array(person);

/** A name that people read. */
export const title = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters');

/** An IANA time zone. */
export const timeZone = z.string().refine((name) => {
  try {
    return /^[A-Z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}, 'must be an IANA time zone such as Europe/Berlin');

/** Length of an ISO 8601 duration in seconds, a month taken as 31 days; undefined if the text is none. */
export function secondsOf(text: string): number | undefined {
  try {
    return Temporal.Duration.from(text).total({ unit: 'second', relativeTo: '2026-01-01' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const DAY = 86_400;
const YEAR = 366 * DAY;
/** An ISO 8601 duration of at most a year. */
export const duration = z
  .string()
  .refine((text) => secondsOf(text) !== undefined, {
    message: 'must be an ISO 8601 duration such as PT10M or P7D',
    // What is no duration can't be too long or in the wrong units either.
    abort: true,
  })
  .refine((text) => (secondsOf(text) ?? 0) <= YEAR, 'must be at most a year');

/** Any length but none. */
export const longerThanNothing = duration.refine((text) => (secondsOf(text) ?? 1) > 0, {
  message: 'must be longer than nothing',
  abort: true,
});
// Moments know no calendar, so lengths counted from a moment can't have months in them.
const isExact = (text: string): boolean => !/^[^T]*[YM]/i.test(text) && !/[.,]/.test(text);
const EXACT = 'must be in weeks, days, hours, minutes and whole seconds';

/** A length that is counted from a moment, longer than nothing. */
export const lifetime = longerThanNothing.refine(isExact, EXACT);

/** A length that is counted from a moment, and may be nothing. */
export const delay = duration
  .refine((text) => (secondsOf(text) ?? 0) >= 0, 'must not be negative')
  .refine(isExact, EXACT);
