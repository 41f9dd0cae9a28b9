import { afterEach, describe, expect, it } from '@jest/globals';
import { changeRequest } from '../../src/workflow/change-request.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  approves,
  countInRecord,
  elevatedWorld,
  forge,
  lastInRecord,
  liveThrough,
  messagesFor,
  newestButtons,
  record,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const ASKED = 'Reset the sign-in of Alice Wong?';
const isAsked = (world: World, person: Cast): boolean => screenOf(world, person).includes(ASKED);

const has = async (world: World, person: Cast): Promise<void> => {
  await world.as(person).click('I have it');
  await world.settle();
};

describe('“I have it”', () => {
  it('keeps the next step waiting, and everybody sees who has it and until when', async () => {
    const world = await waitingWorld();
    await world.pass('PT7M');
    expect(screenOf(world, 'amir')).toContain(
      'If nobody answers, Dana Petrova is asked at {{TIME(2026-11-23T09:10:00Z)}}.',
    );
    await has(world, 'amir');
    expect(screenOf(world, 'amir')).toContain('You have it until {{TIME(2026-11-23T09:22:00Z)}}.');
    expect(screenOf(world, 'amir')).toContain('Dana Petrova is asked at {{TIME(2026-11-23T09:22:00Z)}}.');
    expect(screenOf(world, 'rita')).toContain('Amir Haddad is looking at it');
    expect(await lastInRecord(world, 'held')).toEqual({
      kind: 'held',
      by: PEOPLE.amir.id,
      until: '2026-11-23T09:22:00.000Z',
    });
    await liveThrough(world, 2, 'PT7M');
    expect(isAsked(world, 'dana')).toBe(false);
  });

  it('runs out without a decision: the next step is asked at once, and everybody sees why', async () => {
    const world = await waitingWorld();
    await world.pass('PT7M');
    await has(world, 'amir');
    await world.pass('PT15M');
    expect(isAsked(world, 'dana')).toBe(true);
    expect(screenOf(world, 'dana')).toContain(
      'Amir Haddad had it until {{TIME(2026-11-23T09:22:00Z)}}, and did not decide.',
    );
    expect(screenOf(world, 'rita')).toContain('Amir Haddad did not decide by {{TIME(2026-11-23T09:22:00Z)}}');
    expect(screenOf(world, 'rita')).toContain('We asked Amir Haddad and Dana Petrova to help');
    expect(await countInRecord(world, 'hold_ran_out')).toBe(1);
    // The step behind keeps its distance of ten minutes.
    await world.pass('PT9M59S');
    expect(isAsked(world, 'iris')).toBe(false);
    await world.pass('PT2S');
    expect(isAsked(world, 'iris')).toBe(true);
  });

  it('pressed again, five times at once or after it ran out, changes nothing', async () => {
    const world = await waitingWorld();
    await has(world, 'amir');
    await world.pass('PT5M');
    const again = { verb: 'hold', number: 1001, revision: 1 };
    await Promise.all(Array.from({ length: 5 }, () => forge(world, 'amir', again)));
    await world.pass('PT10M');
    expect(isAsked(world, 'dana')).toBe(true);
    await forge(world, 'amir', again);
    expect(await countInRecord(world, 'held')).toBe(1);
    expect(newestButtons(world, 'amir')).not.toContain('I have it');
  });

  it('is for each approver once: another one may say it, too', async () => {
    const world = await waitingWorld();
    await has(world, 'amir');
    await world.pass('PT15M');
    await has(world, 'dana');
    expect(screenOf(world, 'rita')).toContain('Dana Petrova is looking at it');
    await world.pass('PT14M');
    expect(isAsked(world, 'iris')).toBe(false);
    await world.pass('PT1M');
    expect(isAsked(world, 'iris')).toBe(true);
  });

  it('keeps no other approver from deciding, and is over then', async () => {
    const world = await waitingWorld();
    await world.pass('PT10M');
    await has(world, 'amir');
    await world.as('dana').click('Deny', { reason: 'I am not convinced' });
    await world.settle();
    expect((await world.request()).status).toBe('denied');
    await world.pass('PT20M');
    expect(await countInRecord(world, 'hold_ran_out')).toBe(0);
    expect(screenOf(world, 'rita')).not.toContain('looking at it');
  });

  it('ends with the approval of the one who had it', async () => {
    const world = await waitingWorld();
    await has(world, 'amir');
    await amirApproves(world);
    await world.settle();
    await world.pass('PT20M');
    expect(await record(world)).toContain('reset_done');
    expect(await countInRecord(world, 'hold_ran_out')).toBe(0);
  });

  it('never makes the request live longer', async () => {
    const world = await waitingWorld();
    await liveThrough(world, 5, 'PT11M');
    await has(world, 'iris');
    expect(await lastInRecord(world, 'held')).toMatchObject({ until: await expiryOf(world) });
    await world.pass('PT6M');
    expect((await world.request()).status).toBe('expired');
  });

  it('blocks nobody from being asked while fewer are asked than have to approve', async () => {
    const world = await elevatedWorld();
    await vouches(world);
    await has(world, 'amir');
    // Dana passes it on: with Amir alone two approvals can't come, so the next step is asked at once.
    await world.as('dana').click('Hand over');
    await world.settle();
    expect(isAsked(world, 'iris')).toBe(true);
    await approves(world, 'amir');
    await approves(world, 'iris');
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
  });

  it('survives a restart', async () => {
    const world = await waitingWorld();
    await world.pass('PT7M');
    await has(world, 'amir');
    await world.restart();
    await world.pass('PT10M');
    expect(isAsked(world, 'dana')).toBe(false);
    await world.restart();
    await world.pass('PT5M');
    expect(isAsked(world, 'dana')).toBe(true);
    expect(messagesFor(world, 'dana')).toBe(2);
  });
});

