import {
  cameOn,
  comingOn,
  dutyOf,
  goingOff,
  isFirstInHalfDay,
  isUsual,
  participantsOf,
  staysUntil,
  wasOnCallLately,
  wholeGaps,
} from '../../src/domain/hand-off.ts';
import { instantOf, type Instant } from '../../src/domain/instant.ts';
import type { Roster } from '../../src/domain/on-call.ts';
import type { Override } from '../../src/domain/override.ts';
import type { Layer, Rotation, Turns } from '../../src/domain/rotation.ts';

/** A local time of winter in Berlin, or one with its offset. */
const at = (text: string): Instant => instantOf(Date.parse(text.length > 16 ? text : `${text}+01:00`));

function turns(every: string, participants: readonly string[], rest: Partial<Turns> = {}): Turns {
  return { kind: 'turns', participants, handOff: { every, from: '2026-11-02T09:00' }, ...rest };
}

const rotation = (name: string, ...layers: readonly Layer[]): Rotation => ({ name, layers });

function roster(rotations: readonly Rotation[], overrides: readonly Override[] = []): Roster {
  return { timeZone: 'Europe/Berlin', rotations, overrides, escalation: [] };
}

const override = (who: string, from: string, until: string, rest: object = {}): Override => ({
  kind: 'replace',
  who,
  rotation: 'primary',
  from: at(from),
  until: at(until),
  source: 'chat',
  ...rest,
});

const names = (duties: readonly { readonly who: string; readonly from: Instant }[]) =>
  duties.map(({ who, from }) => `${who} ${from.slice(0, 16)}`);

const weekly = rotation('primary', turns('P1W', ['amir', 'dana']));
const hourly = rotation('primary', turns('PT1H', ['amir', 'dana', 'iris']));
const daily = rotation('primary', turns('P1D', ['amir', 'dana']));
const nightly = rotation(
  'primary',
  turns('P1D', ['amir'], {
    only: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '18:00', until: '08:00' }],
  }),
);

describe('who comes on call between two moments', () => {
  it.each<[string, Roster, string, string, readonly string[]]>([
    [
      'the next of a rotation',
      roster([weekly]),
      '2026-11-09T07:00',
      '2026-11-09T09:00',
      ['dana 2026-11-09T08:00'],
    ],
    ['but not at the first of the two', roster([weekly]), '2026-11-09T09:00', '2026-11-09T11:00', []],
    ['nobody between hand-offs', roster([weekly]), '2026-11-09T09:01', '2026-11-16T08:59', []],
    [
      'nobody whose turn follows on their own',
      roster([rotation('primary', turns('P1W', ['amir']))]),
      '2026-11-02T09:00',
      '2026-12-31T00:00',
      [],
    ],
    [
      'nobody whose turn follows on their own stand-in',
      roster([weekly], [override('dana', '2026-11-08T20:00', '2026-11-09T09:00')]),
      '2026-11-09T07:00',
      '2026-11-09T10:00',
      [],
    ],
    [
      'whoever comes back after a stand-in',
      roster([weekly], [override('dana', '2026-11-04T10:00', '2026-11-04T18:00')]),
      '2026-11-04T09:00',
      '2026-11-04T18:00',
      ['dana 2026-11-04T09:00', 'amir 2026-11-04T17:00'],
    ],
    [
      'whoever comes in addition, without the one who stays',
      roster([weekly], [override('dana', '2026-11-04T10:00', '2026-11-04T18:00', { kind: 'add' })]),
      '2026-11-04T09:00',
      '2026-11-04T18:00',
      ['dana 2026-11-04T09:00'],
    ],
    [
      'the same person in each rotation that has them anew',
      roster([weekly, rotation('secondary', turns('P1W', ['dana', 'amir']))]),
      '2026-11-09T08:00',
      '2026-11-09T09:00',
      ['dana 2026-11-09T08:00', 'amir 2026-11-09T08:00'],
    ],
    [
      'everybody of short turns, one after the other',
      roster([hourly]),
      '2026-11-04T09:00',
      '2026-11-04T12:00',
      ['dana 2026-11-04T09:00', 'iris 2026-11-04T10:00', 'amir 2026-11-04T11:00'],
    ],
    [
      'whoever begins when the hours begin',
      roster([nightly]),
      '2026-11-04T08:00',
      '2026-11-05T09:00',
      ['amir 2026-11-04T17:00'],
    ],
  ])('%s', (_, of, after, upTo, expected) => {
    expect(names(comingOn(of, at(after), at(upTo)))).toEqual(expected);
  });

  it.each<[string, string, string, string]>([
    [
      'the day before the clocks go forward',
      '2026-03-28T09:00+01:00',
      '2026-03-28T07:00+01:00',
      '2026-03-28T08:00',
    ],
    [
      'the day the clocks went forward, an hour sooner',
      '2026-03-29T09:00+02:00',
      '2026-03-29T08:00+02:00',
      '2026-03-29T07:00',
    ],
    [
      'the day the clocks went back, an hour later',
      '2026-10-25T09:00+01:00',
      '2026-10-25T07:00+01:00',
      '2026-10-25T08:00',
    ],
  ])('at nine on the wall clock %s', (_, moment, after, expected) => {
    const from = rotation('primary', {
      ...turns('P1D', ['amir', 'dana']),
      handOff: { every: 'P1D', from: '2026-01-01T09:00' },
    });
    const coming = comingOn(roster([from]), at(after), at(moment));
    expect(coming.map((duty) => duty.from.slice(0, 16))).toEqual([expected]);
  });

  it('once on the night in which the hour comes twice, and once in which it is skipped', () => {
    const atHalfPastTwo = (from: string) =>
      roster([rotation('primary', { ...turns('P1D', ['amir', 'dana']), handOff: { every: 'P1D', from } })]);
    const back = comingOn(
      atHalfPastTwo('2026-10-20T02:30'),
      at('2026-10-24T22:00Z'),
      at('2026-10-25T04:00Z'),
    );
    expect(back.map(({ from }) => from)).toEqual(['2026-10-25T00:30:00.000Z']);
    const forward = comingOn(
      atHalfPastTwo('2026-03-20T02:30'),
      at('2026-03-28T22:00Z'),
      at('2026-03-29T04:00Z'),
    );
    expect(forward.map(({ from }) => from)).toEqual(['2026-03-29T01:00:00.000Z']);
  });
});

