import { afterEach, describe, expect, it } from '@jest/globals';
import { authenticatorMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import {
  alsoInstall,
  approves,
  asksFor,
  buttonsFor,
  countInRecord,
  everybodyInstalls,
  goesThroughElevated,
  lastInRecord,
  liveThrough,
  methodsOf,
  record,
  registersApp,
  removalsAsked,
  resetWorld,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const DAY = 86_400_000;
const HELPDESK = '+1 425 555 0100';

const open = async (): Promise<World> => {
  const world = await startWorld();
  await everybodyInstalls(world);
  await alsoInstall(world, 'hana');
  return world;
};

interface Reason {
  readonly reason: string;
  readonly subject?: Cast;
  readonly story?: string;
  readonly voucher?: Cast;
  readonly check: string;
  readonly change?: (world: World) => void;
}

const alice = PEOPLE.alice.id;

const REASONS: readonly Reason[] = [
  {
    reason: 'on the sensitive list',
    subject: 'cora',
    voucher: 'hana',
    check: 'sensitive_list',
    change: (world) => void (world.tenant.person(PEOPLE.cora.id).managerId = PEOPLE.hana.id),
  },
  {
    reason: 'owner of an application',
    subject: 'owen',
    check: 'privilege',
    change: (world) => {
      const owen = world.tenant.person(PEOPLE.owen.id);
      owen.managerId = PEOPLE.max.id;
      owen.methods.push(
        authenticatorMethod('a17e0000-0000-4000-8000-000000008001', 'Owen', '2024-09-02T07:30:00Z'),
      );
    },
  },
  {
    reason: 'without a known relation to the requester',
    subject: 'nora',
    voucher: 'hana',
    check: 'relationship',
    change: (world) => void (world.tenant.person(PEOPLE.nora.id).managerId = PEOPLE.hana.id),
  },
  { reason: 'with a mobile number of three days ago', subject: 'tamsin', check: 'recent_changes' },
  {
    reason: 'with a business number of yesterday',
    check: 'recent_changes',
    change: (world) =>
      world.tenant.changePhone(alice, { businessPhones: ['+1 425 555 0177'] }, world.now() - DAY),
  },
  {
    reason: 'with a sign-in name of yesterday',
    check: 'recent_changes',
    change: (world) => world.tenant.rename(alice, 'alice.wong@contoso.com', world.now() - DAY),
  },
  {
    reason: 'while the audit log can’t be read',
    check: 'recent_changes',
    change: (world) =>
      world.tenant.grant(
        new Set([...EVERYTHING_LATCHKEY_NEEDS].filter((permission) => permission !== 'AuditLog.Read.All')),
      ),
  },
  { reason: 'whose phone was stolen', story: 'her phone was stolen', check: 'phone_stolen' },
  {
    reason: 'with a risky sign-in',
    check: 'sign_ins',
    change: (world) => world.tenant.signIn(alice, { errorCode: 500121, risk: 'high' }),
  },
  {
    reason: 'who has just signed in',
    check: 'sign_ins',
    change: (world) => world.tenant.signIn(alice, { errorCode: 0 }),
  },
  {
    reason: 'asked for by an account of last week',
    check: 'requester_record',
    change: (world) =>
      void (world.tenant.person(PEOPLE.rita.id).createdDateTime = new Date(
        world.now() - 7 * DAY,
      ).toISOString()),
  },
];

describe('the elevated tier', () => {
  it.each(REASONS)(
    'for somebody $reason: a vouch, then two approvers with a code each',
    async ({ subject = 'alice', story, voucher = 'max', check, change }) => {
      const world = await open();
      change?.(world);
      await asksFor(world, 'rita', subject, story);
      const { verification } = (await world.request()) as { verification: { checks: readonly Checked[] } };
      expect(failed(verification.checks)).toContain(check);
      await goesThroughElevated(world, voucher);
      expect(methodsOf(world, subject)).toEqual([]);
      expect(await countInRecord(world, 'vouched')).toBe(1);
      expect(await countInRecord(world, 'approved')).toBe(2);
    },
  );

  it('for a second reset within a week', async () => {
    const world = await resetWorld();
    await alsoInstall(world, 'hana');
    registersApp(world, 'alice');
    await world.pass('PT2M');
    expect((await world.request()).status).toBe('reenrolled');
    world.tenant.signIn(alice, { errorCode: 500121 });
    await asksFor(world, 'rita', 'alice');
    await goesThroughElevated(world, 'max', 1002);
  });

  it('for somebody about whom a request was turned down lately', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Deny', { reason: 'I am not convinced' });
    await world.settle();
    await asksFor(world, 'kai', 'alice');
    expect(await lastInRecord(world, 'submitted')).toMatchObject({
      checks: expect.arrayContaining([
        { finding: { check: 'turned_down_before', requests: 1 }, outcome: 'fail' },
      ]),
    });
    expect((await world.request(1002)).status).toBe('verifying');
  });

  it('for somebody with a manager of yesterday: not that manager is asked for a word, but a contact of long ago', async () => {
    const world = await open();
    await alsoInstall(world, 'kai');
    await world.as('alice').say('add recovery contact Kai Tan');
    await world.pass('P8D');
    world.tenant.changeManager(alice, PEOPLE.hana.id, world.now() - DAY);
    await asksFor(world, 'rita', 'alice');
    expect(buttonsFor(world, 'hana')).not.toContain('I spoke to them');
    await goesThroughElevated(world, 'kai');
    expect(await countInRecord(world, 'vouch_asked')).toBe(1);
  });

  it('asks for a requester who was reset within the week', async () => {
    const world = await open();
    await asksFor(world, 'alice', 'rita');
    await approves(world, 'amir', 'alice');
    await world.pass('PT15S');
    expect((await world.request()).status).toBe('reset');
    await asksFor(world, 'rita', 'alice');
    await goesThroughElevated(world, 'max', 1002);
  });

  it('asks for a requester somebody objected to, and their colleague is the one who vouches', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Deny', { reason: 'They did not ask for this' });
    await world.settle();
    await asksFor(world, 'rita', 'kai');
    expect(await world.request(1002)).toMatchObject({
      status: 'verifying',
      verification: { tier: 'elevated' },
    });
  });
});

