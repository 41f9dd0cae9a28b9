import { afterEach, describe, expect, it } from '@jest/globals';
import { callBackCode } from '../../src/domain/call-back-code.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  approvedWorld,
  approves,
  buttonsFor,
  chatOf,
  codeOnScreen,
  countInRecord,
  everybodyInstalls,
  forge,
  messagesFor,
  methodsOf,
  newestButtons,
  removalsAsked,
  ritaShowsCode,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const PHONE = '+1 425 555 0100';
const guessesThrice = async (world: World, who: Cast, code: string): Promise<void> => {
  for (let tries = 0; tries < 3; tries += 1) {
    await world.as(who).click('Approve', { code });
    await world.pass('PT10S');
  }
};

const wrongFor = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('approving', () => {
  it('shows everybody who asked or decides that it is approved, and resets once', async () => {
    const world = await waitingWorld();
    await amirApproves(world);
    expect(screenOf(world, 'amir')).toContain('The reset for Alice Wong is about to start');
    await world.settle();
    await world.pass('PT15S');
    expect(screenOf(world, 'rita')).toContain('Alice Wong can set up sign-in again');
    expect(methodsOf(world, 'alice')).toEqual([]);
    expect(await countInRecord(world, 'approved')).toBe(1);
    for (const person of ['rita', 'amir', 'max', 'alice'] as const)
      expect(buttonsFor(world, person)).not.toContain('Approve');
  });

  it('forgives spaces and hyphens in the code', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    await world.as('amir').click('Approve', { code: `${code.slice(0, 3)} - ${code.slice(3)}` });
    expect((await world.request()).status).toBe('approved');
  });

  it('without six digits as the code says what is wrong, and costs no try', async () => {
    const world = await waitingWorld();
    await ritaShowsCode(world);
    const answers = [
      ['', 'The code is missing'],
      ['12345x', 'That isn’t a code'],
      ['١٢٣٤٥٦', 'That isn’t a code'],
      ['1234567', 'That isn’t a code'],
    ] as const;
    for (const [code, answer] of answers) {
      await world.as('amir').click('Approve', { code });
      expect(screenOf(world, 'amir')).toContain(answer);
      expect(newestButtons(world, 'amir')).toContain('Approve');
    }
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', wrongCodes: 0 });
  });

  it('with a wrong code tells how many tries are left; the third asks for a vouch and bars the approver', async () => {
    const world = await waitingWorld();
    const amir = world.as('amir');
    const wrong = wrongFor(await ritaShowsCode(world));
    await amir.click('Approve', { code: wrong });
    expect(screenOf(world, 'amir')).toContain('2 tries left');
    await world.pass('PT10S');
    await amir.click('Approve', { code: wrong });
    expect(screenOf(world, 'amir')).toContain('1 try left');
    await world.pass('PT10S');
    const before = messagesFor(world, 'rita');
    await amir.click('Approve', { code: wrong });
    await world.settle();
    expect(await world.request()).toMatchObject({
      status: 'verifying',
      verification: { tier: 'elevated', needs: { callback: true, vouch: true, approvals: 2 } },
      barred: [PEOPLE.amir.id],
    });
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(buttonsFor(world, 'rita')).not.toContain('Show code');
    expect(screenOf(world, 'sol')).toContain('Wrong codes in a request for Alice Wong');
    expect(buttonsFor(world, 'amir')).not.toContain('Approve');
    expect(buttonsFor(world, 'max')).toContain('I spoke to them');
    await vouches(world);
    // Two others have to approve now, each on a call of their own.
    expect(buttonsFor(world, 'amir')).not.toContain('Approve');
    await approves(world, 'dana');
    await approves(world, 'iris');
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(await countInRecord(world, 'approved')).toBe(2);
  });

  it('with six wrong codes in all is denied, with the helpdesk’s number', async () => {
    const world = await waitingWorld();
    const wrong = wrongFor(await ritaShowsCode(world));
    await guessesThrice(world, 'amir', wrong);
    await world.settle();
    await vouches(world);
    const again = wrongFor(await ritaShowsCode(world));
    await guessesThrice(world, 'dana', again);
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'denied', ending: { reason: 'wrong_codes' } });
    for (const person of ['dana', 'rita'] as const)
      expect(screenOf(world, person)).toContain('Stopped after wrong codes');
    expect(screenOf(world, 'rita')).toContain(PHONE);
    expect(removalsAsked(world)).toEqual([]);
  });

  it('with a code nobody has looked at counts as guessing', async () => {
    const world = await waitingWorld();
    const { keys } = world.service().ports;
    const code = callBackCode(keys.keyedHash, { number: 1001, slot: 0, issue: 1 });
    await world.as('amir').click('Approve', { code });
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', wrongCodes: 1 });
  });

  it('with a replaced code asks for the newer one', async () => {
    const world = await waitingWorld();
    const old = await ritaShowsCode(world);
    await world.as('rita').click('New code');
    const fresh = codeOnScreen(world, 'rita');
    await world.as('amir').click('Approve', { code: old });
    expect(screenOf(world, 'amir')).toContain('That code was replaced by a newer one');
    await world.as('amir').click('Approve', { code: fresh });
    expect((await world.request()).status).toBe('approved');
  });

  it('with a code that has run out asks for a new one', async () => {
    const world = await waitingWorld({ configuration: { limits: { codeLifetime: 'PT5M' } } });
    const code = await ritaShowsCode(world);
    await world.pass('PT6M');
    await world.as('amir').click('Approve', { code });
    expect(screenOf(world, 'amir')).toContain('That code has run out');
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', wrongCodes: 0 });
  });
});

