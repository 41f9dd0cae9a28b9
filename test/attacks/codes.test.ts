import { afterEach, describe, expect, it } from '@jest/globals';
import { callBackCode } from '../../src/domain/call-back-code.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { chatOf, countInRecord, forge, ritaShowsCode, screenOf, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast } from '../support/world.ts';
import {
  alarms,
  approval,
  approves,
  asksFor,
  crowdedWorld,
  nextCode,
  nothingIsRemoved,
  otherThan,
  refusals,
  stolenPhoneWorld,
  traceOf,
  vouchedWorld,
} from './support.ts';

afterEach(stopWorlds);

describe('guessing the code', () => {
  it('a stolen approver account tries fifty codes at once, the right one among them', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const wrong = Array.from({ length: 49 }, (_, nth) => otherThan(code, nth));
    const guesses = [...wrong.slice(0, 40), code, ...wrong.slice(40)];
    await Promise.all(
      guesses.map((guess) =>
        forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code: guess }),
      ),
    );
    await nothingIsRemoved(world);
    expect(await countInRecord(world, 'code_refused')).toBeLessThanOrEqual(6);
    expect(await alarms(world)).toContain('wrong_codes');
    expect(screenOf(world, 'sol')).toContain('code');
    expect(await world.request()).toMatchObject({ approvals: [] });
    expect(['verifying', 'denied', 'refused']).toContain((await world.request()).status);
  });

  it('the same with three accounts at once on an elevated request: it ends, and nobody can go on', async () => {
    const world = await vouchedWorld();
    await world.pass('PT21M');
    const code = await nextCode(world);
    const { revision } = await world.request();
    const click = (guess: string) => ({ verb: 'approve', number: 1001, revision, code: guess });
    const guessers: readonly Cast[] = ['amir', 'dana', 'iris'];
    await Promise.all(
      Array.from({ length: 51 }, (_, nth) =>
        forge(world, guessers[nth % 3] ?? 'amir', click(otherThan(code, nth))),
      ),
    );
    for (const who of guessers) await forge(world, who, click(code));
    await nothingIsRemoved(world);
    expect(await world.request()).toMatchObject({ approvals: [] });
    expect(await countInRecord(world, 'code_refused')).toBeLessThanOrEqual(6);
    expect(await alarms(world)).toContain('wrong_codes');
    expect(await countInRecord(world, 'approved')).toBe(0);
  });

  it('whoever guessed wrong three times has the right code in the end, and is barred from this request', async () => {
    const world = await stolenPhoneWorld();
    await world.as('max').click('I spoke to them', { how: 'in_person' });
    await world.settle();
    const code = await nextCode(world);
    for (const nth of [0, 1, 2])
      await forge(world, 'amir', await approval(world, { code: otherThan(code, nth) }));
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', barred: [PEOPLE.amir.id] });
    await approves(world, 'amir');
    expect(await world.request()).toMatchObject({ approvals: [] });
    expect(await refusals(world)).toContain('barred_after_wrong_codes');
    await nothingIsRemoved(world);
  });

  it('an accomplice asks for code after code, so that one of many is guessed: ended codes open nothing', async () => {
    const world = await waitingWorld();
    const codes = [await ritaShowsCode(world)];
    for (let more = 0; more < 8; more += 1) {
      await world.pass('PT10S');
      const { text } = await forge(world, 'rita', { verb: 'new_code', number: 1001, revision: 1 });
      codes.push(/(\d{3}) (\d{3})/u.exec(text)?.[0].replace(' ', '') ?? '');
    }
    expect(new Set(codes).size).toBe(9);
    await Promise.all(
      codes.slice(0, -1).map(async (code) => forge(world, 'amir', await approval(world, { code }))),
    );
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await nothingIsRemoved(world);
  });

  it('the right digits are guessed before the requester ever looked at them', async () => {
    const world = await waitingWorld();
    const { ports } = world.service();
    const unseen = callBackCode(ports.keys.keyedHash, { number: 1001, slot: 0, issue: 1 });
    await forge(world, 'amir', await approval(world, { code: unseen }));
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', wrongCodes: 1 });
    await nothingIsRemoved(world);
  });
});

describe('a code that belongs to somebody or something else', () => {
  it('the second approver uses the code that the first one was told, without a call of their own', async () => {
    const world = await vouchedWorld();
    const first = await nextCode(world);
    await forge(world, 'amir', await approval(world, { code: first }));
    await world.settle();
    await forge(world, 'dana', await approval(world, { code: first }));
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      approvals: [{ by: PEOPLE.amir.id }],
      wrongCodes: 0,
    });
    await nothingIsRemoved(world);
  });

  it('the two approvers use one code in the same moment', async () => {
    const world = await vouchedWorld();
    const code = await nextCode(world);
    const click = await approval(world, { code });
    await Promise.all([forge(world, 'amir', click), forge(world, 'dana', click)]);
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(await countInRecord(world, 'approved')).toBe(1);
    await nothingIsRemoved(world);
  });

  it('the first approver gets the next code as well and approves a second time', async () => {
    const world = await vouchedWorld();
    await approves(world, 'amir');
    await world.settle();
    await approves(world, 'amir');
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      approvals: [{ by: PEOPLE.amir.id }],
    });
    expect(await countInRecord(world, 'approved')).toBe(1);
    await nothingIsRemoved(world);
  });

  it('the code of another request of the same requester is used', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    const code = await nextCode(world);
    await asksFor(world, 'rita', 'max', 'the push never arrives');
    expect((await world.request(1002)).status).toBe('awaiting_approval');
    await nextCode(world, 'rita', 1002);
    await forge(world, 'amir', await approval(world, { code }, 1002));
    expect(await world.request(1002)).toMatchObject({ approvals: [], wrongCodes: 1 });
    await nothingIsRemoved(world);
  });

  it('a second asker, a follower, the subject, the voucher and the approvers try to see it', async () => {
    const world = await vouchedWorld();
    await asksFor(world, 'nora', 'alice', 'her phone was stolen').catch(() => undefined);
    await forge(world, 'nora', { verb: 'follow', number: 1001 });
    expect(await world.request()).toMatchObject({ followers: [PEOPLE.nora.id] });
    const code = await nextCode(world);
    for (const who of ['nora', 'alice', 'max', 'amir', 'dana', 'sol', 'iris'] as const) {
      for (const verb of ['show_code', 'new_code', 'status', 'follow', 'ask_again']) {
        const { text } = await forge(world, who, { verb, number: 1001, revision: 2, by: PEOPLE.rita.id });
        expect(text).not.toMatch(traceOf(code));
      }
      await world.as(who).say('status LK-1001');
      expect(chatOf(world, who)).not.toMatch(traceOf(code));
    }
    expect(await nextCode(world)).toBe(code);
  });
});

describe('a stolen requester account', () => {
  it('writes the code to the victim; the approver’s first question brings it to light', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    expect(chatOf(world, 'amir')).toMatch(/whom did you ask/iu);
    await world.as('amir').click('Deny', { reason: 'They did not ask for this' });
    await world.settle();
    await forge(world, 'dana', await approval(world, { code }));
    expect((await world.request()).status).toBe('denied');
    expect(await alarms(world)).toEqual(['not_asked']);
    expect(screenOf(world, 'sol')).toContain('Alice Wong');
    await nothingIsRemoved(world);
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    expect(await world.request(1002)).toMatchObject({ verification: { tier: 'elevated' } });
  });
});
