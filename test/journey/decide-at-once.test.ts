import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  approvedWorld,
  countInRecord,
  forge,
  record,
  removalsAsked,
  ritaShowsCode,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

describe('two clicks at once', () => {
  it('five deliveries of one approval make one reset and one entry', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const click = { verb: 'approve', number: 1001, revision: 1, code };
    const answers = await Promise.all(Array.from({ length: 5 }, () => forge(world, 'amir', click)));
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).toContain('is about to start');
    }
    await world.settle();
    await world.pass('PT15S');
    expect(removalsAsked(world)).toHaveLength(3);
    expect(await countInRecord(world, 'approved')).toBe(1);
    expect(await countInRecord(world, 'claimed')).toBe(1);
  });

  it('two approvers at once make one reset, and the second hears who was first', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Hand over');
    await world.settle();
    const code = await ritaShowsCode(world);
    const click = { verb: 'approve', number: 1001, revision: 1, code };
    const answers = await Promise.all([forge(world, 'amir', click), forge(world, 'dana', click)]);
    expect(answers.filter(({ text }) => text.includes('This is already decided'))).toHaveLength(1);
    await world.settle();
    await world.pass('PT15S');
    expect(await countInRecord(world, 'approved')).toBe(1);
    expect(removalsAsked(world)).toHaveLength(3);
  });

  it('approve and deny at once leave one of the two, told to both', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Hand over');
    await world.settle();
    const code = await ritaShowsCode(world);
    await Promise.all([
      forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code }),
      forge(world, 'dana', { verb: 'deny', number: 1001, revision: 1, reason: 'not_asked' }),
    ]);
    await world.settle();
    expect((await world.request()).status).toBe('denied');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('a click on an older revision shows the new one and decides nothing', async () => {
    const world = await approvedWorld();
    world.tenant.register(PEOPLE.alice.id, {
      kind: 'fido2',
      id: 'f1d00000-0000-4000-8000-00000000aaaa',
      displayName: 'blue key',
      model: 'key',
      createdDateTime: '2026-11-23T08:59:00Z',
    });
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', revision: 2 });
    await world.as('rita').say('status LK-1001');
    const code = await ritaShowsCode(world);
    const { text } = await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code });
    expect(text).toContain('Reset the sign-in of Alice Wong?');
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(await record(world)).toContain('approvals_voided');
  });
});
