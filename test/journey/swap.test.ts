import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { clicks, morning, onCall, planned, tells, turns, weeks } from '../support/shifts.ts';
import { countInRecord, lastInRecord, messagesFor, newestButtons, screenOf } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const FRIDAY = '{{DATE(2026-11-27T17:00:00Z,SHORT)}} {{TIME(2026-11-27T17:00:00Z)}}';

async function toFridayNight(world: World): Promise<void> {
  await world.pass('P4DT12H');
}

describe('swap', () => {
  it('shows exactly what would change before anybody is asked', async () => {
    const world = await planned();
    const before = messagesFor(world, 'dana');
    const offer = await tells(world, 'amir', 'swap with Dana on Friday night');
    expect(offer).toContain('Dana Petrova would take this from you');
    expect(offer).toContain(`primary: ${FRIDAY} to`);
    expect(offer).toContain('In return you take from Dana Petrova');
    expect(offer).toContain('Fri 4 Dec 18:00 – Sat 5 Dec 08:00 (primary)');
    expect(offer).toContain('Nothing in return');
    expect(newestButtons(world, 'amir')).toEqual(['Ask Dana Petrova', 'Cancel']);
    expect(messagesFor(world, 'dana')).toBe(before);
    expect(await countInRecord(world, 'shift_change_proposed')).toBe(0);
  });

  it('changes both shifts once the colleague agrees, tells everybody, and is in the record', async () => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    expect(await clicks(world, 'amir', 'Ask Dana Petrova')).toContain('Dana Petrova is asked');
    expect(screenOf(world, 'dana')).toContain('Amir Haddad asks to swap shifts with you');
    expect(screenOf(world, 'dana')).toContain('You instead of Amir Haddad');
    expect(screenOf(world, 'dana')).toContain('Amir Haddad instead of you');
    expect(await clicks(world, 'dana', 'Agree')).toContain('You agreed');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova agreed');
    const shifts = [
      { who: PEOPLE.dana.id, instead: PEOPLE.amir.id, from: '2026-11-27T17:00:00.000Z' },
      { who: PEOPLE.amir.id, instead: PEOPLE.dana.id, from: '2026-12-04T17:00:00.000Z' },
    ].map((one) => expect.objectContaining(one) as unknown);
    expect(await lastInRecord(world, 'shift_change_proposed')).toMatchObject({ by: PEOPLE.amir.id, shifts });
    expect(await lastInRecord(world, 'shift_change_agreed')).toMatchObject({ by: PEOPLE.dana.id, shifts });
    expect(await onCall(world)).toEqual(['amir']);
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['dana']);
    await world.pass('P7D');
    expect(await onCall(world)).toEqual(['amir']);
    await world.pass('P1D');
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('changes nothing when the colleague declines, and the asker hears it', async () => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova');
    expect(await clicks(world, 'dana', 'Decline')).toContain('You declined');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova declined');
    expect(await countInRecord(world, 'shift_change_declined')).toBe(1);
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['amir']);
  });

  it('may want nothing in return, and tells whoever else is on call then', async () => {
    const world = await planned();
    await tells(world, 'iris', 'take over on friday night');
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova', { inReturn: 'Nothing in return' });
    expect(screenOf(world, 'dana')).toContain('Amir Haddad asks you to take a shift of theirs');
    expect(screenOf(world, 'dana')).toContain('Nothing in return.');
    await clicks(world, 'dana', 'Agree');
    expect(screenOf(world, 'iris')).toContain('Amir Haddad and Dana Petrova changed shifts');
    await toFridayNight(world);
    expect((await onCall(world)).toSorted()).toEqual(['dana', 'iris']);
    await world.pass('P7D');
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('goes the other way round when only the colleague is on call then', async () => {
    const world = await planned();
    const offer = await tells(world, 'dana', 'swap friday night with Amir');
    expect(offer).toContain('You would take this from Amir Haddad');
    await clicks(world, 'dana', 'Ask Amir Haddad', { inReturn: 'Nothing in return' });
    expect(screenOf(world, 'amir')).toContain('Dana Petrova asks to take a shift of yours');
    await clicks(world, 'amir', 'Agree');
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('can be picked on a card, in the asker’s zone', async () => {
    const world = await planned({ timeZones: { amir: 'Europe/London' } });
    expect(await tells(world, 'amir', 'swap')).toContain('Swap a shift: with whom, and when?');
    const offer = await clicks(world, 'amir', 'Show the swap', {
      colleague: PEOPLE.dana.id,
      fromDate: '2026-11-27',
      fromTime: '17:00',
      untilDate: '2026-11-28',
      untilTime: '07:00',
    });
    expect(offer).toContain('TIME(2026-11-27T17:00:00Z)');
    expect(offer).toContain('Fri 4 Dec 17:00 – Sat 5 Dec 07:00 (primary)');
  });

  it('asks for what wasn’t said, with what was', async () => {
    const world = await planned();
    expect(await tells(world, 'amir', 'swap with Dana')).toContain('with whom, and when?');
    const card = JSON.stringify(world.as('amir').messages().at(-1)?.content.card);
    expect(card).toContain(`"value":"${PEOPLE.dana.id}"`);
    await tells(world, 'amir', 'swap friday night');
    const picked = JSON.stringify(world.as('amir').messages().at(-1)?.content.card);
    expect(picked).toContain('"value":"2026-11-27"');
    expect(picked).toContain('"value":"18:00"');
  });

  it('lets the asker choose between namesakes', async () => {
    const world = await planned();
    const namesake = PEOPLE.dana.displayName;
    world.tenant.person(PEOPLE.iris.id).displayName = namesake;
    await world.service().ports.helpdesk.read();
    expect(await tells(world, 'amir', `swap with ${namesake} on friday night`)).toContain(
      'Which one do you mean?',
    );
    const offer = await clicks(world, 'amir', 'swap_with');
    expect(offer).toContain('would take this from you');
  });
});

describe('an agreed swap', () => {
  async function swapped(inReturn?: string): Promise<World> {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova', inReturn === undefined ? {} : { inReturn });
    await clicks(world, 'dana', 'Agree');
    return world;
  }

  it('is undone with the other’s agreement, whoever asks for it', async () => {
    const world = await swapped();
    expect(await tells(world, 'dana', 'give back')).toContain('Swap with Amir Haddad');
    expect(await clicks(world, 'dana', 'Undo this swap')).toContain('Amir Haddad is asked');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova asks to undo a swap');
    expect(await clicks(world, 'amir', 'Agree')).toContain('The swap counts no more');
    expect(screenOf(world, 'dana')).toContain('Amir Haddad agreed');
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['amir']);
    await world.pass('P7D');
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('stays when the other doesn’t agree to undo it', async () => {
    const world = await swapped();
    await clicks(world, 'dana', 'Undo this swap');
    await clicks(world, 'amir', 'Decline');
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['dana']);
  });

  it('without a return is undone at once by the one whose shift comes back, and the other is told', async () => {
    const world = await swapped('Nothing in return');
    expect(await clicks(world, 'amir', 'Undo this swap')).toContain('You took this back');
    expect(screenOf(world, 'dana')).toContain('Amir Haddad took this back');
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['amir']);
  });

  it('without a return is not undone at once by the one who took it', async () => {
    const world = await swapped('Nothing in return');
    expect(await clicks(world, 'dana', 'Undo this swap')).toContain('Amir Haddad is asked');
    await toFridayNight(world);
    expect(await onCall(world)).toEqual(['dana']);
  });
});

describe('what was declined', () => {
  it('is not asked again for a day; something else may be', async () => {
    const world = await planned();
    const asks = async (inReturn?: string): Promise<string> => {
      await tells(world, 'amir', 'swap with Dana on Friday night');
      return clicks(world, 'amir', 'Ask Dana Petrova', inReturn === undefined ? {} : { inReturn });
    };
    await asks('Nothing in return');
    await clicks(world, 'dana', 'Decline');
    await world.pass('PT23H');
    const before = messagesFor(world, 'dana');
    const answer = await asks('Nothing in return');
    expect(answer).toContain('Dana Petrova said no to that');
    expect(answer).toContain('ask again after {{DATE(2026-11-24T09:00:00Z,SHORT)}}');
    expect(messagesFor(world, 'dana')).toBe(before);
    expect(await countInRecord(world, 'shift_change_proposed')).toBe(1);
    expect(await asks()).toContain('Dana Petrova is asked');
    await world.pass('PT1H');
    expect(await asks('Nothing in return')).toContain('Dana Petrova is asked');
  });

  it('of an undoing is not asked again for a day either', async () => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova');
    await clicks(world, 'dana', 'Agree');
    await tells(world, 'amir', 'give back');
    expect(await clicks(world, 'amir', 'Undo this swap')).toContain('Dana Petrova is asked');
    await clicks(world, 'dana', 'Decline');
    await tells(world, 'amir', 'give back');
    expect(await clicks(world, 'amir', 'Undo this swap')).toContain('Dana Petrova said no to that');
    expect(await countInRecord(world, 'shift_change_proposed')).toBe(2);
  });
});

