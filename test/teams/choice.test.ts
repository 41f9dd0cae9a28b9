import { afterEach, describe, expect, it } from '@jest/globals';
import { cardAction } from '../../src/teams/card-action.ts';
import { readChoice } from '../../src/teams/card-data/choice.ts';
import { objectsOf } from '../support/card-content.ts';
import { forge, methodsOf, ritaShowsCode, screenOf, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

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

describe('a choice that was turned down', () => {
  const PHONE = '3179e48a-750b-4051-897c-87b9720928f7';
  const inputOf = (world: World, id: string) =>
    objectsOf(world.as('amir').messages().at(-1)!.content.card).find((object) => object['id'] === id);

  it('because of a mistyped code is still there for the next try, also when everything is settled', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    await world.as('amir').click('Approve', { code: wrong, only: PHONE, revoke: 'true' });
    await world.settle();
    expect(screenOf(world, 'amir')).toContain('That code is not right');
    expect(inputOf(world, 'only')).toMatchObject({ value: PHONE });
    expect(inputOf(world, 'revoke')).toMatchObject({ value: 'true' });
    await world.as('amir').click('Approve', { code });
    const request = await world.request();
    expect(request).toMatchObject({ status: 'approved', plan: { sessions: 'revoke' } });
    expect(request).toMatchObject({ plan: { remove: [{ id: PHONE }] } });
  });

  it('because nobody can read it approves nothing', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const { number, revision } = await world.request();
    const before = methodsOf(world, 'alice');
    const answer = await forge(world, 'amir', { verb: 'approve', number, revision, code, revoke: 'maybe' });
    expect(answer.text).toContain('That choice isn’t on offer');
    await world.settle();
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(methodsOf(world, 'alice')).toEqual(before);
  });
});
