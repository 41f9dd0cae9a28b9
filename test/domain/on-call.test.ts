import {
  dutiesAt,
  dutiesBetween,
  gapsBetween,
  nextHandOff,
  onCallAt,
  shiftsOf,
  type Roster,
} from '../../src/domain/on-call.ts';
import { ALL_DAYS, at, hours, lines, override, planned, roster, turns, WEEKDAYS_ONLY } from './rosters.ts';

const weekly = turns('P1W', '2026-11-02T09:00', ['amir', 'dana', 'sol']);
const between = (plan: Roster, from: string, until: string) =>
  lines(dutiesBetween(plan, 'primary', at(from), at(until)));
const gaps = (plan: Roster, from: string, until: string) =>
  gapsBetween(plan, 'primary', at(from), at(until)).map(
    (gap) => `${gap.from.slice(5, 16)} ${gap.until.slice(5, 16)}`,
  );
const next = (plan: Roster, text: string) => nextHandOff(plan, 'primary', at(text))?.slice(5, 16);

describe('who is on call', () => {
  it('is told for every rotation at once, in the order of the roster', () => {
    const plan: Roster = {
      ...roster('UTC', []),
      rotations: [
        { name: 'primary', layers: [weekly] },
        { name: 'secondary', layers: [turns('P1W', '2026-11-02T09:00', ['dana', 'amir'])] },
        { name: 'later', layers: [turns('P1W', '2027-01-04T09:00', ['dana'])] },
        { name: 'nobody', layers: [] },
      ],
    };
    const names = dutiesAt(plan, at('2026-11-03T00:00Z')).map((duty) => `${duty.rotation}: ${duty.who}`);
    expect(names).toEqual(['primary: amir', 'secondary: dana']);
  });

  it('answers each rotation by its own overrides only', () => {
    const plan: Roster = {
      ...roster(
        'UTC',
        [],
        [{ ...override('kim for all', '2026-11-03T00:00Z', '2026-11-04T00:00Z'), rotation: 'b' }],
      ),
      rotations: [
        { name: 'a', layers: [weekly] },
        { name: 'b', layers: [weekly] },
      ],
    };
    expect(dutiesAt(plan, at('2026-11-03T12:00Z')).map(({ who }) => who)).toEqual(['amir', 'kim']);
  });
});

describe('layers', () => {
  const nights = turns('P1D', '2026-11-02T18:00', ['kim', 'lee'], {
    name: 'nights',
    only: [hours(ALL_DAYS, '18:00', '08:00')],
    timeZone: 'America/New_York',
  });

  it('count where no later one has anybody, and say which one it was', () => {
    const plan = roster('Europe/Berlin', [weekly, nights]);
    expect(between(plan, '2026-11-03T12:00Z', '2026-11-04T14:00Z')).toEqual([
      'kim 11-02T23:00 11-03T13:00',
      'amir 11-03T13:00 11-03T23:00',
      'lee 11-03T23:00 11-04T13:00',
      'amir 11-04T13:00 11-04T23:00',
    ]);
    const reasons = ['2026-11-03T12:00Z', '2026-11-03T14:00Z'].map(
      (moment) => onCallAt(plan, 'primary', at(moment))[0]!.because,
    );
    expect(reasons).toEqual([
      { kind: 'rotation', layer: 1, layerName: 'nights' },
      { kind: 'rotation', layer: 0 },
    ]);
  });

  it('that are covered hand off unnoticed', () => {
    const always = turns('P1W', '2026-11-04T00:00', ['kim']);
    const plan = roster('UTC', [turns('PT1H', '2026-01-01T00:00'), always]);
    expect(next(plan, '2026-11-04T00:30Z')).toBe('11-11T00:00');
    expect(between(plan, '2026-11-04T00:30Z', '2026-11-05T00:00Z')).toEqual(['kim 11-04T00:00 11-11T00:00']);
  });

  it('leave the turns below them as they are', () => {
    const plan = roster('UTC', [weekly, turns('P1D', '2026-11-06T00:00', [])]);
    expect(between(plan, '2026-11-05T00:00Z', '2026-11-08T00:00Z')).toEqual(['amir 11-02T09:00 11-09T09:00']);
  });

  it('of planned shifts go before turns where somebody is planned', () => {
    const shifts = planned(
      ['2026-11-02T00:00Z', '2026-11-09T00:00Z'],
      ['kim 2026-11-03T08:00Z 2026-11-03T16:00Z', 'lee 2026-11-03T12:00Z 2026-11-03T20:00Z'],
    );
    const plan = roster('UTC', [weekly, { ...shifts, name: 'Teams' }]);
    expect(between(plan, '2026-11-03T00:00Z', '2026-11-04T00:00Z')).toEqual([
      'amir 11-02T09:00 11-03T08:00',
      'kim 11-03T08:00 11-03T16:00',
      'lee 11-03T12:00 11-03T20:00',
      'amir 11-03T20:00 11-09T09:00',
    ]);
    expect(onCallAt(plan, 'primary', at('2026-11-03T19:00Z'))[0]?.because).toEqual({
      kind: 'shifts',
      layer: 1,
      layerName: 'Teams',
    });
  });
});

