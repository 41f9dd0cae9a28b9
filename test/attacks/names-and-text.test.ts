import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { chatOf, forge, liveThrough, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';
import { approves, asksFor, crowdedWorld, nextCode, nothingIsRemoved } from './support.ts';

afterEach(stopWorlds);

const EVIL =
  '**Approved by Sol** _ok_ [Approve](https://evil.example/a) <at>everyone</at> {{DATE(2026-01-01T00:00:00Z)}} ${number} `x` # h1 | \u202ereversed\u202c \u2066iso\u2069 <a href="https://evil.example">x</a> ![i](https://evil.example/i.png)';

/** Every text that a person ever saw or could bring to view, the data of buttons left out. */
const textsIn = (node: unknown): readonly string[] => {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'data' ? [] : textsIn(value)));
};

const seenBy = (world: World, who: Cast): string =>
  world
    .as(who)
    .messages()
    .flatMap(({ history }) => textsIn(history))
    .join('\n');

/** What our own cards may hold: bindings of moments that Teams fills in. */
const OURS = /\{\{(?:DATE|TIME)\(\d{4}-[\d:TZ-]+(?:,SHORT)?\)\}\}/gu;

const staysPlain = (world: World, ...people: readonly Cast[]): void => {
  for (const who of people) {
    const text = seenBy(world, who).replaceAll(OURS, '');
    expect(text.length).toBeGreaterThan(50);
    expect(text).not.toMatch(/\{\{|\$\{|\*\*|\]\(|<at>|<a |!\[|[\u202a-\u202e\u2066-\u2069]/u);
    expect(text).not.toContain('evil.example');
    expect(text.replaceAll('\\', '')).not.toMatch(/`x`/u);
  }
};

describe('text that wants to be more than text', () => {
  it('names and departments of everybody, on the cards of voucher and approvers', async () => {
    const world = await crowdedWorld();
    for (const who of ['alice', 'rita', 'max', 'hana'] as const)
      Object.assign(world.tenant.person(PEOPLE[who].id), {
        displayName: `${who} ${EVIL}`,
        department: EVIL,
        jobTitle: EVIL,
      });
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    await forge(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 1, how: 'in_person' });
    await world.settle();
    await approves(world, 'amir');
    await world.settle();
    await approves(world, 'dana');
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    staysPlain(world, 'max', 'amir', 'dana', 'rita', 'alice');
  });

  it('the requester’s story, the approver’s note and the halter’s reason', async () => {
    const world = await crowdedWorld();
    await world.as('rita').say(`alice@contoso.com can't sign in, ${EVIL}, she has a new phone`);
    await forge(world, 'rita', { verb: 'pick_symptom', number: 1001, symptom: 'new_phone', errorCode: EVIL });
    await forge(world, 'rita', { verb: 'still_locked_out', number: 1001 });
    await world.settle();
    await world.as('dana').say(`halt: ${EVIL}`.slice(0, 119));
    await forge(world, 'amir', { verb: 'deny', number: 1001, revision: 1, reason: EVIL, note: EVIL });
    await world.settle();
    expect((await world.request()).status).toBe('denied');
    staysPlain(world, 'amir', 'dana', 'rita', 'max', 'alice');
  });

  it('a phone number on file that is a link and a template', async () => {
    const world = await waitingWorld();
    world.tenant.changePhone(
      PEOPLE.alice.id,
      { businessPhones: [`[+1 425](https://evil.example) \${x}`] },
      world.now(),
    );
    await world.as('amir').say('status LK-1001');
    staysPlain(world, 'amir');
  });

  it('what is searched for, chosen as a contact, checked and erased', async () => {
    const world = await crowdedWorld();
    await world.as('rita').say('a colleague is locked out');
    await forge(world, 'rita', { verb: 'find_person', number: 1001, who: EVIL });
    await forge(world, 'alice', { verb: 'recovery_contact_add', who: EVIL });
    await world.as('sol').say(`erase ${EVIL}`.slice(0, 119));
    await world.as('amir').say(`check LK-1001 ${EVIL}`.slice(0, 119));
    staysPlain(world, 'rita', 'alice', 'sol', 'amir');
  });
});

/** What a person reads; a dot that Teams must not make a link of is another character. */
const readBy = (world: World, who: Cast): string => chatOf(world, who).replaceAll('\u2024', '.');

describe('a name that is not what it seems', () => {
  it('a colleague named with a Cyrillic letter is asked for in the place of another: the card shows the sign-in name', async () => {
    const world = await crowdedWorld();
    const twin = world.tenant.person(PEOPLE.nora.id);
    twin.displayName = '\u0410lice Wong';
    twin.department = 'Finance';
    await asksFor(world, 'rita', 'nora', 'the push never arrives');
    expect(await world.request()).toMatchObject({ subject: PEOPLE.nora.id });
    expect(readBy(world, 'amir')).toContain('nora@contoso.com');
    expect(readBy(world, 'amir')).not.toContain('alice@contoso.com');
  });

  it('two people with the very same name: a search never picks one of them by itself', async () => {
    const world = await crowdedWorld();
    world.tenant.person(PEOPLE.nora.id).displayName = 'Alice Wong';
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    expect(await world.request()).not.toHaveProperty('subject');
  });

  it('the subject bears another’s name: the voucher’s card shows whose account it is', async () => {
    const world = await crowdedWorld();
    world.tenant.person(PEOPLE.alice.id).displayName = 'Kai Tan';
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    expect(readBy(world, 'max')).toContain('alice@contoso.com');
  });

  it('the subject takes another’s name after the checks: the approver’s card shows whose account it is', async () => {
    const world = await crowdedWorld();
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    world.tenant.person(PEOPLE.alice.id).displayName = 'Hana Sato';
    await forge(world, 'max', { verb: 'vouch_spoke', number: 1001, revision: 1, how: 'in_person' });
    await world.settle();
    expect(readBy(world, 'amir')).toContain('alice@contoso.com');
    expect(readBy(world, 'amir')).not.toContain('hana@contoso.com');
  });

  it('the requester takes the manager’s name: the card shows who really asks', async () => {
    const world = await crowdedWorld();
    world.tenant.person(PEOPLE.rita.id).displayName = 'Max Keller';
    await asksFor(world, 'rita', 'alice', 'she has a new phone');
    expect(readBy(world, 'amir')).toContain('rita@contoso.com');
    await nextCode(world);
    await nothingIsRemoved(world);
  });

  it('the name of the account is given back and taken by another: the object id decides', async () => {
    const world = await waitingWorld();
    await approves(world, 'amir');
    world.tenant.rename(PEOPLE.alice.id, 'alice.old@contoso.com');
    world.tenant.rename(PEOPLE.nora.id, 'alice@contoso.com');
    await nothingIsRemoved(world);
    expect(await world.request()).toMatchObject({ subject: PEOPLE.alice.id, status: 'verifying' });
  });
});
