import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { epochOf, instantOf, type Instant } from '../../src/domain/instant.ts';
import {
  dutiesAt,
  dutyAt,
  nextHandOff,
  shiftsOf,
  type Override,
  type Roster,
  type Rotation,
} from '../../src/domain/on-call.ts';

const MINUTE = 60_000;

function rotation(
  every: string,
  from: string,
  participants = ['amir', 'dana', 'sol'],
  name = 'primary',
): Rotation {
  return { name, participants, handOff: { every, from } };
}

function roster(
  timeZone: string,
  rotations: readonly Rotation[],
  overrides: readonly Override[] = [],
): Roster {
  return { timeZone, rotations, overrides, escalation: [] };
}

function override(who: string, from: string, until: string, of = 'primary'): Override {
  return { who, from: instantOf(Date.parse(from)), until: instantOf(Date.parse(until)), rotation: of };
}

const at = (text: string): Instant => instantOf(Date.parse(text));
const weekly = roster('Europe/Berlin', [rotation('P1W', '2026-11-02T09:00')]);

/** The wall clock as if it were UTC, by the platform's own formatter and not by the library under the look-ups. */
function wallClock(timeZone: string): (moment: number) => number {
  const digits = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, ...digits });
  return (moment) => Date.parse(`${format.format(moment).replace(' ', 'T')}Z`);
}

