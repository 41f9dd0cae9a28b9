import { epochOf, instantOf } from '../../src/domain/instant.ts';
import { onCallAt, type Roster } from '../../src/domain/on-call.ts';
import { expectTheSame } from './on-call-comparison.ts';
import { walk } from './on-call-model.ts';
import {
  ALL_DAYS,
  at,
  deeplyFrozen,
  hours,
  override,
  planned,
  roster,
  turns,
  WEEKDAYS_ONLY,
} from './rosters.ts';

/** Zones with a year in which their clocks do something. */
const YEARS = [
  ['Europe/Berlin', 2026],
  ['America/New_York', 2028],
  ['Australia/Lord_Howe', 2026],
  ['America/Sao_Paulo', 2018],
  ['Pacific/Apia', 2011],
  ['Africa/Casablanca', 2026],
  ['Asia/Tehran', 2022],
  ['Asia/Amman', 2022],
  ['Asia/Kathmandu', 1986],
] as const;

/** Weeks by turns, nights elsewhere on top, planned weekends in March on top of those, and every kind of override. */
function fullRoster(zone: string, year: number): Roster {
  const day = (month: string, time: string): string => `${year}-${month}T${time}`;
  return roster(
    zone,
    [
      turns('P1W', day('01-08', '09:00'), ['amir', 'dana', 'sol']),
      turns('P1M', `${year - 1}-12-31T02:30`, ['lee', 'max'], {
        only: [hours(['sat', 'sun'], '00:00', '00:00'), hours(WEEKDAYS_ONLY, '18:00', '02:15')],
      }),
      turns('PT8H', day('01-01', '06:00'), ['kim', 'noa', 'pia', 'uma', 'vic'], {
        name: 'nights',
        only: [hours(ALL_DAYS, '22:30', '06:15'), hours(['mon'], '00:00', '01:00')],
        timeZone: 'Europe/Lisbon',
      }),
      planned(
        [day('03-01', '00:00Z'), day('04-10', '00:00Z')],
        [
          `amir ${day('03-06', '20:00Z')} ${day('03-07', '08:00Z')}`,
          `sol ${day('03-07', '02:00Z')} ${day('03-07', '20:00Z')}`,
          `dana ${day('03-27', '20:00Z')} ${day('03-30', '08:00Z')}`,
          `kim ${day('04-09', '20:00Z')} ${day('04-11', '08:00Z')}`,
        ],
      ),
    ],
    [
      override('sol for amir', day('02-01', '00:00Z'), day('05-01', '12:15Z')),
      override('rex for sol', day('02-20', '00:00Z'), day('03-10', '00:00Z')),
      override('add zoe', day('03-20', '23:45Z'), day('04-02', '00:00Z')),
      override('remove lee', day('03-25', '00:00Z'), day('04-25', '00:00Z')),
      override('zoe for all', day('10-20', '00:00Z'), day('10-30', '00:30Z')),
      override('add rex', day('10-25', '00:00Z'), day('11-10', '00:00Z')),
      override('ann for zoe', day('10-24', '18:00Z'), day('10-25', '06:00Z'), 'chat'),
      override('ann for all', day('12-29', '00:00Z'), day('12-31', '00:00Z'), 'chat'),
      override('remove ann', day('12-30', '12:00Z'), day('12-30', '13:00Z')),
    ],
  );
}

describe('a walk through a year', () => {
  it.each(YEARS)('in %s %i finds everybody whom the wall clocks of the platform find', (zone, year) => {
    const plan = deeplyFrozen(fullRoster(zone, year));
    const steps = walk(plan, 'primary', Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
    expectTheSame(plan, steps, 29);
  });

  const INTERVALS = [
    ['P1D', '02:30'],
    ['PT1H', '00:15'],
    ['P1M', '00:00'],
    ['P10DT3H', '01:45'],
    ['PT45M', '00:00'],
  ] as const;
  it.each(YEARS.map((year, index) => [...year, ...INTERVALS[index % INTERVALS.length]!] as const))(
    'in %s %i finds hand-offs every %s from %s on where those wall clocks show them',
    (zone, year, every, time) => {
      const plan = deeplyFrozen(roster(zone, [turns(every, `${year - 1}-12-31T${time}`)]));
      expectTheSame(plan, walk(plan, 'primary', Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)), 97);
    },
  );
});

describe('a walk through two days, minute by minute', () => {
  it('sees a hand-off at the very minute where the clock went from a minute past midnight to the evening before', () => {
    const plan = roster('America/St_Johns', [turns('PT1M', '2010-11-06T00:00')]);
    let furthest = 0;
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/St_Johns',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    for (
      let moment = epochOf(at('2010-11-07T01:00Z'));
      moment < epochOf(at('2010-11-07T05:00Z'));
      moment += 60_000
    ) {
      furthest = Math.max(furthest, Date.parse(`${format.format(moment).replace(' ', 'T')}Z`));
      const turn = (furthest - Date.parse('2010-11-06T00:00Z')) / 60_000;
      const [duty] = onCallAt(plan, 'primary', instantOf(moment));
      expect([moment, duty?.who]).toEqual([moment, ['amir', 'dana', 'sol'][turn % 3]]);
    }
  });
});
