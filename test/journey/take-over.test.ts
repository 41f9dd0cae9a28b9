import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { clicks, morning, onCall, planned, tells } from '../support/shifts.ts';
import {
  buttonsFor,
  chatOf,
  codeOnScreen,
  countInRecord,
  lastInRecord,
  messagesFor,
  newestButtons,
  ritaAsks,
  screenOf,
} from '../support/steps.ts';
import { contentFor, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const ASKED = 'Reset the sign-in of Alice Wong?';
const UNTIL = '2026-11-23T17:00:00.000Z';

describe('take over', () => {
  it('puts the taker on call at once, beside whoever is on call: nobody waits for an answer', async () => {
    const world = await morning();
    const answer = await tells(world, 'dana', 'take over until 18:00');
    expect(answer).toContain('You are on call in primary');
    expect(answer).toContain('Amir Haddad is on call there too, and is asked');
    const rita = await ritaAsks(world);
    expect(screenOf(world, 'dana')).toContain(ASKED);
    expect(screenOf(world, 'amir')).toContain(ASKED);
    await rita.click('Show code');
    await world.as('dana').click('Approve', { code: codeOnScreen(world, 'rita') });
    expect((await world.request()).status).toBe('approved');
  });

  it('asks the one on call in a new message, and is in the record', async () => {
    const world = await morning();
    const before = messagesFor(world, 'amir');
    await tells(world, 'dana', 'take over until 18:00');
    expect(messagesFor(world, 'amir')).toBe(before + 1);
    expect(screenOf(world, 'amir')).toContain(
      'Dana Petrova is on call with you. Should they take your place?',
    );
    expect(newestButtons(world, 'amir')).toEqual([
      'Let Dana Petrova take over',
      'Stay on call too',
      'Who is on call',
    ]);
    const span = { rotation: 'primary', from: '2026-11-23T09:00:00.000Z', until: UNTIL };
    expect((await world.audit()).map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        { kind: 'shift_taken_over', by: PEOPLE.dana.id, ...span },
        expect.objectContaining({
          kind: 'shift_change_proposed',
          by: PEOPLE.dana.id,
          to: PEOPLE.amir.id,
          of: 'take_over',
          shifts: [{ who: PEOPLE.dana.id, instead: PEOPLE.amir.id, ...span }],
        }),
      ]),
    );
  });

  it('leaves the place to the taker once the one on call agrees, and tells the taker', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    expect(await clicks(world, 'amir', 'Let Dana Petrova take over')).toContain(
      'Dana Petrova takes your place',
    );
    expect(await onCall(world)).toEqual(['dana']);
    expect(screenOf(world, 'dana')).toContain('Amir Haddad leaves their place to you');
    (await ritaAsks(world)).sees('We asked Dana Petrova');
    expect(chatOf(world, 'amir')).not.toContain(ASKED);
    expect(await lastInRecord(world, 'shift_change_agreed')).toMatchObject({
      by: PEOPLE.amir.id,
      of: 'take_over',
    });
    await world.pass('PT8H');
    expect(await onCall(world)).toEqual(['amir']);
  });

  it('leaves both on call when the one on call wants to stay', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    expect(await clicks(world, 'amir', 'Stay on call too')).toContain('You stay on call too');
    expect(screenOf(world, 'dana')).toContain('Amir Haddad stays on call too');
    expect(await onCall(world)).toEqual(['amir', 'dana']);
    expect(await countInRecord(world, 'shift_change_declined')).toBe(1);
  });

  it('may be taken back by the one who agreed', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    await world.pass('PT1H');
    expect(await clicks(world, 'amir', 'Take it back')).toContain('You took this back');
    expect(await onCall(world)).toEqual(['amir', 'dana']);
    expect(screenOf(world, 'dana')).toContain('Amir Haddad took this back');
    expect(screenOf(world, 'dana')).toContain('Both are on call again');
    expect(await countInRecord(world, 'shift_change_ended')).toBe(1);
  });

  it('begins later where that is what was said, and asks at once', async () => {
    const world = await morning();
    const answer = await tells(world, 'dana', 'take over tonight');
    expect(answer).toContain('You will be on call in primary');
    expect(answer).toContain('{{TIME(2026-11-23T17:00:00Z)}} to');
    expect(await onCall(world)).toEqual(['amir']);
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    expect(await onCall(world)).toEqual(['amir']);
    await world.pass('PT8H');
    expect(await onCall(world)).toEqual(['dana']);
    await world.pass('PT14H');
    expect(await onCall(world)).toEqual(['amir']);
    expect(await tells(world, 'iris', 'take over from 18:00 until 22:00')).toContain(
      'You will be on call in primary',
    );
  });

  it('of what nobody covers is just the taker', async () => {
    const rotations = [
      {
        name: 'primary',
        participants: [PEOPLE.amir.userPrincipalName],
        handOff: { every: 'P1W', from: '2026-11-30T09:00' },
      },
    ];
    const onCallConfiguration = {
      ...contentFor().onCall,
      rotations,
      escalation: [{ after: 'PT0M', notify: 'primary' }],
    };
    const world = await morning({ configuration: { onCall: onCallConfiguration } });
    expect(await tells(world, 'dana', 'take over until 18:00')).toContain('Nobody else is on call there.');
    (await ritaAsks(world)).sees('We asked Dana Petrova');
  });

  it('goes on from where one’s own time ends, and is known as done when it was', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    expect(await tells(world, 'dana', 'take over until 18:00')).toContain('You are on call in primary');
    expect(await tells(world, 'dana', 'take over until 20:00')).toContain(
      '{{TIME(2026-11-23T17:00:00Z)}} to',
    );
    expect(await countInRecord(world, 'shift_taken_over')).toBe(2);
    await world.pass('PT9H');
    expect(await onCall(world)).toEqual(['amir', 'dana']);
  });

  it('takes another rotation by its name, which the next step then asks', async () => {
    const world = await morning();
    await tells(world, 'iris', 'take over secondary for 2 hours');
    await clicks(world, 'dana', 'Let Iris Okafor take over');
    await ritaAsks(world);
    expect(screenOf(world, 'amir')).toContain(ASKED);
    await world.pass('PT10M');
    expect(screenOf(world, 'iris')).toContain(ASKED);
    expect(chatOf(world, 'dana')).not.toContain(ASKED);
  });

  it('counts on top of the overrides of the configuration file', async () => {
    const override = {
      who: PEOPLE.iris.userPrincipalName,
      rotation: 'primary',
      from: '2026-11-23T08:00',
      until: '2026-11-23T20:00',
    };
    const world = await morning({
      configuration: { onCall: { ...contentFor().onCall, overrides: [override] } },
    });
    expect(await onCall(world)).toEqual(['iris']);
    await tells(world, 'dana', 'take over until 12:00');
    await clicks(world, 'iris', 'Let Dana Petrova take over');
    expect(await onCall(world)).toEqual(['dana']);
    await world.pass('PT3H');
    expect(await onCall(world)).toEqual(['iris']);
  });

  it('by two at once puts both on call, and asks for both', async () => {
    const world = await morning();
    await Promise.all([
      world.as('dana').say('take over until 18:00'),
      world.as('iris').say('take over until 18:00'),
    ]);
    await world.settle();
    expect((await onCall(world)).toSorted()).toEqual(['amir', 'dana', 'iris']);
    expect(buttonsFor(world, 'amir').filter((title) => title.startsWith('Let '))).toHaveLength(2);
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    expect((await onCall(world)).toSorted()).toEqual(['dana', 'iris']);
    expect(await clicks(world, 'amir', 'Let Iris Okafor take over')).toContain('This no longer fits');
  });

  it('of somebody who is an approver no more falls away, and nobody is missed', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    world.tenant.person(PEOPLE.dana.id).accountEnabled = false;
    await world.service().ports.helpdesk.read();
    expect(await onCall(world)).toEqual(['amir']);
    await tells(world, 'iris', 'take over until 17:00');
    await clicks(world, 'amir', 'Let Iris Okafor take over');
    expect(await onCall(world)).toEqual(['iris']);
    expect((await world.audit()).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ kind: 'shift_given_back', by: PEOPLE.amir.id, who: PEOPLE.dana.id }),
    );
  });
});

