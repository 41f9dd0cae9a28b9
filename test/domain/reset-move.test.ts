import { nextMove } from '../../src/domain/reset-move.ts';
import type { ResetMove } from '../../src/domain/reset-move.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import type {
  Removal,
  RemovalState,
  ResetProgress,
  Step,
  StepState,
} from '../../src/domain/reset-progress.ts';
import { NOW } from './requests.ts';

const ago = (seconds: number): string => `2026-11-22T09:59:${String(60 - seconds).padStart(2, '0')}.000Z`;
const ahead = (seconds: number): string => `2026-11-22T10:00:${String(seconds).padStart(2, '0')}.000Z`;

const plan: ResetPlan = {
  remove: ['a', 'b', 'c'].map((id) => ({ id, kind: 'microsoftAuthenticator', reason: 'in_scope' })),
  keep: [{ id: 'key', kind: 'fido2', reason: 'on_offer' }],
  defaults: { kind: 'unclear' },
  unseen: [],
  mayChangeDefault: true,
  sessions: 'leave',
};

const waiting: RemovalState = { state: 'waiting' };
const asked = (seconds: number): RemovalState => ({ state: 'asked', at: ago(seconds) });
const answered = (seconds: number): RemovalState => ({ state: 'answered', at: ago(seconds) });
const gone = (seconds: number): RemovalState => ({ state: 'gone', at: ago(seconds), byUs: true });
const unanswered = (seconds: number, until?: string): RemovalState => ({
  state: 'unanswered',
  at: ago(seconds),
  ...(until === undefined ? {} : { until }),
});
const held = (seconds: number): RemovalState => ({ state: 'deferred', at: ago(seconds), because: 'default' });
const notFound = (seconds: number): RemovalState => ({
  state: 'deferred',
  at: ago(seconds),
  because: 'not_found',
});
const turnedDown = (seconds: number): RemovalState => ({
  state: 'deferred',
  at: ago(seconds),
  because: 'turned_down',
});
const busy = (seconds: number, until?: string): RemovalState => ({
  state: 'deferred',
  at: ago(seconds),
  because: 'busy',
  ...(until === undefined ? {} : { until }),
});

const removalsOf = (states: readonly RemovalState[], tries = 1): readonly Removal[] =>
  states.map((removal, index) => ({
    id: 'abc'[index] ?? '',
    tries: removal.state === 'waiting' ? 0 : tries,
    removal,
  }));
const words = (move: ResetMove): string => {
  switch (move.kind) {
    case 'succeed':
    case 'revoke':
      return move.kind;
    case 'change_default':
      return `change to ${move.to.preference}`;
    case 'remove':
      return `remove ${move.method.id}`;
    case 'wait':
      return `wait until ${move.until.slice(14, 19)}`;
    case 'give_up':
      return `give up: ${move.why}, ${move.left.join('')}`;
  }
};
const next = (progress: ResetProgress, listed: string, of: ResetPlan = plan): string =>
  words(nextMove(of, progress, new Set(listed), NOW));

describe('the next removal', () => {
  it.each<[string, readonly RemovalState[], string, string]>([
    ['nothing was asked', [waiting, waiting, waiting], 'abc', 'remove a'],
    ['one was asked a moment ago', [answered(1), waiting, waiting], 'abc', 'remove b'],
    ['one vanished by itself', [waiting, waiting, waiting], 'bc', 'remove b'],
    ['all is gone', [answered(1), answered(1), answered(1)], '', 'succeed'],
    ['all is gone though no answer came', [unanswered(1), asked(1), unanswered(1)], '', 'succeed'],
    ['only what is kept is listed', [gone(1), gone(1), gone(1)], 'k', 'succeed'],
    [
      'lists lag: the answered ones still show',
      [answered(3), answered(2), answered(1)],
      'abc',
      'wait until 00:01',
    ],
    ['one shows for ten seconds', [answered(10), answered(2), answered(1)], 'abc', 'remove a'],
    ['the worker died less than five seconds ago', [asked(4)], 'a', 'wait until 00:01'],
    ['the worker died five seconds ago', [asked(5)], 'a', 'remove a'],
    ['no answer came less than five seconds ago', [unanswered(4)], 'a', 'wait until 00:01'],
    ['no answer came five seconds ago', [unanswered(5)], 'a', 'remove a'],
    ['no answer came, and its time is not yet', [unanswered(9, ahead(9))], 'a', 'wait until 00:05'],
    ['no answer came, and its time is now', [unanswered(9, NOW)], 'a', 'remove a'],
    ['no answer came, others wait', [unanswered(1, ahead(9)), waiting], 'ab', 'remove b'],
    ['one was turned down, others wait', [turnedDown(1), waiting], 'ab', 'remove b'],
    ['not found, but listed: lists may lag', [notFound(9)], 'a', 'wait until 00:01'],
    ['not found, but listed for ten seconds', [notFound(10)], 'a', 'remove a'],
    ['not found, others wait', [notFound(1), waiting], 'ab', 'remove b'],
    ['one that was gone shows again', [gone(11)], 'a', 'remove a'],
    ['one that was gone shows for a moment', [gone(2)], 'a', 'wait until 00:01'],
  ])('%s', (_, states, listed, expected) => {
    expect(next({ removals: removalsOf(states) }, listed)).toBe(expected);
  });
});

