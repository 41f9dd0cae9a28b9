import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  alarmsIn,
  chatOf,
  codeOnScreen,
  elevatedWorld,
  everythingStored,
  forge,
  liveThrough,
  removalsAsked,
  ritaShowsCode,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast } from '../support/world.ts';

afterEach(stopWorlds);

/** A code as it may be written: at once or in two halves. */
const traces = (code: string): RegExp =>
  new RegExp(`(?<!\\d)${code.slice(0, 3)}[\\s-]?${code.slice(3)}(?!\\d)`, 'u');

const wrongFor = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('I7: codes', () => {
  it('that were ever shown are in no log line, audit entry, stored row or other person’s chat', async () => {
    const world = await waitingWorld();
    const codes = [await ritaShowsCode(world)];
    const [first = ''] = codes;
    await world
      .as('amir')
      .click('Approve', { code: first.replace(/.$/u, (digit) => String((Number(digit) + 1) % 10)) });
    for (let more = 0; more < 3; more += 1) {
      await world.pass('PT10S');
      await world.as('rita').click('New code');
      codes.push(codeOnScreen(world, 'rita'));
    }
    await world.as('amir').click('Approve', { code: first });
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 503, times: 1 });
    world.connector.faults.add({ method: 'POST', kind: 'status', status: 503, times: 2 });
    await world.as('amir').click('Approve', { code: codes.at(-1) ?? '' });
    await liveThrough(world, 6, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect(new Set(codes).size).toBe(4);
    const stored = await everythingStored(world);
    const audit = JSON.stringify(await world.audit());
    const logged = JSON.stringify(world.log);
    for (const code of codes) {
      for (const text of [stored, audit, logged]) expect(text).not.toMatch(traces(code));
      for (const person of ['amir', 'dana', 'iris', 'max', 'alice', 'sol'] as const)
        expect(chatOf(world, person)).not.toMatch(traces(code));
      expect(chatOf(world, 'rita')).not.toMatch(traces(code));
    }
  });

  it('are shown to nobody but the requester, whoever asks and however', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    for (const person of ['amir', 'dana', 'max', 'alice', 'sol'] as const) {
      for (const verb of ['show_code', 'new_code', 'status', 'follow', 'still_locked_out', 'ask_again']) {
        const { text } = await forge(world, person, { verb, number: 1001, revision: 1 });
        expect(text).not.toMatch(traces(code));
      }
      await world.as(person).say('status LK-1001');
      expect(chatOf(world, person)).not.toMatch(traces(code));
    }
  });

  it('that are wrong three times in all void the approvals and ask for a vouch, whichever approvers typed them', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Hand over');
    await world.settle();
    const code = await ritaShowsCode(world);
    for (const person of ['amir', 'dana', 'amir'] as const)
      await forge(world, person, { verb: 'approve', number: 1001, revision: 1, code: wrongFor(code) });
    expect(await world.request()).toMatchObject({
      status: 'verifying',
      revision: 2,
      wrongCodes: 3,
      barred: [PEOPLE.amir.id],
      approvals: [],
      verification: { tier: 'elevated' },
    });
    await world.settle();
    expect(await alarmsIn(world)).toEqual(['wrong_codes']);
    for (const revision of [1, 2])
      await forge(world, 'dana', { verb: 'approve', number: 1001, revision, code });
    expect((await world.request()).status).toBe('verifying');
    await vouches(world);
    const fresh = await ritaShowsCode(world);
    expect(fresh).not.toBe(code);
    const barred = { verb: 'approve', number: 1001, revision: 2, code: fresh };
    await forge(world, 'amir', barred);
    await forge(world, 'dana', { ...barred, code });
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
  });

  it('that are wrong three more times deny the request', async () => {
    const world = await elevatedWorld();
    await vouches(world);
    await world.as('amir').click('Hand over');
    await world.settle();
    const wrong = async (...people: readonly Cast[]): Promise<void> => {
      const code = wrongFor(await ritaShowsCode(world));
      const { revision } = await world.request();
      for (const person of people) {
        await forge(world, person, { verb: 'approve', number: 1001, revision, code });
        // Sooner, the same digits are the same click.
        await world.pass('PT11S');
      }
    };
    await wrong('amir', 'amir', 'amir');
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', barred: [PEOPLE.amir.id] });
    await wrong('dana', 'dana', 'dana');
    expect(await world.request()).toMatchObject({ status: 'denied', ending: { reason: 'wrong_codes' } });
    expect(await alarmsIn(world)).toEqual(['wrong_codes', 'wrong_codes']);
    expect(removalsAsked(world)).toEqual([]);
  });
});

describe('I7: tokens, numbers and names', () => {
  it('are in no log line and no audit entry of a whole journey with trouble in it', async () => {
    const world = await waitingWorld();
    world.tenant.addFault({ kind: 'drop', times: 3 });
    await liveThrough(world, 4, 'PT10M');
    const { alice } = PEOPLE;
    const audit = JSON.stringify(await world.audit());
    const logged = JSON.stringify(world.log);
    for (const secret of [
      'Alice Wong',
      alice.mobilePhone ?? '',
      alice.businessPhones[0] ?? '',
      'Bearer',
      '4255550152',
      Buffer.alloc(32, 7).toString('base64'),
    ]) {
      expect(audit).not.toContain(secret);
      expect(logged).not.toContain(secret);
    }
    expect(await everythingStored(world)).not.toContain('4255550152');
  });
});
