import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SymptomId } from '../../src/domain/symptom.ts';
import { mayNeedReset, SYMPTOMS } from '../../src/domain/triage.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  buttonsFor,
  chatOf,
  everybodyInstalls,
  forge,
  messagesFor,
  newestButtons,
  record,
  ritaAsks,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { selfHelp } from '../../src/teams/sentences/self-help.ts';
import { wordsIn } from '../../src/teams/words.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

let world: World;
afterAll(stopWorlds);

const HELPDESK = '+1 425 555 0100';
const PAGE = `Sorry, but we’re having trouble signing you in.
AADSTS500121: Authentication failed during strong authentication request.
Request Id: 6e1d3f0a-1111-4222-8333-444455556666
Correlation Id: 7e1d3f0a-1111-4222-8333-444455556666
Timestamp: 2026-11-23T08:55:10Z
User: ${PEOPLE.gus.id}`;

/** Rita writes this, and what she then reads. */
const ritaSays = async (text: string): Promise<string> => {
  await world.as('rita').say(text);
  return screenOf(world, 'rita');
};

const ritaStartsAnew = async (text: string): Promise<string> => {
  await world.as('rita').say('cancel');
  return ritaSays(text);
};

describe('the first words', () => {
  beforeAll(async () => void (world = await startWorld()));

  it('of a whole pasted error page are understood, and ids of people in it are not', async () => {
    expect(await ritaSays(PAGE)).toContain('Who is locked out?');
    await world.as('rita').click('Find colleague', { who: 'Alice Wong' });
    expect(screenOf(world, 'rita')).toContain('Error 500121');
    expect(await world.request()).toMatchObject({
      subject: PEOPLE.alice.id,
      reported: {
        errorCode: '500121',
        requestId: '6e1d3f0a-1111-4222-8333-444455556666',
        correlationId: '7e1d3f0a-1111-4222-8333-444455556666',
        timestamp: '2026-11-23T08:55:10.000Z',
      },
    });
  });

  it('with a name and a code lead straight to what the code means', async () => {
    expect(await ritaStartsAnew('Alice Wong gets error 500121')).toContain('Error 500121');
  });

  it('without any detail lead to the first question', async () => {
    expect(await ritaStartsAnew('a colleague cannot log in')).toContain('Who is locked out?');
  });

  it('that make no sense, and empty ones, are answered with help and change nothing', async () => {
    const before = (await record(world)).length;
    for (const text of [
      '',
      '   ',
      'purple monkey dishwasher',
      '🦄',
      '\u202e\u200b',
      '{{DATE()}}',
      '<at></at>',
    ])
      expect(await ritaSays(text)).toContain('A colleague is locked out');
    expect(await record(world)).toHaveLength(before);
  });

  it('“I’m locked out myself” get all the self-help, a text for a teammate, and no request', async () => {
    const before = (await record(world)).length;
    for (const text of ["I'm locked out myself", 'I cannot sign in, my phone is lost']) {
      expect(await ritaSays(text)).toContain('Text for a teammate');
      expect(screenOf(world, 'rita')).toContain(HELPDESK);
      expect(newestButtons(world, 'rita')).not.toContain('Still locked out');
    }
    expect(await record(world)).toHaveLength(before);
  });
});

