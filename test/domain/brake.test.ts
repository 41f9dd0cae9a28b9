import { frozenOver, lift } from '../../src/domain/brake.ts';
import type { Brake, Freeze, LiftFacts, LiftOutcome } from '../../src/domain/brake.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { isSamePerson } from '../../src/domain/person.ts';
import { NOW } from './requests.ts';

const employeeIds: Readonly<Record<string, string>> = {
  dana: '7',
  'dana-admin': '7',
  'dana-security': '7',
  amir: '8',
};
const account = (id: string): { id: string; employeeId?: string } => {
  const employeeId = employeeIds[id];
  return employeeId === undefined ? { id } : { id, employeeId };
};

const facts: LiftFacts = {
  approvers: ['amir', 'dana', 'dana-admin', 'sol', 'eve', 'alice-admin', 'rita-admin'],
  securityContacts: ['sol', 'sam', 'dana-security'],
  isSamePerson: (one, other) =>
    isSamePerson(account(one), account(other), [
      ['alice', 'alice-admin'],
      ['rita', 'rita-admin'],
    ]),
  concerned: [],
};
const aboutAlice: LiftFacts = { ...facts, concerned: ['alice', 'rita'] };

const SOON = '2026-11-22T11:00:00.000Z';
const TOO_LATE = '2026-11-22T11:00:00.001Z';
const halt: Brake = { kind: 'halt', by: 'amir', since: NOW };
const freeze: Freeze = {
  kind: 'freeze',
  subject: 'alice',
  number: 1042,
  by: 'mona',
  since: NOW,
  because: 'not_me',
};
const word = (outcome: LiftOutcome): string => (outcome.kind === 'refused' ? outcome.reason : outcome.kind);
const askedBy = (brake: Brake, who: string): Brake => ({ ...brake, liftAskedBy: who, liftAskedAt: NOW });
const then = (brake: Brake, first: string, second: string, at: Instant = SOON, known = facts): string =>
  word(lift(askedBy(brake, first), second, known, at));

describe('lifting a halt set by amir', () => {
  it.each([
    ['amir', 'dana', 'lifted'],
    ['dana', 'amir', 'lifted'],
    ['dana', 'sol', 'lifted'],
    ['sol', 'dana', 'lifted'],
    ['amir', 'sam', 'lifted'],
    ['sam', 'eve', 'lifted'],
    ['dana', 'eve', 'needs_halter_or_security'],
    ['amir', 'amir', 'same_person'],
    ['sol', 'sol', 'same_person'],
    ['dana', 'dana-admin', 'same_person'],
    ['dana', 'dana-security', 'same_person'],
    ['dana-security', 'dana', 'same_person'],
    ['dana', 'rita', 'not_an_approver'],
  ])('%s asks, then %s: %s', (first, second, result) => {
    expect(lift(halt, first, facts, NOW)).toEqual({
      kind: 'one_more_needed',
      brake: askedBy(halt, first),
      events: [{ kind: 'halt_lift_asked', by: first }],
    });
    expect(then(halt, first, second)).toBe(result);
  });

  it('is not begun by somebody who is neither approver nor security contact', () => {
    expect(lift(halt, 'rita', facts, NOW)).toEqual({ kind: 'refused', reason: 'not_an_approver' });
  });

  it('goes on with the right second person after a wrong one', () => {
    expect(then(halt, 'dana', 'eve')).toBe('needs_halter_or_security');
    expect(lift(askedBy(halt, 'dana'), 'amir', facts, SOON)).toEqual({
      kind: 'lifted',
      events: [{ kind: 'halt_lifted', by: 'amir' }],
    });
  });
});

describe('the first of the two', () => {
  it('counts for an hour; then whoever comes next is the first', () => {
    expect(lift(askedBy(halt, 'dana'), 'amir', facts, TOO_LATE)).toEqual({
      kind: 'one_more_needed',
      brake: { ...halt, liftAskedBy: 'amir', liftAskedAt: TOO_LATE },
      events: [{ kind: 'halt_lift_asked', by: 'amir' }],
    });
    expect(then(halt, 'dana', 'dana', TOO_LATE)).toBe('one_more_needed');
    expect(word(lift({ ...halt, liftAskedBy: 'dana' }, 'amir', facts, NOW))).toBe('one_more_needed');
  });

  it('counts no more when they are no approver by then', () => {
    const without = { ...facts, approvers: ['amir', 'eve'] };
    expect(then(halt, 'dana', 'amir', SOON, without)).toBe('one_more_needed');
    expect(then(freeze, 'dana', 'eve', SOON, without)).toBe('one_more_needed');
    expect(then(halt, 'sol', 'eve', SOON, without)).toBe('lifted');
  });
});

