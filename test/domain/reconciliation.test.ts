import type { AuditEntry } from '../../src/domain/audit.ts';
import type { Event } from '../../src/domain/event.ts';
import { plus } from '../../src/domain/instant.ts';
import { removalsIn, unmatched, within } from '../../src/domain/reconciliation.ts';
import type { LoggedRemoval, RecordedRemoval } from '../../src/domain/reconciliation.ts';
import { NOW } from './requests.ts';

const minute = (count: number): string => plus(NOW, `PT${count}M`);
const entry = (sequence: number, event: Event, request = 1042): AuditEntry => ({
  sequence,
  at: minute(sequence),
  request,
  event,
  previous: '',
  hash: '',
});
const subjects = new Map([
  [1042, 'alice'],
  [1043, 'bob'],
]);

describe('the removals that the record tells of', () => {
  it('are one for each method, from the first call to the last word', () => {
    const entries = [
      entry(1, { kind: 'removal_asked', method: 'app' }),
      entry(2, { kind: 'removal_answered', method: 'app' }),
      entry(3, { kind: 'removal_asked', method: 'phone' }),
      entry(4, { kind: 'removal_gone', method: 'app', byUs: true }),
      entry(5, { kind: 'removal_answered', method: 'app' }, 1043),
    ];
    expect(removalsIn(entries, subjects)).toEqual([
      { sequence: 4, request: 1042, subject: 'alice', first: minute(1), last: minute(4), certain: true },
      { sequence: 3, request: 1042, subject: 'alice', first: minute(3), last: minute(3), certain: false },
      { sequence: 5, request: 1043, subject: 'bob', first: minute(5), last: minute(5), certain: true },
    ]);
  });

  it.each<[string, readonly Event[], readonly boolean[]]>([
    [
      'asked and unanswered, which may have been carried out',
      [{ kind: 'removal_unanswered', method: 'app' }],
      [false],
    ],
    [
      'unanswered and then gone, perhaps by another hand',
      [
        { kind: 'removal_unanswered', method: 'app' },
        { kind: 'removal_gone', method: 'app', byUs: true },
      ],
      [false],
    ],
    [
      'answered, and then gone',
      [
        { kind: 'removal_answered', method: 'app' },
        { kind: 'removal_gone', method: 'app', byUs: true },
      ],
      [true],
    ],
    [
      'asked in vain, since another hand was faster',
      [
        { kind: 'removal_asked', method: 'app' },
        { kind: 'removal_gone', method: 'app', byUs: false },
      ],
      [],
    ],
  ])('count as certain or not: %s', (_, events, expected) => {
    const entries = events.map((event, index) => entry(index + 1, event));
    expect(removalsIn(entries, subjects).map(({ certain }) => certain)).toEqual(expected);
  });
});

const recorded = (first: number, last = first, more: Partial<RecordedRemoval> = {}): RecordedRemoval => ({
  sequence: last,
  request: 1042,
  subject: 'alice',
  first: minute(first),
  last: minute(last),
  certain: true,
  ...more,
});
const logged = (at: number, name = `log-${at}`, subject = 'alice'): LoggedRemoval => ({
  entry: name,
  subject,
  at: minute(at),
});
const names = (found: ReturnType<typeof unmatched>) => ({
  unrecorded: found.unrecorded.map((one) => one.entry),
  unlogged: found.unlogged.map(({ sequence }) => sequence),
});

describe('what has no match', () => {
  it.each<
    [
      string,
      readonly RecordedRemoval[],
      readonly LoggedRemoval[],
      { readonly unrecorded: readonly string[]; readonly unlogged: readonly number[] },
    ]
  >([
    [
      'nothing where each is on both sides once',
      [recorded(1), recorded(2)],
      [logged(1), logged(2)],
      { unrecorded: [], unlogged: [] },
    ],
    [
      'one that was logged twice',
      [recorded(1)],
      [logged(1), logged(2)],
      { unrecorded: ['log-2'], unlogged: [] },
    ],
    [
      'one that was recorded twice',
      [recorded(1), recorded(2)],
      [logged(1)],
      { unrecorded: [], unlogged: [2] },
    ],
    [
      'another person’s',
      [recorded(1)],
      [logged(1, 'of bob', 'bob')],
      { unrecorded: ['of bob'], unlogged: [1] },
    ],
    ['one of another time', [recorded(1)], [logged(30)], { unrecorded: ['log-30'], unlogged: [1] }],
    [
      'none that may not have happened',
      [recorded(1, 2, { certain: false })],
      [],
      { unrecorded: [], unlogged: [] },
    ],
    [
      'none of one that may have happened, and did',
      [recorded(1, 2, { certain: false }), recorded(2)],
      [logged(1), logged(2)],
      { unrecorded: [], unlogged: [] },
    ],
    [
      'a certain one does not lose its entry to one that may have happened',
      [recorded(1, 1, { certain: false }), recorded(8)],
      [logged(2)],
      { unrecorded: [], unlogged: [] },
    ],
    [
      'one that a list confirmed only much later',
      [recorded(1, 60)],
      [logged(2)],
      { unrecorded: [], unlogged: [] },
    ],
  ])('is %s', (_, ours, theirs, expected) => {
    expect(names(unmatched(ours, theirs))).toEqual(expected);
  });

  it('counts only in the span itself, whatever was read around it', () => {
    const found = unmatched([recorded(1), recorded(200)], [logged(100)]);
    expect(names(within(found, minute(50), minute(150)))).toEqual({ unrecorded: ['log-100'], unlogged: [] });
  });
});