describe('the name of the colleague', () => {
  beforeAll(async () => void (world = await startWorld()));

  it.each([
    ['part of it', 'Alice', 'Which one is it?|Did you mean one of these?', 'Alice Wagner'],
    ['in full', 'Alice Wong', 'What does Alice Wong see?', ''],
    ['a work e-mail', 'alice@contoso.com', 'What does Alice Wong see?', ''],
    ['an older address', 'nora.berg@contoso.com', 'That is an older address', 'Nora Lind'],
    ['with a typing error', 'Alise Wong', 'Did you mean one of these?', 'Alice Wong'],
    ['that nobody has', 'Zebulon Quux', 'Nobody found for “Zebulon Quux”', 'Try the work e-mail'],
    ['of a deleted account', 'Paul Deleted', 'The account of Paul Deleted was deleted', HELPDESK],
    ['of a disabled account', 'Dieter Vogel', 'The account of Dieter Vogel is switched off', 'HR'],
    ['of a guest', 'Gina Costa', 'Gina Costa is a guest here', 'their own company'],
    ['of a room', 'Ravi Room', 'Ravi Room is not a person’s account', HELPDESK],
    ['of somebody else’s company', 'eve@evil.example', 'Nobody found for', 'their own helpdesk'],
    ['full of marks and right-to-left letters', 'jo@contoso.com', 'What does Jo 😀 ∗∗Admin∗∗', ''],
    ['their own', 'Rita Moreno', 'You’re locked out yourself?', 'A teammate asks for you'],
  ])('given as %s gets an answer of its own', async (_, name, title, detail) => {
    await ritaStartsAnew('a colleague is locked out');
    await world.as('rita').click('Find colleague', { who: name });
    expect(screenOf(world, 'rita')).toMatch(new RegExp(title, 'u'));
    expect(screenOf(world, 'rita')).toContain(detail);
  });

  it('chosen from several leads on, and “None of these” back', async () => {
    await ritaStartsAnew('a colleague is locked out');
    const rita = world.as('rita');
    await rita.click('Find colleague', { who: 'Alice' });
    await rita.click('None of these');
    expect(screenOf(world, 'rita')).toContain('Who is locked out?');
    await rita.click('Find colleague', { who: 'Alice' });
    const wagner = newestButtons(world, 'rita').find((title) => title.startsWith('Alice Wagner'));
    await rita.click(wagner ?? '');
    expect(screenOf(world, 'rita')).toContain('What does Alice Wagner see?');
  });

  it('cannot be oneself by a forged choice either', async () => {
    await ritaStartsAnew('a colleague is locked out');
    const { number } = (await world.service().ports.requests.draftOf(PEOPLE.rita.id))?.value ?? { number: 0 };
    const { text } = await forge(world, 'rita', {
      verb: 'pick_person',
      number,
      person: PEOPLE.rita.id.toUpperCase(),
    });
    expect(text).toContain('You’re locked out yourself?');
    const strange = '99999999-9999-4999-8999-999999999999';
    const { text: nobody } = await forge(world, 'rita', { verb: 'pick_person', number, person: strange });
    expect(nobody).toContain('isn’t in the company directory any more');
  });
});

