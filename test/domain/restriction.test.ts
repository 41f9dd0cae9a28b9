import { instantOf } from '../../src/domain/instant.ts';
import { dutiesBetween, gapsBetween, nextHandOff, onCallAt } from '../../src/domain/on-call.ts';
import { openingAt, type Restriction } from '../../src/domain/restriction.ts';
import { ALL_DAYS, at, hours, lines, roster, turns, WEEKDAYS_ONLY } from './rosters.ts';

const restricted = (zone: string, only: readonly Restriction[], from = '2026-01-05T00:00') =>
  roster(zone, [turns('P1W', from, ['amir', 'dana'], { only })]);
const between = (plan: ReturnType<typeof restricted>, from: string, until: string) =>
  lines(dutiesBetween(plan, 'primary', at(from), at(until)));
const isOpen = (only: readonly Restriction[], zone: string, moment: string) =>
  openingAt(only, zone, Date.parse(moment)).isOpen;

describe('hours of the week', () => {
  // 2026-11-06 is a Friday.
  const nights = [hours(WEEKDAYS_ONLY, '18:00', '08:00')];
  it.each([
    ['2026-11-06T17:59+01:00', false],
    ['2026-11-06T18:00+01:00', true],
    ['2026-11-07T07:59+01:00', true],
    ['2026-11-07T08:00+01:00', false],
    ['2026-11-07T20:00+01:00', false],
    ['2026-11-08T20:00+01:00', false],
    ['2026-11-09T07:00+01:00', false],
    ['2026-11-09T18:00+01:00', true],
  ])('over midnight belong to the day on which they begin (%s: %s)', (moment, open) => {
    expect(isOpen(nights, 'Europe/Berlin', moment)).toBe(open);
  });

  it('are whole days where they end when they begin, and where they end at 24:00', () => {
    for (const until of ['00:00', '24:00']) {
      const weekend = [hours(['sat', 'sun'], '00:00', until)];
      expect(between(restricted('UTC', weekend), '2026-11-02T00:00Z', '2026-11-09T00:00Z')).toEqual([
        'dana 11-07T00:00 11-09T00:00',
      ]);
    }
    const fromNine = [hours(['fri'], '09:00', '09:00')];
    expect(between(restricted('UTC', fromNine), '2026-11-02T00:00Z', '2026-11-09T00:00Z')).toEqual([
      'dana 11-06T09:00 11-07T09:00',
    ]);
  });

  it('that touch or overlap make one stretch', () => {
    const only = [
      hours(['mon'], '08:00', '12:00'),
      hours(['mon'], '12:00', '14:00'),
      hours(['mon'], '13:00', '01:00'),
      hours(['tue'], '00:30', '02:00'),
    ];
    expect(between(restricted('UTC', only), '2026-11-02T00:00Z', '2026-11-04T00:00Z')).toEqual([
      'dana 11-02T08:00 11-03T02:00',
    ]);
  });

  it('end with the turn in which they lie, and go on with the next person', () => {
    const plan = restricted('UTC', [hours(ALL_DAYS, '18:00', '08:00')]);
    expect(between(plan, '2026-11-08T12:00Z', '2026-11-09T12:00Z')).toEqual([
      'dana 11-08T18:00 11-09T00:00',
      'amir 11-09T00:00 11-09T08:00',
    ]);
  });

  it('leave the rest of the week to nobody', () => {
    const plan = restricted('UTC', [hours(WEEKDAYS_ONLY, '09:00', '17:00')]);
    const gaps = gapsBetween(plan, 'primary', at('2026-11-06T12:00Z'), at('2026-11-10T00:00Z'));
    expect(gaps.map(({ from, until }) => `${from.slice(5, 16)} ${until.slice(5, 16)}`)).toEqual([
      '11-06T17:00 11-09T09:00',
      '11-09T17:00 11-10T00:00',
    ]);
    expect(nextHandOff(plan, 'primary', at('2026-11-06T18:00Z'))).toBe('2026-11-09T09:00:00.000Z');
  });

  it('on no day are never, and without any it is always', () => {
    const never = restricted('UTC', [hours([], '09:00', '17:00')]);
    expect(onCallAt(never, 'primary', at('2026-11-06T12:00Z'))).toEqual([]);
    expect(nextHandOff(never, 'primary', at('2026-11-06T12:00Z'))).toBeUndefined();
    expect(onCallAt(restricted('UTC', []), 'primary', at('2026-11-06T12:00Z'))).toHaveLength(1);
  });

  it('count on the wall clock of the layer’s own zone', () => {
    const only = [hours(ALL_DAYS, '09:00', '17:00')];
    const plan = roster('Europe/Berlin', [
      turns('P1W', '2026-01-05T00:00', ['amir'], { only, timeZone: 'America/New_York' }),
    ]);
    expect(between(plan, '2026-11-06T00:00Z', '2026-11-07T00:00Z')).toEqual(['amir 11-06T14:00 11-06T22:00']);
  });

  it.each([['25:00'], ['9am'], [''], ['18:60']])('refuse a malformed time (%j)', (from) => {
    expect(() => isOpen([hours(['mon'], from, '17:00')], 'UTC', '2026-11-06T12:00Z')).toThrow(RangeError);
  });
});

