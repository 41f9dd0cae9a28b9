import { cardAction } from '../../src/teams/card-action.ts';
import { readChoice } from '../../src/teams/card-data/choice.ts';

const click = (inputs: Readonly<Record<string, unknown>>) => {
  const action = cardAction.parse({ verb: 'approve', number: 1042, revision: 3, ...inputs });
  return action.verb === 'approve' ? readChoice(action) : 'another verb';
};
const NOTHING_MORE = { passkeys: [], revokeSessions: false };

describe('an approver’s choice', () => {
  it.each([
    ['of a card without inputs', {}, NOTHING_MORE],
    ['left as it was', { only: 'everything', passkeys: '', revoke: 'false' }, NOTHING_MORE],
    ['of nothing in a list', { only: '' }, NOTHING_MORE],
    ['of one method', { only: 'phone-1' }, { ...NOTHING_MORE, only: 'phone-1' }],
    [
      'of several passkeys, one of them twice',
      { passkeys: 'a_-1,b==,a_-1,' },
      { ...NOTHING_MORE, passkeys: ['a_-1', 'b=='] },
    ],
    ['to sign out', { revoke: 'true' }, { ...NOTHING_MORE, revokeSessions: true }],
  ])('%s is read', (_what, inputs, choice) => {
    expect(click(inputs)).toEqual(choice);
  });

  it.each(['TRUE', 'yes', '1', '<at>x</at>', ''])('is not guessed when the switch says %j', (revoke) => {
    expect(click({ revoke })).toBeUndefined();
  });

  it('with no end of passkeys is no click that a card sends', () => {
    const inputs = { verb: 'approve', number: 1, revision: 1, passkeys: 'x,'.repeat(10_000) };
    expect(cardAction.safeParse(inputs).success).toBe(false);
  });
});
