import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { clicks, morning, onCall, tells } from '../support/shifts.ts';
import { dutyWorld, turnsOf } from '../support/duties.ts';
import { buttonsFor, chatOf, countInRecord, messagesFor, screenOf } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast } from '../support/world.ts';

afterEach(stopWorlds);

describe('give back', () => {
  it('ends at once what was taken over, with the place that was left to the taker', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    await world.pass('PT1H');
    const answer = await tells(world, 'dana', 'give back');
    expect(answer).toContain('You gave back primary');
    expect(answer).toContain('primary: Amir Haddad is on call now');
    expect(await onCall(world)).toEqual(['amir']);
    expect(screenOf(world, 'amir')).toContain('Dana Petrova is no longer on call with you');
    expect(screenOf(world, 'amir')).toContain('primary: you are on call, without them');
    expect((await world.audit()).map(({ event }) => event)).toContainEqual({
      kind: 'shift_given_back',
      by: PEOPLE.dana.id,
      who: PEOPLE.dana.id,
      rotation: 'primary',
      from: '2026-11-23T10:00:00.000Z',
      until: '2026-11-23T17:00:00.000Z',
    });
    expect(await countInRecord(world, 'shift_change_ended')).toBe(1);
  });

  it('withdraws the question that waits, and an agreement that comes after it changes nothing', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    const before = messagesFor(world, 'amir');
    await tells(world, 'dana', 'give back');
    expect(messagesFor(world, 'amir')).toBe(before + 1);
    expect(await clicks(world, 'amir', 'Let Dana Petrova take over')).toContain(
      'Dana Petrova took this back',
    );
    expect(await onCall(world)).toEqual(['amir']);
    expect(await countInRecord(world, 'shift_change_agreed')).toBe(0);
    expect(await countInRecord(world, 'shift_change_withdrawn')).toBe(1);
  });

  it('of several lists them, each with its button; also what is still to come', async () => {
    const world = await morning();
    await tells(world, 'iris', 'take over until 18:00');
    await tells(world, 'iris', 'take over secondary tomorrow night');
    const list = await tells(world, 'iris', 'give back');
    expect(list).toContain('primary, which you took over');
    expect(list).toContain('secondary, which you took over');
    expect(await clicks(world, 'iris', 'Give back')).toContain('You gave back primary');
    expect(await onCall(world)).toEqual(['amir']);
    expect(await tells(world, 'iris', 'give back')).toContain('You gave back secondary');
    expect(screenOf(world, 'dana')).toContain('Iris Okafor won’t take over after all');
    expect(await countInRecord(world, 'shift_given_back')).toBe(2);
    await world.pass('PT36H');
    expect(await onCall(world, 'secondary')).toEqual(['dana']);
  });

  it('shows whoever left their place to somebody what they can take back', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await clicks(world, 'amir', 'Let Dana Petrova take over');
    expect(await tells(world, 'amir', 'give back')).toContain('Your place, which Dana Petrova has');
    expect(await clicks(world, 'amir', 'Take it back')).toContain('You took this back');
    expect(await onCall(world)).toEqual(['amir', 'dana']);
  });

  it.each([
    ['says so where the policy ends with that rotation', [{ after: 'PT0M', notify: 'primary' }], false],
    ['says that the next step is asked where one follows', undefined, true],
  ])('leaves a rotation without anybody and %s', async (_, escalation, isFollowed) => {
    // By night nobody is on call in it.
    const only = [{ days: ['mon'], from: '09:00', until: '10:30' }];
    const rest = escalation === undefined ? {} : { escalation };
    const world = await dutyWorld(turnsOf('P1D', { only, ...rest }));
    await world.pass('PT2H');
    await tells(world, 'dana', 'take over until 18:00');
    const answer = await tells(world, 'dana', 'give back');
    expect(answer).toContain('primary: nobody is on call now.');
    expect(answer.includes('The next step is asked at once instead.')).toBe(isFollowed);
  });

  it('delivered twice is done once', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    await Promise.all([1, 2].map(() => world.as('dana').say('give back')));
    await world.settle();
    expect(await tells(world, 'dana', 'give back')).toContain('You gave back primary');
    expect(chatOf(world, 'dana')).not.toContain('nothing to give back');
    expect(await countInRecord(world, 'shift_given_back')).toBe(1);
    expect(chatOf(world, 'amir').match(/no longer on call with you/g)).toHaveLength(1);
  });

  it('of the same time twice is told twice', async () => {
    const world = await morning();
    const ends = async (): Promise<void> => {
      await tells(world, 'dana', 'take over from 18:00 until 22:00');
      await clicks(world, 'amir', 'Let Dana Petrova take over');
      await world.pass('PT10M');
      await tells(world, 'dana', 'give back');
    };
    await ends();
    expect(screenOf(world, 'amir')).toContain('Dana Petrova won’t take over after all');
    await ends();
    expect(screenOf(world, 'amir')).toContain('Dana Petrova won’t take over after all');
    expect(chatOf(world, 'amir').match(/won’t take over after all/g)).toHaveLength(2);
  });

  it('works also for somebody who is no approver any more', async () => {
    const world = await morning();
    await tells(world, 'dana', 'take over until 18:00');
    world.tenant.person(PEOPLE.dana.id).accountEnabled = false;
    await world.service().ports.helpdesk.read();
    expect(await tells(world, 'dana', 'give back')).toContain('You gave back primary');
  });
});

describe('what is refused', () => {
  it.each<readonly [Cast, string, string, string]>([
    ['rita', 'take over until 18:00', 'Only approvers can take over', 'Ask one of them'],
    ['rita', 'take over', 'Only approvers can take over', 'Ask one of them'],
    ['sol', 'take over until 18:00', 'Only approvers can take over', 'Ask one of them'],
    ['dana', 'take over until lunch', 'I can’t read a time in “until lunch”', 'take over until 18:00'],
    ['dana', 'take over until 18', 'Do you mean 18:00?', 'write “until 18:00”'],
    ['dana', 'take over until 25:00', 'There is no such time: “until 25:00”', 'take over until 18:00'],
    ['dana', 'take over until 09:00', 'That time is over already', 'A time without a day is today’s'],
    ['dana', 'take over until 2027-03-28 02:30', 'the clock is put forward', 'Europe/Berlin'],
    ['dana', 'take over for 8 days', 'Taking over is for the next seven days', 'swap with'],
    ['dana', 'take over from friday 18:00 until friday 08:00', 'before it begins', 'from 18:00 until 22:00'],
    ['dana', 'take over third until 18:00', 'no rotation called “third”', 'primary and secondary'],
    ['amir', 'take over until 18:00', 'You are on call in primary then already', 'swap with'],
    ['dana', 'give back', 'You have nothing to give back', 'swap with'],
    ['rita', 'give back', 'You have nothing to give back', 'swap with'],
  ])('%s: “%s” says why, and what to write', async (person, text, why, how) => {
    const world = await morning();
    const answer = await tells(world, person, text);
    expect(answer).toContain(why);
    expect(answer).toContain(how);
    expect(await countInRecord(world, 'shift_taken_over')).toBe(0);
    expect(buttonsFor(world, 'amir').join()).not.toContain('take over');
    expect(await onCall(world)).toEqual(['amir']);
  });
});