describe('hours in a night in which the clock is changed', () => {
  it('open at the first moment after the gap where it skips their beginning, and never where it skips them whole', () => {
    const night = restricted('Europe/Berlin', [hours(['sun'], '02:30', '04:00')]);
    expect(between(night, '2026-03-29T00:00Z', '2026-03-30T00:00Z')).toEqual([
      'dana 03-29T01:00 03-29T02:00',
    ]);
    const skipped = restricted('Europe/Berlin', [hours(['sun'], '02:00', '03:00')]);
    expect(between(skipped, '2026-03-29T00:00Z', '2026-03-30T00:00Z')).toEqual([]);
    // From a Monday on the next opening is thirteen days away.
    expect(nextHandOff(skipped, 'primary', at('2026-03-23T12:00Z'))).toBe('2026-04-05T00:00:00.000Z');
  });

  it('end when the clock shows their end first, and what it shows a second time is over', () => {
    const early = restricted('Europe/Berlin', [hours(['sun'], '01:00', '02:30')]);
    expect(between(early, '2026-10-24T12:00Z', '2026-10-26T00:00Z')).toEqual([
      'dana 10-24T23:00 10-25T00:30',
    ]);
    const through = restricted('Europe/Berlin', [hours(['sat'], '18:00', '08:00')]);
    expect(between(through, '2026-10-24T12:00Z', '2026-10-26T00:00Z')).toEqual([
      'dana 10-24T16:00 10-25T07:00',
    ]);
  });

  it('have begun where the clock is put back over midnight', () => {
    // One minute past midnight it was 23:01 again.
    const sunday = restricted('America/St_Johns', [hours(['sun'], '00:00', '12:00')], '2010-11-01T00:00');
    expect(between(sunday, '2010-11-06T12:00Z', '2010-11-08T00:00Z')).toEqual([
      'amir 11-07T02:30 11-07T15:30',
    ]);
    const minute = openingAt(
      [hours(['sun'], '00:00', '12:00')],
      'America/St_Johns',
      Date.parse('2010-11-07T03:00Z'),
    );
    expect([minute.isOpen, instantOf(minute.from), instantOf(minute.until)]).toEqual([
      true,
      '2010-11-07T02:30:00.000Z',
      '2010-11-07T15:30:00.000Z',
    ]);
  });

  it('of a day that never came are those left when it was over', () => {
    // After Thursday the 29th came Saturday the 31st.
    const friday = restricted('Pacific/Apia', [hours(['fri'], '18:00', '08:00')], '2011-12-26T00:00');
    expect(between(friday, '2011-12-29T00:00Z', '2012-01-02T00:00Z')).toEqual([
      'amir 12-30T10:00 12-30T18:00',
    ]);
    const daytime = restricted('Pacific/Apia', [hours(['fri'], '08:00', '18:00')], '2011-12-26T00:00');
    expect(between(daytime, '2011-12-29T00:00Z', '2012-01-02T00:00Z')).toEqual([]);
  });
});
