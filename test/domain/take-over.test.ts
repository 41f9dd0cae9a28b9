import { proposed } from '../../src/domain/shift-proposal.ts';
import type { ShiftProposal, StandIn } from '../../src/domain/shift-proposal.ts';
import type { Override } from '../../src/domain/override.ts';
import { giveBack, isAbout, takenOverBy, takeOver } from '../../src/domain/take-over.ts';
import { factsWith, NOW, rosterWith, UNTIL } from './shift-roster.ts';

const span = { from: NOW, until: UNTIL };
const BY_DANA: Override = { kind: 'add', source: 'chat', who: 'dana', rotation: 'primary', ...span };
const STAND_IN: StandIn = { who: 'dana', instead: 'iris', rotation: 'primary', ...span };
const IN_PLACE: Override = { kind: 'replace', source: 'chat', ...STAND_IN };

describe('taking over', () => {
  it('adds the taker to the rotation that is asked first, and asks whoever is on call there', () => {
    expect(takeOver({ by: 'dana', span }, factsWith())).toEqual({
      kind: 'take',
      override: BY_DANA,
      asked: ['iris'],
      told: [],
    });
  });

  it('takes another rotation by its name, in any case', () => {
    expect(takeOver({ by: 'amir', rotation: ' SECONDARY ', span }, factsWith())).toMatchObject({
      override: { rotation: 'secondary' },
      asked: ['dana'],
    });
    expect(takeOver({ by: 'amir', rotation: 'third', span }, factsWith())).toEqual({
      kind: 'refused',
      refusal: { reason: 'unknown_rotation', named: 'third', rotations: ['secondary', 'primary'] },
    });
  });

  it('finds a rotation also where everybody is asked first, and none where there is none', () => {
    const roster = { ...rosterWith(), escalation: [{ after: 'PT0M', notify: 'everyone' }] };
    expect(takeOver({ by: 'amir', span }, factsWith([], { roster }))).toMatchObject({
      override: { rotation: 'secondary' },
    });
    const empty = { ...roster, rotations: [] };
    expect(takeOver({ by: 'amir', span }, factsWith([], { roster: empty }))).toMatchObject({
      refusal: { reason: 'unknown_rotation', rotations: [] },
    });
  });

  it('asks everybody whose time it touches, and not those who are no approvers', () => {
    const long = { from: '2026-11-29T12:00:00.000Z', until: '2026-12-01T08:00:00.000Z' };
    expect(takeOver({ by: 'dana', span: long }, factsWith())).toMatchObject({ asked: ['iris', 'amir'] });
    expect(
      takeOver({ by: 'dana', span: long }, factsWith([], { approvers: ['dana', 'amir'] })),
    ).toMatchObject({ asked: ['amir'] });
  });

  it('only tells those who are there in addition themselves', () => {
    expect(takeOver({ by: 'amir', span }, factsWith([BY_DANA]))).toMatchObject({
      kind: 'take',
      asked: ['iris'],
      told: ['dana'],
    });
  });

  it('fills a gap, asking nobody', () => {
    const before = { from: '2026-10-20T09:00:00.000Z', until: '2026-10-20T17:00:00.000Z' };
    const facts = factsWith([], { now: before.from });
    expect(takeOver({ by: 'dana', span: before }, facts)).toMatchObject({
      kind: 'take',
      asked: [],
      told: [],
    });
  });

  it('asks whoever comes on call after a gap', () => {
    const around = { from: '2026-11-01T20:00:00.000Z', until: '2026-11-02T12:00:00.000Z' };
    const facts = factsWith([], { now: around.from });
    expect(takeOver({ by: 'dana', span: around }, facts)).toMatchObject({ asked: ['amir'] });
  });

  it('changes nothing for whoever is on call then anyway, and begins where their time ends', () => {
    expect(takeOver({ by: 'iris', span }, factsWith())).toMatchObject({
      refusal: { reason: 'already_on_call', rotation: 'primary', until: '2026-11-30T08:00:00.000Z' },
    });
    const long = { from: NOW, until: '2026-11-30T12:00:00.000Z' };
    expect(takeOver({ by: 'iris', span: long }, factsWith())).toMatchObject({
      override: { from: '2026-11-30T08:00:00.000Z', until: long.until },
      asked: ['amir'],
    });
  });

  it('is done already when the same message comes again', () => {
    for (const until of ['17:00', '17:02', '16:58'].map((time) => `2026-11-23T${time}:00.000Z`))
      expect(takeOver({ by: 'dana', span: { from: NOW, until } }, factsWith([BY_DANA]))).toMatchObject({
        kind: 'held',
        override: BY_DANA,
        asked: ['iris'],
      });
  });

  it('is done already when it would only be minutes longer, and new from ten minutes on', () => {
    const later = (from: string, until: string) =>
      takeOver(
        { by: 'dana', span: { from: `2026-11-23T${from}:00.000Z`, until: `2026-11-23T${until}:00.000Z` } },
        factsWith([BY_DANA]),
      ).kind;
    expect(later('09:03', '17:03')).toBe('held');
    expect(later('09:09', '17:09')).toBe('held');
    expect(later('09:10', '17:10')).toBe('take');
    expect(later('17:00', '17:08')).toBe('take');
  });

  it('is refused over a part that the taker took already', () => {
    const later = { from: '2026-11-23T12:00:00.000Z', until: UNTIL };
    const around = { from: NOW, until: '2026-11-23T20:00:00.000Z' };
    expect(takeOver({ by: 'dana', span: around }, factsWith([{ ...BY_DANA, ...later }]))).toEqual({
      kind: 'refused',
      refusal: { reason: 'overlaps_own', rotation: 'primary', ...later },
    });
  });

  it('stays quick where shifts are shorter than people', () => {
    const turns = {
      kind: 'turns',
      participants: ['amir', 'iris'],
      handOff: { every: 'PT1S', from: '2026-11-02T09:00' },
    } as const;
    const roster = { ...rosterWith(), rotations: [{ name: 'primary', layers: [turns] }] };
    const week = { from: NOW, until: '2026-11-30T09:00:00.000Z' };
    expect(takeOver({ by: 'dana', span: week }, factsWith([], { roster }))).toMatchObject({
      asked: ['amir', 'iris'],
    });
  });
});

