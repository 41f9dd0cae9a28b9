import { Temporal } from 'temporal-polyfill';
import { localTimeOf, readSpan } from '../../src/domain/time-words.ts';
import type { TimeContext } from '../../src/domain/time-words.ts';

const at = (now: string, timeZone: string): TimeContext => ({ now, timeZone, withinDays: 56 });

/** Everything on the wall clock of one zone: `2026-11-28 07:00` in, `2026-11-28 22:00 – 2026-11-29 06:00` or the problem out. */
function spanThere(text: string, now: string, timeZone: string): string {
  const moment = Temporal.PlainDateTime.from(now).toZonedDateTime(timeZone).toInstant();
  const reading = readSpan(text, at(moment.toString({ smallestUnit: 'millisecond' }), timeZone));
  if (!reading.ok) return reading.problem;
  const { from, until } = reading.span;
  return `${localTimeOf(from, timeZone)} – ${localTimeOf(until, timeZone)}`;
}

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'UTC'];

describe.each(ZONES)('weekdays in %s', (timeZone) => {
  it.each([
    // Both ends are of one week: the first whose end isn't over.
    ['2026-11-28 05:00', 'from 22:00 until 6:00 on saturday', '2026-11-28 05:00 – 2026-11-28 06:00'],
    ['2026-11-28 07:00', 'from 22:00 until 6:00 on saturday', '2026-12-04 22:00 – 2026-12-05 06:00'],
    ['2026-11-28 09:00', 'from 20:00 until 8:00 on saturday', '2026-12-04 20:00 – 2026-12-05 08:00'],
    ['2026-11-23 10:00', 'from 22:00 until 6:00 on saturday', '2026-11-27 22:00 – 2026-11-28 06:00'],
    ['2026-11-27 18:30', 'from 18:00 until 23:00 on friday', '2026-11-27 18:30 – 2026-11-27 23:00'],
    ['2026-11-27 23:30', 'from 18:00 until 23:00 on friday', '2026-12-04 18:00 – 2026-12-04 23:00'],
    ['2026-11-27 10:00', 'from midnight until 6:00 on friday', '2026-12-04 00:00 – 2026-12-04 06:00'],
    ['2026-11-23 10:00', 'from 22:00 until 6:00 tomorrow', '2026-11-23 22:00 – 2026-11-24 06:00'],
    // What has begun counts from now.
    ['2026-11-27 18:30', 'friday 18:00 until saturday 08:00', '2026-11-27 18:30 – 2026-11-28 08:00'],
    ['2026-11-27 18:30', 'friday 18:00 until 22:00', '2026-11-27 18:30 – 2026-11-27 22:00'],
    ['2026-11-27 22:30', 'friday 18:00 until 22:00', '2026-12-04 18:00 – 2026-12-04 22:00'],
    ['2026-11-28 01:00', 'friday 22:00 until 06:00', '2026-11-28 01:00 – 2026-11-28 06:00'],
    ['2026-11-27 18:30', 'friday 18:00 for 4 hours', '2026-11-27 18:30 – 2026-11-27 22:00'],
    ['2026-11-27 23:00', 'friday 18:00 for 4 hours', '2026-12-04 18:00 – 2026-12-04 22:00'],
    ['2026-11-28 01:00', 'friday night', '2026-11-28 01:00 – 2026-11-28 08:00'],
    ['2026-11-28 09:00', 'friday night', '2026-12-04 18:00 – 2026-12-05 08:00'],
    ['2026-11-28 09:00', 'on friday', '2026-12-04 00:00 – 2026-12-05 00:00'],
    ['2026-11-28 10:00', 'friday 18:00 to monday 8:00', '2026-11-28 10:00 – 2026-11-30 08:00'],
    ['2026-11-29 10:00', 'friday 18:00 to monday 8:00', '2026-11-29 10:00 – 2026-11-30 08:00'],
    ['2026-11-30 07:00', 'friday 18:00 to monday 8:00', '2026-11-30 07:00 – 2026-11-30 08:00'],
    ['2026-11-30 09:00', 'friday 18:00 to monday 8:00', '2026-12-04 18:00 – 2026-12-07 08:00'],
    ['2026-11-25 12:00', 'monday 9:00 until friday 17:00', '2026-11-25 12:00 – 2026-11-27 17:00'],
    ['2026-11-27 12:00', 'monday 9:00 until friday 17:00', '2026-11-30 09:00 – 2026-12-04 17:00'],
    ['2026-11-28 10:00', 'friday 18:00 until tomorrow 8:00', '2026-11-28 10:00 – 2026-11-29 08:00'],
    // Words that name one week only.
    ['2026-11-28 10:00', 'coming friday 18:00 to monday 8:00', '2026-12-04 18:00 – 2026-12-07 08:00'],
    ['2026-11-23 10:00', 'next friday 18:00 to saturday 8:00', '2026-12-04 18:00 – 2026-12-05 08:00'],
    ['2026-11-23 10:00', 'friday 18:00 until 2026-11-28 8:00', '2026-11-27 18:00 – 2026-11-28 08:00'],
    ['2026-11-23 10:00', '2026-12-03 18:00 until friday 8:00', '2026-12-03 18:00 – 2026-12-04 08:00'],
    ['2026-11-28 07:00', 'from 22:00 until saturday 6:00', 'past'],
    ['2026-11-27 10:00', 'in 2 hours until 6:00 on saturday', '2026-11-27 12:00 – 2026-11-28 06:00'],
    ['2026-11-27 18:30', 'friday 18:00 until friday 17:00', 'ends_first'],
  ])('%s: “%s” is %s', (now, text, span) => {
    expect(spanThere(text, now, timeZone)).toBe(span);
  });
});

