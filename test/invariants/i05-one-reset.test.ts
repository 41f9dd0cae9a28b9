import { afterEach, describe, expect, it } from '@jest/globals';
import { createWorker } from '../../src/workflow/worker.ts';
import { authenticatorMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  approvedWorld,
  chatOf,
  countInRecord,
  everybodyInstalls,
  forge,
  methodsOf,
  removalsAsked,
  ritaShowsCode,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

const NEW_APP = authenticatorMethod('a17e0000-0000-4000-8000-00000000aaaa', 'New', '2026-11-23T09:00:20Z');

describe('I5: one request per subject, one reset per approval', () => {
  it('“New code” delivered five times makes one new code, the one on the screen', async () => {
    const world = await waitingWorld();
    await ritaShowsCode(world);
    const texts: string[] = [];
    for (let delivery = 0; delivery < 5; delivery += 1) {
      await world.pass('PT2S');
      const { text } = await forge(world, 'rita', { verb: 'new_code', number: 1001, revision: 1 });
      texts.push(/\d{3} \d{3}/u.exec(text)?.[0] ?? 'no code');
    }
    expect(new Set(texts).size).toBe(1);
    expect(await countInRecord(world, 'code_replaced')).toBe(1);
    await world.as('amir').click('Approve', { code: texts[0] ?? '' });
    expect((await world.request()).status).toBe('approved');
  });

  it('two people who ask in the same moment make one request; the other is told', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    for (const asker of ['rita', 'max'] as const)
      await world.as(asker).say("Alice Wong can't sign in, she has a new phone");
    await Promise.all((['rita', 'max'] as const).map((asker) => world.as(asker).click('Still locked out')));
    await world.settle();
    const both = [await world.request(1001), await world.request(1002)].map(({ status }) => status);
    expect(both.toSorted()).toEqual(['awaiting_approval', 'refused']);
    const late = both[0] === 'refused' ? 'rita' : 'max';
    expect(chatOf(world, late)).toContain('Somebody else asked at the same moment');
    expect(await countInRecord(world, 'step_notified')).toBe(1);
  });

  it('one message delivered twice at once opens one draft', async () => {
    const world = await startWorld();
    const text = "Alice Wong can't sign in, she has a new phone";
    await Promise.all([world.as('rita').say(text), world.as('rita').say(text)]);
    expect(await world.service().ports.requests.draftOf(PEOPLE.rita.id)).toBeDefined();
    const own = await world.service().ports.requests.ofRequester(PEOPLE.rita.id, 10);
    expect(own.filter(({ status }) => status === 'draft')).toHaveLength(1);
  });

  it('two workers on one database carry an approval out once', async () => {
    const world = await approvedWorld();
    const { ports } = world.service();
    const another = createWorker(ports, { owner: 'another', pollEvery: 1_000 });
    await Promise.all([world.settle(), another.drain(), world.settle(), another.drain()]);
    await world.pass('PT15S');
    await another.drain();
    expect((await world.request()).status).toBe('reset');
    expect(removalsAsked(world)).toHaveLength(3);
    expect(await countInRecord(world, 'claimed')).toBe(1);
    expect(await countInRecord(world, 'reset_done')).toBe(1);
  });

  it('the reset job delivered again removes nothing of what was registered since', async () => {
    const world = await approvedWorld();
    await world.settle();
    await world.pass('PT15S');
    world.tenant.register(PEOPLE.alice.id, NEW_APP);
    const dueAt = '2026-11-23T09:00:00.000Z';
    await world.service().ports.jobs.add([{ key: 'again', dueAt, effect: { kind: 'reset', number: 1001 } }]);
    await world.settle();
    expect(removalsAsked(world)).toHaveLength(3);
    expect(methodsOf(world, 'alice')).toHaveLength(1);
  });

  it('an approval cannot be used again after it was void', async () => {
    const world = await approvedWorld();
    world.tenant.register(PEOPLE.alice.id, NEW_APP);
    await world.settle();
    const old = await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code: '123456' });
    expect(old.status).toBe(200);
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      approvals: [],
      wrongCodes: 0,
    });
    await amirApproves(world);
    await world.settle();
    expect((await world.request()).status).toBe('reset');
  });
});