describe('duties that overrides change', () => {
  const plan = roster(
    'UTC',
    [weekly],
    [
      override('sol for amir', '2026-11-04T12:00Z', '2026-11-05T12:00Z'),
      override('dana for all', '2026-11-05T00:00Z', '2026-11-06T00:00Z', 'chat'),
      override('add kim', '2026-11-06T12:00Z', '2026-11-07T12:00Z', 'chat'),
      override('remove amir', '2026-11-08T00:00Z', '2026-11-08T12:00Z'),
      override('lee for all', '2026-11-04T00:00Z', '2026-11-04T00:00Z'),
    ],
  );

  it('are cut around them, and each says what put it there', () => {
    const told = dutiesBetween(plan, 'primary', at('2026-11-02T09:00Z'), at('2026-11-09T09:00Z')).map(
      (duty) => {
        const { because } = duty;
        const words =
          because.kind === 'override' ? [because.change, because.source, because.insteadOf] : [because.kind];
        return `${lines([duty])[0]!} ${words.join(' ')}`.trim();
      },
    );
    expect(told).toEqual([
      'amir 11-02T09:00 11-04T12:00 rotation',
      'sol 11-04T12:00 11-05T00:00 replace configuration amir',
      'dana 11-05T00:00 11-06T00:00 replace chat',
      'amir 11-06T00:00 11-08T00:00 rotation',
      'kim 11-06T12:00 11-07T12:00 add chat',
      'amir 11-08T12:00 11-09T09:00 rotation',
    ]);
  });

  it('are where the next hand-offs are', () => {
    const found: string[] = [];
    for (let moment = next(plan, '2026-11-02T09:00Z'); moment !== undefined && moment < '11-09T10:00';) {
      found.push(moment);
      moment = next(plan, `2026-${moment}Z`);
    }
    expect(found).toEqual([
      '11-04T12:00',
      '11-05T00:00',
      '11-06T00:00',
      '11-06T12:00',
      '11-07T12:00',
      '11-08T00:00',
      '11-08T12:00',
      '11-09T09:00',
    ]);
  });

  it('leave a gap where the only one is taken off, and fill one where there is nobody', () => {
    expect(gaps(plan, '2026-11-01T00:00Z', '2026-11-09T00:00Z')).toEqual([
      '11-01T00:00 11-02T09:00',
      '11-08T00:00 11-08T12:00',
    ]);
    const early = roster(
      'UTC',
      [weekly],
      [override('sol for all', '2026-11-01T06:00Z', '2026-11-01T12:00Z')],
    );
    expect(gaps(early, '2026-11-01T00:00Z', '2026-11-09T00:00Z')).toEqual([
      '11-01T00:00 11-01T06:00',
      '11-01T12:00 11-02T09:00',
    ]);
    expect(next(early, '2026-10-01T00:00Z')).toBe('11-01T06:00');
    const only = roster('UTC', [], [override('add sol', '2026-11-01T06:00Z', '2026-11-01T12:00Z')]);
    expect(next(only, '2026-11-01T06:00Z')).toBe('11-01T12:00');
    expect(next(only, '2026-11-01T12:00Z')).toBeUndefined();
  });

  it('are the shifts of who stands in, in every rotation, and shorten those of who is replaced', () => {
    const two: Roster = {
      ...plan,
      rotations: [
        ...plan.rotations,
        { name: 'secondary', layers: [turns('P1D', '2026-11-04T00:00', ['kim', 'amir'])] },
      ],
    };
    const shifts = (who: string) =>
      shiftsOf(two, who, at('2026-11-05T00:00Z'), at('2026-11-07T12:00Z')).map(
        (duty) => `${duty.rotation} ${lines([duty])[0]!}`,
      );
    expect(shifts('kim')).toEqual([
      'secondary kim 11-06T00:00 11-07T00:00',
      'primary kim 11-06T12:00 11-07T12:00',
    ]);
    expect(shifts('amir')).toEqual([
      'secondary amir 11-05T00:00 11-06T00:00',
      'primary amir 11-06T00:00 11-08T00:00',
      'secondary amir 11-07T00:00 11-08T00:00',
    ]);
    expect(shifts('nobody')).toEqual([]);
  });
});

