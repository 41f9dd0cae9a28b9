// Spans that have a name: "tonight", "Friday night", "this weekend".
import { Temporal } from 'temporal-polyfill';
import { DAY_WORDS, nearestDay } from './day-words.ts';
import type { TimeProblem, Wall, Walls } from './said-time.ts';
import { firstMomentOf } from './wall-clock.ts';

/** The parts of a day that have a name, as hours; a night goes on into the next morning. */
const PARTS: Readonly<Record<string, readonly [from: number, until: number]>> = {
  night: [18, 32],
  morning: [8, 12],
  afternoon: [12, 18],
  evening: [18, 22],
};
/** Before this hour "tonight" is the night that is running. */
const NIGHT_RUNS_UNTIL = 5;

/** Reads `tonight`, `Friday night`, `this weekend`, `2026-12-24`; undefined where those words name no span. */
export function namedSpan(said: string, here: Temporal.ZonedDateTime): Walls | TimeProblem | undefined {
  const today = here.toPlainDate();
  const weekend = /^(?:this |coming )?(?:(next) )?weekend$/.exec(said);
  if (weekend !== null) return weekendFrom(today, weekend[1] !== undefined, here);
  const day = DAY_WORDS.exec(said)?.[0];
  if (day === undefined) return undefined;
  const rest = said
    .replace(day, ' ')
    .replace(/\b(?:all day|whole day)\b/, ' ')
    .trim();
  const isNight = day === 'tonight' && rest === '';
  const hours = isNight ? PARTS['night'] : rest === '' ? ([0, 24] as const) : PARTS[rest];
  if (hours === undefined) return undefined;
  const meant = nearestDay(day, today);
  if (meant === undefined) return 'no_such_time';
  const isRunning = day === 'tonight' && here.hour < NIGHT_RUNS_UNTIL;
  const date = isRunning ? meant.date.subtract({ days: 1 }) : meant.date;
  const walls = hoursOf(date, hours, here);
  const isOver = walls.until.at.epochMilliseconds <= here.epochMilliseconds;
  return isOver && meant.isWeekday ? hoursOf(date.add({ days: 7 }), hours, here) : walls;
}

function weekendFrom(today: Temporal.PlainDate, isNext: boolean, here: Temporal.ZonedDateTime): Walls {
  const saturday = today.add({ days: 6 - today.dayOfWeek + (isNext ? 7 : 0) });
  return hoursOf(saturday, [0, 48], here);
}

function hoursOf(
  date: Temporal.PlainDate,
  [from, until]: readonly [number, number],
  { timeZoneId }: Temporal.ZonedDateTime,
): Walls {
  const at = (hours: number): Wall => {
    const moment = firstMomentOf(date.toPlainDateTime().add({ hours }), timeZoneId);
    const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZoneId);
    return { at: zoned, isTwice: false };
  };
  return { from: at(from), until: at(until) };
}