describe.each([
  // The Sundays on which the hour from two to three is skipped and comes twice; on Lord Howe Island it is half an hour.
  ['Europe/Berlin', '2026-03-29', '02:30', '2026-10-25', '02:30'],
  ['America/New_York', '2026-03-08', '02:30', '2026-11-01', '01:30'],
  ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-04-05', '01:45'],
])('weekdays around a change of the clock in %s', (timeZone, spring, skipped, autumn, twice) => {
  const on = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

  it('a beginning that is skipped is no time, in whatever words', () => {
    for (const text of [
      `from ${skipped} until 01:00 on monday`,
      `from ${skipped} until 06:00 on sunday`,
      `sunday ${skipped} until 06:00`,
      `sunday ${skipped} until monday 08:00`,
      `from sunday ${skipped} for 4 hours`,
      `from 22:00 until ${skipped} on sunday`,
    ])
      expect([text, spanThere(text, `${on(spring, -1)} 12:00`, timeZone)]).toEqual([text, 'skipped']);
  });

  it('a time that is skipped another night only is one, and what is over means the next week', () => {
    expect(spanThere(`from ${skipped} until 01:00 on sunday`, `${on(spring, -2)} 12:00`, timeZone)).toBe(
      `${on(spring, -1)} ${skipped} – ${spring} 01:00`,
    );
    expect(spanThere(`from 22:00 until ${skipped}`, `${spring} 12:00`, timeZone)).toBe(
      `${spring} 22:00 – ${on(spring, 1)} ${skipped}`,
    );
    expect(spanThere(`sunday ${skipped} until 06:00`, `${on(spring, 2)} 12:00`, timeZone)).toBe(
      `${on(spring, 7)} ${skipped} – ${on(spring, 7)} 06:00`,
    );
  });

  it('a time that comes twice begins with the first and ends with the second, and says so', () => {
    const now = Temporal.PlainDateTime.from(`${on(autumn, -1)} 12:00`).toZonedDateTime(timeZone);
    const context = at(now.toInstant().toString({ smallestUnit: 'millisecond' }), timeZone);
    const sunday = Temporal.PlainDateTime.from(`${autumn} ${twice}`);
    const first = sunday.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds;
    const second = sunday.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds;
    expect(second).toBeGreaterThan(first);
    const begins = readSpan(`from ${twice} until 01:00 on monday`, context);
    expect(begins).toMatchObject({ span: { from: new Date(first).toISOString() }, isTwice: true });
    const ends = readSpan(`from 22:00 until ${twice} on sunday`, context);
    expect(ends).toMatchObject({ span: { until: new Date(second).toISOString() }, isTwice: true });
  });
});