describe('while Graph is busy', () => {
  it.each<[string, readonly RemovalState[], string, string]>([
    [
      'nobody is asked, though others wait',
      [busy(1, ahead(30)), waiting, waiting],
      'abc',
      'wait until 00:30',
    ],
    ['the latest time counts', [busy(1, ahead(30)), busy(1, ahead(40)), waiting], 'abc', 'wait until 00:40'],
    ['a restart goes on waiting as long as Graph said', [busy(59, ahead(40))], 'a', 'wait until 00:40'],
    ['the untried go first when its time has come', [busy(40, NOW), waiting], 'ab', 'remove b'],
    ['then the one that was put off', [busy(40, NOW), answered(1)], 'ab', 'remove a'],
    ['without a time, three seconds', [busy(2), waiting], 'ab', 'wait until 00:01'],
    ['without a time, no longer than that', [busy(3)], 'a', 'remove a'],
    ['what is gone by now holds nobody', [busy(1, ahead(30)), waiting], 'b', 'remove b'],
  ])('%s', (_, states, listed, expected) => {
    expect(next({ removals: removalsOf(states) }, listed)).toBe(expected);
  });
});

describe('the default', () => {
  it.each<[string, readonly RemovalState[], string, string]>([
    ['was refused, others wait', [held(9), waiting, answered(1)], 'abc', 'remove b'],
    ['was refused, others still show', [held(9), answered(2), answered(1)], 'abc', 'wait until 00:01'],
    ['was refused, others are gone', [held(3), gone(2), gone(2)], 'a', 'remove a'],
    ['was refused a moment ago, others are gone', [held(1), gone(2), gone(2)], 'a', 'wait until 00:02'],
    ['was refused twice, of two methods', [held(9), held(9), gone(2)], 'ab', 'remove a'],
  ])('%s', (_, states, listed, expected) => {
    expect(next({ removals: removalsOf(states) }, listed)).toBe(expected);
  });

  it.each<[string, readonly RemovalState[], string, string]>([
    ['a worker died of one', [asked(1), answered(9), waiting], 'ac', 'wait until 00:01'],
    ['a worker died of one five seconds ago', [asked(5), answered(9), waiting], 'ac', 'remove a'],
    ['no answer came', [unanswered(5, ahead(9)), answered(9), waiting], 'ac', 'wait until 00:05'],
    ['others are gone', [asked(1), answered(9), waiting], 'c', 'remove c'],
    ['the missing answer is its own', [answered(1), answered(1), asked(5)], 'c', 'remove c'],
    ['the others only take their time to show', [answered(1), answered(1), waiting], 'abc', 'remove c'],
  ])('that is known waits for the others: %s', (_, states, listed, expected) => {
    const known: ResetPlan = { ...plan, defaults: { kind: 'known', ids: ['c'] } };
    expect(next({ removals: removalsOf(states) }, listed, known)).toBe(expected);
  });

  it('that is known does not wait for one that has no hope', () => {
    const known: ResetPlan = { ...plan, defaults: { kind: 'known', ids: ['b'] } };
    const [one] = removalsOf([unanswered(20)], 4);
    expect(next({ removals: [one!, ...removalsOf([waiting, waiting]).slice(1)] }, 'ab', known)).toBe(
      'remove b',
    );
  });
});

describe('the alternate phone goes before the mobile', () => {
  const phones: ResetPlan = {
    ...plan,
    remove: [
      { id: 'a', kind: 'phone', phoneSlot: 'alternateMobile', reason: 'in_scope' },
      { id: 'b', kind: 'phone', phoneSlot: 'mobile', reason: 'in_scope' },
      { id: 'c', kind: 'microsoftAuthenticator', reason: 'in_scope' },
    ],
  };

  it.each<[string, readonly RemovalState[], string, string]>([
    ['nothing was asked', [waiting, waiting, waiting], 'abc', 'remove a'],
    [
      'no answer came: it is asked again first',
      [unanswered(9, NOW), waiting, answered(1)],
      'abc',
      'remove a',
    ],
    [
      'no answer came, and its time is not yet',
      [unanswered(9, ahead(9)), waiting, gone(1)],
      'ab',
      'wait until 00:05',
    ],
    ['the worker died of it', [asked(5), waiting, answered(1)], 'abc', 'remove a'],
    ['others need not wait for it', [unanswered(9, ahead(9)), waiting, waiting], 'abc', 'remove c'],
    ['it is gone', [gone(1), waiting, answered(1)], 'bc', 'remove b'],
  ])('%s', (_, states, listed, expected) => {
    expect(next({ removals: removalsOf(states) }, listed, phones)).toBe(expected);
  });
});