describe('a span', () => {
  const plan = roster('UTC', [
    turns('P1D', '2026-11-02T09:00', ['amir', 'dana'], { only: [hours(WEEKDAYS_ONLY, '09:00', '17:00')] }),
  ]);

  it('names duties whole that only touch it, and none that end where it begins or begin where it ends', () => {
    expect(between(plan, '2026-11-02T16:59Z', '2026-11-03T09:01Z')).toEqual([
      'amir 11-02T09:00 11-02T17:00',
      'dana 11-03T09:00 11-03T17:00',
    ]);
    expect(between(plan, '2026-11-02T17:00Z', '2026-11-03T09:00Z')).toEqual([]);
  });

  it('clips gaps, and has neither where it is empty or the wrong way round', () => {
    expect(gaps(plan, '2026-11-02T18:00Z', '2026-11-03T08:00Z')).toEqual(['11-02T18:00 11-03T08:00']);
    expect(gaps(plan, '2026-11-02T10:00Z', '2026-11-02T16:00Z')).toEqual([]);
    for (const until of ['2026-11-02T18:00Z', '2026-11-01T00:00Z']) {
      expect(gaps(plan, '2026-11-02T18:00Z', until)).toEqual([]);
      expect(between(plan, '2026-11-02T10:00Z', until).length).toBe(until < '2026-11-02' ? 0 : 1);
    }
  });

  it('of a rotation with no layers is one gap', () => {
    expect(gaps(roster('UTC', []), '2026-11-02T00:00Z', '2026-11-03T00:00Z')).toEqual([
      '11-02T00:00 11-03T00:00',
    ]);
    expect(gapsBetween(plan, 'tertiary', at('2026-11-02T00:00Z'), at('2026-11-03T00:00Z'))).toEqual([]);
  });
});

describe('where planned shifts are not known', () => {
  const shifts = planned(
    ['2026-11-02T00:00Z', '2026-11-09T00:00Z'],
    ['kim 2026-11-03T08:00Z 2026-11-03T16:00Z', 'lee 2026-11-08T20:00Z 2026-11-09T08:00Z'],
  );

  it('nobody is no gap', () => {
    const plan = roster('UTC', [shifts]);
    expect(gaps(plan, '2026-10-01T00:00Z', '2026-12-01T00:00Z')).toEqual([
      '11-02T00:00 11-03T08:00',
      '11-03T16:00 11-08T20:00',
    ]);
  });

  it('a duty ends, but that is no hand-off', () => {
    const plan = roster('UTC', [shifts]);
    expect(between(plan, '2026-11-08T22:00Z', '2026-12-01T00:00Z')).toEqual(['lee 11-08T20:00 11-09T00:00']);
    expect(next(plan, '2026-11-03T16:00Z')).toBe('11-08T20:00');
    expect(next(plan, '2026-11-08T20:00Z')).toBeUndefined();
    expect(next(plan, '2026-12-01T00:00Z')).toBeUndefined();
    expect(next(plan, '2026-10-01T00:00Z')).toBe('11-03T08:00');
  });

  it('the layers below and overrides count all the same', () => {
    const below = roster(
      'UTC',
      [weekly, shifts],
      [override('remove sol', '2026-11-17T00:00Z', '2026-11-18T00:00Z')],
    );
    expect(between(below, '2026-11-08T22:00Z', '2026-11-17T12:00Z')).toEqual([
      'lee 11-08T20:00 11-09T00:00',
      'amir 11-09T00:00 11-09T09:00',
      'dana 11-09T09:00 11-16T09:00',
      'sol 11-16T09:00 11-17T00:00',
    ]);
    expect(next(below, '2026-11-08T22:00Z')).toBe('11-09T00:00');
    expect(gaps(below, '2026-11-09T00:00Z', '2026-12-01T00:00Z')).toEqual([]);
    const added = roster('UTC', [shifts], [override('add sol', '2026-11-20T00:00Z', '2026-11-21T00:00Z')]);
    expect(next(added, '2026-11-12T00:00Z')).toBe('11-20T00:00');
    expect(next(added, '2026-11-20T00:00Z')).toBeUndefined();
  });

  it('a known layer above that has somebody leaves no doubt', () => {
    const above = roster(
      'UTC',
      [shifts, turns('P1D', '2026-11-09T00:00', ['amir'])],
      [override('remove amir', '2026-11-12T00:00Z', '2026-11-13T00:00Z')],
    );
    expect(gaps(above, '2026-11-09T00:00Z', '2026-12-01T00:00Z')).toEqual(['11-12T00:00 11-13T00:00']);
  });
});
