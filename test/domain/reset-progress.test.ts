import fc from 'fast-check';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import {
  hasRemoved,
  mayHaveRemoved,
  nextMove,
  notBegun,
  reconciled,
  recorded,
  stillThere,
} from '../../src/domain/reset-progress.ts';
import type { Removal, RemovalState, ResetMove } from '../../src/domain/reset-progress.ts';
import { runPlan } from './removal-run.ts';
import type { CallFate } from './removal-run.ts';
import { NOW } from './requests.ts';

const ago = (seconds: number): string => `2026-11-22T09:59:${String(60 - seconds).padStart(2, '0')}.000Z`;
const planOf = (...ids: string[]): ResetPlan => ({
  remove: ids.map((id) => ({ id, kind: 'microsoftAuthenticator' })),
  keep: [{ id: 'key', kind: 'fido2', reason: 'still_useful' }],
});
const plan = planOf('a', 'b', 'c');

const waiting: RemovalState = { state: 'waiting' };
const asked = (seconds: number): RemovalState => ({ state: 'asked', at: ago(seconds) });
const answered = (seconds: number): RemovalState => ({ state: 'answered', at: ago(seconds) });
const deferred = (
  seconds: number,
  because: 'default' | 'busy' | 'turned_down' = 'default',
): RemovalState => ({
  state: 'deferred',
  at: ago(seconds),
  because,
});
const gone = (seconds: number): RemovalState => ({ state: 'gone', at: ago(seconds), byUs: true });

const removalsOf = (states: readonly RemovalState[], tries = 1): readonly Removal[] =>
  states.map((removal, index) => ({
    id: 'abc'[index] ?? '',
    tries: removal.state === 'waiting' ? 0 : tries,
    removal,
  }));
const words = (move: ResetMove): string => {
  switch (move.kind) {
    case 'succeed':
      return 'succeed';
    case 'remove':
      return `remove ${move.method.id}`;
    case 'wait':
      return 'wait';
    case 'give_up':
      return `give up: ${move.why}`;
  }
};

describe('the next move', () => {
  it.each<[string, readonly RemovalState[], string, string]>([
    ['nothing was asked', [waiting, waiting, waiting], 'abc', 'remove a'],
    ['one was asked a moment ago', [answered(1), waiting, waiting], 'abc', 'remove b'],
    ['one vanished by itself', [waiting, waiting, waiting], 'bc', 'remove b'],
    ['all is gone', [answered(1), answered(1), answered(1)], '', 'succeed'],
    ['all is gone though no answer came', [asked(1), asked(1), asked(1)], '', 'succeed'],
    ['the answered ones still show', [answered(3), answered(2), answered(1)], 'abc', 'wait'],
    ['one shows for ten seconds', [answered(10), answered(2), answered(1)], 'abc', 'remove a'],
    ['an answer is missing for less than five seconds', [asked(4)], 'a', 'wait'],
    ['an answer is missing for five seconds', [asked(5)], 'a', 'remove a'],
    ['Graph was busy a moment ago', [deferred(2, 'busy')], 'a', 'wait'],
    ['Graph was busy three seconds ago', [deferred(3, 'busy')], 'a', 'remove a'],
    ['the default was refused, others wait', [deferred(9), waiting, answered(1)], 'abc', 'remove b'],
    ['the default was refused, others still show', [deferred(9), answered(2), answered(1)], 'abc', 'wait'],
    ['the default was refused, others are gone', [deferred(3), gone(2), gone(2)], 'a', 'remove a'],
    ['two were refused as default', [deferred(9), deferred(9), gone(2)], 'ab', 'remove a'],
    ['one that was gone shows again', [gone(11)], 'a', 'remove a'],
    ['one that was gone shows for a moment', [gone(2)], 'a', 'wait'],
  ])('%s', (_, states, listed, expected) => {
    const progress = { removals: removalsOf(states) };
    expect(words(nextMove(plan, progress, new Set(listed), NOW))).toBe(expected);
  });

  it.each<[string, readonly RemovalState[], string, string]>([
    ['answered and listed', [answered(20)], 'a', 'give up: still_listed'],
    ['never answered', [asked(20)], 'a', 'give up: still_listed'],
    ['refused as the default', [deferred(20)], 'a', 'give up: default_refused'],
    ['busy', [deferred(20, 'busy')], 'a', 'give up: graph_unavailable'],
    ['one busy, one default', [deferred(20), deferred(20, 'busy')], 'ab', 'give up: graph_unavailable'],
    ['answered just now', [answered(2)], 'a', 'wait'],
    [
      'the default, while another one could not go either',
      [deferred(20), answered(20)],
      'ab',
      'give up: default_refused',
    ],
  ])('after the last try, %s', (_, states, listed, expected) => {
    const progress = { removals: removalsOf(states, 4) };
    expect(words(nextMove(plan, progress, new Set(listed), NOW))).toBe(expected);
  });

  it('names what is left, in the order of the plan', () => {
    const progress = { removals: removalsOf([answered(20), gone(20), deferred(20)], 4) };
    expect(nextMove(plan, progress, new Set(['c', 'a', 'key']), NOW)).toEqual({
      kind: 'give_up',
      why: 'default_refused',
      left: ['a', 'c'],
    });
  });

  it.each<[string, readonly RemovalState[], string, string]>([
    ['an answer is missing', [asked(1), answered(9), waiting], 'ac', 'wait'],
    ['an answer is missing for five seconds', [asked(5), answered(9), waiting], 'ac', 'remove a'],
    ['all others are gone', [asked(1), answered(9), waiting], 'c', 'remove c'],
    ['the missing answer is its own', [answered(1), answered(1), asked(5)], 'c', 'remove c'],
  ])('leaves the default for last while %s', (_, states, listed, expected) => {
    const progress = { removals: removalsOf(states) };
    const withDefault = { ...plan, suspectedDefault: 'c' };
    expect(words(nextMove(withDefault, progress, new Set(listed), NOW))).toBe(expected);
  });

  it('looks again a second later', () => {
    expect(nextMove(plan, { removals: removalsOf([asked(1)]) }, new Set('a'), NOW)).toEqual({
      kind: 'wait',
      until: '2026-11-22T10:00:01.000Z',
    });
  });
});