describe('lifting a freeze for alice, after a request by rita', () => {
  it.each([
    ['amir', 'dana', 'lifted'],
    ['dana', 'eve', 'lifted'],
    ['sol', 'eve', 'lifted'],
    ['dana', 'dana-admin', 'same_person'],
    ['dana', 'dana', 'same_person'],
    ['dana', 'alice-admin', 'is_concerned'],
    ['dana', 'rita-admin', 'is_concerned'],
    ['dana', 'sam', 'not_an_approver'],
    ['dana', 'rita', 'not_an_approver'],
  ])('%s asks, then %s: %s', (first, second, result) => {
    expect(lift(freeze, first, aboutAlice, NOW)).toEqual({
      kind: 'one_more_needed',
      brake: askedBy(freeze, first),
      events: [{ kind: 'freeze_lift_asked', by: first, subject: 'alice' }],
    });
    expect(then(freeze, first, second, SOON, aboutAlice)).toBe(result);
  });

  it.each([
    ['alice-admin', 'is_concerned'],
    ['rita-admin', 'is_concerned'],
    ['sam', 'not_an_approver'],
    ['rita', 'not_an_approver'],
  ])('is not begun by %s: %s', (by, reason) => {
    expect(lift(freeze, by, aboutAlice, NOW)).toEqual({ kind: 'refused', reason });
  });

  it('leaves its event with the subject', () => {
    expect(lift(askedBy(freeze, 'dana'), 'eve', aboutAlice, NOW)).toEqual({
      kind: 'lifted',
      events: [{ kind: 'freeze_lifted', by: 'eve', subject: 'alice' }],
    });
  });
});

describe('lifting a freeze because the password may be known', () => {
  const known: Freeze = { ...freeze, because: 'password_known' };
  const since = (passwordChangedAt?: Instant): LiftFacts =>
    passwordChangedAt === undefined ? aboutAlice : { ...aboutAlice, passwordChangedAt };
  const CHANGED = '2026-11-22T10:00:00.001Z';

  it.each([
    ['never changed', undefined, 'password_unchanged'],
    ['changed before', '2026-11-22T09:59:59.999Z', 'password_unchanged'],
    ['changed in that very moment', NOW, 'password_unchanged'],
    ['changed since', CHANGED, 'one_more_needed'],
  ])('%s: %#', (_, at, result) => {
    expect(word(lift(known, 'dana', since(at), SOON))).toBe(result);
  });

  it('takes two different people as well', () => {
    expect(then(known, 'dana', 'eve', SOON, since(CHANGED))).toBe('lifted');
    expect(then(known, 'dana', 'dana', SOON, since(CHANGED))).toBe('same_person');
    expect(then(known, 'dana', 'dana-admin', SOON, since(CHANGED))).toBe('same_person');
    expect(then(known, 'dana', 'rita-admin', SOON, since(CHANGED))).toBe('is_concerned');
    expect(then(known, 'dana', 'eve', SOON, since(NOW))).toBe('password_unchanged');
  });

  it.each<[string, Freeze | undefined, Freeze, Partial<Freeze>]>([
    ['the first one is as it is', undefined, freeze, freeze],
    ['a known password takes over from an objection', freeze, known, known],
    [
      'an objection takes over from another',
      freeze,
      { ...freeze, by: 'alice' },
      { by: 'alice', because: 'not_me' },
    ],
    [
      'an objection leaves the password to be changed, since when it was known',
      known,
      { ...freeze, by: 'alice', since: SOON },
      { by: 'alice', because: 'password_known', since: NOW },
    ],
    [
      'a password known anew has to be changed anew',
      known,
      { ...known, since: SOON },
      { because: 'password_known', since: SOON },
    ],
  ])('becomes another freeze: %s', (_, before, next, expected) => {
    const half = before === undefined ? undefined : { ...before, liftAskedBy: 'dana', liftAskedAt: NOW };
    const after = frozenOver(half, next);
    expect(after).toMatchObject(expected);
    expect(after).not.toHaveProperty('liftAskedBy');
  });

  it('is asked of nobody who may not lift it, whatever the password', () => {
    expect(word(lift(known, 'rita', since(), NOW))).toBe('not_an_approver');
  });

  it.each([freeze, halt])('is all that waits for the password: $kind', (brake) => {
    expect(word(lift(brake, 'dana', aboutAlice, NOW))).toBe('one_more_needed');
  });
});
