import { epochOf, instantOf } from '../../src/domain/instant.ts';
import { dutiesAt, dutiesBetween, nextHandOff, onCallAt } from '../../src/domain/on-call.ts';
import { at, lines, planned, roster, turns } from './rosters.ts';

const weekly = roster('Europe/Berlin', [turns('P1W', '2026-11-02T09:00')]);
const whoAt = (plan: typeof weekly, text: string) =>
  onCallAt(plan, 'primary', at(text)).map(({ who }) => who);

describe('turns', () => {
  it('go to the first participant from the first hand-off to the second', () => {
    expect(onCallAt(weekly, 'primary', at('2026-11-02T09:00+01:00'))).toEqual([
      {
        rotation: 'primary',
        who: 'amir',
        from: '2026-11-02T08:00:00.000Z',
        until: '2026-11-09T08:00:00.000Z',
        because: { kind: 'rotation', layer: 0 },
      },
    ]);
  });

  it.each([
    ['2026-11-02T07:59:59.999Z', []],
    ['2026-11-02T08:00:00.000Z', ['amir']],
    ['2026-11-09T07:59:59.999Z', ['amir']],
    ['2026-11-09T08:00:00.000Z', ['dana']],
    ['2026-11-16T08:00:00.000Z', ['sol']],
    ['2026-11-23T08:00:00.000Z', ['amir']],
  ])('change at the very moment of the hand-off, and come round again (%s: %j)', (moment, who) => {
    expect(whoAt(weekly, moment)).toEqual(who);
  });

  it.each([
    // The 31st stays the 31st, and the end of the month where there is none.
    ['P1M', '2026-01-31T09:00', '2026-03-15T00:00Z', 'dana 02-28T09:00 03-31T09:00'],
    ['P1M', '2028-01-31T09:00', '2028-02-29T12:00Z', 'dana 02-29T09:00 03-31T09:00'],
    ['P1M', '2026-01-31T09:00', '2026-04-30T09:00Z', 'amir 04-30T09:00 05-31T09:00'],
    // Born on a leap day.
    ['P1Y', '2024-02-29T00:00', '2025-03-01T00:00Z', 'dana 02-28T00:00 02-28T00:00'],
    ['P1Y', '2024-02-29T00:00', '2028-02-28T23:59Z', 'amir 02-28T00:00 02-29T00:00'],
    ['P1D', '2028-02-28T06:00', '2028-02-29T12:00Z', 'dana 02-29T06:00 03-01T06:00'],
    ['P1M2D', '2026-01-31T00:00', '2026-03-02T00:00Z', 'dana 03-02T00:00 04-04T00:00'],
    ['P3DT4H', '2026-01-01T00:00', '2026-01-04T04:00Z', 'dana 01-04T04:00 01-07T08:00'],
    ['PT90M', '2026-01-01T00:00', '2026-01-01T02:59Z', 'dana 01-01T01:30 01-01T03:00'],
    ['PT1H', '2026-01-01T00:00', '2026-01-01T02:30Z', 'sol 01-01T02:00 01-01T03:00'],
  ])('every %s from %s (at %s: %s)', (every, from, moment, expected) => {
    expect(lines(onCallAt(roster('UTC', [turns(every, from)]), 'primary', at(moment)))).toEqual([expected]);
  });

  it('of somebody who is the only one are handed off to themself', () => {
    const alone = roster('UTC', [turns('P1D', '2026-01-01T00:00', ['amir'])]);
    expect(nextHandOff(alone, 'primary', at('2026-05-01T12:00Z'))).toBe('2026-05-02T00:00:00.000Z');
    expect(lines(onCallAt(alone, 'primary', at('2026-05-01T12:00Z')))).toEqual([
      'amir 05-01T00:00 05-02T00:00',
    ]);
  });

  it('without participants, or of an unknown rotation, are nobody’s for ever', () => {
    const empty = roster('UTC', [turns('P1D', '2026-01-01T00:00', [])]);
    expect(dutiesAt(empty, at('2026-11-12T00:00Z'))).toEqual([]);
    expect(nextHandOff(empty, 'primary', at('2026-11-12T00:00Z'))).toBeUndefined();
    expect(onCallAt(weekly, 'tertiary', at('2026-11-12T00:00Z'))).toEqual([]);
    expect(nextHandOff(weekly, 'tertiary', at('2026-11-12T00:00Z'))).toBeUndefined();
    expect(dutiesBetween(weekly, 'tertiary', at('2026-11-12T00:00Z'), at('2026-12-12T00:00Z'))).toEqual([]);
  });

  it.each([
    ['PT0S', '2026-01-01T00:00'],
    ['-P1D', '2026-01-01T00:00'],
    ['PT0.001S', '2026-01-01T00:00'],
    ['weekly', '2026-01-01T00:00'],
    ['P1W', 'monday'],
    ['P1W', '2026-01-01T00:00+01:00'],
  ])('refuse an interval or a start that leads nowhere (every %s from %s)', (every, from) => {
    const broken = roster('UTC', [turns(every, from)]);
    expect(() => onCallAt(broken, 'primary', at('2026-11-12T00:00Z'))).toThrow(RangeError);
  });

  it('refuse a zone that there is none of', () => {
    const nowhere = roster('Europe/Atlantis', [turns('P1W', '2026-01-01T00:00')]);
    expect(() => onCallAt(nowhere, 'primary', at('2026-11-12T00:00Z'))).toThrow(RangeError);
  });

  it('are found without walking from the beginning', () => {
    const old = roster('Europe/Berlin', [
      turns('PT15M', '1871-01-01T00:00'),
      turns('P1M', '1900-01-31T00:00'),
    ]);
    for (let day = 0; day < 100; day += 1) {
      const moment = instantOf(Date.UTC(2026, 0, 1) + day * 86_400_000);
      expect(onCallAt(old, 'primary', moment)).toHaveLength(1);
    }
  });
});

