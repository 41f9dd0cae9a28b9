import type { Override, Roster } from '../../src/domain/on-call.ts';
import { giveBack, readUntil, replacedBy, takeOver } from '../../src/domain/take-over.ts';

const BERLIN = 'Europe/Berlin';
/** A Monday, 10:00 in Berlin. */
const NOW = '2026-11-23T09:00:00.000Z';

describe('the end of a stand-in', () => {
  it.each([
    ['18:00', '2026-11-23T17:00:00.000Z'],
    ['18.00', '2026-11-23T17:00:00.000Z'],
    ['today 18:00', '2026-11-23T17:00:00.000Z'],
    ['6 pm', '2026-11-23T17:00:00.000Z'],
    ['6PM', '2026-11-23T17:00:00.000Z'],
    ['6:30 p.m.', '2026-11-23T17:30:00.000Z'],
    ['12 pm', '2026-11-23T11:00:00.000Z'],
    ['noon', '2026-11-23T11:00:00.000Z'],
    ['midnight', '2026-11-23T23:00:00.000Z'],
    ['24:00', '2026-11-23T23:00:00.000Z'],
    ['tomorrow 08:00', '2026-11-24T07:00:00.000Z'],
    ['tomorrow at 8 am', '2026-11-24T07:00:00.000Z'],
    ['8 am tomorrow', '2026-11-24T07:00:00.000Z'],
    ['12 am tomorrow', '2026-11-23T23:00:00.000Z'],
    ['friday 09:00', '2026-11-27T08:00:00.000Z'],
    ['on Fri, 9:00', '2026-11-27T08:00:00.000Z'],
    ['monday 11:00', '2026-11-23T10:00:00.000Z'],
    ['Monday 09:00', '2026-11-30T08:00:00.000Z'],
    ['2026-11-24 08:00', '2026-11-24T07:00:00.000Z'],
    ['2026-11-24T08:00', '2026-11-24T07:00:00.000Z'],
    ['for 2 hours', '2026-11-23T11:00:00.000Z'],
    ['in 2 hours', '2026-11-23T11:00:00.000Z'],
    ['for 2h', '2026-11-23T11:00:00.000Z'],
    ['for an hour and 15 minutes', '2026-11-23T10:15:00.000Z'],
    ['for half an hour', '2026-11-23T09:30:00.000Z'],
    ['for the next 90 minutes', '2026-11-23T10:30:00.000Z'],
    ['for 7 days', '2026-11-30T09:00:00.000Z'],
  ])('%s is %s', (text, until) => {
    expect(readUntil(text, NOW, BERLIN)).toEqual({ ok: true, until });
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['18', 'unreadable'],
    ['tomorrow', 'unreadable'],
    ['later', 'unreadable'],
    ['friday 09:00 or so', 'unreadable'],
    ['١٨:٠٠', 'unreadable'],
    ['18:00 🙂', 'unreadable'],
    ['for ever', 'unreadable'],
    ['for 99999999 hours', 'unreadable'],
    ['from 12:00 until 18:00', 'starts_later'],
    ['25:00', 'no_such_time'],
    ['18:60', 'no_such_time'],
    ['13 pm', 'no_such_time'],
    ['0 am', 'no_such_time'],
    ['2026-02-30 08:00', 'no_such_time'],
    ['2026-13-01 08:00', 'no_such_time'],
    ['09:59', 'past'],
    ['10:00', 'past'],
    ['2026-11-22 18:00', 'past'],
    ['0000-01-01 00:00', 'past'],
    ['for 0 minutes', 'past'],
    ['2026-11-30 10:01', 'too_long'],
    ['for 8 days', 'too_long'],
    ['for 9999 days', 'too_long'],
    ['9999-12-31 24:00', 'too_long'],
  ])('%j is refused as %s', (text, problem) => {
    expect(readUntil(text, NOW, BERLIN)).toEqual({ ok: false, problem });
  });

  it('keeps to whole minutes, so that a message delivered twice ends when the first did', () => {
    const until = '2026-11-23T11:01:00.000Z';
    expect(readUntil('for 2 hours', '2026-11-23T09:00:12.345Z', BERLIN)).toEqual({ ok: true, until });
    expect(readUntil('for 7 days', '2026-11-23T09:00:12.345Z', BERLIN)).toMatchObject({ ok: true });
  });

  it('is on the wall clock of the helpdesk', () => {
    const until = '2026-11-23T23:00:00.000Z';
    expect(readUntil('18:00', NOW, 'America/New_York')).toEqual({ ok: true, until });
  });

  it('is refused when the clock jumps over it, and is the later one when it comes twice', () => {
    const spring = '2026-03-28T12:00:00.000Z';
    expect(readUntil('tomorrow 02:30', spring, BERLIN)).toEqual({ ok: false, problem: 'skipped' });
    expect(readUntil('tomorrow 03:00', spring, BERLIN)).toMatchObject({ until: '2026-03-29T01:00:00.000Z' });
    const autumn = '2026-10-24T12:00:00.000Z';
    expect(readUntil('tomorrow 02:30', autumn, BERLIN)).toMatchObject({ until: '2026-10-25T01:30:00.000Z' });
  });

  it('after days is at the same time of the day, also over a change of the clock', () => {
    expect(readUntil('for 1 day', '2026-10-24T12:00:00.000Z', BERLIN)).toMatchObject({
      until: '2026-10-25T13:00:00.000Z',
    });
  });
});

const weekly = (name: string, participants: readonly string[]) => ({
  name,
  participants,
  handOff: { every: 'P1W', from: '2026-11-02T09:00' },
});

