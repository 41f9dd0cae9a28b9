import {
  comingOn,
  dutyOf,
  goingOff,
  isFirstInHalfDay,
  participantsOf,
  staysUntil,
  wasOnCallLately,
} from '../../src/domain/hand-off.ts';
import type { Roster } from '../../src/domain/on-call.ts';
import type { Layer } from '../../src/domain/rotation.ts';
import {
  at,
  daily,
  hourly,
  names,
  nightly,
  override,
  roster,
  rotation,
  turns,
  weekly,
} from './berlin-rosters.ts';

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
