import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { clicks, morning, planned, tells, turns, weeks } from '../support/shifts.ts';
import { newestButtons, screenOf } from '../support/steps.ts';
import { contentFor, stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

const moment = (at: string): string => `{{DATE(${at},SHORT)}} {{TIME(${at})}}`;

describe('who is on call', () => {
  it('says per rotation who, until when and who is next, with the helpdesk’s number', async () => {
    const world = await planned();
    const card = await tells(world, 'rita', 'who is on call');
    expect(card).toContain('Amir Haddad is on call');
    expect(card).toContain(
      `primary\nAmir Haddad\nuntil ${moment('2026-11-30T08:00:00Z')}\nNext: Dana Petrova, from ${moment('2026-11-30T08:00:00Z')}`,
    );
    expect(card).toContain(`secondary\nIris Okafor\nuntil ${moment('2026-11-30T08:00:00Z')}`);
    expect(card).toContain('Call Contoso IT Helpdesk, +1 425 555 0100.');
    expect(card).not.toContain('Nobody on call');
  });

  it('says why: took over, stands in for somebody', async () => {
    const world = await planned();
    await tells(world, 'iris', 'take over until 18:00');
    const both = await tells(world, 'rita', 'who is on call');
    expect(both).toContain(`Iris Okafor\nuntil ${moment('2026-11-23T17:00:00Z')} · took over`);
    await tells(world, 'amir', 'swap with Dana until 18:00');
    await clicks(world, 'amir', 'Ask Dana Petrova', { inReturn: 'Nothing in return' });
    await clicks(world, 'dana', 'Agree');
    expect(await tells(world, 'rita', 'who is on call')).toContain('· for Amir Haddad');
  });

  it('names the gaps of the coming week, and who can’t be asked and why', async () => {
    const only = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '18:00' }];
    const onCall = {
      ...contentFor().onCall,
      rotations: [
        { name: 'primary', ...weeks(['amir', 'dana']), only },
        { name: 'secondary', ...weeks(['max']) },
      ],
    };
    const world = await morning({ configuration: { onCall } });
    world.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    await world.service().ports.helpdesk.read();
    const card = await tells(world, 'rita', 'who is on call');
    expect(card).toContain(
      `Nobody on call in the coming week\nprimary: ${moment('2026-11-23T17:00:00Z')} to ${moment('2026-11-24T08:00:00Z')}`,
    );
    expect(card).toContain('Amir Haddad has a disabled account: requests go past them.');
    expect(card).toContain('isn’t an approver: requests go past them.');
  });

  it('names the next step for an empty rotation only where there is one', async () => {
    const later = { handOff: { every: 'P1W', from: '2026-12-07T09:00' } };
    const empty = (name: string) => ({ name, ...weeks(['amir']), ...later });
    const onCall = {
      ...contentFor().onCall,
      rotations: [empty('first'), empty('last')],
      escalation: [
        { after: 'PT0M', notify: 'first' },
        { after: 'PT10M', notify: 'last' },
      ],
    };
    const card = await tells(await morning({ configuration: { onCall } }), 'rita', 'who is on call');
    expect(card).toMatch(/first\s+Nobody\s+The next step is asked at once/);
    expect(card).toMatch(/last\s+Nobody\s+Next: Amir/);
  });

  it('says so where nobody is on call now, and who comes', async () => {
    const onCall = {
      ...contentFor().onCall,
      rotations: [
        {
          name: 'primary',
          participants: [PEOPLE.amir.userPrincipalName],
          handOff: { every: 'P1W', from: '2026-11-30T09:00' },
        },
      ],
      escalation: [{ after: 'PT0M', notify: 'primary' }],
    };
    const world = await morning({ configuration: { onCall } });
    const card = await tells(world, 'rita', 'who is on call');
    expect(card).toContain('Nobody is on call right now');
    expect(card).toContain(`Next: Amir Haddad, from ${moment('2026-11-30T08:00:00Z')}`);
  });
});

describe('my shifts', () => {
  it('are those of the next four weeks, rotation by rotation', async () => {
    const world = await planned();
    const card = await tells(world, 'amir', 'my shifts');
    expect(card).toContain('Your next four weeks');
    expect(card).toContain(`primary\n${moment('2026-11-23T08:00:00Z')} to ${moment('2026-11-30T08:00:00Z')}`);
    expect(card).toContain(`${moment('2026-12-07T08:00:00Z')} to ${moment('2026-12-14T08:00:00Z')}`);
    expect(newestButtons(world, 'amir')).toEqual(['Swap a shift', 'Take over', 'Who is on call']);
  });

  it('show what one took over and stands in for, and what others stand in for', async () => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova');
    await clicks(world, 'dana', 'Agree');
    const amir = await tells(world, 'amir', 'my shifts');
    expect(amir).toContain(`Dana Petrova in primary: ${moment('2026-11-27T17:00:00Z')}`);
    expect(amir).toContain('for Dana Petrova');
    const dana = await tells(world, 'dana', 'my shifts');
    expect(dana).toContain(
      `${moment('2026-11-27T17:00:00Z')} to ${moment('2026-11-28T07:00:00Z')}\nfor Amir Haddad`,
    );
    await tells(world, 'iris', 'take over until 18:00');
    expect(await tells(world, 'iris', 'my shifts')).toContain('took over');
  });

  it('show what waits for an answer, which can be given there', async () => {
    const world = await planned();
    await tells(world, 'amir', 'swap with Dana on Friday night');
    await clicks(world, 'amir', 'Ask Dana Petrova');
    expect(await tells(world, 'amir', 'my shifts')).toContain('Dana Petrova has not answered yet');
    expect(newestButtons(world, 'amir')).toContain('Withdraw');
    expect(await tells(world, 'dana', 'my shifts')).toContain('Amir Haddad waits for your answer');
    expect(await clicks(world, 'dana', 'Agree')).toContain('You agreed');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova agreed');
  });

  it('of somebody who is no approver are none, and offer nothing to change', async () => {
    const world = await morning(turns());
    expect(await tells(world, 'rita', 'my shifts')).toContain('You have no shifts coming up');
    expect(newestButtons(world, 'rita')).toEqual(['Who is on call']);
  });

  it('lead to the pickers', async () => {
    const world = await planned();
    await tells(world, 'amir', 'my shifts');
    expect(await clicks(world, 'amir', 'Swap a shift')).toContain('with whom, and when?');
    await tells(world, 'amir', 'my shifts');
    expect(await clicks(world, 'amir', 'Take over')).toContain('Until when do you take over?');
  });
});