describe('what they see', () => {
  beforeAll(async () => {
    world = await startWorld();
    await everybodyInstalls(world);
  });

  const symptoms = (Object.keys(SYMPTOMS) as SymptomId[]).filter((id) => id !== 'error_code');
  it.each(symptoms)('%s leads to its own self-help, and on only where a reset may help', async (symptom) => {
    const help = selfHelp(wordsIn('en'), { symptom });
    await ritaStartsAnew('a colleague is locked out');
    await world.as('rita').click('Find colleague', { who: 'Alice Wong' });
    const isListed = newestButtons(world, 'rita').includes(help.title);
    await (isListed
      ? world.as('rita').click(help.title)
      : world.as('rita').click('Go on', { other: symptom }));
    const screen = screenOf(world, 'rita');
    expect(screen).toContain(help.meaning);
    for (const step of help.steps) expect(screen).toContain(step);
    const [first, second] = newestButtons(world, 'rita');
    expect(first).toBe('That fixed it');
    expect(second === 'Still locked out').toBe(mayNeedReset(SYMPTOMS[symptom]));
  });

  it('nothing chosen is asked for again, and says how', async () => {
    await ritaStartsAnew('a colleague is locked out');
    await world.as('rita').click('Find colleague', { who: 'Alice Wong' });
    await world.as('rita').click('Go on', { other: '' });
    expect(screenOf(world, 'rita')).toContain('Tap a line, or choose or type something below.');
  });

  it('somebody picked is looked up like somebody typed, and nobody is taken for themselves', async () => {
    await ritaStartsAnew('a colleague is locked out');
    const { number = 0 } = (await world.service().ports.requests.draftOf(PEOPLE.rita.id))?.value ?? {};
    const picks = (picked: string) => forge(world, 'rita', { verb: 'find_person', number, picked });
    expect((await picks(PEOPLE.gina.id)).text).toContain('is a guest here');
    expect((await picks(PEOPLE.rita.id)).text).toContain('You’re locked out yourself?');
    expect((await picks('not an id')).text).toContain('Please choose or type a name');
    expect((await picks(PEOPLE.alice.id.toUpperCase())).text).toContain('What does Alice Wong see?');
  });

  it('words that tell it are shown as what was read', async () => {
    await ritaStartsAnew('Alice Wong has a new phone');
    expect(screenOf(world, 'rita')).toContain('You wrote “new phone”');
    await world.as('rita').click('Something else is wrong');
    await world.as('rita').click('The phone is lost');
    expect(screenOf(world, 'rita')).not.toContain('You wrote');
  });

  it('“That fixed it” ends it happily, without a message to anybody else', async () => {
    const before = messagesFor(world, 'amir');
    await world.as('rita').click('That fixed it');
    await world.settle();
    expect(screenOf(world, 'rita')).toContain('Solved without a reset');
    expect(messagesFor(world, 'amir')).toBe(before);
    expect((await record(world)).at(-1)).toBe('ended');
  });

  it('an error code typed in leads to what it means, and nonsense to the question again', async () => {
    await ritaStartsAnew('a colleague is locked out');
    await world.as('rita').click('Find colleague', { who: 'Alice Wong' });
    await world.as('rita').click('Go on', { errorCode: 'banana' });
    expect(screenOf(world, 'rita')).toContain('What does Alice Wong see?');
    await world.as('rita').click('Go on', { errorCode: 'AADSTS50126' });
    expect(screenOf(world, 'rita')).toContain('The user name or the password is wrong');
    expect(newestButtons(world, 'rita')).not.toContain('Still locked out');
  });

  it.each([
    'Alice Wong sees error 530034',
    'Alice Wong sees error 53011, new phone',
    'Alice Wong got a prompt she did not ask for and declined it',
    'Alice Wong can’t sign in, she denied a prompt she did not ask for',
  ])('“%s” never reaches a reset, not even by a forged click or another symptom', async (text) => {
    await ritaStartsAnew(text);
    const number = Number(/LK-(\d+)/u.exec(screenOf(world, 'rita'))?.[1]);
    expect(newestButtons(world, 'rita')).not.toContain('Still locked out');
    expect(newestButtons(world, 'rita')).not.toContain('That fixed it');
    await forge(world, 'rita', { verb: 'still_locked_out', number });
    expect(await world.request(number)).toMatchObject({ status: 'draft', checks: 'not_asked' });
    await world.as('rita').click('Something else is wrong');
    await world.as('rita').click('There is a new phone, or the old one is broken');
    expect(newestButtons(world, 'rita')).not.toContain('Still locked out');
    await forge(world, 'rita', { verb: 'still_locked_out', number });
    await world.settle();
    expect(await world.request(number)).toMatchObject({ status: 'draft', checks: 'not_asked' });
  });
});

describe('a second asker', () => {
  beforeAll(async () => {
    world = await waitingWorld();
    await world.as('max').say('Alice Wong is locked out');
    await world.as('nora').say('Alice Wong is locked out');
  });

  it('is told of the first, may follow, and hears the end, without ever seeing the code', async () => {
    expect(screenOf(world, 'max')).toContain('Somebody already asked for Alice Wong');
    await world.as('max').click('Follow');
    for (const verb of ['show_code', 'new_code']) {
      const { text } = await forge(world, 'max', { verb, number: 1001, revision: 1 });
      expect(text).not.toMatch(/\b\d{3} \d{3}\b/u);
    }
    const before = messagesFor(world, 'max');
    await world.as('amir').click('Deny', { reason: 'I am not convinced', note: 'for Rita only' });
    await world.settle();
    expect(messagesFor(world, 'max')).toBeGreaterThan(before);
    expect(screenOf(world, 'max')).toContain('Denied');
    expect(chatOf(world, 'max')).not.toContain('Show code');
  });

  it('who follows too late hears that it is over', async () => {
    await world.as('nora').click('Follow');
    expect(screenOf(world, 'nora')).toContain('This request is over: denied');
  });

  it('who asked first gets the open request back instead of a second one', async () => {
    await world.pass('PT10S');
    await ritaAsks(world);
    await world.as('rita').say('Alice Wong is locked out');
    expect(screenOf(world, 'rita')).toContain('LK-1004');
    // Amir was not convinced of the one before, so this one takes somebody's word first.
    expect(await world.request(1004)).toMatchObject({
      status: 'verifying',
      verification: { tier: 'elevated' },
    });
    expect(newestButtons(world, 'rita')).toContain('Cancel request');
    expect(buttonsFor(world, 'rita')).not.toContain('Show code');
  });
});