describe('who came on call before now', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'is the one on call now, however many came and went',
      '2026-11-02T10:00',
      '2026-11-24T12:00',
      ['dana 2026-11-23T08:00'],
    ],
    ['is nobody when it was before', '2026-11-23T09:00', '2026-11-24T12:00', []],
  ])('%s', (_, after, now, expected) => {
    expect(names(cameOn(roster([weekly]), at(after), at(now)))).toEqual(expected);
  });
});

it('nobody comes on call where shifts are known only from the middle of theirs on', () => {
  const shift = { who: 'amir', from: at('2026-11-01T09:00'), until: at('2026-11-08T09:00') };
  const of = (known: string) =>
    roster([
      rotation('primary', {
        kind: 'shifts',
        shifts: [shift],
        known: { from: at(known), until: at('2026-11-20T00:00') },
      }),
    ]);
  const now = at('2026-11-04T12:00');
  expect(cameOn(of('2026-11-03T12:00'), at('2026-10-01T00:00'), now)).toEqual([]);
  expect(comingOn(of('2026-11-03T12:00'), at('2026-11-03T11:00'), now)).toEqual([]);
  expect(names(cameOn(of('2026-11-01T00:00'), at('2026-10-01T00:00'), now))).toEqual([
    'amir 2026-11-01T08:00',
  ]);
  expect(wholeGaps(of('2026-11-08T10:00'), at('2026-11-08T08:00'), at('2026-11-08T12:00'))).toEqual([]);
});

describe('a hand-off that was planned', () => {
  const handOff = { rotation: 'primary', who: 'dana', from: at('2026-11-09T09:00') };

  it.each<[string, Roster, boolean]>([
    ['stands', roster([weekly]), true],
    [
      'is over when somebody stands in',
      roster([weekly], [override('iris', '2026-11-09T08:00', '2026-11-09T18:00')]),
      false,
    ],
    [
      'is over when the person is on call before already',
      roster([weekly], [override('dana', '2026-11-09T08:00', '2026-11-09T09:00')]),
      false,
    ],
    [
      'is over when they are taken off',
      roster([weekly], [override('dana', '2026-11-09T08:00', '2026-11-09T18:00', { kind: 'remove' })]),
      false,
    ],
  ])('%s', (_, of, stands) => {
    expect(dutyOf(of, handOff, handOff.from) !== undefined).toBe(stands);
  });

  it('is over once the duty is', () => {
    expect(dutyOf(roster([weekly]), handOff, at('2026-11-16T08:59'))).toBeDefined();
    expect(dutyOf(roster([weekly]), handOff, at('2026-11-16T09:00'))).toBeUndefined();
  });
});

describe('until when somebody stays on', () => {
  const first = (of: Roster, after: string, upTo: string) => comingOn(of, at(after), at(upTo))[0]!;

  it('is over turns that follow on each other', () => {
    const twice = roster([rotation('primary', turns('P1D', ['amir', 'dana', 'dana']))]);
    expect(staysUntil(twice, first(twice, '2026-11-03T08:00', '2026-11-03T09:00'))).toBe(
      at('2026-11-05T09:00'),
    );
  });

  it('has no end for somebody alone', () => {
    const alone = roster([rotation('primary', turns('P1W', ['amir']))]);
    expect(staysUntil(alone, first(alone, '2026-11-02T08:00', '2026-11-02T09:00'))).toBeUndefined();
  });
});

