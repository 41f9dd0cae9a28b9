import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import {
  hasChangedDefault,
  hasRemoved,
  hasReturned,
  mayHaveRemoved,
  notBegun,
  notGone,
  reconciled,
  recorded,
  isPutOff,
  settlesAt,
  stepRecorded,
} from '../../src/domain/reset-progress.ts';
import type { RemovalState, ResetProgress, StepState } from '../../src/domain/reset-progress.ts';
import { app, known, mobile, oath, planOf } from './methods.ts';
import { NOW } from './requests.ts';

const plan = planOf([oath, app]);
const waiting: RemovalState = { state: 'waiting' };
const asked: RemovalState = { state: 'asked', at: NOW };
const answered: RemovalState = { state: 'answered', at: NOW };
const unanswered: RemovalState = { state: 'unanswered', at: NOW };
const gone: RemovalState = { state: 'gone', at: NOW, byUs: true };
const goneByOthers: RemovalState = { state: 'gone', at: NOW, byUs: false };
const deferred = (because: 'default' | 'busy' | 'turned_down' | 'not_found'): RemovalState => ({
  state: 'deferred',
  at: NOW,
  because,
});

/** What is known of the app after these answers, one after the other. */
const after = (...states: readonly RemovalState[]): ResetProgress =>
  states.reduce((progress, state) => recorded(progress, 'app', state), notBegun(plan));
const appOf = ({ removals }: ResetProgress): unknown => removals.find(({ id }) => id === 'app');

describe('a run that has not begun', () => {
  it('has every removal waiting, in the plan’s order', () => {
    expect(notBegun(plan)).toEqual({
      removals: [
        { id: 'oath', tries: 0, removal: waiting },
        { id: 'app', tries: 0, removal: waiting },
      ],
    });
  });

  it('has the steps of its plan, and only those', () => {
    const step = { tries: 0, step: { state: 'waiting' } };
    const changing = planOf([app, oath, mobile], {
      defaults: known('app'),
      scope: ['authenticator'],
      changeDefault: true,
    });
    expect(notBegun(changing)).toMatchObject({ defaultChange: step });
    expect(notBegun(changing)).not.toHaveProperty('revocation');
    expect(notBegun({ ...plan, sessions: 'revoke' })).toMatchObject({ revocation: step });
  });
});

describe('what is written down of a removal', () => {
  it('counts a try when it is asked for, and only then', () => {
    expect(appOf(after(asked, answered, asked, unanswered))).toMatchObject({ tries: 2 });
  });

  it('keeps Graph’s id of the last call that had one', () => {
    const first = recorded(after(asked), 'app', answered, 'g1');
    expect(appOf(first)).toMatchObject({ graphRequestId: 'g1' });
    expect(appOf(recorded(first, 'app', asked))).toMatchObject({ graphRequestId: 'g1' });
    expect(appOf(recorded(first, 'app', deferred('busy'), 'g2'))).toMatchObject({ graphRequestId: 'g2' });
  });

  it('touches no other removal', () => {
    expect(after(asked).removals[0]).toEqual({ id: 'oath', tries: 0, removal: waiting });
  });

  it.each<[string, readonly RemovalState[]]>([
    ['a call that was taken', [asked, answered, asked, deferred('turned_down')]],
    ['a call without an answer', [asked, unanswered, asked, deferred('busy')]],
    ['a call that was taken, then found nothing', [asked, answered, asked, deferred('not_found')]],
    ['a call that a worker died of', [asked, asked, deferred('turned_down')]],
  ])('never forgets %s, whatever later calls are told', (_, states) => {
    expect(appOf(after(...states))).toMatchObject({ mayBeGone: true });
    expect(mayHaveRemoved(after(...states))).toBe(true);
  });

  it('never forgets what a list showed as gone by this run, when a later list shows it once more', () => {
    const shownGone = reconciled(after(asked, answered), new Set(['oath']), NOW);
    const again = recorded(recorded(shownGone, 'app', asked), 'app', deferred('turned_down'));
    expect(mayHaveRemoved(again)).toBe(true);
  });

  it.each<[string, readonly RemovalState[]]>([
    ['one call, turned down', [asked, deferred('turned_down')]],
    ['a method that was not found', [asked, deferred('not_found')]],
    ['refused as the default, then busy', [asked, deferred('default'), asked, deferred('busy')]],
    ['gone by somebody else, and listed once more', [goneByOthers, asked, deferred('turned_down')]],
  ])('does not take the blame for %s', (_, states) => {
    expect(mayHaveRemoved(after(...states))).toBe(false);
  });
});

