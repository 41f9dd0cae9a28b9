import type { Override } from '../../src/domain/override.ts';
import { changesOf, keyOfReturn, planSwap } from '../../src/domain/swap.ts';
import type { SwapOffer } from '../../src/domain/swap.ts';
import { readSwap } from '../../src/domain/swap-words.ts';
import { BERLIN, factsWith, NOW, rosterWith } from './shift-roster.ts';

/** Friday night of Iris' week, and the same hours a week later, which are Amir's. */
const NIGHT = { from: '2026-11-27T17:00:00.000Z', until: '2026-11-28T07:00:00.000Z' };
const WEEK_LATER = { from: '2026-12-04T17:00:00.000Z', until: '2026-12-05T07:00:00.000Z' };
const rotation = 'primary';

describe('what is written behind “swap”', () => {
  it.each([
    ['with Dana on Friday night', 'Dana', 'on Friday night'],
    ['with Dana Petrova this weekend', 'Dana Petrova', 'this weekend'],
    ['Friday with Dana', 'Dana', 'Friday'],
    ['my Friday night shift with @Dana Petrova', 'Dana Petrova', 'Friday night'],
    ['Dana tonight', 'Dana', 'tonight'],
    [
      'with dana@contoso.com from friday 18:00 until saturday 08:00',
      'dana@contoso.com',
      'from friday 18:00 until saturday 08:00',
    ],
    ['with May on 24 December?', 'May', 'on 24 December'],
    ['with Dana 2026-12-24', 'Dana', '2026-12-24'],
    ['tomorrow night', '', 'tomorrow night'],
    ['with Dana', 'Dana', ''],
    ['shifts with Dana', 'Dana', ''],
    ['with', '', ''],
    ['', '', ''],
  ])('“%s” is with “%s”, “%s”', (text, whom, when) => {
    expect(readSwap(text)).toEqual({ whom, when });
  });
});