describe('what can’t be swapped', () => {
  it.each<readonly [Cast, string, string, string]>([
    ['rita', 'swap with Dana on Friday night', 'Only approvers can', 'Ask one of them'],
    ['amir', 'swap with Amir on Friday night', 'That is you', 'Name a colleague'],
    ['amir', 'swap with Zebediah on Friday night', 'No approver is called “Zebediah”', 'choose from a list'],
    ['amir', 'swap with Max Keller on Friday night', 'is no approver', 'Only approvers can be on call'],
    ['iris', 'swap with Dana on 2026-11-21', 'That time is over already', 'swap with Dana this weekend'],
    ['amir', 'swap with Dana on lunch', 'I can’t read a time in “on lunch”', 'on Friday night'],
    ['amir', 'swap with Dana from 18:00 until 25:00', 'There is no such time', 'on Friday night'],
    ['amir', 'swap with Dana on 2027-06-01', 'Swaps are for the next eight weeks', 'onCall.overrides'],
    ['amir', 'swap with Dana on 2026-12-02', 'You would take this from Dana Petrova', 'In return'],
  ])('%s: “%s”', async (person, text, why, how) => {
    const world = await planned();
    const answer = await tells(world, person, text);
    expect(answer).toContain(why);
    expect(answer).toContain(how);
    expect(await countInRecord(world, 'shift_change_proposed')).toBe(0);
  });

  it('is time of which neither is on call', async () => {
    const world = await planned();
    expect(await tells(world, 'iris', 'swap with Sol on friday night')).toMatch(/is no approver|No approver/);
    const options = turns();
    const onCallConfiguration = options.configuration?.['onCall'] as object;
    const none = await morning({
      configuration: {
        onCall: {
          ...onCallConfiguration,
          rotations: [{ name: 'primary', ...weeks(['iris']) }],
          escalation: [{ after: 'PT0M', notify: 'primary' }],
        },
      },
    });
    expect(await tells(none, 'amir', 'swap with Dana on Friday night')).toContain(
      'Neither you nor Dana Petrova is on call then',
    );
  });
});