describe('what a run may have removed, and what it removed for certain', () => {
  it.each<[string, readonly RemovalState[], boolean, boolean]>([
    ['nothing was asked', [], false, false],
    ['asked', [asked], true, false],
    ['answered', [asked, answered], true, true],
    ['unanswered', [asked, unanswered], true, false],
    ['busy', [asked, deferred('busy')], false, false],
    ['gone by this run', [asked, answered, gone], true, true],
    ['gone by somebody else before it was asked for', [goneByOthers], false, false],
    ['gone by somebody else, after it was asked for', [asked, deferred('busy'), goneByOthers], true, false],
  ])('%s', (_, states, may, has) => {
    expect([mayHaveRemoved(after(...states)), hasRemoved(after(...states))]).toEqual([may, has]);
  });
});

describe('a fresh list', () => {
  const LATER = '2026-11-22T10:00:09.000Z';
  it.each<[string, readonly RemovalState[], boolean]>([
    ['was never asked for', [], false],
    ['was only put off', [asked, deferred('busy')], false],
    ['was not found', [asked, deferred('not_found')], false],
    ['was not found after a call that was taken', [asked, answered, asked, deferred('not_found')], true],
    ['was asked for', [asked], true],
    ['had no answer', [asked, unanswered], true],
    ['was answered', [asked, answered], true],
    ['was put off after a call without an answer', [asked, unanswered, asked, deferred('busy')], true],
  ])('without a method that %s: gone, by us %s', (_, states, byUs) => {
    const { removals } = reconciled(after(...states), new Set(['oath']), LATER);
    expect(removals[1]?.removal).toEqual({ state: 'gone', at: LATER, byUs });
    expect(removals[0]?.removal).toEqual(waiting);
  });

  it('never changes when something was gone, and leaves alone what it shows', () => {
    const progress = after(asked, answered, gone);
    expect(reconciled(progress, new Set(['oath']), LATER)).toEqual(progress);
    expect(reconciled(progress, new Set(['oath', 'app']), LATER)).toEqual(progress);
    expect(notGone(progress)).toEqual(['oath']);
  });

  it('after a minute shows what a call without an answer did', () => {
    expect(settlesAt(NOW)).toBe('2026-11-22T10:01:00.000Z');
  });
});

describe('a method that was gone and is listed again', () => {
  const undated: ResetPlan = { ...plan, remove: plan.remove.map(({ createdAt: _, ...rest }) => rest) };
  const progress = after(asked, answered, gone);
  it.each<[string, ResetPlan, readonly string[], boolean]>([
    ['is the old one, seen late, where its time of creation says so', plan, ['app'], false],
    ['may be a new registration where nothing says so', undated, ['app'], true],
    ['is none while it is not listed', undated, ['oath'], false],
  ])('%s', (_, of, listed, returned) => {
    expect(hasReturned(of, progress, new Set(listed))).toBe(returned);
  });

  it('is none that was never gone', () => {
    expect(hasReturned(undated, after(asked, answered), new Set(['app', 'oath']))).toBe(false);
  });
});

describe('a removal that is put off', () => {
  it.each<[RemovalState, boolean]>([
    [waiting, false],
    [answered, false],
    [unanswered, false],
    [{ state: 'unanswered', at: NOW, until: NOW }, true],
    [deferred('busy'), false],
    [{ state: 'deferred', at: NOW, because: 'busy', until: NOW }, true],
  ])('until a known moment: %j: %s', (state, is) => {
    expect(isPutOff(state)).toBe(is);
  });
});

describe('a step around the removals', () => {
  const before = notBegun({ ...plan, sessions: 'revoke' });
  const stepAsked: StepState = { state: 'asked', at: NOW };
  const done: StepState = { state: 'done', at: NOW };

  it('counts its tries and keeps Graph’s id', () => {
    const once = stepRecorded(stepRecorded(before, 'revocation', stepAsked), 'revocation', done, 'g1');
    expect(once.revocation).toEqual({ tries: 1, step: done, graphRequestId: 'g1' });
    expect(stepRecorded(once, 'revocation', stepAsked).revocation).toMatchObject({
      tries: 2,
      graphRequestId: 'g1',
    });
    expect(once.removals).toBe(before.removals);
  });

  it('that the plan doesn’t have changes nothing', () => {
    expect(stepRecorded(before, 'default_change', stepAsked)).toBe(before);
  });

  it('that was never asked for left the default as it was', () => {
    const changing = { ...before, defaultChange: { tries: 0, step: { state: 'waiting' } } } as const;
    expect(hasChangedDefault(before)).toBe(false);
    expect(hasChangedDefault(changing)).toBe(false);
    for (const step of [stepAsked, done])
      expect(hasChangedDefault(stepRecorded(changing, 'default_change', step))).toBe(true);
  });
});