const stepOf = (step: StepState, tries = 1): Step => ({ tries, step });
const STEP: Readonly<Record<string, StepState>> = {
  waiting: { state: 'waiting' },
  askedNow: { state: 'asked', at: ago(4) },
  askedThen: { state: 'asked', at: ago(5) },
  putOff: { state: 'deferred', at: ago(1), until: ahead(20) },
  due: { state: 'deferred', at: ago(1), until: NOW },
  done: { state: 'done', at: ago(1) },
};

describe('changing the default', () => {
  const changing: ResetPlan = { ...plan, changeDefaultTo: { preference: 'sms', id: 'mobile' } };
  const at = (step: keyof typeof STEP, tries: number, listed = 'abc'): string => {
    const removals = removalsOf([waiting, waiting, waiting]);
    return next({ removals, defaultChange: stepOf(STEP[step]!, tries) }, listed, changing);
  };

  it.each([
    ['waiting', 0, 'change to sms'],
    ['askedNow', 1, 'wait until 00:01'],
    ['askedThen', 1, 'change to sms'],
    ['putOff', 1, 'wait until 00:20'],
    ['due', 3, 'change to sms'],
    ['due', 4, 'give up: graph_unavailable, abc'],
    ['askedThen', 4, 'give up: graph_unavailable, abc'],
    ['done', 1, 'remove a'],
    ['done', 4, 'remove a'],
  ])('comes before any removal: %s after %i tries: %s', (step, tries, expected) => {
    expect(at(step, tries)).toBe(expected);
  });

  it('is not worth it when nothing is left to remove', () => {
    expect(at('waiting', 0, '')).toBe('succeed');
  });
});

describe('revoking the sessions', () => {
  const revoking: ResetPlan = { ...plan, sessions: 'revoke' };
  const at = (step: keyof typeof STEP, tries: number, listed: string): string => {
    const removals = removalsOf([answered(1), answered(1), answered(1)]);
    return next({ removals, revocation: stepOf(STEP[step]!, tries) }, listed, revoking);
  };

  it.each([
    ['waiting', 0, 'revoke'],
    ['askedNow', 1, 'wait until 00:01'],
    ['askedThen', 1, 'revoke'],
    ['putOff', 2, 'wait until 00:20'],
    ['due', 3, 'revoke'],
    ['due', 4, 'give up: sessions_not_revoked, '],
    ['askedThen', 4, 'give up: sessions_not_revoked, '],
    ['done', 1, 'succeed'],
  ])('comes when all is gone: %s after %i tries: %s', (step, tries, expected) => {
    expect(at(step, tries, '')).toBe(expected);
  });

  it('never comes while a method is listed', () => {
    expect(at('waiting', 0, 'a')).toBe('wait until 00:01');
  });
});

describe('giving up, after the last try', () => {
  it.each<[string, readonly RemovalState[], string, string]>([
    ['answered and listed', [answered(20)], 'a', 'give up: still_listed, a'],
    ['never answered', [unanswered(20)], 'a', 'give up: graph_unavailable, a'],
    ['the worker died each time', [asked(20)], 'a', 'give up: graph_unavailable, a'],
    ['busy', [busy(20)], 'a', 'give up: graph_unavailable, a'],
    ['refused as the default', [held(20)], 'a', 'give up: default_refused, a'],
    ['turned down', [turnedDown(20)], 'a', 'give up: refused_by_graph, a'],
    ['not found, and listed', [notFound(20)], 'a', 'give up: still_listed, a'],
    ['one not found, one turned down', [notFound(20), turnedDown(20)], 'ab', 'give up: refused_by_graph, ab'],
    ['one busy, one default', [held(20), busy(20)], 'ab', 'give up: graph_unavailable, ab'],
    ['one turned down, one default', [turnedDown(20), held(20)], 'ab', 'give up: default_refused, ab'],
    [
      'the default, while another could not go either',
      [held(20), answered(20)],
      'ab',
      'give up: default_refused, ab',
    ],
    ['answered just now: not yet', [answered(2)], 'a', 'wait until 00:01'],
    ['no answer just now: not yet', [unanswered(2, ahead(9))], 'a', 'wait until 00:05'],
    ['busy, and its time is not yet', [busy(2, ahead(9))], 'a', 'wait until 00:09'],
    ['gone in the end', [answered(20), unanswered(20)], '', 'succeed'],
  ])('%s', (_, states, listed, expected) => {
    expect(next({ removals: removalsOf(states, 4) }, listed)).toBe(expected);
  });

  it.each([1, 2, 3])('but not after %i tries', (tries) => {
    expect(next({ removals: removalsOf([answered(20)], tries) }, 'a')).toBe('remove a');
  });

  it('names what is left, in the order of the plan', () => {
    const progress = { removals: removalsOf([answered(20), gone(20), held(20)], 4) };
    expect(nextMove(plan, progress, new Set(['c', 'a', 'key']), NOW)).toEqual({
      kind: 'give_up',
      why: 'default_refused',
      left: ['a', 'c'],
    });
  });
});
