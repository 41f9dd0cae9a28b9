import { identityKnown, isSamePerson, relationOf, standingOf } from '../../src/domain/person.ts';
import type { Person, Relation, Standing } from '../../src/domain/person.ts';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  displayName: `${id} Example`,
  signInName: `${id}@contoso.com`,
  accountEnabled: true,
  kind: 'member',
  federated: false,
  businessPhones: [],
  ...more,
});

describe('what an account may hope for', () => {
  it.each<[string, Person | undefined, Standing]>([
    ['an enabled member', person('alice'), 'member_enabled'],
    ['nobody', undefined, 'deleted'],
    ['a disabled member', person('alice', { accountEnabled: false }), 'disabled'],
    ['a guest', person('alice', { kind: 'guest' }), 'guest'],
    ['a disabled guest', person('alice', { kind: 'guest', accountEnabled: false }), 'guest'],
    ['a resource', person('alice', { kind: 'resource', accountEnabled: false }), 'resource'],
    ['a federated member', person('alice', { federated: true }), 'federated'],
    ['a disabled federated member', person('alice', { federated: true, accountEnabled: false }), 'disabled'],
  ])('%s: %#', (_, who, standing) => {
    expect(standingOf(who)).toBe(standing);
  });
});

describe('two accounts of one person', () => {
  const listed = [
    ['dana', 'dana-admin'],
    ['amir', 'amir-admin', 'amir-test'],
  ];
  it.each<[string, Pick<Person, 'id' | 'employeeId'>, Pick<Person, 'id' | 'employeeId'>, boolean]>([
    ['the same account', { id: 'dana' }, { id: 'dana' }, true],
    ['one employee id', { id: 'dana', employeeId: '7' }, { id: 'x', employeeId: '7' }, true],
    ['two employee ids', { id: 'dana', employeeId: '7' }, { id: 'x', employeeId: '8' }, false],
    ['no employee id on either', { id: 'dana' }, { id: 'x' }, false],
    ['an employee id on one', { id: 'dana', employeeId: '7' }, { id: 'x' }, false],
    ['listed together', { id: 'dana' }, { id: 'dana-admin' }, true],
    [
      'listed together, with different employee ids',
      { id: 'amir', employeeId: '1' },
      { id: 'amir-test', employeeId: '2' },
      true,
    ],
    ['listed, but not together', { id: 'dana' }, { id: 'amir' }, false],
  ])('%s: %#', (_, a, b, same) => {
    expect(isSamePerson(a, b, listed)).toBe(same);
    expect(isSamePerson(b, a, listed)).toBe(same);
  });

  it('can be ruled out only where both employee ids are known', () => {
    const [known, unknown] = [{ id: 'a', employeeId: '7' }, { id: 'b' }];
    expect([
      identityKnown(known, known),
      identityKnown(known, unknown),
      identityKnown(unknown, known),
    ]).toEqual([true, false, false]);
  });
});

describe('how requester and subject are related', () => {
  it.each<[Relation, Partial<Person>, Partial<Person>]>([
    ['is_manager', {}, { managerId: 'rita' }],
    ['is_report', { managerId: 'alice' }, {}],
    ['same_manager', { managerId: 'mona', department: 'Sales' }, { managerId: 'mona', department: 'Sales' }],
    [
      'same_department',
      { managerId: 'mona', department: 'Sales' },
      { managerId: 'max', department: 'Sales' },
    ],
    ['none', { department: 'Sales' }, { department: 'Legal' }],
    ['none', {}, {}],
    ['is_manager', { managerId: 'alice' }, { managerId: 'rita' }],
  ])('%s: %j and %j', (relation, requester, subject) => {
    expect(relationOf(person('rita', requester), person('alice', subject))).toBe(relation);
  });
});