describe('who goes off call', () => {
  it('is whoever was on until then and isn’t any more', () => {
    const from = at('2026-11-09T09:00');
    expect(goingOff(roster([weekly]), { rotation: 'primary', who: 'dana', from })).toEqual(['amir']);
    const both = roster(
      [weekly],
      [override('iris', '2026-11-09T09:00', '2026-11-09T12:00', { kind: 'add' })],
    );
    expect(goingOff(both, { rotation: 'primary', who: 'iris', from })).toEqual(['amir']);
    const added = at('2026-11-09T10:00');
    const later = roster(
      [weekly],
      [override('iris', '2026-11-09T10:00', '2026-11-09T12:00', { kind: 'add' })],
    );
    expect(goingOff(later, { rotation: 'primary', who: 'iris', from: added })).toEqual([]);
  });
});

describe('what spares people', () => {
  it.each<[string, Roster, string, string, boolean, boolean]>([
    ['a week off', roster([weekly]), 'dana', '2026-11-09T09:00', false, true],
    ['two hours off, at noon UTC', roster([hourly]), 'dana', '2026-11-04T13:00', true, true],
    ['two hours off, in the middle of a half-day', roster([hourly]), 'dana', '2026-11-04T16:00', true, false],
    ['a day off', roster([daily]), 'dana', '2026-11-05T09:00', false, true],
    ['ten hours off between nights', roster([nightly]), 'amir', '2026-11-05T18:00', false, true],
  ])('after %s', (_, of, who, from, lately, first) => {
    const handOff = { rotation: 'primary', who, from: at(from) };
    expect(names(comingOn(of, at('2026-11-01T00:00'), handOff.from)).at(-1)).toContain(who);
    expect([wasOnCallLately(of, handOff), isFirstInHalfDay(of, handOff)]).toEqual([lately, first]);
  });
});

it('participants are everybody whom any layer names, each once', () => {
  const known = { from: at('2026-11-01T00:00'), until: at('2026-12-01T00:00') };
  const shift = { who: 'iris', from: at('2026-11-04T09:00'), until: at('2026-11-04T18:00') };
  const planned: Layer = { kind: 'shifts', shifts: [shift, shift], known };
  const of = roster([rotation('primary', turns('P1D', ['amir', 'dana', 'amir']), planned)]);
  expect(participantsOf(of, 'primary')).toEqual(['amir', 'dana', 'iris']);
  expect(participantsOf(of, 'third')).toEqual([]);
});

describe('a gap in every rotation', () => {
  const always = rotation('secondary', turns('P1W', ['dana']));
  const off = { kind: 'remove' } as const;

  it.each<[string, Roster, string, string, readonly object[]]>([
    [
      'begins where the hours end, until they begin again',
      roster([nightly]),
      '2026-11-04T06:00',
      '2026-11-04T09:00',
      [{ from: at('2026-11-04T08:00'), until: at('2026-11-04T18:00') }],
    ],
    [
      'is none while another rotation has somebody',
      roster([nightly, always]),
      '2026-11-04T06:00',
      '2026-11-04T09:00',
      [],
    ],
    ['is none when it began before', roster([nightly]), '2026-11-04T08:00', '2026-11-04T09:00', []],
    [
      'begins where somebody is taken off',
      roster([weekly], [override('amir', '2026-11-04T18:00', '2026-11-05T08:00', off)]),
      '2026-11-04T16:30',
      '2026-11-04T18:00',
      [{ from: at('2026-11-04T18:00'), until: at('2026-11-05T08:00') }],
    ],
    [
      'has no end where none is in sight',
      roster(
        [weekly],
        [
          override('amir', '2026-11-04T18:00', '2026-12-31T00:00', off),
          override('dana', '2026-11-04T18:00', '2026-12-31T00:00', off),
        ],
      ),
      '2026-11-04T16:30',
      '2026-11-04T18:00',
      [{ from: at('2026-11-04T18:00') }],
    ],
    [
      'is not known of where shifts are not',
      roster([
        rotation('primary', {
          kind: 'shifts',
          shifts: [{ who: 'amir', from: at('2026-11-04T09:00'), until: at('2026-11-04T18:00') }],
          known: { from: at('2026-11-04T00:00'), until: at('2026-11-04T18:00') },
        }),
      ]),
      '2026-11-04T16:30',
      '2026-11-04T18:00',
      [],
    ],
  ])('%s', (_, of, after, upTo, expected) => {
    expect(wholeGaps(of, at(after), at(upTo))).toEqual(expected);
  });

  it('is usual when it was there a week before on the wall clock, over a change of the clocks too', () => {
    const hours = roster([
      rotation('primary', {
        ...turns('P1D', ['amir'], { only: [{ days: ['sun'], from: '08:00', until: '18:00' }] }),
        handOff: { every: 'P1D', from: '2026-01-01T00:00' },
      }),
    ]);
    const [gap] = wholeGaps(hours, at('2026-03-29T17:00+02:00'), at('2026-03-29T19:00+02:00'));
    expect(gap?.from).toBe(at('2026-03-29T18:00+02:00'));
    expect(isUsual(hours, gap!)).toBe(true);
    const taken = roster([weekly], [override('amir', '2026-11-04T18:00', '2026-11-05T08:00', off)]);
    expect(isUsual(taken, { from: at('2026-11-04T18:00') })).toBe(false);
  });
});
