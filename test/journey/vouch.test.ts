import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  alarmsIn,
  alsoInstall,
  approves,
  asksFor,
  buttonsFor,
  chatOf,
  countInRecord,
  elevatedWorld,
  everybodyInstalls,
  forge,
  goesThroughElevated,
  lastInRecord,
  liveThrough,
  messagesFor,
  newestButtons,
  record,
  removalsAsked,
  screenOf,
  vouches,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const HELPDESK = '+1 425 555 0100';
const QUESTION = 'I spoke to them';

const isAsked = (world: World, person: Cast): boolean => buttonsFor(world, person).includes(QUESTION);
const isAskedToApprove = (world: World, person: Cast): boolean =>
  buttonsFor(world, person).includes('Approve');

/** Rita asks for Alice, whose phone was stolen, while some people don't have the bot. */
const worldWithout = async (...absent: readonly Cast[]): Promise<World> => {
  const world = await startWorld();
  await everybodyInstalls(world);
  await alsoInstall(world, 'hana');
  for (const person of absent) await world.as(person).uninstall();
  await asksFor(world, 'rita', 'alice', 'her phone was stolen');
  return world;
};

describe('the manager', () => {
  it('gets the question with all four answers and nothing to approve, and approvers wait for them', async () => {
    const world = await elevatedWorld();
    expect(newestButtons(world, 'max')).toEqual(
      expect.arrayContaining([QUESTION, 'I have not', 'Not sure', 'They did not ask for this']),
    );
    expect(chatOf(world, 'max')).not.toContain('+1 425 555 0102');
    expect(isAsked(world, 'hana')).toBe(false);
    for (const person of ['amir', 'dana', 'iris'] as const)
      expect(isAskedToApprove(world, person)).toBe(false);
    expect(newestButtons(world, 'rita')).not.toContain('Show code');
    expect(newestButtons(world, 'rita')).toContain('Cancel request');
  });

  it.each([
    ['In person', 'in_person'],
    ['On a video call', 'video'],
  ])('says that they spoke to the colleague: %s. Two approvers are asked at once', async (how, recorded) => {
    const world = await elevatedWorld();
    await world.as('max').click(QUESTION, { how });
    await world.settle();
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(await lastInRecord(world, 'vouched')).toMatchObject({ by: PEOPLE.max.id, how: recorded });
    expect(isAsked(world, 'max')).toBe(false);
    expect(isAskedToApprove(world, 'amir')).toBe(true);
    expect(isAskedToApprove(world, 'dana')).toBe(true);
    expect(newestButtons(world, 'rita')).toContain('Show code');
    for (const approver of ['amir', 'dana'] as const)
      expect(chatOf(world, approver)).toContain(PEOPLE.max.displayName);
  });

  it('who doesn’t say how has not vouched yet, and is told', async () => {
    const world = await elevatedWorld();
    await world.as('max').click(QUESTION);
    await world.settle();
    expect((await world.request()).status).toBe('verifying');
    expect(isAsked(world, 'max')).toBe(true);
    expect(await record(world)).not.toContain('vouched');
    await vouches(world);
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it.each(['I have not', 'Not sure'])(
    'who answers “%s” is still waited for while the next one is asked, and may vouch later',
    async (answer) => {
      const world = await elevatedWorld();
      await world.as('max').click(answer);
      await world.settle();
      expect((await world.request()).status).toBe('verifying');
      expect(isAsked(world, 'hana')).toBe(true);
      expect(isAsked(world, 'max')).toBe(true);
      await world.as('max').click(answer);
      expect(await countInRecord(world, 'vouch_withheld')).toBe(1);
      await world.pass('PT5M');
      await vouches(world);
      expect((await world.request()).status).toBe('awaiting_approval');
      expect(isAsked(world, 'hana')).toBe(false);
    },
  );

  it('who knows that nobody asked ends it: refused, an alarm, nothing removed', async () => {
    const world = await elevatedWorld();
    await world.as('max').click('They did not ask for this');
    await world.settle();
    expect(await world.request()).toMatchObject({
      status: 'refused',
      ending: { reason: 'not_asked', by: PEOPLE.max.id },
    });
    expect(await alarmsIn(world)).toEqual(['not_asked']);
    expect(chatOf(world, 'sol')).toContain('LK-1001');
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(removalsAsked(world)).toEqual([]);
    await world
      .as('max')
      .click('They did not ask for this')
      .catch(() => undefined);
    await forge(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 1, how: 'in_person' });
    expect((await world.request()).status).toBe('refused');
  });

  it('who takes their word back after vouching freezes the request', async () => {
    const world = await elevatedWorld();
    await vouches(world);
    await forge(world, 'max', { verb: 'vouch_not_asked', number: 1001, revision: 1 });
    await world.settle();
    expect((await world.request()).status).toBe('frozen');
    expect(await alarmsIn(world)).toEqual(['not_me']);
    expect(isAskedToApprove(world, 'amir')).toBe(false);
  });

  it('sees on the same card how it went on and how it ended', async () => {
    const world = await elevatedWorld();
    await vouches(world);
    const [card] = world
      .as('max')
      .messages()
      .filter(({ content }) => JSON.stringify(content).includes('LK-1001'));
    const now = (): string =>
      JSON.stringify(
        world
          .as('max')
          .messages()
          .find(({ id }) => id === card?.id)?.content,
      );
    expect(now()).not.toContain(QUESTION);
    await world.as('amir').click('Deny', { reason: 'I am not convinced' });
    await world.settle();
    expect(now()).toContain('Amir Haddad');
    expect(screenOf(world, 'max')).toContain('could not be sure');
    expect(chatOf(world, 'hana')).not.toContain('LK-1001');
  });
});

describe('a voucher who is silent', () => {
  it('is joined by the next one after ten minutes, and reminded after fifteen', async () => {
    const world = await elevatedWorld();
    const before = messagesFor(world, 'max');
    await world.pass('PT9M59S');
    expect(isAsked(world, 'hana')).toBe(false);
    await world.pass('PT1S');
    expect(isAsked(world, 'hana')).toBe(true);
    expect(messagesFor(world, 'max')).toBe(before);
    const ofHana = messagesFor(world, 'hana');
    await world.pass('PT5M');
    expect(messagesFor(world, 'max')).toBe(before + 1);
    expect(messagesFor(world, 'hana')).toBe(ofHana);
    await world.pass('PT10M');
    expect(messagesFor(world, 'max')).toBe(before + 1);
    expect(messagesFor(world, 'hana')).toBe(ofHana + 1);
    await vouches(world, 'hana');
    expect(await lastInRecord(world, 'vouched')).toMatchObject({ by: PEOPLE.hana.id });
  });

  it('can’t vouch after thirty minutes, while the next one still can', async () => {
    const world = await elevatedWorld();
    await liveThrough(world, 4, 'PT8M');
    const answer = await forge(world, 'max', {
      verb: 'vouch_spoke',
      number: 1001,
      revision: 1,
      how: 'in_person',
    });
    expect(answer.status).toBe(200);
    expect((await world.request()).status).toBe('verifying');
    await world.settle();
    await vouches(world, 'hana');
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('ends the request when all of them are, and the requester hears whom to phone', async () => {
    const world = await elevatedWorld();
    const before = messagesFor(world, 'rita');
    await liveThrough(world, 9, 'PT5M');
    expect(await world.request()).toMatchObject({ status: 'expired', ending: { reason: 'no_word' } });
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(newestButtons(world, 'rita')).toEqual(['Ask again']);
    for (const person of ['max', 'hana'] as const) expect(isAsked(world, person)).toBe(false);
    expect(await record(world)).not.toContain('step_notified');
  });
});

describe('a manager’s manager of whom the silent audit log says nothing', () => {
  it('is passed over after four tries, rather than let the request run out unseen', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await alsoInstall(world, 'hana');
    world.tenant.changeManager(PEOPLE.max.id, PEOPLE.hana.id, world.now() - 400 * 86_400_000);
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    world.tenant.addFault({ path: /directoryAudits/u, kind: 'status', status: 503 });
    await world.pass('PT10M');
    await liveThrough(world, 2, 'PT1S');
    expect(await countInRecord(world, 'voucher_passed_over')).toBe(0);
    await liveThrough(world, 3, 'PT10S');
    expect(await countInRecord(world, 'voucher_passed_over')).toBe(1);
    expect(buttonsFor(world, 'hana')).not.toContain('I spoke to them');
    expect((await world.request()).status).toBe('verifying');
  });
});

describe('a voucher whom the bot can’t reach', () => {
  it('by not having it is not waited for', async () => {
    const world = await worldWithout('max');
    expect(isAsked(world, 'hana')).toBe(true);
    expect(await lastInRecord(world, 'voucher_unreachable')).toMatchObject({ who: PEOPLE.max.id });
    await goesThroughElevated(world, 'hana');
  });

  it('by having blocked it is not waited for', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await alsoInstall(world, 'hana');
    world.connector.faults.add({
      method: 'POST',
      path: new RegExp(PEOPLE.max.id),
      kind: 'status',
      status: 403,
    });
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    expect(isAsked(world, 'hana')).toBe(true);
    expect(await countInRecord(world, 'voucher_unreachable')).toBe(1);
  });

  it('as all the others ends the request at once, and the requester hears whom to phone', async () => {
    const world = await worldWithout('max', 'hana');
    expect(await world.request()).toMatchObject({ status: 'expired', ending: { reason: 'nobody_to_vouch' } });
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    expect(newestButtons(world, 'rita')).toEqual(['Ask again']);
  });
});

describe('a manager who asks themselves', () => {
  it('is not asked to vouch: their own manager is', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await alsoInstall(world, 'hana');
    await asksFor(world, 'max', 'alice', 'her phone was stolen');
    expect(isAsked(world, 'max')).toBe(false);
    expect(isAsked(world, 'hana')).toBe(true);
    await forge(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 1, how: 'video' });
    expect((await world.request()).status).toBe('verifying');
    await vouches(world, 'hana');
    expect(await lastInRecord(world, 'vouch_asked')).toMatchObject({ as: 'managers_manager' });
  });

  it('is not asked to vouch: the recovery contact is, before the manager’s manager', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await alsoInstall(world, 'hana', 'kai');
    await world.as('alice').say('add recovery contact Kai Tan');
    await world.pass('P8D');
    await asksFor(world, 'max', 'alice', 'her phone was stolen');
    expect(isAsked(world, 'kai')).toBe(true);
    expect(isAsked(world, 'hana')).toBe(false);
    expect(await lastInRecord(world, 'vouch_asked')).toMatchObject({
      who: PEOPLE.kai.id,
      as: 'recovery_contact',
    });
    await vouches(world, 'kai');
    await approves(world, 'amir', 'max');
    await approves(world, 'dana', 'max');
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
  });
});

describe('nobody else', () => {
  it('can vouch: neither the requester, the subject, an approver nor a voucher not asked yet', async () => {
    const world = await elevatedWorld();
    for (const person of ['rita', 'alice', 'amir', 'sol', 'hana'] as const) {
      for (const verb of ['vouch_spoke', 'vouch_have_not', 'vouch_not_sure', 'vouch_not_asked'])
        await forge(world, person, { verb, number: 1001, revision: 1, how: 'in_person' });
    }
    expect(await world.request()).toMatchObject({ status: 'verifying', vouches: [] });
    expect(await alarmsIn(world)).toEqual([]);
  });
});
