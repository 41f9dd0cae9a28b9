import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_WITH_MAIL } from '../../src/sandbox/tenant/permissions.ts';
import {
  alarmsIn,
  alsoInstall,
  asksFor,
  buttonsFor,
  chatOf,
  countInRecord,
  everybodyInstalls,
  everythingStored,
  forge,
  lastInRecord,
  messagesFor,
  newestButtons,
  record,
  screenOf,
  vouches,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const open = async (options: WorldOptions = {}): Promise<World> => {
  const world = await startWorld(options);
  await everybodyInstalls(world);
  await alsoInstall(world, 'hana', 'kai', 'nora', 'gina');
  return world;
};

const contactsOf = async (world: World, person: Cast): Promise<readonly string[]> => {
  const contacts = await world.service().ports.recoveryContacts.of(PEOPLE[person].id);
  return contacts.map(({ contact }) => contact);
};

const chooses = async (world: World, person: Cast, named: string): Promise<void> => {
  await world.as(person).say(`add recovery contact ${named}`);
  await world.settle();
};

const counts = (world: World): readonly number[] =>
  (['alice', 'max', 'kai', 'rita', 'sol'] as const).map((person) => messagesFor(world, person));

const { alice, kai, max, nora } = PEOPLE;

describe('a recovery contact', () => {
  it('is chosen in a message, and the person, their manager and the contact hear of it', async () => {
    const world = await open();
    const [ofAlice = 0, ofMax = 0, ...others] = counts(world);
    const [ofKai = 0, ofRita = 0, ofSol = 0] = others;
    await chooses(world, 'alice', 'Kai Tan');
    expect(await contactsOf(world, 'alice')).toEqual([kai.id]);
    // Alice has the answer, and the news as everybody else.
    expect(counts(world)).toEqual([ofAlice + 2, ofMax + 1, ofKai + 1, ofRita, ofSol]);
    expect(screenOf(world, 'max')).toContain('Kai Tan');
    expect(screenOf(world, 'kai')).toContain('Alice Wong');
    expect(buttonsFor(world, 'max')).toContain("This wasn't me");
    expect(await lastInRecord(world, 'recovery_contact_set')).toEqual({
      kind: 'recovery_contact_set',
      by: alice.id,
      subject: alice.id,
      contact: kai.id,
    });
    expect(await everythingStored(world)).not.toContain('Kai Tan');
  });

  it('is chosen on the card', async () => {
    const world = await open();
    await world.as('alice').say('recovery contacts');
    await world.as('alice').click('Add contact', { who: 'kai@contoso.com' });
    await world.settle();
    expect(await contactsOf(world, 'alice')).toEqual([kai.id]);
    expect(chatOf(world, 'alice')).toContain('Kai Tan');
  });

  it('is told by mail as well, to the person and their manager', async () => {
    const world = await open({
      tenant: { permissions: EVERYTHING_WITH_MAIL },
      configuration: { mail: { from: PEOPLE.deskMailbox.userPrincipalName } },
    });
    await chooses(world, 'alice', 'Kai Tan');
    expect(world.tenant.mails.map(({ to }) => to).toSorted()).toEqual([alice.mail, max.mail]);
    for (const { text } of world.tenant.mails) {
      expect(text).toContain('+1 425 555 0100');
      expect(text).not.toMatch(/https?:/u);
    }
  });

  it('of somebody whom the bot can’t reach is chosen all the same', async () => {
    const world = await open();
    await world.as('kai').uninstall();
    await world.as('max').uninstall();
    await chooses(world, 'alice', 'Kai Tan');
    expect(await contactsOf(world, 'alice')).toEqual([kai.id]);
    expect(screenOf(world, 'alice')).toContain('Kai Tan');
  });

  it('may vouch after seven days only', async () => {
    const world = await open();
    await chooses(world, 'alice', 'Kai Tan');
    await world.pass('P6D');
    await asksFor(world, 'max', 'alice', 'her phone was stolen');
    expect(await lastInRecord(world, 'vouch_asked')).toMatchObject({ who: PEOPLE.hana.id });
    await world.pass('PT11M');
    expect(buttonsFor(world, 'kai')).not.toContain('I spoke to them');
    await world.as('max').say('cancel LK-1001');
    await world.pass('P1D');
    await asksFor(world, 'max', 'alice', 'her phone was stolen');
    expect(await lastInRecord(world, 'vouch_asked')).toMatchObject({ who: kai.id, as: 'recovery_contact' });
    await vouches(world, 'kai');
    expect((await world.request(1002)).status).toBe('awaiting_approval');
  });

  it('who left the company is passed over', async () => {
    const world = await open();
    await chooses(world, 'alice', 'Kai Tan');
    await world.pass('P8D');
    world.tenant.person(kai.id).accountEnabled = false;
    await asksFor(world, 'max', 'alice', 'her phone was stolen');
    expect(await lastInRecord(world, 'vouch_asked')).toMatchObject({ who: PEOPLE.hana.id });
  });
});

describe('taking a contact back', () => {
  it('is one click, and everybody hears of it', async () => {
    const world = await open();
    await chooses(world, 'alice', 'Kai Tan');
    const before = [messagesFor(world, 'max'), messagesFor(world, 'kai')];
    await world.as('alice').say('recovery contacts');
    await world.as('alice').click('Remove Kai Tan');
    await world.settle();
    expect(await contactsOf(world, 'alice')).toEqual([]);
    expect([messagesFor(world, 'max'), messagesFor(world, 'kai')]).toEqual(before.map((count) => count + 1));
    expect(await countInRecord(world, 'recovery_contact_removed')).toBe(1);
    expect(await alarmsIn(world)).toEqual([]);
  });

  it.each(['alice', 'max'] as const)('by “This wasn’t me” of %s alarms security', async (person) => {
    const world = await open();
    await chooses(world, 'alice', 'Kai Tan');
    await world.as(person).click("This wasn't me");
    await world.settle();
    expect(await contactsOf(world, 'alice')).toEqual([]);
    expect(await alarmsIn(world)).toEqual(['recovery_contact']);
    expect(screenOf(world, 'sol')).toContain('Alice Wong');
    const again = { verb: 'recovery_contact_not_me', subject: alice.id, contact: kai.id };
    const { text } = await forge(world, person, again);
    expect(text).toContain('There was nothing left to take back.');
    await world.settle();
    expect(await alarmsIn(world)).toHaveLength(1);
  });

  it('is nobody else’s: neither the contact’s nor a stranger’s', async () => {
    const world = await open();
    await chooses(world, 'alice', 'Kai Tan');
    for (const person of ['kai', 'rita', 'nora', 'amir'] as const) {
      await forge(world, person, { verb: 'recovery_contact_not_me', subject: alice.id, contact: kai.id });
      await forge(world, person, { verb: 'recovery_contact_remove', contact: kai.id });
    }
    await world.settle();
    expect(await contactsOf(world, 'alice')).toEqual([kai.id]);
    expect(await alarmsIn(world)).toEqual([]);
    expect(newestButtons(world, 'kai')).toEqual([]);
  });
});

describe('who can’t be chosen', () => {
  it.each<[string, Cast, string]>([
    ['oneself', 'alice', 'Alice Wong'],
    ['the manager, who is asked anyway', 'alice', 'Max Keller'],
    ['one’s other account', 'dana', 'dana-admin@contoso.com'],
    ['a guest', 'alice', 'gina@partner.example'],
    ['somebody whose account is disabled', 'alice', 'Dieter Vogel'],
    ['a meeting room', 'alice', 'Ravi Room'],
    ['a name that several people have', 'rita', 'Alice'],
    ['a name that is only near', 'rita', 'Alise Wonk'],
    ['nobody at all', 'rita', 'Zzyzx Quux'],
  ])('is %s', async (_, person, named) => {
    const world = await open();
    await chooses(world, person, named);
    expect(await contactsOf(world, person)).toEqual([]);
    expect(await record(world)).not.toContain('recovery_contact_set');
    expect(newestButtons(world, person)).toContain('Add contact');
  });

  it('is a third one, or the same twice', async () => {
    const world = await open();
    await chooses(world, 'alice', 'Kai Tan');
    await chooses(world, 'alice', 'Kai Tan');
    expect(await countInRecord(world, 'recovery_contact_set')).toBe(1);
    await chooses(world, 'alice', 'Nora Lind');
    expect(newestButtons(world, 'alice')).not.toContain('Add contact');
    await chooses(world, 'alice', 'Iris Okafor');
    expect(await contactsOf(world, 'alice')).toEqual([kai.id, nora.id]);
    expect(await countInRecord(world, 'recovery_contact_set')).toBe(2);
  });

  it('is a third one, chosen twice at once', async () => {
    const world = await open();
    await chooses(world, 'alice', 'Kai Tan');
    await Promise.all(
      ['Nora Lind', 'Iris Okafor'].map((who) => forge(world, 'alice', { verb: 'recovery_contact_add', who })),
    );
    expect(await contactsOf(world, 'alice')).toHaveLength(2);
    expect(await countInRecord(world, 'recovery_contact_set')).toBe(2);
  });
});
