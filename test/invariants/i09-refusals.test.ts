import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { countInRecord, forge, ritaShowsCode, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const refusals = async (world: World) =>
  (await world.audit()).flatMap(({ event, request }) =>
    event.kind === 'command_refused'
      ? [{ by: event.by, verb: event.verb, reason: event.reason, request }]
      : [],
  );

describe('I9: what people tried and may not do', () => {
  it.each(['nora', 'amir', 'alice'] as const)('is in the record when %s asks for the code', async (who) => {
    const world = await waitingWorld();
    await ritaShowsCode(world);
    for (const verb of ['show_code', 'new_code'])
      await forge(world, who, { verb, number: 1001, revision: 1 });
    const by = PEOPLE[who].id;
    expect(await refusals(world)).toEqual([
      { by, verb: 'show_code', reason: 'not_requester', request: 1001 },
      { by, verb: 'new_code', reason: 'not_requester', request: 1001 },
    ]);
  });

  it('stands there once a minute, however often it is tried', async () => {
    const world = await waitingWorld();
    const tryBoth = async (): Promise<void> => {
      for (const verb of ['approve', 'show_code'])
        await forge(world, 'nora', { verb, number: 1001, revision: 1, code: '123456' });
    };
    for (let click = 0; click < 5; click += 1) await tryBoth();
    expect(await countInRecord(world, 'command_refused')).toBe(2);
    await world.pass('PT61S');
    await tryBoth();
    expect(await countInRecord(world, 'command_refused')).toBe(4);
  });

  it('by one person on many requests cannot flood it, nor keep another person out of it', async () => {
    const world = await waitingWorld();
    for (let number = 1002; number < 1014; number += 1) {
      await world.as('max').say("a colleague can't sign in");
      await forge(world, 'nora', { verb: 'hand_over', number, revision: 1 });
      await world.as('max').say('cancel');
    }
    const byNora = (await refusals(world)).filter(({ by }) => by === PEOPLE.nora.id);
    expect(byNora).toHaveLength(10);
    await forge(world, 'alice', { verb: 'approve', number: 1001, revision: 1, code: '123456' });
    expect((await refusals(world)).at(-1)).toMatchObject({ by: PEOPLE.alice.id });
  });
});