describe('hand-offs across a change of the clock', () => {
  it.each([
    ['Berlin', 'Europe/Berlin', '2026-03-28T02:30', '2026-03-29T01:00:00.000Z'],
    ['Chicago', 'America/Chicago', '2026-03-07T02:30', '2026-03-08T08:00:00.000Z'],
    ['Lord Howe, half an hour', 'Australia/Lord_Howe', '2026-10-03T02:15', '2026-10-03T15:30:00.000Z'],
    ['São Paulo, at midnight', 'America/Sao_Paulo', '2018-11-03T00:15', '2018-11-04T03:00:00.000Z'],
    ['Amman, at midnight', 'Asia/Amman', '2022-02-24T00:30', '2022-02-24T22:00:00.000Z'],
    ['Apia, a whole day', 'Pacific/Apia', '2011-12-29T08:00', '2011-12-30T10:00:00.000Z'],
    ['Kathmandu, a quarter of an hour', 'Asia/Kathmandu', '1985-12-31T00:05', '1985-12-31T18:30:00.000Z'],
  ])('a time that does not exist is the first moment after the gap (%s)', (_, zone, from, expected) => {
    const daily = roster(zone, [turns('P1D', from)]);
    const [first] = onCallAt(daily, 'primary', instantOf(Date.parse(expected) - 1));
    expect(first).toMatchObject({ who: 'amir', until: expected });
  });

  it.each([
    ['Europe/Berlin', '2026-10-24T02:30', '+02:00', '2026-10-25T00:30:00.000Z', 24],
    ['Europe/Berlin', '2026-10-24T03:00', '+02:00', '2026-10-25T02:00:00.000Z', 25],
    ['America/New_York', '2026-10-31T01:59', '-04:00', '2026-11-01T05:59:00.000Z', 24],
    ['America/New_York', '2026-10-31T02:00', '-04:00', '2026-11-01T07:00:00.000Z', 25],
    ['Australia/Lord_Howe', '2026-04-04T02:00', '+11:00', '2026-04-04T15:30:00.000Z', 24.5],
    ['America/Sao_Paulo', '2018-02-17T00:00', '-02:00', '2018-02-18T03:00:00.000Z', 25],
    ['America/St_Johns', '2010-11-06T00:00', '-02:30', '2010-11-07T02:30:00.000Z', 24],
  ])(
    'a repeated time counts when it comes first (%s from %s%s until %s)',
    (zone, from, offset, until, length) => {
      const daily = roster(zone, [turns('P1D', from)]);
      const [duty] = onCallAt(daily, 'primary', at(`${from}${offset}`));
      expect(duty?.until).toBe(until);
      expect((epochOf(until) - epochOf(duty!.from)) / 3_600_000).toBe(length);
    },
  );

  it('hourly turns give the repeated hour to one person and the skipped hour to nobody', () => {
    const autumn = roster('America/Chicago', [turns('PT1H', '2026-11-01T00:00')]);
    expect(lines(onCallAt(autumn, 'primary', at('2026-11-01T07:30Z')))).toEqual([
      'dana 11-01T06:00 11-01T08:00',
    ]);
    const spring = roster('America/Chicago', [turns('PT1H', '2026-03-08T00:00')]);
    expect(whoAt(spring, '2026-03-08T07:30Z')).toEqual(['dana']);
    expect(whoAt(spring, '2026-03-08T08:00Z')).toEqual(['amir']);
  });
});

describe('planned shifts', () => {
  const known = ['2026-11-02T00:00Z', '2026-11-09T00:00Z'] as const;
  const plan = roster('UTC', [
    planned(known, [
      'dana 2026-11-02T12:00Z 2026-11-02T20:00Z',
      'amir 2026-11-02T08:00Z 2026-11-02T16:00Z',
      'sol 2026-11-08T20:00Z 2026-11-09T08:00Z',
      'sol 2026-11-01T20:00Z 2026-11-02T04:00Z',
      'amir 2026-11-04T08:00Z 2026-11-04T12:00Z',
      'amir 2026-11-04T10:00Z 2026-11-04T16:00Z',
      'amir 2026-11-04T16:00Z 2026-11-04T18:00Z',
      'dana 2026-11-05T08:00Z 2026-11-05T08:00Z',
    ]),
  ]);
  const all = () => lines(dutiesBetween(plan, 'primary', at(known[0]), at(known[1])));

  it('may be several people’s at once, in the order in which they began', () => {
    expect(onCallAt(plan, 'primary', at('2026-11-02T13:00Z'))).toMatchObject([
      { who: 'amir', because: { kind: 'shifts', layer: 0 } },
      { who: 'dana', because: { kind: 'shifts', layer: 0 } },
    ]);
  });

  it('of one person that overlap are one duty, those that follow each other two, and empty ones none', () => {
    expect(all()).toEqual([
      'sol 11-02T00:00 11-02T04:00',
      'amir 11-02T08:00 11-02T16:00',
      'dana 11-02T12:00 11-02T20:00',
      'amir 11-04T08:00 11-04T16:00',
      'amir 11-04T16:00 11-04T18:00',
      'sol 11-08T20:00 11-09T00:00',
    ]);
  });

  it('are nobody’s outside what is known, even where a shift reaches out of it', () => {
    expect(whoAt(plan, '2026-11-01T21:00Z')).toEqual([]);
    expect(whoAt(plan, '2026-11-09T07:00Z')).toEqual([]);
  });
});
