import { Temporal } from 'temporal-polyfill';
import { oddTimesOf } from '../../src/domain/odd-time.ts';
import type { Turns } from '../../src/domain/rotation.ts';

const [FROM, UNTIL] = ['2026-11-24T10:00:00.000Z', '2027-11-25T10:00:00.000Z'];

const turns = (every: string, from: string, more: Partial<Turns> = {}): Turns => ({
  kind: 'turns',
  participants: ['amir'],
  handOff: { every, from },
  ...more,
});

const handOffs = (layer: Turns, zone: string, until = UNTIL) =>
  oddTimesOf(layer, zone, FROM, until).map(({ kind, local, at }) => [kind, local, at]);

describe('odd times', () => {
  it('are those that the clock skips, taken for the first moment after, or shows twice, taken for the first', () =>
    expect(handOffs(turns('P1D', '2026-11-02T02:30'), 'Europe/Berlin')).toEqual([
      ['skipped', '2027-03-28T02:30', '2027-03-28T01:00:00.000Z'],
      ['repeated', '2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
    ]));

  it('begin with the first that is skipped and end before the first that is not', () => {
    expect(handOffs(turns('P1D', '2026-11-02T02:00'), 'Europe/Berlin')).toHaveLength(2);
    expect(handOffs(turns('P1D', '2026-11-02T03:00'), 'Europe/Berlin')).toEqual([]);
    expect(handOffs(turns('P1D', '2026-11-02T01:59'), 'Europe/Berlin')).toEqual([]);
  });

  it('may be several in one night', () =>
    expect(handOffs(turns('PT15M', '2026-11-02T00:00'), 'Europe/Berlin')).toHaveLength(8));

  it('come half an hour long on Lord Howe Island', () =>
    expect(handOffs(turns('P1D', '2026-11-02T01:45'), 'Australia/Lord_Howe')).toEqual([
      ['repeated', '2027-04-04T01:45', '2027-04-03T14:45:00.000Z'],
    ]));

  it('are none where the clock is never changed, and none before the first hand-off', () => {
    expect(handOffs(turns('PT15M', '2026-11-02T00:00'), 'Asia/Tokyo')).toEqual([]);
    expect(handOffs(turns('P1D', '2027-06-01T02:30'), 'Europe/Berlin')).toEqual([
      ['repeated', '2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
    ]);
  });

  it('are looked for in the zone of the layer', () =>
    expect(
      oddTimesOf(
        turns('P1D', '2026-11-02T02:30', { timeZone: 'America/New_York' }),
        'Asia/Tokyo',
        FROM,
        UNTIL,
      ),
    ).toMatchObject([{ timeZone: 'America/New_York', local: '2027-03-14T02:30' }]));

  it('of hours are those of days on which they begin or end', () => {
    const only = [{ days: ['sat'] as const, from: '22:00', until: '02:30' }];
    expect(
      oddTimesOf(turns('P1W', '2026-11-02T09:00', { only }), 'Europe/Berlin', FROM, UNTIL),
    ).toMatchObject([
      { what: 'hours_end', kind: 'skipped', local: '2027-03-28T02:30' },
      { what: 'hours_end', kind: 'repeated', local: '2027-10-31T02:30' },
    ]);
    const weekday = [{ days: ['mon'] as const, from: '02:30', until: '02:45' }];
    expect(
      oddTimesOf(turns('P1W', '2026-11-02T09:00', { only: weekday }), 'Europe/Berlin', FROM, UNTIL),
    ).toEqual([]);
  });

  it.each([
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'America/Santiago',
    'Antarctica/Troll',
  ])('are found as by looking at every hand-off: %s', (zone) => {
    const [every, from] = ['PT45M', '2026-11-02T00:10'];
    const expected: string[] = [];
    let local = Temporal.PlainDateTime.from(from);
    while (local.toString() < '2027-11-25') {
      const [early, late] = (['earlier', 'later'] as const).map((disambiguation) =>
        local.toZonedDateTime(zone, { disambiguation }),
      );
      if (early?.epochMilliseconds !== late?.epochMilliseconds && local.toString() > '2026-11-25')
        expected.push(local.toString({ smallestUnit: 'minute' }));
      local = local.add({ minutes: 45 });
    }
    expect(oddTimesOf(turns(every, from), zone, FROM, UNTIL).map((odd) => odd.local)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });
});
