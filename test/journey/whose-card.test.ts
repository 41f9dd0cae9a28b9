import { afterEach, describe, expect, it } from '@jest/globals';
import { passkeyMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  chatOf,
  everybodyInstalls,
  forge,
  messagesFor,
  newestButtons,
  ritaShowsCode,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const PASSKEY = passkeyMethod('f1d00000-0000-4000-8000-00000000aaaa', 'Key', '2026-11-23T09:00:00Z');
const PHONE = PEOPLE.alice.businessPhones[0] ?? 'no number';
const NOTE = 'the caller knew too much';
const secrets = new RegExp(['Alice', 'Rita', 'Amir', NOTE].join('|'), 'u');

const amirDenies = async (world: World): Promise<void> => {
  await world.as('amir').click('Deny', { reason: 'Another reason', note: NOTE });
  await world.settle();
};

const copiesOf = (world: World, who: keyof typeof PEOPLE) =>
  world
    .service()
    .ports.copies.of(1001)
    .then((copies) => copies.filter(({ person }) => person === PEOPLE[who].id));

describe('a stranger’s message never becomes a copy of a request', () => {
  it('by a click that searches again', async () => {
    const world = await waitingWorld();
    const nora = world.as('nora');
    await nora.say('help');
    const replyToId = nora.messages().at(-1)?.id ?? '';
    const { text } = await forge(world, 'nora', { verb: 'search_again', number: 1001 }, { replyToId });
    expect(text).toContain('Only');
    await amirDenies(world);
    expect(await copiesOf(world, 'nora')).toEqual([]);
    expect(chatOf(world, 'nora')).not.toMatch(secrets);
  });

  it('even where one is stored: a repaint looks anew whose card it is', async () => {
    const world = await waitingWorld();
    await world.as('nora').say('help');
    const { id: activity, conversation } = world.as('nora').messages().at(-1)!;
    for (const role of ['requester', 'approver', 'informed', 'follower'] as const) {
      const copy = {
        number: 1001,
        person: PEOPLE.nora.id,
        role,
        conversation,
        activity,
        standing: 'first',
      } as const;
      await world.service().ports.copies.add(copy);
      await world.service().ports.jobs.add([
        {
          key: `test:${role}`,
          dueAt: '2026-11-23T09:00:00.000Z',
          effect: { kind: 'repaint', number: 1001 },
        },
      ]);
      await world.settle();
      expect([role, await copiesOf(world, 'nora')]).toEqual([role, []]);
      expect(chatOf(world, 'nora')).not.toMatch(secrets);
    }
  });
});

describe('who is no approver any more', () => {
  /** Dana was asked too and approved; then Amir left, and the plan has to be approved anew. */
  const amirLeft = async (): Promise<{ readonly world: World; readonly before: number }> => {
    const world = await waitingWorld();
    await world.pass('PT10M');
    const code = await ritaShowsCode(world);
    await world.as('dana').click('Approve', { code });
    const before = messagesFor(world, 'amir');
    expect(chatOf(world, 'amir')).toContain(PHONE);
    world.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    world.tenant.register(PEOPLE.alice.id, PASSKEY);
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', revision: 2 });
    return { world, before };
  };

  it('is not asked again, and the numbers go from the card they have', async () => {
    const { world, before } = await amirLeft();
    expect(messagesFor(world, 'amir')).toBe(before);
    expect(chatOf(world, 'amir')).not.toContain(PHONE);
    expect(screenOf(world, 'amir')).toContain('Only approvers can do that');
    expect(screenOf(world, 'dana')).toContain(PHONE);
  });
});

describe('an approver who is also told as the colleague’s manager', () => {
  it('keeps one card of each kind', async () => {
    const world = await startWorld({
      configuration: { approvers: { members: ['amir@contoso.com', 'dana@contoso.com', 'max@contoso.com'] } },
    });
    await everybodyInstalls(world);
    await world.as('rita').say("Alice Wong can't sign in, she has a new phone");
    await world.as('rita').click('Still locked out');
    await world.settle();
    await world.pass('PT10M');
    await world.pass('PT10M');
    expect((await copiesOf(world, 'max')).map(({ role }) => role).toSorted()).toEqual([
      'approver',
      'informed',
    ]);
    const chat = chatOf(world, 'max');
    expect(chat.match(/Which code did/gu)).toHaveLength(1);
    expect(chat).toContain('Rita Moreno asks to reset the sign-in of Alice Wong');
  });
});

describe('an approver who was not asked yet', () => {
  it('looks at a request and finds Deny, and nothing that would be refused', async () => {
    const world = await waitingWorld();
    await world.as('dana').say('status LK-1001');
    expect(screenOf(world, 'dana')).toContain('You were not asked about this request yet');
    expect(newestButtons(world, 'dana')).toContain('Deny');
    for (const refused of ['Approve', 'I have it', 'Hand over'])
      expect(newestButtons(world, 'dana')).not.toContain(refused);
    await world.pass('PT11M');
    expect(newestButtons(world, 'dana')).toEqual(expect.arrayContaining(['Approve', 'Deny', 'Hand over']));
    expect(screenOf(world, 'dana')).not.toContain('You were not asked');
  });
});
