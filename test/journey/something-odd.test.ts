import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approvedWorld,
  forge,
  liveThrough,
  newestButtons,
  resetWorld,
  runsHalfway,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

let world: World;
afterAll(stopWorlds);

const ODD = 'That happened';

type Asker = 'rita' | 'max' | 'nora';

const numberOf = (who: Asker): number => Number(/LK-(\d+)/u.exec(screenOf(world, who))?.[1]);

async function neverReachesReset(who: Asker): Promise<void> {
  const number = numberOf(who);
  expect(screenOf(world, who)).toContain('Somebody else may be trying to sign in');
  expect(newestButtons(world, who)).toEqual(['Something else is wrong', 'Cancel request', 'Cancel request']);
  await forge(world, who, { verb: 'still_locked_out', number });
  await world.as(who).click('Something else is wrong');
  await world.as(who).click('There is a new phone, or the old one is broken');
  expect(newestButtons(world, who)).not.toContain('Still locked out');
  await forge(world, who, { verb: 'still_locked_out', number });
  await world.settle();
  expect(await world.request(number)).toMatchObject({
    status: 'draft',
    checks: 'not_asked',
    reported: { suspicious: true },
  });
}

describe('before a reset is asked for', () => {
  beforeAll(async () => void (world = await startWorld()));

  it('everybody is asked whether something odd happened, whatever they wrote', async () => {
    await world.as('rita').say('Alice Wong has a new phone');
    expect(screenOf(world, 'rita')).toContain(
      'Ask Alice Wong: was there a prompt or a code that nobody had asked for?',
    );
    expect(newestButtons(world, 'rita')).toContain(ODD);
  });

  it('who says so is led to security, and this request never reaches a reset', async () => {
    await world.as('rita').click(ODD);
    await neverReachesReset('rita');
  });

  it('twice is as once', async () => {
    const number = numberOf('rita');
    const before = await world.request(number);
    await forge(world, 'rita', { verb: 'something_odd', number });
    expect(await world.request(number)).toEqual(before);
  });

  it('it can be chosen among what they see, too', async () => {
    await world.as('max').say('Alice Wong is locked out');
    await world.as('max').click('Go on', { other: 'something_odd' });
    await neverReachesReset('max');
  });

  it('nobody else can say it in their place', async () => {
    await world.as('nora').say('Alice Wong lost her phone');
    const number = numberOf('nora');
    const { text } = await forge(world, 'kai', { verb: 'something_odd', number });
    expect(text).not.toContain('Alice');
    expect(await world.request(number)).not.toHaveProperty('reported.suspicious');
  });

  it('where no reset is offered nobody is asked', async () => {
    await world.as('nora').say('cancel');
    await world.as('nora').say('Alice Wong forgot her password');
    expect(screenOf(world, 'nora')).not.toContain('Ask this before a reset');
    expect(newestButtons(world, 'nora')).not.toContain(ODD);
  });

  it('whoever is locked out themselves is told what to do then', async () => {
    await world.as('kai').say('I lost my phone and can’t sign in');
    expect(screenOf(world, 'kai')).toContain('Then approve nothing, and call the helpdesk now.');
  });
});

