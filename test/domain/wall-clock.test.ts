import { firstMomentShowing, readingAt, readingOf } from '../../src/domain/wall-clock.ts';
import { furthestReading, STEP } from './on-call-model.ts';

const ZONES = [
  ['Europe/Berlin', '2026-03-28T00:00Z'],
  ['Europe/Berlin', '2026-10-24T00:00Z'],
  ['America/New_York', '2026-10-31T00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T00:00Z'],
  ['America/Sao_Paulo', '2018-02-17T00:00Z'],
  ['America/Sao_Paulo', '2018-11-03T00:00Z'],
  ['Pacific/Apia', '2011-12-29T00:00Z'],
  ['Africa/Casablanca', '2026-02-14T00:00Z'],
  ['Asia/Tehran', '2022-09-20T00:00Z'],
  ['Asia/Amman', '2022-02-24T00:00Z'],
  ['Asia/Kathmandu', '1985-12-31T00:00Z'],
  ['Antarctica/Troll', '2026-03-28T00:00Z'],
  ['America/Caracas', '2016-04-30T00:00Z'],
  ['Asia/Pyongyang', '2015-08-14T00:00Z'],
  ['UTC', '2028-02-28T00:00Z'],
] as const;

describe('a wall clock', () => {
  it.each(ZONES)('in %s from %s on first shows each time when the platform says so', (zone, from) => {
    const begin = Date.parse(from);
    const furthest = furthestReading(zone, begin);
    let before = furthest(begin - STEP);
    for (let at = begin; at < begin + 192 * STEP; at += STEP) {
      const now = furthest(at);
      for (let reading = before + STEP; reading <= now; reading += STEP)
        expect([reading, firstMomentShowing(reading, zone)]).toEqual([reading, at]);
      before = now;
    }
  });

  it.each(ZONES)('in %s from %s on shows what the platform shows', (zone, from) => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    for (let at = Date.parse(from); at < Date.parse(from) + 192 * STEP; at += STEP)
      expect(readingAt(at, zone)).toBe(readingOf(format.format(at).replace(' ', 'T')));
  });

  it('finds a zone’s changes over two centuries, and none where there are none', () => {
    expect(readingAt(Date.parse('1850-01-01T00:00Z'), 'America/New_York')).toBe(
      readingOf('1849-12-31T19:03:58'),
    );
    expect(readingAt(Date.parse('2060-07-01T00:00Z'), 'America/New_York')).toBe(
      readingOf('2060-06-30T20:00'),
    );
    expect(firstMomentShowing(readingOf('2060-03-28T02:30'), 'Europe/Berlin')).toBe(
      Date.parse('2060-03-28T01:00Z'),
    );
  });
});
