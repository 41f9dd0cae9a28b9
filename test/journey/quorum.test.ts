import { afterEach, describe, expect, it } from '@jest/globals';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  alsoInstall,
  approves,
  asksFor,
  buttonsFor,
  chatOf,
  codeOnScreen,
  countInRecord,
  elevatedWorld,
  everybodyInstalls,
  forge,
  lastInRecord,
  liveThrough,
  messagesFor,
  newestButtons,
  record,
  removalsAsked,
  screenOf,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

/** Max vouched, and two approvers are asked. */
const quorumWorld = async (options: WorldOptions = {}): Promise<World> => {
  const world = await elevatedWorld(options);
  await vouches(world);
  return world;
};

const showsCode = async (world: World): Promise<string> => {
  await world.as('rita').click('Show code');
  return codeOnScreen(world, 'rita');
};

const approveClick = async (world: World, code: string): Promise<Readonly<Record<string, unknown>>> => {
  const { revision } = await world.request();
  return { verb: 'approve', number: 1001, revision, code };
};

const approvers = async (world: World): Promise<readonly string[]> => {
  const { approvals } = (await world.request()) as { approvals: readonly { by: string }[] };
  return approvals.map(({ by }) => by);
};

describe('two approvers', () => {
  it('are asked at once, without a step of ten minutes between them, and nobody more', async () => {
    const world = await quorumWorld();
    const asked = (person: Cast): boolean => buttonsFor(world, person).includes('Approve');
    expect([asked('amir'), asked('dana'), asked('iris')]).toEqual([true, true, false]);
    expect(await countInRecord(world, 'step_notified')).toBe(2);
  });

  it('approve with a code each: the first shows on the second’s card, and the requester gets the next code', async () => {
    const world = await quorumWorld();
    const before = messagesFor(world, 'rita');
    const ofDana = messagesFor(world, 'dana');
    const first = await approves(world, 'amir');
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', revision: 2 });
    expect(messagesFor(world, 'rita')).toBe(before + 1);
    expect(newestButtons(world, 'rita')).toContain('Show code');
    expect(chatOf(world, 'rita')).not.toContain(`${first.slice(0, 3)} ${first.slice(3)}`);
    expect(messagesFor(world, 'dana')).toBe(ofDana);
    expect(screenOf(world, 'dana')).toContain('Amir Haddad');
    expect(newestButtons(world, 'dana')).toContain('Approve');
    expect(newestButtons(world, 'amir')).not.toContain('Approve');
    expect(removalsAsked(world)).toEqual([]);
    const second = await approves(world, 'dana');
    expect(second).not.toBe(first);
    expect(await approvers(world)).toEqual([PEOPLE.amir.id, PEOPLE.dana.id]);
    expect(await lastInRecord(world, 'approved')).toMatchObject({ slot: 1, complete: true });
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(await countInRecord(world, 'claimed')).toBe(1);
  });

  it('can’t use the same code twice', async () => {
    const world = await quorumWorld();
    const first = await approves(world, 'amir');
    await world.as('dana').click('Approve', { code: first });
    await world.settle();
    expect(await approvers(world)).toEqual([PEOPLE.amir.id]);
    expect(await lastInRecord(world, 'code_refused')).toMatchObject({ by: PEOPLE.dana.id });
    expect(newestButtons(world, 'dana')).toContain('Approve');
  });

  it('are two people: a second click of the first, even with the second code, changes nothing', async () => {
    const world = await quorumWorld();
    await approves(world, 'amir');
    await forge(world, 'amir', await approveClick(world, await showsCode(world)));
    expect(await approvers(world)).toEqual([PEOPLE.amir.id]);
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('in the other order are as good', async () => {
    const world = await quorumWorld();
    await approves(world, 'dana');
    await approves(world, 'amir');
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
  });

  it('who click at once with one code leave one approval', async () => {
    const world = await quorumWorld();
    const click = await approveClick(world, await showsCode(world));
    await Promise.all([forge(world, 'amir', click), forge(world, 'dana', click)]);
    await world.settle();
    expect(await approvers(world)).toHaveLength(1);
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(removalsAsked(world)).toEqual([]);
  });
});

describe('the second approver', () => {
  it.each([
    ['They did not ask for this', 1],
    ['I am not convinced', 0],
  ])('who denies because of “%s” ends it, and the first approver hears it', async (reason, alarms) => {
    const world = await quorumWorld();
    await approves(world, 'amir');
    const before = messagesFor(world, 'amir');
    await world.as('dana').click('Deny', { reason });
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'denied', ending: { by: PEOPLE.dana.id } });
    expect(messagesFor(world, 'amir')).toBe(before + 1);
    expect(await countInRecord(world, 'alarm_raised')).toBe(alarms);
    await liveThrough(world, 3, 'PT10S');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('who hands over has somebody else asked at once', async () => {
    const world = await quorumWorld();
    await approves(world, 'amir');
    await world.as('dana').click('Hand over');
    await world.settle();
    expect(buttonsFor(world, 'iris')).toContain('Approve');
    await approves(world, 'iris');
    expect(await approvers(world)).toEqual([PEOPLE.amir.id, PEOPLE.iris.id]);
  });

  it('whom the bot can’t reach is replaced at once', async () => {
    const world = await elevatedWorld();
    await world.as('dana').uninstall();
    await vouches(world);
    expect(buttonsFor(world, 'iris')).toContain('Approve');
    await approves(world, 'amir');
    await approves(world, 'iris');
    expect(await approvers(world)).toEqual([PEOPLE.amir.id, PEOPLE.iris.id]);
  });

  it('who stays silent leaves one approval, which removes nothing', async () => {
    const world = await quorumWorld();
    await approves(world, 'amir');
    await liveThrough(world, 13, 'PT5M');
    expect((await world.request()).status).toBe('expired');
    expect(buttonsFor(world, 'iris')).not.toContain('Approve');
    expect(await record(world)).toEqual(expect.not.arrayContaining(['claimed']));
    expect(removalsAsked(world)).toEqual([]);
  });
});

describe('accounts of one person', () => {
  const bothDanas = { group: GROUPS.approvers.id, members: [PEOPLE.danaAdmin.userPrincipalName] };

  it('count once: who approved can’t approve again as the administrator they are, too', async () => {
    const world = await elevatedWorld({ configuration: { approvers: bothDanas } });
    await alsoInstall(world, 'danaAdmin');
    await vouches(world);
    await approves(world, 'dana');
    await liveThrough(world, 4, 'PT5M');
    const { text } = await forge(world, 'danaAdmin', await approveClick(world, await showsCode(world)));
    expect(text).toContain('you count as');
    expect(await approvers(world)).toEqual([PEOPLE.dana.id]);
    expect(await lastInRecord(world, 'command_refused')).toMatchObject({ by: PEOPLE.danaAdmin.id });
    await approves(world, 'amir');
    expect(await approvers(world)).toEqual([PEOPLE.dana.id, PEOPLE.amir.id]);
  });

  it('count once for whoever vouched: an approver who did can’t approve, and two others are asked at once', async () => {
    const members = [PEOPLE.max.userPrincipalName];
    const onCall = {
      rotations: [PEOPLE.max, PEOPLE.amir].map(({ userPrincipalName }, index) => ({
        name: ['primary', 'secondary'][index],
        participants: [userPrincipalName],
        handOff: { every: 'P1W', from: '2026-01-05T09:00' },
      })),
      escalation: [
        { after: 'PT0M', notify: 'primary' },
        { after: 'PT10M', notify: 'secondary' },
        { after: 'PT20M', notify: 'everyone' },
      ],
    };
    const approvers_ = { group: GROUPS.approvers.id, members };
    const world = await quorumWorld({ configuration: { approvers: approvers_, onCall } });
    for (const person of ['amir', 'dana', 'iris'] as const)
      expect(buttonsFor(world, person)).toContain('Approve');
    const { text } = await forge(world, 'max', await approveClick(world, await showsCode(world)));
    expect(text).toMatch(/you count as|vouched/u);
    expect(await approvers(world)).toEqual([]);
  });
});

describe('a restart', () => {
  it('between the two approvals keeps the first, and the code of the second', async () => {
    const world = await quorumWorld();
    await approves(world, 'amir');
    const code = await showsCode(world);
    await world.restart();
    await world.settle();
    await world.as('dana').click('Approve', { code });
    await liveThrough(world, 3, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect(await countInRecord(world, 'approved')).toBe(2);
  });

  it('while a word is waited for loses neither the question nor the next voucher', async () => {
    const world = await elevatedWorld();
    await world.pass('PT6M');
    await world.restart();
    await world.pass('PT5M');
    expect(buttonsFor(world, 'hana').includes('I spoke to them')).toBe(true);
    await vouches(world, 'max');
    await world.restart();
    await world.settle();
    await approves(world, 'amir');
    await world.restart();
    await approves(world, 'dana');
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    expect(await countInRecord(world, 'vouch_asked')).toBe(2);
  });
});

const endedForWantOfApprovers = async (world: World): Promise<void> => {
  expect(await world.request()).toMatchObject({
    status: 'refused',
    ending: { reason: 'too_few_approvers' },
  });
  expect(screenOf(world, 'rita')).toContain('than there are who could');
  expect(removalsAsked(world)).toEqual([]);
};

describe('too few approvers', () => {
  const TWO = { approvers: { members: ['amir@contoso.com', 'dana@contoso.com'] } };

  it('since one of them vouched: it ends at once, and says so', async () => {
    const world = await startWorld({ configuration: TWO });
    await everybodyInstalls(world);
    world.tenant.person(PEOPLE.alice.id).managerId = PEOPLE.dana.id;
    await asksFor(world, 'rita', 'alice', 'her phone was stolen');
    await vouches(world, 'dana');
    await world.pass('PT10M');
    await endedForWantOfApprovers(world);
  });

  it('since one of them can’t be reached any more', async () => {
    const world = await elevatedWorld({ configuration: TWO });
    await world.as('dana').uninstall();
    await vouches(world);
    await world.pass('PT10M');
    await world.pass('PT10M');
    await endedForWantOfApprovers(world);
  });

  it('since the only other one typed wrong codes: it ends with that, and nobody is asked in vain', async () => {
    const world = await waitingWorld({ configuration: TWO });
    const code = String((Number(await showsCode(world)) + 1) % 1_000_000).padStart(6, '0');
    for (let tries = 0; tries < 3; tries += 1) {
      await forge(world, 'amir', await approveClick(world, code));
      await world.pass('PT10S');
    }
    expect((await world.request()).status).toBe('verifying');
    await vouches(world);
    await world.pass('PT10M');
    await endedForWantOfApprovers(world);
  });

  it('is not what two accounts of one person are taken for', async () => {
    const world = await elevatedWorld({
      configuration: { approvers: { members: ['dana@contoso.com', 'dana-admin@contoso.com'] } },
    });
    await endedForWantOfApprovers(world);
  });
});
