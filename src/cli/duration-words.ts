import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../domain/instant.ts';

const UNITS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

/** An ISO 8601 duration in words: `P1W` is a week, `P1DT12H` is 1 day and 12 hours. */
export function durationWords(duration: Duration): string {
  const parsed = Temporal.Duration.from(duration);
  const parts = UNITS.filter((unit) => parsed[unit] !== 0).map((unit) => ({ unit, amount: parsed[unit] }));
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && only.amount === 1)
    return `${only.unit === 'hours' ? 'an' : 'a'} ${only.unit.slice(0, -1)}`;
  const words = parts.map(({ unit, amount }) => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`);
  return words.length < 2
    ? (words[0] ?? 'no time')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