describe('denying', () => {
  it.each([
    ['They did not ask for this', 'the colleague did not ask for this', 'did not ask for this reset'],
    ['Someone else may know the password', 'the password comes first', 'Someone may know the password'],
    ['I am not convinced', 'Amir Haddad could not be sure that it was Alice Wong', undefined],
    ['Another reason', 'Amir Haddad denied it', undefined],
  ])('because of “%s” tells the requester why, and alarms where it must', async (reason, told, alarm) => {
    const world = await waitingWorld();
    await world.as('amir').click('Deny', { reason, note: 'Call me **back**' });
    await world.settle();
    expect(screenOf(world, 'rita')).toContain(told);
    expect(screenOf(world, 'rita')).toContain('Call me ∗∗back∗∗');
    expect(screenOf(world, 'rita')).toContain(PHONE);
    expect(screenOf(world, 'max')).toContain(told);
    expect(chatOf(world, 'max')).not.toContain('Call me');
    if (alarm === undefined) expect(chatOf(world, 'sol')).not.toContain('Alarm');
    else expect(screenOf(world, 'sol')).toContain(alarm);
    expect(buttonsFor(world, 'amir')).not.toContain('Deny');
    expect(buttonsFor(world, 'rita')).not.toContain('Show code');
    expect(await countInRecord(world, 'alarm_raised')).toBe(alarm === undefined ? 0 : 1);
  });

  it('works for any approver who looks the request up, asked or not', async () => {
    const world = await waitingWorld();
    await world.as('iris').say('status LK-1001');
    await world.as('iris').click('Deny', { reason: 'I am not convinced' });
    expect((await world.request()).status).toBe('denied');
  });

  it('stops a reset that was approved and has not begun', async () => {
    const world = await approvedWorld();
    await world.as('amir').click('Deny', { reason: 'They did not ask for this' });
    await world.settle();
    expect((await world.request()).status).toBe('denied');
    expect(removalsAsked(world)).toEqual([]);
    expect(screenOf(world, 'sol')).toContain('Alice Wong did not ask for this reset');
  });
});

describe('handing over', () => {
  it('asks the next step at once, keeps the first approver in, and says when there is nobody left', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Hand over');
    await world.settle();
    expect(screenOf(world, 'dana')).toContain('Reset the sign-in of Alice Wong?');
    expect(chatOf(world, 'rita')).toContain('Amir Haddad and Dana Petrova');
    await world.as('dana').click('Hand over');
    await world.settle();
    expect(screenOf(world, 'iris')).toContain('Reset the sign-in of Alice Wong?');
    await world.as('iris').click('Hand over');
    expect(screenOf(world, 'iris')).toContain('There is nobody left to hand over to');
    await amirApproves(world);
    expect((await world.request()).status).toBe('approved');
  });
});

describe('who may not decide', () => {
  it('is whoever is no approver: requester, subject, manager, colleague', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    for (const person of ['rita', 'alice', 'max', 'sol'] as const) {
      for (const verb of ['approve', 'deny', 'hand_over', 'done_by_hand']) {
        const { status, text } = await forge(world, person, { verb, number: 1001, revision: 1, code });
        expect(status).toBe(200);
        expect(text).toContain('Only approvers can do that');
      }
    }
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(await countInRecord(world, 'command_refused')).toBe(16);
  });

  it('is an approver who was not asked yet', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const { text } = await forge(world, 'dana', { verb: 'approve', number: 1001, revision: 1, code });
    expect(text).toContain('You weren’t asked to approve this one');
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it.each([
    { whose: 'subject', whom: 'the one it is about', pair: [PEOPLE.amir, PEOPLE.alice] },
    { whose: 'requester', whom: 'the one who asked', pair: [PEOPLE.amir, PEOPLE.rita] },
  ])('is the second account of the $whose, by configuration', async ({ whom, pair }) => {
    const samePerson = [pair.map(({ userPrincipalName }) => userPrincipalName)];
    const world = await waitingWorld({ configuration: { samePerson } });
    expect(chatOf(world, 'amir')).not.toContain('Reset the sign-in');
    expect(chatOf(world, 'dana')).toContain('Reset the sign-in');
    const { text } = await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code: '1' });
    expect(text).toContain(`You can’t approve this one: you count as ${whom}`);
  });

  it('is the second account of the requester, by the employee number', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const admin = world.as('danaAdmin');
    await admin.say("Iris Okafor can't sign in, the push never arrives");
    await admin.click('Still locked out');
    await world.settle();
    await world.as('amir').click('Hand over');
    await world.settle();
    expect(chatOf(world, 'dana')).not.toContain('Reset the sign-in');
    expect((await world.request()).status).toBe('awaiting_approval');
    await admin.click('Show code');
    const code = codeOnScreen(world, 'danaAdmin');
    const { text } = await forge(world, 'dana', { verb: 'approve', number: 1001, revision: 1, code });
    expect(text).toContain('you count as the one who asked');
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('is everybody while the list of approvers is too old, but denying works', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    world.tenant.addFault({ kind: 'drop' });
    await world.pass('PT6M');
    await world.as('amir').click('Approve', { code });
    expect(screenOf(world, 'amir')).toContain('Approving isn’t possible this minute');
    expect((await world.request()).status).toBe('awaiting_approval');
    await world.as('amir').click('Deny', { reason: 'I am not convinced' });
    expect((await world.request()).status).toBe('denied');
  });
});
