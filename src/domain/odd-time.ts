// Wall-clock times of a layer that the clock skips in spring, or shows twice in autumn.
import { Temporal } from 'temporal-polyfill';
import { instantOf, type Instant } from './instant.ts';
import type { Restriction } from './restriction.ts';
import { WEEKDAYS } from './restriction.ts';
import type { Turns } from './rotation.ts';

/** A time (`2027-03-28T02:30`) of a night on which the clock of that zone is changed, and the moment it is taken for. */
export interface OddTime {
  readonly what: 'hand_off' | 'hours_begin' | 'hours_end';
  readonly kind: 'skipped' | 'repeated';
  readonly local: string;
  readonly timeZone: string;
  readonly at: Instant;
}

/** Every such time of the layer between two moments, in the order of time. */
export function oddTimesOf(
  layer: Turns,
  rosterZone: string,
  from: Instant,
  until: Instant,
): readonly OddTime[] {
  const timeZone = layer.timeZone ?? rosterZone;
  return changesBetween(timeZone, from, until).flatMap((change) => [
    ...handOffsIn(layer, change).map((local) => oddTime('hand_off', local, change)),
    ...(layer.only ?? []).flatMap((hours) => hoursIn(hours, change)),
  ]);
}

/** The wall-clock times from `first` up to but not including `end` are skipped, or come twice, around that moment. */
interface ClockChange {
  readonly kind: OddTime['kind'];
  readonly timeZone: string;
  readonly first: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  readonly at: Temporal.Instant;
}

function changesBetween(timeZone: string, from: Instant, until: Instant): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  const last = Temporal.Instant.from(until);
  let next = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
  while (next !== null && Temporal.Instant.compare(next.toInstant(), last) < 0) {
    changes.push(...changeAt(next));
    next = next.getTimeZoneTransition('next');
  }
  return changes;
}

function changeAt(transition: Temporal.ZonedDateTime): readonly ClockChange[] {
  const { timeZoneId: timeZone } = transition;
  const after = transition.toPlainDateTime();
  const shift = transition.offsetNanoseconds - transition.subtract({ nanoseconds: 1 }).offsetNanoseconds;
  const before = after.subtract({ nanoseconds: shift });
  const at = transition.toInstant();
  // A zone can change its rules without touching the clock.
  if (shift === 0) return [];
  if (shift > 0) return [{ kind: 'skipped', timeZone, first: before, end: after, at }];
  return [{ kind: 'repeated', timeZone, first: after, end: before, at }];
}

function handOffsIn({ handOff }: Turns, change: ClockChange): readonly Temporal.PlainDateTime[] {
  const every = Temporal.Duration.from(handOff.every);
  const first = Temporal.PlainDateTime.from(handOff.from);
  const localOf = (turn: number): Temporal.PlainDateTime => first.add(times(every, turn));
  const found: Temporal.PlainDateTime[] = [];
  for (
    let turn = firstTurnFrom(change.first, localOf);
    Temporal.PlainDateTime.compare(localOf(turn), change.end) < 0;
    turn += 1
  )
    found.push(localOf(turn));
  return found;
}

/** The first turn that begins at that wall-clock time or later: turns begin one after the other. */
function firstTurnFrom(
  local: Temporal.PlainDateTime,
  localOf: (turn: number) => Temporal.PlainDateTime,
): number {
  const isBefore = (turn: number): boolean => Temporal.PlainDateTime.compare(localOf(turn), local) < 0;
  if (!isBefore(0)) return 0;
  let low = 0;
  let high = 1;
  while (isBefore(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  return high;
}

function times(every: Temporal.Duration, factor: number): Temporal.Duration {
  const { years, months, weeks, days, hours, minutes, seconds } = every;
  const fields = { years, months, weeks, days, hours, minutes, seconds };
  const scaled = Object.entries(fields).map(([unit, amount]) => [unit, amount * factor]);
  return Temporal.Duration.from(Object.fromEntries(scaled) as Temporal.DurationLike);
}

function hoursIn({ days, from, until }: Restriction, change: ClockChange): readonly OddTime[] {
  const isOn = (date: Temporal.PlainDate): boolean =>
    days.some((day) => WEEKDAYS.indexOf(day) + 1 === date.dayOfWeek);
  const dates = [change.first.toPlainDate(), change.end.toPlainDate()];
  const among = (time: string): readonly Temporal.PlainDateTime[] =>
    dates
      .filter((date, index) => index === 0 || !date.equals(dates[0] ?? date))
      .map((date) => date.toPlainDateTime(Temporal.PlainTime.from(time)))
      .filter((local) => isWithin(local, change));
  return [
    ...among(from)
      .filter((local) => isOn(local.toPlainDate()))
      .map((local) => oddTime('hours_begin', local, change)),
    ...among(until)
      .filter((local) =>
        isOn(until <= from ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate()),
      )
      .map((local) => oddTime('hours_end', local, change)),
  ];
}

const isWithin = (local: Temporal.PlainDateTime, { first, end }: ClockChange): boolean =>
  Temporal.PlainDateTime.compare(first, local) <= 0 && Temporal.PlainDateTime.compare(local, end) < 0;

function oddTime(
  what: OddTime['what'],
  local: Temporal.PlainDateTime,
  { kind, timeZone, at }: ClockChange,
): OddTime {
  const moment =
    kind === 'skipped'
      ? at.epochMilliseconds
      : local.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds;
  return { what, kind, local: local.toString({ smallestUnit: 'minute' }), timeZone, at: instantOf(moment) };
}
