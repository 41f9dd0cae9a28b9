import { judgeChanges, judgeRelation } from '../../src/domain/recent-change.ts';
import type { ChangeLog, ContactField } from '../../src/domain/recent-change.ts';
import type { ChangeFinding } from '../../src/domain/finding.ts';
import type { Relation } from '../../src/domain/person.ts';
import type { SignInLog } from '../../src/domain/sign-in-evidence.ts';
import { NOW } from './requests.ts';

const READ: SignInLog = { kind: 'read', signIns: [] };
const unreadable = (why: 'no_licence' | 'not_granted' | 'no_answer') =>
  ({ kind: 'unreadable', why }) as const;
const changed = (at: string, field: ContactField = 'phone') => ({ field, at });
const log = (...changes: readonly ReturnType<typeof changed>[]): ChangeLog => ({ kind: 'read', changes });

const TWO_WEEKS_AGO = '2026-11-08T10:00:00.000Z';
const BEFORE_THAT = '2026-11-08T09:59:59.999Z';
const NONE: ChangeFinding = { kind: 'none' };

describe('a change of what contact rests on', () => {
  it.each<[string, ChangeLog, SignInLog, string, ChangeFinding]>([
    ['nothing changed', log(), READ, 'P14D', NONE],
    [
      'a phone, right at the edge',
      log(changed(TWO_WEEKS_AGO)),
      READ,
      'P14D',
      { kind: 'changed', changes: [changed(TWO_WEEKS_AGO)] },
    ],
    ['a phone, just before', log(changed(BEFORE_THAT)), READ, 'P14D', NONE],
    [
      'only what is recent is told',
      log(changed(BEFORE_THAT, 'manager'), changed(NOW, 'sign_in_name')),
      READ,
      'P14D',
      { kind: 'changed', changes: [changed(NOW, 'sign_in_name')] },
    ],
    ['the log can’t be read', unreadable('not_granted'), READ, 'P14D', unreadable('not_granted')],
    ['the log gives no answer', unreadable('no_answer'), READ, 'P1D', unreadable('no_answer')],
    [
      'without P1, further back than the log goes',
      log(),
      unreadable('no_licence'),
      'P14D',
      unreadable('no_licence'),
    ],
    [
      'without P1, a little further back than the log goes',
      log(),
      unreadable('no_licence'),
      'PT169H',
      unreadable('no_licence'),
    ],
    ['without P1, as far back as the log goes', log(), unreadable('no_licence'), 'P7D', NONE],
    ['while only the sign-in log is silent', log(), unreadable('no_answer'), 'P14D', NONE],
    ['only the department', log(changed(NOW, 'department')), READ, 'P14D', NONE],
    [
      'without P1, a change that is seen anyhow',
      log(changed(NOW)),
      unreadable('no_licence'),
      'P14D',
      {
        kind: 'changed',
        changes: [changed(NOW)],
      },
    ],
    [
      'without P1, a change further back than asked',
      log(changed(BEFORE_THAT)),
      unreadable('no_licence'),
      'P3D',
      NONE,
    ],
  ])('%s', (_, changes, signIns, recentChange, found) => {
    expect(judgeChanges(changes, { signIns, recentChange, now: NOW })).toEqual(found);
  });
});

describe('a relation', () => {
  it.each<[Relation, ChangeLog, Relation | 'new' | 'unknown']>([
    ['same_manager', log(), 'same_manager'],
    ['same_manager', log(changed(NOW, 'manager')), 'new'],
    ['is_report', log(changed(NOW, 'manager')), 'new'],
    ['same_department', log(changed(NOW, 'manager')), 'same_department'],
    ['same_department', log(changed(NOW, 'department')), 'new'],
    ['same_manager', unreadable('no_answer'), 'unknown'],
    // These rest on nothing that the requester's own entry says.
    ['is_manager', unreadable('no_answer'), 'is_manager'],
    ['none', log(changed(NOW, 'manager')), 'none'],
  ])(
    '%s, with that log of the one who asks, counts as such only while it is not new',
    (relation, changes, counted) => {
      expect(judgeRelation(relation, changes)).toBe(counted);
    },
  );
});
