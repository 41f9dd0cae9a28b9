import { readPicked, readSpan } from '../../src/domain/time-words.ts';
import type { TimeProblem } from '../../src/domain/said-time.ts';
import type { TimeContext } from '../../src/domain/time-words.ts';

/** A Monday, 10:00 in Berlin. */
const NOW = '2026-11-23T09:00:00.000Z';
const BERLIN: TimeContext = { now: NOW, timeZone: 'Europe/Berlin', withinDays: 56 };
const at = (now: string, more: Partial<TimeContext> = {}): TimeContext => ({ ...BERLIN, now, ...more });

describe('an end', () => {
  it.each([
    ['until 18:00', '2026-11-23T17:00:00.000Z'],
    ['till 18.00', '2026-11-23T17:00:00.000Z'],
    ['until today 18:00', '2026-11-23T17:00:00.000Z'],
    ['from now until 18:00', '2026-11-23T17:00:00.000Z'],
    ['until 6 pm', '2026-11-23T17:00:00.000Z'],
    ['until 6PM', '2026-11-23T17:00:00.000Z'],
    ['until 6:30 p.m.', '2026-11-23T17:30:00.000Z'],
    ['until 12 pm', '2026-11-23T11:00:00.000Z'],
    ['until noon', '2026-11-23T11:00:00.000Z'],
    ['until midnight', '2026-11-23T23:00:00.000Z'],
    ['until 24:00', '2026-11-23T23:00:00.000Z'],
    ['until tomorrow 08:00', '2026-11-24T07:00:00.000Z'],
    ['until tomorrow at 8 am', '2026-11-24T07:00:00.000Z'],
    ['until 8 am tomorrow', '2026-11-24T07:00:00.000Z'],
    ['until 12 am tomorrow', '2026-11-23T23:00:00.000Z'],
    ['until friday 09:00', '2026-11-27T08:00:00.000Z'],
    ['until on Fri, 9:00', '2026-11-27T08:00:00.000Z'],
    ['until monday 11:00', '2026-11-23T10:00:00.000Z'],
    ['until Monday 09:00', '2026-11-30T08:00:00.000Z'],
    ['until next friday 09:00', '2026-12-04T08:00:00.000Z'],
    ['until 2026-11-24 08:00', '2026-11-24T07:00:00.000Z'],
    ['until 2026-11-24T08:00', '2026-11-24T07:00:00.000Z'],
    ['until 24 December 08:00', '2026-12-24T07:00:00.000Z'],
    ['until dec 24th 8 am', '2026-12-24T07:00:00.000Z'],
    ['until 4 january 08:00', '2027-01-04T07:00:00.000Z'],
    ['for 2 hours', '2026-11-23T11:00:00.000Z'],
    ['until in 2 hours', '2026-11-23T11:00:00.000Z'],
    ['for 2h', '2026-11-23T11:00:00.000Z'],
    ['for an hour and 15 minutes', '2026-11-23T10:15:00.000Z'],
    ['for half an hour', '2026-11-23T09:30:00.000Z'],
    ['for the next 90 minutes', '2026-11-23T10:30:00.000Z'],
    ['for 7 days', '2026-11-30T09:00:00.000Z'],
  ])('“%s” counts from now to %s', (text, until) => {
    expect(readSpan(text, BERLIN)).toEqual({ ok: true, span: { from: NOW, until }, isTwice: false });
  });
});

