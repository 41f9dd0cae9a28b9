import { cameOn, comingOn, wholeGaps } from '../../src/domain/hand-off.ts';
import type { Roster } from '../../src/domain/on-call.ts';
import { at, hourly, names, nightly, override, roster, rotation, turns, weekly } from './berlin-rosters.ts';

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