const expiryOf = async (world: World): Promise<string> => (await world.request()).expiresAt;

describe('somebody has it, and another one', () => {
  const SECOND = '{{TIME(2026-11-23T09:25:00Z)}}';

  /** Amir and Dana were asked, and Dana has it until 09:25. */
  const danaHasIt = async (): Promise<World> => {
    const world = await waitingWorld();
    await world.pass('PT10M');
    await has(world, 'dana');
    return world;
  };

  it('hands over: the next step waits all the same, and everybody sees both', async () => {
    const world = await danaHasIt();
    await world.as('amir').click('Hand over');
    await world.settle();
    expect(isAsked(world, 'iris')).toBe(false);
    expect(screenOf(world, 'dana')).toContain('Amir Haddad handed over.');
    expect(screenOf(world, 'amir')).toContain(
      `If Dana Petrova doesn’t decide, every other approver is asked at ${SECOND}.`,
    );
    await world.pass('PT15M');
    expect(isAsked(world, 'iris')).toBe(true);
  });

  it('turns out to be unreachable: the next step waits all the same', async () => {
    const world = await danaHasIt();
    await changeRequest(world.service().ports, 1001, { kind: 'unreachable', who: PEOPLE.amir.id });
    await world.settle();
    expect(isAsked(world, 'iris')).toBe(false);
    await world.pass('PT15M');
    expect(isAsked(world, 'iris')).toBe(true);
  });

  it('hands over after that one did: the next step is asked at once', async () => {
    const world = await danaHasIt();
    await world.as('amir').click('Hand over');
    await world.as('dana').click('Hand over');
    await world.settle();
    expect(isAsked(world, 'iris')).toBe(true);
  });
});

describe('Hand over', () => {
  it('asks the next step at once, with the note and the name of who passed it on', async () => {
    const world = await waitingWorld();
    await has(world, 'amir');
    await world.as('amir').click('Hand over', { handOverNote: 'On a train; Alice answers her desk phone.' });
    await world.settle();
    expect(isAsked(world, 'dana')).toBe(true);
    expect(screenOf(world, 'dana')).toContain(
      'Amir Haddad handed over: “On a train; Alice answers her desk phone.”',
    );
    expect(screenOf(world, 'amir')).toContain('You handed over');
    expect(screenOf(world, 'rita')).toContain('We asked Amir Haddad and Dana Petrova to help');
    for (const person of ['rita', 'alice', 'max'] as const)
      expect(screenOf(world, person)).not.toContain('train');
    expect(JSON.stringify(await world.audit())).not.toContain('train');
    // The hold is over with it; the step behind comes at its own time.
    await world.pass('PT20M1S');
    expect(isAsked(world, 'iris')).toBe(true);
    expect(await countInRecord(world, 'hold_ran_out')).toBe(0);
  });

  it('needs no note', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Hand over');
    await world.settle();
    expect(screenOf(world, 'dana')).toContain('Amir Haddad handed over.');
    expect(newestButtons(world, 'amir')).not.toContain('Hand over');
  });

  it('from the last step is refused with a sentence', async () => {
    const world = await waitingWorld();
    await liveThrough(world, 2, 'PT10M1S');
    await world.as('iris').click('Hand over', { handOverNote: 'somebody else, please' });
    await world.settle();
    expect(screenOf(world, 'iris')).toContain('There is nobody left to hand over to');
    expect(JSON.stringify(await world.request())).not.toContain('somebody else');
    expect(screenOf(world, 'iris')).toContain('Nobody is left to ask.');
  });

  it('once said can’t be followed by “I have it”', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Hand over');
    await world.settle();
    const { text } = await forge(world, 'amir', { verb: 'hold', number: 1001, revision: 1 });
    expect(text).toContain('You handed this one over');
    expect(await countInRecord(world, 'held')).toBe(0);
  });
});
