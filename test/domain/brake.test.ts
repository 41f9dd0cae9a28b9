import { lift } from '../../src/domain/brake.ts';
import type { Brake, Lifter, LiftOutcome } from '../../src/domain/brake.ts';
import { isSamePerson } from '../../src/domain/person.ts';
import { NOW } from './requests.ts';

const APPROVERS = ['amir', 'dana', 'dana-admin', 'sol', 'eve', 'alice-admin'];
const SECURITY = ['sol', 'sam'];
const employeeIds: Readonly<Record<string, string>> = { dana: '7', 'dana-admin': '7', amir: '8' };
const account = (id: string): { id: string; employeeId?: string } => {
  const employeeId = employeeIds[id];
  return employeeId === undefined ? { id } : { id, employeeId };
};

const lifter = (by: string): Lifter => ({
  by,
  isApprover: APPROVERS.includes(by),
  isSecurityContact: SECURITY.includes(by),
  isSameAs: (other) => isSamePerson(account(by), account(other), [['alice', 'alice-admin']]),
  securityContacts: SECURITY,
});

const halt: Brake = { kind: 'halt', by: 'amir', since: NOW };
const freeze: Brake = { kind: 'freeze', subject: 'alice', number: 1042, by: 'mona', since: NOW };
const word = (outcome: LiftOutcome): string => (outcome.kind === 'refused' ? outcome.reason : outcome.kind);

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
    ['dana', 'rita', 'not_an_approver'],
  ])('%s asks, then %s: %s', (first, second, result) => {
    const asked = lift(halt, lifter(first));
    expect(asked).toEqual({
      kind: 'one_more_needed',
      brake: { ...halt, liftAskedBy: first },
      events: [{ kind: 'halt_lift_asked', by: first }],
    });
    expect(word(lift({ ...halt, liftAskedBy: first }, lifter(second)))).toBe(result);
  });

  it('is not begun by somebody who is neither approver nor security contact', () => {
    expect(lift(halt, lifter('rita'))).toEqual({ kind: 'refused', reason: 'not_an_approver' });
  });

  it('goes on with the right second person after a wrong one', () => {
    const asked: Brake = { ...halt, liftAskedBy: 'dana' };
    expect(word(lift(asked, lifter('eve')))).toBe('needs_halter_or_security');
    expect(lift(asked, lifter('amir'))).toEqual({
      kind: 'lifted',
      events: [{ kind: 'halt_lifted', by: 'amir' }],
    });
  });
});

describe('lifting a freeze for alice', () => {
  it.each([
    ['amir', 'dana', 'lifted'],
    ['dana', 'eve', 'lifted'],
    ['sol', 'eve', 'lifted'],
    ['dana', 'dana-admin', 'same_person'],
    ['dana', 'dana', 'same_person'],
    ['dana', 'alice-admin', 'is_concerned'],
    ['dana', 'sam', 'not_an_approver'],
    ['dana', 'rita', 'not_an_approver'],
  ])('%s asks, then %s: %s', (first, second, result) => {
    expect(lift(freeze, lifter(first))).toEqual({
      kind: 'one_more_needed',
      brake: { ...freeze, liftAskedBy: first },
      events: [{ kind: 'freeze_lift_asked', by: first, subject: 'alice' }],
    });
    expect(word(lift({ ...freeze, liftAskedBy: first }, lifter(second)))).toBe(result);
  });

  it.each([
    ['alice-admin', 'is_concerned'],
    ['sam', 'not_an_approver'],
    ['rita', 'not_an_approver'],
  ])('is not begun by %s: %s', (by, reason) => {
    expect(lift(freeze, lifter(by))).toEqual({ kind: 'refused', reason });
  });

  it('leaves its event with the subject', () => {
    expect(lift({ ...freeze, liftAskedBy: 'dana' }, lifter('eve'))).toEqual({
      kind: 'lifted',
      events: [{ kind: 'freeze_lifted', by: 'eve', subject: 'alice' }],
    });
  });
});