describe('a take-over of the place of one’s stand-in', () => {
  const tonight = async (): Promise<World> => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova', { inReturn: 'Nothing in return' });
    await clicks(world, 'dana', 'Agree');
    await world.pass('P4DT12H');
    expect(await onCall(world)).toEqual(['dana']);
    expect(await tells(world, 'amir', 'take over for 3 hours')).toContain('You are on call in primary');
    return world;
  };

  it('puts the taker on call beside them, and requests come to both', async () => {
    const world = await tonight();
    expect(await onCall(world)).toEqual(['dana', 'amir']);
    await ritaAsks(world);
    expect(screenOf(world, 'amir')).toContain(ASKED);
    expect(screenOf(world, 'dana')).toContain(ASKED);
  });

  it('is left to the taker for that time and no longer when the stand-in agrees', async () => {
    const world = await tonight();
    expect(await clicks(world, 'dana', 'Let Amir Haddad take over')).toContain(
      'Amir Haddad takes your place',
    );
    expect(await onCall(world)).toEqual(['amir']);
    await world.pass('PT3H');
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('ends when the taker gives back: the stand-in is on call again', async () => {
    const world = await tonight();
    await clicks(world, 'dana', 'Let Amir Haddad take over');
    await tells(world, 'amir', 'give back');
    await clicks(world, 'amir', 'Give back');
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('counts also where they stand in after a take-over', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    await world.pass('PT1H');
    expect(await tells(world, 'amir', 'take over for 2 hours')).toContain('You are on call in primary');
    expect((await onCall(world)).toSorted()).toEqual(['amir', 'dana']);
    await world.pass('PT2H');
    expect(await onCall(world)).toEqual(['dana']);
  });
});

describe('times', () => {
  it('are read in the zone of the asker’s device, and in the helpdesk’s where none is known', async () => {
    const world = await morning({ timeZones: { dana: 'America/New_York', iris: 'Nowhere/Land' } });
    const answer = await tells(world, 'dana', 'take over until 18:00');
    expect(answer).toContain('{{TIME(2026-11-23T23:00:00Z)}}');
    expect(answer).toContain('Times you write are America/New York time, as your Teams says.');
    const helpdesk = await tells(world, 'iris', 'take over until 18:00');
    expect(helpdesk).toContain('{{TIME(2026-11-23T17:00:00Z)}}');
    expect(helpdesk).toContain('Europe/Berlin time, the helpdesk’s: your Teams didn’t say where you are.');
  });

  it('can be picked on a card, also by whoever said none', async () => {
    const world = await morning({ timeZones: { dana: 'Europe/London' } });
    expect(await tells(world, 'dana', 'take over')).toContain('Until when do you take over?');
    const picked = { place: 'secondary', untilDate: '2026-11-23', untilTime: '18:00' };
    expect(await clicks(world, 'dana', 'Take over', picked)).toContain(
      'You are on call in secondary then already',
    );
    await tells(world, 'dana', 'take over until');
    expect(await clicks(world, 'dana', 'Take over', { ...picked, place: 'primary' })).toContain(
      'TIME(2026-11-23T18:00:00Z)',
    );
    expect(await onCall(world)).toEqual(['amir', 'dana']);
  });
});
