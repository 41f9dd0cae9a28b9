import { isUsual, wholeGaps } from '../../src/domain/hand-off.ts';
import type { Roster } from '../../src/domain/on-call.ts';
import { at, nightly, override, roster, rotation, turns, weekly } from './berlin-rosters.ts';

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
