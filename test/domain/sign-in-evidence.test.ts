import { judgeSignIns } from '../../src/domain/sign-in-evidence.ts';
import type { SignIn, SignInFinding } from '../../src/domain/sign-in-evidence.ts';
import { NOW } from './requests.ts';

const at = (minutesAgo: number): string => new Date(Date.parse(NOW) - minutesAgo * 60_000).toISOString();
const signIn = (minutesAgo: number, errorCode: string, more: Partial<SignIn> = {}): SignIn => ({
  at: at(minutesAgo),
  errorCode,
  prompt: 'other',
  risky: false,
  ...more,
});
const prompted = (minutesAgo: number, prompt: SignIn['prompt']): SignIn =>
  signIn(minutesAgo, '500121', { prompt });

describe('the sign-in log, newest first', () => {
  it.each<[string, readonly SignIn[], SignInFinding]>([
    ['is empty', [], { kind: 'nothing' }],
    [
      '500121: the prompt was not answered',
      [prompted(5, 'no_answer')],
      { kind: 'fits', at: at(5), likely: 'no_answer' },
    ],
    ['500121 without a telling detail', [prompted(5, 'other')], { kind: 'fits', at: at(5) }],
    ['50074 is of the same family', [signIn(5, '50074')], { kind: 'fits', at: at(5) }],
    ['500121: declined by its owner', [prompted(5, 'declined')], { kind: 'declined', at: at(5) }],
    ['500121: reported as fraud', [prompted(5, 'fraud_reported')], { kind: 'fraud_reported', at: at(5) }],
    ['a wrong password', [signIn(5, '50126')], { kind: 'other_error', at: at(5), code: '50126' }],
    [
      'blocked by Conditional Access',
      [signIn(5, '53003')],
      { kind: 'other_error', at: at(5), code: '53003' },
    ],
    ['must register first', [signIn(5, '50079')], { kind: 'other_error', at: at(5), code: '50079' }],
    ['a code nobody knows', [signIn(5, '4711')], { kind: 'other_error', at: at(5), code: '4711' }],
    ['a success now', [signIn(0, '0')], { kind: 'signed_in', at: at(0) }],
    ['a success an hour ago', [signIn(60, '0')], { kind: 'signed_in', at: at(60) }],
    ['a success longer ago', [signIn(61, '0')], { kind: 'nothing' }],
    [
      'a failure after an old success',
      [prompted(5, 'no_answer'), signIn(61, '0')],
      { kind: 'fits', at: at(5), likely: 'no_answer' },
    ],
    ['a risky success', [signIn(70, '0', { risky: true })], { kind: 'risky', at: at(70) }],
    [
      'fits, behind another error',
      [signIn(1, '50126'), prompted(5, 'no_answer')],
      { kind: 'fits', at: at(5), likely: 'no_answer' },
    ],
    [
      'the newest of those that fit',
      [prompted(5, 'no_answer'), prompted(9, 'other')],
      { kind: 'fits', at: at(5), likely: 'no_answer' },
    ],
    [
      'the newest of other errors',
      [signIn(5, '53003'), signIn(9, '50126')],
      { kind: 'other_error', at: at(5), code: '53003' },
    ],
  ])('%s', (_, signIns, found) => {
    expect(judgeSignIns({ kind: 'read', signIns }, NOW)).toEqual(found);
  });

  it('lets the gravest thing decide, however old it is', () => {
    const all = [
      prompted(1, 'no_answer'),
      signIn(2, '0'),
      signIn(3, '53003', { risky: true }),
      prompted(4, 'declined'),
      prompted(5, 'fraud_reported'),
    ];
    const kinds = [5, 4, 3, 2, 1, 0].map(
      (count) => judgeSignIns({ kind: 'read', signIns: all.slice(0, count) }, NOW).kind,
    );
    expect(kinds).toEqual(['fraud_reported', 'declined', 'risky', 'signed_in', 'fits', 'nothing']);
  });

  it.each(['no_licence', 'not_granted', 'no_answer'] as const)('that can’t be read says so: %s', (why) => {
    expect(judgeSignIns({ kind: 'unreadable', why }, NOW)).toEqual({ kind: 'unreadable', why });
  });
});