describe('the progress of a run', () => {
  it('counts a try when a removal is asked for, and only then', () => {
    const once = recorded(recorded(notBegun(plan), 'a', asked(5)), 'a', answered(4));
    const twice = recorded(once, 'a', asked(3));
    expect(twice.removals.map(({ tries }) => tries)).toEqual([2, 0, 0]);
  });

  it.each<[RemovalState, boolean, boolean]>([
    [waiting, false, false],
    [deferred(1), false, false],
    [asked(1), true, false],
    [answered(1), true, true],
    [gone(1), true, true],
    [{ state: 'gone', at: NOW, byUs: false }, true, false],
  ])('%j: may have removed %s, has removed %s', (state, may, has) => {
    const progress = { removals: removalsOf([waiting, state]) };
    expect([mayHaveRemoved(progress), hasRemoved(progress)]).toEqual([may, has]);
  });

  it('does not count what somebody else removed before it was asked for', () => {
    const removal = { state: 'gone', at: NOW, byUs: false } as const;
    expect(mayHaveRemoved({ removals: [{ id: 'a', tries: 0, removal }] })).toBe(false);
    expect(mayHaveRemoved({ removals: [{ id: 'a', tries: 1, removal }] })).toBe(true);
  });

  it.each<[RemovalState, boolean]>([
    [waiting, false],
    [deferred(1), false],
    [asked(1), true],
    [answered(1), true],
  ])('%j and no longer listed: gone, by us %s', (state, byUs) => {
    const { removals } = reconciled({ removals: removalsOf([state]) }, new Set(), NOW);
    expect(removals[0]?.removal).toEqual({ state: 'gone', at: NOW, byUs });
  });

  it('never forgets when something was gone, and leaves alone what is listed', () => {
    const progress = { removals: removalsOf([gone(9), answered(1), waiting]) };
    expect(reconciled(progress, new Set(['b', 'c']), NOW)).toEqual(progress);
    expect(stillThere(plan, new Set(['c', 'b', 'x'])).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});

describe('a whole run', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const fates = fc.array(fc.constantFrom<CallFate>('ok', 'busy', 'lost', 'swallowed', 'mute'), {
    maxLength: 25,
  });
  const runs = fc.record({
    size: fc.integer({ min: 1, max: 5 }),
    defaultIndex: fc.integer({ min: -1, max: 4 }),
    lagSeconds: fc.integer({ min: 0, max: 60 }),
    calls: fates,
  });
  type Run = typeof runs extends fc.Arbitrary<infer Value> ? Value : never;
  const report = ({ size, defaultIndex, lagSeconds, calls }: Run) => {
    const defaultMethod = ids[defaultIndex];
    const traits = { lagSeconds, calls, ...(defaultMethod === undefined ? {} : { defaultMethod }) };
    return runPlan(planOf(...ids.slice(0, size)), ['key'], traits, NOW);
  };

  it('ends after a bounded number of moves, with bounded tries, and asks for nothing outside the plan', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { end, asked: calls, progress } = report(run);
        expect(end.kind).not.toBe('endless');
        expect(ids.slice(0, run.size)).toEqual(expect.arrayContaining([...new Set(calls)]));
        for (const { tries } of progress.removals) expect(tries).toBeLessThanOrEqual(4);
      }),
      { numRuns: 100 },
    );
  });

  it('succeeds exactly when nothing planned is listed any more', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { end, stillListed } = report(run);
        expect(end.kind === 'succeed').toBe(stillListed.length === 0);
        if (end.kind === 'give_up') expect(end.left).toEqual(stillListed);
      }),
      { numRuns: 100 },
    );
  });

  it('succeeds with any default in any place while Graph answers and takes up to half a minute to show it', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 30 }), (run, lagSeconds) => {
        expect(report({ ...run, lagSeconds, calls: [] }).end).toEqual({ kind: 'succeed' });
      }),
      { numRuns: 100 },
    );
  });

  it('asks for each method once where nothing goes wrong', () => {
    expect(runPlan(planOf('a', 'b', 'c'), [], { lagSeconds: 2, calls: [] }, NOW).asked).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('asks for a default that came first once more, when the others are gone', () => {
    const traits = { defaultMethod: 'a', lagSeconds: 8, calls: [] };
    const { asked: calls, end } = runPlan(planOf('a', 'b', 'c'), [], traits, NOW);
    expect([calls, end.kind]).toEqual([['a', 'b', 'c', 'a'], 'succeed']);
  });
});