describe('something odd that is told late', () => {
  const PROMPT = 'she got a prompt she did not ask for';
  const CALLER = 'Just now somebody from IT called Alice and asked her to read them the code';
  const ODD_TITLE = 'Somebody else may be trying to sign in';

  it('is heard after checks that could not be made', async () => {
    world = await startWorld();
    await world.as('rita').say('Alice Wong lost her phone');
    world.tenant.addFault({ kind: 'drop' });
    await world.as('rita').click('Still locked out');
    await liveThrough(world, 8, 'PT5S');
    expect(screenOf(world, 'rita')).toContain('The company directory doesn’t answer');
    world.tenant.clearFaults();
    await world.as('rita').say(PROMPT);
    await neverReachesReset('rita');
  });

  it('while others are asked leads to taking the request back', async () => {
    world = await waitingWorld();
    const { text } = await forge(world, 'rita', { verb: 'something_odd', number: 1001 });
    expect(text).toContain(ODD_TITLE);
    expect(text).toContain('Choose “Cancel request”');
    await world.as('rita').say(`Alice Wong says ${PROMPT}`);
    await world.settle();
    expect(screenOf(world, 'rita')).toContain(ODD_TITLE);
    expect(screenOf(world, 'rita')).not.toContain('Tell the code');
    expect(newestButtons(world, 'rita')).toEqual(['Show code', 'Cancel request', 'Cancel request']);
    expect((await world.request(1001)).status).toBe('awaiting_approval');
  });

  it('without a name is about the request that waits, and Cancel takes that one back', async () => {
    world = await waitingWorld();
    await world.as('rita').say(CALLER);
    expect(screenOf(world, 'rita')).toContain(`LK-1001 · Alice Wong`);
    expect(screenOf(world, 'rita')).toContain(ODD_TITLE);
    expect(screenOf(world, 'rita')).toContain('Is it about somebody else? Write their name with it.');
    await world.as('rita').click('Cancel request');
    expect((await world.request(1001)).status).toBe('cancelled');
    await expect(world.request(1002)).rejects.toThrow();
  });

  it('first with the name and then without: “cancel” means the request that waits', async () => {
    world = await waitingWorld();
    await world.as('rita').say(`Alice Wong says ${PROMPT}`);
    expect((await world.request(1002)).status).toBe('cancelled');
    await world.as('rita').say(CALLER);
    expect(screenOf(world, 'rita')).toContain('LK-1001 · Alice Wong');
    await world.as('rita').say('cancel');
    expect((await world.request(1001)).status).toBe('cancelled');
  });

  it('with the address of a stranger, or beside a draft for nobody yet, is about the request that waits', async () => {
    world = await waitingWorld();
    await world.as('rita').say('A colleague is locked out');
    for (const told of [CALLER, `A mail from it-support@evil.example asks for the code, and ${PROMPT}`]) {
      await world.as('rita').say(told);
      expect(screenOf(world, 'rita')).toContain('LK-1001 · Alice Wong');
      expect(screenOf(world, 'rita')).toContain(ODD_TITLE);
    }
    await world.as('rita').say('cancel');
    expect((await world.request(1001)).status).toBe('cancelled');
  });

  it.each(['Alice Wong', 'Tamsin Eriksen'])(
    'while checks run is about that request, whoever is named: %s',
    async (named) => {
      world = await startWorld();
      await world.as('rita').say('Alice Wong lost her phone');
      world.tenant.addFault({ kind: 'drop' });
      await world.as('rita').click('Still locked out');
      await world.as('rita').say(`${named} says ${PROMPT}`);
      expect(screenOf(world, 'rita')).toContain('LK-1001');
      world.tenant.clearFaults();
      await liveThrough(world, 4, 'PT1M');
      await neverReachesReset('rita');
    },
  );

  it('without a name, while the reset runs, leads to the helpdesk', async () => {
    world = await approvedWorld();
    await runsHalfway(world);
    await world.as('rita').say(CALLER);
    expect(screenOf(world, 'rita')).toContain(ODD_TITLE);
    expect(screenOf(world, 'rita')).toContain('Call Contoso IT Helpdesk');
    expect(screenOf(world, 'rita')).toContain('Write their name with it');
    expect(newestButtons(world, 'rita')).toEqual([]);
    expect((await world.request(1001)).status).toBe('resetting');
  });

  it.each([CALLER, `Alice Wong says ${PROMPT}`])(
    'after the reset leads to the helpdesk too: %s',
    async (told) => {
      world = await resetWorld();
      await world.as('rita').say(told);
      expect(screenOf(world, 'rita')).toContain(ODD_TITLE);
      expect(screenOf(world, 'rita')).toContain('Call Contoso IT Helpdesk');
      expect((await world.request(1001)).status).toBe('reset');
    },
  );

  it('with another name, or beside an unfinished draft, is about that one', async () => {
    world = await waitingWorld();
    for (const told of [`Tamsin Eriksen says ${PROMPT}`, CALLER]) {
      await world.as('rita').say(told);
      expect(screenOf(world, 'rita')).toContain('LK-1002');
      expect(screenOf(world, 'rita')).toContain('Read this out to Tamsin Eriksen');
    }
    expect(await world.request(1002)).toMatchObject({ status: 'draft', reported: { suspicious: true } });
  });

  it('is in the record, with the code that was typed beside it', async () => {
    world = await startWorld();
    await world.as('rita').say('Alice Wong is locked out');
    await world.as('rita').click('Go on', { other: 'something_odd', errorCode: '500121' });
    expect(await world.request()).toMatchObject({ reported: { suspicious: true, errorCode: '500121' } });
    const events = (await world.audit()).map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'symptom_chosen', suspicious: true }));
  });
});
