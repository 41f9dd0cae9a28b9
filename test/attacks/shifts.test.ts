// Shifts in the hands of somebody who shouldn't have them: others' agreements, others' time, names that are more than names.
import { afterEach, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../src/domain/instant.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { clicks, onCall, planned, tells } from '../support/shifts.ts';
import { chatOf, countInRecord, forge, record, screenOf } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const NIGHT = {
  from: epochOf('2026-11-27T17:00:00.000Z'),
  until: epochOf('2026-11-28T07:00:00.000Z'),
};
const CHANGES = ['shift_change_agreed', 'shift_change_ended', 'shift_given_back', 'shift_taken_over'];

/** Amir asked Dana to swap Friday night; the id that stands on both cards. */
async function askedWorld(): Promise<{ readonly world: World; readonly proposal: string }> {
  const world = await planned();
  await tells(world, 'amir', 'swap with Dana on Friday night');
  await clicks(world, 'amir', 'Ask Dana Petrova');
  return { world, proposal: idOn(world, 'dana') };
}

function idOn(world: World, person: Cast): string {
  const card = JSON.stringify(world.as(person).messages().at(-1)?.content.card);
  const id = /"proposal":"([0-9a-f]{32})"/.exec(card)?.[1];
  if (id === undefined) throw new Error(`no proposal on the card: ${card}`);
  return id;
}

async function onFridayNight(world: World): Promise<readonly string[]> {
  await world.pass('P4DT12H');
  return onCall(world);
}

describe('an agreement', () => {
  it.each<[string, Cast, string, object]>([
    ['by the asker', 'amir', 'proposal_agree', {}],
    ['by an approver it is none of', 'iris', 'proposal_agree', {}],
    ['by somebody who is no approver', 'rita', 'proposal_agree', {}],
    ['with another’s id in the card', 'amir', 'proposal_agree', { by: PEOPLE.dana.id, to: PEOPLE.amir.id }],
    ['taken back before it was given', 'dana', 'proposal_take_back', {}],
    ['undone before it was given', 'dana', 'swap_undo', {}],
  ])('%s changes nothing', async (_, who, verb, data) => {
    const { world, proposal } = await askedWorld();
    await forge(world, who, { verb, proposal, ...data });
    await world.settle();
    expect((await record(world)).filter((kind) => CHANGES.includes(kind))).toEqual([]);
    expect(await onFridayNight(world)).toEqual(['amir']);
  });

  it('tells a stranger nothing about whose question it is', async () => {
    const { world, proposal } = await askedWorld();
    for (const verb of ['proposal_agree', 'proposal_decline', 'proposal_withdraw', 'swap_undo'])
      for (const who of ['rita', 'iris'] as const) {
        const { text } = await forge(world, who, { verb, proposal });
        expect(text).toContain('There is no such question for you');
        expect(text).not.toMatch(/Dana|Amir/);
      }
    expect(await countInRecord(world, 'shift_change_declined')).toBe(0);
  });

  it('is not the colleague’s to withdraw, nor the asker’s to decline', async () => {
    const { world, proposal } = await askedWorld();
    await forge(world, 'dana', { verb: 'proposal_withdraw', proposal });
    await forge(world, 'amir', { verb: 'proposal_decline', proposal });
    expect(await countInRecord(world, 'shift_change_withdrawn')).toBe(0);
    expect(await countInRecord(world, 'shift_change_declined')).toBe(0);
    expect(await clicks(world, 'dana', 'Agree')).toContain('You agreed');
  });

  it('to leave one’s place can’t be given by the taker', async () => {
    const world = await planned();
    await tells(world, 'dana', 'take over until 18:00');
    const proposal = idOn(world, 'amir');
    for (const who of ['dana', 'iris', 'rita'] as const)
      await forge(world, who, { verb: 'proposal_agree', proposal });
    expect(await onCall(world)).toEqual(['amir', 'dana']);
  });

  it.each(['', 'x', '0'.repeat(32), 'f'.repeat(33), "' or 1=1 --", '../a1'])(
    'of a question that isn’t there (%j) is turned down',
    async (proposal) => {
      const { world } = await askedWorld();
      const { status } = await forge(world, 'dana', { verb: 'proposal_agree', proposal });
      expect(status).toBe(200);
      expect(await countInRecord(world, 'shift_change_agreed')).toBe(0);
    },
  );
});

describe('a forged click', () => {
  const ask = { verb: 'swap_ask', colleague: PEOPLE.dana.id, ...NIGHT, inReturn: 'nothing' };
  it.each<[string, Cast, object]>([
    ['of somebody who is no approver', 'rita', ask],
    ['with a colleague who is no approver', 'amir', { ...ask, colleague: PEOPLE.max.id }],
    ['with oneself', 'amir', { ...ask, colleague: PEOPLE.amir.id }],
    ['with nobody of this tenant', 'amir', { ...ask, colleague: '00000000-0000-4000-8000-000000000001' }],
    ['for time that is over', 'amir', { ...ask, from: 0, until: 1 }],
    ['for time that ends before it begins', 'amir', { ...ask, from: NIGHT.until, until: NIGHT.from }],
    ['for time far ahead', 'amir', { ...ask, until: 253_402_300_799_999 }],
    ['for no time', 'amir', { ...ask, until: 'x' }],
    ['with a return that is not on offer', 'amir', { ...ask, inReturn: 'r1_1796403600_1796454000' }],
    ['without a choice', 'amir', { ...ask, inReturn: undefined }],
  ])('%s asks nobody', async (_, who, data) => {
    const world = await planned();
    const { status } = await forge(world, who, data as Readonly<Record<string, unknown>>);
    await world.settle();
    expect(status).toBe(200);
    expect(await countInRecord(world, 'shift_change_proposed')).toBe(0);
    expect(chatOf(world, 'dana')).not.toMatch(/(?:Haddad|Okafor|Jansen) asks/);
  });

  it('gives back nothing of another’s', async () => {
    const world = await planned();
    await tells(world, 'dana', 'take over until 18:00');
    const [shift] = await world.service().ports.overrides.current('2026-11-23T09:00:00.000Z');
    const ends = { from: epochOf(shift?.from ?? ''), until: epochOf(shift?.until ?? '') };
    for (const who of ['amir', 'iris', 'rita'] as const)
      await forge(world, who, { verb: 'give_back_one', place: 0, ...ends });
    expect(await onCall(world)).toEqual(['amir', 'dana']);
    await forge(world, 'dana', { verb: 'give_back_one', place: 0, ...ends });
    expect(await onCall(world)).toEqual(['amir']);
  });

  it.each<[Cast, object]>([
    ['rita', { verb: 'take_over_picked', place: 0, untilDate: '2026-11-23', untilTime: '18:00' }],
    ['dana', { verb: 'take_over_picked', place: 0, untilDate: '2026-11-23', untilTime: '{{x}}' }],
    [
      'dana',
      { verb: 'take_over_picked', place: 0, untilDate: '[x](http://evil.example)', untilTime: '18:00' },
    ],
    ['dana', { verb: 'take_over_picked', place: -1, untilDate: '2026-11-23', untilTime: '18:00' }],
  ])('%s: %j takes nothing over', async (who, data) => {
    const world = await planned();
    const { text } = await forge(world, who, data as Readonly<Record<string, unknown>>);
    expect(text).not.toMatch(/http:\/\/evil\.example|\{\{x/);
    expect(await countInRecord(world, 'shift_taken_over')).toBe(0);
    expect(await onCall(world)).toEqual(['amir']);
  });
});

describe('words that are more than words', () => {
  it.each([
    'swap with **[Dana](http://evil.example)** on friday night',
    'swap with {{DATE(2026-01-01T00:00:00Z)}} on friday night',
    'swap with <at>everyone</at> ${x} on friday night',
    'take over [x](http://evil.example) until 18:00',
    'take over until [18:00](http://evil.example)',
  ])('%s: come back as text', async (text) => {
    const world = await planned();
    const answer = await tells(world, 'amir', text);
    expect(answer).not.toMatch(/http:\/\/evil\.example|\*\*|<at>|\$\{x|\{\{DATE\(2026-01/);
  });

  it('a colleague’s name is text on every card, whatever it says', async () => {
    const world = await planned();
    world.tenant.person(PEOPLE.dana.id).displayName = '**Dana** [call](http://evil.example) {{x}}';
    await world.service().ports.helpdesk.read();
    await tells(world, 'amir', `swap with ${PEOPLE.dana.userPrincipalName} on friday night`);
    await clicks(world, 'amir', 'swap_ask');
    await clicks(world, 'dana', 'Agree');
    for (const person of ['amir', 'dana'] as const)
      expect(chatOf(world, person)).not.toMatch(/\*\*Dana|http:|\{\{x/);
    expect(screenOf(world, 'amir')).toContain('agreed');
  });
});

describe('one person in haste', () => {
  it('has ten questions open at most', async () => {
    const world = await planned();
    for (let day = 24; day < 36; day += 1) {
      const date = new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10);
      await tells(world, 'amir', `swap with Dana from ${date} 12:00 until ${date} 14:00`);
      await world.as('amir').click('Ask Dana Petrova', { inReturn: 'Nothing in return' });
    }
    await world.settle();
    expect(await countInRecord(world, 'shift_change_proposed')).toBe(10);
    expect(screenOf(world, 'amir')).toContain('10 questions of yours are still open');
  });
});
