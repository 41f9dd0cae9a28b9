import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { chatOf, everybodyInstalls, removalsAsked, screenOf, newestButtons } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ configuration: { limits: { perRequesterPerDay: 50 } } });
  await everybodyInstalls(world);
});
afterAll(stopWorlds);

/** What Rita reads in the end, without the number and the name of the colleague. */
const refusalFor = async (who: Cast): Promise<string> => {
  const { displayName, userPrincipalName } = PEOPLE[who];
  await world.as('rita').say(`${userPrincipalName} can't sign in, the push never arrives`);
  // Some are administrators by what they are called: then the requester says what they see.
  if (!newestButtons(world, 'rita').includes('Still locked out')) {
    await world.as('rita').click('Something else is wrong');
    await world.as('rita').click('The prompt never arrives on the phone');
  }
  await world.as('rita').click('Still locked out');
  await world.settle();
  return screenOf(world, 'rita')
    .replaceAll(/LK-\d+/gu, 'LK')
    .replaceAll(displayName, 'NAME');
};

describe('I4: an account that must not be reset by the bot', () => {
  const cast = ['priya', 'gus', 'elena', 'pia', 'mia', 'sven', 'theo', 'bree', 'xaver'] as const;

  it('is refused with one and the same text, whatever the reason, and no approver hears of it', async () => {
    const answers = new Map<string, string>();
    for (const who of cast) answers.set(who, await refusalFor(who));
    const [first = ''] = answers.values();
    expect(first).toContain('This account can’t be reset here');
    expect(first).toContain('Data Protection');
    expect(first).not.toMatch(/is privileged|deny|Global Administrator role|restricted|unknown/iu);
    for (const who of cast) expect([who, answers.get(who)]).toEqual([who, first]);
    for (const approver of ['amir', 'dana', 'iris'] as const)
      expect(chatOf(world, approver)).not.toContain('Which code did');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('reads the same when a question about the privileges could not be answered', async () => {
    const known = await refusalFor('priya');
    world.tenant.addFault({ path: /roleManagement|memberOf|privilegedAccess/i, kind: 'drop' });
    expect(await refusalFor('alice')).toBe(known);
    world.tenant.clearFaults();
  });
});
