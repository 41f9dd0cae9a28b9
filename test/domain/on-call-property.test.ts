import fc from 'fast-check';
import { epochOf, instantOf } from '../../src/domain/instant.ts';
import { dutiesAt, dutiesBetween, onCallAt, shiftsOf, type Roster } from '../../src/domain/on-call.ts';
import { conflictOf, flawOf, type Override } from '../../src/domain/override.ts';
import type { Layer } from '../../src/domain/rotation.ts';
import { STEP, walk } from './on-call-model.ts';
import { expectTheSame } from './on-call-comparison.ts';
import { ALL_DAYS, deeplyFrozen, roster } from './rosters.ts';

/** A change of the clock, or of its rules, in the middle of each walk. */
const NIGHTS = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2028-02-29'],
  ['America/New_York', '2027-11-07'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Pacific/Apia', '2011-12-30'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Asia/Tehran', '2022-09-22'],
  ['Asia/Amman', '2022-02-25'],
  ['Asia/Kathmandu', '1986-01-01'],
] as const;
const DAYS = 8;
const QUARTERS_PER_DAY = 96;
const PEOPLE = ['amir', 'dana', 'sol', 'kim', 'lee'];

const name = fc.constantFrom(...PEOPLE);
const quarter = fc.nat(QUARTERS_PER_DAY - 1);
const timeOf = (place: number): string => instantOf(place * STEP).slice(11, 16);
const zone = fc.constantFrom(...NIGHTS.map(([one]) => one));
const time = quarter.map(timeOf);

const restriction = fc.record({ days: fc.subarray([...ALL_DAYS]), from: time, until: time });
const span = fc.tuple(
  fc.integer({ min: -QUARTERS_PER_DAY, max: DAYS * QUARTERS_PER_DAY }),
  fc.integer({ min: 0, max: 400 }),
);
const spanFrom = (begin: number, [start, length]: readonly [number, number]) => ({
  from: instantOf(begin + start * STEP),
  until: instantOf(begin + (start + length) * STEP),
});

function layerFrom(begin: number): fc.Arbitrary<Layer> {
  const turns = fc.record(
    {
      kind: fc.constant('turns' as const),
      participants: fc.array(name, { maxLength: 4 }),
      handOff: fc.record({
        every: fc.constantFrom('PT15M', 'PT1H', 'PT7H30M', 'P1D', 'P1DT3H', 'P3D', 'P1W', 'P1M', 'P1Y2M'),
        // From a month before the walk into it.
        from: fc
          .integer({ min: -30 * QUARTERS_PER_DAY, max: DAYS * QUARTERS_PER_DAY })
          .map((start) => instantOf(begin + start * STEP).slice(0, 16)),
      }),
      timeZone: zone,
      only: fc.array(restriction, { maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'participants', 'handOff'] },
  );
  const planned = fc.record({
    kind: fc.constant('shifts' as const),
    shifts: fc.array(
      fc.tuple(name, span).map(([who, one]) => ({ who, ...spanFrom(begin, one) })),
      { maxLength: 6 },
    ),
    known: span.map((one) => spanFrom(begin, one)),
  });
  return fc.oneof({ weight: 3, arbitrary: turns }, { weight: 1, arbitrary: planned.map(withoutTouching) });
}

/** The model can't tell two shifts of one person that touch from one: those that do are left to the tables. */
function withoutTouching<T extends Extract<Layer, { kind: 'shifts' }>>(layer: T): T {
  const shifts = layer.shifts.filter(
    (one, index) =>
      !layer.shifts
        .slice(0, index)
        .some((other) => one.who === other.who && (one.from === other.until || other.from === one.until)),
  );
  return { ...layer, shifts };
}

function overrideFrom(begin: number): fc.Arbitrary<Override> {
  const source = fc.constantFrom('configuration' as const, 'chat' as const);
  return fc
    .record({
      who: name,
      instead: fc.option(name),
      kind: fc.constantFrom('replace', 'add', 'remove'),
      source,
      span,
    })
    .map(({ who, instead, kind, source: from, span: when }): Override => {
      const said = { who, source: from, rotation: 'primary', ...spanFrom(begin, when) };
      if (kind !== 'replace') return { ...said, kind: kind === 'add' ? 'add' : 'remove' };
      return { ...said, kind: 'replace', ...(instead === null ? {} : { instead }) };
    });
}

const fitting = (all: readonly Override[]): readonly Override[] =>
  all.reduce<readonly Override[]>((kept, next) => {
    const fits = flawOf(next) === undefined && kept.every((other) => conflictOf(other, next) === undefined);
    return fits ? [...kept, next] : kept;
  }, []);

const scenes = fc.constantFrom(...NIGHTS).chain(([own, night]) => {
  const begin = Date.parse(`${night}T00:00Z`) - (DAYS / 2) * QUARTERS_PER_DAY * STEP;
  return fc
    .record({
      layers: fc.array(layerFrom(begin), { minLength: 1, maxLength: 3 }),
      overrides: fc.array(overrideFrom(begin), { maxLength: 7 }).map(fitting),
    })
    .map(({ layers, overrides }) => ({ plan: deeplyFrozen(roster(own, layers, overrides)), begin }));
});
const RUNS = { numRuns: 60 };

describe('whatever the roster', () => {
  it('the look-ups say what the wall clocks of the platform say', () => {
    fc.assert(
      fc.property(scenes, ({ plan, begin }) => {
        const steps = walk(plan, 'primary', begin, begin + DAYS * QUARTERS_PER_DAY * STEP);
        expectTheSame(plan, steps, 13);
      }),
      RUNS,
    );
  });

  it('a duty is the same at every moment it holds, and begins and ends at the millisecond', () => {
    fc.assert(
      fc.property(scenes, fc.nat(DAYS * QUARTERS_PER_DAY), ({ plan, begin }, place) => {
        for (const duty of dutiesAt(plan, instantOf(begin + place * STEP))) {
          const around = [
            epochOf(duty.from) - 1,
            epochOf(duty.from),
            epochOf(duty.until) - 1,
            epochOf(duty.until),
          ];
          const isHeld = around.map((moment) =>
            onCallAt(plan, 'primary', instantOf(moment)).some(
              (one) => JSON.stringify(one) === JSON.stringify(duty),
            ),
          );
          expect(isHeld).toEqual([false, true, true, false]);
        }
      }),
      RUNS,
    );
  });

  it('everybody’s shifts together are the duties, whatever piece of the time is asked for', () => {
    fc.assert(
      fc.property(scenes, fc.nat(600), fc.nat(150), ({ plan, begin }, start, length) => {
        const [from, until] = [instantOf(begin + start * STEP), instantOf(begin + (start + length) * STEP)];
        const duties = dutiesBetween(plan, 'primary', from, until);
        const told = (all: Roster, who: readonly string[]) =>
          who.flatMap((one) => shiftsOf(all, one, from, until));
        const inOrder = (all: typeof duties) => all.map((one) => JSON.stringify(one)).toSorted();
        expect(inOrder(told(plan, PEOPLE))).toEqual(inOrder(duties));
        expect(duties.every((one) => one.from < until && one.until > from)).toBe(true);
        for (const duty of duties) expect(onCallAt(plan, 'primary', duty.from)).toContainEqual(duty);
      }),
      RUNS,
    );
  });
});