describe('who is on call', () => {
  it('is the first participant from the first hand-off, to the second', () => {
    const duty = dutyAt(weekly, 'primary', at('2026-11-02T09:00+01:00'));
    expect(duty).toEqual({
      rotation: 'primary',
      who: 'amir',
      from: '2026-11-02T08:00:00.000Z',
      until: '2026-11-09T08:00:00.000Z',
      because: 'rotation',
    });
  });

  it('changes at the very moment of the hand-off, and comes round again', () => {
    const who = (text: string) => dutyAt(weekly, 'primary', at(text))?.who;
    expect(who('2026-11-09T07:59:59.999Z')).toBe('amir');
    expect(who('2026-11-09T08:00:00.000Z')).toBe('dana');
    expect(who('2026-11-16T08:00:00.000Z')).toBe('sol');
    expect(who('2026-11-23T08:00:00.000Z')).toBe('amir');
  });

  it('is nobody before the first hand-off, without participants, or in an unknown rotation', () => {
    expect(dutyAt(weekly, 'primary', at('2026-11-02T07:59:59.999Z'))).toBeUndefined();
    expect(dutyAt(weekly, 'tertiary', at('2026-11-12T00:00Z'))).toBeUndefined();
    const empty = roster('UTC', [rotation('P1D', '2026-01-01T00:00', [])]);
    expect(dutyAt(empty, 'primary', at('2026-11-12T00:00Z'))).toBeUndefined();
  });

  it('is told for every rotation at once', () => {
    const two = roster('UTC', [
      rotation('P1W', '2026-11-02T09:00'),
      rotation('P1W', '2026-11-02T09:00', ['dana', 'amir'], 'secondary'),
      rotation('P1W', '2027-01-04T09:00', ['dana'], 'later'),
    ]);
    const names = dutiesAt(two, at('2026-11-03T00:00Z')).map((duty) => `${duty.rotation}: ${duty.who}`);
    expect(names).toEqual(['primary: amir', 'secondary: dana']);
  });

  it('keeps a monthly hand-off on the 31st from drifting to the 28th', () => {
    const monthly = roster('UTC', [rotation('P1M', '2026-01-31T09:00')]);
    expect(dutyAt(monthly, 'primary', at('2026-03-15T00:00Z'))).toMatchObject({
      who: 'dana',
      from: '2026-02-28T09:00:00.000Z',
      until: '2026-03-31T09:00:00.000Z',
    });
  });

  it('refuses an interval that leads nowhere', () => {
    for (const every of ['PT0S', '-P1D', 'weekly']) {
      const broken = roster('UTC', [rotation(every, '2026-01-01T00:00')]);
      expect(() => dutyAt(broken, 'primary', at('2026-11-12T00:00Z'))).toThrow(RangeError);
    }
  });

  it('is found without walking from the beginning', () => {
    const old = roster('Europe/Berlin', [
      rotation('PT15M', '1971-01-01T00:00'),
      rotation('P1M', '1900-01-31T00:00'),
    ]);
    const started = performance.now();
    for (let day = 0; day < 100; day += 1) dutiesAt(old, instantOf(Date.UTC(2026, 0, 1) + day * 86_400_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('hand-offs across a change of the clock', () => {
  it.each([
    ['Berlin spring', 'Europe/Berlin', '2026-03-28T02:30', '2026-03-29T01:00:00.000Z'],
    ['Chicago spring', 'America/Chicago', '2026-03-07T02:30', '2026-03-08T08:00:00.000Z'],
    ['Lord Howe spring, half an hour', 'Australia/Lord_Howe', '2026-10-03T02:15', '2026-10-03T15:30:00.000Z'],
    ['Apia, a whole day', 'Pacific/Apia', '2011-12-29T08:00', '2011-12-30T10:00:00.000Z'],
  ])(
    'a time that does not exist happens at the first moment after the gap (%s)',
    (_, zone, from, expected) => {
      const daily = roster(zone, [rotation('P1D', from)]);
      const first = dutyAt(daily, 'primary', instantOf(Date.parse(expected) - 1));
      expect(first).toMatchObject({ who: 'amir', until: expected });
    },
  );

  it.each([
    ['2026-10-24T02:30', '2026-10-25T00:30:00.000Z', 24],
    ['2026-10-24T03:00', '2026-10-25T02:00:00.000Z', 25],
  ])('a repeated hour lengthens the shift it lies in (hand-off from %s)', (from, until, hours) => {
    const daily = roster('Europe/Berlin', [rotation('P1D', from)]);
    const duty = dutyAt(daily, 'primary', at(`${from}+02:00`))!;
    expect(duty.until).toBe(until);
    expect((epochOf(duty.until) - epochOf(duty.from)) / 3_600_000).toBe(hours);
  });

  it('hourly turns give the repeated hour to one person and the skipped hour to nobody', () => {
    const hourly = roster('America/Chicago', [rotation('PT1H', '2026-11-01T00:00')]);
    expect(dutyAt(hourly, 'primary', at('2026-11-01T07:30Z'))).toMatchObject({
      who: 'dana',
      from: '2026-11-01T06:00:00.000Z',
      until: '2026-11-01T08:00:00.000Z',
    });
    const spring = roster('America/Chicago', [rotation('PT1H', '2026-03-08T00:00')]);
    const turns = ['07:30', '08:00'].map((time) => dutyAt(spring, 'primary', at(`2026-03-08T${time}Z`))?.who);
    expect(turns).toEqual(['dana', 'amir']);
  });

  const walks = [
    ['Europe/Berlin', '2026-03-22T02:30', '2026-03-22T00:00Z'],
    ['Europe/Berlin', '2026-10-18T02:30', '2026-10-18T00:00Z'],
    ['America/Chicago', '2026-03-01T02:30', '2026-03-01T00:00Z'],
    ['America/Chicago', '2026-10-25T01:30', '2026-10-25T00:00Z'],
    ['Australia/Lord_Howe', '2026-03-29T01:45', '2026-03-28T00:00Z'],
    ['Australia/Lord_Howe', '2026-09-27T02:15', '2026-09-26T00:00Z'],
    ['Asia/Kolkata', '2026-03-22T02:30', '2026-03-21T00:00Z'],
  ] as const;
  const lengths = [
    ['PT1H', 60],
    ['P1D', 1_440],
  ] as const;
  it.each(walks.flatMap((walk) => lengths.map((length) => [...walk, ...length] as const)))(
    'a two-week walk in %s from %s agrees with a clock on the wall (start %s, every %s)',
    (zone, from, start, every, minutes) => {
      const clock = wallClock(zone);
      const plan = roster(zone, [rotation(every, from)]);
      const first = Date.parse(`${from}Z`);
      let latest = 0;
      for (let step = 0; step < (14 * 1_440) / 15; step += 1) {
        const moment = Date.parse(start) + step * 15 * MINUTE;
        latest = Math.max(latest, clock(moment));
        const turn = Math.floor((latest - first) / (minutes * MINUTE));
        const expected = turn < 0 ? undefined : ['amir', 'dana', 'sol'][turn % 3];
        const found = dutyAt(plan, 'primary', instantOf(moment))?.who;
        if (found !== expected) expect(`${instantOf(moment)} ${String(found)}`).toBe(expected);
      }
    },
  );
});

describe('overrides', () => {
  const swapped = roster('Europe/Berlin', weekly.rotations, [
    override('sol', '2026-11-04T12:00Z', '2026-11-05T12:00Z'),
    override('dana', '2026-11-05T00:00Z', '2026-11-06T00:00Z'),
    override('nobody', '2026-11-04T00:00Z', '2026-11-04T00:00Z'),
    override('other', '2026-11-04T00:00Z', '2026-11-10T00:00Z', 'secondary'),
  ]);

  it('put somebody else on call, the one listed last where they overlap, and cut the shift around them', () => {
    const duties = [];
    let moment: Instant | undefined = at('2026-11-02T08:00Z');
    while (moment !== undefined && moment < at('2026-11-09T08:00Z')) {
      const duty = dutyAt(swapped, 'primary', moment)!;
      duties.push(`${duty.from.slice(5, 16)} ${duty.until.slice(5, 16)} ${duty.who} ${duty.because}`);
      moment = nextHandOff(swapped, 'primary', moment);
    }
    expect(duties).toEqual([
      '11-02T08:00 11-04T12:00 amir rotation',
      '11-04T12:00 11-05T00:00 sol override',
      '11-05T00:00 11-06T00:00 dana override',
      '11-06T00:00 11-09T08:00 amir rotation',
    ]);
  });

  it('count before the first hand-off too, and the gaps around them are told', () => {
    const early = roster(
      'UTC',
      [rotation('P1W', '2026-11-09T09:00')],
      [override('sol', '2026-11-02T00:00Z', '2026-11-03T00:00Z')],
    );
    expect(dutyAt(early, 'primary', at('2026-11-02T12:00Z'))?.who).toBe('sol');
    expect(nextHandOff(early, 'primary', at('2026-11-01T00:00Z'))).toBe('2026-11-02T00:00:00.000Z');
    expect(nextHandOff(early, 'primary', at('2026-11-02T12:00Z'))).toBe('2026-11-03T00:00:00.000Z');
    expect(nextHandOff(early, 'primary', at('2026-11-03T00:00Z'))).toBe('2026-11-09T09:00:00.000Z');
    expect(nextHandOff(early, 'secondary', at('2026-11-03T00:00Z'))).toBeUndefined();
    const empty = roster('UTC', [rotation('P1W', '2026-11-09T09:00', [])]);
    expect(nextHandOff(empty, 'primary', at('2026-11-03T00:00Z'))).toBeUndefined();
  });

  it('show among the shifts of who stands in, and shorten those of who is replaced', () => {
    const dana = shiftsOf(swapped, 'dana', at('2026-11-01T00:00Z'), at('2026-11-30T00:00Z'));
    expect(dana.map((duty) => [duty.from.slice(0, 10), duty.because])).toEqual([
      ['2026-11-05', 'override'],
      ['2026-11-09', 'rotation'],
    ]);
    const amir = shiftsOf(swapped, 'amir', at('2026-11-03T00:00Z'), at('2026-11-20T00:00Z'));
    expect(amir.map((duty) => duty.from.slice(0, 10))).toEqual(['2026-11-02', '2026-11-06']);
    expect(shiftsOf(swapped, 'nobody', at('2026-11-03T00:00Z'), at('2026-12-20T00:00Z'))).toEqual([]);
  });
});

describe('whatever the roster', () => {
  const zones = ['Europe/Berlin', 'America/Chicago', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
  const everies = ['PT1H', 'PT90M', 'PT12H', 'P1D', 'P3DT4H', 'P1W', 'P1M', 'P1M2D', 'P1Y'];
  const plans = fc.record({
    zone: fc.constantFrom(...zones),
    every: fc.constantFrom(...everies),
    from: fc.date({ min: new Date('2024-01-01'), max: new Date('2026-06-01'), noInvalidDate: true }),
    people: fc.integer({ min: 1, max: 4 }),
    ahead: fc.integer({ min: 0, max: 400 * 1_440 }),
    overrides: fc.array(
      fc.tuple(fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: 0, max: 4_000 })),
      {
        maxLength: 4,
      },
    ),
  });

  type PlanInput = typeof plans extends fc.Arbitrary<infer T> ? T : never;

  function build({ zone, every, from, people, ahead, overrides }: PlanInput) {
    const local = from.toISOString().slice(0, 16);
    const participants = ['a', 'b', 'c', 'd'].slice(0, people);
    const moment = Date.parse(`${local}Z`) + 86_400_000 + ahead * MINUTE;
    const standIns = overrides.map(([start, length], index) => {
      const begin = moment + start * MINUTE;
      return {
        who: `o${index}`,
        from: instantOf(begin),
        until: instantOf(begin + length * MINUTE),
        rotation: 'primary',
      };
    });
    return {
      plan: roster(zone, [rotation(every, local, participants)], standIns),
      moment: instantOf(moment),
      local,
    };
  }

  it('duties follow each other without a gap or an overlap, and hold every moment they claim', () => {
    fc.assert(
      fc.property(plans, (input) => {
        const { plan, moment } = build(input);
        let duty = dutyAt(plan, 'primary', moment)!;
        expect(duty.from <= moment && moment < duty.until).toBe(true);
        for (let step = 0; step < 12; step += 1) {
          const last = instantOf(epochOf(duty.until) - 1);
          expect(dutyAt(plan, 'primary', duty.from)).toEqual(duty);
          expect(dutyAt(plan, 'primary', last)).toEqual(duty);
          const next = dutyAt(plan, 'primary', duty.until)!;
          expect(next.from).toBe(duty.until);
          expect(nextHandOff(plan, 'primary', last)).toBe(duty.until);
          duty = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a look-up agrees with counting hand-offs one by one from the first', () => {
    fc.assert(
      fc.property(plans, (input) => {
        const { plan, moment, local } = build({
          ...input,
          every: input.every === 'PT1H' ? 'P1D' : input.every,
        });
        const clock = wallClock(plan.timeZone);
        const step = Temporal.Duration.from(plan.rotations[0]!.handOff.every);
        // The wall clock's furthest reading so far; two hours cover the repeated hour of every zone used here.
        let reading = 0;
        for (let back = 120; back >= 0; back -= 1)
          reading = Math.max(reading, clock(epochOf(moment) - back * MINUTE));
        const first = Temporal.PlainDateTime.from(local);
        const now = Temporal.PlainDateTime.from(new Date(reading).toISOString().slice(0, 16));
        let turn = 0;
        let passed = Temporal.Duration.from({ hours: 0 });
        for (;;) {
          const { years, months, weeks, days, hours, minutes } = passed;
          passed = Temporal.Duration.from({
            years: years + step.years,
            months: months + step.months,
            weeks: weeks + step.weeks,
            days: days + step.days,
            hours: hours + step.hours,
            minutes: minutes + step.minutes,
          });
          if (Temporal.PlainDateTime.compare(first.add(passed), now) > 0) break;
          turn += 1;
        }
        const people = plan.rotations[0]!.participants;
        const standIn = plan.overrides.findLast((one) => one.from <= moment && moment < one.until);
        expect(dutyAt(plan, 'primary', moment)?.who).toBe(standIn?.who ?? people[turn % people.length]);
      }),
      { numRuns: 60 },
    );
  });
});