describe('a swap', () => {
  const plan = (by: string, colleague: string, span = NIGHT, facts = factsWith()) =>
    planSwap({ by, colleague, span }, facts, BERLIN);

  it('is of the asker’s own time, for the same hours on a day of the colleague’s', () => {
    const offer = plan('iris', 'amir') as SwapOffer;
    expect(offer).toMatchObject({
      kind: 'offer',
      giver: 'iris',
      taker: 'amir',
      gives: [{ rotation, ...NIGHT }],
    });
    expect(offer.returns[0]).toEqual({ rotation, ...WEEK_LATER });
    expect(offer.returns.every(({ from }) => from >= '2026-11-30T09:00')).toBe(true);
    expect(offer.returns.length).toBeGreaterThan(3);
  });

  it.each([
    ['2026-12-03T00:00:00.000Z', { problem: 'not_known', knownUntil: '2026-12-03T00:00:00.000Z' }],
    ['2026-12-05T00:00:00.000Z', { problem: 'not_known', knownUntil: '2026-12-05T00:00:00.000Z' }],
    ['2026-12-06T00:00:00.000Z', { problem: 'neither_on_call' }],
    [NOW, { problem: 'not_known' }],
  ])('is none of a night of which nothing or only a part is known: %s', (until, refusal) => {
    const layers = [{ kind: 'shifts', shifts: [], known: { from: NOW, until } } as const];
    const roster = { ...rosterWith(), rotations: [{ name: 'primary', layers }] };
    expect(plan('iris', 'amir', WEEK_LATER, factsWith([], { roster }))).toEqual({
      kind: 'refused',
      ...refusal,
    });
  });

  it('is of the colleague’s time when only they are on call then', () => {
    expect(plan('amir', 'iris')).toMatchObject({ giver: 'iris', taker: 'amir' });
  });

  it('takes of a longer time only what the giver is on call for', () => {
    const span = { from: '2026-11-29T12:00:00.000Z', until: '2026-12-01T12:00:00.000Z' };
    expect(plan('iris', 'amir', span)).toMatchObject({
      giver: 'iris',
      gives: [{ rotation, from: span.from, until: '2026-11-30T08:00:00.000Z' }],
    });
  });

  it('may exchange two rotations in the same hours', () => {
    const offer = plan('iris', 'dana') as SwapOffer;
    expect(offer.returns[0]).toEqual({ rotation: 'secondary', ...NIGHT });
    expect(changesOf(offer, offer.returns[0])).toEqual([
      { who: 'dana', instead: 'iris', rotation, ...NIGHT },
      { who: 'iris', instead: 'dana', rotation: 'secondary', ...NIGHT },
    ]);
    expect(changesOf(offer, undefined)).toHaveLength(1);
  });

  it('keeps to the wall clock where the clock is put back in between', () => {
    const span = { from: '2026-10-23T16:00:00.000Z', until: '2026-10-24T06:00:00.000Z' };
    const roster = rosterWith();
    const turns = {
      kind: 'turns',
      participants: ['amir', 'iris'],
      handOff: { every: 'P1W', from: '2026-10-05T09:00' },
    } as const;
    const facts = factsWith([], {
      now: '2026-10-20T09:00:00.000Z',
      roster: { ...roster, rotations: [{ name: 'primary', layers: [turns] }] },
    });
    const offer = plan('amir', 'iris', span, facts) as SwapOffer;
    expect(offer.returns[0]).toEqual({
      rotation,
      from: '2026-10-30T17:00:00.000Z',
      until: '2026-10-31T07:00:00.000Z',
    });
  });

  const added = (who: string): Override => ({ kind: 'add', source: 'chat', who, rotation, ...NIGHT });
  const placed = (who: string, instead: string): Override => ({ ...added(who), kind: 'replace', instead });
  it.each([
    ['with oneself', plan('iris', 'iris'), 'yourself'],
    ['with somebody who is no approver', plan('iris', 'max'), 'colleague_no_approver'],
    [
      'when neither is on call',
      plan('amir', 'dana', NIGHT, factsWith([], { roster: { ...rosterWith(), rotations: [] } })),
      'neither_on_call',
    ],
    [
      'when the colleague is there as well',
      plan('iris', 'amir', NIGHT, factsWith([added('amir')])),
      'both_on_call',
    ],
    ['of what was taken over', plan('amir', 'dana', NIGHT, factsWith([added('amir')])), 'both_on_call'],
  ])('is none %s', (_, outcome, problem) => {
    expect(outcome).toEqual({ kind: 'refused', problem });
  });

  it('of what somebody got by a swap may go on to a third', () => {
    expect(plan('amir', 'dana', NIGHT, factsWith([placed('amir', 'iris')]))).toMatchObject({
      giver: 'amir',
      taker: 'dana',
      gives: [{ rotation, ...NIGHT }],
    });
  });

  it('offers in return nothing that was given away in the chat already', () => {
    const gone: Override = { ...placed('dana', 'amir'), ...WEEK_LATER };
    const { returns } = plan('iris', 'amir', NIGHT, factsWith([gone])) as SwapOffer;
    expect(returns).not.toContainEqual({ rotation, ...WEEK_LATER });
  });

  it('in more than six parts is none', () => {
    const only = [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '09:00', until: '10:00' },
    ];
    const turns = {
      kind: 'turns',
      participants: ['iris'],
      handOff: { every: 'P1W', from: '2026-11-02T09:00' },
      only,
    } as const;
    const roster = { ...rosterWith(), rotations: [{ name: 'primary', layers: [turns] }] };
    const fortnight = { from: '2026-11-24T00:00:00.000Z', until: '2026-12-08T00:00:00.000Z' };
    expect(plan('iris', 'amir', fortnight, factsWith([], { roster }))).toEqual({
      kind: 'refused',
      problem: 'too_many_parts',
    });
  });

  it('names what comes in return by its place and time', () => {
    expect(keyOfReturn({ rotation, ...WEEK_LATER }, factsWith())).toBe('r1_1796403600_1796454000');
  });
});
