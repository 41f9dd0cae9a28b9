import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { SkipReason } from '../../src/domain/escalation.ts';
import { FIRST_LINE, plans, rosterIsRead, SECOND_LINE, shiftsWorld } from '../support/shifts-world.ts';
import { alsoInstall, asksFor, chatOf, everybodyInstalls, lastInRecord, screenOf } from '../support/steps.ts';
import { configurationFor, startWorld, stopWorlds, type Cast, type World } from '../support/world.ts';

afterEach(stopWorlds);

type Source = 'rotations' | 'shifts';

/** Somebody is on call in primary, and Dana in secondary, by either source. */
async function worldWith(source: Source, onCall: Cast): Promise<World> {
  if (source === 'shifts') {
    const world = await shiftsWorld();
    plans(world, onCall, { group: FIRST_LINE });
    plans(world, 'dana', { group: SECOND_LINE });
    await rosterIsRead(world);
    return world;
  }
  const rotation = (name: string, person: Cast) => ({
    name,
    participants: [PEOPLE[person].userPrincipalName],
    handOff: { every: 'P1W', from: '2026-01-05T09:00' },
  });
  const { escalation } = configurationFor().onCall;
  const rotations = [rotation('primary', onCall), rotation('secondary', 'dana')];
  const world = await startWorld({ configuration: { onCall: { rotations, escalation } } });
  await everybodyInstalls(world);
  return world;
}

interface Case {
  readonly reason: SkipReason;
  readonly onCall: Cast;
  /** What both the requester's and the next approver's card say. */
  readonly says: string;
  readonly because: string;
  readonly requester?: Cast;
  readonly subject?: Cast;
  readonly change?: (world: World) => void;
}

const CASES: readonly Case[] = [
  {
    because: 'never was an approver',
    reason: 'not_an_approver',
    onCall: 'max',
    says: 'Max Keller is on call but isn’t an approver.',
  },
  {
    because: 'was taken out of the group since the shift began',
    reason: 'not_an_approver',
    onCall: 'amir',
    says: 'Amir Haddad is on call but isn’t an approver.',
    change: ({ tenant }) => {
      const group = tenant.group(GROUPS.approvers.id);
      group.memberIds = group.memberIds.filter((id) => id !== PEOPLE.amir.id);
    },
  },
  {
    because: 'is disabled',
    reason: 'disabled',
    onCall: 'amir',
    says: 'Amir Haddad is on call, but the account is disabled.',
    change: ({ tenant }) => void (tenant.person(PEOPLE.amir.id).accountEnabled = false),
  },
  {
    because: 'is disabled and never was an approver',
    reason: 'disabled',
    onCall: 'max',
    says: 'Max Keller is on call, but the account is disabled.',
    change: ({ tenant }) => void (tenant.person(PEOPLE.max.id).accountEnabled = false),
  },
  {
    because: 'left the company',
    reason: 'gone',
    onCall: 'amir',
    says: 'is on call, but isn’t in the directory any more.',
    change: ({ tenant }) => tenant.deletePerson(PEOPLE.amir.id),
  },
  {
    because: 'is the one who asks',
    reason: 'is_requester',
    onCall: 'amir',
    requester: 'amir',
    subject: 'iris',
    says: 'counts as the one who asks, so somebody else decides.',
  },
  {
    because: 'is the one who is locked out',
    reason: 'is_subject',
    onCall: 'iris',
    requester: 'amir',
    subject: 'iris',
    says: 'counts as the one who is locked out, so somebody else decides.',
  },
  {
    because: 'can’t be reached by the bot',
    reason: 'unreachable',
    onCall: 'amir',
    says: 'Amir Haddad can’t be reached by the bot.',
    change: (world) => void world.as('amir').uninstall(),
  },
];

const BOTH = (['rotations', 'shifts'] as const).flatMap((source) => CASES.map((one) => ({ ...one, source })));

describe('somebody on call who can’t be asked', () => {
  it.each(BOTH)('since $onCall $because ($source) is passed over, with the reason', async (one) => {
    const { source, onCall, reason, says, requester = 'rita', subject = 'alice', change } = one;
    const world = await worldWith(source, onCall);
    await alsoInstall(world, requester);
    change?.(world);
    await rosterIsRead(world);
    await asksFor(world, requester, subject);
    expect((await world.request()).status).toBe('awaiting_approval');
    for (const person of [requester, 'dana'] as const) expect(screenOf(world, person)).toContain(says);
    expect(screenOf(world, 'dana')).toContain('Reset the sign-in of');
    if (onCall !== requester) expect(chatOf(world, onCall)).not.toContain('Reset the sign-in of');
    expect(await world.request()).toMatchObject({
      escalation: { notified: [PEOPLE.dana.id], skipped: [{ id: PEOPLE[onCall].id, reason }] },
    });
    await expectInRecord(world, { who: PEOPLE[onCall].id, reason });
  });

  it('since the file names nobody in the directory counts as gone', async () => {
    const rotations = ['primary', 'secondary'].map((name) => ({
      name,
      participants: [name === 'primary' ? 'left@contoso.com' : 'dana@contoso.com'],
      handOff: { every: 'P1W', from: '2026-01-05T09:00' },
    }));
    const { escalation } = configurationFor().onCall;
    const world = await startWorld({ configuration: { onCall: { rotations, escalation } } });
    await everybodyInstalls(world);
    (await asksFor(world, 'rita', 'alice')).sees(
      'A colleague is on call, but isn’t in the directory any more.',
    );
    expect(screenOf(world, 'dana')).toContain('Reset the sign-in of');
  });
});

/** Whoever is named and not asked is in the entry of that step; who turned out to be out of reach in one of their own. */
async function expectInRecord(
  world: World,
  { who, reason }: { readonly who: string; readonly reason: SkipReason },
): Promise<void> {
  if (reason === 'unreachable') {
    expect(await lastInRecord(world, 'approver_unreachable')).toMatchObject({ who });
    return;
  }
  const steps = (await world.audit()).flatMap(({ event }) => (event.kind === 'step_notified' ? [event] : []));
  expect(steps[0]).toMatchObject({ step: 0, people: [], skipped: [{ id: who, reason }] });
}
