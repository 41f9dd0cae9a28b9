import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { traceOf } from './support.ts';
import {
  alsoInstall,
  approves,
  asksFor,
  codeOnScreen,
  everybodyInstalls,
  vouches,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const CHANNEL = '19:helpdesk@thread.tacv2';

/** Everything the channel was ever sent, as JSON. */
const everSent = (world: World): string =>
  JSON.stringify(world.connector.channelMessages(CHANNEL).map(({ history }) => history));

async function stolenPhone(): Promise<World> {
  const world = await startWorld({ configuration: { desk: { channelId: CHANNEL } } });
  world.connector.installIn(CHANNEL);
  await everybodyInstalls(world);
  await alsoInstall(world, 'hana');
  await asksFor(world, 'rita', 'alice', 'her phone was stolen, ask Ada Lovelace');
  return world;
}

function namesNobody(world: World): void {
  const sent = everSent(world);
  expect(sent).toContain('LK-1001');
  for (const { displayName, id, userPrincipalName, businessPhones, mobilePhone } of [
    PEOPLE.alice,
    PEOPLE.rita,
    PEOPLE.max,
    PEOPLE.hana,
  ]) {
    for (const secret of [displayName, id, userPrincipalName, ...businessPhones, mobilePhone])
      if (secret) expect(sent).not.toContain(secret);
    expect(sent).not.toContain(displayName.split(' ')[0]);
  }
  expect(sent).not.toMatch(/stolen|Lovelace|phone|Finance|manager/iu);
}

describe('whoever reads the desk channel learns', () => {
  it('no name but those of approvers, no number, no code and nothing of the evidence, to the reset', async () => {
    const world = await stolenPhone();
    await vouches(world);
    await world.as('rita').click('Show code');
    const code = codeOnScreen(world, 'rita');
    await approves(world, 'amir');
    await approves(world, 'dana');
    await world.pass('PT15S');
    namesNobody(world);
    expect(everSent(world)).not.toMatch(traceOf(code));
    expect(everSent(world)).toContain('Dana Petrova approved');
  });

  it.each<readonly [Cast, string, string]>([
    ['rita', 'cancel LK-1001', 'The request was cancelled'],
    ['alice', 'not me LK-1001', 'The request was stopped'],
    ['max', 'not me LK-1001', 'The request was stopped'],
  ])('not who ended it where %s wrote “%s”', async (who, words, title) => {
    const world = await stolenPhone();
    await world.as(who).say(words);
    await world.settle();
    expect(everSent(world)).toContain(title);
    namesNobody(world);
  });

  it('not why it was denied', async () => {
    const world = await stolenPhone();
    await vouches(world);
    await world.as('amir').click('Deny', { reason: 'not_asked', note: 'Ada is an impostor' });
    await world.settle();
    expect(everSent(world)).toContain('Amir Haddad denied it');
    expect(everSent(world)).not.toMatch(/impostor|did not ask/u);
    namesNobody(world);
  });
});