describe('giving back', () => {
  const asked = proposed({ id: 'a1', kind: 'take_over', by: 'dana', to: 'iris', changes: [STAND_IN] }, NOW);
  const agreed: ShiftProposal = { ...asked, status: 'agreed', agreedAt: NOW, made: [STAND_IN] };
  const later = '2026-11-23T10:00:00.000Z';

  it('finds what runs or is to come, the earliest first, and only what was taken over', () => {
    const tonight = { ...BY_DANA, from: UNTIL, until: '2026-11-24T07:00:00.000Z' };
    const over = { ...BY_DANA, until: NOW };
    const others = { ...BY_DANA, who: 'amir' };
    expect(takenOverBy('dana', [tonight, IN_PLACE, over, others, BY_DANA], NOW)).toEqual([BY_DANA, tonight]);
  });

  it('ends it with the place that was left to the taker', () => {
    const decision = giveBack(BY_DANA, [agreed], [BY_DANA, IN_PLACE], later);
    expect(decision).toMatchObject({
      ends: [BY_DANA, IN_PLACE],
      proposals: [{ id: 'a1', status: 'ended', endedBy: 'dana' }],
    });
    expect(decision.events.map(({ kind }) => kind)).toEqual(['shift_given_back', 'shift_change_ended']);
    expect(decision.events[0]).toMatchObject({ from: later, until: UNTIL, who: 'dana', by: 'dana' });
  });

  it('withdraws what is still asked, and leaves alone what was answered', () => {
    const declined: ShiftProposal = { ...asked, id: 'a2', status: 'declined', endedAt: NOW };
    const decision = giveBack(BY_DANA, [asked, declined], [BY_DANA], later);
    expect(decision).toMatchObject({ ends: [BY_DANA], proposals: [{ id: 'a1', status: 'withdrawn' }] });
  });

  it('leaves alone what is about another time, rotation or person', () => {
    for (const change of [{ until: later }, { rotation: 'secondary' }])
      expect(isAbout({ ...asked, changes: [{ ...STAND_IN, ...change }] }, BY_DANA)).toBe(false);
    expect(isAbout({ ...asked, by: 'amir' }, BY_DANA)).toBe(false);
    expect(isAbout({ ...asked, kind: 'swap' }, BY_DANA)).toBe(false);
  });

  it('of what is still to come is recorded with the time it would have had', () => {
    const tonight = { ...BY_DANA, from: UNTIL, until: '2026-11-24T07:00:00.000Z' };
    expect(giveBack(tonight, [], [tonight], NOW).events).toMatchObject([{ from: UNTIL }]);
  });
});