const rosterWith = (overrides: readonly Override[] = []): Roster => ({
  timeZone: BERLIN,
  rotations: [weekly('secondary', ['dana']), weekly('primary', ['amir', 'iris'])],
  overrides,
  escalation: [
    { after: 'PT0M', notify: 'primary' },
    { after: 'PT10M', notify: 'secondary' },
  ],
});

const factsWith = (...overrides: readonly Override[]) => ({
  roster: rosterWith(overrides),
  overrides,
  now: NOW,
});

const UNTIL = '2026-11-23T17:00:00.000Z';
const byIris: Override = { who: 'iris', from: '2026-11-23T08:30:00.000Z', until: UNTIL, rotation: 'primary' };

describe('taking over', () => {
  it('stands in for whoever is on call in the rotation that is asked first', () => {
    // In the fourth week it is the second person's turn.
    expect(takeOver({ by: 'dana', until: '18:00' }, factsWith())).toEqual({
      kind: 'take',
      override: { who: 'dana', from: NOW, until: UNTIL, rotation: 'primary' },
      insteadOf: ['iris'],
    });
  });

  it('takes another rotation by its name, in any case', () => {
    expect(takeOver({ by: 'amir', rotation: ' SECONDARY ', until: '18:00' }, factsWith())).toMatchObject({
      override: { rotation: 'secondary' },
      insteadOf: ['dana'],
    });
    expect(takeOver({ by: 'amir', rotation: 'third', until: '18:00' }, factsWith())).toEqual({
      kind: 'refused',
      refusal: { reason: 'unknown_rotation', named: 'third', rotations: ['secondary', 'primary'] },
    });
  });

  it('finds a rotation also where everybody is asked first', () => {
    const escalation = [{ after: 'PT0M', notify: 'everyone' }];
    const facts = { ...factsWith(), roster: { ...rosterWith(), escalation } };
    expect(takeOver({ by: 'amir', until: '18:00' }, facts)).toMatchObject({
      override: { rotation: 'secondary' },
    });
  });

  it('names everybody whose shift it covers', () => {
    const facts = { ...factsWith(), now: '2026-11-29T12:00:00.000Z' };
    expect(takeOver({ by: 'dana', until: 'tuesday 09:00' }, facts)).toMatchObject({
      insteadOf: ['iris', 'amir'],
    });
    expect(takeOver({ by: 'amir', until: 'tuesday 09:00' }, facts)).toMatchObject({ insteadOf: ['iris'] });
  });

  it('fills a gap, in place of nobody', () => {
    const facts = { ...factsWith(), now: '2026-10-20T09:00:00.000Z' };
    expect(takeOver({ by: 'dana', until: '18:00' }, facts)).toMatchObject({ kind: 'take', insteadOf: [] });
  });

  it('is refused without a readable end', () => {
    expect(takeOver({ by: 'dana', until: '25:00' }, factsWith())).toEqual({
      kind: 'refused',
      refusal: { reason: 'until', problem: 'no_such_time' },
    });
  });

  it('changes nothing for whoever is on call already', () => {
    expect(takeOver({ by: 'iris', until: '18:00' }, factsWith())).toMatchObject({
      refusal: { reason: 'already_on_call', rotation: 'primary', until: '2026-11-30T08:00:00.000Z' },
    });
    expect(takeOver({ by: 'iris', until: '19:00' }, factsWith(byIris))).toMatchObject({
      refusal: { reason: 'already_on_call', until: UNTIL },
    });
  });

  it('is done already when the same message comes again', () => {
    const first = { ...byIris, who: 'dana' };
    for (const until of ['18:00', '18:02', '17:58'])
      expect(takeOver({ by: 'dana', until }, factsWith(first))).toEqual({
        kind: 'held',
        override: first,
        insteadOf: ['iris'],
      });
  });

  it('is refused while somebody else stands in, also for the one whose shift it is', () => {
    const taken = { ...byIris, who: 'dana' };
    for (const by of ['amir', 'iris'])
      expect(takeOver({ by, until: '12:00' }, factsWith(taken))).toEqual({
        kind: 'refused',
        refusal: { reason: 'taken', who: 'dana', rotation: 'primary', until: UNTIL },
      });
    expect(takeOver({ by: 'amir', rotation: 'secondary', until: '12:00' }, factsWith(taken)).kind).toBe(
      'take',
    );
  });

  it('stays quick where shifts are shorter than people', () => {
    const every = {
      ...weekly('primary', ['amir', 'dana']),
      handOff: { every: 'PT1S', from: '2026-11-02T09:00' },
    };
    const roster = { ...rosterWith(), rotations: [every] };
    expect(replacedBy(roster, { ...byIris, until: '2026-11-30T08:00:00.000Z' })).toEqual(['amir', 'dana']);
  });
});

describe('giving back', () => {
  const ended = { ...byIris, until: '2026-11-23T08:59:00.000Z' };

  it('ends everything the asker took over, and nothing else', () => {
    const secondary = { ...byIris, rotation: 'secondary' };
    const danas = { ...byIris, who: 'dana' };
    expect(giveBack('iris', [byIris, secondary, danas, ended], NOW)).toEqual({
      kind: 'give_back',
      ending: [byIris, secondary],
    });
  });

  it('is done already when the same message comes again', () => {
    expect(giveBack('iris', [ended], NOW)).toEqual({ kind: 'repeated', ended: [ended] });
  });

  it.each([
    ['nothing was taken over', []],
    ['somebody else took over', [{ ...byIris, who: 'dana' }]],
    ['it ended some time ago', [{ ...byIris, until: '2026-11-23T08:50:00.000Z' }]],
  ])('is refused when %s', (_, overrides) => {
    expect(giveBack('iris', overrides, NOW)).toEqual({
      kind: 'refused',
      refusal: { reason: 'nothing_to_give_back' },
    });
  });
});