describe('a span', () => {
  it.each([
    ['from 18:00 until 22:00', '2026-11-23T17:00:00.000Z', '2026-11-23T21:00:00.000Z'],
    ['18:00-22:00', '2026-11-23T17:00:00.000Z', '2026-11-23T21:00:00.000Z'],
    ['18:00 – 22:00', '2026-11-23T17:00:00.000Z', '2026-11-23T21:00:00.000Z'],
    ['6pm to 10pm', '2026-11-23T17:00:00.000Z', '2026-11-23T21:00:00.000Z'],
    ['from 22:00 until 06:00', '2026-11-23T21:00:00.000Z', '2026-11-24T05:00:00.000Z'],
    ['from 18:00 for 2 hours', '2026-11-23T17:00:00.000Z', '2026-11-23T19:00:00.000Z'],
    ['in 2 hours for 3 hours', '2026-11-23T11:00:00.000Z', '2026-11-23T14:00:00.000Z'],
    ['friday 18:00 to saturday 08:00', '2026-11-27T17:00:00.000Z', '2026-11-28T07:00:00.000Z'],
    ['from friday 18:00 until 08:00', '2026-11-27T17:00:00.000Z', '2026-11-28T07:00:00.000Z'],
    ['on friday from 18:00 until 22:00', '2026-11-27T17:00:00.000Z', '2026-11-27T21:00:00.000Z'],
    ['from 18:00 until 22:00 on friday', '2026-11-27T17:00:00.000Z', '2026-11-27T21:00:00.000Z'],
    ['from 22:00 until 06:00 on saturday', '2026-11-27T21:00:00.000Z', '2026-11-28T05:00:00.000Z'],
    ['2026-12-24 18:00 until 2026-12-25 08:00', '2026-12-24T17:00:00.000Z', '2026-12-25T07:00:00.000Z'],
    ['from 08:00 until 12:00', NOW, '2026-11-23T11:00:00.000Z'],
    ['tonight', '2026-11-23T17:00:00.000Z', '2026-11-24T07:00:00.000Z'],
    ['Friday night', '2026-11-27T17:00:00.000Z', '2026-11-28T07:00:00.000Z'],
    ['on the Friday night', '2026-11-27T17:00:00.000Z', '2026-11-28T07:00:00.000Z'],
    ['next friday night', '2026-12-04T17:00:00.000Z', '2026-12-05T07:00:00.000Z'],
    ['tomorrow', '2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
    ['tomorrow night', '2026-11-24T17:00:00.000Z', '2026-11-25T07:00:00.000Z'],
    ['tomorrow morning', '2026-11-24T07:00:00.000Z', '2026-11-24T11:00:00.000Z'],
    ['friday evening', '2026-11-27T17:00:00.000Z', '2026-11-27T21:00:00.000Z'],
    ['on Friday', '2026-11-26T23:00:00.000Z', '2026-11-27T23:00:00.000Z'],
    ['today', NOW, '2026-11-23T23:00:00.000Z'],
    ['this weekend', '2026-11-27T23:00:00.000Z', '2026-11-29T23:00:00.000Z'],
    ['the weekend', '2026-11-27T23:00:00.000Z', '2026-11-29T23:00:00.000Z'],
    ['next weekend', '2026-12-04T23:00:00.000Z', '2026-12-06T23:00:00.000Z'],
    ['2026-12-24', '2026-12-23T23:00:00.000Z', '2026-12-24T23:00:00.000Z'],
    ['on 24 December', '2026-12-23T23:00:00.000Z', '2026-12-24T23:00:00.000Z'],
  ])('“%s” is %s to %s', (text, from, until) => {
    expect(readSpan(text, BERLIN)).toEqual({ ok: true, span: { from, until }, isTwice: false });
  });

  it('that runs already counts from now, and a weekday that is over means the next one', () => {
    const friday = '2026-11-27T22:00:00.000Z';
    expect(readSpan('friday night', at(friday))).toMatchObject({
      span: { from: friday, until: '2026-11-28T07:00:00.000Z' },
    });
    const saturday = '2026-11-28T09:00:00.000Z';
    expect(readSpan('this weekend', at(saturday))).toMatchObject({
      span: { from: saturday, until: '2026-11-29T23:00:00.000Z' },
    });
    const evening = '2026-11-23T21:30:00.000Z';
    expect(readSpan('monday afternoon', at(evening))).toMatchObject({
      span: { from: '2026-11-30T11:00:00.000Z' },
    });
  });

  it('“tonight” at two in the morning is the night that is running', () => {
    expect(readSpan('tonight', at('2026-11-24T01:00:00.000Z'))).toMatchObject({
      span: { from: '2026-11-24T01:00:00.000Z', until: '2026-11-24T07:00:00.000Z' },
    });
    expect(readSpan('tonight', at('2026-11-24T05:00:00.000Z'))).toMatchObject({
      span: { from: '2026-11-24T17:00:00.000Z' },
    });
  });

  it('is on the wall clock of the zone it is written in', () => {
    const new_york = at(NOW, { timeZone: 'America/New_York' });
    expect(readSpan('until 18:00', new_york)).toMatchObject({ span: { until: '2026-11-23T23:00:00.000Z' } });
    expect(readSpan('until 18:00', at(NOW, { timeZone: 'Australia/Lord_Howe' }))).toMatchObject({
      ok: false,
      problem: 'past',
    });
  });

  it('keeps to whole minutes, so that a message delivered twice ends when the first did', () => {
    const until = '2026-11-23T11:01:00.000Z';
    expect(readSpan('for 2 hours', at('2026-11-23T09:00:12.345Z'))).toMatchObject({ span: { until } });
  });

  it('after days is at the same time of the day, also over a change of the clock', () => {
    expect(readSpan('for 1 day', at('2026-10-24T12:00:00.000Z'))).toMatchObject({
      span: { until: '2026-10-25T13:00:00.000Z' },
    });
  });
});

describe('on the nights on which the clock is changed', () => {
  const spring = at('2026-03-28T12:00:00.000Z');
  const autumn = at('2026-10-24T12:00:00.000Z');

  it('a time that is skipped is no time', () => {
    expect(readSpan('until tomorrow 02:30', spring)).toEqual({ ok: false, problem: 'skipped' });
    expect(readSpan('from tomorrow 02:30 until 06:00', spring)).toEqual({ ok: false, problem: 'skipped' });
    expect(readSpan('until tomorrow 03:00', spring)).toMatchObject({
      span: { until: '2026-03-29T01:00:00.000Z' },
      isTwice: false,
    });
  });

  it('a time that comes twice begins with the first and ends with the second, and that is said', () => {
    expect(readSpan('until tomorrow 02:30', autumn)).toMatchObject({
      span: { until: '2026-10-25T01:30:00.000Z' },
      isTwice: true,
    });
    expect(readSpan('from tomorrow 02:30 until 06:00', autumn)).toMatchObject({
      span: { from: '2026-10-25T00:30:00.000Z', until: '2026-10-25T05:00:00.000Z' },
      isTwice: true,
    });
  });

  it('the night is an hour shorter or longer', () => {
    expect(readSpan('saturday night', spring)).toMatchObject({
      span: { from: '2026-03-28T17:00:00.000Z', until: '2026-03-29T06:00:00.000Z' },
    });
    expect(readSpan('saturday night', autumn)).toMatchObject({
      span: { from: '2026-10-24T16:00:00.000Z', until: '2026-10-25T07:00:00.000Z' },
    });
  });
});

describe('what is no span', () => {
  it.each<[string, TimeProblem]>([
    ['', 'missing'],
    ['   ', 'missing'],
    ['until', 'missing'],
    ['18:00', 'missing'],
    ['from friday 18:00', 'missing'],
    ['in 2 hours', 'missing'],
    ['until 18', 'bare_hour'],
    ['18', 'bare_hour'],
    ['until 10.12', 'maybe_date'],
    ['from 10.12 until 12.12', 'maybe_date'],
    ['until tomorrow', 'unreadable'],
    ['until later', 'unreadable'],
    ['until friday 09:00 or so', 'unreadable'],
    ['until ١٨:٠٠', 'unreadable'],
    ['until 18:00 🙂', 'unreadable'],
    ['for ever', 'unreadable'],
    ['for 99999999 hours', 'unreadable'],
    ['until 25:00', 'no_such_time'],
    ['until 18:60', 'no_such_time'],
    ['until 13 pm', 'no_such_time'],
    ['until 0 am', 'no_such_time'],
    ['until 2026-02-30 08:00', 'no_such_time'],
    ['2026-02-30', 'no_such_time'],
    ['31 february', 'no_such_time'],
    ['until 2026-13-01 08:00', 'no_such_time'],
    ['until 09:59', 'past'],
    ['until 10:00', 'past'],
    ['until 2026-11-22 18:00', 'past'],
    ['2026-11-22', 'past'],
    ['until 0000-01-01 00:00', 'past'],
    ['for 0 minutes', 'past'],
    ['from friday 18:00 until friday 08:00', 'ends_first'],
    ['from 2026-11-27 18:00 until 2026-11-26 08:00', 'ends_first'],
    ['until 2027-01-18 10:01', 'too_far'],
    ['for 57 days', 'too_far'],
    ['for 9999 days', 'too_far'],
    ['until 9999-12-31 24:00', 'too_far'],
  ])('%j is refused as %s', (text, problem) => {
    expect(readSpan(text, BERLIN)).toEqual({ ok: false, problem });
  });

  it('is what ends after as many days as were allowed, to the minute', () => {
    const week = at('2026-11-23T09:00:12.345Z', { withinDays: 7 });
    expect(readSpan('for 7 days', week)).toMatchObject({ ok: true });
    expect(readSpan('until 2026-11-30 10:01', week)).toMatchObject({ ok: true });
    expect(readSpan('until 2026-11-30 10:02', week)).toEqual({ ok: false, problem: 'too_far' });
  });
});

describe('what was picked', () => {
  it('is read like what is written, and without a beginning counts from now', () => {
    expect(readPicked('2026-11-27 18:00', '2026-11-28 08:00', BERLIN)).toMatchObject({
      span: { from: '2026-11-27T17:00:00.000Z', until: '2026-11-28T07:00:00.000Z' },
    });
    expect(readPicked('', '2026-11-23 18:00', BERLIN)).toMatchObject({ span: { from: NOW } });
    expect(readPicked('2026-11-27', '2026-11-28 08:00', BERLIN)).toMatchObject({ problem: 'unreadable' });
    expect(readPicked('', '', BERLIN)).toMatchObject({ problem: 'missing' });
  });
});