interface Checked {
  readonly finding: { readonly check: string };
  readonly outcome: string;
}

const failed = (checks: readonly Checked[]): readonly string[] =>
  checks.filter(({ outcome }) => outcome !== 'pass').map(({ finding }) => finding.check);

describe('who can’t be verified', () => {
  it('without a number is refused at once, with the helpdesk’s number, and nobody is asked', async () => {
    const world = await open();
    await asksFor(world, 'rita', 'yusuf');
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'no_number' } });
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    await liveThrough(world, 3, 'PT20M');
    for (const kind of ['vouch_asked', 'step_notified'] as const)
      expect(await record(world)).not.toContain(kind);
    expect(removalsAsked(world)).toEqual([]);
  });

  it('with a lost phone and only a mobile number counts as without', async () => {
    const world = await open();
    await asksFor(world, 'rita', 'tamsin', 'she lost her phone');
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'no_number' } });
  });

  it('with a manager of yesterday as the only one to vouch is refused', async () => {
    const world = await open();
    world.tenant.changeManager(alice, PEOPLE.hana.id, world.now() - DAY);
    await asksFor(world, 'rita', 'alice');
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'nobody_to_vouch' } });
    expect(buttonsFor(world, 'hana')).not.toContain('I spoke to them');
  });

  it('without anybody to vouch is refused at once, with the helpdesk’s number', async () => {
    const world = await open();
    await asksFor(world, 'rita', 'cora');
    expect(await world.request()).toMatchObject({ status: 'refused', ending: { reason: 'nobody_to_vouch' } });
    expect(screenOf(world, 'rita')).toContain(HELPDESK);
    const submitted = await lastInRecord(world, 'submitted');
    expect(submitted).toMatchObject({ tier: 'elevated' });
    expect(await record(world)).not.toContain('step_notified');
  });
});
